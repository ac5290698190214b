"""A camera that drifts over one ground imitates itself at another time; only what is shared is a piece."""

from __future__ import annotations

import numpy as np
import pytest

import make_copies as mk
from diptych.adapters.archive_pictures import SmallPictures
from diptych.algorithms.fingerprint import Density, Fingerprint, FingerprintMaker
from diptych.algorithms.fingerprint_frames import Line, Look
from diptych.domains.archive.pieces import _levelled, pieces_by_frames
from diptych.workflows.find import placements_of

STEP_S = 1 / mk.RATE


def _seen(frames: list[np.ndarray], noise: np.random.Generator) -> tuple[Fingerprint, Look]:
    """What is kept of frames with the noise of a recording of its own."""
    maker = FingerprintMaker(density=Density(ticks_per_moment=2, n_features=250, local_side_px=640))
    small = SmallPictures(192)
    for k, frame in enumerate(frames):
        picture = np.clip(frame + noise.normal(0, 2, frame.shape), 0, 255).astype(np.uint8)
        maker.add(k * STEP_S, picture)
        small.add(k * STEP_S, k, picture)
    look = Look(
        times_s=np.array(small.times_s), frames=np.arange(len(frames)), pictures=small.stack(), step_s=STEP_S
    )
    return maker.finish(len(frames) * STEP_S), look


def test_only_the_shared_stretch_of_a_drifting_camera_is_a_piece() -> None:
    flight, noise = mk.scene(1, 14.0), np.random.default_rng(0)
    asked, query = _seen(flight[:200], noise)  # 0 to 8 s
    held, found = _seen(flight[125:], noise)  # 5 to 14 s
    tried = placements_of(asked, held)
    assert tried  # the same ground: the fingerprints have to suggest a comparison
    pieces, _, _ = pieces_by_frames(query, found, tried, query_end_s=8.0, found_end_s=9.0)
    assert [(p.query_from_s, p.query_to_s, p.found_from_s, p.found_to_s, p.rate) for p in pieces] == [
        pytest.approx((5.0, 8.0, 0.0, 3.0, 1.0), abs=0.1)
    ]


def test_a_contradicted_line_is_levelled_through_its_middle() -> None:
    steep = Line(
        from_s=0.0, to_s=1.6, rate=1.25, offset_s=6.14, agreement=0.97, rival=0.2, moving_s=1.6, placement=0
    )
    level = _levelled(steep)
    assert level.rate == 1.0
    assert level.rate * 0.8 + level.offset_s == pytest.approx(steep.rate * 0.8 + steep.offset_s)


@pytest.mark.parametrize("begin", [50, 150])
def test_two_seconds_of_a_drifting_camera_keep_their_time(begin: int) -> None:
    flight, noise = mk.scene(2, 10.0), np.random.default_rng(1)
    asked, query = _seen(flight[begin : begin + 50], noise)
    held, found = _seen(flight, noise)
    pieces, _, _ = pieces_by_frames(
        query, found, placements_of(asked, held), query_end_s=2.0, found_end_s=10.0
    )
    (piece,) = pieces
    assert (piece.rate, piece.found_from_s - piece.query_from_s) == (
        1.0,
        pytest.approx(begin * STEP_S, abs=0.04),
    )
