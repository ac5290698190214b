from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.algorithms.coverage import Views
from diptych.domains.claims import describe_observations
from diptych.model.errors import BadTableError
from diptych.model.findings import (
    Clock,
    ClockSegment,
    Comparison,
    Findings,
    MadeBy,
    Place,
    Recording,
    SameFootage,
    Stretch,
    Timeline,
    TimelineRecording,
    TimelineSegment,
)
from diptych.model.observations import DescribeResult, Observation, Region
from diptych.model.words import find_banned

UNDETERMINED = Clock(verdict="undetermined", reason_code="flat", reason="no lag stands out")


def recording(name: str, duration_s: float, stretches: tuple[Stretch, ...] = ()) -> Recording:
    return Recording(
        id=name,
        file=f"{name}-yard.mp4",
        sha256=name * 8,
        duration_s=duration_s,
        frames=round(duration_s * 25),
        width=200,
        height=100,
        has_sound=False,
        shots=(),
        stretches=stretches,
    )


def segment(from_s: float, to_s: float, offset_s: float, half_s: float = 0.03) -> ClockSegment:
    return ClockSegment(
        second_from_s=from_s,
        second_to_s=to_s,
        offset_s=offset_s,
        rate=1.0,
        interval_s=(offset_s - half_s, offset_s + half_s),
        probability=0.99,
        score=0.9,
        rival=None,
        method="",
        limits="",
    )


def findings(
    *segments: ClockSegment,
    first_s: float = 30.0,
    second_s: float = 12.0,
    timeline: Timeline | None = None,
    stretches: tuple[Stretch, ...] = (),
) -> Findings:
    clock = (
        Clock(verdict="aligned", reason_code="", reason="", segments=segments) if segments else UNDETERMINED
    )
    pair = Comparison(
        first="r1",
        second="r2",
        relation="same_place",
        same_footage=SameFootage(verdict="no", reason=""),
        place=Place(verdict="same", inliers=9, error_px=1.0, reason=""),
        clock=clock,
    )
    return Findings(
        made_by=MadeBy(name="diptych", version="0"),
        recordings=(recording("r1", first_s), recording("r2", second_s, stretches)),
        comparisons=(pair,),
        timeline=timeline or Timeline(reference="r1", recordings=()),
    )


def views(duration_s: float, x_at: list[float]) -> Views:
    n = round(duration_s * 25)
    xs = (x_at * n)[:n] if len(x_at) == 1 else x_at
    return Views(
        frame_times_s=np.arange(n) / 25,
        ground_from_image=np.array([[[0.1, 0.0, x], [0.0, 0.1, 0.0], [0.0, 0.0, 1.0]] for x in xs]),
        width=200,
        height=100,
    )


def seen(from_s: float, to_s: float, recording: str = "r1", **more: object) -> Observation:
    values: dict[str, object] = {
        "id": "o1",
        "action": "puts down a crate",
        "who": "person 1",
        "region": Region(x=90, y=40, w=20, h=20),
        "row": 2,
    }
    return Observation(recording=recording, from_s=from_s, to_s=to_s, **{**values, **more})  # type: ignore[arg-type]


BOTH = {"r1": views(30.0, [0.0]), "r2": views(12.0, [0.0])}


def test_the_sentence_this_is_for() -> None:
    (made,) = describe_observations(
        [seen(14.2, 15.0)], findings(segment(0.0, 9.89, 2.0), second_s=9.89), BOTH
    )
    (there,) = made.elsewhere
    assert f"{made.statement} {there.statement}" == (
        "Observed in r1 from 14.20 to 15.00 s (person 1: puts down a crate). r2 ends 2.31 s earlier (± "
        "0.03 s)."
    )
    assert there.state == "after_end"
    assert there.jump is not None
    assert (there.jump.recording, there.jump.t_s) == ("r2", 9.89)
    assert (made.jump.t_s, made.jump.frame) == (14.2, 355)


