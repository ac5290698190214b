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
from diptych.model.visible_text import visible

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
        ground: The document ``diptych-ground/1``; ``{}`` where no ground was found, ``{"withheld":
            True}`` where it may not leave.
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
        "media": {name: media_data(item) for name, item in media.items()},
        "observations": [_observation(one) for one in observations or []],
        "stills": [asdict(still) for still in stills],
        "page": {"format": PAGE_FORMAT},
    }
    names = [str(recording.get("file", recording.get("id"))) for recording in _list(found.get("recordings"))]
    title = " · ".join(names) + " – Diptych" if names else "Diptych"
    data = "\n".join(
        f'<script type="application/json" data-diptych="{key}">{_script(value)}</script>'
        for key, value in parts.items()
    )
    page = _PAGE.format(policy=escape(_POLICY), title=escape(visible(title)), data=data)
    return {"index.html": page.encode("utf-8"), **player_files()}


def replace_observations(index_html: bytes, observations: Sequence[Mapping[str, Any]]) -> bytes:
    """Put other observations into a page that was built before; all else stays as it is.

    Args:
        index_html: The page.
        observations: The ``observations`` of ``diptych-observations/1``, or of docs/formats/report.md.

    Raises:
        ValueError: The bytes are not such a page.
    """
    start, end = '<script type="application/json" data-diptych="observations">', "</script>"
    before, tag, rest = index_html.decode("utf-8").partition(start)
    _, close, after = rest.partition(end)
    if not tag or not close:
        raise ValueError("this is not a page of a comparison")
    data = _script([_observation(one) for one in observations])
    return f"{before}{tag}{data}{close}{after}".encode()


def page_parts(index_html: bytes) -> dict[str, Any]:
    """Read the data that stand in a page that was built before: findings, ground, media, observations, stills.

    Raises:
        ValueError: The bytes are not such a page.
    """
    parts: dict[str, Any] = {}
    for piece in index_html.decode("utf-8").split('<script type="application/json" data-diptych="')[1:]:
        key, mark, rest = piece.partition('">')
        data, close, _ = rest.partition("</script>")
        if not mark or not close:
            raise ValueError("this is not a page of a comparison")
        parts[key] = json.loads(data)
    if parts.get("page", {}).get("format") != PAGE_FORMAT:
        raise ValueError("this is not a page of a comparison")
    return parts


def shown_observation(one: Mapping[str, Any]) -> dict[str, Any]:
    """An observation as the player reads it, from an entry of ``diptych-observations/1``."""
    return _observation(one)


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


def media_data(item: MediaItem) -> dict[str, Any]:
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


_NO_PLACE = frozenset({"before_start", "after_end", "gap", "undetermined"})


def _observation(one: Mapping[str, Any]) -> dict[str, Any]:
    """An observation as the player reads it, from that or from an entry of ``diptych-observations/1``."""
    record = {key: value for key, value in one.items() if key not in {"elsewhere", "region"}}
    region = one.get("region")
    if isinstance(region, Mapping):
        unit = " of the picture" if region.get("unit") == "fraction" else " px"
        x, y, w, h = (f"{region.get(key, 0):g}" for key in "xywh")
        region = f"from {x}, {y}: {w} × {h}{unit}"
    elsewhere = []
    for other in _list(one.get("elsewhere")):
        status = str(other.get("status") or other.get("state") or "undetermined")
        parts, jump = _list(other.get("parts")), other.get("jump")
        part = next((p for p in parts if p.get("state") == status), parts[0] if parts else {})
        begin, margin = part.get("other_from_s"), part.get("margin_s")
        placed = status not in _NO_PLACE and begin is not None
        elsewhere.append(
            {
                "recording": other.get("recording"),
                "status": status,
                "from_s": other.get("from_s", begin if placed else None),
                "to_s": other.get("to_s", part.get("other_to_s") if placed else None),
                "interval_s": other.get(
                    "interval_s",
                    [begin - margin, begin + margin]
                    if placed and begin is not None and margin is not None
                    else None,
                ),
                "jump_s": jump.get("t_s") if isinstance(jump, Mapping) else None,
                "statement": other.get("statement", ""),
            }
        )
    return {**record, "region": region or "", "elsewhere": elsewhere}


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
    text = json.dumps(_shown(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _shown(value: object) -> object:
    """Make what a name or a note hides visible, line by line; findings.json keeps it as it was."""
    if isinstance(value, str):
        return "\n".join(map(visible, value.split("\n")))
    if isinstance(value, Mapping):
        return {visible(str(key)): _shown(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(inner) for inner in value]
    return value
