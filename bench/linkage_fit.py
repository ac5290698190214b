"""Measure the shares and the calibration of linkage on training seeds, and write ``domains/linkage/trained.py``.

``python -m bench.linkage_fit``. The seeds here are never those of the report (bench/linkage.py).
"""

from __future__ import annotations

import importlib
import math

import numpy as np

from bench.common import ROOT
from bench.linkage_run import Truth, compared_pairs
from diptych.domains.linkage import COMPARISONS

scoring = importlib.import_module("diptych.domains.linkage.score")

SHARE_SEEDS = (101, 102)
CALIBRATION_RUNS = ((20_000, 103, True), (20_000, 104, False), (60_000, 105, True), (60_000, 106, False))
"""Rows, seed, and whether comparisons of recordings are at hand."""


LEAST = 0.0005
"""No share is taken for smaller: what two invented registers never showed, real ones may."""


def main() -> None:
    head = (
        '"""Shares of levels and calibration of linkage, from training seeds; bench/linkage_fit.py writes it."""\n\n'
        "from __future__ import annotations\n\n"
    )
    path = ROOT / "src" / "diptych" / "domains" / "linkage" / "trained.py"
    shares, matching = _shares()
    lines = [
        f"MATCHING = {matching:.4f}",
        f'"""Share of the compared pairs that were of one incident: seeds {SHARE_SEEDS}, 20,000 rows a register."""',
        "",
        "SHARES: dict[str, tuple[tuple[float, ...], tuple[float, ...]]] = {",
    ]
    for name, (m, u) in shares.items():
        lines.append(f'    "{name}": ({_floats(m)}, {_floats(u)}),')
    lines += ["}", f'"""Share of each level among pairs of one incident and of two; same seeds."""', ""]  # noqa: F541
    plain = [*lines, "CALIBRATION: tuple[tuple[float, float], ...] = ((-60.0, -60.0), (60.0, 60.0))"]
    path.write_text(head + "\n".join(plain) + "\n", encoding="utf-8")
    _reload()
    knots = _calibration()
    lines += [
        "CALIBRATION: tuple[tuple[float, float], ...] = (",
        *[f"    ({x:.2f}, {y:.2f})," for x, y in knots],
        ")",
        '"""Log2-odds after competition, and those of the share of pairs there that were right: pooled',
        f'adjacent violators, seeds {[seed for _, seed, _ in CALIBRATION_RUNS]}, with and without footage compared."""',
    ]
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def _floats(values: np.ndarray) -> str:
    return "(" + ", ".join(f"{v:.5f}" for v in values) + ")"


def _reload() -> None:
    from diptych.domains.linkage import trained

    importlib.reload(trained)
    scoring.SHARES, scoring.MATCHING, scoring.CALIBRATION = (
        trained.SHARES,
        trained.MATCHING,
        trained.CALIBRATION,
    )  # type: ignore[attr-defined]


def _shares() -> tuple[dict[str, tuple[np.ndarray, np.ndarray]], float]:
    runs = [compared_pairs(20_000, seed) for seed in SHARE_SEEDS]
    found = {}
    for k, one in enumerate(COMPARISONS):
        counts = [np.full(len(one.levels), 0.5), np.full(len(one.levels), 0.5)]
        for run in runs:
            gammas = run.gammas[:, k]
            for side, kept in ((0, run.right_answer), (1, ~run.right_answer)):
                seen = gammas[kept & (gammas >= 0)]
                counts[side] += np.bincount(seen, minlength=len(one.levels))
        m, u = (np.maximum(each / each.sum(), LEAST) for each in counts)
        found[one.name] = (m / m.sum(), u / u.sum())
    if found["address"][0][0] == 0.5:  # no two invented registers cite one address; chosen by hand
        found["address"] = (np.array([0.02, 0.98]), np.array([0.0001, 0.9999]))
    if found["media"][0][2] < 0.001:  # no meeting was invented; chosen by hand
        m, u = found["media"]
        m[2], u[2] = 0.02, 0.002
        found["media"] = (m / m.sum(), u / u.sum())
    return found, float(np.mean(np.concatenate([run.right_answer for run in runs])))


def _calibration() -> list[tuple[float, float]]:
    logits, right = [], []
    for rows, seed, footage in CALIBRATION_RUNS:
        run: Truth = compared_pairs(rows, seed, footage=footage)
        done = scoring.score(run.gammas, run.left, run.right, n_left=run.n_left, n_right=run.n_right)
        logits.append(done.evidence_bits.clip(-60, 60) + done.rival_bits)
        right.append(run.right_answer)
        found = [
            int(run.right_answer[done.probability >= p].sum()) / run.n_same
            for p in (0.02, 0.01, 0.005, 0.003)
        ]
        print(rows, seed, len(run.left), run.right_answer.sum() / run.n_same, np.round(found, 4), flush=True)
    return isotonic(np.concatenate(logits), np.concatenate(right))


def isotonic(x: np.ndarray, right: np.ndarray, least: int = 400) -> list[tuple[float, float]]:
    """Pool adjacent violators over blocks of at least ``least`` pairs; half a right and half a wrong pair are added."""
    order = np.argsort(x, kind="stable")
    blocks: list[list[float]] = []
    edges = list(range(0, len(x), least))
    for start in edges:
        at = order[start : start + least]
        blocks.append([float(x[at].mean()) * len(at), float(right[at].sum()), float(len(at))])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    knots = [(total / n, math.log2((good + 0.5) / (n - good + 0.5))) for total, good, n in blocks]
    thinned = [knots[0]]
    for knot in knots[1:]:
        if knot[1] - thinned[-1][1] >= 0.25:
            thinned.append(knot)
    low, high = thinned[0], thinned[-1]
    return [(-60.0, min(low[1] - 8, -14.0)), *thinned, (max(high[0] + 8, 30.0), high[1] + 2.0)]


if __name__ == "__main__":
    main()
