// SPDX-License-Identifier: GPL-3.0-or-later
import { after } from 'node:test';

// Called in the body of a suite: what is handed to it in a `before` hook is undone, last first, when
// the suite is over. Stands where a test's own context stands elsewhere.
export function suiteScope() {
  const undoing = [];
  after(async () => {
    for (const undo of undoing.reverse()) await undo();
  });
  return { after: (undo) => undoing.push(undo) };
}
