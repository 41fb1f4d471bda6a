#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tests/bench/compare.sh [--rounds N] [--seconds S] [--connections C] [--all]
                              [--plain | --streams] [--count STREAMS] [--stream-seconds S]
                              [--built] [--policies]

Puts gateways between the same load and the same upstream, in turns, and prints the CPU of each:
user and system time of the process and its children, over the calls it carried. Weir runs with
everything on, once with a free provider and once with a priced one. Beside it nginx (proxy_pass)
and Portkey from npm; --all adds LiteLLM and Bifrost where `litellm` and `bifrost-http` are found.
Then as many streams at once as --count says (5000): missing events, delay, memory a stream.

--built takes what build/bench holds, as it is. --policies measures Weir with rules, budgets and rate
limits in the document in place of Portkey.

  --rounds 5  --seconds 2  --connections 64  --stream-seconds 30
TEXT
}

rounds=5 seconds=2 connections=64 all=no plain=yes streams=yes count=5000 stream_seconds=30 built=no policies=no
while [ $# -gt 0 ]; do
    case "$1" in
        --rounds) rounds=$2 && shift ;;
        --seconds) seconds=$2 && shift ;;
        --connections) connections=$2 && shift ;;
        --count) count=$2 && shift ;;
        --stream-seconds) stream_seconds=$2 && shift ;;
        --all) all=yes ;;
        --plain) streams=no ;;
        --streams) plain=no ;;
        --built) built=yes ;;
        --policies) policies=yes ;;
        -h | --help) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
    shift
done

cd "$(dirname "$0")/../.."
build=$PWD/build/bench
if [ $built = no ]; then
    cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DWEIR_DESKTOP=OFF -DWEIR_TESTS=ON -DWEIR_JOINED=ON >/dev/null
    cmake --build "$build" -j "$(nproc)" --target weir bench_upstream bench_load bench_relay | tail -n 1
fi
ulimit -n "$(ulimit -H -n)"

work=$(mktemp -d)
pids=()
finish() {
    if [ ${#pids[@]} -gt 0 ]; then kill "${pids[@]}" 2>/dev/null || true; fi
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

. tests/bench/accounting.sh
. tests/bench/gateways.sh

[ $plain = no ] || measure_plain
[ $streams = no ] || measure_streams
