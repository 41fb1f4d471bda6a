# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by compare.sh: starts each gateway, and takes the measurements.

declare -A port pid key headers model
names=()

start_upstream() {
    rm -f "$work/upstream"  # of the one before: its port would be taken for this one's
    "$build/bin/bench_upstream" "$@" >"$work/upstream" &
    pids+=($!)
    pid[direct]=$!
    until [ -s "$work/upstream" ]; do sleep 0.05; done
    port[direct]=$(cat "$work/upstream")
    names=(direct)
}

# started NAME PID PORT: it answers, so it takes part.
started() {
    pids+=("$2")
    if wait_for_port "$3"; then
        names+=("$1")
        pid[$1]=$2
        port[$1]=$3
    else
        echo "$1 did not start:" >&2
        tail -n 5 "$work/$1.log" >&2
    fi
}

start_nginx() {
    if ! command -v nginx >/dev/null; then
        echo "nginx is not installed: packaging/packages/bench.txt" >&2
        return
    fi
    local here
    here=$(free_port)
    cat >"$work/nginx.conf" <<CONF
worker_processes 1;
daemon off;
pid $work/nginx.pid;
error_log stderr error;
worker_rlimit_nofile $(ulimit -n);
events { worker_connections 16384; }
http {
    access_log off;
    keepalive_requests 1000000000;
    client_body_temp_path $work/nginx-body;
    proxy_temp_path $work/nginx-proxy;
    fastcgi_temp_path $work/nginx-1;
    uwsgi_temp_path $work/nginx-2;
    scgi_temp_path $work/nginx-3;
    upstream provider { server 127.0.0.1:${port[direct]}; keepalive 256; keepalive_requests 1000000000; }
    server {
        listen 127.0.0.1:$here;
        location / {
            proxy_pass http://provider;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_buffering off;
            proxy_read_timeout 600s;
        }
    }
}
CONF
    nginx -c "$work/nginx.conf" >"$work/nginx.log" 2>&1 &
    started nginx $! "$here"
}

# The relay loop alone, to tell what sockets and HTTP cost from what the gateway does.
start_relay() {
    "$build/bin/bench_relay" --upstream "${port[direct]}" >"$work/relay" 2>"$work/relay-loop.log" &
    local own=$!
    until [ -s "$work/relay" ] || ! kill -0 $own 2>/dev/null; do sleep 0.05; done
    started relay-loop $own "$(cat "$work/relay")"
}

# start_weir NAME PROVIDER-FIELDS [DOCUMENT]: one IO thread, and nothing switched off.
start_weir() {
    local name=$1 data="$work/$1"
    mkdir -p "$data"
    cat >"$data/weir.yaml" <<DOCUMENT
version: 1
providers:
  - {name: mock, $2, base_url: "http://127.0.0.1:${port[direct]}/v1", local: true, serve: [gpt-4o-mini]}
models:
  - {name: gpt-4o-mini, targets: [mock/gpt-4o-mini]}
${3:-}
DOCUMENT
    key[$name]=$("$build/bin/weir" keys create bench --quiet --data "$data" 2>"$work/$name.log")
    WEIR_BENCH_KEY=bench-upstream-key "$build/bin/weir" serve --data "$data" --listen 127.0.0.1:0 \
        --threads 1 --drain 1 >"$data/out" 2>>"$work/$name.log" &
    local own=$!
    until grep -qs listening "$data/out" || ! kill -0 $own 2>/dev/null; do sleep 0.05; done
    started "$name" $own "$(sed -n 's/.*127.0.0.1:\([0-9]*\).*/\1/p' "$data/out" | head -n 1)"
}

# So many rules of a document: each but the last asks for another team and for a size, the last takes
# the call.
routes_of() {
    local number
    echo "routes:"
    for number in $(seq 1 $(($1 - 1))); do
        echo "  - {name: rule $number, when: {model: gpt-4o-mini, team: team-$number, tokens: \"> 2000\"}, use: {targets: [mock/gpt-4o-mini]}}"
    done
    echo "  - {name: rest, use: {strategy: weighted, targets: [{target: mock/gpt-4o-mini, weight: 1}]}}"
}

