#!/usr/bin/env bash
# Makes the kit's NuGet packages: the libraries AnimeGan and AnimeGan.Interactive, and the tool animegan.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: bash environment/pack.sh [--system NAME]... [--try] [--no-tour]

  --system NAME  a system to pack the tool for: linux-x64, osx-arm64, win-arm64, win-x64;
                 may be repeated (default: this machine's)
  --try          then use the packages as somebody without a checkout does: a fresh
                 notebook in two kernels, a program, the tool and its tour
  --no-tour      with --try: leave out the tour, which takes minutes
  --help         this text

Leaves the packages, with symbols, in artifacts/packages. Needs the .NET 10 SDK, and a
network for what was never fetched; for --try also nbclient and .NET Interactive
(bash environment/setup.sh --tests).
TEXT
}

SYSTEMS=()
TRY=false
TOUR=true
while [ $# -gt 0 ]; do
    case "$1" in
        --system)
            SYSTEMS+=("$(option_value 'the name of a system' "$@")")
            shift
            case "${SYSTEMS[-1]}" in
                linux-x64 | osx-arm64 | win-arm64 | win-x64) ;;
                *) usage_error "libtorch has no package for '${SYSTEMS[-1]}': name linux-x64, osx-arm64, win-arm64 or win-x64" ;;
            esac
            ;;
        --try) TRY=true ;;
        --no-tour) TOUR=false ;;
        --help | -h) usage; exit 0 ;;
        *) usage_error "unknown option '$1'" ;;
    esac
    shift
done
"$TRY" || "$TOUR" || usage_error "--no-tour belongs to --try"

