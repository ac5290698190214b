"""Codes of ground for finding a place in an archive: local features of some pictures, as signs, in visual words.

Features are RootSIFT (Lowe 2004; Arandjelović and Zisserman 2012) as 128 signs (``fingerprint.local_codes``). Words are
centres of the archive's own codes (Sivic and Zisserman 2003); a query's features are looked up in their eight nearest
words and compared by Hamming distance (Jégou, Douze and Schmid 2008), and those that agree vote for the change of
direction and size between both pictures (weak geometric consistency, the same). The query is described over simulated
tilts (Yu and Morel 2011), the archive without.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from diptych.algorithms.fingerprint import local_codes
from diptych.algorithms.geometry import Floats
from diptych.algorithms.stabilise import Gray

VERSION = "place-codes-1"
"""Changed whenever the same picture would give other codes."""

N_FEATURES = 400
"""Features kept of a picture: at most 7 pictures a minute of 400 × 22 bytes are 62 kB."""

N_FEATURES_QUERY = 400
"""Features of each of five tilts of a query's picture."""

TILTS: tuple[tuple[float, float], ...] = ((1.0, 0.0), (1.8, 0.0), (1.8, 45.0), (1.8, 90.0), (1.8, 135.0))
"""Simulated tilt and its direction in degrees, as in ``registration``."""

N_WORDS = 4096
"""Most visual words. Of 8 rendered pairs' true features with at most 32 signs of difference, 54 % met in one of 8
probed words of 4,096, and 0.45 % of the others did."""

FEATURES_PER_WORD = 5
"""Least training features for each word. Chosen by hand."""

PROBES = 8
"""Words in which a query's feature is looked up."""

MOST_DIFFERENT = 30
"""Signs that may differ: true features of other views differed by 17 to 22 in the best tenth and by 27 to 34 in the
middle; of others 1 in 3,000 differed by 30 or less."""

DIRECTIONS, SIZES = 16, 8
"""Bins of the change of direction (22.5°) and of size (half an octave)."""

Codes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFeatures:
    """Features of one picture; all arrays of ``n`` rows."""

    places: NDArray[np.uint16]
    """``(n, 2)`` x, y as parts of 65,535 of the longer side."""
    directions: NDArray[np.uint8]
    """``(n,)`` parts of 256 of a turn."""
    sizes: NDArray[np.uint8]
    """``(n,)`` 16 steps an octave."""
    codes: Codes
    """``(n, 16)``."""


def describe_place(gray: Gray, *, query: bool = False, mask: Gray | None = None) -> PlaceFeatures:
    """Describe a picture.

    Args:
        gray: ``(h, w)`` picture, at most 640 px on its longer side.
        query: Describe it over simulated tilts.
        mask: ``(h, w)``, 255 where features may lie.
    """
    equal = cv2.createCLAHE(2.0, (6, 6)).apply(gray)
    height, width = gray.shape
    sift = cv2.SIFT_create(nfeatures=N_FEATURES_QUERY if query else N_FEATURES, contrastThreshold=0.02)
    places, directions, sizes, codes = [], [], [], []
    clear = mask if mask is not None else np.full(gray.shape, 255, np.uint8)
    for tilt, degrees in TILTS if query else TILTS[:1]:
        warped, warped_mask, back = _tilted(equal, clear, tilt, degrees)
        found, described = sift.detectAndCompute(warped, warped_mask)
        if described is None or not found:
            continue
        xy = np.array([k.pt for k in found]) @ back[:, :2].T + back[:, 2]
        a = np.deg2rad([k.angle for k in found])
        along = np.c_[np.cos(a), np.sin(a)] @ back[:, :2].T
        size = np.array([k.size for k in found]) * np.sqrt(abs(np.linalg.det(back[:, :2])))
        places.append(xy / max(width, height))
        directions.append(np.arctan2(along[:, 1], along[:, 0]) / (2 * np.pi))
        sizes.append(16 * np.log2(np.maximum(size, 1.0)))
        codes.append(local_codes(described))
    if not places:
        return PlaceFeatures(
            places=np.empty((0, 2), np.uint16),
            directions=np.empty(0, np.uint8),
            sizes=np.empty(0, np.uint8),
            codes=np.empty((0, 16), np.uint8),
        )
    return PlaceFeatures(
        places=np.rint(np.concatenate(places).clip(0, 1) * 65_535).astype(np.uint16),
        directions=(np.rint(np.concatenate(directions) * 256).astype(np.int64) % 256).astype(np.uint8),
        sizes=np.rint(np.concatenate(sizes)).clip(0, 255).astype(np.uint8),
        codes=np.concatenate(codes),
    )


def _tilted(gray: Gray, mask: Gray, tilt: float, degrees: float) -> tuple[Gray, Gray, Floats]:
    """Return the picture as seen from a tilt, its mask, and the ``(2, 3)`` way back."""
    if tilt == 1.0:
        return gray, mask, np.eye(2, 3)
    height, width = gray.shape
    a = np.deg2rad(degrees)
    turn = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]]) @ turn.T
    low, size = corners.min(axis=0), np.ceil(np.ptp(corners, axis=0)).astype(int)
    there = np.c_[turn, -low]
    turned = cv2.warpAffine(gray, there, (int(size[0]), int(size[1])), flags=cv2.INTER_LINEAR)
    turned = cv2.GaussianBlur(turned, (0, 0), sigmaX=0.8 * np.sqrt(tilt**2 - 1), sigmaY=0.01)
    squeeze = np.array([[1 / tilt, 0, 0], [0, 1, 0]])
    target = (max(int(size[0] / tilt), 8), int(size[1]))
    out = cv2.warpAffine(turned, squeeze, target, flags=cv2.INTER_LINEAR)
    forward = np.diag([1 / tilt, 1.0]) @ there
    out_mask = cv2.warpAffine(mask, forward, target, flags=cv2.INTER_NEAREST)
    back = np.linalg.inv(np.vstack([forward, [0, 0, 1]]))[:2]
    return out, out_mask, back


