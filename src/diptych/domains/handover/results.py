"""Results of comparisons as blocks of the summary: sentences, a timeline, and what each shows and does not show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from diptych.model.visible_text import visible

RELATIONS = {
    "same_footage": "both hold footage of one camera",
    "same_place_and_time": "same place and time",
    "same_place": "same place; no common time was measured",
    "no_relation_found": "no relation was found, which does not mean that there is none",
    "undetermined": "undetermined",
}

KINDS = {
    "both": "both",
    "only_in_first": "only in the first",
    "only_in_second": "only in the second",
    "gap_in_first": "gap in the first",
    "gap_in_second": "gap in the second",
    "neither": "neither",
}

MAX_CONTRAST = 40
"""Most rows of one contrast in the summary. Chosen by hand; the finding has all."""


def comparison_blocks(findings: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Set out what a comparison found: whole or reduced ``diptych-findings/1``; nothing for other documents."""
    recordings = {
        str(one.get("id")): one for one in _rows(findings.get("recordings")) if isinstance(one.get("id"), str)
    }
    for one in _rows(findings.get("comparisons")):
        first, second = str(one.get("first")), str(one.get("second"))
        relation = RELATIONS.get(str(one.get("relation")), visible(str(one.get("relation"))))
        clock = one.get("clock") if isinstance(one.get("clock"), Mapping) else {}
        segments = _rows(clock.get("segments") if isinstance(clock, Mapping) else None)
        yield {"kind": "text", "text": f"{first} and {second}: {relation}.", "strong": False}
        for segment in segments:
            yield {"kind": "text", "text": _segment(segment), "strong": False}
        if not segments:
            yield {
                "kind": "text",
                "text": "No time was carried from one to the other: the material supports no answer.",
                "strong": False,
            }
        bars = _bars(first, second, recordings, segments)
        if bars is not None:
            yield bars
        contrast = _rows(one.get("contrast"))
        if contrast:
            yield {
                "kind": "table",
                "columns": ["stretch", f"on {first}", f"on {second}", "why absent"],
                "rows": [_contrast(row) for row in contrast[:MAX_CONTRAST]],
                "more": max(0, len(contrast) - MAX_CONTRAST),
                "mono": [],
            }


def _segment(segment: Mapping[str, Any]) -> str:
    offset, interval, rate = segment.get("offset_s"), segment.get("interval_s"), segment.get("rate", 1.0)
    times = "t_second" if rate == 1.0 else f"{rate:.6g} × t_second"
    sentence = f"t_first = {times} {_signed(offset, between=' ')} s"
    if isinstance(interval, Sequence) and len(interval) == 2:
        sentence += f" (95 %: {_signed(interval[0])} to {_signed(interval[1])} s)"
    begins, ends = segment.get("second_from_s"), segment.get("second_to_s")
    if isinstance(begins, int | float) and isinstance(ends, int | float):
        sentence += f", for {begins:.2f} to {ends:.2f} s of the second"
    rival = segment.get("rival")
    if isinstance(rival, Mapping) and isinstance(rival.get("score"), int | float):
        score = segment.get("score")
        beside = f" against {score:.2f}" if isinstance(score, int | float) else ""
        sentence += f"; strongest rival {_signed(rival.get('offset_s'))} s with {rival['score']:.2f}{beside}"
    return sentence + "."


def _signed(value: object, *, between: str = "") -> str:
    return f"{'−' if value < 0 else '+'}{between}{abs(value):.3f}" if isinstance(value, int | float) else "?"


def _bars(
    first: str,
    second: str,
    recordings: Mapping[str, Mapping[str, Any]],
    segments: Sequence[Mapping[str, Any]],
) -> dict[str, Any] | None:
    """Bars of both recordings on the first's clock; None where no time is common.

    Each piece has its ends in seconds and whether the other recording runs then as well.
    """
    length = recordings.get(first, {}).get("duration_s")
    if not segments or not isinstance(length, int | float) or length <= 0:
        return None
    placed = []
    for one in segments:
        try:
            rate, offset = float(one.get("rate", 1.0)), float(one["offset_s"])
            placed.append(
                [rate * float(one["second_from_s"]) + offset, rate * float(one["second_to_s"]) + offset]
            )
        except (KeyError, TypeError, ValueError):
            return None
    low, high = min(0.0, *(p[0] for p in placed)), max(float(length), *(p[1] for p in placed))
    return {
        "kind": "timeline",
        "from_s": low,
        "to_s": high,
        "ticks": _ticks(low, high),
        "rows": [
            {"name": first, "pieces": _toned([[0.0, float(length)]], placed)},
            {"name": second, "pieces": _toned(placed, [[0.0, float(length)]])},
        ],
    }


def _toned(mine: Sequence[Sequence[float]], others: Sequence[Sequence[float]]) -> list[list[float]]:
    """Whole stretches first, then over them those that the other shares: ``[from, to, shared 0 or 1]``."""
    pieces = [[begin, end, 0] for begin, end in mine]
    for begin, end in mine:
        for low, high in others:
            if min(end, high) > max(begin, low):
                pieces.append([max(begin, low), min(end, high), 1])
    return pieces


def _ticks(low: float, high: float) -> list[float]:
    """Round times, four to eight of them."""
    span = max(high - low, 1e-6)
    step = next(
        (s for s in (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600) if span / s <= 8),
        span / 5,
    )
    first = -(-low // step)
    return [round((first + k) * step, 6) for k in range(int((high - first * step) // step) + 1)]


def _contrast(row: Mapping[str, Any]) -> list[str]:
    return [
        KINDS.get(str(row.get("kind")), visible(str(row.get("kind")))),
        _span(row.get("first_from_s"), row.get("first_to_s")),
        _span(row.get("second_from_s"), row.get("second_to_s")),
        visible(str(row.get("why_absent") or "")).replace("_", " "),
    ]


def _span(begins: object, ends: object) -> str:
    if isinstance(begins, int | float) and isinstance(ends, int | float):
        return f"{begins:.2f} – {ends:.2f} s"
    return "–"


def _rows(value: object) -> list[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
