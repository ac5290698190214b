"""A register that is kept open: the same while nothing changed, anew where its file or the case's log did."""

from __future__ import annotations

from pathlib import Path

import pytest

from diptych.domains.casefile import Case, KeptOpen
from diptych.model.errors import NotARegisterError
from diptych.model.incidents import Affected, Incident
from diptych.workflows.case_new import case_new
from diptych.workflows.register_kept import KeptRegister
from diptych.workflows.register_record import record_all
from make_case import quick_keys


def no_case() -> Case:
    raise AssertionError("no case was asked for")


def incident(name: str) -> tuple[str, Incident]:
    return "incident", Incident(id=name, source="Office One", affected=Affected())


def ids(kept: KeptRegister) -> set[str]:
    return {one.id for one in kept.store().incidents()}


def test_a_file_is_opened_once_and_anew_where_it_was_replaced(tmp_path: Path) -> None:
    place = tmp_path / "register.db"
    kept = KeptRegister(str(place), no_case)
    with pytest.raises(NotARegisterError):
        kept.store()
    record_all(place, [incident("a")], reason="seen", by="viewer-1")  # type: ignore[list-item]
    store = kept.store()
    assert ids(kept) == {"a"}
    record_all(place, [incident("b")], reason="seen", by="viewer-1")  # type: ignore[list-item]
    assert kept.store() is store and ids(kept) == {"a", "b"}
    record_all(tmp_path / "other.db", [incident("c")], reason="seen", by="viewer-1")  # type: ignore[list-item]
    store.database.close()
    for one in tmp_path.glob("register.db*"):
        one.unlink()
    (tmp_path / "other.db").rename(place)
    assert ids(kept) == {"c"} and kept.store() is not store


def test_the_register_of_a_case_follows_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = quick_keys(tmp_path / "keys")
    monkeypatch.setenv("DIPTYCH_KEYS", str(keys.path))
    case_new(tmp_path / "case", title="Yard", keys=keys)
    kept = KeptRegister(str(tmp_path / "case"), KeptOpen(tmp_path / "case", keys).case)
    empty = kept.store()
    assert kept.store() is empty and ids(kept) == set()
    record_all(tmp_path / "case", [incident("a")], reason="seen", by="viewer-1")  # type: ignore[list-item]
    assert ids(kept) == {"a"} and kept.store() is not empty
    assert list(empty.incidents()) == [], "who still reads the one before may end"
