"""Finding copies: the given real clips and own edits, every unrelated pair, bytes and cost.

Sources are the distractors, the cuts, a chair clip and the first recordings of the given scenes; each is edited in
every way of ``bench/edits.py`` and asked for in an archive of all sources. Results are kept per query, so that the
part goes on where it stopped.
"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bench import edits as e
from bench.common import DATA, RESULTS, WORK, Row, bounds, remembered
from diptych.model.errors import DiptychError

HERE = WORK / "find"
KINDS = (
    *("reencode", "scale", "grade", "grey", "sepia", "blur", "bars", "logo_small", "captions"),
    *("crop80", "crop60", "logo_large", "mirror", "turn", "inset50", "slow", "fast", "half", "double"),
    *("clip2s", "crop40", "inset33"),
)
COARSE = KINDS[:9]
"""Kinds that the coarse tier is made for."""

CURVES = {
    "crop": ("crop90", "crop80", "crop70", "crop60", "crop50", "crop40", "crop30"),
    "logo": ("logo20", "logo30", "logo40", "logo50"),
    "inset": ("inset60", "inset50", "inset40", "inset33", "inset25"),
    "speed": ("speed50", "speed60", "speed75", "speed90", "speed110", "speed125", "speed150", "speed200"),
    "bit rate": ("crf28", "crf34", "crf40", "crf46"),
}
"""Strengths of one edit, for the sources of ``CURVED``: per cent of a side or of the speed, factor of x264."""

CURVED = ("chair", "0011-basic")
BEHIND = DATA / "scenes" / "0017-elsewhere" / "a.mp4"
"""What an inset is laid over."""

LENGTH_S = 4.0
"""Length of the stretch of a source that is copied."""


def sources() -> dict[str, Path]:
    """Videos that an archive is made of, by a short name."""
    found = {p.stem: p for p in sorted((DATA / "distractors").glob("*.m*")) if p.suffix in {".mp4", ".mkv"}}
    found |= {p.stem: p for p in sorted((DATA / "cuts").glob("*.mp4"))}
    found |= {f"room-{p.stem}": p for p in sorted((DATA / "multiview" / "room-1").glob("*.mp4"))}
    found |= {p.parent.name: p for p in sorted((DATA / "scenes").glob("*/a.mp4"))}
    found["chair"] = DATA / "copies" / "chair-orig-22-sd-bar.mp4"
    return found


SWEPT = ("chair", "car-detection", "0011-basic", "0019-zoom", "0020-thermal", "bottle-detection")
"""Sources long enough for a copy of 6 s, of different kinds."""

CHAIRS = {
    "chair-20-sd-bar": 2.0,
    "chair-19-sd-bar": 3.63,
    "chair-22-sd-grey-bar": 0.0,
    "chair-22-with-large-logo-bar": 0.0,
    "chair-22-with-small-logo-bar": 0.0,
}
"""Where each given copy begins in the original; 2.0 by frames, 3.63 as published."""


def code_key() -> str:
    from bench.common import _digest

    return _digest(("algorithms/fin", "domains/archive/", "workflows/find.py", "adapters/video.py"))


def _edited(name: str, path: Path, kind: str) -> tuple[Path, e.Shown]:
    begin, end = 4.37, 4.37 + LENGTH_S
    changes: dict[str, e.Change | None] = {
        "scale": e.scale(0.3),
        "grade": e.grade(1.6),
        "grey": e.grey,
        "sepia": e.sepia,
        "blur": e.blur(0.004),
        "bars": e.bars(0.25),
        "logo_small": e.logo(0.12),
        "logo_large": e.logo(0.45),
        "captions": e.captions,
        "mirror": e.mirror,
        "turn": e.turn,
    }
    rate = {"half": 0.5, "slow": 0.75, "fast": 1.5, "double": 2.0}.get(kind, 1.0)
    crf = 40 if kind == "reencode" else 24
    strength = int("".join(c for c in kind if c.isdigit()) or 0)
    if kind.startswith("inset"):
        behind = [f for _, f in e.frames_of(BEHIND, 0, 3)][:75]
        changes[kind] = e.inset(strength / 100, behind)
    elif kind.startswith("crop"):
        changes[kind] = e.crop(strength / 100)
    elif kind.startswith("logo") and strength:
        changes[kind] = e.logo(strength / 100)
    elif kind.startswith("speed"):
        rate = strength / 100
    elif kind.startswith("crf"):
        crf = strength
    elif kind == "clip2s":
        end = begin + 2.0
    out = HERE / "queries" / f"{name}-{kind}.mp4"
    take = e.Take(path, begin, begin + (end - begin) * min(1.5, rate), rate)
    shown = HERE / "queries" / f"{name}-{kind}.json"
    if not shown.exists():
        (one,) = e.make_copy([take], out, changes.get(kind), crf=crf)
        shown.write_text(json.dumps([one.query_from_s, one.query_to_s, one.found_from_s, one.rate]))
    a, b, c, d = json.loads(shown.read_text())
    return out, e.Shown(a, b, path, c, d)


@cache
def _pictures_alone() -> Any:
    """``find`` without sound and places, which have their own parts; the archive's pictures are read once."""
    from diptych.workflows import find as module

    module.find_soundtracks = lambda *_, **__: []
    module.find_same_place = lambda *_, **__: []
    module.read_small = lru_cache(maxsize=12)(module.read_small)
    return module.find


