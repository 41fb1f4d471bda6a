// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A folder that is gone when the tests of a file are over, and so is whatever would write to it.
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'weir-e2e-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
