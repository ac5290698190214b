"""Searches, counts and changes of a register: the same answers on every back end as the slow, obvious ones."""

from __future__ import annotations

import json
import random
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from diptych.adapters.register_database import Database, open_database
from diptych.domains.register import RegisterStore, check_chain, count, search
from diptych.model.errors import NotARegisterError, WrongCallError
from diptych.model.incidents import Incident, IncidentPlace
from diptych.model.register import LinkJudgement
from diptych.model.register_counts import COUNT_BY
from diptych.model.register_search import Near, SearchQuery, Sort
from diptych.model.statements import Act, Statement
from diptych.workflows.register_import import import_table
from diptych.workflows.register_search import (
    forget_search,
    kept_searches,
    query_from_words,
    saved_query,
    search_register,
)
from register_reference import counted, made_incidents, made_query, permuted, searched


def filled(database: Database, incidents: list[Incident]) -> RegisterStore:
    store = RegisterStore(database)
    with store.change(by="desk", reason="a test", action="import") as writer:
        writer.put_incidents(incidents, writer.held([one.id for one in incidents]))
    return store


def found(database: Database, query: SearchQuery) -> list[str]:
    page = search(database, query)
    assert page.total == len(page.incidents)
    assert page.total_is == "exact"
    return [one.id for one in page.incidents]


def test_searches_agree_with_the_slow_ones(register: str) -> None:
    rng = random.Random(5)
    incidents = made_incidents(rng, 150)
    database = open_database(register, create=True)
    filled(database, incidents)
    n_found = 0
    for _ in range(400):
        query = made_query(rng)
        expected = searched(incidents, query)
        assert found(database, query) == expected, query
        n_found += len(expected)
    assert n_found > 2_000
    database.close()


def test_pages_follow_each_other(register: str) -> None:
    incidents = made_incidents(random.Random(2), 60)
    database = open_database(register, create=True)
    filled(database, incidents)
    whole = searched(incidents, SearchQuery())
    pages = [search(database, SearchQuery(limit=7, offset=at)) for at in range(0, 63, 7)]
    assert [one.id for page in pages for one in page.incidents] == whole
    assert {page.total for page in pages} == {60}
    database.close()


@pytest.mark.parametrize("sort", ["oldest", "relevance"])
def test_pages_follow_each_other_in_every_order(register: str, sort: Sort) -> None:
    incidents = made_incidents(random.Random(6), 80)
    database = open_database(register, create=True)
    filled(database, incidents)
    query = SearchQuery(text="car", sort=sort, limit=1000)
    whole = searched(incidents, query)
    pages = [search(database, replace(query, limit=5, offset=at)) for at in range(0, len(whole) + 5, 5)]
    assert [one.id for page in pages for one in page.incidents] == whole and len(whole) > 10
    assert not pages[-1].incidents
    database.close()


def test_a_search_by_administrative_unit_finds_it_at_any_place_in_any_case(register: str) -> None:
    def placed(name: str, *admins: str) -> Incident:
        return Incident(id=name, source="M", places=tuple(IncidentPlace(admin=admin) for admin in admins))

    database = open_database(register, create=True)
    filled(
        database,
        [placed("a", "", "North unit"), placed("b", "UA14"), placed("c", "North unit 2"), placed("d")],
    )
    assert found(database, SearchQuery(admins=("NORTH  UNIT",))) == ["a"]
    assert found(database, SearchQuery(admins=("north unit", "ua14"), sort="oldest")) == ["a", "b"]
    database.close()


def test_searches_are_kept_listed_gone_on_from_replaced_and_forgotten(register: str) -> None:
    database = open_database(register, create=True)
    filled(database, made_incidents(random.Random(2), 60))
    database.close()
    asked = SearchQuery(
        sides=("Side A",), near=Near(latitude=48.6, longitude=38.0, radius_m=50_000.0), sort="oldest"
    )
    search_register(register, asked, save_as="near the town")
    search_register(register, SearchQuery(text='"car gate"'), save_as="phrase")
    assert saved_query(register, "near the town") == asked
    assert list(kept_searches(register)) == ["near the town", "phrase"]
    on = query_from_words(where=["source=Office"], base=saved_query(register, "near the town"))
    assert on == replace(asked, sources=("Office",))
    search_register(register, replace(asked, limit=3, offset=2), save_as="near the town")
    assert saved_query(register, "near the town") == asked
    forget_search(register, "phrase")
    assert list(kept_searches(register)) == ["near the town"]
    with pytest.raises(WrongCallError, match="near the town"):
        saved_query(register, "phrase")
    with pytest.raises(WrongCallError, match="phrase"):
        forget_search(register, "phrase")


