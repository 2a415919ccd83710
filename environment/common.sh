# Shared by the scripts in this folder, which source it; it changes nothing by itself.
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
ARTIFACTS="$ROOT/artifacts"
KIT="$ARTIFACTS/kit"
TOOLS="$ARTIFACTS/tools"

# The SDK's first run would greet, install a certificate and check workloads; nothing here needs any of that.
export DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK=true
# The SDK itself refuses to start where the system has no ICU, unless told to do without. The kit never uses it.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="${DOTNET_SYSTEM_GLOBALIZATION_INVARIANT:-1}"

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

# The one thing to have beforehand; says which one is there, and how to get it where it is not.
check_dotnet() {
    local sdks trouble
    if command -v dotnet >/dev/null && sdks="$(cd / && dotnet --list-sdks 2>/dev/null)" && grep -qE '^10\.' <<<"$sdks"; then
        note ".NET SDK $(grep -E '^10\.' <<<"$sdks" | tail -1 | cut -d' ' -f1)"
        # Only the smallest of systems lack what .NET asks for to speak to a registry and to compute checksums.
        trouble="$(cd / && dotnet --info 2>&1 >/dev/null)" || fail "dotnet does not run: ${trouble%%$'\n'*}
         What it needs of the system: sudo apt-get install libssl3 ca-certificates (or see https://aka.ms/dotnet-install-dependencies)"
        return
    fi
    cat >&2 <<'TEXT'
error: the .NET 10 SDK is missing. It is the one thing to have beforehand. Either
         curl -fsSLO https://dot.net/v1/dotnet-install.sh && bash dotnet-install.sh --channel 10.0
         export PATH="$HOME/.dotnet:$PATH"
       or, where the system has the package (Ubuntu 24.04 and later):
         sudo apt-get install dotnet-sdk-10.0
       or see https://learn.microsoft.com/dotnet/core/install/linux; then run this again.
TEXT
    exit 1
}

# One build, whose worker processes end with it.
dotnet_quiet() {
    dotnet "$@" -v q -nologo -nodeReuse:false
}

# True where the library for bfloat16's instructions can be built; src/Native.targets asks the same.
has_compiler() {
    command -v cmake >/dev/null && command -v "${CXX:-c++}" >/dev/null
}

# True where the published command line is missing, older than something that it is made of, or could have more in it.
kit_is_stale() {
    [ -f "$KIT/.built" ] || return 0
    # NuGet's packages, which it links to, were cleared away; or a compiler has come since.
    [ -z "$(find "$KIT" -xtype l -print -quit)" ] || return 0
    if [ "$(uname -sm)" = "Linux x86_64" ] && [ ! -e "$KIT/libanimegan_tiles.so" ] && has_compiler; then return 0; fi
    [ -n "$(find "$ROOT/src" "$ROOT/Directory.Build.props" "$ROOT/Directory.Packages.props" "$ROOT/global.json" \
        -type f ! -name '*.md' -newer "$KIT/.built" -print -quit)" ]
}

# Runs a command whose output goes to a file, and says every ten seconds that it is still at work: patiently WHAT LOG COMMAND ...
patiently() {
    local what="$1" log="$2" ticker status=0 began=$SECONDS
    shift 2
    # What outlives the command (a sleep, the compiler's server) must hold neither the output nor the lock on descriptor 9.
    while sleep 10 >/dev/null 2>&1 9>&-; do note "$what: $((SECONDS - began)) s"; done 9>&- &
    ticker=$!
    "$@" >"$log" 2>&1 9>&- || status=$?
    kill "$ticker" 2>/dev/null || true
    wait "$ticker" 2>/dev/null || true
    if [ "$((SECONDS - began))" -ge 10 ]; then note "$what: done after $((SECONDS - began)) s"; fi
    return "$status"
}

# Publishes the command line with everything it needs into artifacts/kit; one process at a time.
publish_kit() {
    mkdir -p "$ARTIFACTS" 2>/dev/null && : 2>/dev/null >>"$ARTIFACTS/.publish.lock" \
        || fail "$ARTIFACTS cannot be written: this checkout is read-only or somebody else's, and the program in it was not built, or not for you. Clone one of your own."
    (
        flock 9
        kit_is_stale || exit 0
        project="$ROOT/src/AnimeGan.Cli/AnimeGan.Cli.csproj"
        log="$ARTIFACTS/publish.log"
        rid="$(linux_rid)"
        began="$(mktemp "$ARTIFACTS/built.XXXXXX")"
        trap 'rm -f "$began"; kill $(jobs -p) 2>/dev/null || true' EXIT
        # The program is started through dotnet, on whatever .NET 10 there is: no launcher of its own, and no runtime.
        options=(-r "$rid" -p:SelfContained=false -p:UseAppHost=false)
        # Compiled ahead of time the kit starts in half the time; the compiler for that is a package of its own.
        ahead=(-p:PublishReadyToRun=true)
        restore=(dotnet_quiet restore "$project" "${options[@]}")
        words="fetching packages, some 330 MB where none is there yet"
        if ! patiently "$words" "$log" "${restore[@]}" "${ahead[@]}"; then
            grep -qE 'NU110[0-9]|NU1301|NETSDK1094' "$log" || explain_failure "the packages cannot be fetched" "$log"
            ahead=()
            patiently "$words" "$log" "${restore[@]}" || explain_failure "the packages cannot be fetched" "$log"
            note "no ahead-of-time compiler for $rid on this registry: publishing without it"
        fi
        rm -rf "$KIT.new"
        # Without the analyzers: they are the developer's, and take a sixth of the time.
        patiently "compiling" "$log" dotnet_quiet publish "$project" -c Release --no-restore -o "$KIT.new" "${options[@]}" "${ahead[@]}" \
            -p:LinkPackageLibraries=true -p:RunAnalyzers=false || explain_failure "the kit does not build" "$log"
        # The stamp carries the time at which the build began: a source saved meanwhile counts as newer.
        mv "$began" "$KIT.new/.built"
        # Nothing of an older kit stays, and one that is in use keeps the files that it has open.
        rm -rf "$KIT.old"
        if [ -d "$KIT" ]; then mv "$KIT" "$KIT.old"; fi
        mv "$KIT.new" "$KIT"
        rm -rf "$KIT.old"
    ) 9>"$ARTIFACTS/.publish.lock"
}

# What a build said went wrong, and the end of this script.
explain_failure() {
    grep -E 'error|warning' "$2" | sort -u | head -20 >&2 || tail -20 "$2" >&2
    fail "$1; the whole log is $2"
}

# A tool of .NET's in artifacts/tools: install_tool NAME VERSION COMMAND. With INSTALL=false it only says what is missing.
install_tool() {
    local name="$1" version="$2" command="$3"
    if [ -x "$TOOLS/$command" ] && [ -d "$TOOLS/.store/${name,,}/$version" ]; then
        note "$name $version: there"
    elif ! "${INSTALL:-true}"; then
        note "missing tool: $name $version"
        MISSING=true
    else
        note "installing: $name $version"
        rm -rf "$TOOLS/.store/${name,,}" "${TOOLS:?}/$command"
        (cd / && dotnet tool install "$name" --version "$version" --tool-path "$TOOLS" >/dev/null) \
            || fail "dotnet could not install the tool $name $version: is there a network?"
    fi
}

# Makes pages of comments; docs.sh and its test want the same one.
install_docfx() { install_tool docfx 2.81.0 docfx; }

# .NET Interactive itself, in which tests and pack.sh run notebooks beside the kit's own kernel.
install_interactive() { install_tool Microsoft.dotnet-interactive 1.0.712001 dotnet-interactive; }

# The system in general, as packages name it: a distribution's own SDK names itself after the distribution, and no package is made for that alone.
linux_rid() { printf 'linux-%s' "$(dotnet --info | sed -n 's/^ *RID: *.*-//p' | head -1)"; }
