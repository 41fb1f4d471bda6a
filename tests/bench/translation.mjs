// SPDX-License-Identifier: GPL-3.0-or-later
// What a translated call costs beside one that is passed on: CPU of the gateway a call, the kinds in turns.
//
//   WEIR_BIN=build/release/bin/weir node tests/bench/translation.mjs [ROUNDS]
//
// The provider is a simulator in a process of its own, as fast as it can, behind two names that each speak
// one dialect. User and system time come from /proc, in ticks of 10 ms.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';

import { Gateway, dataFolder, weir } from '../e2e/support/gateway.mjs';

const rounds = Number(process.argv[2] ?? 3);
const connections = 32;
const text = 'The weir holds back the river and lets through what the mill can use. '.repeat(18);
const kinds = [
  ['chat, passed', 'chat', '/v1/chat/completions', false, 4000],
  ['chat to messages', 'messages', '/v1/chat/completions', false, 4000],
  ['messages, passed', 'messages', '/v1/messages', false, 4000],
  ['messages to chat', 'chat', '/v1/messages', false, 4000],
  ['chat stream, passed', 'chat', '/v1/chat/completions', true, 1000],
  ['chat stream to messages', 'messages', '/v1/chat/completions', true, 1000],
  ['messages stream, passed', 'messages', '/v1/messages', true, 1000],
  ['messages stream to chat', 'chat', '/v1/messages', true, 1000],
];

const simulator = spawn(weir, ['simulate', '--speed', '0', '--first-token', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const [line] = await once(createInterface({ input: simulator.stdout }), 'line');
const address = /http:\/\/[^\s/]+/.exec(line)[0];
const provider = (name, path, dialect) =>
  `  - {name: ${name}, kind: compatible, base_url: "${address}${path}", api_key: none, local: true, price: free, dialects: [${dialect}], serve: [sim-fast]}\n`;
const gateway = await Gateway.serve(
  dataFolder(`version: 1\nproviders:\n${provider('chat', '/v1', 'openai_chat')}${provider('messages', '', 'anthropic')}`),
);
const key = gateway.makeKey();
const agent = new Agent({ keepAlive: true, maxSockets: connections });

function cpuMicroseconds() {
  const fields = readFileSync(`/proc/${gateway.child.pid}/stat`, 'utf8').replace(/.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

async function call(model, path, stream) {
  const body = JSON.stringify({ model: `${model}/sim-fast`, max_tokens: 60, stream, messages: [{ role: 'user', content: text }] });
  const asked = request(gateway.url + path, {
    method: 'POST',
    agent,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  });
  asked.end(body);
  const [answer] = await once(asked, 'response');
  if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`);
  answer.resume();
  await once(answer, 'end');
}

async function calls(count, ...kind) {
  let left = count;
  await Promise.all(Array.from({ length: connections }, async () => {
    while (left-- > 0) await call(...kind);
  }));
}

for (let round = 1; round <= rounds; ++round) {
  for (const [name, model, path, stream, count] of kinds) {
    await calls(200, model, path, stream);
    const before = cpuMicroseconds();
    await calls(count, model, path, stream);
    await new Promise((done) => setTimeout(done, 600)); // the rows that are left to write
    console.log(`${round}  ${name.padEnd(24)} ${((cpuMicroseconds() - before) / count).toFixed(1).padStart(6)} us of CPU a call`);
  }
}
simulator.kill();
await gateway.stop();
