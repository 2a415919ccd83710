#!/usr/bin/env bash
# Makes pages of the library's public API, from the comments in its source.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: bash environment/docs.sh [--out FOLDER]

  --out FOLDER   where the pages go, instead of what is there (default: site/api)
  --help         this text

Leaves OUT/index.html, which opens from the disk. Needs the .NET 10 SDK, and a network
only until docfx (some 100 MB) and the kit's packages have been fetched once.
TEXT
}

OUT="$ROOT/site/api"
while [ $# -gt 0 ]; do
    case "$1" in
        --out)
            OUT="$(realpath -m "$(option_value 'a folder' "$@")")"
            shift
            ;;
        --help | -h) usage; exit 0 ;;
        *) usage_error "unknown option '$1'" ;;
    esac
    shift
done
# What lies there is replaced, so it must be pages of this script.
if [ -n "$(ls -A "$OUT" 2>/dev/null)" ] && [ ! -f "$OUT/AnimeGan.html" ]; then
    fail "$OUT holds something else than these pages; name another folder with --out"
fi

stage "Building the kit"
check_dotnet
if kit_is_stale; then publish_kit; else note "up to date"; fi

stage "Checking what is installed"
install_docfx

stage "Reading the comments"
PAGES="$ARTIFACTS/docs" LOG="$ARTIFACTS/docs.log"
run_docfx() { patiently "docfx $1" "$LOG" "$TOOLS/docfx" "$1" "$ROOT/environment/docs/docfx.json" "${@:2}" || explain_failure "docfx failed" "$LOG"; }
rm -rf "$PAGES"
run_docfx metadata
# The first page is the map of the rooms, as src/README.md draws it.
{
    printf -- '# The library, room by room\n\n'
    printf 'Examples are cells of a notebook, below those that name the libraries; in them `→` says what comes out. '
    printf '`data/synth32` and `runs/first` are folders as the commands in README.md make them.\n\n'
    sed -n '/^| Room of AnimeGan/,/^$/p' "$ROOT/src/README.md" \
        | sed -E 's/^\| \[(\w+)\]\([^)]*\)/| @\1@/; s/\[([^]]*)\]\([^)]*\)/\1/g; s/^\| @(\w+)@/| [\1](xref:AnimeGan.\1)/'
} >"$PAGES/index.md"

stage "Writing the pages"
run_docfx build
# In a folder of their own, so that docfx takes their contents for a tree at the side; now with the styles beside them.
rm -rf "$OUT"
mkdir -p "$OUT/styles"
mv "$PAGES"/out/api/*.html "$OUT"
mv "$PAGES"/out/styles/{docfx.css,docfx.js,docfx.vendor.min.css,docfx.vendor.min.js,main.css,main.js,*.woff2} "$OUT/styles"
sed -i -E 's#"\.\./(styles/|data:)#"\1#' "$OUT"/*.html
# A room without public types has no page.
sed -i -E 's#<a href="xref:[^"]*">(\w+)</a>#\1#' "$OUT/index.html"
note "$(find "$OUT" -name '*.html' | wc -l) pages: $OUT/index.html"
