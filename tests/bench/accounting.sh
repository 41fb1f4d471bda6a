# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by compare.sh: what processes used, and tables of it.

# A process and all it started.
family() {
    local child
    echo "$1"
    for child in $(pgrep -P "$1" || true); do family "$child"; done
}

# CPU microseconds of a family so far, all threads, user and system.
cpu_us() {
    local pid ticks=0
    for pid in $(family "$1"); do
        # After the name, which may hold anything: utime and stime are the 12th and 13th.
        ticks=$((ticks + $(sed 's/.*) //' "/proc/$pid/stat" | awk '{print $12 + $13}')))
    done
    echo $((ticks * 1000000 / $(getconf CLK_TCK)))
}

# Waits until what was left over after the calls (rows to write) is done too.
settled_cpu_us() {
    local before after tries=0
    before=$(cpu_us "$1")
    while [ $((tries++)) -lt 20 ]; do
        sleep 0.25
        after=$(cpu_us "$1")
        [ $((after - before)) -gt 10000 ] || break
        before=$after
    done
    echo "$after"
}

# Resident KB of a family.
rss_kb() {
    local pid sum=0
    for pid in $(family "$1"); do
        sum=$((sum + $(awk '/^VmRSS/ {print $2}' "/proc/$pid/status")))
    done
    echo "$sum"
}

# The number under a name in a line of flat JSON.
field() {
    sed -n "s/.*\"$2\":\([0-9.]*\).*/\1/p" <<<"$1"
}

# A port nobody listens on. Programs that cannot say which they were given need to be told one.
free_port() {
    local port
    while port=$((20000 + RANDOM % 10000)); do
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
}

wait_for_port() {
    local tries=0
    until (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; do
        [ $((tries++)) -lt 300 ] || return 1
        sleep 0.1
    done
}

# Lines "name round cpu rate p50 p99" to a table: medians, range, and the median of the ratios to
# nginx round by round.
plain_table() {
    awk '
        function median(values, n,   i, j, swap) {
            for (i = 2; i <= n; i++)
                for (j = i; j > 1 && values[j] < values[j - 1]; j--) {
                    swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap
                }
            return n % 2 ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
        }
        function column(name, what,   n, r) {
            n = 0
            for (r = 1; r <= rounds; r++)
                if ((name, "cpu", r) in value)
                    list[++n] = value[name, what, r]
            count = n
            return median(list, n)
        }
        {
            if (!($1 in seen)) { order[++names] = $1; seen[$1] = 1 }
            if ($1 == "nginx") base[$2] = $3
            value[$1, "cpu", $2] = $3; value[$1, "rate", $2] = $4
            value[$1, "p50", $2] = $5; value[$1, "p99", $2] = $6
            if ($2 > rounds) rounds = $2
        }
        END {
            for (i = 1; i <= names; i++)
                for (r = 1; r <= rounds; r++)
                    if (r in base) value[order[i], "ratio", r] = value[order[i], "cpu", r] / base[r]
            printf "%-14s %30s %8s %10s %9s %9s\n", "", "CPU us a call [min-max]", "x nginx", "calls/s", "p50 us", "p99 us"
            for (i = 1; i <= names; i++) {
                name = order[i]
                cpuMedian = column(name, "cpu"); least = list[1]; most = list[count]
                printf "%-14s %30s %8.2f %10.0f %9.0f %9.0f\n", name,
                    sprintf("%.1f [%.1f-%.1f]", cpuMedian, least, most),
                    column(name, "ratio"), column(name, "rate"), column(name, "p50"), column(name, "p99")
            }
        }'
}
