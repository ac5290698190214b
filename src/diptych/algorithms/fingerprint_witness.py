"""What only one camera's recording repeats: its own shake, and what moves over ground that is held still.

A camera that drifts over still ground looks alike a little later, in a placement that is a little shifted, at a pace
that is a little different: pictures agree, though they were taken at another time. What such an imitation cannot
repeat is irregular. Two things are therefore measured in each recording alone and then held against each other, frame
by frame along a line: how the whole picture moved over the last 0.4 s, less its steady part (the camera's shake), and
what is left of the picture once that movement is taken out (people, cars, water, parallax). A copy repeats both.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint_frames import (
    MIN_UNCOVERED,
    Line,
    Look,
    Pictures,
    along,
    common_part,
    overlaid,
    warped,
)
from diptych.algorithms.fingerprint_match import Placement

WITNESS_SIDE_PX = 80
"""Longer side of the common part in which movement is measured: shifts are found to about 0.02 px. By hand."""

SPAN_S = 0.4
"""Time over which movement is measured, on the query's clock: at 0.12 s the shake of made footage was as small as the
error where a frame is off by one, at 0.4 s it was 5 to 40 times as large."""

MAX_SAMPLES = 40
"""Moments of a line that are measured; each costs about 3 ms. Chosen by hand."""

MIN_SAMPLES = 6
"""Fewest moments that say anything. Chosen by hand."""

LIKENESS_DROP = 0.25
"""Moments whose pictures correlate less than the middle one by this much are left off: a line may reach over a cut,
and what lies beyond it is another shot, not another shake. Chosen by hand, as for borders."""

N_STEPS = 4
"""Steps of the least-squares fit of one picture to another; three reached 0.01 px on made footage."""

EDGE_PX = 3
"""Border of the canvas that is left off: what a movement brings in from outside is not known there."""

MIN_SHAKE_PX = 0.05
"""Irregular movement of the whole picture below which nothing is concluded from it, canvas pixels: two to five times
the error of the measurement. Chosen by hand."""

MIN_LEFT = 1.5
"""Size (levels, root mean square) of what is left after the movement of the whole picture, below which nothing is
concluded from it: noise and compression rule. Chosen by hand."""

MAX_APART = 0.5
"""Difference of two shakes from which they are two cameras' or two times'. Chosen by hand: imitations measured 0.67 to
1.1 where the shake was irregular, copies 0.00 to 0.11 (docs/methods/copies.md)."""

CLEARLY_ONE = 0.2
"""Difference of two shakes up to which they are one. Between this and ``MAX_APART`` (a logo over a quarter of the
picture made it 0.27; one drone over one place at two times 0.31) what moves over the ground decides. By hand."""

MIN_ALIKE, MIN_ALIKE_IN_DOUBT = 0.2, 0.45
"""Correlation of what moves over the ground below which it is not the same: for a camera that does not shake, and for
one whose shake leaves doubt. Copies measured 0.55 to 1.00, imitations -0.1 to 0.3. Chosen by hand."""

CLEARLY_ALIKE = 0.8
"""Correlation of what moves over the ground from which a small difference of two shakes does not count. Imitations
measured 0.3 at most; two copies whose shake was misread 0.89 and 0.99. Chosen by hand between them."""

MISREAD_PX = 0.2
"""Difference of two shakes, canvas pixels, up to which it may be misread: captions, and a placement that is a little
off, made it 0.08 and 0.19 for two copies. Chosen by hand."""

SHORT_S = 2.0
"""Length of a line below which few moments speak for it. Chosen by hand."""

ALIKE_WHEN_SHORT = 0.9
"""Correlation of what moves over the ground that is asked of a short line whose shakes are not clearly one. Of 556
pairs of stretches of one camera at two times, nine were taken for one at 0.58 to 0.89; copies of 2 s measured 0.93 to
0.99 (docs/methods/copies.md)."""

SURELY_ONE, ALIKE_AND_ONE = 0.05, 0.78
"""A short line whose shakes are one, yet not as near as the first, is asked for this correlation of what moves over the
ground. Of 95 stretches of 2 s in copies (twenty recordings; compressed, captions, logo, mirrored) those further apart
had 0.80 and more; three pairs of one camera at two times had 0.68 to 0.76, with shakes 0.10 to 0.16 apart. From here to
``ALIKE_WHEN_SHORT`` nothing is confirmed, and the pictures have to agree by themselves."""

RATE_OF_ONE = 0.06
"""Largest difference from a rate of one that a short line may have while its shakes are not clearly one. So few moments
fit another rate a little later: of 90 stretches of 2 s of drone recordings two were placed at 1.17 and 1.25 times their
rate, their shakes 0.27 and 0.36 apart. Films shown at the rate of television (1.042) stay below. By hand."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What the irregular parts of two recordings say along one line."""

    shake_px: float
    """Middle size of the query's irregular movement over ``SPAN_S``, canvas pixels."""
    apart: float
    """Size of the difference of both recordings' irregular movements, in parts of the larger one: near 0 for a copy,
    1 to 1.6 for two unrelated shakes."""
    left: float
    """Size of what moves over the ground, levels, in the recording that has less of it."""
    alike: float
    """Correlation of what moves over the ground, −1 to 1."""
    length_s: float
    """Length of the line on the query's clock."""
    rate: float = 1.0
    """Seconds of the recording that pass in one second of the query."""

    @property
    def shakes(self) -> bool:
        """Whether the camera shakes enough to conclude anything from it."""
        return self.shake_px >= MIN_SHAKE_PX

    @property
    def moves(self) -> bool:
        """Whether enough moves over the ground to conclude anything from it."""
        return self.left >= MIN_LEFT

    @property
    def contradicts(self) -> bool:
        """Whether the two are not one camera's recording at one time, however much their pictures agree.

        The shake decides where it is clear: compression takes small things that move, never the shake. What moves
        decides where it is clearly the same and the shake may be misread. A short line has to be better than a long
        one, unless the shakes are surely one; and where they leave doubt it has to run at a rate of one.
        """
        if not self.shakes:
            least = MIN_ALIKE
        elif self.apart <= CLEARLY_ONE:
            return self.is_scant and self.moves and self.alike < ALIKE_AND_ONE
        elif self.length_s < SHORT_S and abs(self.rate - 1) > RATE_OF_ONE:
            return True
        elif self.apart <= MAX_APART:
            least = MIN_ALIKE_IN_DOUBT
        elif self.moves and self.apart * self.shake_px <= MISREAD_PX:
            least = CLEARLY_ALIKE
        else:
            return True
        return self.moves and self.alike < (ALIKE_WHEN_SHORT if self.is_scant else least)

    @property
    def is_scant(self) -> bool:
        """Whether too few moments were measured to confirm anything, unless the shakes are surely one."""
        return self.length_s < SHORT_S and not (self.shakes and self.apart <= SURELY_ONE)

    @property
    def confirms(self) -> bool:
        """Whether something irregular was measured for long enough, and is the same."""
        if self.contradicts:
            return False
        one_shake = self.shakes and self.apart <= CLEARLY_ONE
        if self.is_scant:
            return one_shake and self.moves and self.alike >= ALIKE_WHEN_SHORT
        return self.moves or one_shake


