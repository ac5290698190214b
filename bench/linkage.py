"""Linkage of two invented registers: precision, recall, calibration, and cost beside bare Splink on the same rows.

The seeds here are never those of training (bench/linkage_fit.py). Each run is a process of its own, so that the peak of
its memory is its own.
"""

from __future__ import annotations

import itertools
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from bench.common import ROOT, Row, _digest, load, save

LARGE = 157_000

CODE = (
    *("domains/linkage/", "domains/demo_register/", "adapters/linkage_engine.py"),
    *("algorithms/name_spellings.py", "algorithms/pattern_em.py", "workflows/register_link.py"),
)
"""What decides the figures; rows of another state of it are measured again."""

RUNS: tuple[tuple[str, int, int, bool], ...] = (
    ("ours", 20_000, 31, True),
    ("ours", 20_000, 32, False),
    ("ours", 60_000, 33, True),
    ("ours", 60_000, 34, False),
    *(("ours", 2_000, seed, True) for seed in range(37, 47)),
    ("ours", LARGE, 35, True),
    ("ours", LARGE, 36, False),
    ("splink_four", 20_000, 31, False),
    ("splink_text", 20_000, 31, False),
    ("splink_four", LARGE, 35, False),
    ("splink_text", LARGE, 35, False),
)
"""What links, rows of each register, seed, whether comparisons of recordings are at hand."""

EDGES = (0.0, 0.01, 0.03, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.97, 0.99, 0.997, 1.0)

LEVELS = (0.99, 0.97, 0.9, 0.5, 0.1, 0.01, 0.005)


def run(seconds: float) -> bool:
    """Run what is missing, each in a process; return whether all is there."""
    until = time.monotonic() + seconds
    kept = load("linkage")
    done = {(r["by"], r["rows"], r["seed"], r["footage"]) for r in kept if r["code"] == _digest(CODE)}
    for one in RUNS:
        if one in done:
            continue
        if time.monotonic() > until:
            return False
        command = [sys.executable, "-m", "bench.linkage", *map(str, one[:3]), str(int(one[3]))]
        answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        row = json.loads(answer.stdout.splitlines()[-1])
        kept = [r for r in kept if (r["by"], r["rows"], r["seed"], r["footage"]) != one] + [row]
        save("linkage", kept)
        print(one, row["seconds"], row["rss_gb"], row["at"]["0.99"], flush=True)
    return True


def _measured(rows: int, seed: int, work: Callable[..., dict[str, Any]], footage: bool) -> Row:
    import os

    from diptych.domains.demo_register import demo_pair

    made = demo_pair(rows, seed)
    before_gb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    load_before = os.getloadavg()[0]
    start, cpu = time.perf_counter(), time.process_time()
    found = work(made, footage)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    at_left = {row.id: k for k, row in enumerate(made.first)}
    at_right = {row.id: k for k, row in enumerate(made.second)}
    same = np.array([(at_left[a] << 32) + at_right[b] for a, b in made.same], dtype=np.int64)
    right = np.isin((found["left"] << 32) + found["right"], same)
    chance = found["probability"]
    bins = []
    for low, high in itertools.pairwise(EDGES):
        held = (chance >= low) & ((chance < high) | (high == 1.0))
        bins.append([low, high, int(held.sum()), float(chance[held].sum()), int(right[held].sum())])
    return {
        "name": f"{rows} {seed} {footage}",
        "rows": rows,
        "seed": seed,
        "footage": footage,
        "same": len(same),
        "compared": found["compared"],
        "compared_right": int(right.sum()) if found["compared"] == len(right) else None,
        "seconds": round(seconds, 1),
        "cpu_seconds": round(cpu, 1),
        "rss_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2),
        "rss_of_rows_gb": round(before_gb, 2),
        "load": round(load_before, 1),
        "at": {
            str(level): [int((chance >= level).sum()), int(right[chance >= level].sum())] for level in LEVELS
        },
        "bins": bins,
        "code": _digest(CODE),
    }


def ours(made: Any, footage: bool) -> dict[str, Any]:
    from diptych.adapters.linkage_engine import LinkageEngine
    from diptych.domains.linkage import Footage
    from diptych.workflows.register_link import link_rows

    engine = LinkageEngine()
    try:
        links = link_rows(
            made.first,
            made.second,
            engine=engine,
            footage=Footage(same_footage=made.footage) if footage else None,
        )
    finally:
        engine.close()
    at_left = {row.id: k for k, row in enumerate(made.first)}
    at_right = {row.id: k for k, row in enumerate(made.second)}
    return {
        "left": np.array([at_left[one.left_id] for one in links.candidates], dtype=np.int64),
        "right": np.array([at_right[one.right_id] for one in links.candidates], dtype=np.int64),
        "probability": np.array([one.probability for one in links.candidates]),
        "compared": links.n_compared,
    }


def _splink(made: Any, text: bool) -> dict[str, Any]:
    """Splink as its guide has it: its comparisons, blocking and training, nothing of ours."""
    import logging

    import duckdb
    import pyarrow as pa
    import splink.internals.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    connection = duckdb.connect(":memory:")
    connection.execute("SET threads = 2")
    api = DuckDBAPI(connection)
    frames = []
    for name, rows in (("a_side", made.first), ("b_side", made.second)):
        table = pa.table(
            {
                "unique_id": list(range(len(rows))),
                "place": [row.place or None for row in rows],
                "day": [str(row.first_day) if row.first_day else None for row in rows],
                "kind": [row.kind or None for row in rows],
                "affected": [row.affected_min for row in rows],
                "description": [row.description or None for row in rows],
            }
        )
        frames.append(api.register(table, dataset_display_name=name))
    comparisons = [
        cl.ExactMatch("place"),
        cl.ExactMatch("day"),
        cl.ExactMatch("kind"),
        cl.ExactMatch("affected"),
    ]
    if text:
        comparisons.append(cl.JaccardAtThresholds("description", [0.9, 0.8, 0.7]))
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on("place", "day")],
        retain_matching_columns=False,
    )
    linker = Linker(frames, settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("place", "day", "kind")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=2e5, seed=1)
    for rule in (block_on("place", "day"), block_on("kind", "day")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    scored = linker.inference.predict(warning_mode="never")
    read = connection.execute(
        f"SELECT unique_id_l AS l, unique_id_r AS r, match_probability AS p FROM {scored.physical_name}"
    ).fetchnumpy()
    connection.close()
    return {
        "left": np.asarray(read["l"], dtype=np.int64),
        "right": np.asarray(read["r"], dtype=np.int64),
        "probability": np.asarray(read["p"], dtype=np.float64),
        "compared": len(read["l"]),
    }


def main() -> None:
    by, rows, seed, footage = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), bool(int(sys.argv[4]))
    work = {
        "ours": ours,
        "splink_four": lambda made, _: _splink(made, False),
        "splink_text": lambda made, _: _splink(made, True),
    }[by]
    row = _measured(rows, seed, work, footage)
    print(json.dumps({**row, "by": by, "name": f"{by} {row['name']}"}))


if __name__ == "__main__":
    main()
