"""Compare all recordings of an archive with each other: clusters, versions, and who shows what."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diptych import __version__
from diptych.adapters.archive_judgements import append_line, newest_judgements, read_lines
from diptych.adapters.archive_published import read_published, sidecar_published
from diptych.adapters.archive_store import ArchiveFolder, FileLine, read_archive
from diptych.adapters.confine import Limits, Reach
from diptych.adapters.folders import open_result_folder, write_bytes_atomic, write_json_atomic
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.algorithms.fingerprint import Fingerprint, settings_key
from diptych.domains.archive.candidates import Indexes, candidates, up_to_date
from diptych.domains.archive.pieces_by_codes import pieces_by_codes
from diptych.domains.archive.records import read_fingerprint
from diptych.domains.archive_graph import clusters_of, divided, pairs_page, parse_published
from diptych.model.archive_pairs import Item, Match, NotCompared, Pairs, Published
from diptych.model.errors import DiptychError
from diptych.model.find import Edit, Piece
from diptych.model.settings import Settings
from diptych.workflows.archive_batches import at_hand
from diptych.workflows.archive_exchange import partner_fingerprints
from diptych.workflows.ask import ask
from diptych.workflows.find import match_with

STAGE = "comparing"

TARGET = "diptych.workflows.archive_pairs:compare_packed"

N_AT_ONCE = 2
"""Helpers at the same time, as in adding."""

BATCH = 6
"""Recordings that one helper asks about in a row: an interrupted run repeats no more. Chosen by hand."""

PAIRS_VERSION = "pairs-2"
"""Changed whenever the same fingerprints and media would give other pieces; kept comparisons are then made anew."""

_FOLDER = "pairs"


@dataclass(slots=True)
class _Run:
    folder: ArchiveFolder
    place: Path
    settings: Settings
    items: dict[str, Item]
    lines: dict[str, list[FileLine]]
    notes: list[str]
    order: list[str] = field(default_factory=list)
    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    queries: int = 0


def pairs(
    archive: Path,
    *,
    out: Path | None = None,
    published: Path | None = None,
    settings: Settings | None = None,
    progress: Callable[[str, float], None] | None = None,
) -> Pairs:
    """Compare every recording of an archive with every other, and gather what shares footage.

    Finished comparisons are kept in the archive by content, settings and version: a second run compares only what is
    new, and an interrupted one goes on. A recording that cannot be decoded is compared by its fingerprint, and listed.

    Args:
        archive: Folder of the archive.
        out: Where ``pairs.json`` and ``index.html`` are written; ``None`` for nowhere.
        published: CSV with publication times; sidecars of download tools are read without it.
        settings: Limits.
        progress: Called with the stage and the fraction done.

    Raises:
        UnreadableError: There is no archive at the path.
        BadTableError: The list of publication times cannot be read.
        OutputRefusedError: ``out`` holds something else.
        OutputFailedError: The disk is full.
    """
    limits = settings or Settings()
    result_folder = open_result_folder(out) if out is not None else None
    folder = read_archive(archive)
    try:
        lines = _by_content(folder.lines())
    finally:
        folder.close()
    run = _Run(
        folder=folder,
        place=archive / _FOLDER / _key(limits),
        settings=limits,
        items={},
        lines=lines,
        notes=list(folder.notes),
    )
    damaged = _take_items(run, archive)
    _take_published(run, published)
    _take_order(run)
    _compare_all(run, progress or (lambda _stage, _done: None))
    judgements = newest_judgements(archive, run.notes)
    joining, short, judged = divided(
        _matches(run), judgements, {key: item.file for key, item in run.items.items()}
    )
    found = Pairs(
        items=len(run.items),
        queries=run.queries,
        duplicates=tuple(tuple(line.file for line in some) for some in lines.values() if len(some) > 1),
        clusters=clusters_of(run.items, joining, judged),
        short=tuple(short),
        judged=tuple(judged),
        not_compared=(*damaged, *_not_compared(run)),
        notes=tuple(dict.fromkeys(run.notes)),
    )
    if result_folder is not None:
        write_json_atomic(result_folder.path / "pairs.json", found.to_dict())
        write_bytes_atomic(result_folder.path / "index.html", pairs_page(found))
    return found


def _key(limits: Settings) -> str:
    parts = json.dumps([PAIRS_VERSION, __version__, settings_key(), limits.digest])
    return hashlib.sha256(parts.encode("ascii")).hexdigest()[:16]


def _by_content(lines: Sequence[FileLine]) -> dict[str, list[FileLine]]:
    found: dict[str, list[FileLine]] = {}
    for line in lines:
        if line.sha256:
            found.setdefault(line.sha256, []).append(line)
    return found


def _take_items(run: _Run, archive: Path) -> list[NotCompared]:
    damaged = []
    for sha256, lines in run.lines.items():
        kept = read_fingerprint(run.folder.fingerprints, sha256)
        if kept is None:
            damaged.append(
                NotCompared(
                    item=sha256,
                    file=lines[0].file,
                    reason="its fingerprint does not read back whole, or was made with other settings; add it again",
                )
            )
            continue
        run.items[sha256] = Item(
            key=sha256,
            file=lines[0].file,
            also=tuple(line.file for line in lines[1:]),
            duration_s=kept.fingerprint.duration_s,
            width=kept.fingerprint.width,
            height=kept.fingerprint.height,
            size_bytes=lines[0].size,
            has_media=at_hand(lines) is not None,
        )
    for key, shown, fingerprint in partner_fingerprints(archive, run.notes):
        run.items[key] = Item(
            key=key,
            file=shown,
            duration_s=fingerprint.duration_s,
            width=fingerprint.width,
            height=fingerprint.height,
            has_media=False,
        )
    return damaged


def _take_published(run: _Run, table: Path | None) -> None:
    """Give recordings their publication times: the list's first, then sidecars."""
    told: dict[str, Published] = {}
    by_place = {os.path.abspath(line.place): sha for sha, lines in run.lines.items() for line in lines}
    by_name = {line.file: sha for sha, lines in run.lines.items() for line in lines}
    if table is not None:
        n_unknown = 0
        for number, named, text in read_published(table):
            sha256 = named if named in run.lines else by_place.get(named) or by_name.get(named)
            if sha256 is None:
                n_unknown += 1
                continue
            _take_earlier(told, sha256, text, table.name, f"line {number} of {table.name}", run.notes)
        if n_unknown:
            run.notes.append(f"{n_unknown} lines of {table.name} name files that the archive does not hold")
    for sha256, lines in run.lines.items():
        for line in lines:
            sidecar = sidecar_published(line.place) if sha256 not in told else None
            if sidecar is not None:
                _take_earlier(told, sha256, sidecar, "sidecar", f"the sidecar of {line.file}", run.notes)
    for sha256, published in told.items():
        if sha256 in run.items:
            item = run.items[sha256]
            run.items[sha256] = Item(
                **{name: getattr(item, name) for name in Item.__slots__ if name != "published"},
                published=published,
            )


