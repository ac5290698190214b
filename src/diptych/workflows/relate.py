"""Relate two examined recordings: place, clock, same footage, contrast."""

from __future__ import annotations

from dataclasses import replace

from diptych.algorithms.clock_algebra import mirror_clock
from diptych.algorithms.coverage import Views
from diptych.algorithms.examined import Examined
from diptych.domains.clock import find_clock
from diptych.domains.contrast import contrast_rows
from diptych.domains.copies import CameraPath, judge
from diptych.domains.ground import CommonGround, common_ground, map_from_small, tracks_on, views
from diptych.model.findings import (
    Clock,
    Comparison,
    Match,
    Place,
    Recording,
    Relation,
    SameFootage,
    Shot,
    Stretch,
)


def record_of(identity: str, seen: Examined) -> Recording:
    """Return the plain record of an examined recording."""
    return Recording(
        id=identity,
        file=seen.name,
        sha256=seen.sha256,
        duration_s=seen.end_s,
        frames=len(seen.times_s),
        width=seen.width,
        height=seen.height,
        has_sound=seen.has_sound,
        shots=tuple(
            Shot(
                from_s=seen.time_of(s.from_frame),
                to_s=seen.time_of(s.to_frame),
                from_frame=s.from_frame,
                to_frame=s.to_frame,
                begins_with=s.begins_with,
            )
            for s in seen.shots
        ),
        stretches=tuple(Stretch(kind=k, from_s=a, to_s=b) for k, a, b in seen.stretches),
        notes=tuple(seen.notes),
    )


def canonical_order(first: Examined, second: Examined) -> bool:
    """Say whether the pair is already in the order in which it is computed: the longer first, then by digest.

    Computing every pair in one order makes swapped arguments give the mirror result exactly.
    """
    return (-first.end_s, first.sha256) <= (-second.end_s, second.sha256)


def relate(
    first: Examined,
    second: Examined,
    *,
    ids: tuple[str, str] = ("r1", "r2"),
    ground: CommonGround | None = None,
    positions: tuple[int, int] = (0, 1),
    copies: tuple[Match, ...] | None = None,
) -> Comparison:
    """Compare two examined recordings.

    Args:
        first: The recording whose clock is the common one.
        second: The recording to place.
        ids: Their ids.
        ground: A ground that holds both, at ``positions``; found here where absent.
        positions: Where both lie in ``ground``.
        copies: Stretches that show the same frames in both; ``None`` where frames were not compared.

    Returns:
        The comparison; swapped arguments give the mirror result.
    """
    if not canonical_order(first, second):
        turned = relate(
            second,
            first,
            ids=(ids[1], ids[0]),
            ground=ground,
            positions=(positions[1], positions[0]),
            copies=None if copies is None else turned_matches(copies),
        )
        mirrored = _turned(turned, record_of(ids[1], second), record_of(ids[0], first))
        return with_contrast(mirrored, first, second, ground, positions)
    if ground is None:
        ground = common_ground([first, second])
        positions = (0, 1)
    place = _place(ground, positions)
    tracks = [tracks_on(ground, p, s) for p, s in zip(positions, (first, second), strict=True)]
    clock, soundtrack = find_clock(
        first, second, tracks[0], tracks[1], same_ground=place.verdict == "same", copies=copies or ()
    )
    same = _same_footage(first, second, ground, positions, clock, copies)
    comparison = Comparison(
        first=ids[0],
        second=ids[1],
        relation=_relation(place, clock, same),
        same_footage=same,
        place=place,
        clock=clock,
        same_soundtrack=soundtrack,
    )
    return with_contrast(comparison, first, second, ground, positions)


def _place(ground: CommonGround, positions: tuple[int, int]) -> Place:
    if all(ground.has(p) for p in positions):
        rows = [r for p in positions if p != 0 and (r := ground.best(p)) is not None]
        if rows:
            weakest = min(rows, key=lambda r: r.inliers)
            return Place(
                verdict="same",
                inliers=weakest.inliers,
                error_px=round(weakest.error_px, 3),
                reason=f"{weakest.inliers} independent points of the ground agree.",
            )
    most = max([ground.refused_inliers.get(k, 0) for k in ground.refused_inliers if k[0] in positions] or [0])
    return Place(
        verdict="no_match_found",
        inliers=most,
        error_px=None,
        reason=f"Only {most} points of the ground agree, which chance gives as well.",
    )


def _same_footage(
    first: Examined,
    second: Examined,
    ground: CommonGround,
    positions: tuple[int, int],
    clock: Clock,
    copies: tuple[Match, ...] | None,
) -> SameFootage:
    if first.sha256 == second.sha256:
        return SameFootage(verdict="yes", reason="Both files hold the same bytes.", matches=copies or ())
    if copies:
        shared = sum(m.second_to_s - m.second_from_s for m in copies)
        return SameFootage(
            verdict="yes",
            reason=f"{len(copies)} stretch(es), {shared:.1f} s of the second, show the same frames as the first.",
            matches=copies,
        )
    paths = [
        CameraPath(s.times_s, map_from_small(ground, p, s), s.small_width, s.small_height)
        for p, s in zip(positions, (first, second), strict=True)
    ]
    verdict = judge(paths[0], paths[1], clock.segments)
    if copies is not None and verdict.verdict == "yes":
        return SameFootage(
            verdict="undetermined",
            reason=f"{verdict.reason} Compared frame by frame, no stretch of 2 s agrees.",
        )
    if copies is not None and verdict.verdict == "undetermined":
        return SameFootage(verdict="no", reason="Compared frame by frame, no stretch of 2 s agrees.")
    return verdict


def _relation(place: Place, clock: Clock, same: SameFootage) -> Relation:
    if same.verdict == "yes":
        return "same_footage"
    if clock.reason_code == "same_sound_under_still_pictures":
        return "undetermined"
    if clock.verdict == "aligned":
        return "same_place_and_time"
    if place.verdict == "same":
        return "same_place"
    return "no_relation_found"


def _turned(comparison: Comparison, first: Recording, second: Recording) -> Comparison:
    """Mirror a comparison of (first, second) into one of (second, first)."""
    clock = mirror_clock(comparison.clock, first, second)
    same = replace(comparison.same_footage, matches=turned_matches(comparison.same_footage.matches))
    return replace(
        comparison,
        first=comparison.second,
        second=comparison.first,
        clock=clock,
        same_footage=same,
        contrast=(),
        same_soundtrack=turned_matches(comparison.same_soundtrack),
    )


def turned_matches(matches: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return matches with the two recordings in the other order."""
    return tuple(
        replace(
            m,
            first_from_s=m.second_from_s,
            first_to_s=m.second_to_s,
            second_from_s=m.first_from_s,
            second_to_s=m.first_to_s,
            rate=1 / m.rate,
        )
        for m in matches
    )


def with_contrast(
    comparison: Comparison,
    first: Examined,
    second: Examined,
    ground: CommonGround | None,
    positions: tuple[int, int],
    clock: Clock | None = None,
) -> Comparison:
    """Return the comparison with the contrast of a clock, for example one that a person set."""
    clock = clock or comparison.clock
    one, two = record_of(comparison.first, first), record_of(comparison.second, second)
    seen: tuple[Views | None, Views | None] = (None, None)
    if ground is not None and comparison.place.verdict == "same":
        seen = (views(ground, positions[0], first), views(ground, positions[1], second))
    return replace(comparison, clock=clock, contrast=contrast_rows(one, two, clock, seen[0], seen[1]))
