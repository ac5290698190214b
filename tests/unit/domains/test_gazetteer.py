"""A name gives every place that bears it; a position is given only where it is certain which place is meant."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diptych.algorithms.name_spellings import romanisations, spelling_key
from diptych.domains.gazetteer import built, found, parse_query
from diptych.model.gazetteer import GazetteerPlace, ListedPlace, PlacesFound

names = st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'", min_size=2, max_size=10).filter(
    lambda text: spelling_key(text) != ""
)


def _codified(number: int, name: str, region: str = "UA01") -> ListedPlace:
    return ListedPlace(
        id=f"katottg:{number}",
        country="UA",
        name=name,
        kind="village",
        within=(f"unit {region}",),
        region=region,
    )


def _located(number: int, name: str, region: str = "UA01", **more: object) -> ListedPlace:
    return ListedPlace(
        id=f"geonames:{number}",
        country="UA",
        name=name,
        kind="place",
        region=region,
        latitude=48.5,
        longitude=34.5,
        **more,  # type: ignore[arg-type]
    )


def _found(text: str, places: list[GazetteerPlace], within: str = "", limit: int = 50) -> PlacesFound:
    query = parse_query(text, within)
    key = spelling_key(query.name)
    held = [one for one in places if key in {spelling_key(name.text) for name in one.names}]
    return found(query, text=text, country="", places=held, near=[], limit=limit, sources=["made up"])


@given(st.lists(names, min_size=1, max_size=8), st.data())
def test_every_bearer_of_a_name_is_listed_under_every_romanisation(
    listed: list[str], data: st.DataObject
) -> None:
    places = list(built([_codified(k, name) for k, name in enumerate(listed)], []))
    wanted = data.draw(st.sampled_from(listed))
    text = data.draw(st.sampled_from([wanted, *romanisations(wanted).values()]))
    result = _found(text, places)
    bearers = {f"katottg:{k}" for k, name in enumerate(listed) if spelling_key(name) == spelling_key(wanted)}
    assert bearers <= {one.place.id for one in result.candidates}
    assert (result.verdict == "one") == (result.total == 1)
    if len(bearers) > 1:
        assert result.verdict == "several"
        assert str(result.total) in result.statement()


def test_a_cut_list_still_says_how_many_there_are() -> None:
    places = list(built([_codified(k, "Мирне", f"UA{k:02}") for k in range(9)], []))
    result = _found("Myrne", places, limit=2)
    assert (result.verdict, result.total, len(result.candidates)) == ("several", 9, 2)


def test_a_position_is_joined_only_where_both_sides_have_one_bearer() -> None:
    one = list(built([_codified(1, "Мирне")], [_located(7, "Myrne")]))
    assert [(p.id, p.latitude) for p in one] == [("katottg:1", 48.5)]
    two = list(built([_codified(1, "Мирне"), _codified(2, "Мирне")], [_located(7, "Myrne")]))
    assert [(p.id, p.latitude) for p in two] == [
        ("katottg:1", None),
        ("katottg:2", None),
        ("geonames:7", 48.5),
    ]
    assert two[0].coordinates == (
        "none: 2 of this name in the region, 1 in the list with coordinates (geonames:7)"
    )
    apart = list(built([_codified(1, "Мирне")], [_located(7, "Myrne", "UA02")]))
    assert [(p.id, p.latitude) for p in apart] == [("katottg:1", None), ("geonames:7", 48.5)]


def test_what_matched_is_said() -> None:
    places = list(
        built([_codified(1, "Олександрівка")], [_located(7, "Oleksandrivka", other_names=("Alte Stadt",))])
    )
    for text, matched in {
        "Олександрівка": "official name",
        "Oleksandrivka": "alternative name",
        "Alte Stadt": "alternative name",
        "Александровка": "Russian form by rule",
        "Aleksandrovka": "Russian form by rule, BGN/PCGN romanisation",
        "Oleksandriwka": "a spelling like the official name",
    }.items():
        candidates = _found(text, places).candidates
        assert [one.matched for one in candidates] == [matched], text


def test_designations_and_units_are_read() -> None:
    assert parse_query("с. Петрівка, Полтавська обл.").name == "Петрівка"
    assert parse_query("смт.Мирне").name == "Мирне"
    assert parse_query("Село").name == "Село"
    places = [
        *built(
            [ListedPlace(id="a", country="UA", name="Петрівка", kind="village", within=("Полтавська",))], []
        ),
        *built([ListedPlace(id="b", country="UA", name="Петрівка", kind="village", within=("Сумська",))], []),
    ]
    for within in ("Полтавська обл.", "Полтавская область", "Poltava oblast", "Poltavska"):
        result = _found(f"Петровка, {within}", places)
        assert [one.place.id for one in result.candidates] == ["a"], within
        assert (result.verdict, result.elsewhere) == ("one", 1)
    nowhere = _found("Петрівка, Львівська", places)
    assert nowhere.verdict == "none"
    assert "outside it 2 do" in nowhere.statement()
