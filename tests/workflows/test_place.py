"""The command on place names, over the lists that are installed."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from diptych.adapters.gazetteer_sources import UKRAINE_REGIONS, installed_sources, read_codifier, read_located
from diptych.adapters.gazetteer_store import write_gazetteer
from diptych.algorithms.name_spellings import spelling_key
from diptych.apps.cli import run
from diptych.domains.gazetteer import built
from diptych.model.gazetteer import ListedPlace

STATES = ("US.IL", "US.MO", "US.MA", "US.OH")
"""Four of the states with a Springfield."""


@pytest.fixture(scope="module")
def lists() -> tuple[list[ListedPlace], list[ListedPlace]]:
    return list(read_codifier()), [
        one for one in read_located() if one.country == "UA" or one.region in STATES
    ]


@pytest.fixture(scope="module")
def gazetteer(
    lists: tuple[list[ListedPlace], list[ListedPlace]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Ukraine and some states of the United States; the whole world takes half a minute."""
    path = tmp_path_factory.mktemp("gazetteer") / "gazetteer.sqlite"
    places = built(*lists)
    write_gazetteer(path, places, sources=installed_sources(), key=spelling_key)
    return path


@pytest.fixture
def look_up(gazetteer: Path, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def call(*arguments: str) -> dict[str, object]:
        assert run(["place", *arguments, "--gazetteer", str(gazetteer), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return call


@pytest.mark.parametrize(
    "name",
    [
        "П’ятихатки",
        "П'ятихатки",
        "Пʼятихатки",
        "П`ятихатки",
        "Пятихатки",
        "Piatykhatky",
        "Pyatikhatki",
        "Pʼâtihatki",
    ],
)
def test_one_village_is_found_under_every_spelling_and_never_alone(look_up, name: str) -> None:  # type: ignore[no-untyped-def]
    found = look_up(name, "--country", "UA")
    assert found["verdict"] == "several"
    assert found["total"] >= 9
    assert "katottg:UA23040210080067061" in {one["id"] for one in found["candidates"]}
    assert "does not say which one is meant" in found["statement"]


def test_a_unit_narrows_it_down_and_says_what_lies_outside(look_up) -> None:  # type: ignore[no-untyped-def]
    found = look_up("Пятихатки, Запорожская область")
    assert [one["id"] for one in found["candidates"]] == ["katottg:UA23040210080067061"]
    assert found["verdict"] == "one"
    assert found["elsewhere"] >= 8


def test_it_works_for_another_country(look_up) -> None:  # type: ignore[no-untyped-def]
    found = look_up("Springfield", "--country", "US", "--within", "US.IL")
    assert [one["name"] for one in found["candidates"]] == ["Springfield"]
    assert found["elsewhere"] >= 3
    assert 39 < found["candidates"][0]["latitude"] < 40


def test_a_letter_off_is_offered_as_near_and_nothing_as_none(look_up) -> None:  # type: ignore[no-untyped-def]
    near = look_up("Бердичів" + "к", "--country", "UA")
    assert near["verdict"] in ("near", "several", "one")
    typed = look_up("Миргорот", "--country", "UA")
    assert typed["verdict"] == "near"
    assert any(one["name"] == "Миргород" for one in typed["candidates"])
    assert look_up("Щъъыqzwv")["verdict"] == "none"


def test_regions_of_both_lists_agree(lists: tuple[list[ListedPlace], list[ListedPlace]]) -> None:
    codified, located = lists
    held: dict[str, Counter[str]] = {}
    where: dict[str, set[str]] = {}
    for one in codified:
        where.setdefault(spelling_key(one.name), set()).add(one.region)
    for place in located:
        if place.country == "UA":
            regions = {
                r for name in (place.name, *place.other_names) for r in where.get(spelling_key(name), ())
            }
            held.setdefault(place.region, Counter()).update(regions)
    assert set(held) == set(UKRAINE_REGIONS.values())
    for region, found in held.items():
        if region not in (
            "UA80",
            "UA85",
        ):  # the two cities hold parts that the codifier does not list as settlements
            assert found.most_common(1)[0][0] == region


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["' '"], "letter or digit"),
        (["Мирне", "--country", "Ukraine"], "no country code"),
        (["Мирне", "--limit", "0"], "at least one"),
    ],
)
def test_wrong_calls_say_so(
    gazetteer: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert run(["place", *arguments, "--gazetteer", str(gazetteer)]) == 2
    assert words in capsys.readouterr().err


def test_a_file_that_is_no_gazetteer_is_refused_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a gazetteer\n")
    assert run(["place", "Мирне", "--gazetteer", str(path)]) == 14
    assert "no gazetteer" in capsys.readouterr().err
    assert path.read_text() == "not a gazetteer\n"
