// SPDX-License-Identifier: GPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// The rows of a question to every book of a data folder, in order.
export function askBooks(data, sql) {
  const folder = join(data, 'book');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .sort()
    .flatMap((name) => {
      const text = execFileSync('sqlite3', ['-json', '-cmd', '.timeout 5000', join(folder, name), sql], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      return text.trim() ? JSON.parse(text) : [];
    });
}
