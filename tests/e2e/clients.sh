#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: clients.sh NPM. Installs the clients of the lock file, unless they are there.
set -euo pipefail
cd "$(dirname "$0")"
stamp=node_modules/.lock-of-this-install
if ! cmp -s package-lock.json "$stamp"; then
    "$1" ci --no-audit --no-fund
    cp package-lock.json "$stamp"
fi
