"""Builds ``index.html``: one page that opens from a folder, without a network.

The data stand in script tags that the browser never runs; the player reads them. A content security policy
allows the page's own files and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from html import escape
from itertools import pairwise
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from diptych.domains.report.player_files import player_files
from diptych.model.report import MediaItem, Still

PAGE_FORMAT = "diptych-page/1"

_POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; "
    "media-src 'self' file:; font-src 'none'; connect-src 'none'; frame-src 'none'; object-src 'none'; "
    "base-uri 'none'; form-action 'none'"
)

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="stylesheet" href="assets/player.css">
</head>
<body>
<div id="diptych"></div>
<noscript><p>This page needs JavaScript to play recordings side by side. The measurements are also in
findings.json and ground.json beside it.</p></noscript>
{data}
<script src="assets/player.js"></script>
</body>
</html>
"""


def build_page(
    *,
    findings: dict[str, object],
    ground: dict[str, object],
    media: dict[str, MediaItem],
    observations: list[dict[str, Any]] | None = None,
    stills: Sequence[Still] = (),
) -> dict[str, bytes]:
    """Build the page of a comparison.

    Args:
        findings: The document ``diptych-findings/1``.
        ground: The document ``diptych-ground/1``; ``{}`` where no ground was found.
        media: Working copies by the recordings' names in the findings; one may be missing.
        observations: What a person saw, carried to every other recording (docs/formats/report.md).
        stills: Evidence frames that lie in ``frames/``.

    Returns:
        File names relative to the report's folder, and their bytes.
    """
    found = _with_base_names(findings)
    parts = {
        "findings": found,
        "ground": _rounded(ground),
        "media": {name: _media(item) for name, item in media.items()},
        "observations": observations or [],
        "stills": [asdict(still) for still in stills],
        "page": {"format": PAGE_FORMAT},
    }
    names = [str(recording.get("file", recording.get("id"))) for recording in _list(found.get("recordings"))]
    title = " · ".join(names) + " – Diptych" if names else "Diptych"
    data = "\n".join(
        f'<script type="application/json" data-diptych="{key}">{_script(value)}</script>'
        for key, value in parts.items()
    )
    page = _PAGE.format(policy=escape(_POLICY), title=escape(title), data=data)
    return {"index.html": page.encode("utf-8"), **player_files()}


def base_name(path: str) -> str:
    """The last part of a path in the manner of either system."""
    return PureWindowsPath(PurePosixPath(path).name).name


def _with_base_names(findings: Mapping[str, object]) -> dict[str, Any]:
    """The findings with base names only: a page never tells where a file lay."""
    found = dict(findings)
    recordings = []
    for recording in _list(findings.get("recordings")):
        recordings.append({**recording, "file": base_name(str(recording.get("file", "")))})
    found["recordings"] = recordings
    return found


def _list(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list | tuple) else []


def _media(item: MediaItem) -> dict[str, Any]:
    """The working copy with its frame times as runs: ``[[ticks between frames, how often], …]``."""
    record = asdict(item)
    ticks = record.pop("ticks")
    runs: list[list[int]] = []
    for before, after in pairwise(ticks):
        if runs and runs[-1][0] == after - before:
            runs[-1][1] += 1
        else:
            runs.append([after - before, 1])
    return {**record, "first_tick": ticks[0] if ticks else 0, "frames": len(ticks), "tick_runs": runs}


def _rounded(value: object) -> object:
    """Numbers to eight significant digits: a thousandth of a pixel at any size of ground."""
    if isinstance(value, float):
        return float(f"{value:.8g}")
    if isinstance(value, Mapping):
        return {str(key): _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(inner) for inner in value]
    return value


def _script(value: object) -> str:
    """JSON that cannot end its script tag or begin a comment."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
