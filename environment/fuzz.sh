#!/usr/bin/env bash
# Feeds what the kit reads with damaged files, and kernels with shapes at their limits, and says what they do not bear; tests/AnimeGan.Fuzzing/README.md.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: bash environment/fuzz.sh [--hours H | --minutes M] [--target NAME]... [--seed N] [--out FOLDER]
       bash environment/fuzz.sh --native [--hours H | --minutes M] [--seed N]

  --hours H      how long in all, shared out evenly over the targets (default: 10 minutes)
  --minutes M    the same in minutes
  --target NAME  this one alone; may be given several times
  --seed N       a whole number; the same one gives the same inputs (default: 1)
  --out FOLDER   where inputs go that break the law (default: artifacts/fuzz)
  --native       kernels in the place of readers: shapes, steps and borders by chance at their limits. The C++ that
                 multiplies tiles runs under AddressSanitizer and UBSan, AMX's in an emulator; the kernels run in memory
                 that ends or begins at a page that nobody may touch, and are held against plain loops. Needs g++
  --read NAME FILE   one input, read once more: what became of it, and what it took
  --list         the targets and what they read
  --help         this text

The law: a reader returns, or throws what its documentation names, within 2 s and 64 MiB of managed memory.
Status 0 where it held, 1 where an input broke it, 2 for bad usage, 3 where one never came back.
TEXT
}

for argument in "$@"; do
    case "$argument" in
        --help | -h) usage; exit 0 ;;
    esac
done

native=false rest=()
for argument in "$@"; do
    case "$argument" in
        --native) native=true ;;
        *) rest+=("$argument") ;;
    esac
done

if [ "$native" = true ]; then
    stage "Building the kernels' tests" >&2
    check_dotnet >&2
    dotnet_quiet build "$ROOT/tests/AnimeGan.Tests" -c Release >&2
    cd "$ROOT"
    exec dotnet "$ARTIFACTS/bin/AnimeGan.Tests/release/AnimeGan.Tests.dll" --native-fuzz "${rest[@]}"
fi

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
