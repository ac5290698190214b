from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.domains.timeline import build_timeline, carry_recorded_at, human_clock, mirror_clock
from diptych.model.anchors import Anchor, parse_anchors
from diptych.model.errors import WrongCallError
from diptych.model.findings import (
    Clock,
    ClockSegment,
    Comparison,
    Place,
    RecordedAt,
    Recording,
    SameFootage,
    Shot,
)
from diptych.model.words import find_banned

UNDETERMINED = Clock(verdict="undetermined", reason_code="flat", reason="no lag stands out")


def recording(name: str, duration_s: float, cuts: tuple[float, ...] = (), **more: object) -> Recording:
    edges = [0.0, *cuts, duration_s]
    shots = tuple(
        Shot(from_s=a, to_s=b, from_frame=round(a * 25), to_frame=round(b * 25)) for a, b in pairwise(edges)
    )
    return Recording(
        id=name,
        file=name,
        sha256="",
        duration_s=duration_s,
        frames=round(duration_s * 25),
        width=1280,
        height=720,
        has_sound=False,
        shots=shots,
        **more,
    )


def segment(
    from_s: float, to_s: float, offset_s: float, half_s: float = 0.02, probability: float = 0.99
) -> ClockSegment:
    return ClockSegment(
        second_from_s=from_s,
        second_to_s=to_s,
        offset_s=offset_s,
        rate=1.0,
        interval_s=(offset_s - half_s, offset_s + half_s),
        probability=probability,
        score=0.9,
        rival=None,
        method="",
        limits="",
    )


def aligned(*segments: ClockSegment) -> Clock:
    return Clock(verdict="aligned", reason_code="motion", reason="", segments=segments)


def comparison(first: str, second: str, clock: Clock) -> Comparison:
    return Comparison(
        first=first,
        second=second,
        relation="same_place",
        same_footage=SameFootage(verdict="no", reason=""),
        place=Place(verdict="same", inliers=9, error_px=1.0, reason=""),
        clock=clock,
    )


def world(
    starts: dict[str, tuple[float, float]], wrong: dict[tuple[str, str], float]
) -> tuple[list[Recording], list[Comparison]]:
    """Recordings that start at real times and last; a clock for each pair with common time, some wrong."""
    recordings = [recording(name, length) for name, (_, length) in starts.items()]
    comparisons = []
    for a, b in combinations(starts, 2):
        offset_s = starts[b][0] - starts[a][0] + wrong.get((a, b), 0.0)
        low = max(0.0, -offset_s)
        high = min(starts[b][1], starts[a][1] - offset_s)
        clock = aligned(segment(low, high, offset_s)) if high - low > 1 else UNDETERMINED
        comparisons.append(comparison(a, b, clock))
    return recordings, comparisons


def test_two_recordings_take_the_first_for_reference() -> None:
    made = build_timeline(*world({"r1": (0, 30), "r2": (17.8, 20)}, {}))
    assert made.reference == "r1"
    (placed,) = made.recordings[1].segments
    assert placed.offset_s == pytest.approx(17.8)
    assert (placed.from_s, placed.to_s) == (0.0, 20.0)
    assert made.recordings[0].segments[0].interval_s == (0.0, 0.0)


@pytest.mark.parametrize("wrong", list(combinations(("r1", "r2", "r3", "r4"), 2)))
def test_one_wrong_pair_among_four_is_voted_out_and_named(wrong: tuple[str, str]) -> None:
    starts = {"r1": (0.0, 40.0), "r2": (5.0, 40.0), "r3": (9.0, 40.0), "r4": (12.5, 30.0)}
    made = build_timeline(*world(starts, {wrong: 3.0}))
    assert [(v.first, v.second) for v in made.voted_out] == [wrong]
    assert "2 of 2" in made.voted_out[0].reason
    assert not find_banned(made.voted_out[0].reason)
    base = starts[made.reference][0]
    for placed in made.recordings:
        (only,) = placed.segments
        assert only.offset_s == pytest.approx(starts[placed.id][0] - base, abs=1e-6)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(100, 400)), min_size=2, max_size=5))
def test_generated_truth_is_placed_or_left_without_a_place(starts: list[tuple[int, int]]) -> None:
    named = {f"r{i + 1}": (a / 10, b / 10) for i, (a, b) in enumerate(starts)}
    made = build_timeline(*world(named, {}))
    assert made.voted_out == ()
    base = named[made.reference][0]
    for placed in made.recordings:
        for part in placed.segments:
            assert part.offset_s == pytest.approx(named[placed.id][0] - base, abs=1e-6)
            assert part.interval_s[0] <= part.offset_s <= part.interval_s[1]


def test_a_recording_beyond_the_reference_is_placed_through_a_third() -> None:
    made = build_timeline(*world({"r1": (0, 30), "r2": (20, 30), "r3": (35, 30)}, {}))
    assert made.reference == "r2"
    assert [s.offset_s for r in made.recordings for s in r.segments] == pytest.approx([-20.0, 0.0, 15.0])


def test_a_chain_adds_intervals_in_quadrature_and_crosses_no_cut() -> None:
    recordings, comparisons = world({"r1": (0, 30), "r2": (20, 30), "r3": (35, 30), "r4": (50, 30)}, {})
    made = build_timeline(recordings, comparisons)
    assert made.reference == "r2"
    last = made.recordings[3].segments[0]
    assert last.offset_s == pytest.approx(30.0)
    assert (last.interval_s[1] - last.interval_s[0]) / 2 == pytest.approx(0.02 * 2**0.5)
    recordings[2] = recording("r3", 30.0, cuts=(20.0,))
    cut = build_timeline(recordings, comparisons)
    assert [s.to_s for s in cut.recordings[2].segments] == [20.0]


