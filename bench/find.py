"""Finding copies: the given real clips and own edits, every unrelated pair, bytes and cost.

Sources are the distractors, the cuts, a chair clip and the first recordings of the given scenes; each is edited in
every way of ``bench/edits.py`` and asked for in an archive of all sources. Results are kept per query, so that the
part goes on where it stopped.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import edits as e
from bench.common import DATA, RESULTS, WORK, Row, bounds, remembered

HERE = WORK / "find"
KINDS = (
    *("reencode", "scale", "crop80", "crop60", "crop40", "grade", "grey"),
    *("sepia", "blur", "bars", "logo_small", "logo_large", "captions", "mirror"),
    *("turn", "inset50", "inset33", "slow", "half", "fast", "double"),
    "clip2s",
)


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
    begin, end = 4.37, 10.41
    changes: dict[str, e.Change | None] = {
        "scale": e.scale(0.3),
        "crop80": e.crop(0.8),
        "crop60": e.crop(0.6),
        "crop40": e.crop(0.4),
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
    if kind.startswith("inset"):
        behind = [f for _, f in e.frames_of(DATA / "scenes" / "0017-elsewhere" / "a.mp4", 0, 3)][:75]
        changes[kind] = e.inset(int(kind[5:]) / 100, behind)
    rate = {"half": 0.5, "slow": 0.75, "fast": 1.5, "double": 2.0}.get(kind, 1.0)
    if kind == "clip2s":
        end = begin + 2.0
    out = HERE / "queries" / f"{name}-{kind}.mp4"
    take = e.Take(path, begin, begin + (end - begin) * min(1.5, rate), rate)
    shown = HERE / "queries" / f"{name}-{kind}.json"
    if not shown.exists():
        (one,) = e.make_copy([take], out, changes.get(kind), crf=40 if kind == "reencode" else 24)
        shown.write_text(json.dumps([one.query_from_s, one.query_to_s, one.found_from_s, one.rate]))
    a, b, c, d = json.loads(shown.read_text())
    return out, e.Shown(a, b, path, c, d)


def _ask(video: Path, archive: Path) -> Row:
    from diptych.workflows.find import find

    def work() -> Row:
        began = time.process_time()
        found = find(video, archive=archive)
        return {"found": found.to_dict(), "cpu_s": time.process_time() - began}

    return remembered(f"find {code_key()} {archive.name} {video}", work)


def _archive(name: str, paths: list[Path]) -> Path:
    from diptych.workflows.archive_add import add

    folder = HERE / name
    add(paths, archive=folder)
    return folder


def _judged(answer: Row, source: str, shown: tuple[float, float, float, float]) -> Row:
    """Compare an answer with what was made: recall, errors of in and out, and files that should not be there."""
    begin, end, at, rate = shown
    row: Row = {"found": False, "wrong": 0, "cpu_s": answer["cpu_s"], "searched": answer["found"]["searched"]}
    for match in answer["found"]["same_footage"]:
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


def _todo(archive: Path, copies: Path, all_sources: dict[str, Path]) -> Iterator[tuple[str, str, Any]]:
    for name, at in CHAIRS.items():
        video = DATA / "copies" / f"{name}.mp4"
        yield "given", name, (video, copies, str(all_sources["chair"]), at)
    for name, path in all_sources.items():
        yield "unrelated", name, (path, archive, str(path), 0.0)
    for kind in KINDS:
        for name in SWEPT:
            yield kind, name, (None, archive, str(all_sources[name]), 0.0)


def run(seconds: float) -> bool:
    """Ask for every query; stop when the time is over.

    Returns:
        Whether all was asked.
    """
    from diptych.workflows.archive_status import status

    until = time.monotonic() + seconds
    all_sources = sources()
    archive = _archive("archive", list(all_sources.values()))
    copies = _archive("copies", [all_sources["chair"], *(p for n, p in all_sources.items() if n != "chair")])
    held = status(archive).to_dict()
    rows: list[Row] = []
    complete = True
    for kind, name, (video, where, source, at) in _todo(archive, copies, all_sources):
        if time.monotonic() > until:
            complete = False
            break
        if video is None:
            video, one = _edited(name, all_sources[name], kind)
            shown = (one.query_from_s, one.query_to_s, one.found_from_s, one.rate)
        else:
            shown = (0.0, 1.0, at, 1.0)
        answer = _ask(video, where)
        if kind == "given":
            shown = (0.0, answer["found"]["query"]["duration_s"], at, 1.0)
        rows.append({"kind": kind, "source": name, **_judged(answer, source, shown)})
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "find.json").write_text(
        json.dumps(
            {
                "complete": complete,
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
    lines = [
        "Every copy is asked for in an archive of all sources; in and out are against the known cut. "
        "`share` is the part of the copy that the pieces explain.",
        "",
        "| kind | queries | found | share | largest in/out error (s) | other files named |",
        "|---|---|---|---|---|---|",
    ]
    for kind in dict.fromkeys(row["kind"] for row in rows):
        if kind == "unrelated":
            continue
        some = [row for row in rows if row["kind"] == kind]
        found = [row for row in some if row["found"]]
        keys = ("in_found_s", "out_found_s")
        worst = max((abs(row[key]) for row in found for key in keys), default=float("nan"))
        share = sum(row["share"] for row in found) / max(1, len(found))
        lines.append(
            f"| {kind} | {len(some)} | {len(found)} | {share:.2f} | {worst:.3f} | "
            f"{sum(row['wrong'] for row in some)} |"
        )
    pairs = sum(row["searched"] - 1 for row in rows)
    wrong = sum(row["wrong"] for row in rows)
    lines += [
        "",
        f"Unrelated pairs asked: {pairs}, named as same footage: {wrong} "
        f"(at most {bounds(wrong, max(1, pairs))[1]:.2%} with 95 % confidence; "
        "pairs of one query or source are not independent). "
        f"Bytes per minute: {result['coarse_bytes_per_minute']} coarse, {result['local_bytes_per_minute']} local.",
    ]
    if not result["complete"]:
        lines.append("")
        lines.append("The run was stopped before all queries were asked.")
    return "\n".join(lines)
