# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by run.sh and test.sh: installs what packaging/packages/*.txt lists and this machine lacks.
#   install_packages build desktop run
# Asks the package database first, so that a second run takes no time and needs no network.

weir_packages="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/packages"

# refuse_old_bash MAJOR MINOR: of the one that reads this. What macOS brings along is 3.2.
refuse_old_bash() {
    if [ "$1" -gt 4 ] || { [ "$1" -eq 4 ] && [ "$2" -ge 1 ]; }; then return 0; fi
    echo "This is bash $1.$2, and these scripts need 4.1 or newer. Install one and run them with it: bash packaging/run.sh" >&2
    return 1
}
refuse_old_bash "${BASH_VERSINFO[0]}" "${BASH_VERSINFO[1]}" || exit 1

# How many compilers at once. Only Linux has nproc.
weir_jobs() {
    nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2
}

# Debian 12 is where every line is tried. Anything else is told what is missing, and that it is untested.
weir_system() {
    local ID=unknown VERSION_ID='' PRETTY_NAME=''
    if [ -r /etc/os-release ]; then . /etc/os-release; else PRETTY_NAME=$(uname -sr); fi
    case "$ID-$VERSION_ID" in
        debian-12) echo debian-12 ;;
        *) echo "${PRETTY_NAME:-$ID}" ;;
    esac
}

# The packages of the named lists that are not installed, one a line.
missing_packages() {
    local list package command
    local -a wanted=()
    for list in "$@"; do
        while read -r package command; do
            case "$package" in '' | '#'*) continue ;; esac
            if [ -n "$command" ] && command -v "$command" >/dev/null 2>&1; then continue; fi
            wanted+=("$package")
        done <"$weir_packages/$list.txt"
    done
    [ ${#wanted[@]} -gt 0 ] || return 0
    printf '%s\n' "${wanted[@]}" | sort -u | comm -23 - <(
        dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null |
            awk '$2 == "installed" {print $1}' | sort -u
    )
}

# Of the libraries that say so to pkg-config, those that are not there or too old, one a line.
# missing_libraries desktop: those of the window too.
missing_libraries() {
    local wanted
    local -a all=('openssl >= 3' 'sqlite3 >= 3.40' 'simdjson >= 3' 'fmt >= 9' 'yaml-0.1 >= 0.2')
    if [ "${1:-}" = desktop ]; then
        all+=('Qt6Widgets >= 6.4' 'Qt6Charts >= 6.4' 'Qt6Svg >= 6.4')
    fi
    for wanted in "${all[@]}"; do
        pkg-config --exists "$wanted" 2>/dev/null || echo "$wanted"
    done
}

# On a system without Debian's package names: which commands and libraries are missing, and what the
# others are. advise_other_system desktop: for the window too.
advise_other_system() {
    local command library
    local -a absent=() libraries=()
    for command in c++ cmake ninja pkg-config git; do
        command -v "$command" >/dev/null 2>&1 || absent+=("$command")
    done
    if command -v pkg-config >/dev/null 2>&1; then
        while IFS= read -r library; do libraries+=("$library"); done < <(missing_libraries "${1:-}")
    fi
    cat >&2 <<TEXT
Weir needs:
  GCC 12 or Clang 16, CMake 3.25, Ninja, pkg-config, git
  Boost 1.81 (with JSON), OpenSSL 3, SQLite 3.40, simdjson 3, fmt 9, libyaml 0.2, mimalloc 2
  for the window: Qt 6.4 (Base, Charts, Svg, Tools), QtKeychain for Qt 6
  Fedora, untested: the same libraries as -devel packages, from dnf
  macOS, untested:  the same libraries from Homebrew
  Windows: untested, and these scripts need a POSIX shell
TEXT
    [ ${#absent[@]} -eq 0 ] || echo "Missing commands: ${absent[*]}" >&2
    for library in ${libraries[@]+"${libraries[@]}"}; do
        echo "Missing library, by its name for pkg-config: $library" >&2
    done
    [ $((${#absent[@]} + ${#libraries[@]})) -gt 0 ] || return 0
    echo "Install them with your package manager, then run this again." >&2
    return 1
}

# With WEIR_INSTALL=no nothing is looked for: for machines whose packages have other names.
install_packages() {
    local system packages sudo=''
    local -a missing=() apt=(apt-get install -y --no-install-recommends)
    system=$(weir_system)
    if [ "$system" != debian-12 ]; then
        echo "This is $system: untested. Weir is built and tested on Debian 12 only." >&2
    fi
    [ "${WEIR_INSTALL:-yes}" != no ] || return 0
    if ! command -v dpkg-query >/dev/null 2>&1; then
        case " $* " in
            *' desktop '*) advise_other_system desktop ;;
            *) advise_other_system ;;
        esac
        return
    fi
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    packages="${missing[*]}"
    if [ "$system" != debian-12 ]; then
        echo "Missing here, by their Debian 12 names:" >&2
        echo "  sudo apt-get install --no-install-recommends $packages" >&2
        echo "Install them; where names differ, run this again with WEIR_INSTALL=no." >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            echo "Missing packages, and neither root nor sudo here. As root:" >&2
            echo "  ${apt[*]} $packages" >&2
            return 1
        fi
        sudo=sudo
    fi
    echo "Installing ${#missing[@]} packages: $packages"
    $sudo apt-get update -q
    $sudo env DEBIAN_FRONTEND=noninteractive "${apt[@]}" -q "${missing[@]}"
}