@pytest.mark.parametrize("period", ["year", "month", "all"])
def test_counts_agree_with_the_slow_ones(register: str, period: str) -> None:
    rng = random.Random(9)
    incidents = made_incidents(rng, 200)
    database = open_database(register, create=True)
    filled(database, incidents)
    with database.reading() as connection:
        for _ in range(12):
            by = rng.sample(COUNT_BY, rng.randint(0, 5))
            rows = count(connection, database, by, period)  # type: ignore[arg-type]
            expected = counted(incidents, by, period, {})
            got = {(*row.groups.values(), row.unit, row.standard): row for row in rows}
            assert got.keys() == expected.keys()
            for key, row in got.items():
                for name in ("recorded", "resolved", "denied", "refuted"):
                    amount = getattr(row, name)
                    assert (amount.incidents, amount.low, amount.high) == expected[key][name], (by, key, name)
                missing = tuple(row.missing[name] for name in ("undated", "unlocated", "without_number"))
                assert missing == expected[key]["undated/unlocated/without_number"]
    database.close()


def test_duplicates_counted_once_agree_with_the_slow_way(register: str) -> None:
    rng = random.Random(12)
    incidents = made_incidents(rng, 120)
    database = open_database(register, create=True)
    store = filled(database, incidents)
    groups = [rng.sample(incidents, size) for size in (2, 5, 9, 14, 20) for _ in range(2)]
    clusters: dict[str, str] = {}
    judged = []
    for group in groups:
        fresh = [one.id for one in group if one.id not in clusters]
        clusters |= dict.fromkeys(fresh, fresh[0]) if len(fresh) > 1 else {}
        judged += [LinkJudgement(left=fresh[0], right=one, verdict="same") for one in fresh[1:]]
    with store.change(by="desk", reason="judged", action="record") as writer:
        writer.put_judgements(judged)
    n_differing = 0
    with database.reading() as connection:
        for by in ([], ["source"], ["side", "period"], ["kind"]):
            expected = counted(incidents, by, "year", clusters)
            for row in count(connection, database, by, "year"):  # type: ignore[arg-type]
                key = (*row.groups.values(), row.unit, row.standard)
                resolved = (row.resolved.incidents, row.resolved.low, row.resolved.high)
                assert resolved == expected[key]["resolved"], key
                n_differing += row.resolved != row.recorded
    assert n_differing > 10
    database.close()


def test_a_count_of_a_search_counts_what_it_finds(register: str) -> None:
    rng = random.Random(11)
    incidents = made_incidents(rng, 120)
    database = open_database(register, create=True)
    filled(database, incidents)
    by_id = {one.id: one for one in incidents}
    with database.reading() as connection:
        for _ in range(60):
            query = made_query(rng)
            rows = count(connection, database, ["source", "side"], "year", query)
            some = [by_id[one] for one in searched(incidents, query)]
            expected = counted(some, ["source", "side"], "year", {})
            assert {(*r.groups.values(), r.unit, r.standard): r.recorded.incidents for r in rows} == {
                key: value["recorded"][0] for key, value in expected.items()
            }, query
    database.close()


def test_exchanging_the_parties_exchanges_the_figures_and_nothing_else(register: str) -> None:
    incidents = made_incidents(random.Random(4), 100)
    names = {"Side A": "Side B", "Side B": "Side A"}
    database = open_database(register, create=True)
    filled(database, incidents)
    with database.reading() as connection:
        before = count(connection, database, ["source", "side", "period"], "year")
    order = [one.id for one in search(database, SearchQuery(limit=100)).incidents]
    store = RegisterStore(database)
    with store.change(by="desk", reason="exchanged", action="import") as writer:
        ids = [one.id for one in incidents]
        writer.put_incidents([permuted(one, names) for one in incidents], writer.held(ids))
    with database.reading() as connection:
        after = count(connection, database, ["source", "side", "period"], "year")
    assert [one.id for one in search(database, SearchQuery(limit=100)).incidents] == order

    def figures(rows: object, exchanged: dict[str, str]) -> set[tuple[object, ...]]:
        return {
            (r.groups["source"], " + ".join(exchanged.get(p, p) for p in r.groups["side"].split(" + ")),
             r.groups["period"], r.unit, r.standard, r.recorded, r.resolved, r.denied, r.refuted,
             tuple(r.missing.items()))
            for r in rows  # type: ignore[attr-defined]
        }  # fmt: skip

    renamed = {one for one in figures(before, {"Side A": "Side B", "Side B": "Side A"})}
    assert {
        tuple(" + ".join(sorted(v.split(" + "))) if i == 1 else v for i, v in enumerate(f)) for f in renamed
    } == {
        tuple(" + ".join(sorted(v.split(" + "))) if i == 1 else v for i, v in enumerate(f))
        for f in figures(after, {})
    }
    database.close()


def test_changed_incidents_are_found_as_they_are_now(register: str) -> None:
    rng = random.Random(3)
    incidents = made_incidents(rng, 80)
    database = open_database(register, create=True)
    store = filled(database, incidents)
    other = [
        Incident(**{name: getattr(two, name) for name in one.__slots__} | {"id": one.id})  # type: ignore[arg-type]
        for one, two in zip(incidents, made_incidents(random.Random(77), 80), strict=True)
    ]
    with store.change(by="desk", reason="corrected", action="import") as writer:
        writer.put_incidents(other, writer.held([one.id for one in other]))
    for _ in range(150):
        query = made_query(rng)
        assert found(database, query) == searched(other, query), query
    with database.reading() as connection:
        assert check_chain(connection) == store.snapshot()
    assert [one.version for one in store.history("incident", "i3")] == [1, 2]
    database.close()


