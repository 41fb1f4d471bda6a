// SPDX-License-Identifier: GPL-3.0-or-later
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const mount = ['unshare', '--map-root-user', '--mount'];

export const mayMount = spawnSync(mount[0], [...mount.slice(1), 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

// What a program is started with that is to have a disk of its own under this folder, in sight of
// nobody else, with what is in the folder now.
export function withOwnDisk(folder) {
  const script = 'cp -r "$0" "$0.copy" && mount -t tmpfs -o size=64m none "$0" && cp "$0.copy"/* "$0"/ && exec "$@"';
  return [...mount, 'sh', '-c', script, folder];
}

// Writes to this file until there is no room for one more byte.
export function fill(file) {
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    for (;;) {
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      } catch (error) {
        assert.equal(error.code, 'ENOSPC');
        break;
      }
    }
  }
}
