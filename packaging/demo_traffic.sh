#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: demo_traffic.sh URL KEY... A call now and then, of every kind, until it is ended.
set -euo pipefail
url=$1 keys=("${@:2}")
trap 'kill $(jobs -pr) 2>/dev/null || true' EXIT
trap 'exit 0' TERM INT

prompts=(
    'Explain a weir to a child in two sentences.'
    'Write a haiku about a river in spring.'
    'List three risks of a database migration.'
    'Summarise the minutes of the last planning meeting.'
    'Which regular expression finds a date like 2026-11-24?'
    'Translate "good morning" into five languages.'
)

post() {
    curl -s -o /dev/null --max-time 60 "$url$1" -H "Authorization: Bearer $key" \
        -H 'Content-Type: application/json' -H 'User-Agent: weir-demo' "${@:3}" -d "$2" || true
}

tools='[{"type":"function","function":{"name":"search","parameters":{"type":"object"}}}]'
call=0
while sleep "0.$((RANDOM % 9))$((RANDOM % 10))"; do
    key=${keys[RANDOM % ${#keys[@]}]}
    prompt=${prompts[RANDOM % ${#prompts[@]}]//\"/\\\"}
    message="[{\"role\":\"user\",\"content\":\"$prompt\"}]"
    case $((call++ % 10)) in
        0) post /v1/chat/completions "{\"model\":\"sim-fast\",\"stream\":true,\"messages\":$message}" & ;;
        1 | 6) post /v1/messages "{\"model\":\"sim-fast\",\"max_tokens\":300,\"stream\":true,\"messages\":$message}" \
            -H 'anthropic-version: 2023-06-01' -H "X-Session-Id: agent-run-$((call / 40 + 1))" & ;;
        2) post /v1/responses "{\"model\":\"sim-fast\",\"input\":\"$prompt\"}" & ;;
        3) post /v1/chat/completions "{\"model\":\"assistant\",\"stream\":true,\"messages\":$message}" & ;;
        4) post /v1/chat/completions "{\"model\":\"sim-slow\",\"stream\":true,\"messages\":$message}" & ;;
        5) post /v1/embeddings "{\"model\":\"sim-embedding\",\"input\":\"$prompt\"}" & ;;
        8) post /v1/chat/completions "{\"model\":\"auto\",\"stream\":true,\"messages\":$message}" & ;;
        9) post /v1/chat/completions "{\"model\":\"auto\",\"tools\":$tools,\"messages\":$message}" & ;;
        7) post /v1/chat/completions "{\"model\":\"sim-429\",\"messages\":$message}" & ;;
    esac
    # Never more than a handful at once.
    while [ "$(jobs -pr | wc -l)" -gt 6 ]; do wait -n || true; done
done
