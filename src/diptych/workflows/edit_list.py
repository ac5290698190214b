"""List the edits of a copy against its source, make the copy again from the source, and say what remains."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from diptych.adapters.archive_pictures import SmallPictures
from diptych.adapters.confined import readable, run_confined
from diptych.adapters.edit_pictures import write_picture
from diptych.adapters.folders import open_result_folder, write_bytes_atomic, write_json_atomic
from diptych.adapters.media import read_colour, read_sound
from diptych.adapters.video import VideoReader
from diptych.algorithms.edit_regions import PROFILE_EVERY, Profiles
from diptych.algorithms.edit_times import Frames, shrunk
from diptych.algorithms.examined_check import fingerprint_fits, pictures_fit
from diptych.algorithms.fingerprint import TICK_S, Density, Fingerprint, FingerprintMaker
from diptych.algorithms.fingerprint_frames import Look as SmallLook
from diptych.domains.archive.pieces import hits_of, pieces_by_frames, tried_placements
from diptych.domains.copies import (
    Colour,
    Followed,
    Heard,
    Look,
    Moment,
    Shown,
    choose_moments,
    compare_again,
    edit_page,
    exact_overlay_times,
    find_fades,
    follow_pieces,
    layer_picture,
    measure_looks,
    name_edits,
    side_by_side,
    sound_of,
)
from diptych.model.edits import EditList, Residual
from diptych.model.errors import DiptychError
from diptych.model.findings import Match
from diptych.model.settings import Settings
from diptych.model.visible_text import visible

SMALL_SIDE_PX = 320
"""Longer side of the pictures that are kept of every frame. Chosen by hand: 1,500 of 320 × 180 take 86 MB."""

MAX_FRAMES = 3000
"""Most frames kept of one recording; longer ones are sampled evenly, and times become that much coarser."""

SOUND_HZ = 8000
"""Rate at which sounds are compared, as for the clock."""

WORK_SIDE_PX = 640
"""Longer side of the colour pictures that are measured on."""

MAX_SHOWN = 8
"""Most moments that are written side by side."""

PIECES_SIDE_PX = 192
PIECES_HZ = 12.5
"""Longer side and rate of the pictures that matched pieces are found with: a third of the pixels and half of the
pictures, at a fifth of the cost. Their ends are moved to the frame afterwards, on all pictures."""

SHORT_S = 12.0
"""Recordings below this get local features four times a second, so that a piece of 2 s has eight moments."""

MAX_LOOKS = 240
"""Most moments with local features."""

LOCAL_SIDE_PX = 480
"""Longer side of the pictures that local features are taken from. Chosen by hand: the archive keeps 384."""

Progress = Callable[[str, float], None]


@dataclass(slots=True)
class _Seen:
    """One recording after the pass over its pictures."""

    frames: Frames
    profiles: Profiles
    fingerprint: Fingerprint | None
    heard: Heard | None
    notes: list[str]


def edit_list(
    first: Path,
    second: Path,
    matches: Sequence[Match] | None = None,
    *,
    out: Path | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> EditList:
    """Measure what was done to the first to get the second.

    Args:
        first: The source; only read.
        second: The copy; only read.
        matches: Matched pieces where they are known; found here where ``None``.
        out: Folder for ``edits.json``, its page, overlay layers and pictures side by side; ``None`` writes nothing.
        settings: Limits.
        progress: Called with a stage and the fraction done.

    Returns:
        The edit list; *undetermined* where no shared footage was found.

    Raises:
        DiptychError: A file cannot be used, or the folder cannot be written.
    """
    limits = settings or Settings()
    told = progress or (lambda _stage, _done: None)
    folder = open_result_folder(out) if out is not None else None
    seen = [
        _look_at(path, limits, matches is None, _stage(told, f"reading the {name}"))
        for name, path in (("source", first), ("copy", second))
    ]
    source, copy = seen[0].frames, seen[1].frames
    told("matching", 0.0)
    pieces = list(matches) if matches is not None else _pieces(seen[0], seen[1])
    followed = follow_pieces(copy, source, pieces)
    notes = [*(f"first: {n}" for n in seen[0].notes), *(f"second: {n}" for n in seen[1].notes)]
    if followed.unplaced:
        notes.append(f"{len(followed.unplaced)} matched pieces hold too little detail to place the pictures")
    if not followed.stretches:
        return _written(
            EditList(
                first=first.name,
                second=second.name,
                verdict="undetermined",
                reason="No footage was found that both recordings share.",
                edited="unknown",
                why_edited=(),
                notes=tuple(notes),
            ),
            folder.path if folder else None,
        )
    told("measuring the edits", 0.1)
    fades = find_fades(copy, source, followed)
    moments = choose_moments(copy, source, followed, fades)
    colours = (
        read_colour(first, (int(source.numbers[m.first_index]) for m in moments), side_px=WORK_SIDE_PX),
        read_colour(second, (int(copy.numbers[m.second_index]) for m in moments), side_px=WORK_SIDE_PX),
    )
    told("measuring the edits", 0.5)
    looks = [
        exact_overlay_times(look, copy, source, followed, moments)
        for look in measure_looks(copy, source, followed, moments, colours, seen[1].profiles)
    ]
    told("comparing the sound", 0.0)
    sounds = [
        sound_of(seen[0].heard, seen[1].heard, span, rate=rate, offset_s=offset_s)
        for span, rate, offset_s in _sound_stretches(followed, copy)
    ]
    named = name_edits(copy, source, followed, looks, fades, sounds)
    told("making the copy again", 0.0)
    residuals, shown = _made_again(looks, copy, source, moments, colours)
    result = EditList(
        first=first.name,
        second=second.name,
        verdict="measured",
        reason=_counted(len(named.pieces)),
        edited=named.edited,
        why_edited=named.why_edited,
        pieces=named.pieces,
        edits=named.edits,
        residuals=tuple(residuals),
        sound=_one_state([one.state for one in sounds]),
        not_from_first=named.not_from_first,
        notes=tuple(notes),
    )
    if folder is not None:
        pictures = _write_pictures(folder.path, looks, copy, shown)
        write_bytes_atomic(folder.path / "index.html", edit_page(result, pictures, copy.end_s))
    told("done", 1.0)
    return _written(result, folder.path if folder else None)


def _counted(n: int) -> str:
    return (
        "1 piece of the second comes from the first."
        if n == 1
        else f"{n} pieces of the second come from the first."
    )


def _stage(told: Progress, name: str) -> Callable[[float], None]:
    return lambda done: told(name, done)


def _look_at(path: Path, limits: Settings, fingerprint: bool, progress: Callable[[float], None]) -> _Seen:
    """Decode a recording: small pictures, rows and columns, its sound, and its fingerprint where wanted."""
    file = readable(path)
    job = {"path": os.fspath(file), "settings": limits.to_dict(), "fingerprint": fingerprint}
    seen = run_confined(LOOK, job, _Seen, reads=[file], progress=progress)
    frames, made = seen.frames, seen.fingerprint
    if not pictures_fit(frames.times_s, frames.numbers, frames.pictures) or not frames.step_s > 0:
        raise DiptychError(f"{visible(path.name)} could not be read")
    heard = seen.heard
    if heard is not None and not (
        heard.samples.ndim == 1
        and heard.rate_hz == SOUND_HZ
        and math.isfinite(heard.start_s)
        and bool(np.isfinite(heard.samples).all())
    ):
        raise DiptychError(f"the sound of {visible(path.name)} could not be read")
    if min(frames.size) < 1 or (made is not None and not fingerprint_fits(made)):
        raise DiptychError(f"{visible(path.name)} could not be read")
    return seen


LOOK = "diptych.workflows.edit_list:look_here"


def look_here(
    *, path: str, settings: dict[str, object], fingerprint: bool, progress: Callable[[float], None]
) -> _Seen:
    """Decode a recording once, in a helper."""
    limits = Settings.from_dict(settings)
    reader = VideoReader(Path(path), max_pixels=limits.max_pixels, max_hours=limits.max_hours)
    facts = reader.facts()
    every = max(1, -(-facts.estimated_frames // MAX_FRAMES))
    maker = FingerprintMaker(density=_density(facts.estimated_duration_s))
    small = SmallPictures(SMALL_SIDE_PX)
    profiles = Profiles()
    size = (facts.width, facts.height)
    for picture in reader:
        if picture.index == 0:
            size = (picture.luma.shape[1], picture.luma.shape[0])
        if fingerprint:
            maker.add(picture.t_s, picture.luma)
        if picture.index % every == 0:
            small.add(picture.t_s, picture.index, picture.luma)
        if picture.index % PROFILE_EVERY == 0 and picture.luma.shape == (size[1], size[0]):
            profiles.add(picture.t_s, picture.luma)
        if picture.index % 25 == 0:
            progress(min(0.99, picture.index / max(1, facts.estimated_frames)))
    times = np.array(small.times_s)
    step = float(np.median(np.diff(times))) if len(times) > 1 else 0.04
    frames = Frames(
        times_s=times,
        numbers=np.array(small.numbers, np.int64),
        pictures=small.stack(),
        step_s=step,
        size=size,
        end_s=reader.end_s,
    )
    notes = list(reader.notes)
    if every > 1:
        notes.append(f"every {every}th frame was compared; times are that much coarser")
    sound = read_sound(Path(path), SOUND_HZ)
    heard = Heard(samples=sound.samples, rate_hz=sound.rate_hz, start_s=sound.start_s) if sound else None
    return _Seen(frames, profiles, maker.finish(reader.end_s) if fingerprint else None, heard, notes)


def _density(duration_s: float) -> Density:
    """Say how densely local features are taken: two looks a second, four of short recordings, fewer of long ones."""
    spacing = 1 if duration_s < SHORT_S else max(2, round(duration_s / MAX_LOOKS / TICK_S))
    return Density(ticks_per_moment=spacing, n_features=200, local_side_px=LOCAL_SIDE_PX)


def _thin(frames: Frames) -> SmallLook:
    """Return smaller and fewer pictures for finding pieces, whose ends are made exact later."""
    every = max(1, math.ceil(1 / PIECES_HZ / frames.step_s - 0.01))
    rows = slice(None, None, every)
    return SmallLook(
        times_s=frames.times_s[rows],
        frames=frames.numbers[rows],
        pictures=shrunk(frames.pictures[rows], PIECES_SIDE_PX),
        step_s=every * frames.step_s,
    )


def _pieces(source: _Seen, copy: _Seen) -> list[Match]:
    """Find the matched pieces as the search in an archive does; the copy is the query."""
    if source.fingerprint is None or copy.fingerprint is None:
        return []
    tried = tried_placements(hits_of(copy.fingerprint, source.fingerprint))
    if not tried:
        return []
    pieces, _, _ = pieces_by_frames(
        _thin(copy.frames),
        _thin(source.frames),
        tried,
        query_end_s=copy.frames.end_s,
        found_end_s=source.frames.end_s,
    )
    return [
        Match(
            first_from_s=p.found_from_s,
            first_to_s=p.found_to_s,
            second_from_s=p.query_from_s,
            second_to_s=p.query_to_s,
            rate=p.rate,
            score=p.score,
        )
        for p in pieces
    ]


def _sound_stretches(followed: Followed, copy: Frames) -> list[tuple[tuple[float, float], float, float]]:
    """One stretch of sound per run of pictures; a run that only changes its placement stays one."""
    out: list[tuple[tuple[float, float], float, float]] = []
    for stretch in followed.stretches:
        run = stretch.run
        begin, end = float(copy.times_s[run.first_index]), float(copy.times_s[run.last_index]) + copy.step_s
        if out and out[-1][1:] == (run.rate, run.offset_s) and begin - out[-1][0][1] < copy.step_s:
            out[-1] = ((out[-1][0][0], end), run.rate, run.offset_s)
        else:
            out.append(((begin, end), run.rate, run.offset_s))
    return out


def _one_state(every: Sequence[str]) -> str:
    states = {one for one in every if one not in ("undetermined", "none")}
    if not states:
        return "none" if every and all(s == "none" for s in every) else "undetermined"
    return states.pop() if len(states) == 1 else "differs by piece"


def _made_again(
    looks: Sequence[Look],
    copy: Frames,
    source: Frames,
    moments: Sequence[Moment],
    colours: tuple[Mapping[int, Colour], Mapping[int, Colour]],
) -> tuple[list[Residual], list[Shown]]:
    residuals, shown = [], []
    for look in looks:
        residual, pictures = compare_again(look, copy, source, moments, colours)
        if residual is not None:
            residuals.append(residual)
        shown += pictures
    return residuals, shown


def _write_pictures(
    folder: Path, looks: Sequence[Look], copy: Frames, shown: Sequence[Shown]
) -> list[tuple[float, str]]:
    """Write layers, and moments side by side; return the moments' times and names."""
    for look in looks:
        for name, layer in layer_picture(look, copy):
            write_picture(folder / "overlays" / name, layer)
    step = max(1, -(-len(shown) // MAX_SHOWN))
    written = []
    for one in shown[::step]:
        name = f"moments/{one.t_s:09.3f}.png"
        write_picture(folder / name, side_by_side(one))
        written.append((one.t_s, name))
    return written


def _written(result: EditList, folder: Path | None) -> EditList:
    if folder is not None:
        write_json_atomic(folder / "edits.json", result.to_dict())
    return result
