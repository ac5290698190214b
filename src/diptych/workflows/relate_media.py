"""Relate two recordings whose media are at hand: frames are compared where one may hold frames of the other."""

from __future__ import annotations

from pathlib import Path

from diptych.algorithms.examined import Examined
from diptych.domains.archive.pieces import pieces_by_frames
from diptych.domains.clock import may_be_copies
from diptych.domains.ground import CommonGround
from diptych.model.findings import Comparison, Match
from diptych.model.settings import Settings
from diptych.workflows.ask import ask
from diptych.workflows.find import placements_of
from diptych.workflows.relate import canonical_order, relate, turned_matches


def relate_media(
    first: Examined,
    second: Examined,
    media: tuple[Path, Path],
    *,
    ids: tuple[str, str] = ("r1", "r2"),
    ground: CommonGround | None = None,
    positions: tuple[int, int] = (0, 1),
    settings: Settings | None = None,
) -> Comparison:
    """Compare two examined recordings; where they may be copies, compare their frames too.

    Args:
        first: The recording whose clock is the common one.
        second: The recording to place.
        media: Their files, which are only read.
        ids: Their ids.
        ground: A ground that holds both, at ``positions``; found here where absent.
        positions: Where both lie in ``ground``.
        settings: Limits.

    Returns:
        The comparison; swapped arguments give the mirror result.
    """
    comparison = relate(first, second, ids=ids, ground=ground, positions=positions)
    if first.sha256 == second.sha256:
        whole = Match(
            first_from_s=0.0,
            first_to_s=first.end_s,
            second_from_s=0.0,
            second_to_s=second.end_s,
            rate=1.0,
            score=1.0,
        )
        return relate(first, second, ids=ids, ground=ground, positions=positions, copies=(whole,))
    if not may_be_copies(first, second, comparison):
        return comparison
    if canonical_order(first, second):
        copies = shared_stretches(*media, settings or Settings())
    else:
        copies = turned_matches(shared_stretches(*media[::-1], settings or Settings()))
    return relate(first, second, ids=ids, ground=ground, positions=positions, copies=copies)


def shared_stretches(first: Path, second: Path, settings: Settings) -> tuple[Match, ...]:
    """Find the stretches of the second that show the same frames as the first, by decoding both."""
    found, asked = ask(first, settings), ask(second, settings)
    tried = placements_of(asked.fingerprint, found.fingerprint)
    if not tried:
        return ()
    pieces, _, _ = pieces_by_frames(
        asked.look,
        found.look,
        tried,
        query_end_s=asked.fingerprint.duration_s,
        found_end_s=found.fingerprint.duration_s,
    )
    return tuple(
        Match(
            first_from_s=float(p.found_from_s),
            first_to_s=float(p.found_to_s),
            second_from_s=float(p.query_from_s),
            second_to_s=float(p.query_to_s),
            rate=float(p.rate),
            score=float(p.score),
        )
        for p in pieces
        if p.score >= MIN_AGREEMENT
    )


MIN_AGREEMENT = 0.92
"""Least agreement of a piece that may set a clock. Copies measured 0.96 to 0.999 (ten, real and rendered); a camera
that drifts slowly over one ground imitated another pace with up to 0.87."""
