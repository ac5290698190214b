from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from diptych.algorithms.alignment import Stretch
from diptych.algorithms.examined import Examined, SeenShot
from diptych.algorithms.registration import Features, GroundPicture
from diptych.domains.clock import find_clock, may_be_copies
from diptych.domains.clock.by_copy import shared_shake
from diptych.domains.clock.by_ground import _meet_far_off, _standing_parts, _trimmed
from diptych.domains.clock.common import Pair, pair_of
from diptych.domains.clock.suspicion import SHAKE_WORTH_A_LOOK
from diptych.model.findings import Clock, Comparison, Match, Place, SameFootage
from make_walks import Walks, leaping

RATE_HZ = 25.0


def examined(
    name: str,
    end_s: float,
    *,
    cuts_s: tuple[float, ...] = (),
    motion: np.ndarray | None = None,
    sound: np.ndarray | None = None,
    sound_start_s: float = 0.0,
) -> Examined:
    """A recording without pictures: its times, its shots and what its camera did."""
    times = np.arange(round(end_s * RATE_HZ)) / RATE_HZ
    edges = [0, *(round(t * RATE_HZ) for t in cuts_s), len(times)]
    nothing = np.zeros((2, 2), np.uint8)
    shots = [
        SeenShot(
            from_frame=a,
            to_frame=b,
            begins_with="cut" if a else "start",
            ground_from_picture=np.repeat(np.eye(3)[None], b - a, axis=0),
            error_px=0.1,
            picture=GroundPicture(nothing, nothing, np.eye(3)),
            features=Features(np.empty((0, 2)), np.empty((0, 128), np.float32)),
            tracks=[],
        )
        for a, b in pairwise(edges)
    ]
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
        shots=shots,
        stretches=[],
        camera_motion=np.zeros((len(times), 3)) if motion is None else motion,
        brightness=np.full(len(times), 100.0),
        sound=sound,
        sound_start_s=sound_start_s,
    )


def stretch(from_s: float, to_s: float, offset_s: float = 10.0, rate: float = 1.0) -> Stretch:
    return Stretch(from_s, to_s, offset_s, rate, 0.8, 9.0, 0.0, 0.1)


def edges(
    stretches: list[Stretch],
    *,
    first_end_s: float = 60.0,
    second_end_s: float = 20.0,
    jumps_first_s: tuple[float, ...] = (),
    jumps_second_s: tuple[float, ...] = (),
) -> list[tuple[float, float]]:
    pair = Pair(
        examined("first", first_end_s),
        examined("second", second_end_s),
        list(jumps_first_s),
        list(jumps_second_s),
    )
    return [(s.from_s, s.to_s) for s in _trimmed(pair, stretches)]


def test_a_lone_stretch_reaches_to_both_ends() -> None:
    assert edges([stretch(1.4, 18.2)]) == [(0.0, 20.0)]


def test_a_stretch_does_not_reach_beyond_the_first() -> None:
    # With +10 s, the first's end at 25 s is 15 s of the second; with −4 s, its start is 4 s of the second.
    assert edges([stretch(1.0, 14.6)], first_end_s=25.0) == [(0.0, 15.0)]
    assert edges([stretch(4.5, 18.0, offset_s=-4.0)]) == [(4.0, 20.0)]
    # At half speed, 10 s of the first are 0 s of the second and 16 s are 12 s.
    assert edges([stretch(1.0, 11.0, rate=0.5)], first_end_s=16.0) == [(0.0, 12.0)]


def test_an_edge_near_a_jump_of_the_second_is_set_to_the_jump() -> None:
    found = edges([stretch(0.5, 8.7), stretch(9.3, 19.0, offset_s=16.0)], jumps_second_s=(9.0,))
    assert found == [(0.0, 9.0), (9.0, 20.0)]


def test_an_edge_near_a_jump_of_the_first_is_carried_through_the_clock() -> None:
    # At 19 s the first leaps over 6 s: 19 s is 9 s of the second before the leap (+10 s) and 15 s after it (+4 s).
    found = edges([stretch(0.5, 8.1), stretch(16.2, 19.0, offset_s=4.0)], jumps_first_s=(19.0,))
    assert found == [(0.0, 9.0), (15.0, 20.0)]


def test_a_jump_far_away_moves_no_edge_but_still_bounds_it() -> None:
    assert edges([stretch(6.0, 18.0)], jumps_second_s=(3.0,)) == [(3.0, 20.0)]
    assert edges([stretch(2.0, 12.0)], jumps_second_s=(15.0,)) == [(0.0, 15.0)]