def recurring(pictures: list[PlaceFeatures]) -> list[NDArray[np.bool_]]:
    """Say which features stand at one place of the picture while the ground moves: logos, captions, bars.

    Args:
        pictures: Features of a recording's pictures, in order.

    Returns:
        For each picture ``(n,)``: whether the feature recurs in another picture within 1/200 of the side. Where half
        of all recur, the camera stands still, and nothing is marked.
    """
    marks = []
    for k, one in enumerate(pictures):
        mark = np.zeros(len(one.codes), bool)
        for other in pictures[max(0, k - 3) : k] + pictures[k + 1 : k + 4]:
            if not len(one.codes) or not len(other.codes):
                continue
            apart = np.abs(one.places[:, None].astype(np.int32) - other.places[None]).max(axis=2)
            i, j = np.nonzero(apart < 65_535 // 200)
            alike = np.bitwise_count(one.codes[i] ^ other.codes[j]).sum(axis=1) <= 24
            mark[i[alike]] = True
        marks.append(mark)
    total = sum(len(m) for m in marks)
    if total and sum(int(m.sum()) for m in marks) > 0.5 * total:
        return [np.zeros(len(m), bool) for m in marks]
    return marks


def chosen(features: PlaceFeatures, keep: NDArray[np.bool_]) -> PlaceFeatures:
    """Return some of the features."""
    return PlaceFeatures(
        places=features.places[keep],
        directions=features.directions[keep],
        sizes=features.sizes[keep],
        codes=features.codes[keep],
    )


def _signs(codes: Codes) -> NDArray[np.float32]:
    return np.unpackbits(codes, axis=1).astype(np.float32) * 2 - 1


def train_words(codes: Codes) -> NDArray[np.int8]:
    """Learn visual words from codes by spherical k-means.

    Args:
        codes: ``(n, 16)`` codes of the archive.

    Returns:
        ``(words, 128)`` centres, rounded to 1/127; as many as there are codes for, at most 4,096, at least 1.
    """
    rng = np.random.default_rng(20)
    n_words = int(np.clip(len(codes) // FEATURES_PER_WORD, 1, N_WORDS))
    signs = _signs(codes)
    centres = signs[rng.permutation(len(signs))[:n_words]] / np.sqrt(128)
    for _ in range(3):
        words = _nearest(signs, centres, 1)[:, 0]
        sums = np.zeros_like(centres)
        np.add.at(sums, words, signs)
        empty = ~np.bincount(words, minlength=n_words).astype(bool)
        sums[empty] = centres[empty]
        centres = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    scale = np.abs(centres).max(axis=1, keepdims=True)
    rounded: NDArray[np.int8] = np.rint(127 * centres / np.maximum(scale, 1e-9)).astype(np.int8)
    return rounded


def _nearest(signs: NDArray[np.float32], centres: NDArray[np.float32], n: int) -> NDArray[np.int64]:
    """Return ``(rows, n)`` the nearest centres, in blocks."""
    out = np.empty((len(signs), n), np.int64)
    for start in range(0, len(signs), 4096):
        similar = signs[start : start + 4096] @ centres.T
        if n == 1:
            out[start : start + 4096, 0] = similar.argmax(axis=1)
        else:
            out[start : start + 4096] = np.argpartition(-similar, n - 1, axis=1)[:, :n]
    return out


def words_of(codes: Codes, words: NDArray[np.int8], probes: int = 1) -> NDArray[np.uint32]:
    """Return ``(n, probes)`` the nearest words of some codes; fewer columns where there are fewer words."""
    centres = words.astype(np.float32)
    centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-9)
    return _nearest(_signs(codes), centres, min(probes, len(words))).astype(np.uint32)


def vote_bins(
    query_direction: NDArray[np.uint8],
    query_size: NDArray[np.uint8],
    found_direction: NDArray[np.uint8],
    found_size: NDArray[np.uint8],
) -> NDArray[np.int64]:
    """Return ``(n,)`` the bin of the change of direction and size of some pairs of features."""
    turn = (query_direction.astype(np.int64) - found_direction) % 256 * DIRECTIONS // 256
    size = (query_size.astype(np.int64) - found_size + 4 * SIZES) // 8
    bins: NDArray[np.int64] = turn * SIZES + size.clip(0, SIZES - 1)
    return bins


def best_change(votes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return ``(pictures,)`` the most votes within two neighbouring directions and two neighbouring sizes.

    Args:
        votes: ``(pictures, DIRECTIONS × SIZES)``.
    """
    table = votes.reshape(-1, DIRECTIONS, SIZES)
    table = table + np.roll(table, -1, axis=1)
    table[:, :, :-1] += table[:, :, 1:].copy()
    best: NDArray[np.int64] = table.reshape(len(table), -1).max(axis=1)
    return best
