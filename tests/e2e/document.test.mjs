// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { ask } from './support/admin.mjs';
import { Gateway, dataFolder, run, startGateway } from './support/gateway.mjs';
import { eventually } from './support/screen.mjs';
import { temporaryFolder } from './support/temporary.mjs';
import { Upstream, chatCompletion, documentFor, json } from './support/upstream.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

function check(t, document) {
  const file = join(temporaryFolder(), 'weir.yaml');
  writeFileSync(file, document);
  try {
    return { status: 0, text: run('check', file) };
  } catch ({ status, stdout, stderr }) {
    return { status, text: stdout + stderr };
  }
}

test("README's document is accepted", (t) => {
  const blocks = [...readme.matchAll(/```yaml\n(.*?)```/gs)].map((found) => found[1]);
  assert.ok(blocks.length > 0);
  for (const block of blocks) {
    const { status, text } = check(t, block);
    assert.equal(status, 0, text);
  }
});

const message = {
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  model: 'served-model',
  content: [{ type: 'text', text: 'hello' }],
  stop_reason: 'end_turn',
  usage: { input_tokens: 11, output_tokens: 3 },
};

test("README's document leaves no plain name open, before any provider was asked", async (t) => {
  const upstream = await Upstream.start(t, (request, response) => {
    json(response, 200, request.url === '/v1/messages' ? message : chatCompletion('hello'));
  });
  const [block] = [...readme.matchAll(/```yaml\n(.*?)```/gs)].map((found) => found[1]);
  const document = block
    .replace('kind: openai\n', `kind: openai\n    base_url: ${upstream.url}/v1\n    local: true\n`)
    .replace('kind: anthropic\n', `kind: anthropic\n    base_url: ${upstream.url}\n    local: true\n`);
  const { gateway, key } = await startGateway(t, document, {
    env: { OPENAI_API_KEY: 'sk-test-1', ANTHROPIC_API_KEY: 'sk-test-2' },
  });
  const messages = [{ role: 'user', content: 'hello' }];
  const status = async (path, body) => (await gateway.post(path, key, { messages, ...body })).status;
  assert.equal(await status('/v1/chat/completions', { model: 'gpt-4o' }), 200);
  assert.equal(await status('/v1/chat/completions', { model: 'assistant' }), 200);
  assert.equal(await status('/v1/messages', { model: 'claude-sonnet-4-5', max_tokens: 9 }), 200);
  assert.deepEqual(
    upstream.requests.map(({ url, body }) => [url, JSON.parse(body).model]),
    [
      ['/v1/chat/completions', 'gpt-4o'],
      ['/v1/chat/completions', 'gpt-4o-mini'],
      ['/v1/messages', 'claude-sonnet-4-5'],
    ],
  );
});

test('an unknown field: suggestion, line and column, exit 1', (t) => {
  const { status, text } = check(t, 'version: 1\nproviders:\n  - {name: sim, kind: simulator, api_kye: none}\n');
  assert.equal(status, 1);
  assert.match(text, /3:\d+/);
  assert.match(text, /api_kye/);
  assert.match(text, /api_key/);
});

test('a field twice: line and column, exit 1', (t) => {
  const { status, text } = check(t, 'version: 1\nlisten: 127.0.0.1:9347\nlisten: 127.0.0.1:9348\n');
  assert.equal(status, 1);
  assert.match(text, /3:1/);
});

test('a broken document is not served', async (t) => {
  const data = dataFolder('version: 1\nlissen: 127.0.0.1:9347\n');
  await assert.rejects(Gateway.serve(data), (failure) => {
    assert.equal(failure.code, 1);
    assert.match(failure.message, /2:1/);
    return true;
  });
});

// What a provider is called with goes to no address but the one that it was given for, until somebody
// says so.
test('a key stays with its address until it is bound anew', async (t) => {
  const answer = (request, response) => json(response, 200, chatCompletion('hello'));
  const [before, after] = [await Upstream.start(t, answer), await Upstream.start(t, answer)];
  const document = (upstream) => documentFor(upstream).replace('api_key: none', 'api_key: session');
  const { gateway, key } = await startGateway(t, document(before));
  const providers = async () => (await ask(gateway.data, 'providers.list')).providers[0];
  const call = async () => {
    const body = { model: 'served-model', messages: [{ role: 'user', content: 'hello' }] };
    return (await gateway.post('/v1/chat/completions', key, body)).status;
  };
  await ask(gateway.data, 'providers.set_key', { name: 'upstream', key: 'sk-test-0123456789abcdef', sessionOnly: true });
  assert.equal(await call(), 200);
  assert.equal(before.requests[0].headers.authorization, 'Bearer sk-test-0123456789abcdef');

  writeFileSync(join(gateway.data, 'weir.yaml'), document(after));
  await eventually('the document is in force', async () => (await providers()).settings.baseUrl === `${after.url}/v1`);
  assert.equal((await providers()).keyState, 'denied');
  assert.ok((await call()) >= 500);
  assert.equal(after.requests.length, 0, 'nothing was sent there');

  const said = run('keys', 'rebind', 'upstream', '--data', gateway.data);
  assert.equal(said, "The key of 'upstream' is bound to its address of now.\n");
  assert.equal((await providers()).keyState, 'session_only');
  assert.equal(await call(), 200);
  assert.equal(after.requests[0].headers.authorization, 'Bearer sk-test-0123456789abcdef');
});
