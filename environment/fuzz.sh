#!/usr/bin/env bash
# Feeds what the kit reads with damaged files, and says what it does not bear; tests/AnimeGan.Fuzzing/README.md.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

PROGRAM="$ARTIFACTS/bin/AnimeGan.Fuzzing/release/AnimeGan.Fuzzing.dll"

stage "Building the fuzzer" >&2
check_dotnet >&2
dotnet_quiet build "$ROOT/tests/AnimeGan.Fuzzing" -c Release >&2

cd "$ROOT"
status=0
dotnet "$PROGRAM" "$@" || status=$?
if [ "$status" -gt 3 ]; then
    fail "the process died (status $status); what it was reading is in the folder 'current' of --out (artifacts/fuzz/current)"
fi
exit "$status"
