// SPDX-License-Identifier: GPL-3.0-or-later
// The official OpenAI client against weir serve and its simulator.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import OpenAI from 'openai';

import { startGateway } from './support/gateway.mjs';
import { suiteScope } from './support/scope.mjs';

const weather = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The weather of a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};
const hello = [{ role: 'user', content: 'Say hello.' }];

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

  test('tools: a call comes back whole, and its result is taken', async () => {
    const first = await client.chat.completions.create({
      model: 'sim-fast',
      messages: [{ role: 'user', content: 'What is the weather in Ghent? Use the tool.' }],
      tools: [weather],
      tool_choice: 'required',
    });
    const message = first.choices[0].message;
    assert.equal(first.choices[0].finish_reason, 'tool_calls');
    assert.equal(message.tool_calls[0].function.name, 'get_weather');
    JSON.parse(message.tool_calls[0].function.arguments);
    const second = await client.chat.completions.create({
      model: 'sim-fast',
      messages: [
        { role: 'user', content: 'What is the weather in Ghent? Use the tool.' },
        message,
        { role: 'tool', tool_call_id: message.tool_calls[0].id, content: 'rain' },
      ],
      tools: [weather],
    });
    assert.ok(second.choices[0].message.content.length > 0);
  });

  test('tools, streamed: the pieces join to JSON', async () => {
    const runner = client.chat.completions.stream({
      model: 'sim-fast',
      messages: [{ role: 'user', content: 'What is the weather in Ghent? Use the tool.' }],
      tools: [weather],
      tool_choice: 'required',
    });
    const done = await runner.finalChatCompletion();
    const call = done.choices[0].message.tool_calls[0];
    assert.equal(call.function.name, 'get_weather');
    JSON.parse(call.function.arguments);
  });

  test('an abort ends the stream for both sides', async () => {
    const stream = await client.chat.completions.create({ model: 'sim-slow', messages: hello, stream: true });
    let seen = 0;
    for await (const chunk of stream) {
      if (chunk && ++seen === 2) break; // the client closes the connection
    }
    assert.equal(seen, 2);
    assert.equal(stream.controller.signal.aborted, true);
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

  test('401: a key that is not one', async () => {
    const stranger = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: 'nobody', maxRetries: 0 });
    await assert.rejects(stranger.chat.completions.create({ model: 'sim-fast', messages: hello }), (error) => {
      assert.ok(error instanceof OpenAI.AuthenticationError);
      assert.equal(error.status, 401);
      return true;
    });
  });

  test('404: an unknown model, with names that are near', async () => {
    await assert.rejects(client.chat.completions.create({ model: 'sim-fats', messages: hello }), (error) => {
      assert.ok(error instanceof OpenAI.NotFoundError);
      assert.equal(error.code, 'model_not_found');
      assert.match(error.message, /sim-fast/);
      return true;
    });
  });

  test('400: what the provider finds wrong is handed on', async () => {
    await assert.rejects(client.chat.completions.create({ model: 'sim-fast', messages: 'no list' }), (error) => {
      assert.ok(error instanceof OpenAI.BadRequestError);
      assert.equal(error.type, 'invalid_request_error');
      return true;
    });
  });

  test('429 when every target cools, and when to come back', async () => {
    await assert.rejects(client.chat.completions.create({ model: 'sim-429', messages: hello }), (error) => {
      assert.ok(error instanceof OpenAI.RateLimitError);
      assert.ok(Number(error.headers.get('retry-after')) >= 1);
      return true;
    });
  });

  test('5xx when our tries are spent, and the client is told not to try again', async () => {
    await assert.rejects(client.chat.completions.create({ model: 'sim-garbage', messages: hello }), (error) => {
      assert.ok(error instanceof OpenAI.InternalServerError);
      assert.equal(error.headers.get('x-should-retry'), 'false');
      return true;
    });
  });
});
