// SPDX-License-Identifier: GPL-3.0-or-later
// The official Anthropic client against weir serve and its simulator: one version that sends
// x-api-key and API version 2023-06-01, and the newest, which sends a bearer token.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import Anthropic2023 from 'anthropic-sdk-2023';

import { startGateway } from './support/gateway.mjs';
import { suiteScope } from './support/scope.mjs';

const hello = { model: 'sim-fast', max_tokens: 200, messages: [{ role: 'user', content: 'Say hello.' }] };
const weather = {
  name: 'get_weather',
  description: 'The weather of a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};

for (const [title, Client] of [
  ['the anthropic client', Anthropic],
  ['the anthropic client of 2023-06-01', Anthropic2023],
]) {
  describe(title, () => {
    const suite = suiteScope();
    let client;
    let gateway;

    before(async () => {
      let key;
      ({ gateway, key } = await startGateway(suite));
      client = new Client({ baseURL: gateway.url, apiKey: key, maxRetries: 0 });
    });

    test('messages, plain', async () => {
      const { data, response } = await client.messages.create(hello).withResponse();
      assert.equal(data.type, 'message');
      assert.equal(data.stop_reason, 'end_turn');
      assert.ok(data.content[0].text.length > 0);
      assert.ok(data.usage.input_tokens > 0 && data.usage.output_tokens > 0);
      assert.equal(response.headers.get('x-weir-target'), 'simulator/sim-fast');
    });

    test('messages, streamed', async () => {
      const events = [];
      const stream = client.messages.stream(hello);
      stream.on('streamEvent', (event) => events.push(event.type));
      const message = await stream.finalMessage();
      assert.ok(message.content[0].text.length > 0);
      assert.equal(events[0], 'message_start');
      assert.equal(events.at(-1), 'message_stop');
      assert.ok(message.usage.output_tokens > 0);
    });

    test('tools: a call comes back whole, and its result is taken', async () => {
      const question = { role: 'user', content: 'What is the weather in Ghent? Use the tool.' };
      const first = await client.messages.create({
        ...hello,
        messages: [question],
        tools: [weather],
        tool_choice: { type: 'any' },
      });
      assert.equal(first.stop_reason, 'tool_use');
      const use = first.content.find((block) => block.type === 'tool_use');
      assert.equal(use.name, 'get_weather');
      const second = await client.messages.create({
        ...hello,
        tools: [weather],
        messages: [
          question,
          { role: 'assistant', content: first.content },
          { role: 'user', content: [{ type: 'tool_result', tool_use_id: use.id, content: 'rain' }] },
        ],
      });
      assert.equal(second.stop_reason, 'end_turn');
    });

    test('tools, streamed: the pieces join to JSON', async () => {
      const message = await client.messages
        .stream({ ...hello, tools: [weather], tool_choice: { type: 'any' } })
        .finalMessage();
      const use = message.content.find((block) => block.type === 'tool_use');
      assert.equal(typeof use.input, 'object');
    });

    test('an abort ends the stream for both sides', async () => {
      const stream = client.messages.stream({ ...hello, model: 'sim-slow' });
      const { response } = await stream.withResponse();
      let seen = 0;
      await assert.rejects(
        (async () => {
          for await (const event of stream) {
            if (event && ++seen === 3) stream.abort();
          }
        })(),
        Client.APIUserAbortError,
      );
      const call = await gateway.endOf(response.headers.get('x-weir-exchange'));
      assert.equal(call.state, 'cancelled');
      assert.match(call.error, /client went away/);
    });

    test('count tokens', async () => {
      const { max_tokens: _, ...question } = hello;
      const counted = await client.messages.countTokens(question);
      assert.ok(counted.input_tokens > 0);
    });

    test('the models that may be asked for', async () => {
      const names = [];
      for await (const model of client.models.list()) names.push(model.id);
      assert.ok(names.includes('sim-fast'), names.join());
    });

    test('401: a key that is not one', async () => {
      const stranger = new Client({ baseURL: gateway.url, apiKey: 'nobody', maxRetries: 0 });
      await assert.rejects(stranger.messages.create(hello), (error) => {
        assert.ok(error instanceof Client.AuthenticationError);
        assert.equal(error.error.error.type, 'authentication_error');
        return true;
      });
    });

    test('404: an unknown model, with names that are near', async () => {
      await assert.rejects(client.messages.create({ ...hello, model: 'sim-fats' }), (error) => {
        assert.ok(error instanceof Client.NotFoundError);
        assert.equal(error.error.error.type, 'not_found_error');
        assert.match(error.message, /sim-fast/);
        return true;
      });
    });

    test('400: what the provider finds wrong is handed on', async () => {
      const { max_tokens: _, ...wrong } = hello;
      await assert.rejects(client.messages.create(wrong), (error) => {
        assert.ok(error instanceof Client.BadRequestError);
        assert.equal(error.error.error.type, 'invalid_request_error');
        return true;
      });
    });

    test('429 when every target cools, and when to come back', async () => {
      await assert.rejects(client.messages.create({ ...hello, model: 'sim-429' }), (error) => {
        assert.ok(error instanceof Client.RateLimitError);
        assert.equal(error.error.error.type, 'rate_limit_error');
        assert.ok(Number(error.headers.get('retry-after')) >= 1);
        return true;
      });
    });

    test('5xx when our tries are spent, and the client is told not to try again', async () => {
      await assert.rejects(client.messages.create({ ...hello, model: 'sim-garbage' }), (error) => {
        assert.ok(error instanceof Client.InternalServerError);
        assert.equal(error.headers.get('x-should-retry'), 'false');
        return true;
      });
    });
  });
}