def test_a_gap_between_stretches_stays_a_gap() -> None:
    assert edges([stretch(1.0, 6.0), stretch(12.0, 19.0, offset_s=30.0)]) == [(0.0, 6.0), (12.0, 20.0)]


def test_stretches_do_not_overlap_and_slivers_are_dropped() -> None:
    assert edges([stretch(1.0, 9.4), stretch(9.0, 19.0, offset_s=16.0)]) == [(0.0, 9.4), (9.4, 20.0)]
    assert edges([stretch(14.8, 18.0)], first_end_s=25.2) == [(0.0, 15.2)]
    assert edges([stretch(0.0, 12.0), stretch(11.8, 12.2, offset_s=16.0), stretch(13.0, 19.0)]) == [
        (0.0, 12.0),
        (13.0, 20.0),
    ]


@pytest.mark.parametrize(("seed", "put_at_s", "ends_at_s"), [(1, 10.4, 8.0), (2, 5.9, 8.0), (3, 8.0, 8.0)])
def test_an_edge_between_two_speeds_is_found_again_where_the_search_left_it_seconds_off(
    seed: int, put_at_s: float, ends_at_s: float
) -> None:
    # The second runs from the first's 10 s at full speed, and from its own 8.0 s on at a rate of 1.25.
    walks = Walks(seed)
    first = walks.tracks(lambda t: t, 40.0, seed=10 + seed)
    second = walks.tracks(lambda t: 10.0 + np.where(t < 8.0, t, 8.0 + 1.25 * (t - 8.0)), 16.0, seed=20 + seed)
    stretches = [stretch(0.0, put_at_s), stretch(put_at_s, 16.0, offset_s=8.0, rate=1.25)]
    pair = Pair(examined("first", 40.0), examined("second", 16.0), [], [])
    moved = _meet_far_off(pair, stretches, first, second, 15.0)
    assert moved == (put_at_s != ends_at_s)
    assert stretches[0].to_s == stretches[1].from_s == pytest.approx(ends_at_s, abs=1e-6)


def test_an_edge_between_two_speeds_stays_where_the_movers_say_that_the_recording_leapt() -> None:
    # At 8.0 s the second leaps over 1 s unseen and goes on faster: both clocks cross at 4 s, which fits nobody.
    walks = Walks(4)
    first = walks.tracks(lambda t: t, 40.0, seed=14)
    second = walks.tracks(lambda t: 10.0 + np.where(t < 8.0, t, 9.0 + 1.25 * (t - 8.0)), 16.0, seed=24)
    stretches = [stretch(0.0, 8.0), stretch(8.0, 16.0, offset_s=9.0, rate=1.25)]
    pair = Pair(examined("first", 40.0), examined("second", 16.0), [], [])
    assert not _meet_far_off(pair, stretches, first, second, 15.0)
    assert stretches[0].to_s == stretches[1].from_s == 8.0


def test_where_only_the_speed_changes_both_segments_meet_at_one_time() -> None:
    # rate 1 with +10 s and rate 0.5 with +14 s agree at 8 s of the second.
    found = edges([stretch(0.5, 7.6), stretch(8.3, 19.0, offset_s=14.0, rate=0.5)])
    assert found == [(0.0, 8.0), (8.0, 20.0)]


WALKS = Walks(1)


def clock(seed: int = 1, *, start_s: float = 7.3, same_ground: bool = True, n_second: int = 6) -> Clock:
    first, second = examined("first", 40.0), examined("second", 20.0)
    return find_clock(
        first,
        second,
        WALKS.tracks(lambda t: t, 40, seed=2),
        Walks(seed).tracks(lambda t: t + start_s, 20, seed=3)[:n_second],
        same_ground=same_ground,
    )[0]


def test_movers_on_common_ground_give_one_segment() -> None:
    found = clock()
    assert found.verdict == "aligned"
    (segment,) = found.segments
    assert segment.offset_s == pytest.approx(7.3, abs=0.02)
    assert segment.interval_s[0] < 7.3 < segment.interval_s[1]
    assert segment.half_width_s < 0.15
    assert (segment.second_from_s, segment.second_to_s) == (0.0, 20.0)
    assert (segment.second_from_frame, segment.second_to_frame) == (0, 500)
    assert segment.rival is not None
    assert segment.rival.score < segment.score
    assert segment.probability is not None
    assert 0.9 < segment.probability < 1.0


