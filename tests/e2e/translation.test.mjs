// SPDX-License-Identifier: GPL-3.0-or-later
// Official clients of one family, and targets that speak only the other's dialect.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

import { startGateway } from './support/gateway.mjs';
import { suiteScope } from './support/scope.mjs';

const document = `version: 1
providers:
  - {name: chat, kind: simulator, dialects: [openai_chat], serve: [sim-fast, sim-500]}
  - {name: messages, kind: simulator, dialects: [anthropic], serve: [sim-fast, sim-500]}
models:
  - {name: at-chat, targets: [chat/sim-fast]}
  - {name: at-messages, targets: [messages/sim-fast]}
  - {name: falls-over, targets: [chat/sim-500, messages/sim-fast]}
`;
const question = 'What is the weather in Ghent? Use the tool.';
const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
const name = 'get_weather';
const description = 'The weather of a city';

describe('translated', () => {
  const suite = suiteScope();
  let gateway;
  let openai;
  let anthropic;

  before(async () => {
    let key;
    ({ gateway, key } = await startGateway(suite, document));
    openai = new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: key, maxRetries: 0 });
    anthropic = new Anthropic({ baseURL: gateway.url, apiKey: key, maxRetries: 0 });
  });

  describe('chat to messages', () => {
    const body = { model: 'at-messages', messages: [{ role: 'user', content: question }] };
    const tools = [{ type: 'function', function: { name, description, parameters: schema } }];

    test('plain, and how it is recorded', async () => {
      const { data, response } = await openai.chat.completions.create({ ...body, seed: 7 }).withResponse();
      assert.equal(data.object, 'chat.completion');
      assert.equal(data.choices[0].finish_reason, 'stop');
      assert.ok(data.choices[0].message.content.length > 0);
      assert.ok(data.usage.prompt_tokens > 0 && data.usage.completion_tokens > 0);
      assert.equal(response.headers.get('x-weir-target'), 'messages/sim-fast');
      const row = await gateway.endOf(response.headers.get('x-weir-exchange'));
      assert.ok(row.marks.includes('translated'), JSON.stringify(row.marks));
    });

    test('streamed, with the usage that was asked for', async () => {
      const stream = openai.chat.completions.stream({ ...body, stream_options: { include_usage: true } });
      const answer = await stream.finalChatCompletion();
      assert.ok(answer.choices[0].message.content.length > 0);
      assert.ok((await stream.totalUsage()).completion_tokens > 0);
    });

    test('tools: a call comes back, and its result is taken', async () => {
      for (const ask of [
        (more) => openai.chat.completions.create(more),
        (more) => openai.chat.completions.stream(more).finalChatCompletion(),
      ]) {
        const first = await ask({ ...body, tools, tool_choice: 'required' });
        const [choice] = first.choices;
        assert.equal(choice.finish_reason, 'tool_calls');
        const [call] = choice.message.tool_calls;
        assert.equal(call.function.name, name);
        assert.equal(typeof JSON.parse(call.function.arguments), 'object');
        const { content, tool_calls } = choice.message;
        const second = await ask({
          ...body,
          tools,
          messages: [
            ...body.messages,
            { role: 'assistant', content, tool_calls },
            { role: 'tool', tool_call_id: call.id, content: 'rain' },
          ],
        });
        assert.equal(second.choices[0].finish_reason, 'stop');
      }
    });

    test('what would be another call is refused', () =>
      assert.rejects(openai.chat.completions.create({ ...body, n: 2 }), (error) => {
        assert.ok(error instanceof OpenAI.BadRequestError);
        assert.match(error.message, /cannot be translated.*2 answers/);
        return true;
      }));
  });

  describe('messages to chat', () => {
    const body = { model: 'at-chat', max_tokens: 200, messages: [{ role: 'user', content: question }] };
    const tools = [{ name, description, input_schema: schema }];

    test('plain', async () => {
      const { data, response } = await anthropic.messages.create({ ...body, system: 'Be brief.' }).withResponse();
      assert.equal(data.type, 'message');
      assert.equal(data.stop_reason, 'end_turn');
      assert.ok(data.usage.input_tokens > 0 && data.usage.output_tokens > 0);
      assert.equal(response.headers.get('x-weir-target'), 'chat/sim-fast');
    });

    test('streamed', async () => {
      const events = [];
      const stream = anthropic.messages.stream(body);
      stream.on('streamEvent', (event) => events.push(event.type));
      const message = await stream.finalMessage();
      assert.ok(message.content[0].text.length > 0);
      assert.equal(events[0], 'message_start');
      assert.equal(events.at(-1), 'message_stop');
      assert.ok(message.usage.input_tokens > 0 && message.usage.output_tokens > 0);
    });

    test('tools: a call comes back, and its result is taken', async () => {
      for (const ask of [
        (more) => anthropic.messages.create(more),
        (more) => anthropic.messages.stream(more).finalMessage(),
      ]) {
        const first = await ask({ ...body, tools, tool_choice: { type: 'any' } });
        assert.equal(first.stop_reason, 'tool_use');
        const use = first.content.find(({ type }) => type === 'tool_use');
        assert.equal(use.name, name);
        assert.equal(typeof use.input, 'object');
        const second = await ask({
          ...body,
          tools,
          messages: [
            ...body.messages,
            { role: 'assistant', content: first.content },
            { role: 'user', content: [{ type: 'tool_result', tool_use_id: use.id, content: 'rain' }] },
          ],
        });
        assert.equal(second.stop_reason, 'end_turn');
      }
    });

    test('a provider that fails is told in the words of the caller', () =>
      assert.rejects(anthropic.messages.create({ ...body, model: 'chat/sim-500' }), (error) => {
        assert.ok(error instanceof Anthropic.InternalServerError);
        assert.equal(error.error.type, 'error');
        return true;
      }));
  });

  describe('responses', () => {
    const tools = [{ type: 'function', strict: false, name, description, parameters: schema }];

    for (const model of ['at-chat', 'at-messages']) {
      test(`to ${model}`, async () => {
        const plain = await openai.responses.create({ model, input: question });
        assert.equal(plain.status, 'completed');
        assert.ok(plain.output_text.length > 0);
        const events = [];
        const stream = openai.responses.stream({ model, input: question });
        stream.on('event', (event) => events.push(event.type));
        const streamed = await stream.finalResponse();
        assert.ok(streamed.output_text.length > 0);
        assert.ok(streamed.usage.output_tokens > 0);
        assert.equal(events[0], 'response.created');
        assert.equal(events.at(-1), 'response.completed');
      });

      test(`to ${model}, with tools`, async () => {
        const first = await openai.responses
          .stream({ model, input: question, tools, tool_choice: 'required' })
          .finalResponse();
        const call = first.output.find(({ type }) => type === 'function_call');
        assert.equal(call.name, name);
        const second = await openai.responses.create({
          model,
          tools,
          input: [
            { role: 'user', content: question },
            ...first.output,
            { type: 'function_call_output', call_id: call.call_id, output: 'rain' },
          ],
        });
        assert.ok(second.output_text.length > 0);
      });
    }
  });

  test('one family fails, and the other takes the call', async () => {
    const { data, response } = await openai.chat.completions
      .create({ model: 'falls-over', messages: [{ role: 'user', content: 'Hello' }] })
      .withResponse();
    assert.ok(data.choices[0].message.content.length > 0);
    assert.equal(response.headers.get('x-weir-target'), 'messages/sim-fast');
    const row = await gateway.endOf(response.headers.get('x-weir-exchange'));
    assert.ok(row.marks.includes('translated') && row.marks.includes('fell_back'), JSON.stringify(row.marks));
  });

  test('a model may be asked for in every dialect', async () => {
    const names = [];
    for await (const model of anthropic.models.list()) names.push(model.id);
    assert.ok(names.includes('at-chat') && names.includes('at-messages'), names.join());
  });
});
