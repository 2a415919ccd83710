#!/usr/bin/env bash
# Installs what tests and Jupyter need beside the .NET 10 SDK, and what makes the kit faster.
# The tour needs none of it. Safe to run again: what is there is left alone.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: bash environment/setup.sh [--tests] [--lab] [--no-install]

  --tests        also what the tests need (packages-test.txt, packages-lab.txt, .NET Interactive, docfx)
  --lab          also what lab.sh needs (packages-lab.txt)
  --no-install   only report what is missing; status 1 where something is
  --help         this text

Without options: what makes the kit faster (packages-speed.txt): a C++ compiler and
CMake, with which it builds the few instructions that precision=bf16 is fast by
where a processor has them, and libjpeg-turbo, with which folders of JPEGs are
prepared faster.
Needs root or sudo and a network for what is missing.
TEXT
}

TESTS=false
LAB=false
INSTALL=true
while [ $# -gt 0 ]; do
    case "$1" in
        --tests) TESTS=true ;;
        --lab) LAB=true ;;
        --no-install) INSTALL=false ;;
        --help | -h) usage; exit 0 ;;
        *) usage_error "unknown option '$1'" ;;
    esac
    shift
done

# Names from a package list, without comments and reasons.
package_names() {
    local word rest
    while read -r word rest; do
        case "$word" in
            '' | '#'*) ;;
            *) printf '%s\n' "$word" ;;
        esac
    done <"$1"
}

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Runs a command as root: directly, or through sudo, which may ask for the password at a terminal.
as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

can_be_root() {
    [ "$(id -u)" = 0 ] && return 0
    command -v sudo >/dev/null || return 1
    if [ -t 0 ]; then return 0; fi
    sudo -n true 2>/dev/null
}

explain_other_system() {
    cat >&2 <<'TEXT'
error: this is not Debian or Ubuntu (no dpkg and apt-get), so nothing can be installed from here. Install by hand
         for speed: a C++17 compiler, CMake 3.18 or later, Ninja, and TurboJPEG (libturbojpeg.so.0),
         for lab.sh: Jupyter Notebook,
       The tour and the command line need none of them: bash environment/tour.sh
TEXT
    exit 1
}

install_packages() {
    local missing=() name lists=("$ROOT/environment/packages-speed.txt")
    if "$TESTS"; then lists+=("$ROOT/environment/packages-test.txt"); fi
    # The tests step through a notebook as a person does.
    if "$LAB" || "$TESTS"; then lists+=("$ROOT/environment/packages-lab.txt"); fi
    command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || explain_other_system
    local list
    for list in "${lists[@]}"; do
        while read -r name; do
            is_installed "$name" || missing+=("$name")
        done < <(package_names "$list")
    done
    if [ ${#missing[@]} = 0 ]; then
        note "Debian packages: all there"
        return
    fi
    if ! "$INSTALL"; then
        note "missing packages: ${missing[*]}"
        MISSING=true
        return
    fi
    if ! can_be_root; then
        fail "these packages are missing and only root may install them; ask for
         sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}
       and run this again"
    fi
    note "installing: ${missing[*]}"
    apt_install "${missing[@]}"
}

apt_install() {
    local name
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq \
        || fail "apt-get update failed: is there a network, and are the package sources in order? Missing: $*"
    for name in "$@"; do
        if [ -z "$(apt-cache madison "$name" 2>/dev/null)" ]; then
            fail "this release has no package $name: enable the release's whole archive
         (on Ubuntu: sudo add-apt-repository universe) and run this again"
        fi
    done
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        -o Dpkg::Use-Pty=0 "$@" \
        || fail "apt-get could not install: $*"
}

MISSING=false
stage "Checking what is installed"
check_dotnet
install_packages
if "$TESTS"; then
    install_interactive
    install_docfx
fi
if "$MISSING"; then
    note "to install what is missing: bash environment/setup.sh$("$TESTS" && echo ' --tests' || true)$("$LAB" && echo ' --lab' || true)"
    exit 1
fi
