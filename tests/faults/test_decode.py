"""The decoder's times on strange but whole videos, and its words on damaged ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from diptych.adapters.video import VideoReader, read_sound
from diptych.model.errors import DiptychError, NoPictureError, NotAVideoError, TooLargeError, UnreadableError
from make_video import flip_bits, make_video, truncate, turn


def _times(path: Path) -> tuple[list[float], VideoReader]:
    reader = VideoReader(path)
    times = [shown.t_s for shown in reader]
    return times, reader


@pytest.mark.parametrize("b_frames", [0, 3])
@pytest.mark.parametrize("suffix", ["mp4", "mov", "mkv"])
def test_constant_rate_counts_from_the_first_picture(tmp_path: Path, b_frames: int, suffix: str) -> None:
    times, reader = _times(make_video(tmp_path / f"a.{suffix}", n_frames=30, b_frames=b_frames))
    assert times == pytest.approx([k / 25 for k in range(30)], abs=1e-3)
    assert reader.end_s == pytest.approx(1.2, abs=0.011)
    assert reader.notes == []


def test_variable_rate_is_exact(tmp_path: Path) -> None:
    wanted = [0.0, 0.04, 0.05, 0.30, 0.31, 1.70, 1.74, 1.90]
    times, _ = _times(make_video(tmp_path / "a.mp4", times_s=wanted))
    assert times == pytest.approx(wanted, abs=1e-3)


def test_a_first_picture_after_the_sound_is_time_zero(tmp_path: Path) -> None:
    wanted = [0.6 + k / 25 for k in range(20)]
    path = make_video(tmp_path / "a.mp4", times_s=wanted, sound_s=1.5)
    times, _ = _times(path)
    assert times == pytest.approx([k / 25 for k in range(20)], abs=1e-3)
    sound = read_sound(path)
    assert sound is not None
    assert sound.start_s == pytest.approx(-0.6, abs=0.08)


def test_sound_longer_than_the_picture_does_not_lengthen_it(tmp_path: Path) -> None:
    times, reader = _times(make_video(tmp_path / "a.mp4", n_frames=10, sound_s=3.0))
    assert len(times) == 10
    assert reader.end_s == pytest.approx(0.4, abs=0.011)


@pytest.mark.parametrize("degrees", [0, 90, 180])
def test_rotation_flag_is_applied_before_the_size_is_told(tmp_path: Path, degrees: int) -> None:
    path = turn(make_video(tmp_path / "a.mp4", width=160, height=120), degrees, 120)
    facts = VideoReader(path).facts()
    shape = next(iter(VideoReader(path))).luma.shape
    wanted = (120, 160) if degrees % 180 == 0 else (160, 120)
    assert shape == wanted
    assert (facts.height, facts.width) == wanted


def test_a_quarter_turn_is_clockwise(tmp_path: Path) -> None:
    upright = next(iter(VideoReader(make_video(tmp_path / "a.mp4")))).luma.copy()
    path = turn(make_video(tmp_path / "b.mp4"), 90, 120)
    turned = next(iter(VideoReader(path))).luma
    assert (turned == np.rot90(upright, -1)).all()


def test_two_picture_streams_give_the_first(tmp_path: Path) -> None:
    path = make_video(tmp_path / "a.mp4", n_frames=10, second_stream=True)
    times, _ = _times(path)
    assert len(times) == 10
    assert VideoReader(path).facts().streams == 2


def test_one_picture(tmp_path: Path) -> None:
    times, reader = _times(make_video(tmp_path / "a.mp4", n_frames=1))
    assert times == [0.0]
    assert reader.end_s > 0


def test_no_sound_is_none(tmp_path: Path) -> None:
    assert read_sound(make_video(tmp_path / "a.mp4")) is None


def test_truncated_uses_what_decodes_and_says_so(tmp_path: Path) -> None:
    path = truncate(make_video(tmp_path / "a.mp4", n_frames=100, front_index=True), 0.6)
    times, reader = _times(path)
    assert 20 <= len(times) < 100
    assert times == pytest.approx([k / 25 for k in range(len(times))], abs=1e-3)
    assert reader.notes, "nothing was said about the missing part"


def test_bit_flips_never_stop_the_run(tmp_path: Path) -> None:
    for seed in range(4):
        path = make_video(tmp_path / f"{seed}.mp4", n_frames=60, front_index=True)
        times, _ = _times(flip_bits(path, seed=seed))
        assert times == sorted(times)
        assert len(times) > 10


def _text(path: Path) -> None:
    path.write_text("these are notes, not a video\n" * 50)


def _sound_only(path: Path) -> None:
    import av

    from make_video import _write_tone

    with av.open(str(path), "w") as container:
        _write_tone(container, container.add_stream("aac", rate=16_000, layout="mono"), 1.0)


def _without_index(path: Path) -> None:
    truncate(make_video(path, n_frames=40), 0.5)


def _long(path: Path) -> None:
    make_video(path, times_s=[0.0, 5 * 3600.0, 13 * 3600.0])


def _bomb(path: Path) -> None:
    make_video(path, n_frames=1, width=6400, height=6400)  # 41 million pixels, one million above the limit


@pytest.mark.parametrize(
    ("make", "failure"),
    [
        (_text, NotAVideoError),
        (Path.touch, NotAVideoError),
        (_without_index, NotAVideoError),
        (_sound_only, NoPictureError),
        (Path.mkdir, UnreadableError),
        (lambda path: None, UnreadableError),
        (_long, TooLargeError),
        (_bomb, TooLargeError),
    ],
    ids=["text", "empty", "no index", "sound only", "folder", "missing", "13 hours", "bomb"],
)
def test_what_cannot_be_used_has_its_own_error(tmp_path: Path, make, failure: type[DiptychError]) -> None:
    path = tmp_path / "a.mp4"
    make(path)
    with pytest.raises(failure) as facts:
        VideoReader(path).facts()
    assert str(tmp_path) not in facts.value.message
    assert "\n" not in facts.value.message
    with pytest.raises(failure):
        list(VideoReader(path))


def test_ten_hours_are_within_the_limit(tmp_path: Path) -> None:
    times, _ = _times(make_video(tmp_path / "a.mp4", times_s=[0.0, 5 * 3600.0, 10 * 3600.0]))
    assert times == pytest.approx([0.0, 18_000.0, 36_000.0], abs=1e-3)
