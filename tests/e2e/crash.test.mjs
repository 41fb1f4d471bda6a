// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at a hundred random points under load. A point is a number of things that the provider saw
// happen (a request came, a piece or an answer went out), so that it lies anywhere in a call.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askBooks } from './support/book.mjs';
import { Gateway, dataFolder } from './support/gateway.mjs';
import { Upstream, chatChunk, chatCompletion, json } from './support/upstream.mjs';

const kills = Number(process.env.WEIR_CRASH_KILLS ?? 100);
const seed = Number(process.env.WEIR_CRASH_SEED ?? Date.now() % 1_000_000);

// Numerical Recipes' generator: small, and the same on every machine.
function randomFrom(start) {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test(`kill -9 at ${kills} points, seed ${seed}`, async (t) => {
  const random = randomFrom(seed);
  const sent = new Set(); // models that reached the provider; each call asks for its own
  let onStep = () => {};

  const upstream = await Upstream.start(t, (request, response, body) => {
    const { model, stream } = JSON.parse(body);
    sent.add(model);
    onStep();
    if (!stream) {
      setImmediate(() => {
        json(response, 200, chatCompletion('hello'));
        onStep();
      });
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    let pieces = 4;
    const next = () => {
      if (response.destroyed) return;
      if (pieces-- > 0) {
        response.write(chatChunk({ content: 'hello ' }));
        setImmediate(next);
      } else {
        response.end(`${chatChunk({}, 'stop')}data: [DONE]\n\n`);
      }
      onStep();
    };
    next();
  });
  const data = dataFolder(
    t,
    `version: 1
providers:
  - {name: upstream, kind: openai, base_url: "${upstream.url}/v1", local: true, api_key: none}
`,
  );

  let calls = 0;
  let key;
  // Calls one after the other until the gateway is gone. Half of them have a price.
  async function caller(gateway) {
    for (;;) {
      const number = calls++;
      const priced = number % 2 ? 'gpt-4o-mini' : 'unknown';
      try {
        const response = await gateway.post('/v1/chat/completions', key, {
          model: `upstream/${priced}`,
          messages: [{ role: 'user', content: 'hello' }],
          stream: number % 3 === 0,
          user: `call-${number}`,
        });
        await response.text();
      } catch {
        return; // the connection died with the gateway
      }
    }
  }

  for (let round = 0; round < kills; ++round) {
    const gateway = await Gateway.serve(data);
    t.after(() => gateway.kill());
    key ??= gateway.makeKey('load');
    let steps = 1 + random(80);
    onStep = () => {
      if (--steps === 0) gateway.kill();
    };
    await Promise.all(Array.from({ length: 8 }, () => caller(gateway)));
    await gateway.ended;
  }

  onStep = () => {};
  const last = await Gateway.serve(data);
  assert.deepEqual(await last.stop(), { code: 0, signal: null });
  checkBooks(data, upstream);
});

function checkBooks(data, upstream) {
  const [{ exchanges, cost }] = sum(askBooks(data, 'SELECT count(*) exchanges, total(cost) cost FROM exchange'));
  const attempts = askBooks(data, "SELECT count(*) n FROM exchange WHERE provider = 'upstream'");
  assert.ok(exchanges > 100);
  assert.ok(
    attempts.reduce((all, { n }) => all + n, 0) >= upstream.requests.length,
    'every exchange that sent a byte upstream is in the book',
  );
  assert.deepEqual(
    askBooks(data, "SELECT DISTINCT state FROM exchange WHERE state IN ('Pending', 'Streaming')"),
    [],
    'every exchange has ended',
  );
  const [{ ledger }] = sum(askBooks(data, 'SELECT total(amount) ledger FROM ledger'));
  const [{ rollup }] = sum(askBooks(data, 'SELECT total(spent) rollup FROM rollup'));
  assert.ok(ledger > 0);
  assert.equal(ledger, cost, 'the ledger says what the exchanges cost');
  assert.equal(ledger, rollup, 'the roll-ups say what the ledger says');
  assert.deepEqual(askBooks(data, 'SELECT attempt FROM ledger GROUP BY attempt HAVING count(*) > 1'), []);
  assert.deepEqual(askBooks(data, 'PRAGMA integrity_check').map((row) => row.integrity_check), ['ok']);
}

// The rows of several months as one.
function sum(rows) {
  return [
    rows.reduce((all, row) => {
      for (const [name, value] of Object.entries(row)) all[name] = (all[name] ?? 0) + value;
      return all;
    }, {}),
  ];
}
