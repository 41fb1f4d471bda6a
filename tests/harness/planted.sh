#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tests/harness/planted.sh [PATCH...]

Whether the harness finds what is wrong. Plants each fault of tests/harness/planted in a copy of what
is committed, one at a time, and runs seeds until one of them shows it. Fails for a fault that stays
unseen, and for one that can no longer be planted.
TEXT
}

case "${1:-}" in -h | --help) usage; exit 0 ;; esac
root=$(cd "$(dirname "$0")/../.." && pwd)
patches=("$@")
[ ${#patches[@]} -gt 0 ] || patches=("$root"/tests/harness/planted/*.patch)
copy=$(mktemp -d "${TMPDIR:-/tmp}/weir-planted.XXXXXX")
trap 'rm -rf "$copy"' EXIT
git -C "$root" archive HEAD | tar -x -C "$copy"
cd "$copy"
export CCACHE_BASEDIR="$copy" CCACHE_NOHASHDIR=1
cmake --preset dev -Wno-dev >/dev/null
build() { cmake --build --preset dev -j "$(nproc)" --target hunt >/dev/null; }
build
build/dev/tests/hunt 1 20 500

unseen=0
for patch in "${patches[@]}"; do
    name=$(basename "$patch" .patch)
    patch --quiet -p1 <"$patch"
    build
    if build/dev/tests/hunt 1 100 500 >found; then
        echo "$name: NOT SEEN in 100 seeds" >&2
        unseen=1
    else
        echo "$name: $(head -n 1 found); $(tail -n 1 found)"
    fi
    patch --quiet -p1 -R <"$patch"
done
exit $unseen
