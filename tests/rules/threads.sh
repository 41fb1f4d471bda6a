#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# threads.sh FILE: of the programs that FILE lists, none can start a thread. One that can is to be
# run under ThreadSanitizer: it needs the label "threads" in its CMakeLists.txt.
set -euo pipefail

failed=0
looked=0
while read -r program; do
    wanted=$(nm --undefined-only --demangle "$program")
    if grep -qE 'std::thread::_M_start_thread|pthread_create' <<<"$wanted"; then
        echo "$(basename "$program") can start threads and lacks the label \"threads\""
        failed=1
    fi
    looked=$((looked + 1))
done <"$1"
echo "$looked programs looked at"
[ "$looked" -gt 0 ] && exit "$failed"
