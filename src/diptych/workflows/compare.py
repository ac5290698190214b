"""Compare recordings: one clock, one map, what each shows and does not show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from diptych import __version__
from diptych.adapters.folders import digest_program, open_result_folder, write_bytes_atomic, write_json_atomic
from diptych.adapters.pictures import webp
from diptych.adapters.working_copies import make_media
from diptych.algorithms.examined import Examined
from diptych.domains.ground import CommonGround, common_ground, list_ground, picture_on_map
from diptych.domains.report import build_page
from diptych.domains.timeline import build_timeline, carry_recorded_at, human_clock
from diptych.model.anchors import Anchor, parse_anchors, parse_recorded_at
from diptych.model.errors import WrongCallError
from diptych.model.findings import Comparison, Findings, MadeBy, RecordedAt, Recording
from diptych.model.findings_json import findings_to_json
from diptych.model.report import MediaItem, Still
from diptych.model.settings import Settings
from diptych.workflows.edit_list import edit_list
from diptych.workflows.examine_all import examine_all
from diptych.workflows.relate import canonical_order, record_of, with_contrast
from diptych.workflows.relate_media import relate_media

Progress = Callable[[str, float], None]

MAX_STILLS = 12
"""Most evidence frames per recording: two for each segment, and the edges of what only one shows."""


def compare(
    paths: Sequence[Path | str],
    *,
    out: Path | None = None,
    report: bool = True,
    anchors: Sequence[str] = (),
    recorded_at: Sequence[str] = (),
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Findings:
    """Compare two or more recordings.

    Args:
        paths: Video files in the order of their ids ``r1``, ``r2``, …; they are only read.
        out: Folder for ``findings.json``, ``ground.json`` and the page; ``None`` writes nothing.
        report: Whether to write the page and what it needs.
        anchors: Such as ``r1=17.80,r2=0.00±0.08``.
        recorded_at: Such as ``r1=2026-05-01T14:03:00+03:00; clock in view; desk``.
        settings: Limits.
        progress: Called with a stage and the fraction done.

    Returns:
        The findings, as in ``findings.json``.

    Raises:
        WrongCallError: Fewer than two recordings, or anchors that name none of them.
        DiptychError: A file cannot be used, or the folder cannot be written.
    """
    settings = settings or Settings()
    files = [Path(p) for p in paths]
    if len(files) < 2:
        raise WrongCallError("compare needs at least two recordings")
    told = progress or (lambda _stage, _done: None)
    ids = [f"r{k + 1}" for k in range(len(files))]
    wanted = parse_anchors(anchors)
    _check_ids(wanted, ids)
    dates = dict(_dated(text, ids) for text in recorded_at)
    folder = open_result_folder(out) if out is not None else None
    store = folder.store(settings_digest=settings.digest, version=digest_program()) if folder else None
    seen = examine_all(files, settings=settings, store=store, progress=told)
    told("registering the ground", 0.0)
    order = _order(seen)
    ground = common_ground([seen[k] for k in order])
    position = {k: p for p, k in enumerate(order)}
    records = [
        replace(record_of(identity, s), recorded_at=dates.get(identity))
        for identity, s in zip(ids, seen, strict=True)
    ]
    told("finding the clock", 0.0)
    comparisons = []
    for a, b in combinations(range(len(files)), 2):
        pair_ground, places = ground, (position[a], position[b])
        if not (ground.has(places[0]) and ground.has(places[1])):
            pair = (a, b) if canonical_order(seen[a], seen[b]) else (b, a)
            pair_ground = common_ground([seen[k] for k in pair])
            places = (pair.index(a), pair.index(b))
        comparison = relate_media(
            seen[a],
            seen[b],
            (files[a], files[b]),
            ids=(ids[a], ids[b]),
            ground=pair_ground,
            positions=places,
            settings=settings,
        )
        if seen[a].sha256 != seen[b].sha256:
            comparison = _with_edits(comparison, (files[a], files[b]), settings)
        ours = [x for x in wanted if {x.first, x.second} == {ids[a], ids[b]}]
        if ours:
            clock = human_clock(records[a], records[b], ours, comparison.clock)
            comparison = with_contrast(comparison, seen[a], seen[b], pair_ground, places, clock)
        comparisons.append(comparison)
    records = _carried(records, comparisons)
    findings = Findings(
        made_by=MadeBy(name="diptych", version=__version__, settings=settings.to_dict()),
        recordings=tuple(records),
        comparisons=tuple(comparisons),
        timeline=build_timeline(records, comparisons),
    )
    if folder is not None:
        _write(folder.path, files, seen, findings, ground, position, report=report, told=told)
    told("done", 1.0)
    return findings


def _with_edits(comparison: Comparison, media: tuple[Path, Path], settings: Settings) -> Comparison:
    """Fill in what was done to the first to get the second, where they share footage."""
    same = comparison.same_footage
    if same.verdict != "yes" or not same.matches:
        return comparison
    found = edit_list(*media, same.matches, settings=settings)
    edits = tuple(edit.to_dict() for edit in found.edits)
    return replace(comparison, same_footage=replace(same, edits=edits))


def _check_ids(anchors: Sequence[Anchor], ids: list[str]) -> None:
    for anchor in anchors:
        for name in (anchor.first, anchor.second):
            if name not in ids:
                raise WrongCallError(f"anchor names {name!r}; the recordings are {', '.join(ids)}")


def _dated(text: str, ids: list[str]) -> tuple[str, RecordedAt]:
    name, sign, rest = text.partition("=")
    if not sign or name.strip() not in ids:
        raise WrongCallError(f"--recorded-at {text!r} names no recording; write r1=TIME; BASIS; AUTHOR")
    return name.strip(), parse_recorded_at(rest)


def _order(seen: list[Examined]) -> list[int]:
    return sorted(range(len(seen)), key=lambda k: (-seen[k].end_s, seen[k].sha256, k))


def _carried(records: list[Recording], comparisons: list[Comparison]) -> list[Recording]:
    from diptych.algorithms.clock_algebra import mirror_clock

    by_id = {r.id: r for r in records}
    given = [r for r in records if r.recorded_at is not None]
    for source in given:
        for c in comparisons:
            if source.id not in (c.first, c.second):
                continue
            other = by_id[c.second if c.first == source.id else c.first]
            if other.recorded_at is not None:
                continue
            clock = (
                c.clock if c.first == source.id else mirror_clock(c.clock, by_id[c.first], by_id[c.second])
            )
            by_id[other.id] = replace(other, recorded_at=carry_recorded_at(source, other, clock))
    return [by_id[r.id] for r in records]


def _write(
    folder: Path,
    files: list[Path],
    seen: list[Examined],
    findings: Findings,
    ground: CommonGround,
    position: dict[int, int],
    *,
    report: bool,
    told: Progress,
) -> None:
    ids = [r.id for r in findings.recordings]
    grounds: list[tuple[CommonGround, int, bool]] = []
    for k in range(len(seen)):
        if ground.has(position[k]):
            grounds.append((ground, position[k], True))
        else:
            grounds.append((common_ground([seen[k]]), 0, False))
    maps: dict[str, tuple[str, list[float]]] = {}
    if report:
        for identity, s, (own, p, _) in zip(ids, seen, grounds, strict=True):
            shown = picture_on_map(own, p, s)
            if shown is not None:
                write_bytes_atomic(folder / "map" / f"{identity}.webp", webp(shown[0], shown[1]))
                maps[identity] = (f"map/{identity}.webp", shown[2])
    reference = ids[min(position, key=lambda k: position[k])]
    listed = list_ground(list(zip(ids, seen, strict=True)), grounds, maps, reference)
    write_json_atomic(folder / "ground.json", listed, indent=None)
    stills: list[Still] = []
    media: dict[str, MediaItem] = {}
    if report:
        for k, (identity, path) in enumerate(zip(ids, files, strict=True)):
            told("working copies", k / len(files))
            frames = _frames_wanted(identity, seen[k], findings)
            targets = [(n, folder / "frames" / f"{identity}-{n:06d}.png") for n in frames]
            media[identity], more = make_media(
                path,
                folder / "media" / f"{identity}.mp4",
                targets,
                recording=identity,
                input_sha256=seen[k].sha256,
            )
            stills += more
        findings = _with_evidence(findings, stills)
    document = findings_to_json(findings)
    if report:
        told("the page", 0.5)
        pages = build_page(findings=document, ground=listed, media=media, stills=stills)
        for name, content in pages.items():
            write_bytes_atomic(folder / name, content)
    write_json_atomic(folder / "findings.json", document)


def _frames_wanted(identity: str, seen: Examined, findings: Findings) -> list[int]:
    times: list[float] = []
    for c in findings.comparisons:
        for s in c.clock.segments:
            middle = 0.5 * (s.second_from_s + s.second_to_s)
            edges = (s.second_from_s + 0.02, middle, s.second_to_s - 0.05)
            if c.second == identity:
                times += edges
            elif c.first == identity:
                times += [s.to_first(t) for t in edges]
    if not times:
        times = [0.0, 0.5 * seen.end_s]
    return sorted({seen.frame_at(min(max(t, 0.0), seen.end_s)) for t in times})[:MAX_STILLS]


def _with_evidence(findings: Findings, stills: list[Still]) -> Findings:
    comparisons = []
    for c in findings.comparisons:
        segments = []
        for s in c.clock.segments:
            low, high = s.to_first(s.second_from_s), s.to_first(s.second_to_s)
            names = [
                still.file
                for still in stills
                if (still.recording == c.second and s.second_from_s <= still.t_s <= s.second_to_s)
                or (still.recording == c.first and low <= still.t_s <= high)
            ]
            segments.append(replace(s, evidence_frames=tuple(names)))
        comparisons.append(replace(c, clock=replace(c.clock, segments=tuple(segments))))
    return replace(findings, comparisons=tuple(comparisons))
