#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/packaging/setup.sh"

usage() {
    cat <<'HELP'
Usage: ./test.sh [CTEST-OPTION…]

Installs what is missing, builds the preset dev (warnings are errors) and runs all tests with ctest:
  ./test.sh                  everything
  ./test.sh -R metrics       the tests whose name holds "metrics"
  ./test.sh -L core          those of one label: core, inference, widgets, app, cli, house
Tests on real frames run when CITYSCAPES_DATASET names a Cityscapes root, and say that they skip otherwise.
HELP
}

case "${1:-}" in
    -h|--help) usage; exit 0 ;;
esac

if [ -z "${KERBSIDE_NO_INSTALL:-}" ]; then
    install_packages debian-packages debian-packages-qt debian-packages-test
    install_libtorch
fi
build dev
cd "$root/build/dev"
exec ctest --output-on-failure --no-tests=error "$@"
