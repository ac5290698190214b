"""Link two registers: bring rows together, compare them, and offer pairs for a person's judgement, with reasons."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from diptych.adapters.folders import write_bytes_atomic
from diptych.adapters.linkage_engine import Keys, LinkageEngine, splink_settings
from diptych.adapters.linkage_findings import related_recordings
from diptych.adapters.sheets import read_rows, unguarded, write_csv
from diptych.domains.linkage import (
    COMPARISONS,
    FAR_DAYS,
    Explainer,
    Footage,
    Scored,
    contradictions,
    keys,
    laid_side_by_side,
    level_bits,
    near_in_time,
    score,
    sides,
)
from diptych.domains.register import ColumnMap, RowReader
from diptych.model.errors import BadTableError, WrongCallError
from diptych.model.findings_json import record_from_json
from diptych.model.incidents import IncidentRow
from diptych.model.linkage import LinkCandidate, Links
from diptych.model.register import LinkJudgement
from diptych.workflows.register_open import opened

Progress = Callable[[str, float], None]

OFFERED_FROM = 0.01
"""Pairs below this probability are not offered. On training seeds those from here on hold 95 of 100 right ones."""

_COLUMNS = "See docs/formats/register.md for the columns."


def link_registers(
    left: str,
    right: str,
    *,
    register: str | Path = "",
    without: Collection[str] = (),
    findings: Sequence[Path] = (),
    least: float = OFFERED_FROM,
    out: Path | None = None,
    progress: Progress = lambda stage, done: None,
) -> Links:
    """Offer pairs of rows that may be of one incident.

    Args:
        left: A table in CSV or XLSX; with ``register`` the name of a source in it.
        right: The other one.
        register: A register whose sources are linked, and whose judgements are told beside the pairs.
        without: Incidents of the register that are left out, with what was judged of them.
        findings: Results of compare and find; recordings with the same footage count as a reason.
        least: Probability from which on pairs are offered.
        out: File for all pairs: ``.csv``, or ``.json`` with the reasons one by one and the weights.
        progress: Called with a stage and the fraction done.

    Raises:
        WrongCallError: The probability is none, both sides are one, or the file has another suffix.
        BadTableError: A table cannot be read, or a source has no rows.
        NotInstalledError: The extra [link] is not installed.
    """
    if not 0 < least < 1:
        raise WrongCallError("--least is a probability between 0 and 1")
    if out is not None and out.suffix.lower() not in (".csv", ".json"):
        raise WrongCallError("--out ends in .csv or .json")
    engine = LinkageEngine()
    try:
        progress("reading rows", 0.0)
        rows, judgements, notes = _read(left, right, register, frozenset(without))
        footage, meetings = related_recordings(findings)
        links = link_rows(
            *rows,
            names=(left, right),
            footage=Footage(same_footage=tuple(footage), same_place_and_time=tuple(meetings)),
            judgements=judgements,
            least=least,
            engine=engine,
            notes=notes,
            progress=progress,
        )
    finally:
        engine.close()
    if out is not None:
        write_bytes_atomic(
            out, (_csv(links) if out.suffix.lower() == ".csv" else _json(links)).encode("utf-8")
        )
    return links


def link_rows(
    left: Sequence[IncidentRow],
    right: Sequence[IncidentRow],
    *,
    engine: LinkageEngine,
    names: tuple[str, str] = ("left", "right"),
    footage: Footage | None = None,
    judgements: Iterable[LinkJudgement] = (),
    least: float = OFFERED_FROM,
    notes: Sequence[str] = (),
    progress: Progress = lambda stage, done: None,
) -> Links:
    """Offer pairs of two registers' rows, best first; rows and judgements stay as they are."""
    progress("reading texts", 0.05)
    one, two = sides(left, right, footage=footage)
    progress("bringing rows together", 0.5)
    mine, theirs = keys(one, as_right=False), keys(two, as_right=True)
    blocked = engine.blocked(Keys(key=mine[0], row=mine[1]), Keys(key=theirs[0], row=theirs[1]))
    kept = near_in_time(one, two, blocked.left, blocked.right, FAR_DAYS)
    of_left, of_right = blocked.left[kept], blocked.right[kept]
    progress("comparing", 0.6)
    values = laid_side_by_side(one, two, of_left, of_right)
    gammas = engine.levels(values, COMPARISONS)
    progress("weighing", 0.85)
    scored = score(gammas, of_left, of_right, n_left=one.n, n_right=two.n)
    held = tuple(judgements)
    said = {frozenset((each.left, each.right)): each.verdict for each in held}
    explainer = Explainer(scored)
    offered = [
        LinkCandidate(
            left_id=left[of_left[k]].id,
            right_id=right[of_right[k]].id,
            probability=float(scored.probability[k]),
            reasons=explainer.reasons(int(k)),
            judged=said.get(frozenset((left[of_left[k]].id, right[of_right[k]].id)), ""),
        )
        for k in (scored.probability >= least).nonzero()[0]
    ]
    offered.sort(key=lambda each: (-each.probability, each.left_id, each.right_id))
    told = list(notes)
    if blocked.too_common:
        told.append(f"{blocked.too_common} keys were too common to bring rows together by themselves")
    return Links(
        left=names[0],
        right=names[1],
        n_left=len(left),
        n_right=len(right),
        n_compared=len(of_left),
        candidates=tuple(offered),
        contradictions=contradictions(held),
        notes=tuple(told),
        weights=level_bits(scored),
        splink=_for_splink(scored),
    )


