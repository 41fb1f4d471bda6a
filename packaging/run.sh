#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: packaging/run.sh [--headless] [--demo | --data DIR] [--listen HOST:PORT]

Installs what Debian 12 lacks, builds, and starts Weir. The second run takes seconds.
Without a display it starts the gateway without a window, as --headless does.

  --headless            the gateway only, no Qt. An empty data folder gets the simulator as its
                        provider and a first key, which is shown once
  --demo                a throw-away data folder, the simulator and a trickle of calls; not with --data
  --data DIR            where Weir keeps its data; default: $XDG_DATA_HOME/weir, ~/.local/share/weir
  --listen HOST:PORT    where the gateway listens; default: as its document says, else 127.0.0.1:9347
TEXT
}

root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/packaging/install.sh"

headless=no demo=no listen='' data=''
while [ $# -gt 0 ]; do
    case "$1" in
        --headless) headless=yes ;;
        --demo) demo=yes ;;
        --data | --listen)
            [ -n "${2:-}" ] || { echo "$1 needs a value" >&2; exit 2; }
            if [ "$1" = --data ]; then data=$2; else listen=$2; fi
            shift
            ;;
        -h | --help) usage; exit 0 ;;
        *) echo "unknown option: $1" >&2; usage >&2; exit 2 ;;
    esac
    shift
done
if [ "$demo" = yes ] && [ -n "$data" ]; then
    echo "--demo shows Weir on a data folder of its own, which is thrown away: leave out --demo or --data." >&2
    exit 2
fi
data=${data:-${XDG_DATA_HOME:-${HOME:?}/.local/share}/weir}
if [ "$headless" = no ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "No display here (neither DISPLAY nor WAYLAND_DISPLAY is set): starting without a window."
    headless=yes
fi

build() {
    local preset=$1
    export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1
    (
        cd "$root"
        cmake --preset "$preset" -Wno-dev >/dev/null
        cmake --build --preset "$preset" -j "$(weir_jobs)"
    )
}
if [ "$headless" = yes ]; then
    install_packages build run
    build headless
    bin=$root/build/headless/bin
else
    install_packages build desktop run
    build release
    bin=$root/build/release/bin
fi

# Every process that was started here ends with this one, and so does what it left behind. A key that
# was made and not shown yet is shown, for it can be read nowhere else.
gateway='' trickle='' scrap='' key=''
stop_all() {
    local pid
    if [ -n "$key" ] && [ -z "$scrap" ]; then
        echo "The key of this gateway, shown once: $key"
    fi
    for pid in $trickle $gateway; do
        kill -TERM "$pid" 2>/dev/null || true
    done
    for pid in $trickle $gateway; do
        wait "$pid" 2>/dev/null || true
    done
    [ -z "$scrap" ] || rm -rf "$scrap"
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

write_simulator_document() {
    mkdir -p "$1"
    cat >"$1/weir.yaml" <<YAML
version: 1
listen: $2
providers:
  - {name: simulator, kind: simulator}
models:
  # The first of these always fails; the second takes over.
  - {name: assistant, targets: [simulator/sim-overloaded, simulator/sim-fast]}
YAML
}

# What there is to see and to edit in a demonstration beside the simulator.
write_demo_document() {
    write_simulator_document "$1" "$2"
    cat >>"$1/weir.yaml" <<YAML
routes:
  - name: tools to the careful model
    when: {model: auto, tools: true}
    use: {targets: [simulator/sim-slow, simulator/sim-fast]}
  - name: everything else is shared
    when: {model: auto}
    use: {strategy: weighted, targets: [{target: simulator/sim-fast, weight: 80}, {target: simulator/sim-slow, weight: 20}]}
rate_limits:
  - {name: support, team: support, requests: 40}
YAML
}

make_key() {
    "$bin/weir" keys create "$1" --quiet --data "$data" "${@:2}"
}

is_taken() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

if [ "$demo" = yes ]; then
    scrap=$(mktemp -d "${TMPDIR:-/tmp}/weir-demo.XXXXXX")
    data=$scrap/data
    listen=${listen:-127.0.0.1:0}
    # The trickle has to know the port, so a free one is chosen here.
    if [ "${listen##*:}" = 0 ]; then
        port=9347
        while is_taken "$port"; do port=$((port + 1)); done
        listen=${listen%:*}:$port
    fi
    write_demo_document "$data" "$listen"
    keys=("$(make_key search-prod --team search)" "$(make_key search-ci --team search)"
        "$(make_key support-chat --team support --user ada)")
    "$root/packaging/demo_traffic.sh" "http://$listen" "${keys[@]}" 2>/dev/null &
    key=${keys[0]}
    trickle=$!
elif [ "$headless" = yes ] && [ ! -e "$data/weir.yaml" ]; then
    echo "Nothing in $data yet: starting with the simulator, which costs nothing."
    write_simulator_document "$data" "${listen:-127.0.0.1:9347}"
    key=$(make_key first)
fi

if [ "$headless" = no ]; then
    if [ "$demo" = no ]; then
        trap - EXIT
        exec "$bin/weir-desktop" --data "$data" ${listen:+--listen "$listen"}
    fi
    "$bin/weir-desktop" --data "$data" &
    gateway=$!
    wait "$gateway"
    exit
fi

show_first_call() {
    cat <<TEXT
The key of this gateway, shown once: $key
Try it in another terminal:

curl $1/v1/chat/completions -H 'Authorization: Bearer $key' -H 'Content-Type: application/json' -d '{"model":"sim-fast","messages":[{"role":"user","content":"Hello"}]}'

Ctrl-C ends the gateway.
TEXT
}

show_how_to_make_a_key() {
    echo "A key for a tool: $bin/weir keys create NAME --data $data"
}

# The gateway says where it listens, an address a line; only then is the call worth pasting.
exec {lines}< <(exec "$bin/weir" serve --data "$data" ${listen:+--listen "$listen"})
gateway=$!
url='' told=no
while :; do
    code=0
    IFS= read -r ${url:+-t 0.3} -u "$lines" line || code=$?
    if [ "$code" -eq 0 ]; then
        printf '%s\n' "$line"
        if [ "$told" = no ] && [ -z "$url" ] && [[ $line == 'listening on http'* ]]; then
            url=${line#listening on }
        fi
    elif [ "$code" -gt 128 ] && [ -n "$url" ]; then
        if [ -n "$key" ]; then show_first_call "$url"; else show_how_to_make_a_key; fi
        key='' url='' told=yes
    else
        break
    fi
done
code=0
wait "$gateway" || code=$?
gateway=''
exit "$code"
