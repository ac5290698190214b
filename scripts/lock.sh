#!/bin/sh
# Renew both lock files: one answer for Linux, macOS and Windows, hashes for every wheel, no address of a package index.
set -eu
uv=$(command -v uv || echo .venv/bin/uv)
common="--universal --fork-strategy fewest --python-version 3.11 --generate-hashes --only-binary :all:
    --no-emit-index-url --no-emit-find-links --no-header --quiet"
"$uv" pip compile $common pyproject.toml --group build --output-file requirements.lock
"$uv" pip compile $common pyproject.toml --extra dev --constraint requirements.lock --output-file requirements-dev.lock