# What people put into the document, and none of which a call comes up against.
start_weir_with_policies() {
    local free="kind: compatible, price: free, api_key: none" budgets limits
    local priced="kind: openai, api_key: env:WEIR_BENCH_KEY"
    budgets="budgets:
  - {name: all, limit: 1000000, every: month}
  - {name: bench, key: bench, limit: 1000000, every: day}"
    limits="rate_limits:
  - {name: keys, each: key, requests: 1000000000, tokens: 1000000000000, per: minute}
  - {name: mock, provider: mock, concurrency: 10000}"
    start_weir weir-5-rules "$free" "$(routes_of 5)"
    start_weir weir-50-rules "$free" "$(routes_of 50)"
    start_weir weir-budgets "$priced" "$budgets"
    start_weir weir-limits "$free" "$limits"
    start_weir weir-all "$priced" "$(routes_of 50)
$budgets
$limits"
}

start_portkey() {
    command -v npm >/dev/null || return 0
    local here folder=$build/portkey
    if [ ! -d "$folder/node_modules/@portkey-ai/gateway" ]; then
        npm install --silent --no-audit --no-fund --prefix "$folder" @portkey-ai/gateway >/dev/null 2>&1 || {
            echo "Portkey could not be installed from npm; left out" >&2
            return
        }
    fi
    here=$(free_port)
    node "$folder/node_modules/@portkey-ai/gateway/build/start-server.js" --port="$here" --headless \
        >"$work/portkey.log" 2>&1 &
    headers[portkey]="x-portkey-provider: openai|x-portkey-custom-host: http://127.0.0.1:${port[direct]}/v1"
    started portkey $! "$here"
}

start_litellm() {
    command -v litellm >/dev/null || return 0
    local here
    here=$(free_port)
    cat >"$work/litellm.yaml" <<CONFIG
model_list:
  - model_name: gpt-4o-mini
    litellm_params: {model: openai/gpt-4o-mini, api_base: "http://127.0.0.1:${port[direct]}/v1", api_key: none}
CONFIG
    # It does not start without a key of its own, and would fetch its price list from the network.
    key[litellm]=sk-$(od -An -N16 -tx1 /dev/urandom | tr -d ' ')
    LITELLM_MASTER_KEY=${key[litellm]} LITELLM_LOCAL_MODEL_COST_MAP=True \
        litellm --config "$work/litellm.yaml" --host 127.0.0.1 --port "$here" --num_workers 1 \
        >"$work/litellm.log" 2>&1 &
    started litellm $! "$here"
}

start_bifrost() {
    command -v bifrost-http >/dev/null || return 0
    local here
    here=$(free_port)
    mkdir -p "$work/bifrost"
    cat >"$work/bifrost/config.json" <<CONFIG
{"providers": {"openai": {"keys": [{"value": "none", "models": ["gpt-4o-mini"], "weight": 1.0}],
  "network_config": {"base_url": "http://127.0.0.1:${port[direct]}"}}}}
CONFIG
    bifrost-http -host 127.0.0.1 -port "$here" -app-dir "$work/bifrost" >"$work/bifrost.log" 2>&1 &
    model[bifrost]=openai/gpt-4o-mini
    started bifrost $! "$here"
}

versions() {
    local portkey=$build/portkey/node_modules/@portkey-ai/gateway/package.json
    echo "$(date -u +%FT%TZ), $(nproc) cores, $(uname -sr), load $(cut -d' ' -f1-3 /proc/loadavg)"
    echo "weir $("$build/bin/weir" version | head -n 1), $(git rev-parse --short HEAD), RelWithDebInfo and hardened, --threads 1"
    echo "  on: Weir keys, strict HTTP and JSON, routing and health, prices, journal, book and roll-ups,"
    echo "      live table, headers and bodies in memory. weir-priced: kind openai, key sent, price list."
    ! command -v nginx >/dev/null || echo "$(nginx -v 2>&1), 1 worker, proxy_pass, upstream keep-alive, no buffering, no log"
    [ ! -f "$portkey" ] || echo "Portkey $(sed -n 's/.*"version": "\(.*\)".*/\1/p' "$portkey"), node $(node --version), as installed"
    if [ $all = yes ]; then
        ! command -v litellm >/dev/null || echo "LiteLLM $(LITELLM_LOCAL_MODEL_COST_MAP=True litellm --version 2>/dev/null | sed -n 's/.*Current Version = //p'), 1 worker, no database, its master key"
        ! command -v bifrost-http >/dev/null || echo "Bifrost $(bifrost-http -version 2>&1 | tail -n 1), default configuration"
    fi
}

