# SPDX-FileCopyrightText: 2026 The Kerbside authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by run.sh, test.sh and .ci/run, which set `root` to the source tree: installs what is missing and builds a
# preset. Doing it again when nothing is missing takes well under a second.

say() { printf 'kerbside: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# as_root COMMAND…: directly, or through sudo where we are not root.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else die "'$*' needs root, and there is no sudo: run it as root once, then start again."
    fi
}

# install_packages LIST…: those of packaging/LIST.txt that are missing.
install_packages() {
    local list wanted installed missing log
    wanted=$(for list in "$@"; do grep -v '^#' "$root/packaging/$list.txt"; done)
    if ! command -v dpkg-query >/dev/null 2>&1; then
        say "this is no Debian system; make sure that you have what these Debian packages hold:" $wanted
        return
    fi
    # dpkg-query fails when it knows nothing of one of the packages, which on a bare machine is so.
    # shellcheck disable=SC2086 # one word a package
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' $wanted 2>/dev/null | sed -n 's/^installed //p' || true)
    missing=$(printf '%s\n' $wanted | grep -vxF -f <(printf '%s\n' $installed) || true)
    [ -n "$missing" ] || return 0
    say "installing" $missing
    mkdir -p "$root/build"
    log="$root/build/packages.log"
    as_root apt-get update -qq >"$log" 2>&1 \
        || { tail -n 10 "$log" >&2; die "apt-get update failed; the packages above are still missing."; }
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >>"$log" 2>&1 \
        || { tail -n 10 "$log" >&2; die "apt-get could not install the packages above; the whole log is $log."; }
}

# libtorch_given: whether KERBSIDE_LIBTORCH or CMAKE_PREFIX_PATH names a LibTorch.
libtorch_given() {
    local folder
    if [ -n "${KERBSIDE_LIBTORCH:-}" ]; then
        [ -e "$KERBSIDE_LIBTORCH/lib/libtorch.so" ] || die "KERBSIDE_LIBTORCH is $KERBSIDE_LIBTORCH, which has no lib/libtorch.so."
        return 0
    fi
    local IFS=':;'
    for folder in ${CMAKE_PREFIX_PATH:-}; do
        [ -e "$folder/lib/libtorch.so" ] && return 0
    done
    return 1
}

torch_version=2.13.0

# install_libtorch: the one inside the torch Python wheel, in a virtual environment of its own. Python is not used later.
install_libtorch() {
    libtorch_given && return 0
    local wheel="$root/.deps/venv/lib/python3*/site-packages/torch"
    compgen -G "$wheel/lib/libtorch.so" >/dev/null && [ -e "$root/.deps/torch-$torch_version" ] && return 0
    say "installing LibTorch $torch_version (the torch wheel, some hundred megabytes) into .deps/venv"
    [ -x "$root/.deps/venv/bin/pip" ] || python3 -m venv "$root/.deps/venv" \
        || die "python3 -m venv failed; on Debian the package python3-venv is needed."
    "$root/.deps/venv/bin/pip" install --quiet --disable-pip-version-check "torch==$torch_version" >&2 \
        || die "pip could not install torch==$torch_version; set KERBSIDE_LIBTORCH to an unpacked LibTorch instead."
    touch "$root/.deps/torch-$torch_version"
}

# build_jobs: a source that includes Torch takes up to 1.5 GB to compile.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable/ {print int($2 / 1500000)}' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    if [ "$cores" -lt "$memory" ]; then echo "$cores"; else echo "$memory"; fi
}

# build PRESET [TARGET…]: configures once, then builds; quiet unless there is something to do.
build() {
    local preset=$1 log="$root/build/$1.log" target targets=()
    shift
    for target in "$@"; do targets+=(--target "$target"); done
    mkdir -p "$root/build"
    if [ ! -e "$root/build/$preset/build.ninja" ]; then
        say "configuring the preset $preset"
        (cd "$root" && cmake --preset "$preset") >"$log" 2>&1 || { tail -n 30 "$log" >&2; die "configuring failed; the whole log is $log."; }
    fi
    # Not said when ninja has nothing to do, which it answers in a fraction of a second.
    if [ -n "$(cd "$root/build/$preset" && ninja -n ${*:+"$@"} 2>/dev/null | grep -v 'no work to do' | head -n 1)" ]; then
        say "building the preset $preset (the first time takes minutes)"
    fi
    if [ -t 2 ]; then
        cmake --build "$root/build/$preset" --parallel "$(build_jobs)" "${targets[@]}" >&2 || die "building failed."
    else
        cmake --build "$root/build/$preset" --parallel "$(build_jobs)" "${targets[@]}" >"$log" 2>&1 \
            || { grep -E -A 12 'error|FAILED' "$log" | head -n 80 >&2; die "building failed; the whole log is $log."; }
    fi
}
