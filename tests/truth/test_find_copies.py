"""Copies of invented footage are found with their times; what is not a copy is not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import make_copies as mk
from diptych.model.find import Found
from diptych.workflows.archive_add import add
from diptych.workflows.find import find

TOLERANCE_S = 0.1


@pytest.fixture(scope="module")
def scenes() -> dict[str, list[np.ndarray]]:
    return {
        "moving": mk.scene(3, 9.0),
        "other": mk.scene(4, 6.0),
        "fixed": mk.scene(5, 8.0, camera_moves=False, walk_seed=50),
    }


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, scenes: dict[str, list[np.ndarray]]) -> Path:
    folder = tmp_path_factory.mktemp("media")
    for name, frames in scenes.items():
        mk.write(folder / f"{name}.mp4", frames)
    done = add([folder], archive=folder / "archive")
    assert (done.added, done.not_taken) == (3, ())
    return folder / "archive"


def _ask(tmp_path: Path, archive: Path, frames: list[np.ndarray], **how: int) -> Found:
    return find(mk.write(tmp_path / "query.mp4", frames, **how), archive=archive)


def _only(found: Found, name: str) -> list[tuple[float, float, float, float, float, bool]]:
    assert [Path(match.file).stem for match in found.same_footage] == [name]
    return [
        (p.query_from_s, p.query_to_s, p.found_from_s, p.found_to_s, p.rate, p.mirrored)
        for p in found.same_footage[0].pieces
    ]


@pytest.mark.parametrize(
    "change",
    [mk.cropped, mk.barred, mk.with_logo, mk.inset, lambda f: f[:, ::-1], lambda f: np.rot90(f, -1)],
    ids=["crop", "bars", "logo", "inset", "mirror", "turn"],
)
def test_edited_sub_clip_is_found_to_a_tenth_of_a_second(change, tmp_path, archive, scenes) -> None:
    query = mk.changed(scenes["moving"][60:160], change)  # 2.4 s to 6.4 s
    pieces = _only(_ask(tmp_path, archive, query), "moving")
    assert len(pieces) == 1
    got = pieces[0]
    assert got[:5] == pytest.approx((0.0, 4.0, 2.4, 6.4, 1.0), abs=TOLERANCE_S)


def test_mirror_and_turn_are_named(tmp_path, archive, scenes) -> None:
    part = scenes["moving"][60:135]
    mirrored = _ask(tmp_path, archive, mk.changed(part, lambda f: f[:, ::-1])).same_footage[0]
    assert mirrored.pieces[0].mirrored
    assert "mirror" in {edit.kind for edit in mirrored.edits}
    turned = _ask(tmp_path, archive, mk.changed(part, lambda f: np.rot90(f, -1))).same_footage[0]
    assert (turned.pieces[0].mirrored, turned.pieces[0].turned_deg) == (False, 90)


@pytest.mark.parametrize("rate", [0.5, 2.0])
def test_speed_is_measured(rate: float, tmp_path, archive, scenes) -> None:
    n = int(100 / rate) if rate > 1 else 100
    frames = [scenes["moving"][50 + int(k * rate)] for k in range(n if rate < 1 else 80)]
    (piece,) = _only(_ask(tmp_path, archive, frames), "moving")
    assert piece[4] == pytest.approx(rate, rel=0.02)
    assert piece[2] == pytest.approx(2.0, abs=TOLERANCE_S + 0.04 * rate)


def test_two_second_clip_at_a_low_bit_rate(tmp_path, archive, scenes) -> None:
    (piece,) = _only(_ask(tmp_path, archive, scenes["moving"][100:150], crf=36), "moving")
    assert piece[:4] == pytest.approx((0.0, 2.0, 4.0, 6.0), abs=TOLERANCE_S)


def test_compilation_is_explained_by_its_pieces(tmp_path, archive, scenes) -> None:
    query = [*scenes["moving"][125:200], *scenes["other"][25:100], *scenes["moving"][0:75]]
    found = _ask(tmp_path, archive, query)
    by_name = {Path(match.file).stem: match.pieces for match in found.same_footage}
    assert set(by_name) == {"moving", "other"}
    times = [(p.query_from_s, p.query_to_s, p.found_from_s, p.found_to_s) for p in by_name["moving"]]
    assert len(times) == 2
    assert times[0] == pytest.approx((0.0, 3.0, 5.0, 8.0), abs=TOLERANCE_S)
    assert times[1] == pytest.approx((6.0, 9.0, 0.0, 3.0), abs=TOLERANCE_S)
    (other,) = by_name["other"]
    assert (other.query_from_s, other.query_to_s, other.found_from_s) == pytest.approx(
        (3.0, 6.0, 1.0), abs=TOLERANCE_S
    )


def test_one_fixed_camera_on_two_days_is_not_the_same_footage(tmp_path, archive) -> None:
    another_day = mk.scene(5, 6.0, camera_moves=False, walk_seed=51)
    assert _ask(tmp_path, archive, another_day).same_footage == ()


def test_sub_clip_of_a_fixed_camera_is_found_by_what_moves(tmp_path, archive, scenes) -> None:
    (piece,) = _only(_ask(tmp_path, archive, scenes["fixed"][70:170]), "fixed")
    assert piece[:4] == pytest.approx((0.0, 4.0, 2.8, 6.8), abs=TOLERANCE_S)


def test_another_flight_over_the_same_ground_is_not_the_same_footage(tmp_path, archive) -> None:
    assert _ask(tmp_path, archive, mk.scene(3, 5.0, walk_seed=77)).same_footage == ()


@pytest.mark.parametrize("kind", ["black", "still", "unrelated"])
def test_nothing_is_found_for_what_is_not_a_copy(kind: str, tmp_path, archive, scenes) -> None:
    frames = {
        "black": [np.zeros((240, 320), np.uint8)] * 75,
        "still": [scenes["fixed"][40]] * 75,
        "unrelated": mk.scene(9, 4.0),
    }[kind]
    assert _ask(tmp_path, archive, frames).same_footage == ()


def test_where_the_kept_fingerprint_is_too_sparse_a_likely_recording_is_looked_at_again(
    tmp_path, archive, scenes, monkeypatch
) -> None:
    monkeypatch.setattr("diptych.workflows.find.match_with", lambda *_, **__: None)
    (piece,) = _only(_ask(tmp_path, archive, mk.changed(scenes["moving"][60:160], mk.cropped)), "moving")
    assert piece[:4] == pytest.approx((0.0, 4.0, 2.4, 6.4), abs=TOLERANCE_S)
    unrelated = mk.scene(77, 4.0)
    assert _ask(tmp_path, archive, unrelated).same_footage == ()
