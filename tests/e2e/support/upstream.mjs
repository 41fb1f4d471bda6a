// SPDX-License-Identifier: GPL-3.0-or-later
import { once } from 'node:events';
import { createServer } from 'node:http';

// A provider whose every answer to a call the test writes, and which remembers what it was sent. When
// it is asked for its models, which a gateway does on its own, it names those that it was given.
export class Upstream {
  // answer(request, response, body): request.body is whole by then.
  static async start(test, answer, models = []) {
    const upstream = new Upstream(answer, models);
    upstream.server.listen(0, '127.0.0.1');
    await once(upstream.server, 'listening');
    upstream.url = `http://127.0.0.1:${upstream.server.address().port}`;
    test.after(() => {
      upstream.server.closeAllConnections();
      upstream.server.close();
    });
    return upstream;
  }

  constructor(answer, models) {
    this.requests = []; // {url, headers, body}
    this.server = createServer(async (request, response) => {
      const pieces = [];
      for await (const piece of request) pieces.push(piece);
      const body = Buffer.concat(pieces).toString();
      if (request.method === 'GET') {
        json(response, 200, { object: 'list', data: models.map((id) => ({ id, object: 'model' })) });
        return;
      }
      this.requests.push({ url: request.url, headers: request.headers, body });
      answer(request, response, body);
    });
    this.server.keepAliveTimeout = 60_000;
  }
}

export function json(response, status, value, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}

export function chatCompletion(text, usage = { prompt_tokens: 11, completion_tokens: 3, total_tokens: 14 }) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'served-model',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage,
  };
}

export function chatChunk(delta, finish = null) {
  const chunk = {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1_700_000_000,
    model: 'served-model',
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}

// The document of a gateway with this one provider, speaking OpenAI's chat.
export function documentFor(upstream, more = '') {
  return `version: 1
providers:
  - {name: upstream, kind: compatible, base_url: "${upstream.url}/v1", local: true, api_key: none, serve: [served-model]}
${more}`;
}
