// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a machine that is in trouble: what it says, and that a person gets on by keyboard.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { fill, mayMount, withOwnDisk } from './support/disk.mjs';
import { dataFolder, run, simulatorDocument } from './support/gateway.mjs';
import { Keyring } from './support/keyring.mjs';
import { Desktop, Screen, eventually, missing } from './support/screen.mjs';
import { notInstalled, skipFor } from './support/skip.mjs';

const options = { skip: skipFor(notInstalled(missing)), timeout: 120_000 };

const message = { model: 'sim-fast', messages: [{ role: 'user', content: 'Hello' }] };

async function call(address, key, body = message) {
  const response = await fetch(`http://${address}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

const listening = (desktop) =>
  eventually('the gateway listens', async () => {
    const status = await desktop.ask('gateway.status');
    return status.state === 'listening' && status.address;
  });

test('a full disk is said, and calls are seen again when there is room', {
  ...options,
  skip: options.skip || skipFor(!mayMount && 'may not mount'),
}, async (t) => {
  const screen = await Screen.open(t);
  const data = dataFolder(simulatorDocument);
  const desktop = await Desktop.start(t, screen, { data, wrapper: withOwnDisk(data), words: ['--listen', '127.0.0.1:0'] });
  desktop.seeThrough();
  const address = await listening(desktop);
  const key = run('keys', 'create', 'test', '--quiet', '--data', desktop.data).trim();
  assert.equal((await call(address, key)).status, 200);

  const filler = join(desktop.data, 'filler');
  fill(filler);
  await eventually('the status says why records wait', async () => {
    await call(address, key);
    return /full/i.test((await desktop.ask('gateway.status')).booksProblem);
  });
  screen.press('ctrl+1');
  await new Promise((resolve) => setTimeout(resolve, 1500)); // the window asks once a second
  screen.picture('disk-full');

  rmSync(filler);
  await eventually('records are written again', async () => {
    await call(address, key);
    return (await desktop.ask('gateway.status')).booksProblem === '';
  });
  screen.press('ctrl+2');
  await eventually('the newest row is copied', () => {
    screen.press('Escape', 'Escape', 'ctrl+2', 'End', 'Return');
    screen.press('ctrl+shift+c');
    return screen.clipboard().includes('sim-fast');
  });
  screen.picture('disk-free-again');
});

test('a locked keychain is said, and the key is used for this session by keyboard', {
  ...options,
  skip: options.skip || skipFor(notInstalled(Keyring.missing)),
}, async (t) => {
  const screen = await Screen.open(t);
  const keyring = await Keyring.open(t, screen);
  const document = `version: 1
providers:
  - {name: acme, kind: compatible, base_url: "http://127.0.0.1:9/v1", local: true, api_key: keychain:acme, serve: [a]}
`;
  const data = dataFolder(document);
  const words = ['--listen', '127.0.0.1:0'];
  const first = await Desktop.start(t, screen, { data, words, env: keyring.env });
  await listening(first);
  await first.ask('providers.set_key', { name: 'acme', key: 'sk-test-0123456789abcdef', sessionOnly: false });
  await eventually('the key is stored', async () => (await first.ask('providers.list')).providers[0].keyState === 'stored');
  await first.kill();

  await keyring.lock();
  const desktop = await Desktop.start(t, screen, { data, words, env: keyring.env });
  const address = await listening(desktop);
  await eventually('the key is locked', async () => {
    // The keyring asks in a window of its own, which a person closes.
    screen.pressIn('gcr-prompter', 'Escape');
    return (await desktop.ask('providers.list')).providers[0].keyState === 'locked';
  });
  const key = run('keys', 'create', 'test', '--quiet', '--data', data).trim();
  const refused = await call(address, key, { ...message, model: 'a' });
  assert.equal(refused.status, 503);
  assert.match(refused.text, /locked/);
  screen.press('ctrl+7');
  await eventually('the providers page is open', () => screen.title().startsWith('Providers'));
  screen.picture('keychain-locked');

  // Back over the five buttons above the table, to the last one of the notice.
  screen.press(...Array(6).fill('shift+Tab'), 'space');
  await eventually('the key is asked for', () => !screen.title().startsWith('Providers'));
  screen.type('sk-test-of-this-session-0123456789');
  screen.picture('key-of-this-session');
  screen.press('ctrl+Return');
  await eventually('the key is there for this session', async () => {
    return (await desktop.ask('providers.list')).providers[0].keyState === 'session_only';
  });
  const tried = await call(address, key, { ...message, model: 'a' });
  assert.doesNotMatch(tried.text, /locked/, 'the call goes out with it');
});