def test_a_change_that_fails_leaves_everything_as_it_was(register: str) -> None:
    database = open_database(register, create=True)
    store = filled(database, made_incidents(random.Random(1), 10))
    before = store.snapshot()
    more = made_incidents(random.Random(8), 30)
    with pytest.raises(RuntimeError), store.change(by="desk", reason="stopped", action="import") as writer:
        writer.put_incidents(more, writer.held([one.id for one in more]))
        raise RuntimeError
    assert store.snapshot() == before
    assert len(found(database, SearchQuery(limit=100))) == 10
    with pytest.raises(WrongCallError), store.change(by="desk", reason=" ", action="import"):
        pass
    database.close()


def test_many_statements_at_once_count_as_one_by_one(register: str) -> None:
    database = open_database(register, create=True)
    store = filled(database, [Incident(id=f"I{n}", source="M") for n in range(6)])

    def denial(n: int, *incidents: str, act: Act = "denies") -> Statement:
        return Statement(
            id=f"S{n}",
            source="ministry",
            act=act,
            proposition="it did not happen",
            scope="incident",
            incidents=incidents,
        )

    def put(*statements: Statement) -> dict[str, int]:
        with store.change(by="desk", reason="a test", action="import") as writer:
            return writer.put_statements(list(statements), by_hand=False)

    denied = SearchQuery(standings=("denied",), sort="oldest")
    with store.change(by="desk", reason="a test", action="record") as writer:
        writer.put_record("source", "ministry", {"id": "ministry", "name": "a ministry"})
    assert put(denial(1, "I0", "I1", "I1"), denial(2, "I1", "I2"), denial(3, "I4", act="asserts")) == {
        "S1": 1,
        "S2": 1,
        "S3": 1,
    }
    assert sorted(found(database, denied)) == ["I0", "I1", "I2"]
    assert put(denial(1, "I0"), denial(2, "I3"), denial(4, "I5")) == {"S1": 2, "S2": 2, "S4": 1}
    assert sorted(found(database, denied)) == ["I0", "I3", "I5"]
    with database.reading() as connection:
        assert check_chain(connection) == store.snapshot()
    database.close()


def test_an_export_of_another_program_is_the_same_everywhere(register: str, tmp_path: Path) -> None:
    bulletins = [
        {"class": "bulletin", "id": n, "title": f"A van {n}", "sources": [{"id": n % 3, "title": f"Channel {n % 3}"}],
         "events": [{"from_date": f"2024-08-{n + 1:02d}T00:00"}]}
        for n in range(9)
    ]  # fmt: skip
    path = tmp_path / "export.json"
    path.write_text(json.dumps({"bulletins": bulletins}), encoding="utf-8")
    first = import_table(path, register=register, source="Archive")
    assert (first.created, first.records) == (9, {"sources created": 3, "statements created": 9})
    again = import_table(path, register=register, source="Archive")
    assert (again.unchanged, again.records) == (9, {"sources unchanged": 3, "statements unchanged": 9})
    assert first.snapshot == again.snapshot


def test_writers_take_turns_and_readers_see_whole_changes(register: str) -> None:
    open_database(register, create=True).close()
    failures: list[BaseException] = []

    def write(who: int) -> None:
        database = open_database(register)
        try:
            for turn in range(5):
                store = RegisterStore(database)
                with store.change(by=f"desk {who}", reason="together", action="import") as writer:
                    some = [Incident(id=f"{who}-{turn}-{k}", source="M") for k in range(3)]
                    writer.put_incidents(some, writer.held([one.id for one in some]))
        except BaseException as error:  # noqa: BLE001 -- shown by the test
            failures.append(error)
        finally:
            database.close()

    def read() -> None:
        database = open_database(register)
        try:
            for _ in range(20):
                assert search(database, SearchQuery(limit=100)).total % 3 == 0
        except BaseException as error:  # noqa: BLE001 -- shown by the test
            failures.append(error)
        finally:
            database.close()

    threads = [threading.Thread(target=write, args=(who,)) for who in range(3)] + [
        threading.Thread(target=read)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert failures == []
    database = open_database(register)
    assert search(database, SearchQuery(limit=100)).total == 45
    with database.reading() as connection:
        assert check_chain(connection).seq == 45
    database.close()


def test_an_address_without_a_register_is_refused(register: str) -> None:
    with pytest.raises(NotARegisterError):
        open_database(register)


def test_tables_are_those_that_the_program_describes(register: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from diptych.adapters.register_tables import metadata

    database = open_database(register, create=True)
    with database.reading() as connection:
        differing = compare_metadata(MigrationContext.configure(connection), metadata)
    ours = {"incident_text", "ix_incident_search_words", "words"}
    assert [one for one in differing if not any(name in str(one) for name in ours)] == []
    database.close()
