#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: tests/bench/window.sh [WEIR-DESKTOP] [--rounds N] [--hidden SECONDS] [--tray]

What the window costs while nothing happens, on a screen of its own (Xvfb, openbox): how long from
its start until it is there, what it then holds in memory, and how often its threads wake up while it
is hidden. Wake-ups are switches that a thread asked for (/proc/PID/task/*/status). With --tray there
is one (trayer), which the window then serves while it is hidden.

  WEIR-DESKTOP  default: build/release/bin/weir-desktop
  --rounds 5  --hidden 30
TEXT
}

cd "$(dirname "$0")/../.."
program=build/release/bin/weir-desktop rounds=5 hidden=30 tray=no
while [ $# -gt 0 ]; do
    case "$1" in
        --rounds) rounds=$2 && shift ;;
        --hidden) hidden=$2 && shift ;;
        --tray) tray=yes ;;
        -h | --help) usage && exit 0 ;;
        -*) usage >&2 && exit 2 ;;
        *) program=$1 ;;
    esac
    shift
done

home=$(mktemp -d)
screen='' manager='' window='' icons=''
stop() {
    for pid in $window $icons $manager $screen; do
        kill "$pid" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    rm -rf "$home"
}
trap stop EXIT
exec {number}<> <(:)
Xvfb -displayfd "$number" -screen 0 1440x900x24 -nolisten tcp 2>/dev/null &
screen=$!
read -r -t 10 -u "$number" display
export DISPLAY=:$display QT_QPA_PLATFORM=xcb DBUS_SESSION_BUS_ADDRESS=disabled:
export HOME=$home XDG_RUNTIME_DIR=$home XDG_CONFIG_HOME=$home/config
openbox 2>/dev/null &
manager=$!
until xdotool get_num_desktops >/dev/null 2>&1; do sleep 0.05; done
if [ $tray = yes ]; then
    trayer >/dev/null 2>&1 &
    icons=$!
    until xdotool search --onlyvisible --class trayer >/dev/null 2>&1; do
        kill -0 $icons 2>/dev/null || { echo "no tray: packaging/packages/bench.txt" >&2; exit 1; }
        sleep 0.05
    done
fi

mkdir -m 700 "$home/data"
printf 'version: 1\nlisten: 127.0.0.1:0\nproviders:\n  - {name: simulator, kind: simulator}\n' >"$home/data/weir.yaml"

now() { date +%s%N; }

# Starts the window and sets `window` and `id`; `took` is milliseconds until it is mapped.
start() {
    local began
    began=$(now)
    "$program" --data "$home/data" >/dev/null 2>&1 &
    window=$!
    # Not --sync, which looks twice a second; and not the icon in the tray, which has no page.
    until id=$(xdotool search --all --onlyvisible --pid "$window" --name ' - Weir' 2>/dev/null); do sleep 0.01; done
    id=${id%%$'\n'*}
    took=$((($(now) - began) / 1000000))
}

end() {
    kill "$window"
    wait "$window" 2>/dev/null || true
    window=''
}

wakes() { cat /proc/"$window"/task/*/status | awk '/^voluntary_ctxt_switches/ { sum += $2 } END { print sum }'; }
wakes_of_window() { awk '/^voluntary_ctxt_switches/ { print $2 }' "/proc/$window/task/$window/status"; }
memory() { awk '/^'"$1"':/ { printf "%.0f", $2 / 1024 }' "/proc/$window/smaps_rollup"; }

for ((round = 1; round <= rounds; ++round)); do
    start
    echo "start $round: $took ms"
    [ "$round" = "$rounds" ] || end
done
sleep 5
echo "memory: $(memory Rss) MB resident, $(memory Pss) MB of them its share"
xdotool windowminimize "$id"
sleep 2
all=$(wakes) own=$(wakes_of_window)
sleep "$hidden"
echo "hidden for $hidden s: $((($(wakes_of_window) - own) * 100 / hidden)) wake-ups of the window's thread in 100 s, $((($(wakes) - all) * 100 / hidden)) of all threads"
