"""Spellings of the gazetteer at an import."""

from __future__ import annotations

from pathlib import Path

import pytest

from diptych.adapters.gazetteer_store import write_gazetteer
from diptych.adapters.register_database import open_database
from diptych.algorithms.name_spellings import spelling_key
from diptych.apps.cli import run
from diptych.domains.register import RegisterStore
from diptych.model.gazetteer import GazetteerPlace, PlaceName
from diptych.workflows.register_spellings import gazetteer_spellings


def place(number: int, *names: str) -> GazetteerPlace:
    return GazetteerPlace(
        id=f"x:{number}", country="XX", name=names[0], kind="village", within=(), latitude=1.0, longitude=2.0,
        names=tuple(PlaceName(text=name, kind="official" if n == 0 else "alternative") for n, name in enumerate(names)),
        coordinates="", population=None,
    )  # fmt: skip


@pytest.fixture
def gazetteer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "g.sqlite"
    places = [
        place(1, "Дівичне", "Divychne", "Девичное", "Old Ferry"),
        place(2, "Морське", "Morske", "Морское", "West Harbour"),
        place(3, "Морське", "Morske", "Морское", "East Harbour"),
    ]
    write_gazetteer(path, places, sources=["invented"], key=spelling_key)
    monkeypatch.setenv("DIPTYCH_GAZETTEER", str(path))
    return path


def test_a_name_that_one_place_bears_has_all_its_spellings(gazetteer: Path) -> None:
    with gazetteer_spellings(gazetteer) as spellings:
        assert spellings("Дівичне") == ("Divychne", "Девичное", "Old Ferry")
        assert spellings("divychne") == ("Дівичне", "Divychne", "Девичное", "Old Ferry")
        assert spellings("Nowhere at all") == ()
        assert spellings("?!") == ()


def test_a_name_that_several_places_bear_has_only_what_all_of_them_share(gazetteer: Path) -> None:
    with gazetteer_spellings(gazetteer) as spellings:
        assert spellings("Морське") == ("Morske", "Морское")


def test_an_import_finds_places_under_their_spellings_and_stays_unchanged(
    gazetteer: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        "id,title,place,source\n1,a van,Дівичне,Office\n2,a boat,Морське,Office\n", encoding="utf-8"
    )
    words = ["register", "import", str(table), "--register", str(tmp_path / "r.db"), "--quiet"]
    assert run([*words, "--spellings"]) == 0
    one = RegisterStore(open_database(tmp_path / "r.db")).incident("1")
    assert one is not None and one.places[0].spellings == ("Divychne", "Девичное", "Old Ferry")
    capsys.readouterr()
    assert run(["register", "search", "Old Ferry", "--register", str(tmp_path / "r.db")]) == 0
    assert "a van" in capsys.readouterr().out
    assert run(["register", "search", "West Harbour", "--register", str(tmp_path / "r.db")]) == 0
    assert "a boat" not in capsys.readouterr().out
    for more in ([], ["--spellings"]):
        assert run([*words, *more]) == 0
        assert "unchanged 2" in capsys.readouterr().out
