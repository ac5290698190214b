"""How the pictures of a copy were changed: measured on chosen frames, then done again and compared with the copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.edit_geometry import (
    SAME_PLACE,
    Floats,
    corners_apart,
    fit_placement,
    place_pair,
    polish,
    scaled,
    shape_of,
    warp,
)
from diptych.algorithms.edit_regions import (
    Bars,
    Layer,
    Mask,
    Overlay,
    Pixels,
    Profiles,
    differing,
    find_bars,
    find_overlays,
    layer_of,
    steadier,
    without_bars,
)
from diptych.algorithms.edit_times import Frames, best_counterpart, exposures, standing
from diptych.algorithms.edit_tone import (
    NO_TONE,
    Tone,
    apply_tone,
    blur_sigma,
    fit_tone,
    flat_samples,
    luma,
    tone_breaks,
)
from diptych.domains.copies.edit_pieces import Followed, Stretch

WORK_SIDE_PX = 640
"""Longer side of the colour pictures that are measured on. Chosen by hand: 300 of them take 200 MB."""

MAX_PAIRS = 110
"""Most pairs of colour pictures of one edit list."""

PAIRS_PER_STRETCH = 42

PAIR_EVERY_S = 0.3
"""Least time between two chosen frames, where a stretch is longer than seven of them."""

TEST_EVERY = 3
"""Every which chosen frame is kept for the comparison and not measured on."""

MIN_BLUR_PX = 1.2
"""Smallest blur that is called one (pixels of the working picture). An invented copy that was only coded strongly
(H.264, quality 30) came out as 0.85."""

MIN_BLUR_SHARE = 0.1
"""Least share of the difference on edges that the blur explains. Chosen by hand."""

SAME_SIZE = 0.01
"""A picture within this of its source's size was not resized. Chosen by hand."""

FADE_GAIN = 0.8
"""Contrast below this share of the stretch's usual one, at an end of a piece, is a fade."""

Colour = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A frame of the copy and the frame of the source that it shows, by index into their :class:`Frames`."""

    stretch: int
    second_index: int
    first_index: int
    test: bool
    """Kept for the comparison."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fade:
    """Contrast falls or rises over some frames (indices, inclusive) at an end of a run."""

    from_index: int
    to_index: int
    gains: tuple[float, ...]
    """Contrast as a share of the usual one."""
    level: float
    """Luma that the picture fades to or from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What fills the picture beside the source's: a blurred enlargement of the same picture."""

    mask: Mask
    mode: str
    """``fill`` (enlarged until it covers, proportions kept) or ``stretch``."""
    sigma_px: float
    """Blur in pixels of the working picture."""
    likeness: float
    gain: float
    shift: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A region that was laid over, with the layer that explains it."""

    overlay: Overlay
    layer: Layer
    from_index: int
    to_index: int
    steadier: float
    """Positive where the copy stands still in it while the source moves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything done to the pictures of some neighbouring stretches."""

    stretches: tuple[int, ...]
    first_index: int
    last_index: int
    second_from_first: Floats
    """In both recordings' own pixels."""
    factor: float
    """By how much the copy's working pictures are shrunk."""
    size: tuple[int, int]
    """Width and height of the copy's working pictures."""
    covered: Mask
    """Pixels of the working picture that the source's picture covers."""
    bars: Bars
    """In pixels of the copy."""
    bars_in_source: Bars
    """Such bars of the copy that the source has as well."""
    tone: Tone
    blur_px: float
    """Of the working picture; 0 for none."""
    sharper: float
    """Blur of the source against the copy, pixels of the working picture; 0 for none."""
    background: Background | None
    surround: Mask | None
    """Pixels that neither the source, nor bars, nor a background of it explain."""
    laid: tuple[Laid, ...]


def find_fades(second: Frames, first: Frames, followed: Followed) -> list[Fade]:
    """Find fades at the ends of runs."""
    found = []
    for stretch in followed.stretches:
        run = stretch.run
        values = exposures(second, first, run, stretch.second_from_first)
        usual = float(np.median(values[:, 0]))
        if usual <= 0.05 or len(values) < 10:
            continue
        gains = values[:, 0] / usual
        low = gains < FADE_GAIN
        n_begin = int(np.argmin(low)) if not low.all() else 0
        n_end = int(np.argmin(low[::-1])) if not low.all() else 0
        for begin, end in ((0, n_begin), (len(low) - n_end, len(low))):
            # A picture that fades stays the same picture as long as there is any contrast.
            same = values[begin:end, 3][gains[begin:end] > 0.2]
            if (
                end - begin >= 3
                and gains[begin:end].min() < 0.6
                and (not len(same) or np.median(same) > 0.85)
            ):
                darkest = begin + int(np.argmin(gains[begin:end]))
                found.append(
                    Fade(
                        from_index=run.first_index + begin,
                        to_index=run.first_index + end - 1,
                        gains=tuple(round(float(g), 3) for g in gains[begin:end]),
                        level=float(values[darkest, 2]),
                    )
                )
    return found


