// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A folder that is gone when the test is over.
export function temporaryFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), 'weir-e2e-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
