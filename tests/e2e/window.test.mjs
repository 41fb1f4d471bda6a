// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a person meets it, by keyboard alone: a real screen, a window manager, real keys.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { dataFolder } from './support/gateway.mjs';
import { Desktop, Screen, eventually, missing } from './support/screen.mjs';
import { notInstalled, skipFor } from './support/skip.mjs';
import { Upstream, chatCompletion, json } from './support/upstream.mjs';

const options = { skip: skipFor(notInstalled(missing)), timeout: 120_000 };

const shell = (line) => promisify(execFile)('bash', ['-c', line]);

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// The first question is asked once the gateway has said that it has no provider; the pages, which
// stand there until then, have their names in the title.
async function firstQuestion({ screen }) {
  await eventually('the first question is asked', () => screen.title() === 'Weir');
  await pause(500); // until it is drawn and has the focus
}

// On the second page: a key is made for curl, and the line that it is in, with a model of that name.
async function makeKeyAndCopy(desktop, model) {
  const { screen } = desktop;
  await eventually('a key is there', async () => {
    // The page comes a moment after the provider: base URL, then the key.
    if ((await desktop.ask('keys.list')).keys.length === 0) screen.press('Tab', 'Return');
    return (await desktop.ask('keys.list')).keys.length === 1;
  });
  return eventually('the snippet is copied', () => {
    screen.press('Return');
    const copied = screen.clipboard();
    return copied.includes('weir_sk_') && copied.includes(`"model": "${model}"`) && copied;
  });
}

// From the first question to the pages: the simulator, a key, and the line that uses it.
async function firstStart(desktop) {
  const { screen } = desktop;
  await eventually('the gateway listens', async () => (await desktop.ask('gateway.status')).state === 'listening');
  await firstQuestion(desktop);
  screen.picture('1-choose');
  screen.press('Tab', 'Tab', 'Return');
  await eventually('the simulator is a provider', async () => (await desktop.ask('providers.list')).providers.length === 1);
  screen.picture('2-connect');
  const line = await makeKeyAndCopy(desktop, 'sim-fast');
  const { stdout } = await shell(line);
  assert.equal(JSON.parse(stdout).object, 'chat.completion');
  await eventually('the call is seen', async () => (await desktop.ask('traffic.list')).rows[0]?.state === 'done');
  screen.picture('3-first-call');
  await eventually('the pages are open', () => {
    screen.press('Return');
    return screen.title().startsWith('Overview');
  });
  screen.picture('4-overview');
  return line;
}

// What the newest row of the table says of itself, as the curl line that it copies: with its body
// while that is in memory, which it is of a call that was made just now.
async function copyNewestRow(screen) {
  screen.press('ctrl+2');
  await eventually('the traffic page is open', () => screen.title().startsWith('Traffic'));
  return eventually('a row is copied', () => {
    // From wherever the last try left the focus: close the pane, back to the table, its last row.
    screen.press('Escape', 'Escape', 'ctrl+2', 'End', 'Return');
    screen.press('ctrl+shift+c');
    const copied = screen.clipboard();
    return copied.includes('$WEIR_KEY') && copied.includes('sim-fast') && copied;
  });
}

const isLight = (screen) => screen.look().lightShare() > 0.4;

// Another theme, by its command. A palette that comes late swallows nothing: it is tried again.
async function dress(screen, theme) {
  assert.equal(isLight(screen), theme !== 'light');
  await eventually(`the window is ${theme}`, async () => {
    screen.press('Escape', 'ctrl+k');
    await pause(700);
    screen.type(`theme: ${theme}`);
    await pause(700);
    screen.press('Return');
    await pause(700);
    return isLight(screen) === (theme === 'light');
  });
}

test('from the first start to a live row', options, async (t) => {
  const screen = await Screen.open(t);
  const desktop = await Desktop.start(t, screen, { words: ['--listen', '127.0.0.1:0'] });
  await firstStart(desktop);
  await copyNewestRow(screen);
  screen.picture('5-traffic');
  await dress(screen, 'dark');
  screen.picture('5-traffic-dark');
  screen.press('ctrl+1');
  await eventually('the first page is open', () => screen.title().startsWith('Overview'));
  await pause(500);
  screen.picture('6-overview-dark');
  await dress(screen, 'light');
});