stage "Preparing"
check_dotnet
[ ${#SYSTEMS[@]} -gt 0 ] || SYSTEMS=("$(linux_rid)")
VERSION="$(sed -n 's:.*<VersionPrefix>\(.*\)</VersionPrefix>.*:\1:p' "$ROOT/Directory.Build.props")"
WORK="$ARTIFACTS/pack"
PACKAGES="$ARTIFACTS/packages"
LOG="$ARTIFACTS/pack.log"
# What is packed is what lies in these folders, so nothing of an earlier time may.
rm -rf "$PACKAGES" "$WORK"
mkdir -p "$PACKAGES" "$WORK"
COMMON=(-c Release -p:RunAnalyzers=false -o "$PACKAGES")
# A debugger finds the source where it was published; a checkout without such a place packs as well.
if git -C "$ROOT" remote get-url origin 2>/dev/null | grep -qE '^(https?|ssh)://|^git@'; then
    COMMON+=(-p:ContinuousIntegrationBuild=true -p:PublishRepositoryUrl=true)
fi

pack() { patiently "$1" "$LOG" dotnet_quiet pack "$ROOT/src/$2" "${COMMON[@]}" "${@:3}" || explain_failure "$2 cannot be packed" "$LOG"; }

stage "Packing the libraries"
LIBRARY=(-p:ForPackages=true -p:ArtifactsPath="$WORK/libraries/")
pack "compiling" AnimeGan.Interactive "${LIBRARY[@]}"
pack "packing" AnimeGan "${LIBRARY[@]}" --no-build

for system in "${SYSTEMS[@]}"; do
    stage "Packing the tool for $system"
    pack "compiling" AnimeGan.Cli -r "$system" -p:ForTool=true -p:ToolPackageRuntimeIdentifiers="$system" \
        -p:SelfContained=false -p:PublishReadyToRun=true -p:ArtifactsPath="$WORK/$system/"
done
# A small package that names those of the systems; this is the one to install.
pack "packing" AnimeGan.Cli -p:ToolPackageRuntimeIdentifiers="\"$(IFS=';' && printf '%s' "${SYSTEMS[*]}")\"" -p:CreateRidSpecificToolPackages=false \
    -p:NoBuild=true -p:IncludeSymbols=false -p:ArtifactsPath="$WORK/tool/"

stage "Packages of version $VERSION"
for file in "$PACKAGES"/*; do note "$(du -h --apparent-size "$file" | cut -f1)  $file"; done
"$TRY" || exit 0

# From here on everything is done in a home that is empty but for where packages come from. What is not the kit's is taken
# from the usual folder of packages where it is there already; the kit's own are taken from PACKAGES alone.
stage "Trying them in an empty home"
[[ " ${SYSTEMS[*]} " = *" $(linux_rid) "* ]] || fail "the tool was not packed for this machine, so it cannot be tried here; add --system $(linux_rid)"
install_interactive
CACHE="${NUGET_PACKAGES:-$HOME/.nuget/packages}"
rm -rf "$CACHE"/{animegan,animegan.interactive,animegan.tool}/"$VERSION"
PLACE="$(mktemp -d)"
trap 'rm -rf "$PLACE"' EXIT
mkdir -p "$PLACE"/home/.nuget/NuGet "$PLACE"/{ours,theirs,program,class}
if [ -f "$HOME/.nuget/NuGet/NuGet.Config" ]; then cp "$HOME/.nuget/NuGet/NuGet.Config" "$PLACE/home/.nuget/NuGet/"; fi
export HOME="$PLACE/home" DOTNET_CLI_HOME="$PLACE/home" NUGET_PACKAGES="$PLACE/home/.nuget/packages" NUGET_FALLBACK_PACKAGES="$CACHE" \
    DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 JUPYTER_PATH=
RESULT="$WORK/try"
mkdir -p "$RESULT"

cd "$PLACE/class"
dotnet tool install --global AnimeGan.Tool --version "$VERSION" --add-source "$PACKAGES" >"$LOG" 2>&1 || explain_failure "the tool cannot be installed" "$LOG"
ANIMEGAN="$HOME/.dotnet/tools/animegan"
"$ANIMEGAN" info 2>/dev/null | head -3
"$ANIMEGAN" kernel install --name .net-csharp | head -1
THEIRS="$HOME/.local/share/jupyter/kernels/.net-interactive"
mkdir -p "$THEIRS"
cat >"$THEIRS/kernel.json" <<JSON
{ "argv": ["$TOOLS/dotnet-interactive", "jupyter", "--default-kernel", "csharp", "{connection_file}"], "display_name": "C# (.NET Interactive)", "language": "C#" }
JSON

stage "A fresh notebook in the kit's kernel and in .NET Interactive"
# What a kernel prints of itself goes into the log; the last line is the notebook's result.
notebook() {
    (cd "$PLACE/$1" && /usr/bin/python3 "$ROOT/environment/packages/fresh_notebook.py" "$2" "$PACKAGES" "$VERSION" "$RESULT/$1.ipynb") >"$LOG" 2>&1 \
        || { tail -n 20 "$LOG" >&2; fail "the notebook fails in $2; the whole log is $LOG"; }
    note "$(tail -n 1 "$LOG")"
}
notebook ours .net-csharp
notebook theirs .net-interactive
for name in ours theirs; do "$ANIMEGAN" notebook export "$RESULT/$name.ipynb" --out "$RESULT/$name.html" >/dev/null; done

stage "A program"
cd "$PLACE/program"
cp "$ROOT/environment/packages/program.xml" program.csproj
sed -n '/^```csharp/,/^```/p' "$ROOT/environment/packages/AnimeGan.md" | sed '/^```/d' >Program.cs
PROGRAM=(-p:Packages="$PACKAGES" -p:KitVersion="$VERSION")
if dotnet_quiet build "${PROGRAM[@]}" -p:UseCurrentRuntimeIdentifier=false >"$LOG" 2>&1; then fail "a program without libtorch was built, and nothing said so"; fi
grep -qm1 ANIMEGAN1 "$LOG" || explain_failure "a program without libtorch is refused for another reason" "$LOG"
dotnet_quiet build "${PROGRAM[@]}" >"$LOG" 2>&1 || explain_failure "the program does not build" "$LOG"
dotnet run --no-build "${PROGRAM[@]}"
note "$(wc -l <runs/first/stats.jsonl) steps trained"

if "$TOUR"; then
    cd "$PLACE/class"
    "$ANIMEGAN" tour --quick
    note "left in the folder: $(ls -m)"
    cp -r site "$RESULT/site"
fi
stage "All of it worked; what it left is in $RESULT"