def _ask(video: Path, archive: Path) -> Row:
    def work() -> Row:
        find = _pictures_alone()
        began = time.process_time()
        found = find(video, archive=archive)
        return {"found": found.to_dict(), "cpu_s": time.process_time() - began}

    return remembered(f"find {code_key()} {archive.name} {video}", work)


def _archive(name: str, paths: list[Path]) -> Path:
    from diptych.workflows.archive_add import add

    folder = HERE / name
    add(paths, archive=folder)
    return folder


def _judged(kind: str, answer: Row, source: str, shown: tuple[float, float, float, float]) -> Row:
    """Compare an answer with what was made: recall, errors of in and out, and files that should not be there."""
    begin, end, at, rate = shown
    row: Row = {"found": False, "wrong": 0, "cpu_s": answer["cpu_s"], "searched": answer["found"]["searched"]}
    for match in answer["found"]["same_footage"]:
        if match["file"] == str(BEHIND) and kind.startswith("inset"):
            continue  # an inset's surroundings are that recording's pictures: the copy is of both
        if match["file"] != source:
            row["wrong"] += 1
            continue
        row["found"] = True
        covered = sum(
            max(0.0, min(end, p["query_to_s"]) - max(begin, p["query_from_s"])) for p in match["pieces"]
        )
        first, last = match["pieces"][0], match["pieces"][-1]
        row |= {
            "pieces": len(match["pieces"]),
            "share": covered / (end - begin),
            "in_query_s": first["query_from_s"] - begin,
            "out_query_s": last["query_to_s"] - end,
            "in_found_s": first["found_from_s"] - (at + rate * (first["query_from_s"] - begin)),
            "out_found_s": last["found_to_s"] - (at + rate * (last["query_to_s"] - begin)),
            "rate": first["rate"],
            "score": match["score"],
        }
    return row


def _todo(archive: Path, all_sources: dict[str, Path]) -> Iterator[tuple[str, str, Any]]:
    for name, at in CHAIRS.items():
        yield "given", name, (DATA / "copies" / f"{name}.mp4", str(all_sources["chair"]), at)
    for name in SWEPT:
        for kind in KINDS:
            yield kind, name, (None, str(all_sources[name]), 0.0)
    for name in CURVED:
        for kinds in CURVES.values():
            for kind in kinds:
                if kind not in KINDS:
                    yield kind, name, (None, str(all_sources[name]), 0.0)
    for name, path in all_sources.items():
        yield "unrelated", name, (path, str(path), 0.0)


CONTAINER_STRETCHES = ((0.5, 5.0), (20.0, 26.0))
"""Stretches of the clip that are asked for: the GIF holds the first 5 s alone."""


def _shown_of(path: Path, begin: float, end: float) -> float:
    """Which part of a stretch of a recording decodes, 0 to 1: not every stream reads to its end."""
    from diptych.adapters.video import VideoReader

    times: list[float] = []
    with contextlib.suppress(DiptychError):  # what decoded before the failure counts
        times.extend(picture.t_s for picture in VideoReader(path))
    rate = 24.0  # frames a second of the clip
    return min(1.0, sum(begin <= t < end for t in times) / (rate * (end - begin)))


def _containers() -> Row:
    """One clip in many containers: stretches of one are asked for in an archive of all."""
    folder = WORK / "iscc" / "video"
    if not folder.exists():
        return {}
    from diptych.workflows.archive_add import add

    files = sorted(folder.iterdir())
    archive = HERE / "iscc"
    added = add(files, archive=archive)
    rows = []
    for begin, end in CONTAINER_STRETCHES:
        query = HERE / "queries" / f"containers-{begin:g}.mp4"
        if not query.exists():
            e.make_copy([e.Take(folder / "demo.mp4", begin, end)], query)
        matches = _ask(query, archive)["found"]["same_footage"]
        named = {file for match in matches for file in (match["file"], *match["also"])}
        starts = [match["pieces"][0]["found_from_s"] for match in matches]
        holding = [path for path in files if _shown_of(path, begin, end) > 0.9]
        rows.append(
            {
                "from_s": begin,
                "to_s": end,
                "holding": len(holding),
                "found": sorted(path.name for path in holding if str(path) in named),
                "missed": sorted(path.name for path in holding if str(path) not in named),
                "not_there": sorted(path.name for path in files if path not in holding),
                "starts_s": [min(starts, default=0.0), max(starts, default=0.0)],
            }
        )
    return {
        "files": len(files),
        "not_taken": [[Path(one.file).name, one.reason] for one in added.not_taken],
        "stretches": rows,
    }


