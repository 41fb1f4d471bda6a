#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test program on a session bus of its own with an unlocked keyring, and no display, so that
# nothing asks anybody. Without the tools for that it runs alone and skips what needs a keyring.
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_RUNTIME_DIR="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
if ! command -v dbus-run-session >/dev/null || ! command -v gnome-keyring-daemon >/dev/null; then
  echo "no dbus-run-session or gnome-keyring-daemon here"
  "$1"
  exit
fi
dbus-run-session -- sh -c '
  printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
  exec "$1"' sh "$1"
