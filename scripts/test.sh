#!/bin/sh
# Lints and all tests, in the one profile that is built. Tests that need a program which is not installed say
# SKIPPED and why; with STRICT=1 they fail instead.
set -eu
cd "$(dirname "$0")/.."
. scripts/prepare.sh

sh scripts/lint.sh
cargo test --release --locked --doc --quiet
cargo test --release --locked --tests "$@"
