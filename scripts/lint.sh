#!/bin/sh
# Format, lints and documentation, without a warning.
set -eu
cd "$(dirname "$0")/.."
. scripts/prepare.sh

cargo fmt --check
cargo clippy --release --locked --all-targets -- -D warnings
RUSTDOCFLAGS="-D warnings" cargo doc --release --locked --no-deps --lib --quiet
