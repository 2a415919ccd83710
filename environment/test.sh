#!/usr/bin/env bash
# Installs what is missing, builds everything and runs every test. The last line is 'N passed, N failed'.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: bash environment/test.sh [--fast] [--long] [--no-install] [PROJECT ...]

  --fast         leave out the tests with the trait Category=Slow
  --long         afterwards what takes a night: 500 killed commands, the soak, two hours of fuzzing, and kernels by chance
  --no-install   stop where something is missing instead of installing it
  PROJECT        only these test projects, as in: bash environment/test.sh AnimeGan.Cli.Tests
  --help         this text

Status 0 only where every test passed and every project ran at least one.
TEXT
}

FAST=()
LONG=false
SETUP=(--tests)
PROJECTS=()
while [ $# -gt 0 ]; do
    case "$1" in
        --fast) FAST=(-trait- Category=Slow) ;;
        --long) LONG=true ;;
        --no-install) SETUP+=(--no-install) ;;
        --help | -h) usage; exit 0 ;;
        -*) usage_error "unknown option '$1'" ;;
        *) [ -d "$ROOT/tests/$1" ] || usage_error "no test project '$1' in tests/"; PROJECTS+=("$1") ;;
    esac
    shift
done
if [ ${#PROJECTS[@]} = 0 ]; then
    for folder in "$ROOT"/tests/*.Tests; do PROJECTS+=("$(basename "$folder")"); done
fi

bash "$ROOT/environment/setup.sh" "${SETUP[@]}"

stage "Building"
mkdir -p "$ARTIFACTS/test-logs"
if ! dotnet_quiet build "$ROOT/AnimeGan.sln" -c Release; then
    warn "the build failed, so no test ran"
    printf '0 passed, 1 failed\n'
    exit 1
fi

PASSED=0
FAILED=0
BROKEN=()

# Reads one number from the summary line of xunit: summary_count NAME LINE
summary_count() { sed -n "s/.*[ ,]$1: \([0-9]*\).*/\1/p" <<<"$2"; }

run_project() {
    local project="$1" status=0 log summary total errors failed left_out
    log="$ARTIFACTS/test-logs/$project.log"
    stage "$project"
    # A test that hangs is stopped, and what it had printed is kept. Running the notebooks takes a quarter of an hour.
    timeout --kill-after=30 3600 dotnet "$ARTIFACTS/bin/$project/release/$project.dll" \
        -noLogo -noColor "${FAST[@]}" 2>&1 | tee "$log" || status=$?
    summary="$(grep -E '^ +[^ ]+ +Total: [0-9]+, Errors:' "$log" | tail -1 || true)"
    if [ -z "$summary" ]; then
        warn "$project ended with status $status before it could sum up; its output is in $log"
        BROKEN+=("$project crashed")
        FAILED=$((FAILED + 1))
        return
    fi
    total="$(summary_count Total "$summary")"
    errors="$(summary_count Errors "$summary")"
    failed="$(summary_count Failed "$summary")"
    left_out=$(($(summary_count Skipped "$summary") + $(summary_count 'Not Run' "$summary")))
    failed=$((failed + errors))
    PASSED=$((PASSED + total - failed - left_out))
    FAILED=$((FAILED + failed))
    if [ "$failed" -gt 0 ]; then
        BROKEN+=("$project: $failed failed")
    elif [ "$((total - left_out))" -le 0 ]; then
        BROKEN+=("$project ran no test")
        FAILED=$((FAILED + 1))
    elif [ "$status" != 0 ]; then
        BROKEN+=("$project ended with status $status after its tests")
        FAILED=$((FAILED + 1))
    fi
}

for project in "${PROJECTS[@]}"; do run_project "$project"; done

# Each counts as one: run_long NAME COMMAND ...
run_long() {
    local name="$1"
    shift
    stage "$name"
    if "$@" 2>&1 | tee "$ARTIFACTS/test-logs/$name.log"; then
        PASSED=$((PASSED + 1))
    else
        BROKEN+=("$name: see $ARTIFACTS/test-logs/$name.log")
        FAILED=$((FAILED + 1))
    fi
}

if "$LONG"; then
    run_long abuse bash "$ROOT/environment/abuse.sh" --times 500
    run_long soak dotnet "$ARTIFACTS/bin/AnimeGan.Benchmarks/release/AnimeGan.Benchmarks.dll" soak
    run_long fuzz bash "$ROOT/environment/fuzz.sh" --hours 2
    run_long kernels bash "$ROOT/environment/fuzz.sh" --native --minutes 30
fi

stage "Result"
for line in "${BROKEN[@]}"; do note "$line"; done
printf '%d passed, %d failed\n' "$PASSED" "$FAILED"
[ "$FAILED" = 0 ]
