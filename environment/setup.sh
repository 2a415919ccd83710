#!/usr/bin/env bash
# Installs what the kit needs and lacks. Safe to run again: what is there is left alone.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

usage() {
    cat <<'TEXT'
usage: bash environment/setup.sh [--tests] [--lab] [--no-install]

  --tests        also what the tests need (packages-test.txt)
  --lab          also what lab.sh needs (packages-lab.txt)
  --no-install   only report what is missing; status 1 where something is
  --help         this text

Variables: LIBTORCH (folder of another libtorch: Debian's is then not installed),
           NPM_CONFIG_REGISTRY (where npm fetches the charting script from).
Needs the .NET 10 SDK, and for what is missing root or sudo, and a network.
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

check_dotnet() {
    local sdks
    if command -v dotnet >/dev/null && sdks="$(cd / && dotnet --list-sdks 2>/dev/null)" && grep -qE '^10\.' <<<"$sdks"; then
        note ".NET SDK $(grep -E '^10\.' <<<"$sdks" | tail -1 | cut -d' ' -f1)"
        return
    fi
    cat >&2 <<'TEXT'
error: the .NET 10 SDK is missing. It is the one thing that this script cannot install. Either
         curl -fsSLO https://dot.net/v1/dotnet-install.sh && bash dotnet-install.sh --channel 10.0
         export PATH="$HOME/.dotnet:$PATH"
       or, where the system has the package (Ubuntu 24.04 and later):
         sudo apt-get install dotnet-sdk-10.0
       or see https://learn.microsoft.com/dotnet/core/install/linux; then run this again.
TEXT
    exit 1
}

# Names from a package list, without comments and reasons; libtorch's own only where LIBTORCH is not set.
package_names() {
    local word rest
    while read -r word rest; do
        case "$word" in
            '' | '#'*) ;;
            libtorch:) [ -n "${LIBTORCH:-}" ] || printf '%s\n' "${rest%% *}" ;;
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
         a C++17 compiler, CMake 3.18 or later, Ninja, pkg-config,
         libvips with its headers (vips-devel on Fedora, libvips on Arch, vips on Homebrew),
         libtorch 1.13 or later: unpack the zip from https://pytorch.org and set LIBTORCH to its folder,
       then build with: dotnet build -c Release. Where TorchSharp's packages can be restored, no libtorch is
       needed: dotnet build -c Release -p:TorchSource=nuget
TEXT
    exit 1
}

install_packages() {
    local missing=() name lists=("$ROOT/environment/packages-debian.txt")
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
            case "$name" in
                libtorch-dev | libopenblas0-openmp) fail "this release has no package $name: unpack a libtorch from
         https://pytorch.org (C++, cxx11 ABI), set LIBTORCH to its folder, and run this again" ;;
                *) fail "this release has no package $name: enable the release's whole archive
         (on Ubuntu: sudo add-apt-repository universe) and run this again" ;;
            esac
        fi
    done
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
        -o Dpkg::Use-Pty=0 "$@" \
        || fail "apt-get could not install: $*"
}

# libtorch takes whatever BLAS the system's alternative names; the reference one is eleven times slower, and
# OpenBLAS on threads of its own fights with libtorch's OpenMP threads.
choose_blas() {
    local link group=libblas.so.3 resolved wanted
    [ -z "${LIBTORCH:-}" ] || return 0
    command -v update-alternatives >/dev/null || return 0
    link="$(ls /etc/alternatives/libblas.so.3* 2>/dev/null | head -1)"
    [ -n "$link" ] || return 0
    group="$(basename "$link")"
    resolved="$(readlink -f "$link")"
    wanted="$(update-alternatives --list "$group" 2>/dev/null | grep openblas-openmp | head -1 || true)"
    case "$resolved" in
        */openblas-openmp/*) note "BLAS: $resolved" ;;
        */blas/* | */openblas-pthread/*)
            if [ -n "$wanted" ] && "$INSTALL" && can_be_root; then
                note "BLAS: changing $group from $resolved to $wanted"
                as_root update-alternatives --set "$group" "$wanted" >/dev/null
            else
                warn "BLAS is $resolved, which is slow here; type: sudo update-alternatives --set $group ${wanted:-OPENBLAS}"
            fi ;;
        *) note "BLAS: $resolved (chosen by the system's owner, left alone)" ;;
    esac
}

fetch_plotly() {
    local package version file checksum folder="$ARTIFACTS/plotly" work tarball
    read -r package version file checksum < <(grep -v '^#' "$ROOT/environment/plotly.txt")
    if [ -f "$folder/plotly.min.js" ] && [ "$(cat "$folder/VERSION" 2>/dev/null)" = "$package@$version" ]; then
        note "charting script: $package $version"
        return
    fi
    if ! "$INSTALL"; then
        note "missing: artifacts/plotly/plotly.min.js ($package $version)"
        MISSING=true
        return
    fi
    mkdir -p "$ARTIFACTS"
    work="$(mktemp -d "$ARTIFACTS/plotly.XXXXXX")"
    tarball="$work/package.tgz"
    if ! download_package "$package" "$version" "$tarball"; then
        rm -rf "$work"
        warn "$package $version could not be fetched: pages will show still charts. To mend it, run this again with a
         network, or point npm at a registry that can be reached (npm config set registry)"
        return
    fi
    if ! sha512sum --quiet --check <<<"$checksum  $tarball"; then
        rm -rf "$work"
        fail "$package $version arrived with another checksum than environment/plotly.txt states; nothing was kept"
    fi
    tar -xzf "$tarball" -C "$work" "$file" package/LICENSE
    mkdir -p "$folder"
    mv "$work/$file" "$folder/plotly.min.js"
    mv "$work/package/LICENSE" "$folder/LICENSE"
    printf '%s\n' "$package@$version" >"$folder/VERSION"
    rm -rf "$work"
    note "charting script: fetched $package $version"
}

# Through npm, since it knows the person's registry and proxy; Debian's is installed where there is none.
download_package() {
    local package="$1" version="$2" target="$3" folder
    folder="$(dirname "$target")"
    if ! command -v npm >/dev/null; then
        note "installing: npm, which fetches the charting script"
        can_be_root && apt_install npm || return 1
    fi
    (cd "$folder" && npm pack --silent "$package@$version" >/dev/null 2>"$folder/npm.log") || { tail -3 "$folder/npm.log" >&2; return 1; }
    mv "$folder/$package-$version.tgz" "$target"
}

MISSING=false
stage "Checking what is installed"
check_dotnet
install_packages
choose_blas
fetch_plotly
if "$MISSING"; then
    note "to install what is missing: bash environment/setup.sh$("$TESTS" && echo ' --tests' || true)$("$LAB" && echo ' --lab' || true)"
    exit 1
fi
