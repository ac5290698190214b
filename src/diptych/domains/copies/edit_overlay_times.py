"""When what was laid over a copy comes and goes, to the frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import cv2
import numpy as np

from diptych.algorithms.edit_geometry import Floats, scaled, warp
from diptych.algorithms.edit_regions import Mask
from diptych.algorithms.edit_times import Frames
from diptych.domains.copies.edit_looks import Look, Moment, within
from diptych.domains.copies.edit_pieces import Followed


def exact_overlay_times(
    look: Look, second: Frames, first: Frames, followed: Followed, moments: Sequence[Moment]
) -> Look:
    """Move the ends of passing overlays to the frame, and overlays that stay to the ends of the look."""
    at = [m.second_index for m in moments if within(look, m) and not m.test]
    source_of = {
        followed.stretches[k].run.first_index + n: int(j)
        for k in look.stretches
        for n, j in enumerate(followed.stretches[k].run.source)
    }
    small = (second.pictures.shape[2], second.pictures.shape[1])
    here = scaled(look.second_from_first, first.factor, second.factor)
    laid = []
    for one in look.laid:
        mask = cv2.resize(one.overlay.mask.astype(np.uint8), small, interpolation=cv2.INTER_NEAREST) > 0
        begin, end = one.from_index, one.to_index
        if one.overlay.first > 0:
            begin = _border(
                second, first, here, mask, source_of, at[one.overlay.first - 1], begin, rising=True
            )
        else:
            begin = look.first_index
        if one.overlay.last < len(at) - 1:
            end = _border(second, first, here, mask, source_of, end, at[one.overlay.last + 1], rising=False)
        else:
            end = look.last_index
        laid.append(replace(one, from_index=begin, to_index=end))
    return replace(look, laid=tuple(laid))


def _border(
    second: Frames,
    first: Frames,
    here: Floats,
    mask: Mask,
    source_of: Mapping[int, int],
    low: int,
    high: int,
    *,
    rising: bool,
) -> int:
    """Return the first (rising) or last frame that shows an overlay, between one frame without and one with it."""
    rows = [i for i in range(low, high + 1) if i in source_of]
    if len(rows) < 2 or mask.sum() < 4:
        return high if rising else low
    values = []
    for i in rows:
        shown, covered = warp(first.pictures[source_of[i]], here, (mask.shape[1], mask.shape[0]))
        copy = second.pictures[i].astype(np.float32)
        around = covered & ~mask
        a, b = shown[around], copy[around]
        gain = float(((a - a.mean()) * (b - b.mean())).sum() / max(float(((a - a.mean()) ** 2).sum()), 1e-6))
        made = gain * shown + float(b.mean() - gain * a.mean())
        values.append(float(np.abs(copy - made)[mask].mean()))
    v = np.array(values)
    best, split = np.inf, 1
    for k in range(1, len(v)):
        left = float(((v[:k] - v[:k].mean()) ** 2).sum() + ((v[k:] - v[k:].mean()) ** 2).sum())
        if left < best:
            best, split = left, k
    return rows[split] if rising else rows[split - 1]
