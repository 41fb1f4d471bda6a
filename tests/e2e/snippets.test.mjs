// SPDX-License-Identifier: GPL-3.0-or-later
// What the first start gives to paste does what it promises, letter by letter: the window's own texts,
// pasted. Python's is left out, for its client comes from elsewhere. CTest runs this in a network of its
// own that has a loopback and nothing else.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { ask } from './support/admin.mjs';
import { startGateway } from './support/gateway.mjs';
import { suiteScope } from './support/scope.mjs';
import { temporaryFolder } from './support/temporary.mjs';

const installed = (path) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

// Runs it to its end with nothing to read; what it prints.
async function run(program, words, options) {
  const running = promisify(execFile)(program, words, options);
  running.child.stdin.end();
  return (await running).stdout;
}

describe("the first start's snippets, pasted", () => {
  const suite = suiteScope();
  const code = {};
  const home = temporaryFolder();
  const env = { PATH: `${home}/bin:${process.env.PATH}`, HOME: home };
  let gateway;

  before(async () => {
    assert.deepEqual(Object.keys(networkInterfaces()), ['lo'], 'this machine is reachable by nobody else');
    let key;
    ({ gateway, key } = await startGateway(suite));
    const texts = execFileSync(process.env.WEIR_SNIPPETS_BIN, [gateway.url, key, 'sim-fast', 'sim-agent'], { encoding: 'utf8' });
    for (const { title, code: text } of JSON.parse(texts)) code[title] = text;
    assert.deepEqual(Object.keys(code), ['curl', 'Python', 'JavaScript', 'Claude Code', 'Codex']);
    mkdirSync(join(home, 'bin'));
  });

  // The endpoints that were called with this model, every one of them served.
  async function served(model) {
    const rows = (await ask(gateway.data, 'traffic.list')).rows.filter(({ modelAsked }) => modelAsked === model);
    assert.deepEqual([...new Set(rows.map(({ state }) => state))], ['done']);
    return new Set(rows.map(({ endpoint }) => endpoint));
  }

  test('curl', async () => {
    const answer = JSON.parse(await run('sh', ['-c', code.curl], { env }));
    assert.equal(answer.object, 'chat.completion');
    assert.ok(answer.choices[0].message.content.length > 0);
  });

  test('JavaScript', async () => {
    const cwd = temporaryFolder();
    symlinkSync(installed(''), join(cwd, 'node_modules'));
    writeFileSync(join(cwd, 'call.mjs'), code.JavaScript);
    const said = await run(process.execPath, ['call.mjs'], { cwd, env });
    assert.ok(said.trim().length > 0 && !said.includes('undefined'), said);
    assert.ok((await served('sim-fast')).has('/v1/chat/completions'));
  });

  test('Claude Code', async () => {
    // Its last line starts the program: this one, with a task and without a person.
    const cli = installed('@anthropic-ai/claude-code/cli-wrapper.cjs');
    const words = `-p 'Do the task in three steps.' --output-format json --allowedTools Bash,Read,Write`;
    writeFileSync(join(home, 'bin/claude'), `#!/bin/sh\nexec '${process.execPath}' '${cli}' ${words}\n`, { mode: 0o755 });
    const stdout = await run('sh', ['-c', code['Claude Code']], {
      cwd: temporaryFolder(),
      env: {
        ...env,
        ANTHROPIC_API_KEY: 'left over from before',
        ANTHROPIC_SMALL_FAST_MODEL: 'sim-fast',
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      },
    });
    const result = JSON.parse(stdout);
    assert.equal(result.is_error, false, stdout);
    assert.deepEqual(await served('sim-agent'), new Set(['/v1/messages']));
  });

  test('Codex', async () => {
    mkdirSync(join(home, '.codex'));
    writeFileSync(join(home, '.codex/config.toml'), code.Codex);
    const [, exported] = /^# +(export WEIR_KEY=.*)$/m.exec(code.Codex);
    const words = `exec --json --skip-git-repo-check --sandbox danger-full-access 'Do the task in three steps.'`;
    const line = `${exported}\nexec '${process.execPath}' '${installed('@openai/codex/bin/codex.js')}' ${words}`;
    const stdout = await run('sh', ['-c', line], { cwd: temporaryFolder(), env });
    assert.match(stdout, /Done\. I wrote the note/);
    assert.ok((await served('sim-agent')).has('/v1/responses'));
  });
});
