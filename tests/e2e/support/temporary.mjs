// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = [];
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

// A folder that is gone when the tests of a file are over, and so is whatever would write to it.
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'weir-e2e-'));
  folders.push(folder);
  return folder;
}
