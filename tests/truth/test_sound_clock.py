"""Sound with known answers, made here: two microphones set a clock, a soundtrack laid over never does."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.signal import butter, fftconvolve, lfilter, resample_poly, sosfilt

from diptych.algorithms.examined import Examined
from diptych.algorithms.sound import find_pieces
from diptych.algorithms.sound_likeness import beat, steady_tones
from diptych.domains.clock.by_sound import Heard, place_by_sound
from diptych.model.words import find_banned

RATE_HZ = 8000
Samples = NDArray[np.float32]
BOUND_S = 0.005
"""An estimate lies this close to the lag of the direct sound."""


def recording(
    sound: Samples | None, *, still: bool = False, start_s: float = 0.0, name: str = "x"
) -> Examined:
    end_s = 30.0 if sound is None else len(sound) / RATE_HZ + start_s
    times = np.arange(int(end_s * 10)) / 10
    return Examined(
        name=name,
        sha256=name,
        width=320,
        height=180,
        small_width=320,
        small_height=180,
        has_sound=sound is not None,
        times_s=times,
        end_s=end_s,
        notes=[],
        shots=[],
        stretches=[("frozen", 0.0, end_s)] if still else [],
        camera_motion=np.zeros((len(times), 3)),
        brightness=np.full(len(times), 100.0),
        sound=sound,
        sound_start_s=start_s,
    )


def heard(first: Samples | None, second: Samples | None, *, still: bool = False) -> Heard:
    return place_by_sound(recording(first, still=still), recording(second, still=still))


@cache
def speech(seed: int, length_s: float) -> Samples:
    """Syllables: a gliding pulse train or a hiss through moving formants, with pauses between words."""
    rng = np.random.default_rng(seed)
    parts: list[NDArray[np.float64]] = []
    n = 0
    pitch = rng.uniform(95, 210)
    while n < length_s * RATE_HZ:
        size = int(rng.uniform(0.09, 0.28) * RATE_HZ)
        ramp = np.linspace(0, 1, size)
        if rng.random() < 0.72:
            glide = pitch * (1 + rng.uniform(-0.25, 0.25) + rng.uniform(-0.3, 0.3) * ramp)
            phase = np.cumsum(glide / RATE_HZ)
            source = np.diff(np.floor(phase), prepend=0.0) + 0.02 * rng.standard_normal(size)
            formants = rng.uniform((280, 900, 2100), (800, 2000, 3000))
        else:
            source = 0.12 * rng.standard_normal(size)
            formants = rng.uniform((900, 1900, 2800), (1500, 2800, 3500))
        for f in formants:
            pole = np.exp(-np.pi * 90 / RATE_HZ)
            source = lfilter(
                [1 - pole], [1, -2 * pole * np.cos(2 * np.pi * f / RATE_HZ), pole * pole], source
            )
        source = source / (np.abs(source).max() + 1e-9) * np.sin(np.pi * ramp) * rng.uniform(0.3, 1.0)
        parts.append(source)
        n += size
        if rng.random() < 0.25:
            gap = int(rng.uniform(0.08, 0.6) * RATE_HZ)
            parts.append(np.zeros(gap))
            n += gap
    return np.concatenate(parts)[: int(length_s * RATE_HZ)].astype(np.float32)


def bangs(seed: int, length_s: float) -> Samples:
    """Knocks and shots at irregular times."""
    rng = np.random.default_rng(seed)
    out = np.zeros(int(length_s * RATE_HZ))
    t = 0.3
    while t < length_s - 0.6:
        size = int(rng.uniform(0.03, 0.35) * RATE_HZ)
        k = int(t * RATE_HZ)
        out[k : k + size] += (
            rng.standard_normal(size) * np.exp(-5 * np.linspace(0, 1, size)) * rng.uniform(0.2, 1)
        )
        t += rng.exponential(0.9) + 0.05
    return out.astype(np.float32)


@cache
def music(seed: int, length_s: float, *, loop: bool = False) -> Samples:
    """Chords with overtones, a bass and a drum on a steady beat; ``loop`` repeats one bar to the sample."""
    rng = np.random.default_rng(seed)
    beat_n = int(60 / rng.uniform(88, 128) * RATE_HZ)
    bars = []
    for _ in range(1 if loop else int(length_s * RATE_HZ / beat_n / 4) + 1):
        root = 110 * 2 ** (rng.integers(0, 12) / 12)
        t = np.arange(4 * beat_n) / RATE_HZ
        bar = np.zeros(4 * beat_n)
        for step in (0, rng.choice([3, 4]), 7, 12):
            for k in range(1, 7):
                bar += 0.06 / k * np.sin(2 * np.pi * k * root * 2 ** (step / 12) * t + rng.uniform(0, 6))
        for q in range(8):
            drum = rng.standard_normal(1200) * np.exp(-np.arange(1200) / 150) * (0.5 if q % 2 else 0.9)
            bar[q * beat_n // 2 : q * beat_n // 2 + 1200] += 0.3 * drum
        bars.append(bar)
    out = np.tile(bars[0], int(length_s * RATE_HZ / len(bars[0])) + 1) if loop else np.concatenate(bars)
    return out[: int(length_s * RATE_HZ)].astype(np.float32)


def room(seed: int, *, decay_s: float = 0.45, direct_s: float = 0.0, direct_db: float = -3.0) -> Samples:
    """A response: the direct sound after its path, then a decaying diffuse tail (Polack 1988)."""
    rng = np.random.default_rng(seed)
    n = int(0.6 * RATE_HZ)
    k = round(direct_s * RATE_HZ)
    tail = rng.standard_normal(n) * 10 ** (-3 * np.arange(n) / RATE_HZ / decay_s)
    tail[: k + int(0.002 * RATE_HZ)] = 0
    tail /= np.sqrt((tail**2).sum())
    tail[k] = 10 ** (direct_db / 20)
    return tail.astype(np.float32)


def at_level(x: Samples, db: float = 0.0) -> Samples:
    return (x / (x.std() + 1e-12) * 0.1 * 10 ** (db / 20)).astype(np.float32)


def noise(seed: int, n: int, db: float) -> Samples:
    """Independent noise, falling with frequency."""
    raw = np.random.default_rng(seed).standard_normal(n)
    return at_level(sosfilt(butter(1, 400, fs=RATE_HZ, output="sos"), raw), db)


def drifting(x: Samples, ppm: float) -> Samples:
    """What a recorder writes whose seconds are too long by ``ppm``: its times run slower, ``rate = 1 + ppm``."""
    fine = resample_poly(x, 8, 1)
    at = np.arange(int(len(x) / (1 + ppm * 1e-6)) - 2) * (1 + ppm * 1e-6) * 8
    return np.interp(at, np.arange(len(fine)), fine).astype(np.float32)


def by_microphone(
    source: Samples, seed: int, *, direct_s: float = 0.0, noise_db: float = -15.0, ppm: float = 0.0
) -> Samples:
    sound = fftconvolve(source, room(seed, direct_s=direct_s))[: len(source)]
    return drifting(at_level(sound) + noise(seed + 100, len(sound), noise_db), ppm)


def coded(x: Samples, kbps: int = 48) -> Samples:
    """Through AAC at 44.1 kHz and back to 8 kHz; the encoder's delay is signalled and undone by the decoder."""
    wide = np.clip(resample_poly(x.astype(float), 441, 80), -1, 1).astype(np.float32)
    box = io.BytesIO()
    with av.open(box, "w", format="mp4") as target:
        stream = target.add_stream("aac", rate=44100, layout="mono", options={"aac_coder": "fast"})
        stream.bit_rate = kbps * 1000
        frame = av.AudioFrame.from_ndarray(wide[None], format="fltp", layout="mono")
        frame.sample_rate, frame.pts = 44100, 0
        target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    box.seek(0)
    parts = []
    with av.open(box) as source:
        resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
        for frame in source.decode(source.streams.audio[0]):
            parts += [p.to_ndarray().reshape(-1) for p in resampler.resample(frame)]
    return np.concatenate(parts)


