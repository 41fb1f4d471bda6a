// SPDX-License-Identifier: GPL-3.0-or-later
// packaging/run.sh as a stranger meets it, with the programs built already.
import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { weir } from './support/gateway.mjs';
import { temporaryFolder } from './support/temporary.mjs';

const packaging = fileURLToPath(new URL('../../packaging', import.meta.url));

// A tree in which there is nothing left to build, and what its script says when it is run.
class Tree {
  constructor(test) {
    this.test = test;
    this.root = temporaryFolder();
    this.data = join(this.root, 'data');
    cpSync(packaging, join(this.root, 'packaging'), { recursive: true });
    for (const folder of ['tools', 'build/headless/bin', 'build/release/bin']) {
      mkdirSync(join(this.root, folder), { recursive: true });
    }
    this.program('tools/cmake', 'exit 0');
    this.program('build/release/bin/weir-desktop', 'echo "window: $*"');
    symlinkSync(weir, join(this.root, 'build/headless/bin/weir'));
  }

  program(path, text) {
    writeFileSync(join(this.root, path), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  }

  run(words, until, env = {}) {
    return this.runWith(['--data', this.data, ...words], until, env);
  }

  // Runs it until it says something that matches, or to its end.
  async runWith(words, until, env = {}) {
    const child = spawn(join(this.root, 'packaging/run.sh'), words, {
      env: { HOME: this.root, PATH: `${join(this.root, 'tools')}:${process.env.PATH}`, WEIR_INSTALL: 'no', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(child, 'close');
    const stop = () => {
      child.kill('SIGTERM');
      return ended;
    };
    this.test.after(stop);
    let said = '';
    const seen = new Promise((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (bytes) => {
          said += bytes;
          if (until?.test(said)) resolve();
        });
      }
    });
    await Promise.race([seen, ended]);
    return { said, stop, code: child.exitCode };
  }
}

const keyIn = (said) => /weir_sk_\w+/.exec(said)?.[0];
const urlIn = (said) => /^listening on (\S+)$/m.exec(said)?.[1];

async function statusOf(url, key) {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'sim-fast', messages: [{ role: 'user', content: 'Hello' }] }),
  });
  await response.text();
  return response.status;
}

test('the first run shows a call to paste, the second one how to make a key', async (t) => {
  const tree = new Tree(t);
  const first = await tree.run(['--headless', '--listen', '127.0.0.1:0'], /Ctrl-C ends/);
  const line = /^curl http\S+\/v1\/chat\/completions .*weir_sk_.*$/m.exec(first.said)[0];
  const { stdout } = await promisify(execFile)('sh', ['-c', line]);
  assert.equal(JSON.parse(stdout).object, 'chat.completion', stdout);
  await first.stop();

  const second = await tree.run(['--headless', '--listen', '127.0.0.1:0'], /keys create NAME/);
  assert.match(second.said, new RegExp(`keys create NAME --data ${tree.data}$`, 'm'));
  assert.equal(keyIn(second.said), undefined);
  assert.equal(await statusOf(urlIn(second.said), keyIn(first.said)), 200);
  await second.stop();
});

test('a first key is not lost with a port that is taken', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  t.after(() => other.close());
  await once(other, 'listening');
  const tree = new Tree(t);
  const first = await tree.run(['--headless', '--listen', `127.0.0.1:${other.address().port}`]);
  assert.equal(first.code, 1, first.said);
  assert.match(first.said, /shown once: weir_sk_/);

  const second = await tree.run(['--headless', '--listen', '127.0.0.1:0'], /keys create NAME/);
  assert.equal(await statusOf(urlIn(second.said), keyIn(first.said)), 200);
  await second.stop();
});

// What README shows, with its signs for what differs from run to run.
function readmeBlock() {
  const readme = readFileSync(join(packaging, '../README.md'), 'utf8');
  const block = /```\n(listening on[^]*?)```/.exec(readme)[1];
  return new RegExp(
    block
      .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      .replaceAll('9347', '\\d+')
      .replaceAll('weir_sk_…', 'weir_sk_\\w+')
      .replaceAll('…', '.*'),
  );
}

test('the first run says what README shows, word for word', async (t) => {
  const first = await new Tree(t).run(['--headless', '--listen', '127.0.0.1:0'], /Ctrl-C ends.*\n/);
  assert.match(first.said, readmeBlock());
  await first.stop();
});

test('the demo calls the gateway on the port that was found for it', async (t) => {
  const tree = new Tree(t);
  const env = { TMPDIR: tree.root };
  const demo = await tree.runWith(['--headless', '--demo', '--listen', '127.0.0.1:0'], /Ctrl-C ends/, env);
  assert.doesNotMatch(urlIn(demo.said), /:0$/);
  const scrap = readdirSync(tree.root).find((name) => name.startsWith('weir-demo.'));
  const data = join(tree.root, scrap, 'data');
  const calls = () => execFileSync(weir, ['traffic', 'tail', '--once', '--json', '--data', data], { encoding: 'utf8' });
  while (!calls().includes('"state":"done"')) await new Promise((done) => setTimeout(done, 100));
  await demo.stop();
  assert.equal(existsSync(join(tree.root, scrap)), false);
});