load() {
    local mode=$1 name=$2
    shift 2
    "$build/bin/bench_load" "$mode" --port "${port[$name]}" --key "${key[$name]:-none}" \
        --headers "${headers[$name]:-}" --model "${model[$name]:-gpt-4o-mini}" "$@"
}

start_all() {
    start_upstream "$@"
    start_nginx
    start_relay
    start_weir weir-free "kind: compatible, price: free, api_key: none"
    start_weir weir-priced "kind: openai, api_key: env:WEIR_BENCH_KEY"
}

stop_all() {
    kill "${pids[@]}" 2>/dev/null || true
    wait "${pids[@]}" 2>/dev/null || true
    pids=()
}

measure_plain() {
    local name round before after line
    start_all
    if [ $policies = yes ]; then
        start_weir_with_policies
    else
        start_portkey
    fi
    if [ $all = yes ]; then
        start_litellm
        start_bifrost
    fi
    versions
    echo "plain: 1.5 KB request, 1 KB answer, $connections connections, $rounds rounds of $seconds s in turns"
    for round in $(seq 0 "$rounds"); do
        for name in "${names[@]}"; do
            before=$(cpu_us "${pid[$name]}")
            line=$(load plain "$name" --seconds "$seconds" --connections "$connections") ||
                echo "$name: calls failed: $line" >&2
            after=$(settled_cpu_us "${pid[$name]}")
            # Round 0 fills pools and caches.
            [ "$round" = 0 ] || awk -v name="$name" -v round="$round" -v used=$((after - before)) \
                -v calls="$(field "$line" requests)" -v rate="$(field "$line" per_second)" \
                -v p50="$(field "$line" p50_us)" -v p99="$(field "$line" p99_us)" \
                'BEGIN { if (calls > 0) print name, round, used / calls, rate, p50, p99 }'
        done
    done >"$work/plain"
    plain_table <"$work/plain"
    stop_all
}

measure_streams() {
    local name before base peak now line watch
    start_all --rate 5 --bytes 200 --seconds "$stream_seconds"
    [ $plain = yes ] || versions
    echo "streams: $count at once, 5 events/s of 200 B each, $stream_seconds s, begun over 5 s"
    printf '%-14s %9s %8s %9s %9s %9s %12s %14s\n' "" complete missing "p50 us" "p99 us" "added p50" "CPU us/event" "KB a stream"
    local direct_p50=0
    for name in "${names[@]}"; do
        base=$(rss_kb "${pid[$name]}")
        before=$(cpu_us "${pid[$name]}")
        load streams "$name" --streams "$count" >"$work/streams" &
        watch=$!
        peak=$base
        while kill -0 $watch 2>/dev/null; do
            now=$(rss_kb "${pid[$name]}")
            [ "$now" -le "$peak" ] || peak=$now
            sleep 0.5
        done
        wait $watch || true
        line=$(cat "$work/streams")
        [ "$name" != direct ] || direct_p50=$(field "$line" p50_us)
        printf '%-14s %9s %8s %9s %9s %9s %12s %14s\n' "$name" "$(field "$line" complete)" \
            "$(field "$line" missing)" "$(field "$line" p50_us)" "$(field "$line" p99_us)" \
            "$(($(field "$line" p50_us) - direct_p50))" \
            "$(awk -v used=$(($(settled_cpu_us "${pid[$name]}") - before)) -v events="$(field "$line" events)" \
                'BEGIN { printf "%.1f", events ? used / events : 0 }')" \
            "$(awk -v kb=$((peak - base)) -v streams="$count" 'BEGIN { printf "%.1f", kb / streams }')"
    done
    stop_all
}
