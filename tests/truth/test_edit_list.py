"""Copies with known edits: the edit list names each, with its parameters, and the copy can be made again."""

from __future__ import annotations

import re
from pathlib import Path

import cv2
import numpy as np
import pytest
from tests.make_edits import HEIGHT, RATE, WIDTH, Frame, source_frames, tune, write

from diptych.model.edits import Edit, EditList
from diptych.model.words import find_banned
from diptych.workflows.edit_list import edit_list

SECONDS = 3.6


@pytest.fixture(scope="module")
def frames() -> list[Frame]:
    return source_frames(SECONDS)


@pytest.fixture(scope="module")
def source(frames: list[Frame], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("source") / "source.mp4", frames, sound=tune(SECONDS, 1))


def _one(found: EditList, kind: str) -> Edit:
    (edit,) = [e for e in found.edits if e.kind == kind]
    return edit


def _kinds(found: EditList) -> set[str]:
    return {e.kind for e in found.edits}


def _overlap(one: object, other: tuple[int, int, int, int]) -> float:
    a, b = np.asarray(one, float), np.asarray(other, float)
    common = float(np.prod(np.maximum(0, np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]))))
    return common / (float(np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2])) - common)


def test_a_crop_a_mirror_and_another_sound(source: Path, frames: list[Frame], tmp_path: Path) -> None:
    def change(frame: Frame) -> Frame:
        part = cv2.resize(frame[18:162, 48:304], (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
        return part[:, ::-1]

    copy = write(tmp_path / "copy.mp4", [change(f) for f in frames], crf=24, sound=tune(SECONDS, 9))
    found = edit_list(source, copy, out=tmp_path / "out")
    assert _kinds(found) == {"crop", "scale", "mirror", "sound_replaced"}
    assert _one(found, "crop").parameters["rectangle_px"] == pytest.approx([48, 18, 304, 162], abs=1.0)
    assert _one(found, "scale").parameters["x"] == pytest.approx(1.25, rel=0.005)
    assert _one(found, "sound_replaced").parameters["how"] == "replaced"
    assert found.edited == "query"
    (residual,) = found.residuals
    assert residual.luma_rms_median < 5.0 < 20.0 < residual.luma_rms_before
    assert residual.unexplained < 0.01
    assert (tmp_path / "out" / "edits.json").exists()
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "filter:blur" in page  # until a box is ticked
    assert find_banned(re.sub(r"<style>.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)) == []
    assert all(edit.statement.split("'")[0] in page for edit in found.edits)
    moments = sorted(path.name for path in (tmp_path / "out" / "moments").glob("*.png"))
    assert moments
    assert re.findall(r'src="moments/([^"]*)"', page) == moments
    assert str(tmp_path) not in page


def test_a_cut_and_grey_from_the_cut_on_nothing_else(
    source: Path, frames: list[Frame], tmp_path: Path
) -> None:
    grey = [np.repeat(cv2.cvtColor(f, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2) for f in frames]
    copy = write(tmp_path / "copy.mp4", grey[:35] + grey[50:], crf=24)
    found = edit_list(source, copy)
    assert _kinds(found) == {"removed", "grade", "sound_removed"}, found.edits
    removed = _one(found, "removed")
    assert removed.parameters["where"] == "between"
    assert removed.parameters["first_from_s"] == pytest.approx(35 / RATE, abs=1 / RATE)
    assert removed.parameters["first_to_s"] == pytest.approx(50 / RATE, abs=1 / RATE)
    assert removed.from_s == pytest.approx(35 / RATE, abs=1 / RATE)
    grade = _one(found, "grade")
    assert grade.parameters["name"] == "grey"
    assert float(str(grade.parameters["residual_levels"])) <= 3.0


def test_bars_a_mark_and_other_levels(source: Path, frames: list[Frame], tmp_path: Path) -> None:
    def change(frame: Frame) -> Frame:
        levels = (frame / 255.0) ** np.array([0.8, 1.0, 1.25]) * np.array([1.0, 0.95, 0.85])
        out = np.clip(levels * 255, 0, 255).astype(np.uint8)
        cv2.rectangle(out, (250, 30), (299, 59), (240, 30, 30), -1)
        cv2.circle(out, (275, 45), 10, (255, 255, 255), -1)
        out[:22] = out[-22:] = 0
        return out

    copy = write(tmp_path / "copy.mp4", [change(f) for f in frames], crf=24)
    found = edit_list(source, copy)
    assert _kinds(found) == {"bars", "overlay", "grade", "sound_removed"}
    bars = _one(found, "bars").parameters
    assert [bars[n] for n in ("top", "bottom", "left", "right")] == pytest.approx([22, 22, 0, 0], abs=1)
    assert _overlap(_one(found, "overlay").parameters["rectangle_px"], (250, 30, 300, 60)) >= 0.7
    grade = _one(found, "grade").parameters
    assert float(str(grade["residual_levels"])) <= 3.0
    red = np.interp(128, np.asarray(grade["curve_levels"]), np.asarray(grade["curves"])[0])
    assert red == pytest.approx(255 * (128 / 255) ** 0.8, abs=6)
    assert found.edited == "query"


def test_a_copy_that_was_only_coded_again_has_no_edits(
    source: Path, frames: list[Frame], tmp_path: Path
) -> None:
    copy = write(tmp_path / "copy.mp4", frames, crf=30, sound=tune(SECONDS, 1))
    found = edit_list(source, copy)
    assert found.edits == ()
    assert found.sound == "same"
    assert found.edited == "unknown"


def test_other_footage_under_the_same_sound_is_undetermined(source: Path, tmp_path: Path) -> None:
    copy = write(tmp_path / "copy.mp4", source_frames(SECONDS, seed=77), sound=tune(SECONDS, 1))
    found = edit_list(source, copy)
    assert found.verdict == "undetermined"
    assert found.edits == ()
    assert found.pieces == ()
