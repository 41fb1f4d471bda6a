#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What a stranger meets: a bare Debian 12 in a folder, a copy of the committed tree, README's first line.
# Run by hand, as root; needs debootstrap and the network. Not part of the tests.
set -euo pipefail

usage() {
    cat <<'TEXT'
usage: packaging/linux/stranger.sh [--keep] [--ccache DIR] [FOLDER]

Makes a bare Debian 12 in FOLDER (default: a temporary one), copies the committed tree into it, and runs
there: packaging/run.sh --headless, the curl line that it prints, the same again for the time it takes,
and the whole of packaging/test.sh, with the time that took. Deletes FOLDER afterwards unless --keep is
given. With --ccache it compiles from that cache, so that its times are not those of a first run.
TEXT
}

keep=no cache=''
while [ $# -gt 0 ]; do
    case "$1" in
        --keep) keep=yes ;;
        --ccache) cache=$(realpath "${2:?--ccache needs a folder}"); shift ;;
        -h | --help) usage; exit 0 ;;
        *) break ;;
    esac
    shift
done
[ "$(id -u)" -eq 0 ] || { echo "Run this as root: debootstrap and chroot need it." >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "Missing: apt-get install debootstrap" >&2; exit 1; }

tree=$(cd "$(dirname "$0")/../.." && pwd)
root=${1:-$(mktemp -d "${TMPDIR:-/tmp}/weir-stranger.XXXXXX")}
mkdir -p "$root"

# A mount that stays behind would let the clean-up delete what is not ours.
clean_up() {
    for mount in home/stranger/.cache/ccache dev proc; do
        if mountpoint -q "$root/$mount"; then umount -R "$root/$mount"; fi
    done
    if [ "$keep" = yes ]; then
        echo "Kept: $root"
    elif ! grep -q " $root/" /proc/mounts; then
        rm -rf --one-file-system "$root"
    fi
}
trap clean_up EXIT

in_root() {
    chroot "$root" /usr/bin/env -i HOME=/home/stranger LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS="$NODE_EXTRA_CA_CERTS"} \
        ${https_proxy:+https_proxy="$https_proxy"} ${http_proxy:+http_proxy="$http_proxy"} \
        bash -c "cd /home/stranger/weir && $1"
}

echo "== a bare Debian 12 in $root"
debootstrap --variant=minbase --include=ca-certificates bookworm "$root" >"$root.debootstrap.log"
# The way to the packages is this machine's own; nothing of it is kept in the tree.
cp -a /etc/apt/. "$root/etc/apt/"
rm -f "$root"/etc/apt/sources.list.d/*node*
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
[ ! -d /usr/local/share/ca-certificates ] || cp -a /usr/local/share/ca-certificates "$root/usr/local/share/"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod +x "$root/usr/sbin/policy-rc.d"
mount -t proc proc "$root/proc"
mount --rbind --make-rslave /dev "$root/dev"

mkdir -p "$root/home/stranger/weir"
[ ! -f "${HOME:-}/.npmrc" ] || cp "$HOME/.npmrc" "$root/home/stranger/"
if [ -n "$cache" ]; then
    mkdir -p "$root/home/stranger/.cache/ccache" "$root/home/stranger/.config/ccache"
    # It is not this one's to clean up.
    echo 'max_size = 0' >"$root/home/stranger/.config/ccache/ccache.conf"
    mount --bind "$cache" "$root/home/stranger/.cache/ccache"
fi
git -C "$tree" archive HEAD | tar -x -C "$root/home/stranger/weir"

echo "== README: packaging/run.sh --headless"
first_run() {
    in_root 'exec packaging/run.sh --headless' >"$root.run.log" 2>&1 &
    local run=$! line='' began=$SECONDS
    while kill -0 "$run" 2>/dev/null; do
        line=$(grep '^curl http' "$root.run.log" || true)
        grep -q '^listening on' "$root.run.log" && { [ -n "$line" ] || [ "$1" = again ]; } && break
        sleep 1
    done
    grep '^listening on' "$root.run.log" || { tail -n 40 "$root.run.log" >&2; return 1; }
    echo "listening after $((SECONDS - began)) s"
    if [ -n "$line" ]; then
        echo "== the line that it printed"
        in_root "$line" | tee "$root.call.log"
        grep -q '"object":"chat.completion"' "$root.call.log"
    fi
    # $run is the shell of the function; what is to stop is the script below it.
    pkill -TERM -P "$run"
    wait "$run" || true
}
first_run first
echo "== a second run"
first_run again
echo "== packaging/test.sh"
began=$SECONDS
in_root 'packaging/test.sh'
echo "packaging/test.sh took $((SECONDS - began)) s"
