#!/bin/sh
# Builds jospar, plans a sample and says where the plan is: scripts/plan.sh [SAMPLE]
set -eu
cd "$(dirname "$0")/.."
. scripts/prepare.sh

sample=${1:-teacher_computers}
[ -d "samples/$sample" ] || fail "there is no samples/$sample; there are: $(ls samples | tr '\n' ' ')"

say "building; the first time takes some minutes, because the HiGHS solver is compiled too"
cargo build --release --locked --bin jospar
mkdir -p "$target_dir/plans"
"$target_dir/release/jospar" plan "samples/$sample/input.xlsx" --lang "${JOSPAR_LANG:-en}" \
    -o "$target_dir/plans/$sample.plan.xlsx" --force
