"""The part of publishing that decodes: it runs in a confined helper and hands back pictures, facts and files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.adapters.publication import CopyFacts, colour_pictures, encode_copy
from diptych.adapters.video import VideoReader
from diptych.algorithms.conceal import grid_shape
from diptych.algorithms.conceal_fill import fill
from diptych.domains.protection import Watch
from diptych.model.errors import NoPictureError
from diptych.model.publication import Plan
from diptych.model.publication_json import plan_from_json
from diptych.model.settings import Settings
from diptych.workflows.examine import examine

PREVIEW_WIDTH = 480
"""Width of the pictures of a preview: enough to judge a mask, little to spread. Chosen by hand."""

NAMED_WITHIN_S = 0.3
"""A track is named in a picture this close to one of its places. Chosen by hand; places are 0.2 s apart."""

Report = Callable[[float], None]
Colour = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Moments of a preview, as arrays."""

    times_s: list[float]
    before: list[NDArray[np.uint8]]
    after: list[NDArray[np.uint8]]
    open_shares: list[float]
    notes: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StillFacts:
    """One masked picture, ``(h, w, 3)`` blue green red."""

    t_s: float
    picture: NDArray[np.uint8]


class _Masker:
    """Masks pictures of one recording by one plan."""

    def __init__(self, source: Path, plan: Plan, settings: Settings, progress: Report) -> None:
        self.plan = plan
        self.shape = grid_shape(plan.width, plan.height)
        self.watch: Watch | None = None
        if any(one.what != "sound" for one in plan.agreed()):
            seen = examine(source, settings=settings, progress=lambda done: progress(0.4 * done))
            self.watch = Watch(seen, plan)
            size = (seen.small_width, seen.small_height)
            reader = VideoReader(source, max_pixels=settings.max_pixels, max_hours=settings.max_hours)
            for picture in reader:
                small = cv2.resize(picture.luma, size, interpolation=cv2.INTER_AREA)
                self.watch.add(picture.index, np.ascontiguousarray(small))
                if picture.index % 25 == 0:
                    progress(0.4 + 0.3 * min(1.0, picture.t_s / max(plan.duration_s, 1e-6)))
            self.watch.finish()

    def cells(self, number: int, picture: Colour) -> NDArray[np.bool_]:
        """Cells of a picture that may be seen; none of a picture of another size."""
        if self.watch is None or picture.shape[:2] != (self.plan.height, self.plan.width):
            return np.zeros(self.shape, bool)
        return self.watch.cells(number)

    def mask(self, number: int, _t_s: float, picture: Colour) -> Colour:
        """Mask one picture."""
        return fill(picture, self.cells(number, picture), style=self.plan.fill)

    def notes(self) -> list[str]:
        """What the machine could not tell."""
        if self.watch is None:
            return ["nothing in the picture is cleared: all of it is masked"]
        told = self.watch.overlays_told_share
        found = [
            "people who stand or lie still for all of a shot belong to the scene for the machine: mask them by hand"
        ]
        if told < 1.0:
            found.append(
                f"in {1 - told:.0%} of the pictures the camera is too still to tell marks laid over the picture "
                "from the scene; there the outer band stays masked, and a mark further inside is not found"
            )
        unknown = float(np.mean(self.watch.camera.shot < 0))
        if unknown > 0:
            found.append(
                f"in {unknown:.0%} of the pictures the ground was not followed; they count as moving as a whole"
            )
        return found


def size_of(plan: Plan) -> tuple[int, int]:
    """Width and height of the copy."""
    factor = min(1.0, plan.max_height / plan.height)
    return round(plan.width * factor), round(plan.height * factor)


def copy_here(
    *, source: str, plan: str, target: str, settings: dict[str, object], progress: Report
) -> CopyFacts:
    """Make the copy, in a helper."""
    cv2.setNumThreads(1)
    wanted, limits = plan_from_json(plan.encode("utf-8")), Settings.from_dict(settings)
    masker = _Masker(Path(source), wanted, limits, progress)
    return encode_copy(
        Path(source),
        Path(target),
        masker.mask,
        size=size_of(wanted),
        sound=[(one.from_s, one.to_s) for one in wanted.agreed() if one.what == "sound"],
        end_s=wanted.duration_s,
        max_pixels=limits.max_pixels,
        progress=lambda done: progress(0.7 + 0.3 * done),
    )


