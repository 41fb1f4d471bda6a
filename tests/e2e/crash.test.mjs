// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at a hundred random points under load. A point is a number of things that the provider saw
// happen (a request came, a piece or an answer went out), so that it lies anywhere in a call.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { askBooks } from './support/book.mjs';
import { Gateway, dataFolder, run } from './support/gateway.mjs';
import { Upstream, chatChunk, chatCompletion, json } from './support/upstream.mjs';

const kills = Number(process.env.WEIR_CRASH_KILLS ?? 100);
const seed = Number(process.env.WEIR_CRASH_SEED ?? Date.now() % 1_000_000);

const teams = { first: 'search', second: 'search', third: 'support' }; // of the keys

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
  const sent = new Set(); // models that reached the provider; each call asks for one of its own
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
    `version: 1
providers:
  - {name: upstream, kind: openai, base_url: "${upstream.url}/v1", local: true, api_key: none}
`,
  );

  let calls = 0;
  const keys = [];
  // Calls one after the other until the gateway is gone. Half of them have a price: that of the model
  // whose dated edition their number makes them.
  async function caller(gateway, place) {
    for (;;) {
      const number = calls++;
      const edition = `20${String(number).padStart(6, '0')}`;
      try {
        const response = await gateway.post('/v1/chat/completions', keys[place % keys.length], {
          model: `upstream/${number % 2 ? 'gpt-4o-mini' : 'unknown'}-${edition}`,
          messages: [{ role: 'user', content: 'hello' }],
          stream: number % 3 === 0,
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
    // Two of one team, and one of another.
    if (round === 0) keys.push(...Object.entries(teams).map(([name, team]) => gateway.makeKey(name, '--team', team)));
    let steps = 1 + random(80);
    onStep = () => {
      if (--steps === 0) gateway.kill();
    };
    await Promise.all(Array.from({ length: 8 }, (_, place) => caller(gateway, place)));
    await gateway.ended;
  }

  onStep = () => {};
  const last = await Gateway.serve(data);
  assert.deepEqual(await last.stop(), { code: 0, signal: null });
  checkBooks(data, sent);
  // And by its own account.
  const { months } = JSON.parse(run('ledger', 'verify', '--json', '--data', data));
  assert.ok(months.length > 0 && months.every(({ exchanges, faultCount }) => exchanges > 0 && faultCount === 0), JSON.stringify(months));
});

function checkBooks(data, sent) {
  const booked = askBooks(data, 'SELECT model_asked model, count(*) n FROM exchange GROUP BY model_asked');
  assert.ok(sent.size > 100);
  const known = new Set(booked.map(({ model }) => model.replace('upstream/', '')));
  assert.deepEqual(
    [...sent].filter((model) => !known.has(model)),
    [],
    'no exchange that sent a byte upstream is missing',
  );
  assert.deepEqual(booked.filter(({ n }) => n !== 1), [], 'no exchange is in the book twice');
  assert.deepEqual(
    askBooks(data, "SELECT DISTINCT state FROM exchange WHERE state IN ('Pending', 'Streaming')"),
    [],
    'every exchange has ended',
  );
  for (const [by, names] of [['key', Object.keys(teams)], ['team', ['search', 'support']], ['day', undefined]]) {
    const cost = sums(data, by, 'exchange', 'cost');
    const ledger = sums(data, by, 'ledger', 'amount');
    if (names) assert.deepEqual([...cost.keys()], names);
    assert.ok(ledger.size > 0 && [...ledger.values()].every((amount) => amount > 0));
    assert.deepEqual(ledger, cost, `the ledger says of each ${by} what its exchanges cost`);
    assert.deepEqual(sums(data, by, 'rollup', 'spent'), ledger, `the roll-ups say of each ${by} what the ledger says`);
  }
  assert.deepEqual(askBooks(data, 'SELECT attempt FROM ledger GROUP BY attempt HAVING count(*) > 1'), []);
  assert.ok(askBooks(data, 'PRAGMA integrity_check').every((row) => row.integrity_check === 'ok'));
}

// What a column adds up to by key, team or day (of UTC), over the books of all months.
function sums(data, by, table, column) {
  const days = { exchange: 'started_at / 86400000000', ledger: 'at / 86400000000', rollup: 'quarter / 86400' };
  const rows = askBooks(data, `SELECT ${by === 'day' ? days[table] : by} part, sum(${column}) amount FROM ${table} GROUP BY part`);
  const all = new Map();
  for (const { part, amount } of rows) all.set(part, (all.get(part) ?? 0) + amount);
  return new Map([...all].sort());
}