def part(x: Samples, from_s: float, to_s: float) -> Samples:
    return x[int(from_s * RATE_HZ) : int(to_s * RATE_HZ)]


@pytest.mark.parametrize(("kind", "seed"), [("speech", 1), ("speech", 2), ("bangs", 1), ("bangs", 3)])
def test_two_microphones_set_a_clock_within_5_ms(kind: str, seed: int) -> None:
    source = speech(seed, 45.0) if kind == "speech" else bangs(seed, 45.0)
    first = coded(by_microphone(source, 10 + seed, direct_s=0.004))
    second = coded(part(by_microphone(source, 20 + seed, direct_s=0.016, noise_db=-10), 11.3, 40.0))
    answer = heard(first, second)
    assert answer.kind == "two_microphones"
    assert answer.clock is not None
    assert answer.clock.reason_code == "sound_of_two_microphones"
    (segment,) = answer.clock.segments
    expected = 11.3 + 0.004 - 0.016
    assert abs(segment.offset_s - expected) < BOUND_S
    assert segment.rate == 1.0
    # The event itself: both paths taken off. The interval must hold it; the measured lag cannot know the paths.
    assert segment.interval_s[0] < 11.3 < segment.interval_s[1]
    assert segment.second_from_s < 3.0
    assert segment.second_to_s > 26.0
    assert answer.soundtrack == ()


