"""Working copies keep the original's times; stills are exact."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from diptych.adapters.proxies import make_proxy, write_stills


def numbered(path: Path, codec: str, times: list[int], base: Fraction, *, sound: bool = False) -> None:
    """A small video whose frame k is grey level 4 k + 8; times in ticks of base."""
    options = {"bf": "2", "x264-params": "scenecut=0"} if codec == "libx264" else {}
    with av.open(str(path), "w", metadata_errors="replace") as out:
        out.metadata["title"] = "secret title"
        video = out.add_stream(codec, rate=25, options=options)
        video.width, video.height, video.pix_fmt = 96, 64, "yuv420p"
        video.codec_context.time_base = base
        audio = out.add_stream("aac", rate=48000, layout="mono") if sound else None
        for k, tick in enumerate(times):
            frame = av.VideoFrame.from_ndarray(np.full((64, 96, 3), 8 + 4 * k, np.uint8), format="rgb24")
            frame = frame.reformat(format="yuv420p")
            frame.pts, frame.time_base = tick, base
            out.mux(video.encode(frame))
        out.mux(video.encode(None))
        if audio:
            length = int(times[-1] * base * 48000)
            tone = (np.sin(np.arange(length) * 0.1) * 16000).astype(np.int16)
            tone[: length // 2] = 0
            for start in range(0, length - 1024, 1024):
                piece = av.AudioFrame.from_ndarray(
                    tone[None, start : start + 1024], format="s16", layout="mono"
                )
                piece.sample_rate, piece.pts, piece.time_base = 48000, start, Fraction(1, 48000)
                out.mux(audio.encode(piece))
            out.mux(audio.encode(None))


def presented(path: Path) -> list[float]:
    with av.open(str(path)) as container:
        return [float(frame.pts * frame.time_base) for frame in container.decode(video=0)]


UNEVEN = [0, 40, 90, 100, 180, 200, 260, 400, 420, 500, 1500, 1540]


@pytest.mark.parametrize(("codec", "made"), [("libx264", "remuxed"), ("mpeg4", "re-encoded")])
def test_times_of_an_uneven_recording_are_kept(tmp_path: Path, codec: str, made: str) -> None:
    source, target = tmp_path / "source.mp4", tmp_path / "media" / "r1.mp4"
    numbered(source, codec, [t + 700 for t in UNEVEN], Fraction(1, 1000))
    shares: list[float] = []
    item = make_proxy(source, target, progress=shares.append, max_fps=120)
    assert (item.made, item.file, item.has_sound) == (made, "media/r1.mp4", False)
    wanted = [t / 1000 for t in UNEVEN]
    assert [t * item.tick_s[0] / item.tick_s[1] for t in item.ticks] == pytest.approx(wanted, abs=1e-6)
    assert presented(target) == pytest.approx(wanted, abs=2e-4)
    assert shares[-1] == 1.0 and sorted(shares) == shares
    assert item.duration_s >= 1.54
    assert [p.name for p in target.parent.iterdir()] == ["r1.mp4"], "no unfinished file stays behind"


def test_metadata_and_messages_inside_the_stream_are_left_behind(tmp_path: Path) -> None:
    source, target = tmp_path / "source.mp4", tmp_path / "media" / "r1.mp4"
    numbered(source, "libx264", [k * 40 for k in range(10)], Fraction(1, 1000))
    assert b"secret title" in source.read_bytes() and b"x264 - core" in source.read_bytes()
    make_proxy(source, target)
    copied = target.read_bytes()
    assert b"secret title" not in copied and b"x264 - core" not in copied


def test_sound_is_kept_and_measured(tmp_path: Path) -> None:
    source, target = tmp_path / "source.mp4", tmp_path / "media" / "r1.mp4"
    numbered(source, "libx264", [k * 40 for k in range(50)], Fraction(1, 1000), sound=True)
    item = make_proxy(source, target)
    assert item.has_sound
    levels = item.sound_levels
    assert max(levels[:8]) < 20 < 60 < min(levels[11:17]), levels
    with av.open(str(target)) as container:
        assert container.streams.audio[0].codec_context.name == "aac"


def test_too_many_frames_a_second_are_thinned_without_moving_any(tmp_path: Path) -> None:
    source, target = tmp_path / "source.mp4", tmp_path / "media" / "r1.mp4"
    numbered(source, "mpeg4", [k * 10 for k in range(50)], Fraction(1, 1000))
    item = make_proxy(source, target, max_fps=30)
    assert 10 <= len(item.ticks) <= 25
    steps = {round(1000 * t * item.tick_s[0] / item.tick_s[1]) % 10 for t in item.ticks}
    assert steps == {0}


def test_stills_are_the_frames_asked_for(tmp_path: Path) -> None:
    source = tmp_path / "source.mp4"
    numbered(source, "libx264", UNEVEN, Fraction(1, 1000))
    names = [(k, tmp_path / "frames" / f"r1-{k:06d}.png") for k in (7, 0, 99)]
    stills = write_stills(source, names, recording="r1", input_sha256="ab" * 32)
    assert [(s.frame, s.file) for s in stills] == [(0, "frames/r1-000000.png"), (7, "frames/r1-000007.png")]
    assert stills[1].t_s == pytest.approx(0.4, abs=1e-6)
    grey = cv2.imread(str(names[0][1]))
    assert grey.shape == (64, 96, 3) and abs(float(grey.mean()) - (8 + 4 * 7)) < 3


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "source.mp4", tmp_path / "media" / "r1.mp4"
    numbered(source, "mpeg4", [k * 40 for k in range(5)], Fraction(1, 1000))

    def stop(share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_proxy(source, target, progress=stop)
    assert list(target.parent.iterdir()) == []
