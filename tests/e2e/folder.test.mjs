// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under a gateway: its folder held by another, its database locked, its disk full.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { askBooks } from './support/book.mjs';
import { Gateway, dataFolder, startGateway } from './support/gateway.mjs';
import { Upstream, chatCompletion, documentFor, json } from './support/upstream.mjs';

const call = { model: 'served-model', messages: [{ role: 'user', content: 'hello' }] };
const path = '/v1/chat/completions';

const startUpstream = (t) =>
  Upstream.start(t, (request, response) => json(response, 200, chatCompletion('hello')));

test('a second gateway on the folder says who holds it, and ends', async (t) => {
  const { gateway } = await startGateway(t);
  await assert.rejects(Gateway.serve(gateway.data), (failure) => {
    assert.equal(failure.code, 1);
    assert.match(failure.message, new RegExp(String(gateway.child.pid)));
    return true;
  });
  assert.equal((await gateway.fetch('/health')).status, 200);
});

test('a folder is free again after kill -9', async (t) => {
  const data = dataFolder(t, 'version: 1\nproviders:\n  - {name: simulator, kind: simulator}\n');
  await (await Gateway.serve(data)).kill();
  const second = await Gateway.serve(data);
  assert.deepEqual(await second.stop(), { code: 0, signal: null });
});

test('a locked database holds up no call, and misses none', async (t) => {
  const upstream = await startUpstream(t);
  const { gateway, key } = await startGateway(t, documentFor(upstream));
  assert.equal((await gateway.post(path, key, call)).status, 200);
  const holder = await lockBooks(t, gateway.data);
  for (let i = 0; i < 20; ++i) {
    assert.equal((await gateway.post(path, key, call)).status, 200);
  }
  await holder.release();
  await gateway.stop();
  const [{ n }] = askBooks(gateway.data, "SELECT count(*) n FROM exchange WHERE state = 'Done'");
  assert.equal(n, 21);
});

// Another process in the middle of a long transaction on the month's book.
async function lockBooks(t, data) {
  const folder = join(data, 'book');
  const [book] = readdirSync(folder).filter((name) => name.endsWith('.db'));
  const shell = spawn('sqlite3', ['-cmd', '.timeout 5000', join(folder, book)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(shell, 'exit');
  t.after(() => shell.kill());
  shell.stdin.write('BEGIN EXCLUSIVE;\nSELECT 1;\n');
  await once(shell.stdout, 'data');
  return {
    release() {
      shell.stdin.end('ROLLBACK;\n');
      return ended;
    },
  };
}

const mount = ['unshare', '--map-root-user', '--mount'];
const mayMount = spawnSync(mount[0], [...mount.slice(1), 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

test('a full disk: a clear answer, and it goes on alone when there is room', { skip: !mayMount && 'may not mount' }, async (t) => {
  const upstream = await startUpstream(t);
  const data = dataFolder(t, documentFor(upstream));
  // A disk of its own for the data folder, in sight of this gateway only.
  const script = 'cp -r "$0" "$0.copy" && mount -t tmpfs -o size=6m none "$0" && cp "$0.copy"/* "$0"/ && exec "$@"';
  const gateway = await Gateway.serve(data, { wrapper: [...mount, 'sh', '-c', script, data] });
  t.after(() => gateway.kill());
  const seen = join('/proc', String(gateway.child.pid), 'root', data);
  const key = gateway.makeKey.call({ data: seen });
  assert.equal((await gateway.post(path, key, call)).status, 200);

  const filler = join(seen, 'filler');
  fill(filler);
  let refused;
  for (let i = 0; i < 20_000 && !refused; ++i) {
    const response = await gateway.post(path, key, call);
    const text = await response.text();
    if (response.status !== 200) refused = { status: response.status, text };
  }
  assert.equal(refused?.status, 503, 'a call that cannot be written down is not made');
  assert.match(refused.text, /space|disk|write/i);

  rmSync(filler);
  const asked = upstream.requests.length;
  let again;
  do again = await gateway.post(path, key, call);
  while (again.status === 503);
  assert.equal(again.status, 200);
  await gateway.fetch('/health');
  assert.ok(upstream.requests.length > asked);
});

function fill(file) {
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    for (;;) {
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      } catch (error) {
        assert.equal(error.code, 'ENOSPC');
        break;
      }
    }
  }
}