def choose_moments(second: Frames, first: Frames, followed: Followed, fades: Sequence[Fade]) -> list[Moment]:
    """Choose the frames to measure on, spread over every stretch."""
    faded = {i for fade in fades for i in range(fade.from_index, fade.to_index + 1)}
    lengths = [
        max(1e-3, float(second.times_s[s.run.last_index] - second.times_s[s.run.first_index]))
        for s in followed.stretches
    ]
    wanted = [min(PAIRS_PER_STRETCH, max(7, round(length / PAIR_EVERY_S))) for length in lengths]
    if sum(wanted) > MAX_PAIRS:
        wanted = [max(5, int(n * MAX_PAIRS / sum(wanted))) for n in wanted]
    moments = []
    number = 0
    for k, (stretch, n) in enumerate(zip(followed.stretches, wanted, strict=True)):
        run = stretch.run
        still = standing(second, first, run, stretch.second_from_first)
        rows = [i for i in range(run.first_index, run.last_index + 1) if i not in faded]
        if len(rows) > 4:
            rows = rows[1:-1]
        chosen = (
            sorted(set(np.linspace(0, len(rows) - 1, min(n, len(rows))).round().astype(int))) if rows else []
        )
        for c in chosen:
            i = rows[int(c)]
            number += 1
            near = best_counterpart(
                second, first, i, int(run.source[i - run.first_index]), stretch.second_from_first, still
            )
            moments.append(
                Moment(
                    stretch=k,
                    second_index=i,
                    first_index=near,
                    test=number % TEST_EVERY == 0,
                )
            )
    return moments


def measure_looks(
    second: Frames,
    first: Frames,
    followed: Followed,
    moments: Sequence[Moment],
    colours: tuple[Mapping[int, Colour], Mapping[int, Colour]],
    profiles: Profiles,
) -> list[Look]:
    """Measure what was done to the pictures, stretch by stretch, neighbours alike together.

    Args:
        second: The copy.
        first: The source.
        followed: Which picture comes from where.
        moments: Chosen frames.
        colours: RGB pictures of the first and the second by frame number.
        profiles: Rows and columns of the copy.
    """
    near = SAME_PLACE * max(second.size)
    groups: list[list[int]] = []
    for k, stretch in enumerate(followed.stretches):
        if groups and (
            corners_apart(
                followed.stretches[groups[-1][0]].second_from_first, stretch.second_from_first, first.size
            )
            < near
        ):
            groups[-1].append(k)
        else:
            groups.append([k])
    looks: list[Look] = []
    for group in groups:
        looks += _looks_of(group, second, first, followed, moments, colours, profiles)
    return looks


@dataclass(slots=True)
class _Pair:
    moment: Moment
    source: Colour
    copy: Colour


def pairs_of(
    group: Sequence[int],
    second: Frames,
    first: Frames,
    moments: Sequence[Moment],
    colours: tuple[Mapping[int, Colour], Mapping[int, Colour]],
) -> list[_Pair]:
    """Return the pictures of both recordings at some moments, those at hand in both."""
    out = []
    for m in moments:
        if m.stretch not in group:
            continue
        a = colours[0].get(int(first.numbers[m.first_index]))
        b = colours[1].get(int(second.numbers[m.second_index]))
        if a is not None and b is not None:
            out.append(_Pair(m, a, b))
    return out


def within(look: Look, moment: Moment) -> bool:
    """Say whether a moment belongs to a look."""
    return moment.stretch in look.stretches and look.first_index <= moment.second_index <= look.last_index


