// SPDX-License-Identifier: GPL-3.0-or-later
// Claude Code completes a task of three tool calls against the simulator. CTest runs this in a network
// of its own that has a loopback and nothing else.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { startGateway } from './support/gateway.mjs';
import { temporaryFolder } from './support/temporary.mjs';

const claude = fileURLToPath(new URL('node_modules/@anthropic-ai/claude-code/cli-wrapper.cjs', import.meta.url));

test('Claude Code completes a task with three tool calls, with loopback only', async (t) => {
  assert.deepEqual(Object.keys(networkInterfaces()), ['lo'], 'this machine is reachable by nobody else');
  const { gateway, key } = await startGateway(t);
  const home = temporaryFolder(t);
  const work = temporaryFolder(t);
  const run = promisify(execFile)(
    process.execPath,
    [claude, '-p', 'Do the task in three steps.', '--model', 'sim-agent', '--output-format', 'json', '--allowedTools', 'Bash,Read,Write,Glob,LS,Grep,TodoWrite'],
    {
      cwd: work,
      env: {
        PATH: process.env.PATH,
        HOME: home,
        ANTHROPIC_BASE_URL: gateway.url,
        ANTHROPIC_AUTH_TOKEN: key,
        ANTHROPIC_SMALL_FAST_MODEL: 'sim-fast',
        CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      },
    },
  );
  run.child.stdin.end();
  const { stdout } = await run;
  const result = JSON.parse(stdout);
  assert.equal(result.is_error, false, stdout);
  assert.equal(result.subtype, 'success');
  assert.ok(result.num_turns >= 4, `three tool calls and an answer: ${result.num_turns} turns`);
});