test('the demo does not touch a data folder that is named', async (t) => {
  const tree = new Tree(t);
  const { code, said } = await tree.run(['--demo'], undefined);
  assert.equal(code, 2);
  assert.match(said, /^--demo shows Weir on a data folder of its own, which is thrown away: leave out --demo or --data\.$/m);
  assert.equal(existsSync(tree.data), false);
});

test('an address beyond this machine works from the first run on', async (t) => {
  const run = await new Tree(t).run(['--headless', '--listen', '0.0.0.0:0'], /Ctrl-C ends/);
  assert.match(run.said, /^listening on http:\/\/0\.0\.0\.0:/m);
  await run.stop();
});

test('the window listens where it is told', async (t) => {
  const tree = new Tree(t);
  const { said, code } = await tree.run(['--listen', '127.0.0.1:9400'], undefined, { DISPLAY: ':99' });
  assert.equal(code, 0, said);
  assert.match(said, new RegExp(`^window: --data ${tree.data} --listen 127.0.0.1:9400$`, 'm'));
});

test('without a display it starts without a window, and says so', async (t) => {
  const run = await new Tree(t).run(['--listen', '127.0.0.1:0'], /Ctrl-C ends/);
  assert.match(run.said, /^No display here .*: starting without a window\.$/m);
  assert.equal(await statusOf(urlIn(run.said), keyIn(run.said)), 200);
  await run.stop();
});

// A system of another kind, on which there are no commands but these.
function fedora(tree, commands) {
  const release = join(tree.root, 'os-release');
  writeFileSync(release, 'NAME="Fedora Linux"\nVERSION_ID=43\nID=fedora\nPRETTY_NAME="Fedora Linux 43"\n');
  const script = join(tree.root, 'packaging/install.sh');
  writeFileSync(script, readFileSync(script, 'utf8').replaceAll('/etc/os-release', release));
  const bin = join(tree.root, 'bin');
  mkdirSync(bin);
  for (const command of ['bash', 'cat', 'dirname', ...commands]) {
    symlinkSync(execFileSync('which', [command], { encoding: 'utf8' }).trim(), join(bin, command));
  }
  return { PATH: bin, WEIR_INSTALL: 'yes' };
}

test('a Fedora is told which commands it lacks', async (t) => {
  const tree = new Tree(t);
  const { said, code } = await tree.run(['--headless'], undefined, fedora(tree, ['git']));
  assert.equal(code, 1, said);
  assert.match(said, /^This is Fedora Linux 43: untested\./);
  assert.match(said, /^  Fedora, untested: /m);
  assert.match(said, /^Missing commands: c\+\+ cmake ninja pkg-config$/m);
  assert.match(said, /^Install them with your package manager, then run this again\.$/m);
  assert.equal(existsSync(tree.data), false);
});

test('a Fedora is told which libraries it lacks', async (t) => {
  for (const [words, env, lacks] of [
    [['--headless'], {}, ['simdjson >= 3']],
    [[], { DISPLAY: ':99' }, ['simdjson >= 3', 'Qt6Charts >= 6.4']],
  ]) {
    const tree = new Tree(t);
    const path = fedora(tree, []);
    for (const command of ['c++', 'cmake', 'ninja', 'git']) tree.program(`bin/${command}`, 'exit 0');
    tree.program('bin/pkg-config', 'case "$2" in simdjson*|Qt6Charts*) exit 1 ;; esac');
    const { said, code } = await tree.run(words, undefined, { ...path, ...env });
    assert.equal(code, 1, said);
    assert.doesNotMatch(said, /^Missing commands/m);
    const named = [...said.matchAll(/^Missing library, by its name for pkg-config: (.*)$/gm)].map((found) => found[1]);
    assert.deepEqual(named, lacks);
    assert.equal(existsSync(tree.data), false);
  }
});

test('a bash that is too old is refused with a sentence', () => {
  const refusal = (version) => {
    const { status, stderr } = spawnSync('bash', ['-c', `. ${packaging}/install.sh; refuse_old_bash ${version}`], { encoding: 'utf8' });
    return { status, stderr };
  };
  for (const version of ['4 1', '5 2']) assert.deepEqual(refusal(version), { status: 0, stderr: '' });
  for (const version of ['3 2', '4 0']) {
    const { status, stderr } = refusal(version);
    assert.equal(status, 1);
    assert.match(stderr, /^This is bash \d\.\d, and these scripts need 4\.1 or newer\. .*: bash packaging\/run\.sh$/m);
  }
});

test('where there is no nproc, something else says how many compilers may run', () => {
  const script = `. ${packaging}/install.sh; nproc() { return 127; }; weir_jobs; getconf() { return 1; }; sysctl() { return 1; }; weir_jobs`;
  const [first, second] = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim().split('\n');
  assert.ok(Number(first) >= 1, first);
  assert.equal(second, '2');
});

test('a system that was not tried is called untested, also when it lacks nothing', () => {
  for (const more of ['missing_packages() { :; }', 'WEIR_INSTALL=no']) {
    const script = `. ${packaging}/install.sh; weir_system() { echo 'Ubuntu 24.04'; }; ${more}; install_packages run 2>&1`;
    assert.match(execFileSync('bash', ['-c', script], { encoding: 'utf8' }), /^This is Ubuntu 24.04: untested\./);
  }
});