test('from the first start to a call that a provider answers', options, async (t) => {
  const upstream = await Upstream.start(t, (request, response) => json(response, 200, chatCompletion('hello')), ['gpt-4o-mini']);
  const keys = () => upstream.requests.map(({ headers }) => headers.authorization);
  const secret = 'sk-test-0123456789abcdef';
  const screen = await Screen.open(t);
  const desktop = await Desktop.start(t, screen, { words: ['--listen', '127.0.0.1:0'] });
  // Without a keychain, which this screen has not, a key is kept for the session.
  await eventually('the keychain has been looked for', async () => !(await desktop.ask('providers.kinds')).keychainAvailable);
  await firstQuestion(desktop);
  await eventually('a provider is asked for', () => {
    screen.press('Return'); // its card has the focus
    return screen.title() === 'Add provider';
  });
  await pause(500);
  screen.press('Tab', 'Tab'); // OpenAI is chosen; on to its name, and its address
  screen.type(`${upstream.url}/v1`);
  screen.press('Tab', 'space', 'Tab'); // on this computer
  screen.type(secret);
  screen.press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'space'); // where it is kept, three facts of it, Test
  await eventually('the test called it', () => keys().length > 0);
  screen.picture('provider-tested');
  assert.deepEqual(keys(), [`Bearer ${secret}`]);
  assert.deepEqual((await desktop.ask('providers.list')).providers, [], 'a test adds nothing');
  await eventually('it is a provider', async () => {
    screen.press('ctrl+Return');
    return (await desktop.ask('providers.list')).providers.length === 1;
  });
  const [{ settings, keyState }] = (await desktop.ask('providers.list')).providers;
  assert.deepEqual([settings.name, settings.baseUrl, settings.local], ['openai', `${upstream.url}/v1`, true]);
  assert.equal(keyState, 'session_only');
  const line = await makeKeyAndCopy(desktop, 'gpt-4o-mini');
  const { stdout } = await shell(line);
  assert.equal(JSON.parse(stdout).choices[0].message.content, 'hello');
  screen.picture('provider-first-call');
});

test('after a kill the next window shows what was there', options, async (t) => {
  const screen = await Screen.open(t);
  const desktop = await Desktop.start(t, screen, { words: ['--listen', '127.0.0.1:0'] });
  const line = await firstStart(desktop);
  const { address: before } = await desktop.ask('gateway.status');
  await desktop.kill();

  await desktop.run(t, ['--listen', '127.0.0.1:0']);
  const { address } = await eventually('the gateway listens again', async () => {
    const status = await desktop.ask('gateway.status');
    return status.state === 'listening' && status;
  });
  await shell(line.replace(before, address));
  await copyNewestRow(screen);
});

test('a port that is taken is left for the next by one key', options, async (t) => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  t.after(() => squatter.close());
  const taken = `127.0.0.1:${squatter.address().port}`;
  const screen = await Screen.open(t);
  const data = dataFolder(`version: 1\nlisten: ${taken}\n`);
  const desktop = await Desktop.start(t, screen, { data });
  await eventually('the window says so', async () => (await desktop.ask('gateway.status')).state === 'port_in_use');
  await firstQuestion(desktop);
  screen.picture('port-in-use');
  screen.press('shift+Tab', 'shift+Tab', 'Return'); // its two actions stand above the first question
  const { address } = await eventually('it listens elsewhere', async () => {
    const status = await desktop.ask('gateway.status');
    return status.state === 'listening' && status;
  });
  assert.notEqual(address, taken);
});

// Killed soon after its start, and again: the third start asks, and one key starts it safely.
test('after two kills in a row safe mode is offered, and left again', options, async (t) => {
  const screen = await Screen.open(t);
  const data = dataFolder('version: 1\nlisten: 127.0.0.1:0\nproviders:\n  - {name: sim, kind: simulator}\n');
  const desktop = await Desktop.start(t, screen, { data });
  const state = async () => (await desktop.ask('gateway.status')).state;
  await eventually('the gateway listens', async () => (await state()) === 'listening');
  await eventually('the pages are open', () => screen.title().startsWith('Overview'));
  screen.press('ctrl+7');
  await eventually('another page is open', () => screen.title().startsWith('Providers'));
  await desktop.kill();

  await desktop.run(t);
  await eventually('the window is as it was', () => screen.title().startsWith('Providers'));
  await pause(500);
  screen.picture('after-a-kill');
  await desktop.kill();

  await desktop.run(t);
  await pause(500);
  screen.picture('safe-mode-offered');
  screen.press('Return');
  await eventually('it is in safe mode', () => screen.title().startsWith('Overview') && screen.title().includes('(safe mode)'));
  assert.equal(await state(), 'stopped');
  await pause(500);
  screen.picture('safe-mode');
  screen.press('ctrl+k', 'l', 'e', 'a', 'v', 'e', 'space', 's', 'a', 'f', 'e');
  await pause(1000);
  screen.press('Return');
  await eventually('it starts again as usual', async () => screen.title().startsWith('Providers') && (await state()) === 'listening');
  assert.ok(!screen.title().includes('(safe mode)'));
  // It is nobody's child any more: it ends as a person ends it.
  screen.press('ctrl+q');
  await eventually('it has ended', async () => !existsSync(join(data, 'window.running')));
});
