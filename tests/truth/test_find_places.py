"""Other views of one place, made here: found over other ground, and never because of a mark that both carry."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import cv2
import numpy as np
import pytest

import make_copies
from diptych.adapters.archive_items import write_item
from diptych.adapters.archive_store import FileLine
from diptych.domains.places import as_ground, find_places, verified_place
from diptych.domains.places.records import place_path, read_place
from diptych.model.find_others import PlaceMatch
from diptych.model.settings import Settings
from diptych.model.words import find_banned
from diptych.workflows.archive_batches import by_content
from diptych.workflows.archive_places import places_packed, update_place_index
from diptych.workflows.find_places import find_same_place
from make_texture import camera, picture_of, texture

WIDTH, HEIGHT = 480, 270

Pose = tuple[float, float, float, float, float]
"""x, y, turn (radians), zoom, tilt: where the camera's picture lies on the ground."""


def flight(path: Path, seed: int, begin: Pose, end: Pose, *, mark: bool = False) -> Path:
    """Write 2 s of a camera that moves over the ground of ``seed``, with a mark in the picture or without."""
    ground = texture(seed, 1000)
    frames = []
    for part in np.linspace(0, 1, 20):
        x, y, turn, zoom, tilt = (1 - part) * np.array(begin) + part * np.array(end)
        pose = camera(x, y, turn=turn, zoom=zoom, tilt=tilt)
        picture = picture_of(ground, pose, width=WIDTH, height=HEIGHT)
        if mark:
            picture[20:90, 20:130] = cv2.resize(texture(99, 200)[:70, :110], (110, 70))
        frames.append(picture)
    return make_copies.write(path, frames, rate=10)


FROM_NORTH: tuple[Pose, Pose] = ((300.0, 300.0, 0.0, 1.0, 0.0), (340.0, 330.0, 0.05, 1.0, 0.0))
FROM_EAST: tuple[Pose, Pose] = ((480.0, 250.0, 0.8, 1.1, 4e-4), (460.0, 280.0, 0.75, 1.1, 4e-4))


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("media")
    flight(folder / "north.mp4", 1, *FROM_NORTH)
    flight(folder / "other.mp4", 2, *FROM_NORTH)
    flight(folder / "marked.mp4", 3, *FROM_NORTH, mark=True)
    return folder


@pytest.fixture(scope="module")
def archive(media: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("archive")
    files = [[line.sha256, line.place] for line in lines(media)]
    described = places_packed(files=files, settings=Settings().to_dict(), progress=lambda _: None)
    for one in json.loads(described):
        assert one["notes"] == []
        write_item(place_path(place, one["sha256"]), base64.b64decode(one["item"]))
    return place


def lines(media: Path) -> list[FileLine]:
    found = []
    for k, path in enumerate(sorted(media.glob("*.mp4"))):
        facts = path.stat()
        found.append(
            FileLine(
                place=str(path),
                file=path.name,
                sha256=f"{k:064x}",
                size=facts.st_size,
                mtime_ns=facts.st_mtime_ns,
            )
        )
    return found


def asked(video: Path, archive: Path, media: Path) -> list[PlaceMatch]:
    return find_same_place(
        video,
        archive=archive,
        sha256="f" * 64,
        files=by_content(lines(media)),
        without=(),
        clock=False,
        settings=Settings(),
        progress=lambda _stage, _done: None,
        notes=[],
    )


def test_another_view_of_the_ground_is_found_and_other_ground_is_not(
    archive: Path, media: Path, tmp_path: Path
) -> None:
    query = flight(tmp_path / "east.mp4", 1, *FROM_EAST)
    (match,) = asked(query, archive, media)
    assert match.file == "north.mp4"
    assert match.relation == "same_place"
    assert match.inliers >= 24
    assert 0 <= match.query_s <= 2
    assert 0 <= match.found_s <= 2
    assert find_banned(match.reason) == []


def test_a_mark_that_two_recordings_carry_is_not_a_place(archive: Path, media: Path, tmp_path: Path) -> None:
    query = flight(tmp_path / "marked-too.mp4", 4, *FROM_EAST, mark=True)
    assert asked(query, archive, media) == []


@pytest.mark.parametrize(
    ("size", "at", "why"),
    [
        ((78, 52), ((20, 20), (300, 150)), "small part"),
        ((260, 150), ((20, 20), (20, 20)), "same spot"),
    ],
)
def test_what_is_laid_over_both_pictures_is_refused(
    size: tuple[int, int], at: tuple[tuple[int, int], tuple[int, int]], why: str
) -> None:
    mark = cv2.resize(texture(99, 300), size)
    grounds = []
    for seed, (x, y) in zip((3, 4), at, strict=True):
        picture = picture_of(texture(seed, 800), camera(200, 200), width=WIDTH, height=HEIGHT)
        picture[y : y + size[1], x : x + size[0]] = mark
        grounds.append(as_ground(picture))
    answer = verified_place(*grounds)
    assert not answer.same
    assert why in answer.reason


def test_flat_ground_and_an_archive_without_places_answer_with_nothing(
    archive: Path, media: Path, tmp_path: Path
) -> None:
    flat = make_copies.write(tmp_path / "flat.mp4", [np.full((HEIGHT, WIDTH), 90, np.uint8)] * 20, rate=10)
    assert asked(flat, archive, media) == []
    assert asked(flat, tmp_path / "nothing", media) == []


def test_a_damaged_index_is_made_anew(archive: Path, media: Path) -> None:
    digests = [line.sha256 for line in lines(media)]
    assert update_place_index(archive, digests) is not None
    for segment in (archive / "search" / "places").iterdir():
        raw = bytearray(segment.read_bytes())
        raw[len(raw) // 2] ^= 4
        segment.write_bytes(raw)
    updated = update_place_index(archive, digests)
    assert updated is not None
    features = read_place(archive, digests[0])
    assert features is not None
    found = find_places(*updated, features[1])
    if updated[0].notes:  # seen only when what is damaged is read
        again = update_place_index(archive, digests)
        assert again is not None
        assert again[0].names == set(digests)
        found = find_places(*again, features[1])
    assert found[0].sha256 == digests[0]
    assert found[0].agreeing > 50