def witness(query: Look, found: Look, placement: Placement, line: Line) -> Witness | None:
    """Measure the shake and what moves over the ground along a line.

    Args:
        query: Small pictures of the query.
        found: Small pictures of the recording.
        placement: How the pictures lie on one another along the line.
        line: The line.

    Returns:
        The measurement; ``None`` where the line is too short for one.
    """
    rows, columns = along(query, found, line.rate, line.offset_s, line.from_s, line.to_s)
    box = common_part(query.pictures.shape[1:], found.pictures.shape[1:], placement)
    if box is None or len(rows) < MIN_SAMPLES:
        return None
    earlier = np.searchsorted(query.times_s[rows], query.times_s[rows] - SPAN_S + 0.5 * query.step_s)
    measured = np.flatnonzero(query.times_s[rows] - query.times_s[rows[earlier]] > 0.5 * SPAN_S)
    if len(measured) < MIN_SAMPLES:
        return None
    if len(measured) > MAX_SAMPLES:
        measured = measured[np.linspace(0, len(measured) - 1, MAX_SAMPLES).astype(int)]
    before = earlier[measured]
    span = np.array([box[2] - box[0], box[3] - box[1]])
    width, height = (int(v) for v in np.maximum(16, np.round(span / span.max() * WITNESS_SIDE_PX)))
    canvas = np.array([[span[0] / width, 0, box[0]], [0, span[1] / height, box[1]], [0, 0, 1]])
    a = np.vstack([placement.query_from_found, [0, 0, 1]])
    used = np.unique(np.r_[measured, before])
    asked = warped(query.pictures[rows[used]], canvas, (width, height))
    held = _nearest_alike(asked, found, columns[used], np.linalg.inv(a) @ canvas, (width, height))
    free = ~(overlaid(asked) | overlaid(held))
    if free.mean() < MIN_UNCOVERED:
        free[:] = True
    free = cv2.erode(free.reshape(height, width).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    mask = _without_edge(free)
    if mask.sum() < 64:
        return None
    at, at_before = np.searchsorted(used, measured), np.searchsorted(used, before)
    likeness = np.einsum("np,np->n", _unit(asked), _unit(held))
    one_shot = likeness >= np.median(likeness) - LIKENESS_DROP
    inside = one_shot[at] & one_shot[at_before]
    at, at_before = at[inside], at_before[inside]
    if len(at) < MIN_SAMPLES:
        return None
    shape = (height, width)
    smooth_q, smooth_f = (
        [cv2.GaussianBlur(picture, (0, 0), 1.0) for picture in some.reshape(-1, *shape)]
        for some in (asked, held)
    )
    moved_q, left_q = _movements(smooth_q, at, at_before, mask)
    moved_f, left_f = _movements(smooth_f, at, at_before, mask)
    beside = np.array([_movement(s, t, mask)[0] for s, t in zip(smooth_q, smooth_f, strict=True)])
    difference = _size(_irregular(beside[at] - beside[at_before]))
    larger = max(_size(_irregular(moved_q)), _size(_irregular(moved_f)))
    sizes = np.sqrt((left_q * left_q).mean(axis=1)), np.sqrt((left_f * left_f).mean(axis=1))
    products = (left_q * left_f).mean(axis=1) / np.maximum(sizes[0] * sizes[1], 1e-9)
    return Witness(
        shake_px=larger,
        apart=difference / max(larger, 1e-6),
        left=min(float(np.median(one)) for one in sizes),
        alike=float(np.median(products)),
        length_s=line.to_s - line.from_s,
        rate=line.rate,
    )


def _nearest_alike(
    asked: Pictures, found: Look, columns: NDArray[np.intp], found_from_canvas: Floats, size: tuple[int, int]
) -> Pictures:
    """Bring the counterparts onto the canvas; of each and its two neighbours the one that is most alike.

    A copy at another frame rate shows the nearest frame of its source: a line alone is off by up to half a frame.
    """
    wanted = np.unique(np.clip(columns[:, None] + np.array([-1, 0, 1]), 0, len(found.times_s) - 1))
    pictures = warped(found.pictures[wanted], found_from_canvas, size)
    unit_q, unit_f = _unit(asked), _unit(pictures)
    options = [
        np.searchsorted(wanted, np.clip(columns + shift, 0, len(found.times_s) - 1)) for shift in (0, -1, 1)
    ]
    values = [np.einsum("np,np->n", unit_q, unit_f[option]) for option in options]
    best = np.argmax(values, axis=0)
    alike: Pictures = pictures[np.choose(best, options)]
    return alike


def _unit(pictures: Pictures) -> Pictures:
    centred = pictures - pictures.mean(axis=1, keepdims=True)
    unit: Pictures = centred / np.maximum(np.linalg.norm(centred, axis=1, keepdims=True), 1e-6)
    return unit


def _without_edge(free: NDArray[np.bool_]) -> NDArray[np.bool_]:
    inner = np.zeros_like(free)
    inner[EDGE_PX:-EDGE_PX, EDGE_PX:-EDGE_PX] = free[EDGE_PX:-EDGE_PX, EDGE_PX:-EDGE_PX]
    return inner


def _movements(
    pictures: list[Pictures],
    at: NDArray[np.intp],
    before: NDArray[np.intp],
    mask: NDArray[np.bool_],
) -> tuple[Floats, Floats]:
    """Fit each picture's predecessor to it; return the movements ``(n, 2)`` and what is left ``(n, p)``."""
    fitted = [_movement(pictures[k], pictures[j], mask) for k, j in zip(at, before, strict=True)]
    return np.array([moved for moved, _ in fitted]), np.array([left for _, left in fitted])


def _movement(here: Pictures, before: Pictures, mask: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Fit a shift, a gain and a level that carry one picture into another, least squares.

    Turns and zooms are not fitted: with six parameters things that move pulled at the fit, and the shake of a fixed
    camera measured 0.15 px instead of 0.02 px.

    Returns:
        The shift, pixels, and the residual at the masked pixels, levels.
    """
    height, width = here.shape
    window = cv2.createHanningWindow((width, height), cv2.CV_32F)
    # Copies: at sizes that its transform takes as they are, OpenCV lays the window over the pictures it is given.
    shift = np.array(cv2.phaseCorrelate(here.copy(), before.copy(), window)[0])
    if np.abs(shift).max() > 0.25 * min(height, width):
        shift = np.zeros(2)
    target = here[mask]
    best: tuple[float, Floats, Floats] | None = None
    for start in (np.zeros(2), shift):
        at = start
        for _ in range(N_STEPS):
            # Cubic: what a linear interpolation blurs is alike wherever the same ground moves by the same shift.
            moved = cv2.warpAffine(
                before,
                np.array([[1, 0, at[0]], [0, 1, at[1]]]),
                (width, height),
                flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
                borderMode=cv2.BORDER_REPLICATE,
            )
            slopes = (moved + here) / 2
            gx = cv2.Sobel(slopes, cv2.CV_32F, 1, 0, ksize=3)[mask] / 8
            gy = cv2.Sobel(slopes, cv2.CV_32F, 0, 1, ksize=3)[mask] / 8
            design = np.stack([gx, gy, moved[mask], np.ones_like(gx)], axis=1).astype(np.float64)
            solution = np.linalg.solve(design.T @ design + 1e-3 * np.eye(4), design.T @ target)
            left = target - design @ solution
            at = at + np.clip(solution[:2], -2, 2)
            if np.abs(solution[:2]).max() < 0.01:
                break
        size = float((left * left).mean())
        if best is None or size < best[0]:
            best = (size, np.asarray(at, np.float64), np.asarray(left, np.float64))
        if np.abs(shift - at).max() < 0.5:
            break
    assert best is not None, "there is at least one step"
    return best[1], best[2]


def _irregular(movements: Floats) -> Floats:
    """Take the steady part, a straight line in time, out of movements ``(n, 2)``."""
    t = np.linspace(-1, 1, len(movements))
    design = np.column_stack([np.ones_like(t), t])
    result: Floats = movements - design @ np.linalg.lstsq(design, movements, rcond=None)[0]
    return result


def _size(movements: Floats) -> float:
    return float(np.sqrt(np.median((movements * movements).sum(axis=1))))
