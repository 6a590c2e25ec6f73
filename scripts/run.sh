#!/bin/sh
# Opens Fabrique; where there is no screen, does the demonstration job instead. Reads BIN and OUT.
set -eu

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    echo "Pas d’écran sur cette machine : la démonstration de Roubaix est écrite dans $OUT/."
    unset FABRIQUE_DATABASE
    "$BIN/fabrique" demo --out "$OUT"
    QT_QPA_PLATFORM=offscreen exec "$BIN/python" -m ui.main.pictures "$OUT/roubaix.sqlite3" "$OUT"
fi
exec "$BIN/fabrique"
