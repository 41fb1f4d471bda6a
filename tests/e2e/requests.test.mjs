// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that are not as they should be: each has its clear answer, and none reaches a provider.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { before, describe, test } from 'node:test';

import { startGateway } from './support/gateway.mjs';
import { suiteScope } from './support/scope.mjs';
import { Upstream, chatCompletion, documentFor, json } from './support/upstream.mjs';

const path = '/v1/chat/completions';
const messages = '"messages":[{"role":"user","content":"hello"}]';

describe('a request', () => {
  const suite = suiteScope();
  let upstream;
  let gateway;
  let key;

  before(async () => {
    upstream = await Upstream.start(suite, (request, response) => json(response, 200, chatCompletion('hello')));
    ({ gateway, key } = await startGateway(suite, documentFor(upstream)));
  });

  // Bytes as they are, and what comes back until the server closes.
  async function raw(text) {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    let answer = '';
    socket.on('data', (bytes) => (answer += bytes));
    socket.end(text);
    await once(socket, 'close');
    return answer;
  }

  async function refused(body, status, pattern) {
    const asked = upstream.requests.length;
    const response = await gateway.post(path, key, body);
    const text = await response.text();
    assert.equal(response.status, status, text);
    assert.match(JSON.parse(text).error.message, pattern);
    assert.equal(upstream.requests.length, asked, 'nothing was sent upstream');
  }

  test('that is good passes', async () => {
    const response = await gateway.post(path, key, `{"model":"served-model",${messages}}`);
    assert.equal(response.status, 200);
    assert.equal((await response.json()).choices[0].message.content, 'hello');
  });

  test('with broken JSON', () => refused(`{"model":"served-model",${messages}`, 400, /JSON|end/i));
  test('with bytes after the end', () => refused(`{"model":"served-model",${messages}} x`, 400, /./));
  test('with two models', () => refused(`{"model":"a","model":"served-model",${messages}}`, 400, /model/));
  test('with an escaped spelling of model', () =>
    refused(`{"\\u006dodel":"served-model",${messages}}`, 400, /model/));
  test('without a model', () => refused(`{${messages}}`, 400, /model/));
  test('for an unknown model: near names', () =>
    refused(`{"model":"served-modle",${messages}}`, 404, /served-model/));

  test('without a key', async () => {
    const response = await gateway.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    assert.equal(response.status, 401);
    assert.equal((await response.json()).error.code, 'invalid_api_key');
  });

  test('with two keys that differ', async () => {
    const response = await gateway.post(path, key, `{"model":"served-model",${messages}}`, { 'x-api-key': 'another' });
    assert.equal(response.status, 401);
  });

  test('with a key in each of the five places', async () => {
    for (const headers of [
      { authorization: `Bearer ${key}` },
      { 'x-api-key': key },
      { 'api-key': key },
      { 'x-goog-api-key': key },
    ]) {
      const response = await gateway.post(path, undefined, `{"model":"served-model",${messages}}`, headers);
      assert.equal(response.status, 200, Object.keys(headers)[0]);
    }
    const response = await gateway.post(`${path}?key=${key}`, undefined, `{"model":"served-model",${messages}}`);
    assert.equal(response.status, 200, '?key=');
    for (const { url, headers } of upstream.requests) {
      assert.ok(!JSON.stringify([url, headers]).includes(key), 'the Weir key stays here');
    }
  });

  test('of another content type', async () => {
    const response = await gateway.post(path, key, `{"model":"served-model",${messages}}`, { 'content-type': 'text/plain' });
    assert.equal(response.status, 415);
  });

  test('from another site', async () => {
    const response = await gateway.post(path, key, `{"model":"served-model",${messages}}`, {
      origin: 'https://example.com',
      'sec-fetch-site': 'cross-site',
    });
    assert.equal(response.status, 403);
  });

  test('for another host', async () => {
    const answer = await raw(`GET /health HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 4\d\d /);
  });

  test('that two parsers could read differently', async () => {
    const host = new URL(gateway.url).host;
    const answer = await raw(
      `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    );
    assert.match(answer, /^HTTP\/1\.1 400 /);
    assert.match(answer.toLowerCase(), /\r\nconnection: close\r\n/);
  });

  test('for health and readiness needs no key', async () => {
    assert.equal((await gateway.fetch('/health')).status, 200);
    assert.equal((await gateway.fetch('/ready')).status, 200);
  });

  test('with HEAD or OPTIONS', async () => {
    const head = await gateway.fetch('/health', { method: 'HEAD' });
    assert.equal(head.status, 200);
    assert.equal(await head.text(), '');
    const options = await gateway.fetch(path, { method: 'OPTIONS' });
    assert.equal(options.status, 204);
    assert.match(options.headers.get('allow'), /POST/);
  });

  test('for a path that is not there', async () => {
    const response = await gateway.fetch('/v1/nothing', { key });
    assert.equal(response.status, 404);
  });
});
