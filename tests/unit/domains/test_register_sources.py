"""Sources of a register: what each said, counted kind by kind, and reports that go back to one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.adapters.register_database import open_database
from diptych.domains.register import SourceBook, source_book
from diptych.domains.register.sources import _origin, is_overdue
from diptych.model.statements import RequestForComment, Source, Statement, origin_of
from diptych.workflows.register_record import record_all
from make_bench_register import bench_register

SAID = {"proposition": "carts crossed the yard"}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> SourceBook:
    register = bench_register(tmp_path_factory.mktemp("register"), rows=20)
    more: list[tuple[str, object]] = [
        ("source", Source(id="north", name="Agency North", side="Side B", independence="tied_to_a_party",
                          reliability="C")),
        ("source", Source(id="south", name="Agency South", note="an agency", reliability="E")),
        ("statement", Statement(id="n1", source="north", act="asserts", repeats="p1", confidence="doubtful", **SAID)),
        ("statement", Statement(id="p1", source="south", act="asserts", repeats="n1", **SAID)),
        ("statement", Statement(id="p2", source="south", act="asserts", repeats="s1", said_at="2025", **SAID)),
        ("statement", Statement(id="a1", source="office-a", act="declines_to_comment", request="q1",
                                said_at="2024-08-28")),
        ("request", RequestForComment(id="q2", asked_by="Newsroom", asked="south", question="When?",
                                      asked_at="2024-08-22", deadline="2024-08-25", as_of="2024-09")),
    ]  # fmt: skip
    record_all(register, more, reason="more sources", by="viewer-1")
    database = open_database(register)
    with database.reading() as connection:
        found = source_book(connection)
    database.close()
    return found


def test_each_kind_is_counted_apart(book: SourceBook) -> None:
    office = book.lines["office-a"]
    assert office.acts == {"denies": 2, "declines_to_comment": 1} and office.statements == 3
    assert (office.incidents, office.general, office.passed_on) == (1, 2, 0)
    assert office.requests == {"declined": 1} and office.confidence == {"": 3}
    north = book.lines["north"]
    assert (north.reliability, north.confidence, north.passed_on, north.rings) == ("C", {"doubtful": 1}, 1, 1)


def test_sources_without_a_record_are_there_too(book: SourceBook) -> None:
    assert book.lines["south"].requests == {"waiting": 1}
    office = book.lines["Office One"]
    assert not office.recorded and office.rows > 10 and office.incidents == 0


def test_what_goes_back_to_one_counts_once(book: SourceBook) -> None:
    ring, passed = book.groups
    assert ring.circular and [one for one, _, _ in ring.members] == ["n1", "p1"]
    assert not passed.circular and passed.origin == "s1"
    assert passed.members == (("p2", "south", "Agency South"), ("s1", "witness", "A witness"))
    assert book.groups_of["south"] == (ring, passed) and book.groups_of["witness"] == (passed,)
    assert book.statements["south"] == ("p2", "p1"), "newest first, undated last"


def test_searches_and_orders(book: SourceBook) -> None:
    assert [one.id for one in book.find("AGENCY south")] == ["south"]
    assert [one.id for one in book.find("side b")] == ["north"]
    assert [one.id for one in book.find("", independence="independent")] == ["witness"]
    assert [one.id for one in book.find("", sort="reliability")][:2] == ["north", "south"]
    assert book.find("", sort="statements")[0].id == "office-a"
    assert book.find("", sort="incidents")[0].id == "witness"


@pytest.mark.parametrize(
    ("deadline", "as_of", "over"),
    [("2024-08-25", "2024-09", True), ("2024-08-25", "2024-08-25", False), ("2024-08", "2024-08-20", False),
     ("", "2024-09", False), ("2024-08-25", "", False)],
)  # fmt: skip
def test_a_deadline_is_over_only_where_somebody_looked_later(deadline: str, as_of: str, over: bool) -> None:
    assert is_overdue({"deadline": deadline, "as_of": as_of}) is over


@given(st.lists(st.one_of(st.none(), st.integers(0, 7)), min_size=8, max_size=8))
def test_the_way_back_is_the_one_of_the_model(links: list[int | None]) -> None:
    statements = tuple(
        Statement(id=f"s{k}", source="x", act="asserts", proposition="p", repeats="" if to in (None, k) else f"s{to}")
        for k, to in enumerate(links)
    )  # fmt: skip
    by_id = {one.id: one for one in statements}
    repeats = {one.id: one.repeats for one in statements}
    origins: dict[str, str] = {}
    found = {one.id: _origin(one.id, repeats, origins, set()) for one in statements}
    assert found == {one.id: origin_of(one, by_id) for one in statements}
