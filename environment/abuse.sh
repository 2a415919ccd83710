#!/usr/bin/env bash
# Kills commands at random moments and looks at what is left, and at what the next command makes of it.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: bash environment/abuse.sh [--times 500] [--seed N] [--only NAME,...]

  --times   how many commands are killed
  --seed    draws the same moments again; printed at the beginning
  --only    some of synth, prepare, vanilla, dcgan, conditional, stylegan, cyclegan, checkpoint,
            onnx, pytorch, playground, evaluate, notebook, sweep
  --help    this text

Status 0 where nothing was found; what found something keeps its folder in artifacts/abuse.
TEXT
}

case "${1:-}" in --help | -h) usage; exit 0 ;; esac
if kit_is_stale; then publish_kit; fi
dotnet_quiet build "$ROOT/tests/AnimeGan.Benchmarks" -c Release
exec dotnet "$ARTIFACTS/bin/AnimeGan.Benchmarks/release/AnimeGan.Benchmarks.dll" abuse "$@"