def test_before_the_start_and_within_the_interval() -> None:
    result = describe_observations(
        [seen(1.0, 2.0), seen(3.0, 3.98, id="o2")], findings(segment(0.0, 12.0, 4.0)), BOTH
    )
    assert result[0].elsewhere[0].statement == "r2 starts 2.00 s later (± 0.03 s)."
    near = result[1].elsewhere[0]
    assert near.state == "before_start"
    assert near.parts[0].also_possible == ("not_resolvable",)
    assert "Within the interval r2 may also run" in near.statement


def test_a_part_after_the_end_is_told_apart() -> None:
    (made,) = describe_observations([seen(13.0, 15.0)], findings(segment(0.0, 12.0, 2.0)), BOTH)
    there = made.elsewhere[0]
    assert [(p.state, round(p.from_s, 3), round(p.to_s, 3)) for p in there.parts] == [
        ("in_view_not_observed", 13.0, 14.0),
        ("after_end", 14.0, 15.0),
    ]
    assert (
        "r2 ends during it, at 14.00 s of r1 (± 0.03 s); the remaining 1.00 s come after its end."
        in there.statement
    )


def test_in_view_out_of_view_and_the_change_between() -> None:
    clock = segment(0.0, 12.0, 2.0)
    moved = {"r1": BOTH["r1"], "r2": views(12.0, [0.0] * 150 + [50.0] * 150)}
    (made,) = describe_observations([seen(6.0, 10.0)], findings(clock), moved)
    parts = made.elsewhere[0].parts
    assert [p.state for p in parts] == ["in_view_not_observed", "out_of_view"]
    assert parts[0].to_s == pytest.approx(8.0, abs=0.1)
    assert parts[0].other_from_s == pytest.approx(4.0)


def test_near_the_edge_without_ground_and_without_region() -> None:
    def state(observation: Observation, ground: dict[str, Views]) -> tuple[str, str]:
        (made,) = describe_observations([observation], findings(segment(0.0, 12.0, 2.0)), ground)
        return made.elsewhere[0].state, made.elsewhere[0].statement

    edge = seen(6.0, 7.0, region=Region(x=0, y=40, w=10, h=20))
    assert state(edge, BOTH)[0] == "not_resolvable"
    assert state(seen(6.0, 7.0), {}) == (
        "not_resolvable",
        "r2 runs, from 4.00 to 5.00 s of its time (± 0.03 s); whether the place is in view there is not "
        "resolvable: "
        "no common ground of the two recordings was measured.",
    )
    assert state(seen(6.0, 7.0, region=None), BOTH)[0] == "in_view_not_observed"
    away = {"r1": BOTH["r1"], "r2": views(12.0, [90.0])}
    assert state(seen(6.0, 7.0, region=None), away)[0] == "out_of_view"
    share = {"r1": BOTH["r1"], "r2": views(12.0, [10.0])}
    assert state(seen(6.0, 7.0, region=None), share)[0] == "not_resolvable"


def test_observed_in_both_by_label_and_action_or_by_link() -> None:
    clock = findings(segment(0.0, 12.0, 2.0))
    pair = [seen(6.0, 7.0), seen(4.5, 5.5, "r2", id="o2", who="Person 1", row=3)]
    made = describe_observations(pair, clock, BOTH)
    assert [one.elsewhere[0].state for one in made] == ["observed", "observed"]
    assert made[0].elsewhere[0].parts[0].matched == "o2"
    assert "Observed in r2 as well, from 4.00 to 5.00 s" in made[0].elsewhere[0].statement
    linked = [
        seen(6.0, 7.0, action="falls", link="e1"),
        seen(5.02, 5.5, "r2", id="o2", who="person 7", action="lies down", link="e1"),
    ]
    assert describe_observations(linked, clock, BOTH)[0].elsewhere[0].state == "observed"
    later = [seen(6.0, 7.0), seen(5.04, 5.5, "r2", id="o2")]
    assert describe_observations(later, clock, BOTH)[0].elsewhere[0].state == "in_view_not_observed"


