// SPDX-License-Identifier: GPL-3.0-or-later
import { once } from 'node:events';
import { createConnection } from 'node:net';
import { join } from 'node:path';

// The reply of a running gateway to one operation of the admin contract, through weir.sock: frames of
// four length bytes and one JSON object.
export async function ask(data, operation, args = {}) {
  const socket = createConnection(join(data, 'weir.sock'));
  try {
    await once(socket, 'connect');
    const text = Buffer.from(JSON.stringify({ id: 1, operation, arguments: args }));
    const head = Buffer.alloc(4);
    head.writeUInt32BE(text.length);
    socket.write(Buffer.concat([head, text]));
    let bytes = Buffer.alloc(0);
    for await (const piece of socket) {
      bytes = Buffer.concat([bytes, piece]);
      if (bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32BE()) break;
    }
    const { reply, error } = JSON.parse(bytes.subarray(4, 4 + bytes.readUInt32BE()).toString());
    if (error) throw new Error(`${operation}: ${error.message}`);
    return reply;
  } finally {
    socket.destroy();
  }
}
