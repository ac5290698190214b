"""Two observers of one recording: what met, what only one has."""

from __future__ import annotations

import pytest

from diptych.domains.claims import agreement
from diptych.model.observations import Observation


def seen(
    name: str, observer: str, from_s: float, to_s: float, action: str = "walks", who: str = ""
) -> Observation:
    return Observation(
        id=name, recording="r1", from_s=from_s, to_s=to_s, action=action, who=who, observer=observer
    )


def test_observations_meet_one_to_one_by_their_overlap() -> None:
    first = [seen("a1", "one", 3.0, 4.0), seen("a2", "one", 10.0, 12.0)]
    second = [
        seen("b1", "two", 3.5, 4.5, "Walks", "Person  1"),
        seen("b2", "two", 10.5, 12.5),
        seen("b3", "two", 20, 21),
    ]
    found = agreement("r1", first, second)
    assert [(m.first, m.second) for m in found.met] == [("a2", "b2"), ("a1", "b1")]
    assert (found.only_first, found.only_second) == ((), ("b3",))
    assert found.share == pytest.approx(0.8)
    near = found.met[1]
    assert (near.begins_apart_s, near.ends_apart_s) == (0.5, 0.5)
    assert near.same_action and not near.same_who


def test_less_than_half_in_common_does_not_meet() -> None:
    found = agreement("r1", [seen("a", "one", 3.0, 4.0)], [seen("b", "two", 3.6, 4.6)])
    assert not found.met and found.share == 0


@pytest.mark.parametrize(("apart_s", "meets"), [(0.0, True), (0.49, True), (0.51, False), (-0.49, True)])
def test_moments_meet_within_the_time_of_a_key(apart_s: float, meets: bool) -> None:
    found = agreement("r1", [seen("a", "one", 3.0, 3.0)], [seen("b", "two", 3.0 + apart_s, 3.0 + apart_s)])
    assert bool(found.met) is meets


def test_one_observation_meets_one_alone() -> None:
    found = agreement("r1", [seen("a", "one", 0, 10)], [seen("b", "two", 1, 3), seen("c", "two", 5, 9)])
    assert len(found.met) == 1 and len(found.only_second) == 1
