// SPDX-License-Identifier: GPL-3.0-or-later
// The official OpenAI client against weir serve and its simulator.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import OpenAI from 'openai';

import { startGateway } from './support/gateway.mjs';
import { suiteScope } from './support/scope.mjs';

const weather = {
  name: 'get_weather',
  description: 'The weather of a city',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const question = { role: 'user', content: 'What is the weather in Ghent? Use the tool.' };
const hello = [{ role: 'user', content: 'Say hello.' }];

// The two APIs, each with the same few questions. A call of a tool comes as {id, name, arguments}.
// Each has a failing model of its own, because one that failed is left alone for a while.
const chat = {
  name: 'chat',
  failing: 'sim-garbage',
  ask: (client, more) => client.chat.completions.create({ model: 'sim-fast', messages: hello, ...more }),
  toolQuestion: {
    model: 'sim-fast',
    messages: [question],
    tools: [{ type: 'function', function: weather }],
    tool_choice: 'required',
  },
  streamed: (client, body) => client.chat.completions.stream(body).finalChatCompletion(),
  callIn(answer) {
    const [choice] = answer.choices;
    assert.equal(choice.finish_reason, 'tool_calls');
    const [{ id, function: called }] = choice.message.tool_calls;
    return { id, ...called };
  },
  withResult: (answer, id, content) => ({
    messages: [question, answer.choices[0].message, { role: 'tool', tool_call_id: id, content }],
  }),
  textOf: (answer) => answer.choices[0].message.content,
};
const responses = {
  name: 'responses',
  failing: 'sim-reset',
  ask: (client, more) => client.responses.create({ model: 'sim-fast', input: 'Say hello.', ...more }),
  toolQuestion: {
    model: 'sim-fast',
    input: [question],
    tools: [{ type: 'function', strict: false, ...weather }],
    tool_choice: 'required',
  },
  streamed: (client, body) => client.responses.stream(body).finalResponse(),
  callIn(answer) {
    assert.equal(answer.status, 'completed');
    const call = answer.output.find((item) => item.type === 'function_call');
    return { ...call, id: call.call_id };
  },
  withResult: (answer, id, output) => ({
    input: [question, ...answer.output, { type: 'function_call_output', call_id: id, output }],
  }),
  textOf: (answer) => answer.output_text,
};

describe('the openai client', () => {
  const suite = suiteScope();
  let client;
  let gateway;

  before(async () => {
    let key;
    ({ gateway, key } = await startGateway(suite));
    client = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: key, maxRetries: 0 });
  });

  test('chat, plain', async () => {
    const { data, response } = await client.chat.completions
      .create({ model: 'sim-fast', messages: hello })
      .withResponse();
    assert.equal(data.object, 'chat.completion');
    assert.ok(data.choices[0].message.content.length > 0);
    assert.equal(data.choices[0].finish_reason, 'stop');
    assert.ok(data.usage.prompt_tokens > 0 && data.usage.completion_tokens > 0);
    assert.match(response.headers.get('x-weir-exchange'), /^[0-9a-f-]{36}$/);
    assert.equal(response.headers.get('x-weir-target'), 'simulator/sim-fast');
  });

  test('chat, streamed', async () => {
    const stream = await client.chat.completions.create({ model: 'sim-fast', messages: hello, stream: true });
    let text = '';
    let finish;
    for await (const chunk of stream) {
      assert.equal(chunk.usage ?? null, null, 'usage was not asked for');
      text += chunk.choices[0]?.delta?.content ?? '';
      finish = chunk.choices[0]?.finish_reason ?? finish;
    }
    assert.ok(text.length > 0);
    assert.equal(finish, 'stop');
  });

  test('chat, streamed, with usage when it is asked for', async () => {
    const stream = await client.chat.completions.create({
      model: 'sim-fast',
      messages: hello,
      stream: true,
      stream_options: { include_usage: true },
    });
    let usage;
    for await (const chunk of stream) usage = chunk.usage ?? usage;
    assert.ok(usage.prompt_tokens > 0 && usage.completion_tokens > 0);
  });

  test('embeddings', async () => {
    const answer = await client.embeddings.create({ model: 'sim-embedding', input: ['one', 'two'] });
    assert.equal(answer.data.length, 2);
    assert.ok(answer.data[0].embedding.length > 0);
    assert.ok(answer.data.every((item) => item.embedding.every(Number.isFinite)));
  });

  test('the models that may be asked for', async () => {
    const names = [];
    for await (const model of client.models.list()) names.push(model.id);
    assert.ok(names.includes('sim-fast'), names.join());
    const one = await client.models.retrieve('sim-fast');
    assert.equal(one.id, 'sim-fast');
  });

  test('responses, plain', async () => {
    const answer = await client.responses.create({ model: 'sim-fast', input: 'Say hello.' });
    assert.equal(answer.status, 'completed');
    assert.ok(answer.output_text.length > 0);
    assert.ok(answer.usage.input_tokens > 0 && answer.usage.output_tokens > 0);
  });

  test('responses, streamed', async () => {
    const stream = await client.responses.create({ model: 'sim-fast', input: 'Say hello.', stream: true });
    let text = '';
    let last;
    for await (const event of stream) {
      if (event.type === 'response.output_text.delta') text += event.delta;
      last = event;
    }
    assert.equal(last.type, 'response.completed');
    assert.equal(last.response.output_text ?? text, text);
    assert.ok(text.length > 0);
  });

  for (const api of [chat, responses]) {
    test(`${api.name}, tools: a call comes back whole, and its result is taken`, async () => {
      const first = await api.ask(client, api.toolQuestion);
      const call = api.callIn(first);
      assert.equal(call.name, 'get_weather');
      assert.ok('city' in JSON.parse(call.arguments), call.arguments);
      const second = await api.ask(client, {
        ...api.toolQuestion,
        ...api.withResult(first, call.id, 'rain'),
        tool_choice: 'auto',
      });
      assert.ok(api.textOf(second).length > 0);
    });

    test(`${api.name}, tools, streamed: the pieces join to JSON`, async () => {
      const call = api.callIn(await api.streamed(client, api.toolQuestion));
      assert.equal(call.name, 'get_weather');
      assert.ok('city' in JSON.parse(call.arguments), call.arguments);
    });

    test(`${api.name}: an abort ends the stream for both sides`, async () => {
      const { data: stream, response } = await api.ask(client, { model: 'sim-slow', stream: true }).withResponse();
      let seen = 0;
      for await (const chunk of stream) {
        if (chunk && ++seen === 2) break; // the client closes the connection
      }
      assert.equal(seen, 2);
      assert.equal(stream.controller.signal.aborted, true);
      const call = await gateway.endOf(response.headers.get('x-weir-exchange'));
      assert.equal(call.state, 'cancelled');
      assert.match(call.error, /client went away/);
    });

    // What the client makes of a call that fails.
    const fails = (more, check, asking = client) => assert.rejects(api.ask(asking, more), check);

    test(`${api.name}, 401: a key that is not one`, async () => {
      const stranger = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: 'nobody', maxRetries: 0 });
      const check = (error) => error instanceof OpenAI.AuthenticationError && error.code === 'invalid_api_key';
      await fails({}, check, stranger);
    });

    test(`${api.name}, 404: an unknown model, with names that are near`, () =>
      fails({ model: 'sim-fats' }, (error) => {
        assert.ok(error instanceof OpenAI.NotFoundError);
        assert.equal(error.code, 'model_not_found');
        assert.match(error.message, /sim-fast/);
        return true;
      }));

    test(`${api.name}, 400: what the provider finds wrong is handed on`, () =>
      fails({ temperature: 3 }, (error) => {
        assert.ok(error instanceof OpenAI.BadRequestError);
        assert.equal(error.type, 'invalid_request_error');
        assert.equal(error.param, 'temperature');
        return true;
      }));

    test(`${api.name}, 429 when every target cools, and when to come back`, () =>
      fails({ model: 'sim-429' }, (error) => {
        assert.ok(error instanceof OpenAI.RateLimitError);
        assert.ok(Number(error.headers.get('retry-after')) >= 1);
        return true;
      }));

    test(`${api.name}, 5xx when our tries are spent, and the client is told not to try again`, () =>
      fails({ model: api.failing }, (error) => {
        assert.ok(error instanceof OpenAI.InternalServerError);
        assert.equal(error.headers.get('x-should-retry'), 'false');
        return true;
      }));
  }
});
