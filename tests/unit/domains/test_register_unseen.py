"""What a register shows to somebody from whom incidents are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from diptych.adapters.register_database import open_database
from diptych.domains.register import (
    RegisterStore,
    Unseen,
    held_incidents,
    regrouped,
    said_about,
    unseen_records,
)
from diptych.domains.register.reading import clusters_among
from diptych.model.incidents import Incident
from diptych.model.register import LinkJudgement
from diptych.model.statements import Statement
from diptych.workflows.register_unseen import unseen_of


def test_statements_that_name_it_go_and_links_to_them_are_cut() -> None:
    gone = Unseen(
        incidents=frozenset({"k"}), records={"statement": frozenset({"s1"}), "claim": frozenset({"c1"})}
    )
    bodies = [
        {"id": "s1", "incidents": ["k"]},
        {"id": "s2", "incidents": ["k", "o"]},
        {"id": "s3", "incidents": ["o"], "repeats": "s1", "claim": "c1", "stance": "for"},
        {"id": "s4", "incidents": ["o"], "repeats": "s3", "request": "r1"},
    ]
    assert list(gone.left("statement", bodies)) == [{"id": "s3", "incidents": ["o"]}, bodies[3]]
    said = [{"left": "o", "right": "p"}, {"left": "k", "right": "o"}]
    assert list(gone.left("judgement", said)) == said[:1]
    asked = {"id": "q", "answers": [{"text": "moved", "statements_for": ["s1", "s3"]}]}
    assert list(gone.left("hypotheses", [asked])) == [
        {"id": "q", "answers": [{"text": "moved", "statements_for": ["s3"]}]}
    ]
    assert list(Unseen().left("statement", bodies)) == bodies


@pytest.mark.parametrize(
    ("said", "hidden", "together"),
    [
        ("a=k b=k", "k", ""),  # together only through what is hidden
        ("a=b b=k", "k", "ab"),
        ("a=b b=k k=c a!c", "", ""),  # a contradiction leaves all of them apart
        ("a=b b=k k=c a!c", "k", "ab"),  # and it hangs on what is hidden
        ("a=b", "k", "ab"),
    ],
)
def test_records_hang_together_as_if_it_were_not(
    tmp_path: Path, said: str, hidden: str, together: str
) -> None:
    store = RegisterStore(open_database(tmp_path / "r.sqlite", create=True))
    with store.change(by="a", reason="b", action="import") as writer:
        writer.put_incidents([Incident(id=one, source="Office") for one in "abck"], {})
        writer.put_statements(
            [Statement(id="s", source="Office", act="asserts", scope="incident", incidents=("k",), proposition="x")]
        )  # fmt: skip
        writer.put_judgements(
            [
                LinkJudgement(left=one[0], right=one[-1], verdict="same" if "=" in one else "different")
                for one in said.split()
            ]
        )
    with store.database.reading() as connection:
        held = clusters_among(connection, list("abck"))
        numbers = {name: one.key for name, one in held_incidents(connection, list("abck")).items()}
        differing = regrouped(connection, list(hidden))
        groups: dict[object, str] = {}
        for name in "abc":
            group = differing.get(numbers[name], held.get(name))
            if group:
                groups[group] = groups.get(group, "") + name
        assert [one for one in groups.values() if len(one) > 1] == ([together] if together else [])
        assert unseen_records(connection, list(hidden)).records.get("statement", frozenset()) == (
            {"s"} if hidden else set()
        )


def test_records_that_a_view_of_a_case_leaves_out_are_unseen_too(tmp_path: Path) -> None:
    kept = Statement(id="s1", source="o", act="asserts", scope="incident", incidents=("k",), proposition="x")
    passed = Statement(
        id="s2", source="o", act="asserts", scope="incident", incidents=("a",), proposition="x", repeats="s1"
    )
    stores = []
    for name, some in (("whole", [kept, passed]), ("seen", [passed])):
        store = RegisterStore(open_database(tmp_path / f"{name}.sqlite", create=True))
        with store.change(by="a", reason="b", action="import") as writer:
            writer.put_incidents([Incident(id=one, source="Office") for one in "ak"], {})
            writer.put_statements(some)
        stores.append(store)
    for incidents in (["k"], []):
        found = unseen_of(stores[0], stores[1], incidents)
        assert found.records["statement"] == {"s1"}
    with stores[1].database.reading() as connection:
        (told,) = said_about(connection, "a", found)
    assert "repeats" not in told["record"] and "s1" not in told["sentence"]