@pytest.mark.parametrize("seed", [40, 50])
def test_movers_at_other_times_leave_it_undetermined(seed: int) -> None:
    found = clock(seed, start_s=0.0)
    assert found.verdict == "undetermined"
    assert found.segments == ()
    assert found.reason_code in ("flat", "ambiguous", "too_little")


def test_without_common_ground_or_movers_it_is_undetermined() -> None:
    assert clock(same_ground=False).reason_code == "no_common_ground"
    assert clock(n_second=0).reason_code == "no_movers"


def test_one_soundtrack_under_two_videos_sets_no_clock_and_is_listed() -> None:
    wave = np.random.default_rng(5).normal(0, 0.1, 40 * 8000).astype(np.float32)
    first = examined("first", 40.0, sound=wave)
    second = examined("second", 20.0, sound=wave[24000:184000])
    found, soundtrack = find_clock(first, second, [], [], same_ground=False)
    assert found.verdict == "undetermined"
    assert "+3.00 s" in found.reason
    (piece,) = soundtrack
    assert piece.first_from_s - piece.second_from_s == pytest.approx(3.0, abs=0.002)
    # Beside motion it does not move the clock either.
    moved, _ = find_clock(
        first,
        second,
        WALKS.tracks(lambda t: t, 40, seed=2),
        WALKS.tracks(lambda t: t + 7.3, 20, seed=3),
        same_ground=True,
    )
    assert moved.segments[0].offset_s == pytest.approx(7.3, abs=0.02)


def test_sight_and_two_microphones_that_exclude_each_other_leave_it_undetermined() -> None:
    rng = np.random.default_rng(6)
    shots = np.zeros(40 * 8000)
    for at in np.sort(rng.uniform(0.3, 39.5, 120)):
        begin = int(at * 8000)
        burst = rng.normal(0, 0.4, 400) * np.exp(-np.arange(400) / 80)
        shots[begin : begin + 400] += burst[: len(shots) - begin]
    rooms = [rng.normal(0, 1, 1600) * np.exp(-np.arange(1600) / 300) for _ in range(2)]
    heard = [
        (np.convolve(shots, r / np.linalg.norm(r))[: len(shots)] + rng.normal(0, 0.005, len(shots)))
        for r in rooms
    ]
    first = examined("first", 40.0, sound=heard[0].astype(np.float32))
    second = examined("second", 20.0, sound=heard[1][24000:184000].astype(np.float32))
    alone, _ = find_clock(first, second, [], [], same_ground=False)
    assert alone.reason_code == "sound_of_two_microphones"
    assert alone.segments[0].offset_s == pytest.approx(3.0, abs=0.03)
    walks = WALKS.tracks(lambda t: t, 40, seed=2)
    against, _ = find_clock(
        first, second, walks, WALKS.tracks(lambda t: t + 7.3, 20, seed=3), same_ground=True
    )
    assert against.reason_code == "cues_disagree"
    both, _ = find_clock(first, second, walks, WALKS.tracks(lambda t: t + 3.0, 20, seed=3), same_ground=True)
    assert {c.cue for c in both.segments[0].cues} == {"ground_motion", "sound"}


def test_a_cut_of_the_second_splits_the_clock_at_its_frame() -> None:
    found, _ = find_clock(
        examined("first", 50.0),
        examined("second", 20.0, cuts_s=(9.0,)),
        WALKS.tracks(lambda t: t, 50, seed=8),
        WALKS.tracks(leaping(9.0, 6.4, start_s=4.2), 20, seed=9),
        same_ground=True,
    )
    one, two = found.segments
    assert one.offset_s == pytest.approx(4.2, abs=0.02)
    assert two.offset_s == pytest.approx(10.6, abs=0.02)
    assert one.second_to_frame == two.second_from_frame == 225


@pytest.mark.parametrize(("agreed", "possible"), [(0.02, 2.0), (0.1, 0.1)])
def test_what_nobody_was_seen_to_carry_across_a_jump_is_not_claimed(agreed: float, possible: float) -> None:
    # Two movers agree for 4 s; after the jump they stand elsewhere, or next to nobody is seen.
    steps = np.arange(50) * 0.1
    before = steps < 4.0
    found = stretch(0.0, 5.0, offset_s=10.0)
    found.agreed = np.where(before, 1.8, agreed)
    found.possible = np.where(before, 2.0, possible)
    second = Pair(examined("first", 50.0), examined("second", 5.0), [], [4.0])
    (kept,) = _standing_parts(second, found)
    assert (kept.from_s, kept.to_s) == pytest.approx((0.0, 4.0))
    assert kept.score == pytest.approx(0.9, abs=0.01)
    # A jump of the first is the same, through the clock: 14.0 s of the first is 4.0 s of the second.
    first = Pair(examined("first", 50.0), examined("second", 5.0), [14.0], [])
    assert [(p.from_s, p.to_s) for p in _standing_parts(first, found)] == [(0.0, 4.0)]


