# Shared by the scripts in this folder, which source it; it changes nothing by itself.
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
ARTIFACTS="$ROOT/artifacts"
KIT="$ARTIFACTS/kit"

# The SDK's first run would greet, install a certificate and check workloads; nothing here needs any of that.
export DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK=true

# A heading for a stage, with the seconds since the script began.
stage() { printf '\n== %s  [%d s]\n' "$*" "$SECONDS"; }
note() { printf '   %s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# Bad usage: what is wrong, then how it is used; status 2, nothing done.
usage_error() {
    printf 'error: %s\n\n' "$1" >&2
    usage >&2
    exit 2
}

# The value that must follow an option: option_value NAME "$@" (the option first).
option_value() {
    if [ $# -lt 3 ] || [ "${3#--}" != "$3" ]; then
        usage_error "$2 needs $1 after it"
    fi
    printf '%s' "$3"
}

# One build, whose worker processes end with it.
dotnet_quiet() {
    dotnet "$@" -v q -nologo -nodeReuse:false
}

# True where the published command line is missing or older than something that it is made of.
kit_is_stale() {
    [ -f "$KIT/.built" ] || return 0
    [ -n "$(find "$ROOT/src" "$ROOT/Directory.Build.props" "$ROOT/Directory.Packages.props" "$ROOT/global.json" \
        -type f ! -name '*.md' -newer "$KIT/.built" -print -quit)" ]
}

# Publishes the command line with everything it needs into artifacts/kit; one process at a time.
publish_kit() {
    mkdir -p "$ARTIFACTS"
    (
        flock 9
        kit_is_stale || exit 0
        local began log rid
        began="$(mktemp "$ARTIFACTS/built.XXXXXX")"
        log="$ARTIFACTS/publish.log"
        rid="$(dotnet --info | sed -n 's/^ *RID: *//p' | head -1)"
        # Compiled ahead of time the kit starts in half the time; the compiler for that is a package of its own.
        if ! dotnet_quiet publish "$ROOT/src/AnimeGan.Cli/AnimeGan.Cli.csproj" -c Release -o "$KIT" \
            -r "$rid" --self-contained false -p:PublishReadyToRun=true >"$log" 2>&1; then
            if grep -qE 'NU110[0-9]|NU1301|NETSDK1094' "$log"; then
                note "no ahead-of-time compiler for $rid on this registry: publishing without it"
                dotnet_quiet publish "$ROOT/src/AnimeGan.Cli/AnimeGan.Cli.csproj" -c Release -o "$KIT" >"$log" 2>&1 \
                    || { rm -f "$began"; tail -20 "$log" >&2; fail "the kit does not build; the whole log is $log"; }
            else
                rm -f "$began"
                grep -E 'error|warning' "$log" | sort -u | head -20 >&2 || tail -20 "$log" >&2
                fail "the kit does not build; the whole log is $log"
            fi
        fi
        # The stamp carries the time at which the build began: a source saved meanwhile counts as newer.
        mv "$began" "$KIT/.built"
    ) 9>"$ARTIFACTS/.publish.lock"
}
