"""Media looked at from outside a helper: the same values as inside, and no answer that fits to no file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from diptych.adapters import (
    archive_pictures,
    edit_pictures,
    key_pictures,
    media,
    proxies,
    video,
    working_copies,
)
from diptych.adapters.video import VideoReader
from diptych.model.errors import DiptychError, NotAVideoError, UnreadableError
from diptych.model.settings import Settings
from make_video import make_video


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_video(tmp_path_factory.mktemp("film") / "a.mp4", n_frames=60, sound_s=1.0, front_index=True)


def test_a_helper_gives_what_decoding_here_gives(film: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(film.parent)
    near = Path(film.name)  # a relative path, as a person types it
    assert media.read_facts([near], settings=Settings()) == [VideoReader(film).facts()]
    here, there = video.read_sound(film, 8000), media.read_sound(near, 8000)
    assert here is not None and there is not None
    np.testing.assert_array_equal(here.samples, there.samples)
    assert here.start_s == there.start_s
    mine, theirs = (
        archive_pictures.read_small(film, side_px=64, every=2),
        media.read_small(near, side_px=64, every=2),
    )
    assert (mine.numbers, mine.times_s) == (theirs.numbers, theirs.times_s)
    np.testing.assert_array_equal(mine.stack(), theirs.stack())
    one = edit_pictures.read_colour(film, [0, 7, 500], side_px=80)
    other = media.read_colour(near, [0, 7, 500], side_px=80)
    assert list(one) == list(other) == [0, 7]
    for number in one:
        np.testing.assert_array_equal(one[number], other[number])
    keys = key_pictures.key_pictures(film, settings=Settings())
    again = media.read_key_pictures(near, settings=Settings())
    assert [k.t_s for k in keys] == [k.t_s for k in again]
    for a, b in zip(keys, again, strict=True):
        np.testing.assert_array_equal(a.gray, b.gray)


def test_a_silent_recording_has_no_sound(tmp_path: Path) -> None:
    assert media.read_sound(make_video(tmp_path / "a.mp4", n_frames=5)) is None


def test_working_copy_and_stills_are_those_that_are_made_here(film: Path, tmp_path: Path) -> None:
    wanted = [(n, tmp_path / "there" / "frames" / f"{n}.png") for n in (0, 31, 900)]
    item, stills = working_copies.make_media(
        film, tmp_path / "there" / "media" / "r1.mp4", wanted, recording="r1", input_sha256="ab" * 32
    )
    mine = proxies.make_proxy(film, tmp_path / "here" / "media" / "r1.mp4")
    assert item == mine
    assert (tmp_path / "there/media/r1.mp4").read_bytes() == (tmp_path / "here/media/r1.mp4").read_bytes()
    kept = [(n, tmp_path / "here" / "frames" / f"{n}.png") for n in (0, 31, 900)]
    assert stills == proxies.write_stills(film, kept, recording="r1", input_sha256="ab" * 32)
    for n in (0, 31):
        there, here = tmp_path / "there" / "frames" / f"{n}.png", tmp_path / "here" / "frames" / f"{n}.png"
        assert there.read_bytes() == here.read_bytes()
    assert [path.name for path in (tmp_path / "there" / "media").iterdir()] == ["r1.mp4"]


def test_failures_keep_their_kind_and_leave_nothing(tmp_path: Path) -> None:
    text = tmp_path / "a.mp4"
    text.write_text("no recording")
    with pytest.raises(NotAVideoError):
        media.read_facts([text], settings=Settings())
    with pytest.raises(UnreadableError, match="No such file"):
        media.read_sound(tmp_path / "absent.mp4")
    with pytest.raises(UnreadableError, match="folder"):
        media.read_small(tmp_path, side_px=64)
    with pytest.raises(DiptychError):
        working_copies.make_media(text, tmp_path / "media" / "r1.mp4", [])
    assert list((tmp_path / "media").iterdir()) == []


def test_a_copy_that_is_no_plain_file_is_not_taken(tmp_path: Path) -> None:
    secret, made, target = tmp_path / "secret", tmp_path / "made.mp4", tmp_path / "r1.mp4"
    secret.write_text("who handed it over")
    made.symlink_to(secret)
    with pytest.raises(DiptychError):
        working_copies._take_over(made, target)
    made.unlink()
    made.hardlink_to(secret)
    with pytest.raises(DiptychError):
        working_copies._take_over(made, target)
    with pytest.raises(DiptychError):
        working_copies._take_over(tmp_path / "absent", target)
    assert not target.exists()