def _for_splink(scored: Scored) -> Mapping[str, object]:
    shares = {
        one.name: (scored.shares.m[k].tolist(), scored.shares.u[k].tolist())
        for k, one in enumerate(COMPARISONS)
    }
    return splink_settings(COMPARISONS, shares, scored.shares.matching)


def _read(
    left: str, right: str, register: str | Path, without: frozenset[str]
) -> tuple[tuple[list[IncidentRow], list[IncidentRow]], list[LinkJudgement], list[str]]:
    if left == right:
        raise WrongCallError("name two registers: both are the same")
    notes: list[str] = []
    if not str(register):
        rows = [_table(Path(name), notes) for name in (left, right)]
        return (rows[0], rows[1]), [], notes
    held: dict[str, list[IncidentRow]] = {left: [], right: []}
    judgements: list[LinkJudgement] = []
    with opened(register) as store:
        for incident in store.incidents():
            if incident.source in held and incident.id not in without:
                held[incident.source].append(incident.row())
        for body in store.records("judgement"):
            if not without & {body["left"], body["right"]}:
                judgements.append(record_from_json(LinkJudgement, body, "judgement"))
    for name, found in held.items():
        if not found:
            raise BadTableError(
                f"the register holds no incident of the source {name!r}",
                advice="`diptych count --by source` lists the sources; tables are named without --register.",
            )
    return (held[left], held[right]), judgements, notes


def _table(path: Path, notes: list[str]) -> list[IncidentRow]:
    """Read a table's rows; those that cannot be read are counted in the notes, with the first reason."""
    rows = read_rows(path)
    header = next((one for one in rows if any(cell.strip() for cell in one[1])), None)
    if header is None:
        raise BadTableError(f"{path.name} is empty", advice=_COLUMNS)
    try:
        reader = RowReader(header[1], ColumnMap(), source=path.stem)
    except ValueError as error:
        raise BadTableError(f"{path.name}: {error}", advice=_COLUMNS) from None
    if not reader.has_id:
        raise BadTableError(f"{path.name} has no column of ids", advice=_COLUMNS)
    found: dict[str, IncidentRow] = {}
    refused = 0
    for number, row in rows:
        cells = [unguarded(cell) if cell[:1] == "'" else cell for cell in row]
        if not any(cell.strip() for cell in cells):
            continue
        one_id = reader.id_of(cells)
        try:
            if not one_id:
                raise ValueError("id is empty")
            if one_id in found:
                raise ValueError(f"the id {one_id!r} stands in the table already")
            found[one_id] = reader.incident(cells, one_id).row()
        except ValueError as error:
            refused += 1
            if refused == 1:
                first = f"row {number}: {error}"
    if refused:
        notes.append(f"{path.name}: {refused} rows were passed over; {first}")
    if not found:
        raise BadTableError(f"{path.name} has no row that can be read", advice=_COLUMNS)
    return list(found.values())


def _csv(links: Links) -> str:
    stream = io.StringIO()
    header = ["left_id", "right_id", "probability", "judged", "reasons"]
    write_csv(
        stream,
        (
            header,
            *(
                [one.left_id, one.right_id, f"{one.probability:.5f}", one.judged, one.reasons_text()]
                for one in links.candidates
            ),
        ),
    )
    return stream.getvalue()


def _json(links: Links) -> str:
    return json.dumps({**links.to_dict(), "splink": links.splink}, ensure_ascii=False, allow_nan=False) + "\n"
