"""Invented rooms with exact times, through the whole examination: right within a tenth of a second, or undetermined."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.render.room import film, person, room

from diptych.algorithms.examined import Examined
from diptych.workflows.examine import examine
from diptych.workflows.relate import relate

SIZE = {"width": 320, "height": 180}
FLASHES_S = (6.1, 9.37, 13.02, 18.6)


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Examined]:
    """Two views of one room, 4.3 s apart, with flashes and without, and one of another room."""
    folder = tmp_path_factory.mktemp("rooms")
    one, stranger = [person(5, 0, 40, liveliness=1.5)], [person(9, 0, 40, liveliness=1.5)]

    def seen(name: str, camera: int, people: list, **times: object) -> Examined:
        path = film(Path(folder / f"{name}.mp4"), room(camera, **SIZE), people, **times)
        return examine(path)

    return {
        "a": seen("a", 5001, one, from_s=2.0, length_s=26, rate_hz=8),
        "b": seen("b", 5002, one, from_s=6.3, length_s=24, rate_hz=10),
        "other": seen("other", 9001, stranger, from_s=6.3, length_s=24, rate_hz=8),
        "lit a": seen("lit a", 5001, one, from_s=2.0, length_s=20, rate_hz=8, flashes_s=FLASHES_S),
        "lit other": seen(
            "lit other", 9001, stranger, from_s=3.9, length_s=16, rate_hz=10, flashes_s=FLASHES_S
        ),
    }


@pytest.mark.parametrize(("first", "second", "offset_s"), [("a", "b", 4.3), ("b", "a", -4.3)])
def test_one_person_seen_from_two_sides_gives_the_clock(recordings, first, second, offset_s):
    clock = relate(recordings[first], recordings[second]).clock
    assert (clock.verdict, clock.reason_code) == ("aligned", "overall_motion")
    [segment] = clock.segments
    assert segment.offset_s == pytest.approx(offset_s, abs=0.1)
    assert segment.interval_s[0] < offset_s < segment.interval_s[1]
    assert segment.probability is None


@pytest.mark.parametrize("pair", [("a", "other"), ("other", "a")])
def test_people_in_two_rooms_stay_undetermined_and_the_mirror_says_the_same(recordings, pair):
    clock = relate(recordings[pair[0]], recordings[pair[1]]).clock
    assert clock.verdict == "undetermined"
    turned = relate(recordings[pair[1]], recordings[pair[0]]).clock
    assert [-c.offset_s for c in clock.beside] == pytest.approx([c.offset_s for c in turned.beside])
    for cue in clock.beside:
        assert f"agrees at {cue.offset_s:+.2f} s" in clock.reason


def test_flashes_in_two_views_give_a_clock_though_what_moves_differs(recordings):
    clock = relate(recordings["lit a"], recordings["lit other"]).clock
    assert (clock.verdict, clock.reason_code) == ("aligned", "abrupt_light")
    assert clock.segments[0].offset_s == pytest.approx(1.9, abs=0.08)
