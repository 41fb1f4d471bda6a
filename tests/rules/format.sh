#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# usage: format.sh ROOT. Fails when a C++ file is not as clang-format writes it.
set -euo pipefail
cd "$1"
find engine app ui tests \( -name node_modules -o -name build \) -prune -o \
    \( -name '*.hpp' -o -name '*.cpp' \) -print0 |
    xargs -0 -r -n 40 -P "$(nproc)" clang-format-19 --dry-run --Werror
