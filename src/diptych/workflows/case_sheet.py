"""Fill in a sheet about an item or the case, and say what the sheets of a case come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from diptych.adapters.case_clock import now
from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.domains.assessment import ItemSheets, item_sheets, refuse_at_gates
from diptych.domains.casefile import Case
from diptych.model.errors import CaseDamagedError, NoKeyError, WrongCallError
from diptych.model.publication import check_person
from diptych.model.sheet_forms import NAMES, form_of
from diptych.model.sheets import Form, Sheet, filled
from diptych.workflows.case_items import named_originals


def case_sheet(
    path: Path,
    name: str,
    *,
    by: str,
    given: Mapping[str, str],
    absent: Sequence[str] = (),
    item: str | None = None,
    reason: str = "",
    keys: KeyFolder | None = None,
    disk: Disk | None = None,
) -> Sheet:
    """Fill in a sheet. One about the same thing becomes its next version; the former stay.

    Args:
        path: The case's folder.
        name: The form.
        by: Pseudonym of the author.
        given: Field → what is written.
        absent: Fields that were looked for without finding anything.
        item: The original that it is about, see :func:`named_originals`.
        reason: Why; kept in a sealed record.
        keys: The user's keys.
        disk: How files are written.

    Raises:
        WrongCallError: The form or a field is not known, something is missing, or a gate is not passed.
    """
    try:
        check_person(by)
        form = form_of(name)
        values = filled(form, given, absent)
    except ValueError as error:
        raise WrongCallError(str(error), advice="`diptych case forms` lists forms and fields.") from error
    if (item is None) == (form.about == "original"):
        needs = "names its original with --item" if item is None else "is about the case, not about an item"
        raise WrongCallError(f"{name} {needs}")
    case = Case.open(path, keys=keys, disk=disk)
    original = named_originals(case, [item], looked_at=False)[0].sha256 if item is not None else None
    sheet = Sheet(
        form=name, by=by, at=now(), original=original, fields=values, absent=tuple(dict.fromkeys(absent))
    )
    held = sheets_of(case)
    refuse_at_gates(sheet, held, _numbers(case))
    former = next((one for one in held if _same_thing(form, one, sheet)), None)
    ref = case.add_record(
        name, sheet.to_value(), reason=reason, record_id=former.record if former is not None else None
    )
    return Sheet.from_value(sheet.to_value(), ref.id)


def sheets_of(case: Case, form: str | None = None) -> list[Sheet]:
    """The newest version of every sheet that this user's key opens, in the order in which they were first made."""
    found = []
    for record in case.records():
        if record.kind not in NAMES or form not in (None, record.kind):
            continue
        try:
            found.append(Sheet.from_value(case.read_record(record), record.id))
        except (NoKeyError, CaseDamagedError, ValueError):
            continue
    return found


def sensitive_sheets(case: Case) -> dict[str, list[Sheet | None]]:
    """Sheets on sexual violence by original; those that cannot be opened count for every original."""
    found: dict[str, list[Sheet | None]] = {}
    for record in case.records("sensitive"):
        try:
            sheet = Sheet.from_value(case.read_record(record), record.id)
        except (NoKeyError, CaseDamagedError, ValueError):
            for original in case.originals():
                found.setdefault(original.sha256, []).append(None)
            continue
        found.setdefault(sheet.original or "", []).append(sheet)
    return found


def case_sheets(path: Path, *, keys: KeyFolder | None = None) -> tuple[list[ItemSheets], list[Sheet]]:
    """Say what the sheets come to: for every item, and those about the case.

    Raises:
        NotACaseError: There is no case in the folder.
    """
    case = Case.open(path, keys=keys)
    held = sheets_of(case)
    items = [item_sheets(one.number, one.sha256, held) for one in case.originals() if not one.destroyed]
    return items, [one for one in held if one.original is None]


def planned_items(case: Case) -> int | None:
    """How many files the newest collection plans allow together; None without a plan, or where none can be opened."""
    numbers = [one.fields.get("items") for one in sheets_of(case, "collection_plan")]
    whole = [one for one in numbers if isinstance(one, int)]
    return sum(whole) if whole else None


def _same_thing(form: Form, one: Sheet, other: Sheet) -> bool:
    return (
        one.form == other.form == form.name
        and one.original == other.original
        and all(one.fields.get(name) == other.fields.get(name) for name in form.key)
    )


def _numbers(case: Case) -> dict[str, str]:
    """How sheets may name originals: by number, and by digest."""
    held = [one for one in case.originals() if not one.destroyed]
    return {str(one.number): one.sha256 for one in held} | {one.sha256: one.sha256 for one in held}
