"""Documents without what identifies, for partners and the public: by what may stay, never by what must go.

A field that is not named here does not leave: a field that is added to findings later stays inside until somebody
decides that it may leave.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from diptych.model.conditions import Tier
from diptych.model.tiers import holds

Rule = Callable[[object], object] | dict[str, Any] | list[Any]
"""What may stay: a function of a plain value, the fields of an object, or of each object of a list."""


class _Gone(Exception):
    """The value does not leave."""


def _number(value: object) -> object:
    if value is None or isinstance(value, bool) or not isinstance(value, (int, float)):
        if value is None or isinstance(value, bool):
            return value
        raise _Gone
    return value


def _pair(value: object) -> object:
    if isinstance(value, list) and len(value) <= 4 and all(isinstance(v, (int, float)) for v in value):
        return value
    raise _Gone


_CODE = re.compile(r"[a-z][a-z0-9_]{0,40}|r\d{1,4}")


def _code(value: object) -> object:
    """A word of ours, such as ``same_place`` or ``r1``; no text of a person or a file."""
    if value is None or (isinstance(value, str) and _CODE.fullmatch(value)):
        return value
    raise _Gone


_SPAN: dict[str, Rule] = {"from_s": _number, "to_s": _number, "from_frame": _number, "to_frame": _number}
_CUE: dict[str, Rule] = {"cue": _code, "offset_s": _number, "interval_s": _pair, "score": _number}
_SEGMENT: dict[str, Rule] = {
    "second_from_s": _number,
    "second_to_s": _number,
    "second_from_frame": _number,
    "second_to_frame": _number,
    "offset_s": _number,
    "rate": _number,
    "interval_s": _pair,
    "probability": _number,
    "score": _number,
    "rival": {"offset_s": _number, "score": _number},
    "method": _code,
    "origin": _code,
    "cues": [_CUE],
}
_MATCH: dict[str, Rule] = {
    "first_from_s": _number,
    "first_to_s": _number,
    "second_from_s": _number,
    "second_to_s": _number,
    "rate": _number,
    "score": _number,
}
_CLOCK: dict[str, Rule] = {
    "verdict": _code,
    "reason_code": _code,
    "origin": _code,
    "segments": [_SEGMENT],
    "machine": {"verdict": _code, "reason_code": _code, "origin": _code, "segments": [_SEGMENT]},
}
_FINDINGS: dict[str, Rule] = {
    "made_by": {"name": _code, "version": lambda v: v if re.fullmatch(r"[0-9.]{1,20}", str(v)) else ""},
    "recordings": [
        {
            "id": _code,
            "duration_s": _number,
            "frames": _number,
            "width": _number,
            "height": _number,
            "has_sound": _number,
            "shots": [{**_SPAN, "begins_with": _code}],
            "stretches": [{"kind": _code, "from_s": _number, "to_s": _number}],
        }
    ],
    "comparisons": [
        {
            "first": _code,
            "second": _code,
            "relation": _code,
            "same_footage": {
                "verdict": _code,
                "matches": [_MATCH],
                "edits": [{"kind": _code, "from_s": _number, "to_s": _number}],
            },
            "place": {"verdict": _code, "inliers": _number, "error_px": _number, "error_m": _number},
            "clock": _CLOCK,
            "contrast": [
                {
                    "kind": _code,
                    "first_from_s": _number,
                    "first_to_s": _number,
                    "second_from_s": _number,
                    "second_to_s": _number,
                    "first_from_frame": _number,
                    "first_to_frame": _number,
                    "second_from_frame": _number,
                    "second_to_frame": _number,
                    "why_absent": _code,
                }
            ],
            "same_soundtrack": [_MATCH],
        }
    ],
    "timeline": {
        "reference": _code,
        "recordings": [
            {
                "id": _code,
                "segments": [
                    {
                        "from_s": _number,
                        "to_s": _number,
                        "offset_s": _number,
                        "rate": _number,
                        "interval_s": _pair,
                    }
                ],
            }
        ],
        "voted_out": [{"first": _code, "second": _code}],
    },
}
_OBSERVATIONS: dict[str, Rule] = {
    "observations": [
        {
            "id": _code,
            "recording": _code,
            "from_s": _number,
            "to_s": _number,
            "from_frame": _number,
            "to_frame": _number,
            "elsewhere": [
                {
                    "recording": _code,
                    "state": _code,
                    "parts": [
                        {
                            "state": _code,
                            "from_s": _number,
                            "to_s": _number,
                            "other_from_s": _number,
                            "other_to_s": _number,
                            "margin_s": _number,
                        }
                    ],
                }
            ],
        }
    ],
}

SENTENCES = {
    "both": "Both recordings show this stretch.",
    "only_in_first": "Only the first recording shows this stretch.",
    "only_in_second": "Only the second recording shows this stretch.",
    "gap_in_first": "The first recording has a gap here.",
    "gap_in_second": "The second recording has a gap here.",
    "neither": "Neither recording shows this stretch.",
}
"""What stands for the sentences of a contrast, which name files."""


def reduced_findings(document: Mapping[str, Any], tier: Tier) -> dict[str, Any]:
    """Return ``findings.json`` as a hand-over holds it.

    Args:
        document: ``diptych-findings/1``.
        tier: ``court`` gets it whole. ``partner`` and ``public`` get numbers and codes only: recordings are ``r1``,
            ``r2``, … without file names, digests, notes, times of day; ``partner`` keeps the digests.

    Returns:
        A document of the same format; what every reader needs and does not leave is empty.
    """
    if holds(tier, "findings") == "whole":
        return dict(document)
    reduced: dict[str, Any] = {"format": document.get("format"), **_keep(document, _FINDINGS)}
    reduced["made_by"]["settings"] = {}
    digests = {one.get("id"): one.get("sha256") for one in document.get("recordings", [])}
    whole_digests = holds(tier, "original_digest") == "whole"
    for one in reduced["recordings"]:
        digest = str(digests.get(one["id"], ""))
        one["file"] = one["id"]
        one["sha256"] = digest if whole_digests and re.fullmatch(r"[0-9a-f]{64}", digest) else ""
        one["notes"], one["recorded_at"] = [], None
    for one in reduced["comparisons"]:
        for part in ("same_footage", "place", "clock"):
            one[part]["reason"] = ""
        for segment in one["clock"]["segments"]:
            segment["limits"], segment["evidence_frames"] = "", []
            segment.setdefault("method", "")
        if one["clock"].get("machine"):
            one["clock"]["machine"]["reason"] = ""
        for row in one["contrast"]:
            row["statement"] = SENTENCES.get(str(row.get("kind")), "")
    for one in reduced.get("timeline", {}).get("voted_out", []):
        one["reason"] = ""
    return reduced


def reduced_observations(document: Mapping[str, Any], tier: Tier) -> dict[str, Any]:
    """Return ``diptych-observations/1`` as a hand-over holds it: for the public without who, note, observer and place.

    What was observed is a person's own words; it leaves only as far as somebody writes it into a description.
    """
    if holds(tier, "observation") == "whole":
        return dict(document)
    return {"format": document.get("format"), **_keep(document, _OBSERVATIONS)}


def _keep(value: object, rule: Rule) -> Any:
    if isinstance(rule, dict):
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise _Gone
        kept = {}
        for name, inner in rule.items():
            if name in value:
                try:
                    kept[name] = _keep(value[name], inner)
                except _Gone:
                    continue
        return kept
    if isinstance(rule, list):
        if not isinstance(value, (list, tuple)):
            raise _Gone
        rows = []
        for one in value:
            try:
                rows.append(_keep(one, rule[0]))
            except _Gone:
                continue
        return rows
    return rule(value)
