"""Make the pictures of a copy again from its source, compare them, and show both side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from diptych.algorithms.edit_geometry import (
    scaled,
    warp,
)
from diptych.algorithms.edit_regions import (
    Pixels,
    differing,
    lay,
    without_bars,
)
from diptych.algorithms.edit_times import Frames
from diptych.algorithms.edit_tone import (
    apply_tone,
    luma,
    structural_likeness,
)
from diptych.domains.copies.edit_looks import Colour, Look, Moment, enlarged, pairs_of, within
from diptych.model.edits import Residual


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One moment side by side, RGB working pictures."""

    t_s: float
    source: Colour
    made: Pixels
    copy: Colour


def make_again(look: Look, source: Colour, second_index: int, first: Frames) -> Pixels:
    """Make the copy's picture from the source's by the measured edits (working size)."""
    here = scaled(look.second_from_first, source.shape[1] / first.size[0], look.factor)
    shown, covered = warp(source, here, look.size)
    out = apply_tone(look.tone, shown)
    if look.blur_px:
        out = np.asarray(cv2.GaussianBlur(out, (0, 0), look.blur_px), np.float32)
    out = np.where(covered[..., None], out, look.bars.level if look.bars.any else 0.0).astype(np.float32)
    if look.background is not None:
        fill = enlarged(source, look.background.mode, look.size, look.background.sigma_px)
        fill = np.clip(look.background.gain * fill + look.background.shift, 0, 255)
        out = np.where(look.covered[..., None], out, fill).astype(np.float32)
    if look.bars.any:
        free = without_bars(look.bars, look.size, look.factor)
        out[~free] = max(0.0, (look.bars.level - 16) * 255 / 219)
    for one in look.laid:
        if one.from_index <= second_index <= one.to_index and one.layer.still:
            out = lay(out, one.overlay.mask, one.layer)
    return out


def compare_again(
    look: Look,
    second: Frames,
    first: Frames,
    moments: Sequence[Moment],
    colours: tuple[Mapping[int, Colour], Mapping[int, Colour]],
) -> tuple[Residual | None, list[Shown]]:
    """Make the frames kept for comparison again and compare them with the copy's."""
    pairs = [p for p in pairs_of(look.stretches, second, first, moments, colours) if within(look, p.moment)]
    tests = [p for p in pairs if p.moment.test] or pairs
    if not tests:
        return None, []
    rows, before, likeness, odd, shown = [], [], [], [], []
    # What lies beside the source's picture and cannot be made from it counts as unexplained, not as a difference.
    whole = np.ones(look.size[::-1], bool)
    if look.surround is not None:
        whole = look.covered | ~without_bars(look.bars, look.size, look.factor)
    beside = float((~whole).mean())
    for p in tests:
        made = make_again(look, p.source, p.moment.second_index, first)
        copy = p.copy.astype(np.float32)
        left = luma(copy) - luma(made)
        rows.append(float(np.sqrt((left[whole] ** 2).mean())))
        likeness.append(structural_likeness(luma(made), luma(copy), whole))
        odd.append(beside + float(differing([made], [copy], whole)[0].mean()))
        plain = cv2.resize(p.source, look.size, interpolation=cv2.INTER_AREA).astype(np.float32)
        before.append(float(np.sqrt(((luma(copy) - luma(plain))[whole] ** 2).mean())))
        shown.append(
            Shown(t_s=float(second.times_s[p.moment.second_index]), source=p.source, made=made, copy=p.copy)
        )
    middle = float(np.median(rows))
    return (
        Residual(
            second_from_s=float(second.times_s[look.first_index]),
            second_to_s=float(second.times_s[look.last_index]) + second.step_s,
            frames=len(tests),
            luma_rms_median=middle,
            luma_rms_95=float(np.percentile(rows, 95)),
            psnr_db=float(20 * np.log10(255 / max(middle, 1e-3))),
            ssim=float(np.median(likeness)),
            unexplained=float(np.median(odd)),
            luma_rms_before=float(np.median(before)),
        ),
        shown,
    )


def side_by_side(shown: Shown) -> Pixels:
    """Return source, re-created picture, copy and their difference (× 4, grey is none) in one row."""
    h = shown.copy.shape[0]
    height = shown.source.shape[0]
    source = cv2.resize(
        shown.source, (max(1, round(shown.source.shape[1] * h / height)), h), interpolation=cv2.INTER_AREA
    )
    left = np.clip(128 + 4 * (shown.copy.astype(np.float32) - shown.made), 0, 255)
    gap = np.full((h, 4, 3), 255, np.float32)
    row = [source.astype(np.float32), gap, shown.made, gap, shown.copy.astype(np.float32), gap, left]
    return np.concatenate(row, axis=1)


def layer_picture(look: Look, second: Frames) -> list[tuple[str, Pixels]]:
    """Return the layers of what was laid over as RGBA pictures with the names that the edit list gives them."""
    out = []
    for k, one in enumerate(look.laid):
        if not one.layer.still:
            continue
        opacity = 1 - one.layer.clearness
        alpha = np.where(one.overlay.mask, 255.0 * opacity, 0.0).astype(np.float32)
        colour = np.clip(one.layer.paint / np.maximum(opacity, 0.05)[..., None], 0, 255)
        out.append((f"overlay-{second.numbers[look.first_index]}-{k}.png", np.dstack([colour, alpha])))
    return out