def _take_earlier(
    told: dict[str, Published], sha256: str, text: str, basis: str, where: str, notes: list[str]
) -> None:
    try:
        one = parse_published(text, basis)
    except (ValueError, OverflowError) as error:
        notes.append(f"{where}: {error}")
        return
    if sha256 not in told or one.from_s < told[sha256].from_s:
        told[sha256] = one


def _take_order(run: _Run) -> None:
    """Fix the order in which recordings are asked about: each is compared with those before it, so each pair once."""
    path = run.place / "order.jsonl"
    run.order = [str(values.get("item")) for values in read_lines(path, run.notes)]
    known = set(run.order)
    for key in run.items:
        if key not in known:
            append_line(path, {"item": key})
            run.order.append(key)
    for key in run.order:
        record = _read_record(run.place, key)
        if record is not None and key in run.items and not _worth_repeating(run, key, record):
            run.records[key] = record


def _worth_repeating(run: _Run, key: str, record: Mapping[str, Any]) -> bool:
    """Say whether something that could not be compared frame by frame could be now."""
    if not run.items[key].has_media:
        return False
    without = record.get("without_media", False)
    return without or any(
        other in run.items and run.items[other].has_media for other in record.get("again", [])
    )


def _compare_all(run: _Run, told: Callable[[str, float], None]) -> None:
    waiting_items = [key for key in run.order if key in run.items and key not in run.records]
    run.queries = len(waiting_items)
    told(STAGE, 0.0)
    if waiting_items:  # helpers then find the index whole, and none of them writes it
        up_to_date(run.folder.search, run.folder.fingerprints, list(run.lines))
    # Any recording may have to be compared with any other, for as long as it takes.
    media = {Path(line.place) for lines in run.lines.values() for line in lines}
    reach = Reach(reads=(run.folder.path, *sorted(media)), limits=Limits(wall_s=None))
    batches = [waiting_items[k : k + BATCH] for k in range(0, len(waiting_items), BATCH)]
    ended: list[str] = [key for key, record in run.records.items() if record.get("ended")]
    finished = 0
    while batches:
        order = list(batches)
        left = dict(enumerate(order))
        fractions = [0.0] * len(order)

        def progress(
            k: int, fraction: float, order: list[list[str]] = order, f: list[float] = fractions
        ) -> None:
            f[k] = fraction * len(order[k])
            told(STAGE, min(0.999, (finished + sum(f)) / max(1, run.queries)))

        def done(
            k: int,
            content: bytes,
            order: list[list[str]] = order,
            left: dict[int, list[str]] = left,
            f: list[float] = fractions,
        ) -> None:
            nonlocal finished
            for key, record in _answers(k, content, left[k]):
                _write_record(run.place, key, record)
                run.records[key] = record
            f[k] = 0.0
            finished += len(order[k])
            del left[k]

        jobs: list[dict[str, object]] = [
            {
                "archive": os.fspath(run.folder.path),
                "items": batch,
                "settings": run.settings.to_dict(),
                "not_decoded": ended,
            }
            for batch in order
        ]
        try:
            run_helpers(
                TARGET, jobs, n_at_once=N_AT_ONCE, progress=progress, done=done, reach=lambda _job: reach
            )
            batches = []
        except HelperEndedError as error:
            stopped = left.pop(error.job)
            if len(stopped) == 1:
                ended.append(stopped[0])
                batches = [stopped, *left.values()] if ended.count(stopped[0]) == 1 else list(left.values())
                if ended.count(stopped[0]) > 1:
                    run.records[stopped[0]] = {"matches": [], "again": [], "ended": True}
                    _write_record(run.place, stopped[0], run.records[stopped[0]])
            else:
                batches = [*([key] for key in stopped), *left.values()]
    told(STAGE, 1.0)


