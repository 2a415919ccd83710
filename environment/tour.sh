#!/usr/bin/env bash
# The whole kit in one command: set up, build, prepare a data set, run every notebook, leave a site to look at.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: bash environment/tour.sh [--quick | --full] [--data FOLDER] [--out FOLDER]

  --quick        small networks and few steps, minutes on two CPU cores (the default)
  --full         full size: hours on a CPU
  --data FOLDER  your own pictures instead of drawn faces; sub-folders are labels
  --out FOLDER   where the pages go (default: site)
  --help         this text

Leaves OUT/index.html with every chart and sample grid. Safe to run again.
TEXT
}

PROFILE=quick
PICTURES=
OUT="$ROOT/site"
while [ $# -gt 0 ]; do
    case "$1" in
        --quick) PROFILE=quick ;;
        --full) PROFILE=full ;;
        --data) PICTURES="$(option_value 'a folder of pictures' "$@")"; shift ;;
        --out) OUT="$(option_value 'a folder' "$@")"; shift ;;
        --help | -h) usage; exit 0 ;;
        *) usage_error "unknown option '$1'" ;;
    esac
    shift
done
if [ -n "$PICTURES" ]; then
    [ -d "$PICTURES" ] || usage_error "no folder '$PICTURES': --data needs an existing folder of pictures"
    PICTURES="$(cd "$PICTURES" && pwd)"
fi
case "$OUT" in /*) ;; *) OUT="$PWD/$OUT" ;; esac

bash "$ROOT/environment/setup.sh"

stage "Building the kit"
if kit_is_stale; then publish_kit; else note "up to date"; fi

cd "$ROOT"
animegan() { dotnet "$KIT/AnimeGan.Cli.dll" "$@"; }

stage "This machine"
animegan info

# The network of the quick profile is small: it learns from pictures of its own size, a quarter of the others' pixels.
case "$PROFILE" in
    quick) COUNT=20000 TRAIN_SIZE=32 ;;
    full) COUNT=50000 TRAIN_SIZE=64 ;;
esac

# Leaves a set of pictures of SIZE×SIZE and names it in PREPARED: prepare_set SIZE
prepare_set() {
    local size="$1"
    if [ -n "$PICTURES" ]; then
        PREPARED="$ROOT/data/tour-pictures$size"
        animegan data prepare "$PICTURES" --size "$size" --out "$PREPARED" --overwrite
        return
    fi
    # The name that the notebooks give to the set which they draw when run by themselves.
    PREPARED="$ROOT/data/synth$size-$COUNT-seed1"
    if [ -f "$PREPARED/manifest.json" ]; then
        note "$PREPARED is there already"
    else
        animegan data synth --count "$COUNT" --size "$size" --seed 1 --out "$PREPARED"
    fi
}

stage "Preparing a data set of anime faces"
prepare_set 64
DATA="$PREPARED"
[ "$TRAIN_SIZE" = 64 ] || prepare_set "$TRAIN_SIZE"

stage "Running the notebooks"
animegan notebook run "$ROOT/notebooks" --out "$OUT" --profile "$PROFILE" --data "$DATA" --set "training=$PREPARED"

stage "Done in $((SECONDS / 60)) min $((SECONDS % 60)) s"
printf 'Open %s\n' "$OUT/index.html"
