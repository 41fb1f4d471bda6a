// SPDX-License-Identifier: GPL-3.0-or-later
// One model, several targets: what fails before the first byte is tried elsewhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import OpenAI from 'openai';

import { startGateway } from './support/gateway.mjs';
import { Upstream, chatCompletion, documentFor, json } from './support/upstream.mjs';

const hello = [{ role: 'user', content: 'Say hello.' }];
const ordered = (failing) => `version: 1
providers:
  - {name: simulator, kind: simulator}
models:
  - {name: assistant, targets: [simulator/${failing}, simulator/sim-fast]}
`;

for (const failing of ['sim-429', 'sim-500', 'sim-reset', 'sim-garbage']) {
  for (const stream of [false, true]) {
    test(`${failing} falls over to a good target${stream ? ', streamed' : ''}`, async (t) => {
      const { gateway, key } = await startGateway(t, ordered(failing));
      const client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: key, maxRetries: 0 });
      const { data, response } = await client.chat.completions
        .create({ model: 'assistant', messages: hello, stream })
        .withResponse();
      let text = '';
      if (stream) {
        for await (const chunk of data) text += chunk.choices[0]?.delta?.content ?? '';
      } else {
        text = data.choices[0].message.content;
      }
      assert.ok(text.length > 0);
      assert.equal(response.headers.get('x-weir-target'), 'simulator/sim-fast');
    });
  }
}

test('a target that is not there falls over to one that is', async (t) => {
  const { gateway, key } = await startGateway(
    t,
    `version: 1
providers:
  - {name: gone, kind: compatible, base_url: "http://127.0.0.1:9/v1", local: true, api_key: none, serve: [any]}
  - {name: simulator, kind: simulator}
models:
  - {name: assistant, targets: [gone/any, simulator/sim-fast]}
`,
  );
  const response = await gateway.post('/v1/chat/completions', key, { model: 'assistant', messages: hello });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('x-weir-target'), 'simulator/sim-fast');
});

test('no target up: a clear answer', async (t) => {
  const { gateway, key } = await startGateway(
    t,
    `version: 1
providers:
  - {name: gone, kind: compatible, base_url: "http://127.0.0.1:9/v1", local: true, api_key: none, serve: [any]}
`,
  );
  const response = await gateway.post('/v1/chat/completions', key, { model: 'any', messages: hello });
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('x-should-retry'), 'false', 'our own tries are spent');
  assert.equal(response.headers.get('x-weir-target'), 'gone/any');
  const { error } = await response.json();
  assert.deepEqual(error, {
    message:
      'No target served this call. gone/any, 4 tries: 127.0.0.1:9 cannot be reached: Connection refused. ' +
      'Check that it runs and listens there.',
    type: 'server_error',
    param: null,
    code: 'no_target_available',
  });
});

test('the Retry-After of a provider is respected, and given back when every target cools', async (t) => {
  const upstream = await Upstream.start(t, (request, response) =>
    json(response, 429, { error: { message: 'slow down', type: 'rate_limit' } }, { 'retry-after': '120' }),
  );
  const { gateway, key } = await startGateway(t, documentFor(upstream));
  const call = { model: 'served-model', messages: hello };
  const first = await gateway.post('/v1/chat/completions', key, call);
  assert.equal(first.status, 429);
  const asked = upstream.requests.length;
  const second = await gateway.post('/v1/chat/completions', key, call);
  assert.equal(second.status, 429);
  const wait = Number(second.headers.get('retry-after'));
  assert.ok(wait > 60 && wait <= 120, `retry-after: ${wait}`);
  assert.equal(upstream.requests.length, asked, 'a cooling target is not asked');
});

test('what the client sent reaches the provider byte for byte, but for the named edits', async (t) => {
  const upstream = await Upstream.start(t, (request, response) => json(response, 200, chatCompletion('hello')));
  const { gateway, key } = await startGateway(
    t,
    documentFor(upstream, 'models:\n  - {name: alias, targets: [upstream/served-model]}\n'),
  );
  const body = '{ "messages":[{"role":"user","content":"h\\u00e9llo"}],\n  "model" : "alias", "unknown_field": {"a" : 1.50} }';
  const response = await gateway.post('/v1/chat/completions', key, body);
  assert.equal(response.status, 200);
  assert.equal(upstream.requests[0].body, body.replace('"alias"', '"served-model"'));
  assert.equal(upstream.requests[0].headers.authorization, undefined, 'the Weir key stays here');
});