def test_no_recording_is_placed_through_an_undetermined_pair() -> None:
    made = build_timeline(*world({"r1": (0, 30), "r2": (10, 30), "r3": (500, 30)}, {}))
    assert made.recordings[2].segments == ()


def test_with_one_triangle_the_weakest_pair_goes_but_never_a_persons() -> None:
    recordings = [recording(name, 30.0) for name in ("r1", "r2", "r3")]
    weak = aligned(segment(0, 25, 5.0, half_s=0.2))
    pairs = [
        comparison("r1", "r2", aligned(segment(0, 25, 3.0))),
        comparison("r2", "r3", aligned(segment(0, 25, 0.0))),
        comparison("r1", "r3", weak),
    ]
    made = build_timeline(recordings, pairs)
    assert [(v.first, v.second) for v in made.voted_out] == [("r1", "r3")]
    assert "no majority" in made.voted_out[0].reason
    human = human_clock(recordings[0], recordings[2], parse_anchors(["r1=5,r3=0±0.3"]), weak)
    kept = build_timeline(recordings, [*pairs[:2], comparison("r1", "r3", human)])
    assert ("r1", "r3") not in [(v.first, v.second) for v in kept.voted_out]
    assert len(kept.voted_out) == 1


def test_one_anchor_gives_an_offset_its_interval_and_keeps_the_machines_answer() -> None:
    first, second = recording("r1", 30.0), recording("r2", 20.0)
    made = human_clock(first, second, parse_anchors(["r1=17.80,r2=0.00±0.08"]), UNDETERMINED)
    assert (made.origin, made.verdict, made.machine) == ("human", "aligned", UNDETERMINED)
    (only,) = made.segments
    assert only.offset_s == pytest.approx(17.8)
    assert only.interval_s == pytest.approx((17.72, 17.88))
    assert (only.second_from_s, only.second_to_s) == pytest.approx((0.0, 12.2))
    assert only.second_to_frame == 305
    turned = human_clock(second, first, parse_anchors(["r1=17.80,r2=0.00±0.08"]), UNDETERMINED)
    assert turned.segments[0].offset_s == pytest.approx(-17.8)
    assert mirror_clock(made, first, second).segments[0].offset_s == pytest.approx(-17.8)


def test_the_margin_chosen_by_hand_is_stated() -> None:
    made = human_clock(
        recording("r1", 30.0), recording("r2", 20.0), parse_anchors(["r1=17.8,r2=0"]), UNDETERMINED
    )
    assert made.segments[0].half_width_s == pytest.approx(0.10)
    assert "0.10" in made.segments[0].limits
    assert "chosen by hand" in made.segments[0].limits


@given(st.sampled_from([0.5, 1.0, 1.25]), st.floats(0.0, 4.0))
def test_a_rate_is_fitted_only_where_the_anchors_demand_it(rate: float, offset_s: float) -> None:
    anchors = [
        Anchor(first="r1", first_s=rate * t + offset_s, second="r2", second_s=t, margin_s=0.05)
        for t in (1, 6, 11, 16)
    ]
    made = human_clock(recording("r1", 60.0), recording("r2", 20.0), anchors, UNDETERMINED)
    assert made.segments[0].rate == pytest.approx(rate, abs=1e-9)
    assert made.segments[0].offset_s == pytest.approx(offset_s, abs=1e-6)


def test_anchors_that_disagree_widen_the_interval_and_anchors_outside_are_refused() -> None:
    first, second = recording("r1", 30.0), recording("r2", 20.0)
    anchors = parse_anchors(["r1=10,r2=5±0.05", "r1=11.4,r2=6±0.05"])
    made = human_clock(first, second, anchors, UNDETERMINED).segments[0]
    assert made.rate == 1.0
    assert made.interval_s[0] <= 5.0
    assert made.interval_s[1] >= 5.4
    with pytest.raises(WrongCallError, match="runs from 0"):
        human_clock(first, second, parse_anchors(["r1=31,r2=1"]), UNDETERMINED)
    with pytest.raises(WrongCallError, match="no anchor names"):
        human_clock(first, second, parse_anchors(["r1=3,r3=1"]), UNDETERMINED)


def test_the_time_of_recording_is_carried_with_its_interval_and_not_across_a_cut() -> None:
    said = RecordedAt(
        earliest="2026-05-01T14:03:00+03:00",
        latest="2026-05-01T14:04:00+03:00",
        basis="clock in view",
        author="desk 2",
    )
    source = recording("r1", 30.0, recorded_at=said)
    clock = aligned(segment(0, 12, 17.8, half_s=0.05))
    made = carry_recorded_at(source, recording("r2", 20.0), clock)
    assert made is not None
    assert made.earliest == "2026-05-01T14:03:17.750+03:00"
    assert made.latest == "2026-05-01T14:04:17.850+03:00"
    assert made.basis.startswith("carried from r1 by the clock")
    cut = recording("r1", 30.0, cuts=(9.0,), recorded_at=said)
    assert carry_recorded_at(cut, recording("r2", 20.0), clock) is None
    assert carry_recorded_at(source, recording("r2", 20.0), UNDETERMINED) is None
