#!/bin/sh
# The binary with its manual pages and completions, as a Debian package when cargo-deb is there.
# For a binary that runs on any Linux: rustup target add x86_64-unknown-linux-musl, then
# TARGET=x86_64-unknown-linux-musl scripts/package.sh
set -eu
cd "$(dirname "$0")/.."
target=${TARGET:-}
cargo build --release --locked ${target:+--target "$target"}
bin=target/${target:+$target/}release/warraq
rm -rf target/man target/completions
mkdir -p target/man target/completions
"$bin" man target/man >/dev/null
"$bin" completions bash >target/completions/warraq.bash
"$bin" completions zsh >target/completions/_warraq
"$bin" completions fish >target/completions/warraq.fish
if cargo deb --version >/dev/null 2>&1; then
  cargo deb --no-build ${target:+--target "$target"}
else
  echo "$bin; cargo-deb is not installed, no package was made"
fi
