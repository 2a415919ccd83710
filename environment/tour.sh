#!/usr/bin/env bash
# The whole kit in one command: build, prepare a data set, run every notebook, leave a site to look at.
# It needs the .NET 10 SDK and a network for NuGet's packages; no root, no system package.
# The same on Windows and macOS: dotnet run --project src/AnimeGan.Cli -c Release -- tour
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: bash environment/tour.sh [--quick | --full] [--data FOLDER] [--out FOLDER]

  --quick        small networks and few steps, minutes on two CPU cores (the default)
  --full         full size: hours on a CPU
  --data FOLDER  your own pictures instead of drawn faces, searched with its sub-folders
  --out FOLDER   where the pages go (default: site)
  --help         this text

Leaves OUT/index.html with every chart and sample grid. Safe to run again.
TEXT
}

# The command line reads them again; here, so that a slip is told before the build and not after it.
GIVEN=("$@")
while [ $# -gt 0 ]; do
    case "$1" in
        --quick | --full) ;;
        --data)
            PICTURES="$(option_value 'a folder of pictures' "$@")"
            shift
            [ -d "$PICTURES" ] || usage_error "no folder '$PICTURES': --data needs an existing folder of pictures"
            ;;
        --out) option_value 'a folder' "$@" >/dev/null; shift ;;
        --help | -h) usage; exit 0 ;;
        *) usage_error "unknown option '$1'" ;;
    esac
    shift
done

stage "Building the kit"
check_dotnet
if [ "$(uname -s)" != Linux ]; then
    exec dotnet run --project "$ROOT/src/AnimeGan.Cli" -c Release -- tour "${GIVEN[@]}"
fi
if kit_is_stale; then publish_kit; else note "up to date"; fi

exec dotnet "$KIT/AnimeGan.Cli.dll" tour "${GIVEN[@]}"
