#!/bin/sh
# Makes sure that what the build needs is there, and points the build to it. Sourced by the other scripts.
#
# Rust builds everything itself but the HiGHS solver: that takes cmake, a C++ compiler and libclang. What is
# missing comes from the system's packages (as root, or with sudo that asks for no password), else cmake and
# libclang come from PyPI into target/tools, without touching the system.

target_dir=${CARGO_TARGET_DIR:-target}
tools=target/tools

say() { printf '%s\n' "$*" >&2; }
fail() { say "error: $*"; exit 2; }
have() { command -v "$1" >/dev/null 2>&1; }

have_libclang() {
    [ -n "${LIBCLANG_PATH:-}" ] && return 0
    for found in /usr/lib/llvm-*/lib/libclang*.so* /usr/lib/*/libclang*.so* /usr/lib/libclang*.so* \
        /usr/lib64/libclang*.so* /usr/lib64/llvm*/lib*/libclang*.so* /usr/local/lib/libclang*.so* \
        /Library/Developer/CommandLineTools/usr/lib/libclang.dylib /opt/homebrew/opt/llvm/lib/libclang.dylib; do
        case $found in *libclang-cpp*) continue ;; esac
        [ -e "$found" ] && return 0
    done
    return 1
}

# Runs a command as root, or fails quietly when that would need a password.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif have sudo && sudo -n true 2>/dev/null; then sudo -n "$@"; else return 1; fi
}

# Installs Debian or Ubuntu packages; false where there is no apt-get or no way to be root.
install_packages() {
    have apt-get || return 1
    as_root true || return 1
    say "installing with apt-get: $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2 &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2
}

install_from_pypi() {
    have python3 || fail "cmake or libclang is missing: install both, or Python 3 so that they can be had from PyPI"
    say "installing cmake and libclang from PyPI into $tools"
    python3 -m venv "$tools" || fail "python3 cannot make a virtual environment: install cmake and libclang by hand"
    "$tools/bin/pip" install --quiet --disable-pip-version-check cmake libclang >&2
}

use_pypi_tools() {
    PATH="$(pwd)/$tools/bin:$PATH"
    LIBCLANG_PATH=$(find "$(pwd)/$tools" -name 'libclang.*' -exec dirname {} \; | head -n 1)
    # That libclang comes without the compiler's own headers, such as stddef.h; the system's compiler has them.
    BINDGEN_EXTRA_CLANG_ARGS="-I$(cc -print-file-name=include) ${BINDGEN_EXTRA_CLANG_ARGS:-}"
    export PATH LIBCLANG_PATH BINDGEN_EXTRA_CLANG_ARGS
}

have cargo || fail "cargo is missing: install Rust as https://rustup.rs says, then run this again"

if ! have c++ || ! have make || ! have cmake || ! have_libclang; then
    if [ ! -x "$tools/bin/cmake" ]; then
        install_packages g++ make cmake libclang-dev || install_from_pypi
    fi
    have c++ && have make || fail "a C++ compiler or make is missing: install both, such as g++ and make"
    if [ -x "$tools/bin/cmake" ]; then use_pypi_tools; fi
fi