def test_sign_and_start_of_sound_are_those_of_the_pictures() -> None:
    source = speech(5, 40.0)
    first, second = by_microphone(source, 1), part(by_microphone(source, 2), 9.0, 36.0)
    plain = place_by_sound(recording(first), recording(second)).clock
    late = place_by_sound(recording(first, start_s=0.5), recording(second, start_s=0.2)).clock
    swapped = place_by_sound(recording(second), recording(first)).clock
    assert plain is not None
    assert late is not None
    assert swapped is not None
    assert plain.segments[0].offset_s == pytest.approx(9.0, abs=BOUND_S)
    assert late.segments[0].offset_s == pytest.approx(9.0 + 0.5 - 0.2, abs=BOUND_S)
    assert swapped.segments[0].offset_s == pytest.approx(-9.0, abs=BOUND_S)


def test_drift_of_a_recorder_is_reported_when_it_matters() -> None:
    source = speech(7, 100.0)
    first = by_microphone(source, 31)
    second = part(by_microphone(source, 32, ppm=60.0), 5.0, 95.0)
    answer = heard(first, second)
    assert answer.clock is not None
    (segment,) = answer.clock.segments
    assert segment.rate == pytest.approx(1 + 60e-6, abs=10e-6)
    for t in (10.0, 45.0, 85.0):
        assert segment.to_first(t) == pytest.approx((t + 5.0) * (1 + 60e-6), abs=BOUND_S)


@pytest.mark.parametrize(("seed", "mixed_db"), [(1, None), (2, -12.0), (1, 0.0), (2, 6.0)])
def test_music_under_two_videos_is_a_soundtrack_and_no_clock(seed: int, mixed_db: float | None) -> None:
    song = at_level(music(seed, 50.0))
    equalised = sosfilt(butter(2, [250, 2800], "bandpass", fs=RATE_HZ, output="sos"), song)
    second = 0.4 * at_level(part(equalised.astype(np.float32), 6.0, 34.0))
    first = song
    if mixed_db is not None:
        first = first + at_level(speech(50 + seed, 50.0), mixed_db)
        second = second + 0.4 * at_level(speech(60 + seed, 28.0), mixed_db)
    answer = heard(coded(first), coded(second, 32))
    assert answer.clock is None
    assert answer.kind in ("same_soundtrack", "ambiguous", "undetermined")
    if mixed_db is None or mixed_db < 0:
        assert answer.kind == "same_soundtrack"
        match = max(answer.soundtrack, key=lambda m: m.second_to_s - m.second_from_s)
        assert match.first_from_s - match.second_from_s == pytest.approx(6.0, abs=0.03)
        assert match.second_to_s - match.second_from_s > 20.0


