"""Known answers: given scenes with exact truth (where present) and the example recordings that ship."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diptych import compare
from diptych.model.findings import Comparison

ROOT = Path(__file__).resolve().parents[2]
SCENES = ROOT.parent / "shared" / "data" / "scenes"
DEMO = ROOT / "src" / "diptych" / "demo"
BOUND_S = 0.040

given = pytest.mark.skipif(
    not SCENES.is_dir(), reason="the measuring material (../shared/data/scenes) is not here"
)


@pytest.fixture(scope="module")
def compared(
    tmp_path_factory: pytest.TempPathFactory, demo_result: Any
) -> Callable[[Path, Path], Comparison]:
    """Comparisons, each made once; what was examined before is taken from the folder of an earlier result."""
    folder = tmp_path_factory.mktemp("compared")

    @cache
    def comparison(first: Path, second: Path) -> Comparison:
        name = "-".join(sorted(f"{path.parent.name}-{path.stem}" for path in (first, second)))
        if first.parent == DEMO and not (folder / name).exists():
            shutil.copytree(demo_result.folder, folder / name)
        return compare([first, second], report=False, out=folder / name).comparisons[0]

    return comparison


def truth(folder: Path) -> list[list[float]]:
    return [[*row, 1.0][:4] for row in json.loads((folder / "truth.json").read_text())["segments"]]


def assert_within(comparison: Comparison, rows: list[list[float]], *, swapped: bool = False) -> None:
    """At least four fifths of 20 moments inside each true segment are answered within the bound."""
    assert comparison.clock.verdict == "aligned", comparison.clock.reason
    for b0, b1, a0, rate in rows:
        answered = []
        for second_s in np.linspace(b0 + 0.05 * (b1 - b0), b1 - 0.05 * (b1 - b0), 20):
            first_s = a0 + rate * (second_s - b0)
            here, should = (first_s, second_s) if swapped else (second_s, first_s)
            answered += [
                s.to_first(here) - should
                for s in comparison.clock.segments
                if s.second_from_s <= here <= s.second_to_s
            ][:1]
        assert len(answered) >= 16, f"only {len(answered)} of 20 moments of {b0}–{b1} s have an answer"
        right = [error for error in answered if -BOUND_S <= error <= BOUND_S]
        assert len(right) >= 16, f"errors in {b0}–{b1} s: {[round(float(e), 3) for e in answered]}"


def assert_nothing_claimed_elsewhere(comparison: Comparison, rows: list[list[float]]) -> None:
    """No more than 0.5 s of the second gets a time that the truth does not give it."""
    claimed = 0.0
    for s in comparison.clock.segments:
        for t in np.arange(s.second_from_s, s.second_to_s, 0.02):
            held = any(
                b0 <= t <= b1 and abs(s.to_first(t) - (a0 + r * (t - b0))) <= 0.5 for b0, b1, a0, r in rows
            )
            claimed += 0 if held else 0.02
    assert claimed <= 0.5


@given
@pytest.mark.data
@pytest.mark.parametrize("name", ["0011-basic", "0014-cut"])
def test_given_scene_is_on_the_true_clock(name: str, compared) -> None:
    folder = SCENES / name
    found = compared(folder / "a.mp4", folder / "b.mp4")
    assert_within(found, truth(folder))
    assert_nothing_claimed_elsewhere(found, truth(folder))
    assert found.relation == "same_place_and_time"
    assert found.same_footage.verdict != "yes"


@given
@pytest.mark.data
def test_same_place_at_another_time_is_never_aligned(compared) -> None:
    found = compared(SCENES / "0015-apart" / "a.mp4", SCENES / "0015-apart" / "b.mp4")
    assert found.clock.verdict == "undetermined"
    assert found.clock.segments == ()
    assert found.relation not in ("same_place_and_time", "same_footage")


def test_example_recordings_are_on_the_true_clock(compared) -> None:
    found = compared(DEMO / "yard-first.mp4", DEMO / "yard-second.mp4")
    rows = truth(DEMO)
    assert_within(found, rows)
    assert_nothing_claimed_elsewhere(found, rows)
    inner = [s.second_from_s for s in found.clock.segments[1:]]
    assert any(abs(cut - rows[0][1]) <= 0.1 for cut in inner), (
        f"the cut at {rows[0][1]} s was found at {inner}"
    )


def test_intervals_of_the_example_are_ordered_and_narrow(compared) -> None:
    for s in compared(DEMO / "yard-first.mp4", DEMO / "yard-second.mp4").clock.segments:
        low, high = s.interval_s
        assert low <= s.offset_s <= high
        assert 0 < high - low <= 0.2


def test_swapping_the_arguments_mirrors_the_sign(compared) -> None:
    """The second's 0.0 s happened at +3.84 s of the first; swapped, the first's 0.0 s happened at −3.84 s."""
    found = compared(DEMO / "yard-first.mp4", DEMO / "yard-second.mp4")
    mirror = compared(DEMO / "yard-second.mp4", DEMO / "yard-first.mp4")
    assert_within(mirror, truth(DEMO), swapped=True)
    assert len(mirror.clock.segments) == len(found.clock.segments)
    assert found.clock.segments[0].offset_s > 3
    assert mirror.clock.segments[0].offset_s < -3
    for there, back in zip(found.clock.segments, mirror.clock.segments, strict=True):
        assert abs(there.offset_s + back.offset_s) <= BOUND_S
