// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under a gateway: its folder held by another, its database locked, its disk full.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { watch as watchFolder } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { askBooks } from './support/book.mjs';
import { fill, mayMount, withOwnDisk } from './support/disk.mjs';
import { Gateway, dataFolder, run, startGateway } from './support/gateway.mjs';
import { skipFor } from './support/skip.mjs';
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
  const data = dataFolder('version: 1\nproviders:\n  - {name: simulator, kind: simulator}\n');
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
  const books = () => readdirSync(folder).filter((name) => name.endsWith('.db'));
  const watch = watchFolder(folder)[Symbol.asyncIterator]();
  while (books().length === 0) await watch.next();
  await watch.return();
  const [book] = books();
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

test('a full disk: a clear answer, and it goes on alone when there is room', { skip: skipFor(!mayMount && 'may not mount') }, async (t) => {
  const upstream = await startUpstream(t);
  const data = dataFolder(documentFor(upstream));
  const gateway = await Gateway.serve(data, { words: ['--threads', '1'], wrapper: withOwnDisk(data) });
  t.after(() => gateway.kill());
  const seen = join('/proc', String(gateway.child.pid), 'root', data);
  const key = gateway.makeKey.call({ data: seen });
  let answered = 0;
  const ask = async () => {
    const response = await gateway.post(path, key, call);
    const text = await response.text();
    if (response.status === 200) ++answered;
    return { status: response.status, text };
  };
  assert.equal((await ask()).status, 200);

  const filler = join(seen, 'filler');
  fill(filler);
  assert.equal((await ask()).status, 200, 'for a while, records wait in memory');
  let refused;
  async function askUntilRefused() {
    for (let i = 0; i < 2_000 && !refused; ++i) {
      const answer = await ask();
      if (answer.status !== 200) refused = answer;
    }
  }
  await Promise.all(Array.from({ length: 16 }, askUntilRefused));
  assert.equal(refused?.status, 503, 'a call that cannot be written down is not made');
  assert.match(refused.text, /space|disk|write/i);

  rmSync(filler);
  let again;
  do again = await ask();
  while (again.status === 503);
  assert.equal(again.status, 200);
  // The gateway waits for what it has not booked yet, and names folders as it sees them.
  run('backup', join(data, 'copy'), '--data', seen);
  const copy = join(data, 'copy');
  cpSync(join(seen, 'copy'), copy, { recursive: true });
  const [{ done }] = askBooks(copy, "SELECT count(*) done FROM exchange WHERE state = 'Done'");
  assert.equal(done, answered, 'every answered call is in the book');
});