def test_speech_laid_under_two_videos_is_a_soundtrack_and_no_clock() -> None:
    said = at_level(speech(3, 40.0))
    first = said + noise(1, len(said), -20)
    second = part(said, 8.0, 35.0)
    second = coded(second + noise(2, len(second), -12))
    answer = heard(first, second)
    assert answer.kind == "same_soundtrack"
    assert answer.clock is None
    assert answer.cue is not None
    assert answer.cue.offset_s == pytest.approx(8.0, abs=0.03)


def test_one_speech_under_still_pictures_is_the_clock_of_that_sound() -> None:
    said = at_level(by_microphone(speech(4, 40.0), 9))
    answer = heard(coded(said), coded(part(said, 12.26, 38.0), 32), still=True)
    assert answer.kind == "same_soundtrack"
    assert answer.clock is not None
    assert answer.clock.reason_code == "same_sound_under_still_pictures"
    (segment,) = answer.clock.segments
    assert segment.offset_s == pytest.approx(12.26, abs=0.02)
    assert heard(said, part(said, 12.26, 38.0)).clock is None


@pytest.mark.parametrize("seed", [1])
def test_one_music_under_still_pictures_sets_no_clock(seed: int) -> None:
    song = at_level(music(seed, 50.0))
    assert heard(song, coded(part(song, 6.0, 34.0)), still=True).clock is None


@pytest.mark.parametrize("seed", [1, 2])
def test_music_in_two_rooms_sets_no_clock(seed: int) -> None:
    song = music(seed, 45.0)
    first, second = by_microphone(song, 1), part(by_microphone(song, 2), 5.0, 35.0)
    assert heard(first, second).clock is None
    assert heard(song, second).clock is None


def test_a_loop_sets_no_clock_and_names_no_single_lag() -> None:
    song = music(8, 40.0, loop=True)
    answer = heard(song, coded(part(song, 7.0, 30.0)), still=True)
    assert answer.clock is None
    assert answer.kind in ("ambiguous", "same_soundtrack", "undetermined")
    room_answer = heard(by_microphone(song, 1), part(by_microphone(song, 2), 7.0, 30.0))
    assert room_answer.clock is None


def test_a_sound_heard_twice_sets_no_clock() -> None:
    source = speech(6, 20.0)
    twice = np.concatenate([source, source])
    first, second = by_microphone(source, 1), by_microphone(twice, 2)
    assert heard(first, second).clock is None


def test_unrelated_sounds_have_nothing_in_common() -> None:
    sounds = [
        by_microphone(speech(70, 20.0), 1),
        by_microphone(speech(71, 20.0), 2),
        music(72, 20.0),
        bangs(73, 20.0),
        noise(74, 20 * RATE_HZ, 0.0),
        (0.1 * np.sin(2 * np.pi * 440 * np.arange(20 * RATE_HZ) / RATE_HZ)).astype(np.float32),
    ]
    for i, first in enumerate(sounds):
        for second in sounds[i + 1 :]:
            answer = heard(first, second, still=True)
            assert answer.kind == "none"
            assert answer.clock is None


def test_silence_short_and_absent_sound_say_nothing() -> None:
    said = speech(1, 20.0)
    for other in (None, np.zeros(20 * RATE_HZ, np.float32), said[:RATE_HZ], said[:0]):
        for answer in (heard(said, other), heard(other, said)):
            assert (answer.kind, answer.clock, answer.cue, answer.soundtrack) == ("none", None, None, ())
    with pytest.raises(ValueError, match="finite"):
        find_pieces(np.full(40_000, np.nan, np.float32), said, RATE_HZ)


def test_a_cut_recording_gives_pieces_whose_edges_meet_the_cut() -> None:
    source = speech(11, 60.0)
    first = by_microphone(source, 41)
    whole = by_microphone(source, 42)
    second = np.concatenate([part(whole, 8.0, 20.0), part(whole, 33.0, 50.0)])
    answer = heard(first, second)
    assert answer.clock is not None
    before, after = answer.clock.segments
    assert before.offset_s == pytest.approx(8.0, abs=BOUND_S)
    assert after.offset_s == pytest.approx(33.0 - 12.0, abs=BOUND_S)
    assert before.second_to_s == pytest.approx(12.0, abs=1.0)
    assert after.second_from_s == pytest.approx(12.0, abs=1.0)


