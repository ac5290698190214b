"""Sounds with known answers, made here: the same soundtrack is found after edits, and is never the same footage."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from pathlib import Path

import av
import numpy as np
import pytest
from scipy.signal import fftconvolve, lfilter

from diptych.adapters.archive_postings import PostingIndex
from diptych.algorithms.sound import find_pieces
from diptych.algorithms.sound_codes import find_peaks, pack_peaks, unpack_peaks
from diptych.domains.clock.by_sound import sound_kind
from diptych.domains.soundtracks import Stretch, find_candidates, verified_stretches
from diptych.domains.soundtracks.records import indexed, open_sound_index
from diptych.model.words import find_banned
from diptych.workflows.archive_add import add
from diptych.workflows.archive_pairs import pairs
from diptych.workflows.find import find
from make_copies import scene

RATE_HZ = 8000
Samples = np.ndarray


@cache
def babble(seed: int, length_s: float = 30.0, pause_s: float = 0.25) -> Samples:
    """Gliding pulse trains through moving resonances, with pauses: no two seconds are alike."""
    rng = np.random.default_rng(seed)
    parts: list[Samples] = []
    n = 0
    while n < length_s * RATE_HZ:
        size = int(rng.uniform(0.09, 0.28) * RATE_HZ)
        ramp = np.linspace(0, 1, size)
        pitch = rng.uniform(95, 210) * (1 + rng.uniform(-0.3, 0.3) * ramp)
        source = np.diff(np.floor(np.cumsum(pitch / RATE_HZ)), prepend=0.0) + 0.02 * rng.standard_normal(size)
        for formant in rng.uniform((280, 900, 2100), (800, 2000, 3000)):
            turn = 2 * np.pi * formant / RATE_HZ
            source = source + lfilter([1.0], [1.0, -1.9 * np.cos(turn), 0.9025], source)
        parts += [source * np.hanning(size), np.zeros(int(rng.choice((0.02, pause_s)) * RATE_HZ))]
        n += len(parts[-1]) + len(parts[-2])
    return level(np.concatenate(parts)[: int(length_s * RATE_HZ)])


@cache
def loop(length_s: float = 30.0) -> Samples:
    """One bar of 2 s, again and again."""
    bar = babble(500, 2.0)
    return np.resize(bar, int(length_s * RATE_HZ)).astype(np.float32)


def level(x: Samples) -> Samples:
    return (0.1 * x / (np.sqrt(np.mean(x * x)) + 1e-12)).astype(np.float32)


def faster(x: Samples, rate: float) -> Samples:
    return np.interp(np.arange(int(len(x) / rate)) * rate, np.arange(len(x)), x).astype(np.float32)


def part(x: Samples, from_s: float, to_s: float) -> Samples:
    return x[int(from_s * RATE_HZ) : int(to_s * RATE_HZ)]


HELD = {f"babble {seed}": seed for seed in range(6)}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> PostingIndex:
    made = open_sound_index(tmp_path_factory.mktemp("archive"))
    for name, seed in HELD.items():  # one by one, so that segments are merged on the way
        made.add([indexed(name, find_peaks(babble(seed)))])
    made.add(
        [indexed("loop", find_peaks(loop())), indexed("silence", find_peaks(np.zeros(80_000, np.float32)))]
    )
    return made


def asked(index: PostingIndex, query: Samples) -> dict[str, list[Stretch]]:
    found = {}
    for name, some in groupby(find_candidates(index, find_peaks(query, dense=True)), key=lambda c: c.sha256):
        held = loop() if name == "loop" else babble(HELD[name])
        stretches = verified_stretches(list(some), query, held)
        if stretches:
            found[name] = stretches
    return found


EDITS = {
    "as it is": lambda x: x,
    "gain": lambda x: 0.03 * x,
    "equaliser": lambda x: lfilter([1.0, -0.6], [0.4], x),
    "other sound as loud": lambda x: x + babble(900)[: len(x)],
    "6 dB under other sound": lambda x: 0.5 * x + babble(901)[: len(x)],
    "8 bits": lambda x: np.round(x * 100) / 100,
}


@pytest.mark.parametrize("edit", EDITS)
def test_edited_sound_is_found_where_it_lies(edit: str, index: PostingIndex) -> None:
    query = EDITS[edit](part(babble(2), 11.0, 21.0)).astype(np.float32)
    found = asked(index, query)
    assert list(found) == ["babble 2"]
    (stretch,) = found["babble 2"]
    assert stretch.found_from_s - stretch.query_from_s == pytest.approx(11.0, abs=0.002)
    assert stretch.query_to_s - stretch.query_from_s > 7.0
    assert stretch.rate == 1.0


@pytest.mark.parametrize(
    "rate", [0.97, *(pytest.param(k, marks=pytest.mark.soak) for k in (0.985, 1.004, 1.03))]
)
def test_speed_is_measured_and_keeps_its_sign(rate: float, index: PostingIndex) -> None:
    query = faster(part(babble(4), 9.0, 19.0), rate)  # one second of it holds `rate` seconds
    found = asked(index, query)
    assert list(found) == ["babble 4"]
    (stretch,) = found["babble 4"]
    assert stretch.rate == pytest.approx(rate, abs=2e-4)
    assert stretch.found_from_s == pytest.approx(9.0 + rate * stretch.query_from_s, abs=0.03)
    assert stretch.query_to_s - stretch.query_from_s > 7.0
    assert sound_kind(stretch.piece) == "same_soundtrack"


def test_pieces_of_two_recordings_are_told_apart(index: PostingIndex) -> None:
    query = np.concatenate([part(babble(0), 5.0, 12.0), part(babble(1), 20.0, 27.0)])
    found = asked(index, query)
    assert set(found) == {"babble 0", "babble 1"}
    first, second = found["babble 0"][0], found["babble 1"][0]
    assert (first.query_from_s, first.query_to_s) == pytest.approx((0.0, 7.0), abs=0.2)
    assert (second.query_from_s, second.query_to_s) == pytest.approx((7.0, 14.0), abs=0.2)
    assert second.found_from_s - second.query_from_s == pytest.approx(13.0, abs=0.002)


@pytest.mark.parametrize("edit", ["as it is", "6 dB under other sound"])
def test_an_edge_lies_where_the_common_sound_ends(edit: str) -> None:
    for k in range(2):
        first, other = babble(40 + k, 16.0, 0.02), babble(50 + k, 16.0, 0.02)
        from_s, begin_s, length_s = np.random.default_rng(k).uniform((2.0, 2.0, 4.5), (6.0, 6.0, 9.0))
        parts = [part(other, 0.0, begin_s), part(first, from_s, from_s + length_s), part(other, 8.0, 14.0)]
        (piece,) = find_pieces(first, EDITS[edit](np.concatenate(parts)).astype(np.float32), RATE_HZ)
        assert piece.second_from_s == pytest.approx(begin_s, abs=0.2)
        assert piece.second_to_s == pytest.approx(begin_s + length_s, abs=0.2)
        assert piece.edge_s <= 0.2


def test_reverberation_blurs_an_edge_and_the_stretch_says_so() -> None:
    rng = np.random.default_rng(5)
    decay = 0.3 * np.exp(-np.arange(3200) / RATE_HZ / 0.06)
    near, far = (decay * rng.standard_normal(3200) + (np.arange(3200) == 0) for _ in range(2))
    first, other = babble(42, 16.0, 0.02), babble(52, 16.0, 0.02)
    query = np.concatenate([part(other, 0.0, 4.0), part(first, 3.0, 11.0), part(other, 6.0, 12.0)])
    heard = [level(fftconvolve(x, room)[: len(x)]) for x, room in ((first, near), (query, far))]
    (piece,) = find_pieces(heard[0], heard[1], RATE_HZ)
    assert 0.15 < piece.edge_s < 0.8
    assert piece.second_from_s == pytest.approx(4.0, abs=piece.edge_s)
    assert piece.second_to_s == pytest.approx(12.0, abs=piece.edge_s)


@pytest.mark.parametrize("seed", [700, *(pytest.param(k, marks=pytest.mark.soak) for k in range(701, 712))])
def test_unrelated_sound_is_not_found(seed: int, index: PostingIndex) -> None:
    assert asked(index, babble(seed, 15.0)) == {}


def test_silence_noise_and_a_moment_find_nothing(index: PostingIndex) -> None:
    noise = np.random.default_rng(1).standard_normal(80_000).astype(np.float32)
    for query in (
        np.zeros(80_000, np.float32),
        0.1 * noise,
        part(babble(2), 3.0, 3.4),
        np.empty(0, np.float32),
    ):
        assert asked(index, query) == {}


def test_two_microphones_in_a_room_are_not_one_soundtrack(index: PostingIndex) -> None:
    rng = np.random.default_rng(3)
    decay = np.exp(-np.arange(int(0.4 * RATE_HZ)) / RATE_HZ / 0.06)
    rooms = [0.3 * decay * rng.standard_normal(len(decay)) for _ in range(2)]
    for k, room in enumerate(rooms):
        room[0 if k == 0 else 40] = 1.0
    event = babble(800, 20.0)
    near, far = (level(fftconvolve(event, room)[: len(event)]) for room in rooms)
    index.add([indexed("microphone", find_peaks(near))])
    some = [c for c in find_candidates(index, find_peaks(far, dense=True)) if c.sha256 == "microphone"]
    stretches = verified_stretches(some, far, near)
    assert stretches
    assert all(sound_kind(s.piece) != "same_soundtrack" for s in stretches)


def test_a_loop_does_not_fill_the_index() -> None:
    whole, bar = indexed("a", find_peaks(babble(1))), indexed("b", find_peaks(loop()))
    assert np.unique(bar.keys, return_counts=True)[1].max() <= 12
    assert len(bar.keys) < len(whole.keys)


def test_peaks_are_small_and_read_back_as_they_were() -> None:
    peaks = find_peaks(babble(1), start_s=-0.02)
    arrays = pack_peaks(peaks)
    assert sum(a.nbytes for a in arrays.values()) * 2 < 4000  # 30 s; 4 kB a minute
    again = unpack_peaks(arrays, duration_s=peaks.duration_s, start_s=peaks.start_s)
    np.testing.assert_allclose(again.times_s, peaks.times_s, atol=1e-9)
    np.testing.assert_allclose(again.octaves, peaks.octaves, atol=0.5 / 62)


@pytest.mark.parametrize("place", [0.02, 0.3, 0.95])
def test_damage_to_the_index_is_noticed(place: float, tmp_path: Path) -> None:
    made = open_sound_index(tmp_path)
    made.add([indexed("a", find_peaks(babble(1)))])
    path = made.segments[0].path
    raw = bytearray(path.read_bytes())
    raw[int(place * len(raw))] ^= 4
    path.write_bytes(raw)
    again = open_sound_index(tmp_path)
    find_candidates(again, find_peaks(part(babble(1), 0.0, 12.0), dense=True))
    assert again.notes
    assert again.names == set()
    again.add([indexed("a", find_peaks(babble(1)))])
    assert find_candidates(again, find_peaks(part(babble(1), 5.0, 12.0), dense=True))[0].sha256 == "a"


def video(path: Path, seed: int, sound: Samples | None) -> Path:
    with av.open(str(path), "w") as box:
        picture = box.add_stream("libx264", rate=25)
        picture.width, picture.height, picture.pix_fmt = 320, 240, "yuv420p"
        picture.options = {"preset": "ultrafast", "crf": "26"}
        voice = box.add_stream("aac", rate=16_000, layout="mono") if sound is not None else None
        length_s = 8.0 if sound is None else len(sound) / RATE_HZ
        for k, gray in enumerate(scene(seed, length_s)):
            frame = av.VideoFrame.from_ndarray(gray, format="gray").reformat(format="yuv420p")
            frame.pts = k
            box.mux(picture.encode(frame))
        box.mux(picture.encode(None))
        if voice is not None and sound is not None:
            fine = np.interp(np.arange(2 * len(sound)) / 2, np.arange(len(sound)), sound).astype(np.float32)
            for start in range(0, len(fine), 1024):
                block = av.AudioFrame.from_ndarray(
                    fine[None, start : start + 1024], format="fltp", layout="mono"
                )
                block.sample_rate, block.pts = 16_000, start
                box.mux(voice.encode(block))
            box.mux(voice.encode(None))
    return path


def test_one_soundtrack_under_two_videos_is_not_the_same_footage(tmp_path: Path) -> None:
    media = tmp_path / "media"
    media.mkdir()
    video(media / "other.mp4", 31, part(babble(60), 2.0, 12.0))
    video(media / "quiet.mp4", 32, None)
    query = video(tmp_path / "query.mp4", 33, part(babble(60), 5.0, 13.0))
    archive = tmp_path / "archive"
    assert add([media, query], archive=archive).added == 3
    together = pairs(archive)
    assert together.clusters == ()  # one soundtrack joins no recordings
    assert together.items == 3
    found = find(query, archive=archive).to_dict()
    assert [match["sha256"] for match in found["same_footage"]] == [found["query"]["sha256"]]  # itself alone
    (match,) = found["same_soundtrack"]
    assert match["file"].endswith("other.mp4")
    assert match["found_from_s"] - match["query_from_s"] == pytest.approx(3.0, abs=0.05)
    assert match["query_to_s"] - match["query_from_s"] > 6.0
    assert match["kind"] == "same_soundtrack"
    assert find_banned(match["reason"]) == []
    # the index is lost: it is made anew from the peaks
    for segment in (archive / "search" / "sounds").iterdir():
        segment.write_bytes(b"x")
    assert len(find(query, archive=archive).common_sound) == 1
