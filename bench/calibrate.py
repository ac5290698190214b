"""Fit the width of intervals and count what stands on even seeds, and hold both against odd seeds.

``python -m bench.calibrate`` prints what belongs into ``domains/clock/calibration.py``; nothing is written there,
so that a change of the figures is a change that somebody reads.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from bench.common import Floats, Row, load, rate_text
from diptych.domains.clock.calibration import stratum_of

RIGHT_S = 0.2
"""A segment within this of the truth is on the right peak; how near it is, the interval says."""

GIVEN_SEEDS = range(1000)
"""Scenes that others rendered; they enter as their seeds say, like ours."""


@dataclass
class Standing:
    """The segments that stood in all slices: right or not, their group, and whose they are."""

    right: np.ndarray
    stratum: list[tuple[int, bool]]
    seed: np.ndarray
    scene: np.ndarray
    half_width_s: Floats
    error_s: Floats


def gather(rows: list[Row]) -> Standing:
    """All candidates that stood, those of pairs without common time included (their error is unknown: wrong)."""
    right, strata, seed, scene, half, error = [], [], [], [], [], []
    for row in rows:
        for part in row["slices"]:
            for c in part["candidates"]:
                if not c["stands"]:
                    continue
                off = c["error_s"]
                right.append(off is not None and abs(off) < RIGHT_S)
                strata.append(stratum_of(c["movers"], c["score"], c["rival"]))
                seed.append(row["seed"])
                scene.append(row["name"])
                half.append(c["half_width_s"])
                error.append(np.nan if off is None else off)
    return Standing(
        np.array(right, bool),
        strata,
        np.array(seed),
        np.array(scene),
        np.array(half, float),
        np.array(error, float),
    )


def fit_interval(half_s: Floats, error_s: Floats, level: float = 0.95) -> tuple[float, float]:
    """Factor and floor (s): ``hypot(factor × half, floor)`` holds ``level`` of the errors, narrowest in the median."""
    best = (np.inf, 1.0, 0.0)
    for floor in np.linspace(0.0, 0.03, 31):
        need = np.sqrt(np.maximum(error_s**2 - floor**2, 0)) / half_s
        factor = float(np.quantile(need, level, method="higher"))
        width = float(np.median(np.hypot(factor * half_s, floor)))
        if factor > 0.3 and width < best[0]:
            best = (width, factor, float(floor))
    return best[1], best[2]


def counts(standing: Standing, parity: int) -> dict[tuple[int, bool], tuple[int, int]]:
    """For each group ``(right, seen)`` of the seeds of one parity."""
    seen: Counter[tuple[int, bool]] = Counter()
    right: Counter[tuple[int, bool]] = Counter()
    for k, stratum in enumerate(standing.stratum):
        if standing.seed[k] % 2 == parity:
            seen[stratum] += 1
            right[stratum] += int(standing.right[k])
    return {stratum: (right[stratum], seen[stratum]) for stratum in sorted(seen)}


def main() -> None:
    s = gather(load("slices"))
    print(f"{len(s.right)} segments of {len(set(s.scene))} scenes stood, {int(s.right.sum())} right")
    for name, parity in (("even", 0), ("odd", 1)):
        for stratum, (right, seen) in counts(s, parity).items():
            print(f"   {name} {stratum}: {rate_text(right, seen)}")
    even = s.seed % 2 == 0
    for level in (0.95, 0.96):
        factor, floor = fit_interval(s.half_width_s[s.right & even], s.error_s[s.right & even], level)
        print(f"interval at {level}: factor {factor:.2f}, floor {1000 * floor:.0f} ms")
        for name, mine in (("even", s.right & even), ("odd", s.right & ~even)):
            width = np.hypot(factor * s.half_width_s[mine], floor)
            holds = np.abs(s.error_s[mine]) <= width
            middle = 2000 * np.median(width)
            print(f"   {name}: holds {rate_text(int(holds.sum()), len(holds))}, median width {middle:.0f} ms")


if __name__ == "__main__":
    main()
