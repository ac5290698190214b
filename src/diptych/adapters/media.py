"""Look at media from outside a helper: every function here decodes in a confined one and checks what comes back.

Inside a helper the same functions decode where they are, so that work may be built from them in both places.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from diptych.adapters import archive_pictures, edit_pictures, key_pictures, video
from diptych.adapters.confined import readable, run_confined
from diptych.adapters.containers import CONTAINERS
from diptych.adapters.video import MAX_HOURS, MAX_PIXELS, Sound, VideoFacts, VideoReader
from diptych.model.errors import DiptychError
from diptych.model.settings import Settings

HERE = "diptych.adapters.media"

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsOfMany:
    """What containers say, file by file."""

    facts: list[VideoFacts]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaybeSound:
    """Sound, where there is any."""

    samples: NDArray[np.float32] | None
    rate_hz: int
    start_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Pictures with a number and a time each, of one or of several shapes."""

    numbers: list[int]
    times_s: list[float]
    pictures: list[NDArray[np.uint8]]


def read_facts(paths: Sequence[Path], *, settings: Settings) -> list[VideoFacts]:
    """Read the headers of containers, all in one helper.

    Raises:
        DiptychError: One of them cannot be used; the first such in order.
    """
    files = [readable(path) for path in paths]
    found = run_confined(
        f"{HERE}:facts_here",
        {"paths": [os.fspath(path) for path in files], "settings": settings.to_dict()},
        FactsOfMany,
        reads=files,
    )
    if len(found.facts) != len(files) or not all(_believable(one, settings) for one in found.facts):
        raise DiptychError("the header of a file could not be read")
    return found.facts


def _believable(facts: VideoFacts, settings: Settings) -> bool:
    return (
        0 < facts.width * facts.height <= settings.max_pixels
        and facts.width > 0
        and 0 <= facts.rotation_deg < 360
        and math.isfinite(facts.estimated_duration_s)
        and -1e9 < facts.estimated_frames < 1e9
        and (facts.container in CONTAINERS or facts.container == "")
    )


def facts_here(*, paths: list[str], settings: dict[str, object], progress: Progress) -> FactsOfMany:
    """Read the headers of containers, in a helper."""
    limits = Settings.from_dict(settings)
    facts = []
    for k, name in enumerate(paths):
        reader = VideoReader(Path(name), max_pixels=limits.max_pixels, max_hours=limits.max_hours)
        facts.append(reader.facts())
        progress((k + 1) / len(paths))
    return FactsOfMany(facts=facts)


def read_sound(path: Path, rate_hz: int = 16_000, max_s: float = 43_200.0) -> Sound | None:
    """Decode the first sound stream to mono; as :func:`diptych.adapters.video.read_sound`, in a helper.

    Raises:
        DiptychError: The file cannot be read.
    """
    file = readable(path)
    found = run_confined(
        f"{HERE}:sound_here",
        {"path": os.fspath(file), "rate_hz": rate_hz, "max_s": max_s},
        MaybeSound,
        reads=[file],
    )
    if found.samples is None:
        return None
    if found.samples.ndim != 1 or found.rate_hz != rate_hz or not math.isfinite(found.start_s):
        raise DiptychError(f"the sound of {path.name} could not be read")
    return Sound(found.samples, found.rate_hz, found.start_s)


def sound_here(*, path: str, rate_hz: int, max_s: float, progress: Progress) -> MaybeSound:
    """Decode sound, in a helper."""
    sound = video.read_sound(Path(path), rate_hz, max_s)
    progress(1.0)
    if sound is None:
        return MaybeSound(samples=None, rate_hz=rate_hz, start_s=0.0)
    return MaybeSound(samples=sound.samples, rate_hz=sound.rate_hz, start_s=sound.start_s)


