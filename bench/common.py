"""What all parts of the bench share: running, remembering, cutting, counting."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
from scipy.stats import beta

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "bench" / "work"
RESULTS = ROOT / "bench" / "results"
DATA = Path(os.environ.get("DIPTYCH_BENCH_DATA", ROOT.parent / "shared" / "data"))
Row = dict[str, Any]
Floats = npt.NDArray[np.float64]


EXAMINING = (
    "adapters/video.py",
    "algorithms/activity.py",
    "algorithms/geometry.py",
    "algorithms/movers.py",
    "algorithms/registration.py",
    "algorithms/stabilise.py",
    "algorithms/continuity.py",
    "domains/ground/observer.py",
    "domains/recordings/",
    "workflows/examine.py",
)
"""The code that decides what an examination holds."""

RELATING = (
    *EXAMINING,
    "algorithms/",
    "domains/clock/",
    "domains/copies/",
    "domains/ground/",
    "model/findings.py",
    "domains/archive/",
    "workflows/relate.py",
    "workflows/relate_media.py",
)
"""The code that decides a comparison, apart from words and pages."""

NOT_RELATING = (
    "algorithms/clock_algebra",
    "algorithms/edit_",
    "algorithms/union_",
    "domains/ground/listing",
    "domains/copies/edit",
)


def _digest(parts: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for path in sorted((ROOT / "src" / "diptych").rglob("*.py")):
        name = path.relative_to(ROOT / "src" / "diptych").as_posix()
        if name.startswith(parts) and not name.startswith(NOT_RELATING):
            digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@cache
def code_key() -> str:
    """A digest of the code that decides answers."""
    return _digest(RELATING)


@cache
def examine_key() -> str:
    """A digest of the code that decides examinations, which cost the most and change the least."""
    return _digest(EXAMINING)


@cache
def file_key(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:24]


def _kept_at(key: str) -> Path:
    return WORK / "cache" / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"


def is_remembered(key: str) -> bool:
    """Whether :func:`remembered` has the result of a key at hand."""
    return _kept_at(key).exists()


def remembered(key: str, work: Callable[[], Row]) -> Row:
    """The result of ``work``, done once for a key and kept as JSON."""
    path = _kept_at(key)
    if path.exists():
        kept: Row = json.loads(path.read_text())
        return kept
    value = work()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(value))
    part.replace(path)
    return value


def look(path: Path) -> tuple[Any, float]:
    """The examination of a recording and its cost (s), done once for the code that decides it."""
    from diptych.workflows.examine import examine

    kept = WORK / "examined" / examine_key() / f"{file_key(path)}.pickle"
    if kept.exists():
        seen: tuple[Any, float] = pickle.loads(kept.read_bytes())
        return seen
    began = time.process_time()
    seen = examine(path), time.process_time() - began
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(pickle.dumps(seen))
    part.replace(kept)
    return seen


def run_pair(first: Path, second: Path) -> Row:
    """Compare two recordings, once for this code: ``{"comparison": …, "cpu_s": …}`` or ``{"failed": …}``."""
    return remembered(
        f"compare {code_key()} {file_key(first)} {file_key(second)}", lambda: _run_pair(first, second)
    )


def plain(value: object) -> Any:
    """A typed record as the JSON that ``findings.json`` holds."""
    from diptych.model.findings_json import record_to_json

    return record_to_json(value)


def _run_pair(first: Path, second: Path) -> Row:
    from diptych import DiptychError
    from diptych.workflows.relate_media import relate_media

    try:
        (one, cost_one), (two, cost_two) = look(first), look(second)
    except DiptychError as error:
        return {"failed": str(error)}
    began = time.process_time()
    comparison = relate_media(one, two, (first, second))
    return {
        "comparison": plain(comparison),
        "cpu_s": round(cost_one + cost_two + time.process_time() - began, 2),
        "footage_s": one.end_s + two.end_s,
    }


def load(name: str) -> list[Row]:
    path = RESULTS / f"{name}.json"
    rows: list[Row] = json.loads(path.read_text())["rows"] if path.exists() else []
    return rows


def save(name: str, rows: list[Row]) -> None:
    """Keep a part's rows, sorted by name, with the digest of the code that made them."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    rows = sorted(rows, key=lambda r: str(r.get("name")))
    body = ",\n".join(json.dumps(row, sort_keys=True) for row in rows)
    part = RESULTS / f"{name}.part"
    part.write_text(f'{{"code": "{code_key()}", "rows": [\n{body}\n]}}\n')
    part.replace(RESULTS / f"{name}.json")


