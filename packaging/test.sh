#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: packaging/test.sh [STEP...]

Without a step: all of them, in this order; stops at the first that fails.
  install   what Debian 12 lacks of packaging/packages (build, desktop, run, test)
  build     preset ci: everything but the engine's tests, warnings are errors
  asan      the engine's tests under AddressSanitizer and UBSan
  tsan      those of them that can start threads under ThreadSanitizer
  fuzz      every fuzz target from its corpus, WEIR_FUZZ_SECONDS (60) each; begins alike each time,
            unless WEIR_FUZZ_SEED is another number than 1. How far it comes is the machine's: hunt
            longer by hand than it runs here
  test      the others of preset ci, offscreen: contract, window, source rules, e2e. One that is
            skipped or not there at all is a failure (skipped only said: WEIR_SKIP_NOTHING=)

The last lines are ctest's summary. The engine's tests without sanitizers:
  cmake --build --preset dev && ctest --preset dev -L engine
TEXT
}

here=$(cd "$(dirname "$0")" && pwd)
cd "$here/.."
. packaging/install.sh

# Objects are found again from another folder or clone of the same tree.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
jobs=$(weir_jobs)
fuzz_seconds=${WEIR_FUZZ_SECONDS:-60}
fuzz_seed=${WEIR_FUZZ_SEED:-1}

step_install() {
    install_packages build desktop run test
}

step_build() {
    cmake --preset ci -Wno-dev
    cmake --build --preset ci -j "$jobs" --target all_but_engine_tests
}

# Only what a sanitizer can see into: the engine and its tests, without the window. sanitized PRESET
# TARGET LABELS
sanitized() {
    cmake --preset "$1" -Wno-dev
    cmake --build --preset "$1" -j "$jobs" --target "$2"
    ctest --preset "$1" -j "$jobs" -L "$3" --no-label-summary
}
step_asan() { sanitized asan sanitized_tests '^(engine|everywhere)$'; }
step_tsan() { sanitized tsan threaded_tests '^threads$'; }

# Seeds are read from the tree; what a run finds besides stays in the build folder.
fuzz_one() {
    local target=$1 name
    name=$(basename "$target")
    mkdir -p "build/fuzz/corpus/$name" "build/fuzz/crashes/$name"
    if ! "$target" -max_total_time="$fuzz_seconds" -seed="$fuzz_seed" -timeout=10 -rss_limit_mb=2048 -print_final_stats=0 \
        -artifact_prefix="build/fuzz/crashes/$name/" \
        "build/fuzz/corpus/$name" "tests/fuzz/corpus/$name" >"build/fuzz/$name.log" 2>&1; then
        tail -n 40 "build/fuzz/$name.log" >&2
        echo "$name: failed; the input is in build/fuzz/crashes/$name" >&2
        return 1
    fi
    echo "$name: $(grep '^Done' "build/fuzz/$name.log")"
}

step_fuzz() {
    cmake --preset fuzz -Wno-dev
    cmake --build --preset fuzz -j "$jobs" --target fuzzers
    export -f fuzz_one
    export fuzz_seconds fuzz_seed
    mkdir -p build/fuzz/fuzzers
    find build/fuzz/fuzzers -maxdepth 1 -type f -executable -print0 |
        sort -z | xargs -0 -r -n 1 -P "$jobs" bash -c 'fuzz_one "$1"' fuzz
}

# What CMake leaves out where a program is missing would not be missed in a summary.
expect_registered() {
    local registered name path
    local -a absent=()
    registered=$(ctest --preset ci -N | sed -n 's/^ *Test *#[0-9]*: //p')
    for name in format e2e_clients $(for path in tests/e2e/*.test.mjs; do echo "e2e_$(basename "$path" .test.mjs)"; done); do
        grep -qxF "$name" <<<"$registered" || absent+=("$name")
    done
    [ ${#absent[@]} -eq 0 ] && return 0
    echo "Not among the tests: ${absent[*]}. Install what they need (packaging/packages/test.txt) and configure again." >&2
    return 1
}

# A test that was skipped has shown nothing: here that is a failure, in the e2e tests and of ctest.
step_test() {
    local log=build/ci/tests.log skipped
    expect_registered
    export WEIR_SKIP_NOTHING=${WEIR_SKIP_NOTHING-yes}
    ctest --preset ci -j "$jobs" -LE '^engine$' --no-label-summary --output-log "$log"
    skipped=$(sed -nE 's/.*Test +#[0-9]+: ([^ ]+) .*\*\*\*(Skipped|Not Run).*/\1/p' "$log" | sort -u)
    [ -z "$skipped" ] && return 0
    echo "Skipped, so nothing is known of it: ${skipped//$'\n'/ }" >&2
    [ -z "$WEIR_SKIP_NOTHING" ]
}

case "${1:-}" in
    -h | --help)
        usage
        exit 0
        ;;
esac
steps=("$@")
[ ${#steps[@]} -gt 0 ] || steps=(install build asan tsan fuzz test)
for step in "${steps[@]}"; do
    if ! declare -F "step_$step" >/dev/null; then
        echo "unknown step: $step" >&2
        usage >&2
        exit 2
    fi
done
for step in "${steps[@]}"; do
    started=$SECONDS
    echo "== $step"
    "step_$step"
    [ "$step" = test ] || echo "== $step took $((SECONDS - started)) s"
done