def _answers(k: int, content: bytes, items: Sequence[str]) -> list[tuple[str, dict[str, Any]]]:
    """Read what a helper found, of its own recordings and of no other.

    Raises:
        HelperEndedError: It is no such answer.
    """
    try:
        told = json.loads(content)
        found = [(key, dict(told[key])) for key in items]
        for _, record in found:
            for values in record["matches"]:
                [Piece(**piece) for piece in values["pieces"]]
                [Edit(**edit) for edit in values["edits"]]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise HelperEndedError(k, "sent what is no answer") from error
    return found


def _record_path(place: Path, key: str) -> Path:
    name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return place / name[:2] / f"{name}.json"


def _write_record(place: Path, key: str, record: Mapping[str, Any]) -> None:
    text = json.dumps({"item": key, **record}, sort_keys=True)
    check = hashlib.sha256(text.encode("ascii")).hexdigest()
    write_bytes_atomic(_record_path(place, key), f"{check}\n{text}\n".encode("ascii"))


def _read_record(place: Path, key: str) -> dict[str, Any] | None:
    """Read what was kept of a recording's comparisons; ``None`` where it is absent or not whole."""
    try:
        check, text, _ = _record_path(place, key).read_text(encoding="ascii").split("\n")
    except (OSError, ValueError):
        return None
    if hashlib.sha256(text.encode("ascii")).hexdigest() != check:
        return None
    record: dict[str, Any] = json.loads(text)
    return record if record.pop("item") == key else None


def _matches(run: _Run) -> Iterator[Match]:
    for key, record in run.records.items():
        for values in record["matches"]:
            if values["second"] in run.items:
                yield Match(
                    first=key,
                    second=values["second"],
                    score=values["score"],
                    edited=values["edited"],
                    pieces=tuple(Piece(**piece) for piece in values["pieces"]),
                    edits=tuple(Edit(**edit) for edit in values["edits"]),
                )


def _not_compared(run: _Run) -> Iterator[NotCompared]:
    for key, record in run.records.items():
        item = run.items[key]
        if record.get("ended"):
            yield NotCompared(item=key, file=item.file, reason="the decoder ended in the middle of the file")
        elif record.get("reason"):
            yield NotCompared(
                item=key, file=item.file, reason=f"{record['reason']}; its fingerprint alone was compared"
            )


