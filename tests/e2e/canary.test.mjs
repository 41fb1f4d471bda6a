// SPDX-License-Identifier: GPL-3.0-or-later
// A secret that passes through in eleven places, or is held as a provider's key, stays in memory.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { startGateway } from './support/gateway.mjs';
import { Upstream, chatCompletion, json } from './support/upstream.mjs';

const path = '/v1/chat/completions';
const chat = (content) => ({ model: 'served-model', messages: [{ role: 'user', content }] });

// Every file below a folder, whatever it is called.
function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const whole = join(folder, entry.name);
    if (entry.isDirectory()) return files(whole);
    return entry.isFile() ? [whole] : [];
  });
}

const bearer = { kind: 'compatible', header: 'authorization', before: 'Bearer ' };
const azure = { kind: 'azure', header: 'api-key', before: '' };
const shapes = [
  ['that looks like a key', () => `sk-proj-${randomBytes(24).toString('hex')}`, bearer],
  ['that looks like nothing', () => `Canary${randomBytes(12).toString('hex')}Tweets`, bearer],
  ['of Azure', () => randomBytes(16).toString('hex'), azure],
];
// After a kill -9 the journal is as the last write left it, and nothing was settled or tidied up.
const endings = [
  ['after a stop', (gateway) => gateway.stop(), { code: 0, signal: null }],
  ['after a kill -9, before any restart', (gateway) => gateway.kill(), { code: null, signal: 'SIGKILL' }],
];
for (const [[title, make, wanted], [when, end, outcome]] of shapes.flatMap((shape) => endings.map((each) => [shape, each]))) {
  test(`a secret ${title} is in no file and no log ${when}`, async (t) => {
    const canary = make();
    const upstream = await Upstream.start(t, (request, response, body) => {
      if (body.includes('echo')) {
        json(response, 400, { error: { message: `cannot read ${canary}`, type: 'invalid_request_error', param: canary } });
      } else {
        json(response, 200, chatCompletion(`you said ${canary}`), { 'x-request-id': 'upstream-1' });
      }
    });
    const { gateway, key } = await startGateway(
      t,
      `version: 1
providers:
  - {name: upstream, kind: ${wanted.kind}, base_url: "${upstream.url}/v1", local: true, api_key: "env:CANARY_API_KEY", serve: [served-model]}
`,
      { env: { CANARY_API_KEY: canary } },
    );

    const places = {
      header: [path, key, chat('hello'), { 'x-anything': canary }],
      'key: authorization': [path, undefined, chat('hello'), { authorization: `Bearer ${canary}` }],
      'key: x-api-key': [path, undefined, chat('hello'), { 'x-api-key': canary }],
      'key: api-key': [path, undefined, chat('hello'), { 'api-key': canary }],
      'key: x-goog-api-key': [path, undefined, chat('hello'), { 'x-goog-api-key': canary }],
      'key: query': [`${path}?key=${canary}`, undefined, chat('hello')],
      query: [`${path}?anything=${canary}`, key, chat('hello')],
      body: [path, key, chat(`remember ${canary}`)],
      'tool arguments': [
        path,
        key,
        {
          model: 'served-model',
          messages: [
            { role: 'user', content: 'hello' },
            {
              role: 'assistant',
              content: null,
              tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'f', arguments: `{"a":"${canary}"}` } }],
            },
            { role: 'tool', tool_call_id: 'call_1', content: canary },
          ],
        },
      ],
      'error echo': [path, key, chat('echo')],
      'image URL': [
        path,
        key,
        chat([{ type: 'image_url', image_url: { url: `https://example.com/i.png?sig=${canary}` } }]),
      ],
    };
    assert.equal(Object.keys(places).length, 11);
    for (const [place, [target, presented, body, headers]] of Object.entries(places)) {
      const response = await gateway.post(target, presented, body, headers);
      await response.text();
      const expected = place.startsWith('key:') ? 401 : place === 'error echo' ? 400 : 200;
      assert.equal(response.status, expected, place);
    }
    const sent = upstream.requests[0].headers[wanted.header];
    assert.equal(sent, wanted.before + canary, "the provider's key was used");
    end(gateway);
    assert.deepEqual(await gateway.ended, outcome);

    const kept = files(gateway.data);
    assert.ok(kept.some((file) => file.endsWith('.db')), kept.join());
    for (const file of kept) {
      assert.ok(!readFileSync(file).includes(canary), `${file} holds the secret`);
      assert.ok(!readFileSync(file).includes(key), `${file} holds the Weir key`);
    }
    assert.ok(!gateway.said.includes(canary), 'the log holds the secret');
    assert.ok(!gateway.said.includes(key), 'the log holds the Weir key');
  });
}
