#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: loopback_only.sh COMMAND... Runs it in a network of its own: a loopback and nothing else.
# Ends with 77 where that is not allowed, and with 1 where nothing may be skipped (WEIR_SKIP_NOTHING).
set -euo pipefail
if ! unshare --map-root-user --net true 2>/dev/null; then
    [ -n "${WEIR_SKIP_NOTHING:-}" ] || exit 77
    echo "This machine allows no network of one's own (unshare --map-root-user --net)." >&2
    exit 1
fi
exec unshare --map-root-user --net sh -c 'ip link set lo up && exec "$@"' sh "$@"
