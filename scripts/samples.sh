#!/bin/sh
# Makes the workbooks in samples/ anew; the generator is seeded, so that nothing changes unless it did.
set -eu
cd "$(dirname "$0")/.."
. scripts/prepare.sh

cargo run --release --locked --quiet --bin jospar-samples
