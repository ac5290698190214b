"""The built player that ships inside the package, and the manifest that ties it to its sources."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

PLAYER_FILES = ("player.js", "player.css")
"""The files that a page needs beside it, in ``assets/``."""


def player_files() -> dict[str, bytes]:
    """Return the built player: file name relative to a report's folder, and its bytes."""
    assets = files(__package__) / "assets"
    return {f"assets/{name}": (assets / name).read_bytes() for name in PLAYER_FILES}


def check_manifest(sources: Path) -> list[str]:
    """Compare the built player and its TypeScript sources with the manifest.

    Args:
        sources: The folder ``player`` of the repository.

    Returns:
        One line for each file that differs, is missing or is not listed; empty when all agree.
    """
    assets = files(__package__) / "assets"
    manifest = json.loads((assets / "manifest.json").read_text("utf-8"))
    found = {f"src/{p.name}": p.read_bytes() for p in sorted((sources / "src").iterdir()) if p.is_file()}
    found |= {name: (sources / name).read_bytes() for name in ("build.mjs", "package-lock.json")}
    problems = _differences("source", manifest["sources"], found)
    built = {name: (assets / name).read_bytes() for name in PLAYER_FILES if (assets / name).is_file()}
    return problems + _differences("built file", manifest["outputs"], built)


def _differences(what: str, listed: dict[str, str], found: dict[str, bytes]) -> list[str]:
    problems = [f"{what} {name} is missing" for name in sorted(set(listed) - set(found))]
    problems += [f"{what} {name} is not in the manifest" for name in sorted(set(found) - set(listed))]
    for name in sorted(set(found) & set(listed)):
        # Line ends as in the repository, so that a checkout with other line ends agrees.
        if hashlib.sha256(found[name].replace(b"\r\n", b"\n")).hexdigest() != listed[name]:
            problems.append(f"{what} {name} differs from the manifest; run: npm --prefix player run build")
    return problems
