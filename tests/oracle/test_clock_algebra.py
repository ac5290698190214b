"""Contrast rows against a slow, obvious reading of every step, and under exchange of the recordings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.algorithms.clock_algebra import compose_segments, mirror_clock
from diptych.domains.contrast import contrast_rows
from diptych.model.findings import Clock, ClockSegment, ContrastRow, Recording, Stretch
from diptych.model.words import find_banned

FPS = 25


def recording(name: str, duration_ms: int, stretches: tuple[Stretch, ...] = ()) -> Recording:
    return Recording(
        id=name,
        file=f"{name}.mp4",
        sha256="0",
        duration_s=duration_ms / 1000,
        frames=max(1, duration_ms * FPS // 1000),
        width=1280,
        height=720,
        has_sound=False,
        shots=(),
        stretches=stretches,
    )


def segment(from_ms: int, to_ms: int, offset_ms: int, rate: float = 1.0) -> ClockSegment:
    offset_s = offset_ms / 1000
    return ClockSegment(
        second_from_s=from_ms / 1000,
        second_to_s=to_ms / 1000,
        offset_s=offset_s,
        rate=rate,
        interval_s=(offset_s - 0.03, offset_s + 0.03),
        probability=0.99,
        score=0.9,
        rival=None,
        method="test",
        limits="",
    )


@st.composite
def scene(draw: st.DrawFn) -> tuple[Recording, Recording, Clock]:
    """Real time in whole 40 ms steps; either recording is made of pieces of it, in order."""

    def pieces() -> list[tuple[int, int]]:
        cuts = sorted(draw(st.sets(st.integers(0, 60), min_size=2, max_size=6)))
        cuts = cuts[: len(cuts) // 2 * 2]
        return [(40 * a, 40 * b) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]

    first, second = pieces(), pieces()
    segments = []
    t_second = 0
    for a, b in second:
        t_first = 0
        for c, d in first:
            low, high = max(a, c), min(b, d)
            if high > low:
                s0 = t_second + low - a
                segments.append(segment(s0, s0 + high - low, t_first + low - c - s0))
            t_first += d - c
        t_second += b - a
    clock = Clock(
        verdict="aligned" if segments else "undetermined", reason_code="", reason="", segments=tuple(segments)
    )
    return (
        recording("r1", sum(b - a for a, b in first)),
        recording("r2", sum(b - a for a, b in second)),
        clock,
    )


def covering(rows: tuple[ContrastRow, ...], side: str, t_s: float) -> list[ContrastRow]:
    spans = [(getattr(r, f"{side}_from_s"), getattr(r, f"{side}_to_s"), r) for r in rows]
    return [r for a, b, r in spans if a is not None and a <= t_s < b]


@settings(deadline=None, max_examples=80)
@given(scene())
def test_rows_agree_with_a_look_at_every_step(made: tuple[Recording, Recording, Clock]) -> None:
    first, second, clock = made
    rows = contrast_rows(first, second, clock)
    if clock.verdict == "undetermined":
        assert rows == ()
        return
    for side, own, segments in (
        ("second", second, clock.segments),
        ("first", first, mirror_clock(clock, first, second).segments),
    ):
        for ms in range(10, round(own.duration_s * 1000), 20):
            t_s = ms / 1000
            (row,) = covering(rows, side, t_s)
            placed = any(s.second_from_s <= t_s < s.second_to_s for s in segments)
            assert (row.kind == "both") == placed
            if not placed:
                assert row.kind in (
                    f"only_in_{side}",
                    "gap_in_first" if side == "second" else "gap_in_second",
                )
                earlier = [s for s in segments if s.second_to_s <= t_s]
                later = [s for s in segments if s.second_from_s > t_s]
                if row.why_absent == "before_start":
                    assert not earlier
                    assert later[0].to_first(t_s) < 0
                elif row.why_absent == "after_end":
                    assert not later
                    other = first if side == "second" else second
                    assert earlier[-1].to_first(t_s) >= other.duration_s - 1e-6
                elif row.why_absent == "gap":
                    assert earlier and later
                    room = later[0].to_first(later[0].second_from_s) - earlier[-1].to_first(
                        earlier[-1].second_to_s
                    )
                    assert later[0].second_from_s - earlier[-1].second_to_s > room - 1e-6


@settings(deadline=None, max_examples=80)
@given(scene())
def test_exchange_of_the_recordings_mirrors_the_rows(made: tuple[Recording, Recording, Clock]) -> None:
    first, second, clock = made
    swap = {"first": "second", "second": "first"}
    kinds = {"only_in_first": "only_in_second", "gap_in_first": "gap_in_second"}
    kinds |= {b: a for a, b in kinds.items()}

    def key(row: ContrastRow, names: dict[str, str], turn: dict[str, str]) -> tuple[object, ...]:
        times = [
            getattr(row, f"{names.get(side, side)}_{end}")
            for side in ("first", "second")
            for end in ("from_s", "to_s", "from_frame", "to_frame")
        ]
        rounded = [t if t is None else round(t, 5) + 0.0 for t in times]
        return (turn.get(row.kind, row.kind), str(row.why_absent), *map(str, rounded))

    rows = contrast_rows(first, second, clock)
    mirrored = contrast_rows(second, first, mirror_clock(clock, first, second))
    assert sorted(key(r, {}, {}) for r in rows) == sorted(key(r, swap, kinds) for r in mirrored)


@given(scene())
def test_a_clock_turned_twice_is_the_same(made: tuple[Recording, Recording, Clock]) -> None:
    first, second, clock = made
    twice = mirror_clock(mirror_clock(clock, first, second), second, first)
    for a, b in zip(clock.segments, twice.segments, strict=True):
        assert b.offset_s == pytest.approx(a.offset_s, abs=1e-9)
        assert b.interval_s == pytest.approx(a.interval_s, abs=1e-9)
        assert b.second_from_s == pytest.approx(a.second_from_s, abs=1e-9)


@given(st.sampled_from([0.5, 1.0, 2.0]), st.integers(-5000, 5000), st.integers(0, 5000))
def test_mirroring_keeps_the_meaning_of_offset_and_interval(
    rate: float, offset_ms: int, from_ms: int
) -> None:
    one = segment(from_ms, from_ms + 4000, offset_ms, rate)
    clock = Clock(verdict="aligned", reason_code="", reason="", segments=(one,))
    turned = mirror_clock(clock, recording("r1", 99_000), recording("r2", 99_000)).segments[0]
    t_second = from_ms / 1000 + 1.5
    assert turned.to_first(one.to_first(t_second)) == pytest.approx(t_second)
    assert turned.half_width_s == pytest.approx(one.half_width_s / rate)


def test_composition_adds_offsets_and_intervals_in_quadrature() -> None:
    made = compose_segments(segment(0, 20_000, 3000), segment(0, 10_000, 5000))
    assert made is not None
    assert made.offset_s == pytest.approx(8.0)
    assert made.half_width_s == pytest.approx(0.03 * 2**0.5)
    assert (made.second_from_s, made.second_to_s) == pytest.approx((0.0, 10.0))
    assert compose_segments(segment(0, 2000, 0), segment(0, 1000, 5000)) is None


@settings(deadline=None, max_examples=40)
@given(
    scene(),
    st.lists(st.tuples(st.sampled_from(["black", "frozen", "undecodable"]), st.integers(0, 50)), max_size=2),
)
def test_sentences_hold_no_banned_word_and_dark_stretches_are_named(
    made: tuple[Recording, Recording, Clock], stretches: list[tuple[str, int]]
) -> None:
    first, second, clock = made
    dark = tuple(Stretch(kind=k, from_s=n * 0.04, to_s=n * 0.04 + 0.2) for k, n in stretches)
    rows = contrast_rows(first, replace(second, stretches=dark), clock)
    for row in rows:
        assert not find_banned(row.statement)
        assert row.statement.endswith(".")
    for own, side in ((first, "first"), (second, "second")):
        if not rows:
            break
        for ms in range(10, round(own.duration_s * 1000), 40):
            assert len(covering(rows, side, ms / 1000)) <= 1


def test_the_sentence_of_an_end_names_both_clocks_and_the_rest() -> None:
    clock = Clock(verdict="aligned", reason_code="", reason="", segments=(segment(0, 12_300, 17_800),))
    rows = contrast_rows(recording("r1", 35_000), recording("r2", 12_300), clock)
    assert [r.kind for r in rows] == ["only_in_first", "both", "only_in_first"]
    assert [r.why_absent for r in rows] == ["before_start", None, "after_end"]
    assert rows[-1].statement == (
        "The second recording ends at 12.30 s of its own time, which is 30.10 s ± 0.03 s on the first's "
        "clock; "
        "the first runs on for 4.90 s more."
    )
    assert rows[1].first_from_frame == 445
    assert rows[1].first_from_s == pytest.approx(17.8)