def run(seconds: float) -> bool:
    """Ask for every query; stop when the time is over.

    Returns:
        Whether all was asked.
    """
    from diptych.workflows.archive_status import status

    until = time.monotonic() + seconds
    all_sources = sources()
    archive = _archive("archive", list(all_sources.values()))
    held = status(archive).to_dict()
    rows: list[Row] = []
    complete = True
    for kind, name, (video, source, at) in _todo(archive, all_sources):
        if time.monotonic() > until:
            complete = False
            break
        if video is None:
            video, one = _edited(name, all_sources[name], kind)
            shown = (one.query_from_s, one.query_to_s, one.found_from_s, one.rate)
        else:
            shown = (0.0, 1.0, at, 1.0)
        answer = _ask(video, archive)
        if kind == "given":
            shown = (0.0, answer["found"]["query"]["duration_s"], at, 1.0)
        rows.append({"kind": kind, "source": name, **_judged(kind, answer, source, shown)})
    containers = _containers() if complete else {}
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "find.json").write_text(
        json.dumps(
            {
                "complete": complete,
                "containers": containers,
                "coarse_bytes_per_minute": held["coarse_bytes_per_minute"],
                "local_bytes_per_minute": held["local_bytes_per_minute"],
                "rows": rows,
            },
            indent=1,
        )
    )
    return complete


def section() -> str:
    """What docs/accuracy.md says of this part."""
    path = RESULTS / "find.json"
    if not path.exists():
        return "This part has not been run here: `python -m bench --part find`."
    result = json.loads(path.read_text())
    rows = result["rows"]
    curved = {kind for kinds in CURVES.values() for kind in kinds} - set(KINDS)
    lines = [
        "Every copy is asked for in an archive of all sources; in and out are against the known cut. "
        "*share* is the part of the copy that the pieces explain.",
        "",
        "| kind | queries | found | share | largest in/out error (s) | other files named |",
        "|---|---|---|---|---|---|",
    ]
    for kind in dict.fromkeys(row["kind"] for row in rows if row["kind"] not in {"unrelated", *curved}):
        lines.append(_line(kind, [row for row in rows if row["kind"] == kind]))
    coarse = [row for row in rows if row["kind"] in COARSE]
    local = [row for row in rows if row["kind"] in KINDS and row["kind"] not in COARSE]
    lines += [
        _line("**all kinds of the coarse tier**", coarse),
        _line("**all kinds of the local tier**", local),
        "",
        "Strengths, on one phone clip and one rendered flight (found of asked):",
        "",
    ]
    for name, kinds in CURVES.items():
        told = []
        for kind in kinds:
            some = [row for row in rows if row["kind"] == kind and row["source"] in CURVED]
            if some:
                told.append(f"{kind} {sum(row['found'] for row in some)}/{len(some)}")
        if told:
            lines.append(f"* {name}: {', '.join(told)}")
    containers = result.get("containers")
    if containers:
        refused = "; ".join(f"{name}: {reason}" for name, reason in containers["not_taken"]) or "none"
        lines += ["", f"One clip in {containers['files']} containers (not readable: {refused}):", ""]
        for one in containers["stretches"]:
            missed = ", ".join(one["missed"]) or "none"
            absent = ", ".join(one["not_there"]) or "none"
            lines.append(
                f"* {one['from_s']:g} to {one['to_s']:g} s of it: found in {len(one['found'])} of {one['holding']} "
                f"that show it, beginning at {one['starts_s'][0]:.2f} to {one['starts_s'][1]:.2f} s; missed: "
                f"{missed}. Do not show it, or do not decode there: {absent}."
            )
    errors = [max(abs(row["in_found_s"]), abs(row["out_found_s"])) for row in rows if row["found"]]
    within = [f"{sum(one <= most for one in errors)} within {most:g} s" for most in (0.06, 0.1)]
    lines += [
        "",
        f"In and out, the worse of both, of {len(errors)} found: {', '.join(within)}. Pieces state an interval of "
        "one and a half pictures, 0.06 s at 25 a second.",
    ]
    pairs = sum(row["searched"] - 1 for row in rows)
    wrong = sum(row["wrong"] for row in rows)
    lines += [
        "",
        f"Other recordings asked along the way: {pairs}, named as same footage: {wrong} "
        f"(at most {bounds(wrong, max(1, pairs))[1]:.2%} with 95 % confidence; "
        "pairs of one query or source are not independent). "
        f"Bytes per minute: {result['coarse_bytes_per_minute']} coarse, {result['local_bytes_per_minute']} local.",
    ]
    if not result["complete"]:
        lines += ["", f"The run was stopped before all was asked: {len(rows)} queries are in these tables."]
    return "\n".join(lines)


def _line(kind: str, some: list[Row]) -> str:
    found = [row for row in some if row["found"]]
    worst = max((abs(row[key]) for row in found for key in ("in_found_s", "out_found_s")), default=None)
    share = f"{sum(row['share'] for row in found) / len(found):.2f}" if found else "–"
    error = "–" if worst is None else f"{worst:.3f}"
    return (
        f"| {kind} | {len(some)} | {len(found)} | {share} | {error} | {sum(row['wrong'] for row in some)} |"
    )
