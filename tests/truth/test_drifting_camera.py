"""A camera that drifts over one ground imitates itself at another time; only what is shared is a piece."""

from __future__ import annotations

import numpy as np
import pytest

import make_copies as mk
from diptych.adapters.archive_pictures import SmallPictures
from diptych.algorithms.fingerprint import Density, Fingerprint, FingerprintMaker
from diptych.algorithms.fingerprint_frames import Look
from diptych.domains.archive.pieces import pieces_by_frames
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