def read_key_pictures(
    path: Path, *, settings: Settings, spacing_s: float = key_pictures.SPACING_S
) -> list[key_pictures.SeenPicture]:
    """Read pictures that decode by themselves; as :func:`diptych.adapters.key_pictures.key_pictures`, in a helper.

    Raises:
        DiptychError: The file cannot be read, or is above the limits.
    """
    file = readable(path)
    found = _pictures(
        "key_pictures_here",
        {"path": os.fspath(file), "settings": settings.to_dict(), "spacing_s": spacing_s},
        file,
        dimensions=2,
    )
    return [
        key_pictures.SeenPicture(t_s=t, gray=gray)
        for t, gray in zip(found.times_s, found.pictures, strict=True)
    ]


def key_pictures_here(
    *, path: str, settings: dict[str, object], spacing_s: float, progress: Progress
) -> Pictures:
    """Read pictures that decode by themselves, in a helper."""
    seen = key_pictures.key_pictures(Path(path), settings=Settings.from_dict(settings), spacing_s=spacing_s)
    progress(1.0)
    return Pictures(
        numbers=list(range(len(seen))), times_s=[s.t_s for s in seen], pictures=[s.gray for s in seen]
    )


def read_small(
    path: Path,
    *,
    side_px: int,
    every: int = 1,
    limits: tuple[int, float] = (MAX_PIXELS, MAX_HOURS),
) -> archive_pictures.SmallPictures:
    """Decode small grey pictures; as :func:`diptych.adapters.archive_pictures.read_small`, in a helper.

    Raises:
        DiptychError: The video cannot be decoded.
    """
    file = readable(path)
    job = {"path": os.fspath(file), "side_px": side_px, "every": every, "limits": list(limits)}
    found = _pictures("small_here", job, file, dimensions=2)
    if len({picture.shape for picture in found.pictures}) > 1:
        raise DiptychError(f"the pictures of {path.name} could not be read")
    return archive_pictures.SmallPictures(
        side_px, times_s=found.times_s, numbers=found.numbers, pictures=found.pictures
    )


def small_here(*, path: str, side_px: int, every: int, limits: list[float], progress: Progress) -> Pictures:
    """Decode small grey pictures, in a helper."""
    small = archive_pictures.read_small(
        Path(path), side_px=side_px, every=every, limits=(int(limits[0]), limits[1]), progress=progress
    )
    return Pictures(numbers=small.numbers, times_s=small.times_s, pictures=small.pictures)


def read_colour(path: Path, numbers: Iterable[int], *, side_px: int) -> dict[int, edit_pictures.Colour]:
    """Decode some frames in colour; as :func:`diptych.adapters.edit_pictures.read_colour`, in a helper.

    Raises:
        DiptychError: The video cannot be decoded.
    """
    wanted = sorted({int(number) for number in numbers})
    if not wanted:
        return {}
    file = readable(path)
    job = {"path": os.fspath(file), "numbers": wanted, "side_px": side_px}
    found = _pictures("colour_here", job, file, dimensions=3)
    if not set(found.numbers) <= set(wanted) or any(p.shape[2] != 3 for p in found.pictures):
        raise DiptychError(f"the pictures of {path.name} could not be read")
    return dict(zip(found.numbers, found.pictures, strict=True))


def colour_here(*, path: str, numbers: list[int], side_px: int, progress: Progress) -> Pictures:
    """Decode some frames in colour, in a helper."""
    found = edit_pictures.read_colour(Path(path), numbers, side_px=side_px, progress=progress)
    return Pictures(numbers=list(found), times_s=[0.0] * len(found), pictures=list(found.values()))


def _pictures(target: str, job: dict[str, object], file: Path, *, dimensions: int) -> Pictures:
    found = run_confined(f"{HERE}:{target}", job, Pictures, reads=[file])
    whole = len(found.numbers) == len(found.times_s) == len(found.pictures)
    shaped = all(p.ndim == dimensions and min(p.shape) > 0 for p in found.pictures)
    if not whole or not shaped or not all(map(math.isfinite, found.times_s)):
        raise DiptychError(f"the pictures of {file.name} could not be read")
    return found