def test_four_seconds_of_soundtrack_are_found_in_two_long_recordings() -> None:
    jingle = at_level(music(20, 4.2))
    first = at_level(speech(81, 90.0), -6)
    second = at_level(speech(82, 80.0), -6)
    first[40 * RATE_HZ :][: len(jingle)] = jingle
    second[71 * RATE_HZ :][: len(jingle)] = coded(jingle)[: len(jingle)]
    answer = heard(first, second)
    assert answer.clock is None
    (match,) = answer.soundtrack
    assert match.second_from_s == pytest.approx(71.0, abs=0.3)
    assert match.second_to_s == pytest.approx(75.2, abs=0.3)
    assert match.first_from_s == pytest.approx(40.0, abs=0.3)


def test_measures_of_music_tell_it_from_speech() -> None:
    for seed in range(3):
        assert steady_tones(music(seed, 30.0), RATE_HZ) > 2.0
        assert steady_tones(speech(seed, 30.0), RATE_HZ) < 2.0
        assert beat(speech(seed, 30.0), RATE_HZ) < 0.3


def in_the_open(source: Samples, seed: int, *, direct_s: float, ppm: float = 0.0) -> Samples:
    """The direct sound, its reflection from the ground and three weak echoes, with noise 5 dB below."""
    rng = np.random.default_rng(seed)
    response = np.zeros(4000)
    k = round(direct_s * RATE_HZ)
    response[k] = 1.0
    response[k + rng.integers(8, 40)] += 0.5
    for late in rng.integers(300, 2500, 3):
        response[k + late] += 0.15 * rng.choice([-1, 1])
    sound = fftconvolve(source, response)[: len(source)]
    return drifting(at_level(sound) + noise(seed + 7, len(sound), -5.0), ppm)


def test_in_the_open_the_drift_of_two_recorders_tells_what_an_echo_alone_does_not() -> None:
    source = speech(15, 45.0)
    first = in_the_open(source, 1, direct_s=0.01)
    apart = heard(first, part(in_the_open(source, 2, direct_s=0.05, ppm=20.0), 8.0, 40.0))
    assert apart.kind == "two_microphones"
    assert apart.clock is not None
    assert apart.clock.segments[0].to_first(10.0) == pytest.approx(18.0 - 0.04, abs=BOUND_S)
    alike = heard(first, part(in_the_open(source, 2, direct_s=0.05), 8.0, 40.0))
    assert alike.clock is None


def test_reverberation_added_to_a_copy_is_not_a_second_microphone() -> None:
    said = at_level(speech(16, 45.0))
    treated = at_level(fftconvolve(part(said, 6.0, 40.0), room(3))[: 34 * RATE_HZ])
    assert heard(said, coded(treated)).clock is None


def test_sentences_are_neutral() -> None:
    said = by_microphone(speech(4, 20.0), 9)
    other = by_microphone(speech(4, 20.0), 10)
    answers = [heard(said, other), heard(said, coded(said)), heard(said, coded(said), still=True)]
    assert [a.kind for a in answers] == ["two_microphones", "same_soundtrack", "same_soundtrack"]
    for answer in answers:
        texts = [answer.reason]
        for segment in answer.clock.segments if answer.clock else ():
            texts += [segment.method, segment.limits]
        for text in texts:
            assert find_banned(text) == []


def test_two_recordings_of_one_talk(material: Path) -> None:
    from diptych.adapters.video import read_sound

    sounds = [read_sound(material / "sound" / f"timbl_{k}.mp3", RATE_HZ) for k in (1, 2)]
    assert sounds[0] is not None
    assert sounds[1] is not None
    first, second = (recording(s.samples, still=True, start_s=s.start_s) for s in sounds if s is not None)
    answer = place_by_sound(first, second)
    assert answer.clock is not None
    assert answer.clock.segments[0].offset_s == pytest.approx(12.26, abs=0.02)
