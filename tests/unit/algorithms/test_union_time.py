"""The union timeline: from pieces whose answer is known by hand, and from cut-up recordings made at random."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.algorithms.union_time import Link, union_time


def link(first: str, second: str, f: tuple[float, float], s: tuple[float, float], **more: object) -> Link:
    values: dict[str, object] = {"interval_s": 0.05, "score": 0.9, **more}
    return Link(
        first=first,
        second=second,
        first_from_s=f[0],
        first_to_s=f[1],
        second_from_s=s[0],
        second_to_s=s[1],
        **values,  # type: ignore[arg-type]
    )


def shown(timeline, digits: int = 1) -> list[tuple[float, float, tuple[str, ...]]]:
    return [(round(s.from_s, digits), round(s.to_s, digits), s.members) for s in timeline.stretches]


def test_a_clip_lies_inside_a_longer_recording() -> None:
    found = union_time({"long": 30.0, "clip": 5.0}, [link("clip", "long", (0, 5), (10, 15))])
    assert found.clock_of == "long"
    assert shown(found) == [(0, 10, ("long",)), (10, 15, ("long", "clip")), (15, 30, ("long",))]
    assert found.shown_s("clip") == pytest.approx(5)
    assert [s.joined_by for s in found.stretches] == [(), ("long",), ("long",)]


def test_two_recordings_that_each_begin_where_the_other_does_not() -> None:
    found = union_time({"a": 20.0, "b": 20.0}, [link("a", "b", (8, 20), (0, 12))])
    assert shown(found) == [(0, 8, ("a",)), (8, 20, ("a", "b")), (20, 28, ("b",))]
    assert all(stretch.place_known for stretch in found.stretches)


def test_what_one_version_cut_out_comes_back_from_the_other() -> None:
    # b was cut at 10 s: five seconds that a shows are not in b; b runs on for 6 s after a's end.
    links = [link("b", "a", (0, 10), (0, 10)), link("b", "a", (10, 20), (15, 25))]
    found = union_time({"a": 25.0, "b": 26.0}, links)
    assert shown(found) == [(0, 10, ("a", "b")), (10, 15, ("a",)), (15, 25, ("a", "b")), (25, 31, ("b",))]
    assert found.length_s == pytest.approx(31)
    assert found.stretches[2].joined_by == ("a", "b")[:1]


def test_a_third_recording_shows_what_both_others_lack_and_joins_them() -> None:
    links = [link("c", "a", (0, 4), (16, 20)), link("c", "b", (9, 13), (0, 4))]
    found = union_time({"a": 20.0, "b": 30.0, "c": 13.0}, links)
    assert shown(found) == [
        (0, 16, ("a",)),
        (16, 20, ("a", "c")),
        (20, 25, ("c",)),
        (25, 29, ("b", "c")),
        (29, 55, ("b",)),
    ]


def test_double_speed_takes_the_pace_of_the_most_complete() -> None:
    found = union_time({"a": 30.0, "fast": 5.0}, [link("fast", "a", (0, 5), (10, 20))])
    (both,) = [s for s in found.stretches if len(s.members) == 2]
    assert (both.from_s, both.to_s) == (10, 20)
    assert [s.rate for s in both.shown_by if s.member == "fast"] == [pytest.approx(2.0)]
    assert found.length_s == pytest.approx(30)


def test_another_order_is_listed_and_not_averaged() -> None:
    links = [link("b", "a", (0, 6), (10, 16)), link("b", "a", (6, 12), (0, 6))]
    found = union_time({"a": 20.0, "b": 12.0}, links)
    assert [c.kind for c in found.contradictions] == ["order"]
    assert shown(found) == [
        (0, 6, ("a", "b")),
        (6, 10, ("a",)),
        (10, 16, ("a", "b")),
        (16, 20, ("a",)),
    ]


def test_footage_shown_twice_is_one_stretch_with_two_showings() -> None:
    links = [link("twice", "a", (0, 5), (3, 8)), link("twice", "a", (5, 10), (3, 8))]
    found = union_time({"a": 20.0, "twice": 10.0}, links)
    (both,) = [s for s in found.stretches if len(s.members) == 2]
    assert [(s.member, s.from_s) for s in both.shown_by] == [("a", 0 + 3), ("twice", 0), ("twice", 5)]
    assert found.length_s == pytest.approx(20)
    assert found.shown_s("twice") == pytest.approx(5)


def test_a_piece_that_contradicts_the_others_is_laid_aside_and_named() -> None:
    links = [
        link("b", "a", (0, 10), (5, 15)),
        link("c", "b", (0, 10), (0, 10)),
        link("c", "a", (0, 10), (8, 18), score=0.5),
        link("d", "a", (0, 10), (5, 15)),
        link("d", "b", (0, 10), (0, 10)),
    ]
    found = union_time(dict.fromkeys("bcd", 10.0) | {"a": 30.0}, links)
    (told,) = found.contradictions
    assert told.kind == "time"
    assert set(told.members) == {"a", "b", "c"}
    assert "3.00 s" in told.reason
    (all_four,) = [s for s in found.stretches if len(s.members) == 4]
    assert (all_four.from_s, all_four.to_s) == (5, 15)
    assert all_four.disputed
    assert found.length_s == pytest.approx(30)


def test_a_card_over_the_same_seconds_is_bridged_and_a_longer_one_is_not() -> None:
    short = [link("b", "a", (0, 8), (10, 18)), link("b", "a", (8.8, 20), (18.8, 30))]
    assert shown(union_time({"a": 30.0, "b": 20.0}, short)) == [(0, 10, ("a",)), (10, 30, ("a", "b"))]
    long = [link("b", "a", (0, 4), (10, 14)), link("b", "a", (9.5, 20), (19.5, 30))]
    found = union_time({"a": 30.0, "b": 20.0}, long)
    assert found.length_s == pytest.approx(30 + 5.5)
    assert not all(stretch.place_known for stretch in found.stretches)


def test_footage_of_no_known_place_does_not_part_what_runs_through() -> None:
    # The compilation shows 5 s of a, then something else; a itself runs on.
    links = [link("comp", "a", (3, 8), (10, 15)), link("b", "a", (0, 10), (8, 18))]
    found = union_time({"a": 30.0, "b": 10.0, "comp": 14.0}, links)
    assert [s.members for s in found.stretches if "comp" in s.members and not s.place_known] == [
        ("comp",)
    ] * 2
    of_a = [s for s in found.stretches if "a" in s.members]
    assert all("a" in s.joined_by for s in of_a[1:])


def test_mirrors_of_mirrors_are_not_mirrored() -> None:
    links = [
        link("b", "a", (0, 5), (0, 5), mirrored=True),
        link("c", "b", (0, 5), (0, 5), mirrored=True),
    ]
    (only,) = union_time({"a": 5.0, "b": 5.0, "c": 5.0}, links).stretches
    assert {s.member: s.mirrored for s in only.shown_by} == {"a": False, "b": True, "c": False}


def test_pieces_of_unknown_recordings_are_refused() -> None:
    with pytest.raises(ValueError, match="joins"):
        union_time({"a": 5.0}, [link("a", "b", (0, 5), (0, 5))])
    with pytest.raises(ValueError, match="length"):
        union_time({"a": 5.0, "b": 5.0}, [link("a", "b", (3, 3), (0, 5))])


@st.composite
def cut_up(draw):
    """Recordings of one minute of footage: each shows some of it, in order, with cuts on whole seconds."""
    n = draw(st.integers(2, 5))
    members = []
    for _ in range(n):
        marks = sorted(draw(st.sets(st.integers(0, 20), min_size=2, max_size=6)))
        marks = marks[: len(marks) // 2 * 2]
        members.append([(3.0 * a, 3.0 * b) for a, b in zip(marks[::2], marks[1::2], strict=True)])
    return members, draw(st.integers(0, 2**31))


@settings(max_examples=150, deadline=None)
@given(cut_up())
def test_the_union_is_as_long_as_the_footage_that_was_shown(made) -> None:
    members, seed = made
    random = np.random.default_rng(seed)
    names = [f"m{k}" for k in range(len(members))]
    durations = {n: sum(b - a for a, b in parts) for n, parts in zip(names, members, strict=True)}
    links = []
    for (p, first), (q, second) in itertools.combinations(zip(names, members, strict=True), 2):
        at_p = np.cumsum([0, *(b - a for a, b in first)])
        at_q = np.cumsum([0, *(b - a for a, b in second)])
        for (k, (a, b)), (j, (c, d)) in itertools.product(enumerate(first), enumerate(second)):
            low, high = max(a, c), min(b, d)
            if high - low >= 2:
                e = random.uniform(-0.03, 0.03, 4)
                f = (at_p[k] + low - a + e[0], at_p[k] + high - a + e[1])
                s = (at_q[j] + low - c + e[2], at_q[j] + high - c + e[3])
                links.append(link(p, q, f, s))
    found = union_time(durations, links)
    seconds = {t for parts in members for a, b in parts for t in np.arange(a, b)}
    assert found.length_s == pytest.approx(len(seconds), abs=0.3 * len(found.stretches))
    for name in names:
        own = sorted((s.from_s, s.to_s) for x in found.stretches for s in x.shown_by if s.member == name)
        assert own[0][0] == pytest.approx(0, abs=1e-6)
        assert own[-1][1] == pytest.approx(durations[name], abs=1e-6)
        assert all(abs(a[1] - b[0]) < 1e-6 for a, b in itertools.pairwise(own))
    alone = {t for t in seconds if sum(any(a <= t < b for a, b in parts) for parts in members) == 1}
    only = sum(s.length_s for s in found.stretches if len(s.members) == 1)
    assert only == pytest.approx(len(alone), abs=0.3 * len(found.stretches))
    assert not [c for c in found.contradictions if c.kind == "time"]
