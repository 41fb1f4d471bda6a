// SPDX-License-Identifier: GPL-3.0-or-later

// For a test's `skip`: `why` it cannot run here, or false. Where nothing may be skipped, as
// packaging/test.sh has it, that is a failure of the whole file.
export function skipFor(why) {
  if (why && process.env.WEIR_SKIP_NOTHING) throw new Error(`Nothing may be skipped here, but: ${why}`);
  return why;
}

export const notInstalled = (missing) => missing.length > 0 && `not installed: ${missing.join(', ')}`;
