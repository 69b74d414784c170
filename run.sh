#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/packaging/setup.sh"

usage() {
    cat <<'HELP'
Usage: ./run.sh [ARGUMENT…]

Installs what is missing, builds Kerbside and opens its window. The arguments go to the program:
  ./run.sh                          the built-in street with its demo models
  ./run.sh /data/cityscapes         a Cityscapes root, a folder of images, an image or a video
  ./run.sh street.png a.card.json   a picture and a model (checkpoints of PyTorch are imported)
Without a display the same window is rendered to a picture, and the scores of what is open are printed.

What is missing is installed once: Debian packages (with sudo, unless you are root), and LibTorch from the torch Python
wheel into .deps/. To use a LibTorch of your own, set KERBSIDE_LIBTORCH to its folder.
  KERBSIDE_NO_INSTALL=1   install nothing, only build and run
HELP
}

case "${1:-}" in
    -h|--help) usage; exit 0 ;;
esac

if [ -z "${KERBSIDE_NO_INSTALL:-}" ]; then
    install_packages debian-packages debian-packages-qt
    install_libtorch
fi
build release kerbside kerbside-cli

program="$root/build/release/bin/kerbside"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$program" "$@"
fi
case " $* " in
    *" --screenshot"*|*" --version "*) QT_QPA_PLATFORM=offscreen exec "$program" "$@" ;;
esac
picture="$root/build/kerbside.png"
QT_QPA_PLATFORM=offscreen "$program" --screenshot "$picture" "$@"
say "there is no display; the window is in $picture"
