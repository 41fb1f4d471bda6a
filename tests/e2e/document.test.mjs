// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { Gateway, dataFolder, run } from './support/gateway.mjs';
import { temporaryFolder } from './support/temporary.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

function check(t, document) {
  const file = join(temporaryFolder(t), 'weir.yaml');
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
  const data = dataFolder(t, 'version: 1\nlissen: 127.0.0.1:9347\n');
  await assert.rejects(Gateway.serve(data), (failure) => {
    assert.equal(failure.code, 1);
    assert.match(failure.message, /2:1/);
    return true;
  });
});
