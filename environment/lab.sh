#!/usr/bin/env bash
# Opens the notebooks in Jupyter with the C# kernel, so that a class can step through them cell by cell.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: bash environment/lab.sh [--port N] [--no-browser] [--setup-only] [NOTEBOOK]

  --port N       the page's port (default: 8888, or the next that is free)
  --no-browser   only print the address, as on a machine without a screen
  --setup-only   install and build, start nothing
  NOTEBOOK       what to open, as in notebooks/04-training.ipynb (default: the list of notebooks)
  --help         this text

Jupyter listens on this machine alone (127.0.0.1) and asks for the token in the printed address.
From another machine: ssh -L 8888:127.0.0.1:8888 HOST, then the same address. Ctrl-C twice ends it.
TEXT
}

PORT=8888
BROWSER=true
START=true
OPEN=
while [ $# -gt 0 ]; do
    case "$1" in
        --port)
            PORT="$(option_value 'a number' "$@")"
            shift
            [[ "$PORT" =~ ^[0-9]+$ ]] && [ "$PORT" -ge 1024 ] && [ "$PORT" -le 65535 ] \
                || usage_error "--port must be a number from 1024 to 65535, got '$PORT'"
            ;;
        --no-browser) BROWSER=false ;;
        --setup-only) START=false ;;
        --help | -h) usage; exit 0 ;;
        -*) usage_error "unknown option '$1'" ;;
        *) [ -z "$OPEN" ] || usage_error "one notebook can be opened, got '$OPEN' and '$1'"; OPEN="$1" ;;
    esac
    shift
done

# The page's address below the project's root.
PLACE=tree/notebooks
if [ -n "$OPEN" ]; then
    [ -f "$OPEN" ] || usage_error "no notebook '$OPEN': name one from notebooks/, as in notebooks/04-training.ipynb"
    OPEN="$(cd "$(dirname "$OPEN")" && pwd)/$(basename "$OPEN")"
    case "$OPEN" in
        "$ROOT"/*.ipynb) PLACE="notebooks/${OPEN#"$ROOT"/}" ;;
        *) usage_error "'$OPEN' is not an .ipynb file below $ROOT, where this Jupyter looks" ;;
    esac
fi

bash "$ROOT/environment/setup.sh" --lab

stage "Building the kit"
if kit_is_stale; then publish_kit; else note "up to date"; fi

# The kernel is registered for this Jupyter alone; 'animegan kernel install --user' registers it for every other.
LAB="$ARTIFACTS/lab"
export JUPYTER_PATH="$LAB/share/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}"

stage "Registering the C# kernel"
dotnet "$KIT/AnimeGan.Cli.dll" kernel install --name .net-csharp --prefix "$LAB"
if ! "$START"; then exit 0; fi

stage "Starting Jupyter"
OPTIONS=(--notebook-dir="$ROOT" --ip=127.0.0.1 --port="$PORT" --NotebookApp.default_url="/$PLACE")
if ! "$BROWSER"; then OPTIONS+=(--no-browser); fi
# Jupyter refuses to run as root unless told to, and in a container there is often nobody else.
if [ "$(id -u)" = 0 ]; then OPTIONS+=(--allow-root); fi
note "Shift+Enter runs a cell, Tab completes, Shift+Tab explains, the square interrupts."
cd "$ROOT"
exec /usr/bin/jupyter notebook "${OPTIONS[@]}"
