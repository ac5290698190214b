"""The archive at scale: a million one-minute recordings in the index of coarse codes, 100,000 in the local one.

The recordings are synthetic with the statistics of real ones: shots are stretches of real recordings' codes whose
first picture is replaced by a crossover of two real pictures' codes, bit by bit, and whose further pictures differ from
it by exactly the bits by which the real ones did. Planted copies carry whole runs of bit errors that were measured
between real recordings and real edits of them, overlays and all; beside them real recordings lie in the same index, and
are asked for by real edits that were decoded. Every query runs in a process of its own.
"""

from __future__ import annotations

import json
import os
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import scale_adding
from bench.common import DATA, RESULTS, ROOT, WORK, Row, bounds
from bench.find import sources
from bench.scale_made import (
    COARSE,
    HERE,
    N_COARSE,
    N_LOCAL,
    N_PLANTED,
    build_coarse,
    build_local,
    copies,
    likeness,
    planted,
    pool,
)


def _forget(folder: Path) -> None:
    """Take the index out of the system's memory, so that the next query reads it from the disk."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as stream:
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _own(folder: str, question: str) -> None:
    """Be a process of its own: open the index, ask, and print what it cost."""
    from diptych.adapters.archive_search import open_search_index
    from diptych.domains.archive import candidates as c

    asked, times = pickle.loads(Path(question).read_bytes()), []
    kind = c.coarse_kind() if Path(folder).name.startswith("coarse") else c.local_kind()
    answers = []
    began, cpu = time.monotonic(), time.process_time()
    index = open_search_index(Path(folder), kind)
    opened = time.monotonic() - began
    for one in asked:
        start, spent = time.monotonic(), time.process_time()
        found = c.by_coarse(index, one) if kind.name == "coarse" else c.by_local(index, one)
        times.append((time.monotonic() - start, time.process_time() - spent))
        answers.append(found)
    print(
        json.dumps(
            {
                "open_s": opened,
                "times": times,
                "answers": answers,
                "cpu_s": time.process_time() - cpu,
                "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            }
        )
    )


def ask(folder: Path, questions: list[Any], *, cold: bool) -> Row:
    """Ask an index in a process of its own."""
    path = HERE / "question.pkl"
    path.write_bytes(pickle.dumps(questions))
    if cold:
        _forget(folder)
    code = f"from bench.scale import _own; _own({str(folder)!r}, {str(path)!r})"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True)
    answer: Row = json.loads(done.stdout.splitlines()[-1])
    return answer


def _recall(folder: Path, questions: list[tuple[str, Any]], *, cold: bool = False) -> Row:
    answer = ask(folder, [one for _, one in questions], cold=cold)
    ranks = [
        some.index(name) if name in some else -1
        for (name, _), some in zip(questions, answer["answers"], strict=True)
    ]
    hit = sum(rank >= 0 for rank in ranks)
    took = sorted(t for t, _ in answer["times"])
    return {
        "asked": len(questions),
        "found": hit,
        "first": sum(rank == 0 for rank in ranks),
        "bounds": bounds(hit, max(1, len(questions))),
        "median_s": took[len(took) // 2],
        "p95_s": took[int(0.95 * (len(took) - 1))],
        "worst_s": took[-1],
        "median_cpu_s": sorted(c for _, c in answer["times"])[len(took) // 2],
        "open_s": answer["open_s"],
        "peak_mib": answer["peak_mib"],
    }


def _real_questions(local: bool) -> dict[str, list[tuple[str, Any]]]:
    from diptych.algorithms import coarse_index, fingerprint_index

    found: dict[str, list[tuple[str, Any]]] = {}
    for (name, kind), (_, _, asked, between, covered) in copies().items():
        if local:
            chosen = fingerprint_index.strongest(asked.counts, fingerprint_index.MAX_FEATURES_LARGE)
            question: Any = fingerprint_index.asked_keys(asked.codes[chosen])
        else:
            question = coarse_index.asked_codes([asked.picture, *between], covered)
        found.setdefault(kind, []).append((name.encode().hex().ljust(64, "0")[:64], question))
    return found


def _store(result: Row) -> None:
    RESULTS.mkdir(parents=True, exist_ok=True)
    part = RESULTS / "scale.json.part"
    part.write_text(json.dumps(result, indent=1))
    part.replace(RESULTS / "scale.json")


def _steps() -> dict[str, Callable[[], Row]]:
    plain, common, local = HERE / "coarse-plain", HERE / "coarse-common", HERE / "local"
    steps: dict[str, Callable[[], Row]] = {
        "likeness": likeness,
        "coarse built": lambda: build_coarse(plain, N_COARSE, common=False),
        "coarse cold": lambda: _recall(plain, planted(1, "reencode", 10, common=False), cold=True),
        "coarse real": lambda: {
            kind: _recall(plain, questions) for kind, questions in _real_questions(local=False).items()
        },
    }
    for seconds in (4, 10, 60):
        for kind in COARSE:
            steps[f"coarse planted {kind} {seconds} s"] = lambda kind=kind, seconds=seconds: _recall(  # type: ignore[misc]
                plain, planted(N_PLANTED, kind, seconds, common=False)
            )
    steps |= {
        "common built": lambda: build_coarse(common, N_COARSE, common=True),
        "common real": lambda: {
            kind: _recall(common, questions) for kind, questions in _real_questions(local=False).items()
        },
    }
    for kind in ("reencode", "captions", "logo_small"):
        steps[f"common planted {kind} 10 s"] = lambda kind=kind: _recall(  # type: ignore[misc]
            common, planted(N_PLANTED, kind, 10, common=True)
        )
    steps |= {
        "local built": lambda: build_local(local, N_LOCAL),
        "local cold": lambda: _recall(local, _real_questions(local=True)["reencode"][:1], cold=True),
        "local real": lambda: {
            kind: _recall(local, questions) for kind, questions in _real_questions(local=True).items()
        },
    }
    steps["against decoding"] = lambda: scale_adding.against_decoding(
        [
            *(DATA / "scenes" / name for name in ("0011-basic/a.mp4", "0014-cut/a.mp4", "0024-social/b.mp4")),
            *(p for p in (WORK / "cost/hd/a.mp4", WORK / "iscc/demo.mp4") if p.exists()),
        ]
    )
    for n in (100, 1_000, 10_000):
        steps[f"adding {n}"] = lambda n=n: scale_adding.adding(n, pool())  # type: ignore[misc]
    media = [path for path in sources().values() if path.parent.parent.name == "scenes"]
    steps |= {
        "one worker": lambda: scale_adding.workers(1, media),
        "two workers": lambda: scale_adding.workers(2, media),
        "two workers, one killed": lambda: scale_adding.workers(2, media, kill=True),
    }
    return steps


def run(seconds: float) -> bool:
    """Measure what is not measured yet, step by step, until the time is over.

    Returns:
        Whether all was measured.
    """
    path = RESULTS / "scale.json"
    result: Row = json.loads(path.read_text()) if path.exists() else {}
    until = time.monotonic() + seconds
    for name, step in _steps().items():
        if name in result:
            continue
        if time.monotonic() > until:
            return False
        result[name] = {**step(), "load": os.getloadavg()[0]}
        _store(result)
        print(name, json.dumps(result[name])[:400], flush=True)
    return True


def _found(row: Row) -> str:
    return f"{row['found']} of {row['asked']}"


def section() -> str:
    """What docs/accuracy.md says of this part."""
    path = RESULTS / "scale.json"
    if not path.exists():
        return "This part has not been run here: `python -m bench --part scale`."
    result: Row = json.loads(path.read_text())
    lines = [
        "Synthetic recordings with real statistics (`bench/scale.py`), real ones among them; every query in a process "
        "of its own. Times are of one core, wall clock and (in brackets) processor time; the load of the machine "
        "decides how far they lie apart.",
        "",
    ]
    built = {name: result[name] for name in ("coarse built", "common built", "local built") if name in result}
    if built:
        lines += [
            "| index | recordings | GB | segments | built, processor time (s) | peak (MiB) |",
            "|---|---|---|---|---|---|",
        ]
        for name, row in built.items():
            lines.append(
                f"| {name.removesuffix(' built')} | {row['recordings']:,} | {row['bytes'] / 1e9:.2f} | "
                f"{row['segments']} | {row['build_cpu_s']:.0f} | {row['peak_mib']:.0f} |"
            )
        lines.append("")
    lines += [
        "| queries | found | best | median (s) | 95 % (s) | processor, median (s) | peak (MiB) |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, row in result.items():
        asked = {name: row} if "asked" in row else {}
        if name.endswith(" real"):
            asked = {f"{name}: {kind}": one for kind, one in row.items() if isinstance(one, dict)}
        for which, one in asked.items():
            lines.append(
                f"| {which} | {_found(one)} | {one['first']} | {one['median_s']:.2f} | {one['p95_s']:.2f} | "
                f"{one['median_cpu_s']:.2f} | {one['peak_mib']:.0f} |"
            )
    if "against decoding" in result:
        lines += [
            "",
            "| recording | size | decoding, processor time (s) | coarse codes: × decoding | both tiers: × decoding |",
            "|---|---|---|---|---|",
        ]
        for row in result["against decoding"]["rows"]:
            lines.append(
                f"| {row['name']} | {row['size']} | {row['decoding']:.2f} | "
                f"{row['coarse'] / row['decoding']:.2f} | {row['both'] / row['decoding']:.2f} |"
            )
    added = [row for name, row in result.items() if name.startswith("adding ")]
    if added:
        lines += ["", "| entries added | processor time (s) | per entry (ms) |", "|---|---|---|"]
        lines += [
            f"| {row['n']:,} | {row['cpu_s']:.1f} | {1000 * row['cpu_s'] / row['n']:.1f} |" for row in added
        ]
    worked = [row for name, row in result.items() if "worker" in name]
    if len(worked) > 1:
        one, two = worked[0], worked[1]
        same = len({row["held"] for row in worked}) == 1
        killed = ", also with one worker killed on the way" if len(worked) > 2 and same else ""
        lines += [
            "",
            f"Two workers of a cluster took {two['fingerprinting_s']:.0f} s where one took "
            f"{one['fingerprinting_s']:.0f} s ({one['fingerprinting_s'] / two['fingerprinting_s']:.2f} ×; load of "
            f"the machine {one['load']:.1f} and {two['load']:.1f}); the archives are "
            f"{'the same to the byte' if same else 'not the same'}{killed}.",
        ]
    return "\n".join(lines)
