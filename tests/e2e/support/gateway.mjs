// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { temporaryFolder } from './temporary.mjs';

// The binary under test; CTest names it.
export const weir = process.env.WEIR_BIN;
if (!weir) throw new Error('WEIR_BIN must name the weir binary');

export const simulatorDocument = `version: 1
providers:
  - {name: simulator, kind: simulator}
`;

// What a command of weir prints. Throws, with status, stdout and stderr, when it fails.
export function run(...words) {
  return execFileSync(weir, words, { encoding: 'utf8', stdio: 'pipe' });
}

// A data folder with this document in it.
export function dataFolder(document) {
  const data = join(temporaryFolder(), 'data');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(join(data, 'weir.yaml'), document);
  return data;
}

export class Gateway {
  // Resolves when it says where it listens. Rejects with what it said when it ended before.
  static async serve(data, { words = [], env = {}, wrapper = [] } = {}) {
    const command = [...wrapper, weir, 'serve', '--data', data, '--listen', '127.0.0.1:0', ...words];
    const child = spawn(command[0], command.slice(1), {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const gateway = new Gateway(data, child);
    await gateway.#listening();
    return gateway;
  }

  constructor(data, child) {
    this.data = data;
    this.child = child;
    this.said = ''; // stdout and stderr, as a person would see them
    this.ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
    child.stderr.on('data', (bytes) => (this.said += bytes));
  }

  async #listening() {
    const lines = createInterface({ input: this.child.stdout });
    const address = new Promise((resolve) => {
      lines.on('line', (line) => {
        this.said += `${line}\n`;
        const found = /^listening on (http:\/\/\S+)$/.exec(line);
        if (found) resolve(found[1]);
      });
    });
    const first = await Promise.race([address, this.ended]);
    if (typeof first !== 'string') {
      throw Object.assign(new Error(`weir serve ended: ${JSON.stringify(first)}\n${this.said}`), first);
    }
    this.url = first;
  }

  makeKey(name = 'test', ...words) {
    return run('keys', 'create', name, '--quiet', ...words, '--data', this.data).trim();
  }

  // A request as it stands, without a client in between.
  fetch(path, { key, headers = {}, ...init } = {}) {
    const authorization = key ? { authorization: `Bearer ${key}` } : {};
    return fetch(this.url + path, { ...init, headers: { ...authorization, ...headers } });
  }

  post(path, key, body, headers = {}) {
    return this.fetch(path, {
      key,
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  // What the gateway knows of a call, once it has ended.
  async endOf(id) {
    for (;;) {
      const lines = run('traffic', 'tail', '--once', '--json', '--last', '1000', '--data', this.data).trim().split('\n');
      const call = lines.filter(Boolean).map((line) => JSON.parse(line)).findLast((each) => each.id === id);
      if (call && !['pending', 'streaming'].includes(call.state)) return call;
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  // Drained and settled. Resolves to {code, signal}.
  stop() {
    this.child.kill('SIGTERM');
    return this.ended;
  }

  kill() {
    this.child.kill('SIGKILL');
    return this.ended;
  }
}

// A gateway for one test or suite, and a key for it.
export async function startGateway(test, document = simulatorDocument, options = {}) {
  const gateway = await Gateway.serve(dataFolder(document), options);
  test.after(() => gateway.stop());
  return { gateway, key: gateway.makeKey() };
}