def _grey(picture: Colour) -> Colour:
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def _looks_of(
    group: list[int],
    second: Frames,
    first: Frames,
    followed: Followed,
    moments: Sequence[Moment],
    colours: tuple[Mapping[int, Colour], Mapping[int, Colour]],
    profiles: Profiles,
) -> list[Look]:
    """Measure stretches in one placement: one look, or several where the tone changes."""
    pairs = pairs_of(group, second, first, moments, colours)
    fit = [p for p in pairs if not p.moment.test] or pairs
    if len(fit) < 2:
        return []
    runs = [followed.stretches[k].run for k in group]
    size = (fit[0].copy.shape[1], fit[0].copy.shape[0])
    factor, first_factor = size[0] / second.size[0], fit[0].source.shape[1] / first.size[0]
    begin, end = runs[0].first_index, runs[-1].last_index
    found = find_bars(profiles, float(second.times_s[begin]), float(second.times_s[end]))
    matrix = _placement(fit, followed.stretches[group[0]], first_factor, factor, found, size)
    here = scaled(matrix, first_factor, factor)
    made = [warp(p.source, here, size) for p in fit]
    covered = made[0][1]
    raw = [m[0] for m in made]
    copies = [p.copy.astype(np.float32) for p in fit]
    bars, kept = _own_bars(found, raw, covered, copies, factor, size)
    inside = covered & without_bars(bars, size, factor, margin=2)
    # At its rim a picture that was resized depends on how the resizer went on beyond it.
    sizes = shape_of(here)
    kept_size = max(abs(sizes.scale_x - 1), abs(sizes.scale_y - 1)) < SAME_SIZE
    inside &= cv2.erode(covered.astype(np.uint8), np.ones((5, 5), np.uint8), borderValue=int(kept_size)) > 0
    # Bars that came with the source are flat, and would hide what was done to the picture between them.
    picture = inside & without_bars(kept, size, factor, margin=2)
    background, surround = _beside(fit, covered, bars, size, factor)
    breaks = tone_breaks([flat_samples(a, b, picture) for a, b in zip(raw, copies, strict=True)])
    # Between the last picture measured with one tone and the first with the next lies the change.
    borders = [(fit[k - 1].moment.second_index + fit[k].moment.second_index + 1) // 2 for k in breaks]
    looks = []
    for a, b, low, high in zip(
        [0, *breaks], [*breaks, len(fit)], [begin, *borders], [*(n - 1 for n in borders), end], strict=True
    ):
        tone, usable = _tone_of(raw[a:b], copies[a:b], picture)
        toned = [apply_tone(tone, p) for p in raw[a:b]]
        blur, sharper = _blur_of(toned, copies[a:b], usable)
        if blur:
            toned = [np.asarray(cv2.GaussianBlur(p, (0, 0), blur), np.float32) for p in toned]
        looks.append(
            Look(
                stretches=tuple(group),
                first_index=low,
                last_index=high,
                second_from_first=matrix,
                factor=factor,
                size=size,
                covered=covered,
                bars=bars,
                bars_in_source=kept,
                tone=tone,
                blur_px=blur,
                sharper=sharper,
                background=background,
                surround=surround,
                laid=tuple(_laid_over(toned, copies[a:b], inside, fit[a:b])),
            )
        )
    return looks


def _placement(
    fit: Sequence[_Pair],
    stretch: Stretch,
    first_factor: float,
    factor: float,
    bars: Bars,
    size: tuple[int, int],
) -> Floats:
    """Fit the placement anew on the exact pairs, then move it to where the pictures agree best."""
    rough = stretch.second_from_first
    mirrored = (bool(np.linalg.det(rough[:, :2]) < 0),)
    chosen = [fit[int(k)] for k in np.linspace(0, len(fit) - 1, min(6, len(fit)))]
    placed = [
        one
        for p in chosen
        if (one := place_pair((_grey(p.source), first_factor), (_grey(p.copy), factor), mirrored)) is not None
    ]
    near = [
        one
        for one in placed
        if np.abs(
            (one.second_from_first - rough) @ np.array([0.5 / factor * size[0], 0.5 / factor * size[1], 1])
        ).max()
        < 0.03 * max(size) / factor
    ]
    matrix = fit_placement(near) if near else rough
    mask = without_bars(bars, size, factor, margin=3)
    some = chosen[:: max(1, len(chosen) // 5)]
    exact = polish(
        scaled(matrix, first_factor, factor),
        [_grey(p.source) for p in some],
        [_grey(p.copy) for p in some],
        mask,
    )
    return scaled(exact, 1 / first_factor, 1 / factor)


def _own_bars(
    found: Bars,
    raw: Sequence[Pixels],
    covered: Mask,
    copies: Sequence[Pixels],
    factor: float,
    size: tuple[int, int],
) -> tuple[Bars, Bars]:
    """Part the bars into those that the copy alone has and those that come with the source's picture."""
    own, shared = {"level": found.level}, {"level": found.level}
    w, h = size
    for name in ("top", "bottom", "left", "right"):
        n = getattr(found, name)
        if not n:
            continue
        deep = max(1, int(n * factor))
        region = np.zeros((h, w), bool)
        if name == "top":
            region[:deep] = True
        elif name == "bottom":
            region[h - deep :] = True
        elif name == "left":
            region[:, :deep] = True
        else:
            region[:, w - deep :] = True
        shown = region & covered
        other = 0.0
        if shown.sum() > 0.3 * region.sum():
            other = float(
                np.median(
                    [
                        np.percentile(np.abs(a - b).max(axis=2)[shown], 75)
                        for a, b in zip(raw, copies, strict=True)
                    ]
                )
            )
        else:
            other = 255.0
        (own if other > 20 else shared)[name] = n
    return Bars(**own), Bars(**shared)  # type: ignore[arg-type]


def _tone_of(raw: Sequence[Pixels], copies: Sequence[Pixels], inside: Mask) -> tuple[Tone, Mask]:
    """Fit the tone, leave out what differs too much, and fit again."""
    tone, usable = NO_TONE, inside
    for _ in range(2):
        sampled = [flat_samples(a, b, usable) for a, b in zip(raw, copies, strict=True)]
        tone = fit_tone(np.concatenate([s[0] for s in sampled]), np.concatenate([s[1] for s in sampled]))
        on = differing([apply_tone(tone, p) for p in raw], copies, inside)
        odd = cv2.dilate((on.mean(axis=0) > 0.3).astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
        if (inside & ~odd).sum() > 0.15 * inside.sum():
            usable = inside & ~odd
    return tone, usable


def _blur_of(toned: Sequence[Pixels], copies: Sequence[Pixels], usable: Mask) -> tuple[float, float]:
    some = range(0, len(toned), max(1, len(toned) // 6))
    a, b = [luma(toned[k]) for k in some], [luma(copies[k]) for k in some]
    masks = [usable] * len(a)
    sigma, share = blur_sigma(a, b, masks)
    back, back_share = blur_sigma(b, a, masks)
    blur = sigma if sigma >= MIN_BLUR_PX and share >= MIN_BLUR_SHARE else 0.0
    return blur, back if not blur and back >= MIN_BLUR_PX and back_share >= MIN_BLUR_SHARE else 0.0


def _beside(
    fit: Sequence[_Pair], covered: Mask, bars: Bars, size: tuple[int, int], factor: float
) -> tuple[Background | None, Mask | None]:
    """Explain what lies beside the source's picture: nothing, a blurred enlargement of it, or something else."""
    w, h = size
    beside = ~covered & without_bars(bars, size, factor, margin=1)
    beside = cv2.erode(beside.astype(np.uint8), np.ones((3, 3), np.uint8), borderValue=1) > 0
    if beside.sum() < 0.01 * w * h:
        return None, None
    some = fit[:: max(1, len(fit) // 5)]
    best: Background | None = None
    for mode in ("fill", "stretch"):
        for part in (0.01, 0.02, 0.035, 0.06):
            sigma = part * max(w, h)
            pictures = [luma(enlarged(p.source, mode, size, sigma)) for p in some]
            a = np.concatenate([p[beside] for p in pictures]).astype(np.float64)
            b = np.concatenate([luma(p.copy.astype(np.float32))[beside] for p in some]).astype(np.float64)
            if a.std() < 2 or b.std() < 2:
                continue
            likeness = float(np.corrcoef(a, b)[0, 1])
            if best is None or likeness > best.likeness:
                gain = likeness * float(b.std() / a.std())
                best = Background(
                    mask=beside,
                    mode=mode,
                    sigma_px=sigma,
                    likeness=likeness,
                    gain=gain,
                    shift=float(b.mean() - gain * a.mean()),
                )
    if best is not None and best.likeness > 0.85:
        return best, None
    return None, beside


def enlarged(picture: Colour, mode: str, size: tuple[int, int], sigma: float) -> Pixels:
    """Return the picture enlarged over a whole frame and blurred."""
    w, h = size
    height, width = picture.shape[:2]
    if mode == "stretch":
        big = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    else:
        scale = max(w / width, h / height)
        grown = cv2.resize(
            picture,
            (max(w, round(width * scale)), max(h, round(height * scale))),
            interpolation=cv2.INTER_LINEAR,
        )
        y, x = (grown.shape[0] - h) // 2, (grown.shape[1] - w) // 2
        big = grown[y : y + h, x : x + w]
    return np.asarray(cv2.GaussianBlur(big, (0, 0), sigma), np.float32)


def _laid_over(
    toned: Sequence[Pixels], copies: Sequence[Pixels], inside: Mask, fit: Sequence[_Pair]
) -> list[Laid]:
    on = differing(toned, copies, inside)
    out = []
    for overlay in find_overlays(on):
        span = slice(overlay.first, overlay.last + 1)
        made, copied = toned[span], copies[span]
        layer = layer_of(overlay.mask, made, copied)
        # Between the strokes of a mark the scene itself shows: only what covers it can tell.
        covers = overlay.mask & (layer.clearness < 0.4)
        out.append(
            Laid(
                overlay=overlay,
                layer=layer,
                from_index=fit[overlay.first].moment.second_index,
                to_index=fit[overlay.last].moment.second_index,
                steadier=steadier(covers if covers.sum() >= 20 else overlay.mask, made, copied),
            )
        )
    return out
