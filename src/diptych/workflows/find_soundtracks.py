"""Find recordings of an archive that hold a sound of the query: the same soundtrack, or other common sound.

The same soundtrack never makes two videos the same footage; two microphones at one event are not one soundtrack.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from diptych.adapters.archive_store import FileLine
from diptych.adapters.media import read_sound
from diptych.adapters.video import Sound
from diptych.algorithms.sound_codes import RATE_HZ, find_peaks
from diptych.domains.clock.by_sound import sound_kind
from diptych.domains.soundtracks import Candidate, Stretch, find_candidates, verified_stretches
from diptych.domains.soundtracks.records import read_peaks
from diptych.model.errors import DiptychError
from diptych.model.find_others import SoundMatch
from diptych.model.settings import Settings
from diptych.workflows.archive_batches import at_hand
from diptych.workflows.archive_sounds import update_index

STAGE = "listening"

EDGE_S = 0.2
"""In and out times lie at best within this: a common pause before or after may go on for longer than can be heard
(measured in docs/methods/soundtracks.md). Where other sound lies over it, the stretch says how much more."""

PEAKS_EDGE_S = 15.0
"""The same where only peaks were compared: a stretch of the query."""

_REASONS = {
    "same_soundtrack": "One signal: a filter of some milliseconds explains {share:.0f} % of it.",
    "two_microphones": "Two microphones heard it: reflections of two paths lie between both sounds.",
    "music": (
        "Two microphones heard it, and it is music or holds sustained tones: the same music can be played at other "
        "times."
    ),
    "ambiguous": "The common sound repeats: another offset fits almost as well.",
    "undetermined": "Common sound; whether it is one soundtrack or two microphones is undetermined.",
}


def find_soundtracks(
    video: Path,
    *,
    archive: Path,
    sha256: str,
    files: Mapping[str, Sequence[FileLine]],
    settings: Settings,
    progress: Callable[[str, float], None],
    notes: list[str],
    combined: int | None = None,
) -> list[SoundMatch]:
    """Search an archive for the sound of a video.

    Args:
        video: The query; only read.
        archive: Folder of the archive.
        sha256: Digest of the query; a recording of the same bytes is left out.
        files: Lines of the archive's files by digest; read where they are needed.
        combined: Their digests combined, where known already: then they are listed only where the index lacks one.
        settings: Limits.
        progress: Called with the stage and the fraction done.
        notes: What a person should know is added here.

    Returns:
        Stretches of common sound, recording by recording, each with its kind; empty where nothing was found.
    """
    progress(STAGE, 0.0)
    try:
        sound = read_sound(video, RATE_HZ, settings.max_hours * 3600)
    except DiptychError as error:
        notes.append(f"the sound of the query could not be read: {error.message}")
        return []
    if sound is None:
        return []
    query = find_peaks(sound.samples, start_s=sound.start_s, dense=True)
    index = update_index(archive, files, combined=combined)
    candidates = find_candidates(index, query, without=sha256)
    if index.notes:  # a damaged segment was set aside: ask again once, of the index made anew
        notes.extend(note for note in index.notes if note not in notes)
        index = update_index(archive, files, combined=combined)
        candidates = find_candidates(index, query, without=sha256)
    matches: list[SoundMatch] = []
    groups = [list(some) for _, some in groupby(candidates, key=lambda c: c.sha256)]
    for k, some in enumerate(groups):
        progress(STAGE, k / len(groups))
        held = files.get(some[0].sha256, ())
        if held:
            peaks = read_peaks(archive, some[0].sha256)
            found_start_s = peaks.start_s if peaks is not None else 0.0
            matches += _of_one(some, sound, held, at_hand(held), found_start_s, settings, notes)
    return matches


def _of_one(
    some: list[Candidate],
    sound: Sound,
    held: Sequence[FileLine],
    path: Path | None,
    found_start_s: float,
    settings: Settings,
    notes: list[str],
) -> list[SoundMatch]:
    """Compare one recording's sound with the query's, by samples where its file is at hand."""
    other = None
    if path is not None:
        try:
            other = read_sound(path, RATE_HZ, settings.max_hours * 3600)
        except DiptychError as error:
            notes.append(f"{held[0].file}: {error.message}")
    if other is None:
        return [_by_peaks(one, sound, held, found_start_s) for one in some[:1] if one.sure]
    stretches = verified_stretches(some, sound.samples, other.samples)
    if not stretches and some[0].sure:
        return [_by_peaks(some[0], sound, held, found_start_s)]
    return [_by_samples(stretch, sound.start_s, other.start_s, held) for stretch in stretches]


def _by_samples(
    stretch: Stretch, query_start_s: float, found_start_s: float, held: Sequence[FileLine]
) -> SoundMatch:
    kind = sound_kind(stretch.piece)
    share = stretch.piece.likeness.short_coherence
    return SoundMatch(
        file=held[0].file,
        also=tuple(line.file for line in held[1:]),
        sha256=held[0].sha256,
        kind=kind,
        query_from_s=stretch.query_from_s + query_start_s,
        query_to_s=stretch.query_to_s + query_start_s,
        found_from_s=stretch.found_from_s + found_start_s,
        found_to_s=stretch.found_to_s + found_start_s,
        rate=stretch.rate,
        interval_s=max(EDGE_S, stretch.piece.edge_s),
        score=share,
        basis="samples",
        reason=_REASONS[kind].format(share=100 * share),
    )


def _by_peaks(one: Candidate, sound: Sound, held: Sequence[FileLine], found_start_s: float) -> SoundMatch:
    """State what peaks alone say: a line far from chance, whose samples were not at hand or did not agree."""
    return SoundMatch(
        file=held[0].file,
        also=tuple(line.file for line in held[1:]),
        sha256=held[0].sha256,
        kind="undetermined",
        query_from_s=one.query_from_s + sound.start_s,
        query_to_s=one.query_to_s + sound.start_s,
        found_from_s=one.rate * one.query_from_s + one.offset_s + found_start_s,
        found_to_s=one.rate * one.query_to_s + one.offset_s + found_start_s,
        rate=one.rate,
        interval_s=PEAKS_EDGE_S,
        score=0.0,
        basis="peaks",
        reason=(
            f"{one.votes} pairs of spectral peaks agree on one offset; the samples were not at hand or do not agree, "
            "as where only the tempo was changed."
        ),
    )
