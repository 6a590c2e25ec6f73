#!/bin/sh
# Makes sure that the system parts which pip cannot bring are there.
#
#   scripts/system.sh venv    what creating the Python environment needs
#   scripts/system.sh run     that, and what the program needs (Qt's libraries, a screen's ones included)
#   scripts/system.sh test    what the tests need on top of that
#
# Reads PYTHON and VENV. Says nothing when all is there. On Debian and its kin, what is missing is installed when root runs this;
# anyone else is given the one-line command to run. Elsewhere, missing libraries are named.
set -eu

stage=${1:?usage: scripts/system.sh venv|run|test}
python=${PYTHON:-python3}
venv=${VENV:-.venv}

# One line per Debian package: the package, then the shared library or command that proves it is there.
qt_libraries="
libglib2.0-0 libgthread-2.0.so.0
libgl1 libGL.so.1
libegl1 libEGL.so.1
libdbus-1-3 libdbus-1.so.3
libfontconfig1 libfontconfig.so.1
libxkbcommon0 libxkbcommon.so.0
libxcb-cursor0 libxcb-cursor.so.0
libxcb-icccm4 libxcb-icccm.so.4
libxcb-image0 libxcb-image.so.0
libxcb-keysyms1 libxcb-keysyms.so.1
libxcb-randr0 libxcb-randr.so.0
libxcb-render-util0 libxcb-render-util.so.0
libxcb-shape0 libxcb-shape.so.0
libxcb-xinerama0 libxcb-xinerama.so.0
libxcb-xkb1 libxcb-xkb.so.1
libxkbcommon-x11-0 libxkbcommon-x11.so.0
libwayland-cursor0 libwayland-cursor.so.0
libwayland-egl1 libwayland-egl.so.1
libxrandr2 libXrandr.so.2
libpipewire-0.3-0 libpipewire-0.3.so.0
libpulse0 libpulse.so.0
libcups2 libcups.so.2
"

has_library() {
    for folder in $library_folders; do
        [ -e "$folder/$1" ] && return 0
    done
    case "$loader_cache" in *"$1 "*) return 0 ;; esac
    return 1
}

missing=""
optional=""

look_for_venv() {
    [ -x "$venv/bin/python" ] && return
    "$python" -c 'import ensurepip, venv' 2>/dev/null && return
    command -v "$python" >/dev/null || return 0  # scripts/install.sh says so
    missing="$missing python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
}

look_for_libraries() {
    machine=$(uname -m)
    library_folders="/usr/lib/$machine-linux-gnu /lib/$machine-linux-gnu /usr/lib64 /usr/lib"
    loader_cache="$( (ldconfig -p || /sbin/ldconfig -p) 2>/dev/null || true)"
    while read -r package library; do
        [ -z "$package" ] || has_library "$library" || missing="$missing $package"
    done <<LIST
$qt_libraries
LIST
}

look_for_test_tools() {
    command -v pdftotext >/dev/null && command -v pdftoppm >/dev/null || missing="$missing poppler-utils"
    for language in fr:fr en_GB:en-gb; do
        [ -e "/usr/share/hunspell/${language%%:*}.dic" ] || missing="$missing hunspell-${language##*:}"
    done
    command -v hunspell >/dev/null || missing="$missing hunspell"
    command -v soffice >/dev/null || optional="libreoffice-writer-nogui"
}

[ "$(uname -s)" = Linux ] || exit 0
case "$stage" in
    venv) look_for_venv ;;
    run) look_for_venv; look_for_libraries ;;
    test) look_for_venv; look_for_libraries; look_for_test_tools ;;
    *) echo "usage: scripts/system.sh venv|run|test" >&2; exit 2 ;;
esac

packages=$(echo $missing $optional)
[ -n "$packages" ] || exit 0

if ! command -v apt-get >/dev/null; then
    [ -z "$missing" ] || { echo "Il manque ces bibliothèques (noms Debian) :$missing" >&2; exit 1; }
    exit 0
fi
if [ "$(id -u)" -eq 0 ]; then
    echo "Installation de : $packages"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of packages: it must be split
    apt-get install -qq -y --no-install-recommends $packages >/dev/null
elif [ -n "$missing" ]; then
    echo "Il manque des paquets du système. Pour les installer :" >&2
    echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $packages" >&2
    exit 1
else
    echo "LibreOffice n’est pas installé : les essais qui ouvrent les DOCX avec lui seront laissés de côté." >&2
fi
