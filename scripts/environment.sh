#!/bin/sh
# Make the Python environment from a lock file; a second run with the same lock does nothing.
#
#   scripts/environment.sh requirements.lock [FOLDER]
#
# Needs Python 3.11 or newer with venv. Every package is checked against the hashes in the lock.
set -eu

lock=${1:?name a lock file}
folder=${2:-.venv}
pieces="$lock pyproject.toml"
stamp="$folder/.made-from-$(basename "$lock")"

fits() {
    cat $pieces | cmp -s - "$1"
}

if [ -x "$folder/bin/diptych" ] && [ -x "$folder/bin/python" ] && fits "$stamp"; then
    exit 0
fi

if [ ! -x "$folder/bin/python" ]; then
    found=""
    newest=""
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        command -v "$candidate" >/dev/null 2>&1 || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            found=$candidate
            break
        fi
        newest=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || true)
    done
    if [ -z "$found" ]; then
        echo "Please install Python 3.11 or newer (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python)${newest:+; found only Python $newest}." >&2
        exit 1
    fi
    if ! "$found" -c 'import venv, ensurepip' >/dev/null 2>&1; then
        echo "Please install the venv module of Python (Debian, Ubuntu: apt install python3-venv)." >&2
        exit 1
    fi
    echo "Making the environment in $folder with $("$found" --version) …"
    "$found" -m venv "$folder"
fi

rm -f "$stamp"
echo "Installing what $lock names, hashes checked …"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$lock"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
cat $pieces >"$stamp"
# The lock for development names all that the lock for running names.
if [ "$(basename "$lock")" = requirements-dev.lock ]; then
    cat requirements.lock pyproject.toml >"$folder/.made-from-requirements.lock"
fi