def test_gaps_black_pictures_and_no_clock() -> None:
    cut = findings(segment(0.0, 5.0, 2.0), segment(5.0, 12.0, 6.0))
    (made,) = describe_observations([seen(8.0, 9.0)], cut, BOTH)
    there = made.elsewhere[0]
    assert there.state == "gap"
    assert "r2 jumps over this moment: it has a gap from 7.00 to 11.00 s of r1's time" in there.statement
    dark = findings(segment(0.0, 12.0, 2.0), stretches=(Stretch(kind="black", from_s=3.0, to_s=6.0),))
    assert describe_observations([seen(6.0, 7.0)], dark, BOTH)[0].elsewhere[0].state == "covered"
    (none,) = describe_observations([seen(6.0, 7.0)], findings(), BOTH)
    assert none.elsewhere[0].state == "undetermined"
    assert none.elsewhere[0].parts[0].other_from_s is None
    assert "no lag stands out" in none.elsewhere[0].statement


def test_the_timeline_leads_where_the_pair_has_no_clock() -> None:
    placed = Timeline(
        reference="r1",
        recordings=(
            TimelineRecording(
                id="r1", segments=(TimelineSegment(from_s=0, to_s=30, offset_s=0, rate=1, interval_s=(0, 0)),)
            ),
            TimelineRecording(
                id="r2",
                segments=(TimelineSegment(from_s=0, to_s=12, offset_s=35, rate=1, interval_s=(34.9, 35.1)),),
            ),
        ),
    )
    (made,) = describe_observations([seen(6.0, 7.0)], findings(timeline=placed), BOTH)
    assert made.elsewhere[0].statement == "r2 starts 28.00 s later (± 0.10 s)."


def test_the_mirror_direction_uses_the_turned_clock() -> None:
    (made,) = describe_observations([seen(4.0, 5.0, "r2-yard.mp4")], findings(segment(0.0, 12.0, 2.0)), BOTH)
    (part,) = made.elsewhere[0].parts
    assert made.observation.recording == "r2"
    assert (part.other_from_s, part.other_to_s) == pytest.approx((6.0, 7.0))


def test_unknown_recordings_and_times_outside_are_refused_with_their_row() -> None:
    with pytest.raises(BadTableError, match=r"row 2: no recording 'r9'; expected one of r1 \(r1-yard.mp4\)"):
        describe_observations([seen(1.0, 2.0, "r9")], findings(), {})
    with pytest.raises(BadTableError, match=r"row 2: 31\.000 s is after the end of r1"):
        describe_observations([seen(29.0, 31.0)], findings(), {})


@settings(deadline=None, max_examples=80)
@given(
    st.integers(-20, 30), st.integers(0, 29), st.integers(0, 30), st.sampled_from(["r1", "r2"]), st.booleans()
)
def test_parts_cover_the_observation_and_no_sentence_holds_a_banned_word(
    offset: int, start: int, length: int, where: str, grounded: bool
) -> None:
    low, high = max(0, -offset), min(12, 30 - offset)
    clock = findings(segment(low, high, offset)) if high > low else findings()
    end = 30 if where == "r1" else 12
    from_s = min(start, end)
    one = seen(from_s, min(from_s + length, end), where)
    (made,) = describe_observations([one], clock, BOTH if grounded else {})
    (there,) = made.elsewhere
    assert there.parts[0].from_s == pytest.approx(one.from_s)
    assert there.parts[-1].to_s == pytest.approx(one.to_s)
    for a, b in zip(there.parts, there.parts[1:], strict=False):
        assert a.to_s == pytest.approx(b.from_s)
    shift = -offset if where == "r1" else offset
    other_end = 12 if where == "r1" else 30
    for part in there.parts:
        if high <= low:
            assert part.state == "undetermined"
            continue
        middle = (part.from_s + part.to_s) / 2 + shift
        if part.to_s > part.from_s:
            assert (part.state == "before_start") == (middle < 0)
            assert (part.state == "after_end") == (middle > other_end)
    assert not find_banned(made.statement + " " + there.statement)
    plain = DescribeResult(observations=(made,), table="obs.csv", table_sha256="0").to_dict()
    assert next(iter(plain)) == "format"
