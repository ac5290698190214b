"""Fingerprints: sizes, mirrored codes, bars, keys."""

from __future__ import annotations

import cv2
import numpy as np

from diptych.algorithms.fingerprint import (
    COARSE_MIRROR,
    MIRROR,
    Density,
    FingerprintMaker,
    bars,
    local_codes,
    picture_code,
)
from diptych.algorithms.fingerprint_coarse import coarse_placements
from diptych.algorithms.fingerprint_index import asked_keys, rows_of
from diptych.algorithms.fingerprint_match import moment_hits, placements
from make_copies import scene, texture


def _fingerprint(frames: list[np.ndarray]):
    maker = FingerprintMaker()
    for k, frame in enumerate(frames):
        maker.add(k / 25, frame)
    return maker.finish(len(frames) / 25)


def test_a_mirrored_spot_flips_the_named_bits_and_no_other() -> None:
    picture = texture(1, 260)
    sift = cv2.SIFT_create(nfeatures=150)
    points, descriptors = sift.detectAndCompute(picture, None)
    # The same points on the mirrored picture, with mirrored directions.
    mirrored = [
        cv2.KeyPoint(259 - p.pt[0], p.pt[1], p.size, (180 - p.angle) % 360, p.response, p.octave, 0)
        for p in points
    ]
    kept, others = sift.compute(np.ascontiguousarray(picture[:, ::-1]), mirrored)
    assert len(kept) == len(points)
    apart = np.unpackbits(local_codes(descriptors) ^ local_codes(others) ^ MIRROR, axis=1).sum(axis=1)
    plain = np.unpackbits(local_codes(descriptors) ^ local_codes(others), axis=1).sum(axis=1)
    assert np.median(apart) <= 6
    assert np.median(plain) > 30


def test_a_mirrored_picture_flips_the_named_coarse_bits() -> None:
    square = cv2.resize(texture(2, 96), (32, 32), interpolation=cv2.INTER_AREA).astype(np.float32)
    here, there = picture_code(square, 3.0), picture_code(np.ascontiguousarray(square[:, ::-1]), 3.0)
    assert (here ^ there ^ int(COARSE_MIRROR)).bit_count() <= 1
    assert picture_code(np.full((32, 32), 90, np.float32), 3.0) == 0


def test_bars_are_counted_on_the_side_where_they_are() -> None:
    picture = texture(3, 96)[:54]
    assert bars(picture) == (0, 0, 0, 0)
    picture[:7], picture[-4:], picture[:, :9] = 2, 2, 2
    assert bars(picture) == (7, 4, 9, 0)
    assert bars(np.zeros((54, 96), np.uint8)) == (0, 0, 0, 0)


def test_bytes_per_minute_stay_within_the_limits() -> None:
    found = _fingerprint(scene(6, 4.0))
    minutes = 4.0 / 60
    assert (found.picture.nbytes + found.change.nbytes) / minutes <= 4_000
    local = found.moments, found.counts, found.places, found.shapes, found.codes
    assert sum(part.nbytes for part in local) / minutes <= 64_000
    assert list(found.moments) == [0, 1, 2, 3]
    assert len(found.picture) == 16
    assert found.counts.max() <= Density().n_features


def test_hits_name_the_placement_and_the_index_the_recording() -> None:
    frames = scene(6, 2.0)
    held, other = _fingerprint(frames), _fingerprint(scene(8, 2.0))
    asked = _fingerprint([np.ascontiguousarray(frame[:, ::-1]) for frame in frames])
    best = placements(moment_hits(asked, held), 1)[0]
    assert best.mirrored
    width = frames[0].shape[1] / max(frames[0].shape)
    assert np.allclose(best.query_from_found, [[-1, 0, width], [0, 1, 0]], atol=0.02)
    assert moment_hits(asked, other) == []
    shared = [
        sum(
            len(np.intersect1d(*pair))
            for pair in zip(asked_keys(asked.codes), rows_of(one.codes), strict=True)
        )
        for one in (other, held)
    ]
    assert shared[1] > 5 * max(1, shared[0])


def test_blurred_pictures_meet_by_their_coarse_codes() -> None:
    frames = scene(6, 3.0)
    held, other = _fingerprint(frames), _fingerprint(scene(8, 3.0))
    blurred = _fingerprint([cv2.GaussianBlur(frame, (0, 0), 5) for frame in frames])
    (one,) = coarse_placements(blurred, held)
    assert np.allclose(one.query_from_found, [[1, 0, 0], [0, 1, 0]])
    assert coarse_placements(blurred, other) == []
