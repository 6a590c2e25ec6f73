#!/bin/sh
# Builds the environment: exactly the locked packages (hashes checked), then this checkout, editable.
# Run by make when requirements.lock or pyproject.toml changed; reads PYTHON and VENV.
set -eu

python=${PYTHON:-python3}
venv=${VENV:-.venv}

if ! command -v "$python" >/dev/null; then
    echo "Python est introuvable : installez Python 3.11, 3.12 ou 3.13." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'; then
    echo "Fabrique demande Python 3.11, 3.12 ou 3.13 ; $python est en $("$python" -V | cut -d' ' -f2). Essayez : make PYTHON=python3.13" >&2
    exit 1
fi

sh scripts/system.sh venv
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
echo "Installation de Fabrique dans $venv (quelques minutes la première fois)…"
"$venv/bin/python" -m pip install --quiet --require-hashes --requirement requirements.lock
"$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation --no-index \
    --config-settings editable_mode=compat --editable .
"$venv/bin/python" -m compileall -q curriculum resources trainer ui
