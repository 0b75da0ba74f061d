#!/bin/sh
# Makes the messy samples that are not Excel 2007 files, with LibreOffice, from workbooks of the generator.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo run --quiet --release --bin jospar-samples -- --sources "$work"
convert() { # STEM FORMAT
    soffice -env:UserInstallation="file://$work/profile" --headless --convert-to "$2" --outdir "$work" "$work/$1.xlsx" >/dev/null
    mv "$work/$1.$2" "samples/messy/$1.$2"
}
convert wifi ods
convert it_classes xls
cargo run --quiet --release --bin jospar-samples -- --check samples