def still_here(
    *, source: str, plan: str, at_s: float, settings: dict[str, object], progress: Report
) -> StillFacts:
    """Make one masked picture, in a helper."""
    cv2.setNumThreads(1)
    wanted, limits = plan_from_json(plan.encode("utf-8")), Settings.from_dict(settings)
    masker = _Masker(Path(source), wanted, limits, progress)
    held: tuple[int, float, Colour] | None = None
    for number, (t_s, picture) in enumerate(colour_pictures(Path(source), max_pixels=limits.max_pixels)):
        if held is not None and t_s > at_s + 1e-9:
            break
        held = (number, t_s, picture)
    if held is None:
        raise NoPictureError("no picture could be decoded")
    masked = masker.mask(*held)
    return StillFacts(t_s=held[1], picture=cv2.resize(masked, size_of(wanted), interpolation=cv2.INTER_AREA))


def look_here(
    *, source: str, plan: str, n_moments: int, settings: dict[str, object], progress: Report
) -> Looked:
    """Choose moments and mask them, in a helper: of each equal part of the recording where most would be seen."""
    cv2.setNumThreads(1)
    wanted, limits = plan_from_json(plan.encode("utf-8")), Settings.from_dict(settings)
    masker = _Masker(Path(source), wanted, limits, progress)
    looked = Looked(times_s=[], before=[], after=[], open_shares=[], notes=masker.notes())
    best: tuple[int, float, float, Colour, Colour] | None = None
    for part, number, t_s, picture in _in_parts(Path(source), wanted, n_moments, limits):
        cells = masker.cells(number, picture)
        share = float(cells.mean())
        if best is not None and part != best[0]:
            _take(looked, best)
            best = None
        if best is None or share > best[2]:
            named = _named(_small(picture), wanted, t_s)
            best = (part, t_s, share, named, _small(fill(picture, cells, style=wanted.fill)))
        progress(0.7 + 0.3 * min(1.0, t_s / max(wanted.duration_s, 1e-6)))
    if best is not None:
        _take(looked, best)
    return looked


def _in_parts(
    source: Path, plan: Plan, n_parts: int, limits: Settings
) -> Iterator[tuple[int, int, float, Colour]]:
    """Pictures with the number of the equal part of the recording in which they lie; a few a second are enough."""
    last_s = -1.0
    for number, (t_s, picture) in enumerate(colour_pictures(source, max_pixels=limits.max_pixels)):
        if t_s - last_s < 0.2:
            continue
        last_s = t_s
        yield min(n_parts - 1, int(n_parts * t_s / max(plan.duration_s, 1e-6))), number, t_s, picture


def _take(looked: Looked, one: tuple[int, float, float, Colour, Colour]) -> None:
    looked.times_s.append(round(one[1], 3))
    looked.open_shares.append(round(one[2], 4))
    looked.before.append(one[3])
    looked.after.append(one[4])


def _named(small: Colour, plan: Plan, t_s: float) -> Colour:
    """Write the names of tracks beside what they follow, so that a person can point at one."""
    height, width = small.shape[:2]
    for track in plan.tracks:
        at_s, x, y = min(track.path, key=lambda row: abs(row[0] - t_s))
        if abs(at_s - t_s) > NAMED_WITHIN_S:
            continue
        place = (round(x * width) + 6, round(y * height) - 6)
        cv2.putText(small, track.id, place, cv2.FONT_HERSHEY_SIMPLEX, 0.4, (0, 0, 0), 3, cv2.LINE_AA)
        cv2.putText(small, track.id, place, cv2.FONT_HERSHEY_SIMPLEX, 0.4, (255, 255, 255), 1, cv2.LINE_AA)
    return small


def _small(picture: Colour) -> Colour:
    height, width = picture.shape[:2]
    factor = min(1.0, PREVIEW_WIDTH / width)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return np.ascontiguousarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA)).astype(np.uint8)