def test_a_stretch_whose_offset_holds_on_both_sides_of_a_jump_is_two_segments() -> None:
    found, _ = find_clock(
        examined("first", 50.0),
        examined("second", 20.0, cuts_s=(9.0,)),
        WALKS.tracks(lambda t: t, 50, seed=8),
        WALKS.tracks(lambda t: t + 4.2, 20, seed=9),
        same_ground=True,
    )
    one, two = found.segments
    assert one.offset_s == two.offset_s == pytest.approx(4.2, abs=0.02)
    assert one.second_to_frame == two.second_from_frame == 225


def test_two_measured_cameras_are_not_compared_frame_by_frame() -> None:
    random = np.random.default_rng(61)
    motion = random.normal(0, 1.0, (1000, 3)) * np.array([1.0, 1.0, 0.01])
    first, second = examined("first", 40.0, motion=motion), examined("second", 20.0, motion=motion[150:650])
    quiet = examined("quiet", 20.0, motion=random.normal(0, 1.0, (500, 3)))

    def between(verdict: str, same_soundtrack: tuple[Match, ...] = ()) -> Comparison:
        return Comparison(
            first="r1",
            second="r2",
            relation="same_place",
            same_footage=SameFootage(verdict=verdict, reason=""),  # type: ignore[arg-type]
            place=Place(verdict="no_match_found", inliers=0, error_px=None, reason=""),
            clock=Clock(verdict="undetermined", reason_code="flat", reason=""),
            same_soundtrack=same_soundtrack,
        )

    music = Match(first_from_s=0.0, first_to_s=9.0, second_from_s=0.0, second_to_s=9.0, rate=1.0, score=0.9)
    assert may_be_copies(first, second, between("undetermined"))
    assert not may_be_copies(first, second, between("no"))
    assert may_be_copies(first, quiet, between("undetermined", (music,)))


def test_a_copy_is_placed_by_the_frames_it_shares() -> None:
    first, second = examined("first", 40.0), examined("copy", 20.0)
    matches = (
        Match(first_from_s=6.0, first_to_s=14.0, second_from_s=0.0, second_to_s=8.0, rate=1.0, score=0.97),
        Match(first_from_s=20.0, first_to_s=32.0, second_from_s=8.0, second_to_s=14.0, rate=2.0, score=0.9),
    )
    # Movers that fit elsewhere do not matter: the same frames say more.
    found, _ = find_clock(
        first,
        second,
        WALKS.tracks(lambda t: t, 40, seed=2),
        WALKS.tracks(lambda t: t + 7.3, 20, seed=3),
        same_ground=True,
        copies=matches,
    )
    assert found.reason_code == "same_footage"
    one, two = found.segments
    assert (one.offset_s, two.offset_s) == pytest.approx((6.0, 4.0))
    assert two.rate == 2.0
    assert two.to_first(9.0) == pytest.approx(22.0)
    assert one.second_to_frame == two.second_from_frame == 200
    assert 0.02 < one.half_width_s < 0.08, "about half a frame of each"


def test_shared_shake_is_a_reason_to_compare_frames_and_no_answer() -> None:
    random = np.random.default_rng(60)
    motion = random.normal(0, 1.0, (1000, 3)) * np.array([1.0, 1.0, 0.01])
    other = random.normal(0, 1.0, (500, 3)) * np.array([1.0, 1.0, 0.01])
    first = examined("first", 40.0, motion=motion)
    noise = random.normal(0, 0.1, (500, 3)) * np.array([1.0, 1.0, 0.01])
    copy = examined("copy", 20.0, motion=motion[150:650] + noise)
    mirrored = examined("mirrored", 20.0, motion=motion[150:650] * np.array([-1.0, 1.0, -1.0]))
    for second in (copy, mirrored):
        lag = shared_shake(pair_of(first, second))
        assert lag is not None
        # The copy begins 6 s into its source.
        assert lag.lag_s == pytest.approx(6.0, abs=0.02)
        assert lag.score > SHAKE_WORTH_A_LOOK
        assert find_clock(first, second, [], [], same_ground=False)[0].verdict == "undetermined"
    apart = shared_shake(pair_of(first, examined("other", 20.0, motion=other)))
    assert apart is None or apart.score < SHAKE_WORTH_A_LOOK
