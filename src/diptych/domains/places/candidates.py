"""Recordings that may show ground of the query, from votes of features and one homography between their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.adapters.archive_postings import PostingIndex
from diptych.algorithms.place_codes import (
    DIRECTIONS,
    MOST_DIFFERENT,
    PROBES,
    SIZES,
    PlaceFeatures,
    best_change,
    vote_bins,
    words_of,
)

MOST_OF_A_WORD = 60.0
"""A word is passed over where it leads to more features than this for each picture of its segment. By hand."""

MIN_VOTES = 5
"""Fewest features that agree on the change of direction and size."""

TRIED_PICTURES = 80
"""Pictures of the archive, best first, whose features are held against one homography for each query picture."""

NEAR = 8.0 / 640.0
"""A feature agrees within this part of the longer side: 8 px of 640."""

MIN_AGREEING = 7
"""Fewest places of features that one homography maps; four make it."""

CELL = 10.0 / 640.0
"""Features in one cell of this part of the longer side count once."""

MOST_CANDIDATES = 16
"""Recordings that are registered, each at the cost of a second or two. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A recording that may show ground of the query."""

    sha256: str
    query_picture: int
    found_picture: int
    agreeing: int
    """Independent features that one homography maps."""


def find_places(
    index: PostingIndex, words: NDArray[np.int8], query: Sequence[PlaceFeatures], *, without: str = ""
) -> list[PlaceCandidate]:
    """Find the recordings whose pictures may show the query's ground.

    Args:
        index: The archive's index; a damaged segment is set aside in it.
        words: Its visual words.
        query: Features of the query's pictures, over simulated tilts.
        without: Digest of the query, which is not a candidate.

    Returns:
        At most 16 recordings, the best first, each with at most three pairs of pictures.
    """
    found: list[PlaceCandidate] = []
    for number in range(len(index.segments)):
        for picture, features in enumerate(query):
            found += _of_picture(index, number, words, picture, features)
    best: dict[str, list[PlaceCandidate]] = {}
    for one in sorted(found, key=lambda c: -c.agreeing):
        if one.sha256 != without and len(best.setdefault(one.sha256, [])) < 3:
            best[one.sha256].append(one)
    ranked = sorted(best.values(), key=lambda some: -some[0].agreeing)[:MOST_CANDIDATES]
    return [one for some in ranked for one in some]


def _of_picture(
    index: PostingIndex, number: int, words: NDArray[np.int8], picture: int, features: PlaceFeatures
) -> list[PlaceCandidate]:
    names = index.segments[number].names
    pictures = index.segments[number].sizes.astype(np.int64)
    begin = np.r_[0, np.cumsum(pictures)]
    if not len(features.codes) or not names or not begin[-1]:
        return []
    keys = words_of(features.codes, words, PROBES)
    most = int(max(2000, MOST_OF_A_WORD * begin[-1]))
    codes = np.ascontiguousarray(features.codes).view("<u8")
    asked_parts, rows_parts = [], []
    for probe in range(keys.shape[1]):
        hits = index.lookup(number, keys[:, probe], most=most)
        if hits is None:
            return []
        apart = np.bitwise_count(hits.rows["code"] ^ codes[hits.asked]).sum(axis=1)
        near = apart <= MOST_DIFFERENT
        asked_parts.append(hits.asked[near])
        rows_parts.append(hits.rows[near])
    asked, rows = np.concatenate(asked_parts), np.concatenate(rows_parts)
    if not len(rows):
        return []
    at = begin[rows["item"]] + rows["picture"]
    bins = vote_bins(features.directions[asked], features.sizes[asked], rows["direction"], rows["size"])
    n_bins = DIRECTIONS * SIZES
    votes = np.bincount(at * n_bins + bins, minlength=int(begin[-1]) * n_bins)
    score = best_change(votes.reshape(-1, n_bins))
    tried = np.argsort(-score, kind="stable")[:TRIED_PICTURES]
    found = []
    for place in tried[score[tried] >= MIN_VOTES]:
        here = np.flatnonzero(at == place)
        xy = np.c_[rows["x"][here], rows["y"][here]] / 65_535
        n = _agreeing(features.places[asked[here]] / 65_535, xy)
        if n >= MIN_AGREEING:
            item = int(np.searchsorted(begin, place, side="right")) - 1
            found.append(
                PlaceCandidate(
                    sha256=names[item],
                    query_picture=picture,
                    found_picture=int(place - begin[item]),
                    agreeing=n,
                )
            )
    return found


def _agreeing(query: NDArray[np.float64], found: NDArray[np.float64]) -> int:
    """Count the features that one homography maps, each cell of either picture once."""
    if len(query) < 4:
        return 0
    cv2.setRNGSeed(7)
    h, mask = cv2.findHomography(found, query, cv2.RANSAC, NEAR, maxIters=2000, confidence=0.995)
    if h is None:
        return 0
    inside = mask.ravel().astype(bool)
    cells = [{tuple(cell) for cell in np.floor(side[inside] / CELL).astype(int)} for side in (query, found)]
    return min(len(cells[0]), len(cells[1]))
