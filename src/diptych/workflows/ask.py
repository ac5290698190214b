"""Ask about a recording: decode it once, for its dense fingerprint and its small pictures.

Kept apart from the search, so that the helper that decodes loads little.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from diptych.adapters.archive_pictures import SmallPictures
from diptych.adapters.confined import readable, run_confined
from diptych.adapters.video import VideoReader
from diptych.algorithms.coarse_index import PHASES_S
from diptych.algorithms.fingerprint import Codes, Density, Fingerprint, FingerprintMaker
from diptych.algorithms.fingerprint_frames import Look
from diptych.algorithms.pictures_check import fingerprint_fits, pictures_fit
from diptych.model.errors import DiptychError
from diptych.model.settings import Settings
from diptych.model.visible_text import visible

LOOK_SIDE_PX = 192
"""Longer side of the pictures that frames are compared in. Chosen by hand: an inset of a quarter still has 48 px."""

MAX_FRAMES = 4000
"""Most frames of one recording that are compared at once; longer ones are sampled evenly. 4,000 × 4,000 agreements
take 64 MB each. Chosen by hand."""

QUERY_MOMENTS = 240
"""Moments of the query whose local features are taken, two a second up to two minutes. Chosen by hand."""

QUERY_FEATURES, QUERY_SIDE_PX = 250, 640
"""A query is looked at more densely than what an archive keeps, so that insets and crops still meet. By hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A recording as it is asked about: decoded once, looked at densely."""

    fingerprint: Fingerprint
    between: tuple[Codes, ...]
    """Picture codes at further phases between the ticks of the fingerprint."""
    covered: tuple[Codes, ...]
    """Picture codes at all phases with what may lie over the picture replaced."""
    look: Look
    frames: int


def ask(video: Path, limits: Settings, progress: Callable[[float], None] | None = None) -> Asked:
    """Decode a recording once, for its dense fingerprint and its small pictures, for any number of comparisons.

    Raises:
        DiptychError: It cannot be decoded.
    """
    file = readable(video)
    asked = run_confined(
        ASK, {"path": os.fspath(file), "settings": limits.to_dict()}, Asked, reads=[file], progress=progress
    )
    look = asked.look
    fits = fingerprint_fits(asked.fingerprint) and pictures_fit(look.times_s, look.frames, look.pictures)
    if not fits or not look.step_s > 0 or asked.frames < 1:
        raise DiptychError(f"{visible(video.name)} could not be read")
    return asked


ASK = "diptych.workflows.ask:ask_here"


def ask_here(*, path: str, settings: dict[str, object], progress: Callable[[float], None]) -> Asked:
    """Decode a recording once, in a helper."""
    limits = Settings.from_dict(settings)
    reader = VideoReader(Path(path), max_pixels=limits.max_pixels, max_hours=limits.max_hours)
    facts = reader.facts()
    spacing = max(2, round(facts.estimated_duration_s / QUERY_MOMENTS / 0.25))
    maker = FingerprintMaker(
        density=Density(ticks_per_moment=spacing, n_features=QUERY_FEATURES, local_side_px=QUERY_SIDE_PX),
        covered=True,
    )
    phases = [
        FingerprintMaker(density=Density(n_features=0), phase_s=phase, covered=True) for phase in PHASES_S[1:]
    ]
    every = max(1, round(facts.estimated_frames / MAX_FRAMES))
    small = SmallPictures(LOOK_SIDE_PX)
    frames = 0
    for picture in reader:
        for one in (maker, *phases):
            one.add(picture.t_s, picture.luma)
        if frames % every == 0:
            small.add(picture.t_s, picture.index, picture.luma)
        frames += 1
        if frames % 25 == 0:
            progress(min(0.99, frames / max(1, facts.estimated_frames)))
    return Asked(
        fingerprint=maker.finish(reader.end_s),
        between=tuple(one.finish(reader.end_s).picture for one in phases),
        covered=tuple(codes for one in (maker, *phases) for codes in one.covered_pictures()),
        look=as_look(small),
        frames=frames,
    )


def as_look(small: SmallPictures) -> Look:
    """Return small pictures as what frames are compared in."""
    times = np.array(small.times_s)
    step = float(np.median(np.diff(times))) if len(times) > 1 else 0.04
    return Look(times_s=times, frames=np.array(small.numbers, np.int64), pictures=small.stack(), step_s=step)
