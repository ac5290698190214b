"""Read from kept findings which recordings hold the same footage, or were put at the same place and time."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from diptych.model.errors import BadTableError, UnreadableError

Pairs = list[tuple[str, str]]

MOST_BYTES = 200_000_000
"""Largest file of findings that is read. Chosen by hand: a comparison of hundreds of recordings."""


def related_recordings(paths: Iterable[Path]) -> tuple[Pairs, Pairs]:
    """Return the pairs of digests with the same footage, and those at the same place and time.

    Args:
        paths: Results of ``diptych compare`` (findings.json) and ``diptych find --json``.

    Raises:
        UnreadableError: A file cannot be read.
        BadTableError: A file holds no findings of either form.
    """
    footage: Pairs = []
    meetings: Pairs = []
    for path in paths:
        try:
            if path.stat().st_size > MOST_BYTES:
                raise BadTableError(f"{path.name} is larger than findings are", advice=_ADVICE)
            document = json.loads(path.read_bytes())
        except OSError as error:
            raise UnreadableError(f"{path.name}: {error.strerror or 'cannot be read'}") from None
        except (ValueError, RecursionError):
            raise BadTableError(f"{path.name} is no JSON document", advice=_ADVICE) from None
        try:
            _read(document, footage, meetings)
        except (KeyError, TypeError, AttributeError):
            raise BadTableError(f"{path.name} holds no findings of compare or find", advice=_ADVICE) from None
    return footage, meetings


_ADVICE = "Give findings.json of `diptych compare`, or what `diptych find --json` printed."


def _read(document: dict[str, Any], footage: Pairs, meetings: Pairs) -> None:
    form = str(document["format"])
    if form.startswith("diptych-findings/"):
        digests = {one["id"]: str(one["sha256"]) for one in document["recordings"]}
        for one in document["comparisons"]:
            pair = digests[one["first"]], digests[one["second"]]
            if one["relation"] == "same_footage":
                footage.append(pair)
            elif one["relation"] == "same_place_and_time":
                meetings.append(pair)
    elif form.startswith("diptych-find/"):
        asked = str(document["query"]["sha256"])
        footage.extend((asked, str(one["sha256"])) for one in document.get("same_footage", ()))
        meetings.extend(
            (asked, str(one["sha256"]))
            for one in document.get("same_place", ())
            if one.get("relation") == "same_place_and_time" and one.get("sha256")
        )
    else:
        raise KeyError(form)