def compare_packed(
    *,
    archive: str,
    items: list[str],
    settings: dict[str, object],
    not_decoded: list[str],
    progress: Callable[[float], None],
) -> bytes:
    """Compare some recordings with all that come before them in the order; it runs in a helper and writes nothing.

    Args:
        archive: Folder of the archive.
        items: Keys of the recordings to ask about.
        settings: The values of ``Settings``.
        not_decoded: Keys of recordings whose decoding ended a helper: only their fingerprints are compared.
        progress: Called with the fraction done.

    Returns:
        JSON: for each key its matches, the keys to compare again once their media are back, and a reason where the
        recording could not be decoded.
    """
    limits = Settings.from_dict(settings)
    folder = read_archive(Path(archive))
    try:
        lines = _by_content(folder.lines())
    finally:
        folder.close()
    place = Path(archive) / _FOLDER / _key(limits)
    order = [str(values.get("item")) for values in read_lines(place / "order.jsonl", [])]
    shared = {key: fingerprint for key, _, fingerprint in partner_fingerprints(Path(archive), [])}
    indexes = up_to_date(folder.search, folder.fingerprints, list(lines))
    comparison = _Comparison(folder, lines, shared, set(not_decoded), limits, indexes)
    answers = {}
    for k, key in enumerate(items):
        before = [other for other in order[: order.index(key)] if other in shared or other in lines]
        answers[key] = comparison.against(key, before, lambda f, k=k: progress((k + f) / len(items)))  # type: ignore[misc]
    return json.dumps(answers).encode("ascii")


@dataclass(slots=True)
class _Comparison:
    """One recording against many."""

    folder: ArchiveFolder
    lines: dict[str, list[FileLine]]
    shared: dict[str, Fingerprint]
    not_decoded: set[str]
    limits: Settings
    indexes: Indexes

    def against(self, key: str, others: Sequence[str], progress: Callable[[float], None]) -> dict[str, Any]:
        """Compare; where one side's media are not at hand, by fingerprints alone."""
        own = self._fingerprint(key)
        if own is None:
            return {"matches": [], "again": [], "reason": "its fingerprint does not read back whole"}
        reason, asked = "", None
        path = self._media(key)
        wanted = [other for other in others if self._media(other) is not None]
        if path is not None and wanted:
            try:
                asked = ask(path, self.limits, lambda f: progress(0.3 * f))
            except DiptychError as error:
                reason = error.message
        likely = (
            set(candidates(self.indexes, asked.fingerprint, asked.between, asked.covered))
            if asked is not None
            else set()
        )
        matches, again = [], []
        for k, other in enumerate(others):
            progress(0.3 + 0.7 * k / max(1, len(others)))
            if asked is not None and self._media(other) is not None:
                kept = read_fingerprint(self.folder.fingerprints, other) if other in likely else None
                notes: list[str] = []
                if kept is None:
                    continue
                found = match_with(asked, kept, self.lines[other], self.limits, notes)
                if found is not None:
                    matches.append(_plain(other, found.score, found.edited, found.pieces, found.edits))
                    continue
                if not notes:
                    continue
            theirs = self._fingerprint(other)
            pieces = pieces_by_codes(own, theirs) if theirs is not None else []
            if pieces:
                score = sum(piece.score for piece in pieces) / len(pieces)
                matches.append(_plain(other, score, "unknown", pieces, ()))
            if path is not None and not reason and other in self.lines and other not in self.not_decoded:
                again.append(other)
        return {
            "matches": matches,
            "again": again,
            "without_media": key in self.lines and path is None and key not in self.not_decoded,
            "reason": reason,
        }

    def _media(self, key: str) -> Path | None:
        if key in self.not_decoded or key not in self.lines:
            return None
        return at_hand(self.lines[key])

    def _fingerprint(self, key: str) -> Fingerprint | None:
        if key in self.shared:
            return self.shared[key]
        kept = read_fingerprint(self.folder.fingerprints, key)
        return None if kept is None else kept.fingerprint


def _plain(
    second: str, score: float, edited: str, pieces: Sequence[Piece], edits: Sequence[Edit]
) -> dict[str, Any]:
    return {
        "second": second,
        "score": score,
        "edited": edited,
        "pieces": [{name: getattr(piece, name) for name in Piece.__slots__} for piece in pieces],
        "edits": [{name: getattr(edit, name) for name in Edit.__slots__} for edit in edits],
    }
