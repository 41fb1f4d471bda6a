// SPDX-License-Identifier: GPL-3.0-or-later
// Claude Code completes a task of three tool calls against the simulator: in its own dialect, and with
// a target that speaks only OpenAI's. CTest runs this in a network of its own that has a loopback and
// nothing else.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { ask } from './support/admin.mjs';
import { simulatorDocument, startGateway } from './support/gateway.mjs';
import { temporaryFolder } from './support/temporary.mjs';

const claude = fileURLToPath(new URL('node_modules/@anthropic-ai/claude-code/cli-wrapper.cjs', import.meta.url));

const inOpenAisDialect = `version: 1
providers:
  - {name: simulator, kind: simulator, dialects: [openai_chat]}
`;

for (const [title, document] of [
  ['in its own dialect', simulatorDocument],
  ['with a target that speaks another', inOpenAisDialect],
]) {
  test(`Claude Code completes a task with three tool calls, ${title}`, (t) => doesTheTask(t, document));
}

async function doesTheTask(t, document) {
  assert.deepEqual(Object.keys(networkInterfaces()), ['lo'], 'this machine is reachable by nobody else');
  const { gateway, key } = await startGateway(t, document);
  const home = temporaryFolder();
  const work = temporaryFolder();
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

  // What the gateway saw of it: three answers that call a tool, then one that does not, and in the last
  // request what came of each of the three.
  const { rows } = await ask(gateway.data, 'traffic.list');
  const calls = rows.filter((row) => row.modelAsked === 'sim-agent' && row.endpoint === '/v1/messages');
  assert.deepEqual(calls.map(({ state, target }) => [state, target]), Array(4).fill(['done', 'simulator/sim-agent']));
  calls.sort((left, right) => (left.id < right.id ? -1 : 1)); // ids ascend with time
  // One run, by the name that Claude Code itself gives it.
  assert.deepEqual(calls.map(({ session }) => session), Array(4).fill(result.session_id));
  const bodies = await Promise.all(calls.map(({ id }) => ask(gateway.data, 'traffic.bodies', { id })));
  assert.deepEqual(bodies.map(({ response }) => toolsCalled(response)), [['Write'], ['Read'], ['Bash'], []]);
  const results = JSON.parse(bodies.at(-1).request)
    .messages.flatMap(({ content }) => (Array.isArray(content) ? content : []))
    .filter(({ type }) => type === 'tool_result');
  assert.deepEqual(results.map((each) => Boolean(each.is_error)), [false, false, false]);
}

// The tools that an answer asks for, from its event stream.
function toolsCalled(stream) {
  return stream
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => JSON.parse(line.slice(6)))
    .filter((event) => event.type === 'content_block_start' && event.content_block.type === 'tool_use')
    .map((event) => event.content_block.name);
}