def work_through(name: str, items: list[tuple[str, Callable[[], Row]]], seconds: float) -> bool:
    """Do what is missing for the present code, keep after each; False when time ran out first.

    Rows of items that are not at hand now stay as they are: the report says how many rows the present code made.
    """
    end = time.monotonic() + seconds
    known = {row["name"]: row for row in load(name)}
    for k, (item, work) in enumerate(items):
        if known.get(item, {}).get("code") == code_key():
            continue
        if time.monotonic() > end:
            print(f"{name}: {k} of {len(items)} done; run again for the rest")
            return False
        row = {"name": item, "code": code_key(), **work()}
        known[item] = row
        save(name, list(known.values()))
        print(f"{name} {k + 1}/{len(items)}  {item}  {row.get('outcome', '')}", flush=True)
    return True


def bounds(hits: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """Clopper–Pearson bounds of a rate."""
    if n == 0:
        return 0.0, 1.0
    tail = (1 - level) / 2
    low = 0.0 if hits == 0 else float(beta.ppf(tail, hits, n - hits + 1))
    high = 1.0 if hits == n else float(beta.ppf(1 - tail, hits + 1, n - hits))
    return low, high


def rate_text(hits: int, n: int) -> str:
    """A count with its rate and bounds, in words for a table."""
    if n == 0:
        return "–"
    low, high = bounds(hits, n)
    return f"{hits} of {n} ({100 * hits / n:.1f} %, 95 % bounds {100 * low:.1f}–{100 * high:.1f} %)"


def first_from(truth: list[list[float]], t: float) -> float | None:
    """The first's time of a second's time by the truth, or None where there is none."""
    for row in truth:
        b0, b1, a0, *rest = row
        if b0 <= t <= b1:
            return a0 + (rest[0] if rest else 1.0) * (t - b0)
    return None


def grade(truth: list[list[float]], comparison: Row) -> Row:
    """Hold a comparison's clock against the truth; see ``docs/accuracy.md`` for the definitions."""
    clock = comparison["clock"]
    found = clock["segments"] if clock["verdict"] == "aligned" else []

    def answer(t: float) -> float | None:
        for s in found:
            if s["second_from_s"] <= t <= s["second_to_s"]:
                return float(s["rate"] * t + s["offset_s"])
        return None

    graded = []
    for row in truth:
        b0, b1, a0, *rest = row
        rate = rest[0] if rest else 1.0
        errors, wrong = [], 0
        for t in np.linspace(b0 + 0.05 * (b1 - b0), b1 - 0.05 * (b1 - b0), 20):
            got = answer(float(t))
            if got is not None:
                errors.append(got - (a0 + rate * (t - b0)))
                wrong += abs(errors[-1]) > 0.04
        right = sum(abs(e) <= 0.04 for e in errors)
        outcome = "right" if right >= 16 else "undetermined" if len(errors) - right < 4 else "wrong"
        graded.append(
            {
                "from_s": b0,
                "to_s": b1,
                "rate": rate,
                "outcome": outcome,
                "covered": len(errors) / 20,
                "error_ms": round(1000 * float(np.median(np.abs(errors))), 2) if errors else None,
                "signed_ms": round(1000 * float(np.median(errors)), 2) if errors else None,
            }
        )
    false_s, intervals = 0.0, []
    for s in found:
        ts = np.arange(s["second_from_s"], s["second_to_s"], 0.02)
        bad = 0
        for t in ts:
            should = first_from(truth, float(t))
            bad += should is None or abs(s["rate"] * t + s["offset_s"] - should) > 0.5
        false_s += 0.02 * bad
        mid = (s["second_from_s"] + s["second_to_s"]) / 2
        should = first_from(truth, mid)
        if should is not None:
            offset = should - s["rate"] * mid
            lo, hi = s["interval_s"]
            intervals.append(
                {
                    "holds": bool(lo <= offset <= hi),
                    "width_ms": round(1000 * (hi - lo), 2),
                    "error_ms": round(1000 * (offset - s["offset_s"]), 2),
                    "below_ms": round(1000 * (s["offset_s"] - lo), 2),
                    "above_ms": round(1000 * (hi - s["offset_s"]), 2),
                }
            )
    cuts = sorted({row[1] for row in truth[:-1]} | {row[0] for row in truth[1:]})
    inner = [s["second_to_s"] for s in found[:-1]] + [s["second_from_s"] for s in found[1:]]
    cut_errors = [round(min((abs(c - f) for f in inner), default=float("inf")), 4) for c in cuts]
    return {
        "outcome": "false" if false_s > 0.5 else ("/".join(g["outcome"] for g in graded) or "no claim"),
        "segments": graded,
        "found": len(found),
        "false_s": round(float(false_s), 2),
        "intervals": intervals,
        "cut_errors_s": [c if np.isfinite(c) else None for c in cut_errors],
        "verdict": clock["verdict"],
        "reason_code": clock["reason_code"],
        "relation": comparison["relation"],
        "same_footage": comparison["same_footage"]["verdict"],
        "place": comparison["place"]["verdict"],
        "inliers": comparison["place"]["inliers"],
        "scores": [s["score"] for s in found],
    }


def frame_times(path: Path) -> Floats:
    """Presentation times from the first presented frame."""
    with av.open(str(path)) as box:
        stream = box.streams.video[0]
        assert stream.time_base is not None
        pts = sorted(p.pts for p in box.demux(stream) if p.pts is not None)
        return np.array([float((p - pts[0]) * stream.time_base) for p in pts])


def cut_out(source: Path, out: Path, from_frame: int, to_frame: int, crf: int = 18) -> None:
    """Write frames ``from_frame`` to before ``to_frame`` anew, keeping their spacing in time."""
    if out.exists():
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_suffix(".part.mp4")
    with av.open(str(source)) as box, av.open(str(part), "w") as target:
        stream = box.streams.video[0]
        rate = stream.average_rate or Fraction(25)
        new = target.add_stream("libx264", rate=rate)
        new.width, new.height = stream.codec_context.width // 2 * 2, stream.codec_context.height // 2 * 2
        new.pix_fmt = "yuv420p"
        new.time_base = Fraction(1, 90000)
        new.codec_context.time_base = Fraction(1, 90000)
        new.thread_count = 1
        new.options = {"crf": str(crf), "preset": "ultrafast", "threads": "1"}
        begin = None
        for k, frame in enumerate(box.decode(stream)):
            if k < from_frame:
                continue
            if k >= to_frame:
                break
            begin = frame.pts if begin is None else begin
            again = frame.reformat(new.width, new.height, "yuv420p")
            again.pts = round((frame.pts - begin) * frame.time_base * 90000)
            again.time_base = Fraction(1, 90000)
            again.pict_type = av.video.frame.PictureType.NONE
            target.mux(new.encode(again))
        target.mux(new.encode(None))
    part.replace(out)


def scenes_in(folder: Path) -> Iterator[Path]:
    yield from sorted(p.parent for p in folder.glob("*/truth.json"))


def truth_of(folder: Path) -> Row:
    """Kind, seed and segments of a scene, without its long lists."""
    whole = json.loads((folder / "truth.json").read_text())
    return {k: v for k, v in whole.items() if k not in ("a", "b")}
