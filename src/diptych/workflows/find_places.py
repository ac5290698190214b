"""Find recordings of an archive that show the same ground as a query: candidates with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import cv2
import numpy as np

from diptych.adapters.archive_store import FileLine
from diptych.adapters.key_pictures import SeenPicture
from diptych.adapters.media import read_key_pictures
from diptych.algorithms.examined import Examined
from diptych.algorithms.place_codes import PlaceFeatures, chosen, describe_place, recurring
from diptych.algorithms.registration import Features, GroundPicture
from diptych.algorithms.stabilise import Gray
from diptych.domains.places import (
    PlaceCandidate,
    VerifiedPlace,
    as_ground,
    find_places,
    verified_place,
)
from diptych.domains.places.records import read_place
from diptych.model.errors import DiptychError
from diptych.model.find_others import PlaceMatch
from diptych.model.settings import Settings
from diptych.workflows.archive_batches import at_hand
from diptych.workflows.archive_places import update_place_index
from diptych.workflows.examine import examine
from diptych.workflows.relate import relate

STAGE = "searching for the place"

QUERY_PICTURES = 8
"""Most pictures of the query that are looked up, spread evenly."""

OVERLAY_PX = 8
"""Half width of what is left out around a feature that stands still in the picture. Chosen by hand."""

CLOCKED = 5
"""Recordings that are compared in full where a clock is asked for: each is examined, at several times its length."""

NOT_DESCRIBED = "the archive holds no places; add them with `diptych archive add --places`"


def find_same_place(
    video: Path,
    *,
    archive: Path,
    sha256: str,
    files: Mapping[str, Sequence[FileLine]],
    without: Sequence[str],
    clock: bool,
    settings: Settings,
    progress: Callable[[str, float], None],
    notes: list[str],
    combined: int | None = None,
) -> list[PlaceMatch]:
    """Search an archive for other views of the ground that a video shows.

    Args:
        video: The query; only read.
        archive: Folder of the archive.
        sha256: Digest of the query.
        files: Lines of the archive's files by digest; read where they are needed.
        combined: Their digests combined, where known already: then they are listed only where the index lacks one.
        without: Digests that are left out: recordings of the same footage show the same place anyhow.
        clock: Compare the best in full, for their common time.
        settings: Limits.
        progress: Called with the stage and the fraction done.
        notes: What a person should know is added here.

    Returns:
        Recordings whose ground the registration bears out, most inliers first; empty where nothing was found, and
        where the archive holds no places.
    """
    updated = update_place_index(archive, files, combined=combined)
    if updated is None:
        return []
    progress(STAGE, 0.0)
    index, words = updated
    pictures, clear, features = _looked_at(video, settings)
    candidates = find_places(index, words, features, without=sha256)
    if index.notes:  # a damaged segment was set aside: ask again once, of the index made anew
        notes.extend(note for note in index.notes if note not in notes)
        again = update_place_index(archive, files, combined=combined)
        candidates = find_places(again[0], again[1], features, without=sha256) if again else []
    matches = []
    grounds: dict[int, tuple[GroundPicture, Features]] = {}
    groups = [list(some) for _, some in groupby(candidates, key=lambda c: c.sha256)]
    for k, some in enumerate(groups):
        progress(STAGE, k / len(groups))
        held = files.get(some[0].sha256, ())
        if not held or some[0].sha256 in without:
            continue
        path = at_hand(held)
        if path is None:
            notes.append(f"{held[0].file}: no longer there as it was added; its ground was not compared")
            continue
        for one in some:
            if one.query_picture not in grounds:
                at = one.query_picture
                grounds[at] = as_ground(pictures[at].gray, clear[at])
        best = _verified(archive, some, grounds, path, settings)
        if best is not None:
            one, t_s, answer = best
            matches.append(
                PlaceMatch(
                    file=held[0].file,
                    also=tuple(line.file for line in held[1:]),
                    sha256=one.sha256,
                    relation="same_place",
                    inliers=answer.inliers,
                    query_s=pictures[one.query_picture].t_s,
                    found_s=t_s,
                    reason=answer.reason,
                )
            )
    matches.sort(key=lambda match: -match.inliers)
    if clock and matches:
        matches = _with_clock(video, matches, files, settings, progress, notes)
    return matches


def _looked_at(video: Path, settings: Settings) -> tuple[list[SeenPicture], list[Gray], list[PlaceFeatures]]:
    """Read some pictures of the query, mark what stands still in them, and describe the rest."""
    shown = read_key_pictures(video, settings=settings, spacing_s=3.0)
    some = np.linspace(0, len(shown) - 1, min(QUERY_PICTURES, len(shown))).round().astype(int)
    pictures = [shown[int(k)] for k in np.unique(some)]
    plain = [describe_place(picture.gray) for picture in pictures]
    clear = []
    for picture, features, mark in zip(pictures, plain, recurring(plain), strict=True):
        mask = np.full(picture.gray.shape, 255, np.uint8)
        for x, y in chosen(features, mark).places / 65_535 * max(picture.gray.shape):
            cv2.circle(mask, (round(x), round(y)), OVERLAY_PX, 0, -1)
        clear.append(mask)
    described = [
        describe_place(picture.gray, query=True, mask=mask)
        for picture, mask in zip(pictures, clear, strict=True)
    ]
    return pictures, clear, described


def _verified(
    archive: Path,
    some: list[PlaceCandidate],
    grounds: dict[int, tuple[GroundPicture, Features]],
    path: Path,
    settings: Settings,
) -> tuple[PlaceCandidate, float, VerifiedPlace] | None:
    """Register the pictures of one recording with the query's, best first, until one bears out."""
    seen = read_place(archive, some[0].sha256)
    if seen is None:
        return None
    try:
        shown = read_key_pictures(path, settings=settings)
    except DiptychError:
        return None
    for one in some:
        if one.found_picture >= min(len(shown), len(seen[0])):
            continue
        answer = verified_place(grounds[one.query_picture], as_ground(shown[one.found_picture].gray))
        if answer.same:
            return one, float(seen[0][one.found_picture]), answer
    return None


def _with_clock(
    video: Path,
    matches: list[PlaceMatch],
    files: Mapping[str, Sequence[FileLine]],
    settings: Settings,
    progress: Callable[[str, float], None],
    notes: list[str],
) -> list[PlaceMatch]:
    """Compare the best matches in full: those with a clock show the same place at the same time."""
    query: Examined = examine(video, settings=settings)
    out = []
    for k, match in enumerate(matches):
        progress("comparing", k / len(matches))
        path = at_hand(files[match.sha256])
        if k >= CLOCKED or path is None:
            out.append(match)
            continue
        try:
            comparison = relate(query, examine(path, settings=settings))
        except DiptychError as error:
            notes.append(f"{match.file}: {error.message}")
            out.append(match)
            continue
        compared = replace(match, reason=f"{match.reason} {comparison.clock.reason}")
        if comparison.relation == "same_place_and_time" and comparison.clock.segments:
            longest = max(comparison.clock.segments, key=lambda s: s.second_to_s - s.second_from_s)
            compared = replace(compared, relation="same_place_and_time", offset_s=longest.offset_s)
        out.append(compared)
    if len(matches) > CLOCKED:
        notes.append(
            f"a clock was sought for the best {CLOCKED} of {len(matches)} recordings of the same place"
        )
    return sorted(out, key=lambda match: (match.relation != "same_place_and_time", -match.inliers))
