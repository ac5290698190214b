"""Join edits of neighbouring stretches that say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from diptych.model.edits import Edit


def merged(edits: Sequence[Edit]) -> list[Edit]:
    """Join neighbours that say the same."""
    out: list[Edit] = []
    for edit in sorted(edits, key=lambda e: e.from_s):
        before = next(
            (
                k
                for k, o in enumerate(out)
                if o.kind == edit.kind and abs(o.to_s - edit.from_s) < 0.25 and _same(o, edit)
            ),
            None,
        )
        if before is not None:
            out[before] = replace(out[before], to_s=edit.to_s, to_frame=edit.to_frame)
        else:
            out.append(edit)
    return out


def _same(one: Edit, other: Edit) -> bool:
    a, b = one.parameters, other.parameters
    if one.kind == "mirror":
        return True
    if one.kind in ("rotate", "speed", "scale"):
        return all(
            abs(float(str(a[n])) - float(str(b[n]))) < 0.004 * max(1.0, abs(float(str(a[n]))))
            for n in ("degrees", "rate", "x", "y")
            if n in a and n in b
        )
    if one.kind == "crop":
        width = float(max(np.asarray(a["first_size"], float)))
        return bool(
            np.abs(np.subtract(np.asarray(a["rectangle_px"]), np.asarray(b["rectangle_px"]))).max()
            < 0.006 * width
        )
    if one.kind == "bars":
        return all(abs(int(str(a[n])) - int(str(b[n]))) <= 1 for n in ("top", "bottom", "left", "right"))
    if one.kind == "grade":
        if a["name"] != b["name"] or "gains" in a:
            return False
        if a["name"] in ("grey", "sepia", "monochrome"):
            return True
        return (
            "curves" in a
            and "curves" in b
            and float(np.median(np.abs(np.subtract(np.asarray(a["curves"]), np.asarray(b["curves"]))))) < 4.0
        )
    if one.kind == "blur":
        return abs(float(str(a["sigma_px"])) - float(str(b["sigma_px"]))) < 0.5
    if one.kind in ("sound_replaced", "sound_removed"):
        return a["how"] == b["how"] and (
            a["how"] != "shifted" or abs(float(str(a["lag_s"])) - float(str(b["lag_s"]))) < 0.05
        )
    if one.kind == "overlay" and "rectangle_px" in a and "rectangle_px" in b:
        return _overlap(np.asarray(a["rectangle_px"], float), np.asarray(b["rectangle_px"], float)) > 0.7
    return False


def _overlap(a: np.ndarray, b: np.ndarray) -> float:
    low, high = np.maximum(a[:2], b[:2]), np.minimum(a[2:], b[2:])
    common = float(np.prod(np.maximum(0, high - low)))
    return common / max(float(np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2])) - common, 1e-9)
