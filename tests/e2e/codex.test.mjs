// SPDX-License-Identifier: GPL-3.0-or-later
// Codex completes a task of three tool calls against the simulator: in its own dialect, and with
// targets that speak only another. It is set up as README says. CTest runs this in a network of its own
// that has a loopback and nothing else.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { ask } from './support/admin.mjs';
import { startGateway } from './support/gateway.mjs';
import { temporaryFolder } from './support/temporary.mjs';

const codex = fileURLToPath(new URL('node_modules/@openai/codex/bin/codex.js', import.meta.url));

const settings = (url) => `model = "sim-agent"
model_provider = "weir"

[model_providers.weir]
name = "Weir"
base_url = "${url}/v1"
env_key = "WEIR_KEY"
wire_api = "responses"
`;

for (const dialect of ['openai_responses', 'openai_chat', 'anthropic']) {
  test(`Codex completes a task with three tool calls, at a target that speaks ${dialect}`, async (t) => {
    assert.deepEqual(Object.keys(networkInterfaces()), ['lo'], 'this machine is reachable by nobody else');
    const { gateway, key } = await startGateway(
      t,
      `version: 1\nproviders:\n  - {name: simulator, kind: simulator, dialects: [${dialect}]}\n`,
    );
    const home = temporaryFolder();
    mkdirSync(join(home, '.codex'));
    writeFileSync(join(home, '.codex/config.toml'), settings(gateway.url));
    const run = promisify(execFile)(
      process.execPath,
      [codex, 'exec', '--json', '--skip-git-repo-check', '--sandbox', 'danger-full-access', 'Do the task in three steps.'],
      { cwd: temporaryFolder(), env: { PATH: process.env.PATH, HOME: home, WEIR_KEY: key } },
    );
    run.child.stdin.end();
    const { stdout } = await run;
    const events = stdout.trim().split('\n').map((line) => JSON.parse(line));
    const commands = events
      .filter(({ type, item }) => type === 'item.completed' && item.type === 'command_execution')
      .map(({ item }) => [item.exit_code, item.aggregated_output.trim()]);
    const note = 'A note by the simulator: the weir holds.';
    assert.deepEqual(commands, [[0, ''], [0, note], [0, note]], stdout);
    assert.match(stdout, /Done\. I wrote the note/);
    assert.ok(events.at(-1).usage.input_tokens > 0 && events.at(-1).usage.output_tokens > 0, stdout);

    const { rows } = await ask(gateway.data, 'traffic.list');
    const calls = rows.filter(({ endpoint }) => endpoint === '/v1/responses');
    assert.deepEqual(calls.map(({ state, target }) => [state, target]), Array(4).fill(['done', 'simulator/sim-agent']));
    const translated = dialect !== 'openai_responses';
    assert.deepEqual(calls.map(({ marks }) => marks.includes('translated')), Array(4).fill(translated));
  });
}
