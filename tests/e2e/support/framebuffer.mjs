// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on a screen of Xvfb: its frame buffer is a file in the format of xwd
// (X11/XWDFile.h), here with 32 bits a pixel, which is what depth 24 has.
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

export class FrameBuffer {
  #bytes;
  #pixels; // where they begin
  #line; // bytes of one

  constructor(file) {
    this.#bytes = readFileSync(file);
    const word = (index) => this.#bytes.readUInt32BE(index * 4);
    const [headerSize, version, bitsPerPixel, colours] = [word(0), word(1), word(11), word(19)];
    if (version !== 7 || bitsPerPixel !== 32 || word(7) !== 0) {
      throw new Error(`not a frame buffer that can be read: version ${version}, ${bitsPerPixel} bits a pixel`);
    }
    this.width = word(4);
    this.height = word(5);
    this.#line = word(12);
    this.#pixels = headerSize + colours * 12;
  }

  // Red, green and blue, 0 to 255.
  at(x, y) {
    const place = this.#pixels + y * this.#line + x * 4;
    return [this.#bytes[place + 2], this.#bytes[place + 1], this.#bytes[place]];
  }

  // The share of pixels that are nearer to white than to black.
  lightShare() {
    let light = 0;
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const [red, green, blue] = this.at(x, y);
        if (red * 0.299 + green * 0.587 + blue * 0.114 > 127) light++;
      }
    }
    return light / (this.width * this.height);
  }

  png() {
    const rows = Buffer.alloc(this.height * (1 + this.width * 3)); // each begins with its filter: none
    let to = 0;
    for (let y = 0; y < this.height; y++) {
      to++;
      for (let x = 0; x < this.width; x++, to += 3) rows.set(this.at(x, y), to);
    }
    const header = Buffer.alloc(13);
    header.writeUInt32BE(this.width, 0);
    header.writeUInt32BE(this.height, 4);
    header.set([8, 2], 8); // 8 bits a channel, RGB
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  whole.set(body, 4);
  whole.writeUInt32BE(crc32(body), whole.length - 4);
  return whole;
}

function crc32(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
