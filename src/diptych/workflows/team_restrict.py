"""Keep an item from all but some: an original, a comparison, a publishing copy, or an incident of the register."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from diptych.domains import team
from diptych.domains.casefile import Case
from diptych.model.errors import WrongCallError
from diptych.model.team import Item, ItemKind, Restriction
from diptych.workflows.case_items import named_originals
from diptych.workflows.case_pairs import finding_path
from diptych.workflows.team_accounts import BY
from diptych.workflows.team_open import open_team


def restrict(
    case: Path | None, kind: ItemKind, name: str, seen_by: Sequence[str], *, named: str = ""
) -> Restriction:
    """Let only some know of an item.

    Args:
        case: The case's folder.
        kind: What the item is.
        name: Its number or digest, or its id.
        seen_by: Accounts and tokens that may know of it, besides the owners.
        named: Where the accounts are, if not in the usual place.

    Raises:
        WrongCallError: There is no such item or account.
    """
    return team.restrict(open_team(case, named), named_item(case, kind, name), seen_by, by=BY)


def lift(case: Path | None, kind: ItemKind, name: str, *, named: str = "") -> Item:
    """Let everybody know of an item again.

    Raises:
        WrongCallError: It is not restricted.
    """
    item = named_item(case, kind, name)
    team.lift(open_team(case, named), item, by=BY)
    return item


def named_item(case: Path | None, kind: ItemKind, name: str) -> Item:
    """Find what a person named.

    Raises:
        WrongCallError: There is no such original or comparison, or the id has another form.
    """
    if kind is ItemKind.INCIDENT:
        return Item(kind, name)
    if case is None:
        raise WrongCallError(f"a {kind.value} belongs to a case", advice="Name it with --case.")
    if kind is ItemKind.PUBLICATION:
        if not re.fullmatch("[0-9a-f]{12}", name):
            raise WrongCallError("a publication's id has 12 hexadecimal digits")
        return Item(kind, name)
    opened = Case.open(case)
    if kind is ItemKind.ORIGINAL:
        return Item(kind, named_originals(opened, [name], looked_at=False)[0].sha256)
    return Item(kind, finding_path(opened, name).removeprefix("findings/").removesuffix(".json"))
