"""The published figures in a register: each told in its own words, none added, none compared that may not be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diptych.model.findings_json import record_to_json
from diptych.model.words import find_banned
from diptych.workflows.register_count import count_register
from diptych.workflows.register_record import record_file, told
from diptych.workflows.register_search import query_from_words, search_register
from published_facts import A, B, published

YARD = {"id": "yard", "source": "a newsroom", "title": "Two recordings of one yard", "when": "2025",
        "parties": [{"name": B, "role": "alleged"}, {"name": A, "role": "affected"}],
        "affected": {"unit": "persons", "low": None, "high": None}}  # fmt: skip
MORE = (
    ("investigation", {"id": "i1", "authority": "security", "stage": "opened", "subject": "the incident in the yard",
                       "incidents": ["yard"], "as_of": "2025"}),
    ("claim", {"id": "c-policy", "proposition": "killing prisoners is a policy"}),
    ("claim", {"id": "c-encouraged", "proposition": "killings are encouraged"}),
    ("request", {"id": "r1", "asked_by": "a newsroom", "asked": "brigade", "question": "the recordings of the yard",
                 "asked_at": "2025-03-01", "deadline": "2025-03-08", "as_of": "2025-03-10", "incidents": ["yard"]}),
    ("request", {"id": "r2", "asked_by": "a newsroom", "asked": "ministry", "question": "the recordings of the yard",
                 "asked_at": "2025-03-01", "deadline": "2025-03-08", "as_of": "2025-03-10", "incidents": ["yard"]}),
)  # fmt: skip


@pytest.fixture
def register(tmp_path: Path) -> Path:
    sources, statements = published()
    records: list[tuple[str, object]] = [("incident", YARD)]
    records += [("source", record_to_json(one)) for one in sources]
    records += [("statement", record_to_json(one)) for one in statements]
    lines = [json.dumps({"kind": kind, "record": body}) for kind, body in (*records, *MORE)]
    (tmp_path / "records.jsonl").write_text("\n".join(lines), encoding="utf-8")
    record_file(tmp_path / "r.db", tmp_path / "records.jsonl", reason="published", by="desk 1")
    return tmp_path / "r.db"


def test_each_fact_is_told_attributed_and_dated(register: Path) -> None:
    lines = told(register)
    assert len(lines) == 17
    every = "\n".join(lines)
    for part in (
        f"national prosecutor of {A}, 2025, said that prisoners of war were killed since the war began; "
        "figure: at least 245 persons",
        "UN human rights mission, 2025, said that documented killings of prisoners of war since August 2024; "
        "figure: 91 killings",
        "figure: 1 cases",
        "figure: more than 157,000 incidents",
        f"investigators of {B}, 2025, said that cases were opened into crimes alleged against {A}; "
        "figure: more than 5,700 criminal cases",
        f"foreign ministry of {B}, 2025, said that prisoners of war of {B} were systematically killed; "
        "figure: no number",
        f"a brigade of {A}, 2025, declined to comment",
        f"security agency of {A}, 2025, announced an investigation",
        f"defence ministry of {B}, 2025, did not respond",
        "said that prisoners are treated according to international law",
        f"spokesman of {B}, 2025, denied that killings are encouraged; general: about no single incident",
        f"allegations against troops of {A} are investigated",
        f"ascribed by this source to: leadership of {B}",
        "outside expert, 2025, assessed that",
        "UN official, 2025, assessed that the number of such killings rises; reason given: ",
        f"a newsroom asked defence ministry of {B} on 2025-03-01, with the deadline 2025-03-08",
        "as of 2025-03-10 there was no response",
        "as of 2025-03-10 it declined to comment",
    ):
        assert part in every, part
    assert find_banned(every) == []
    about = told(register, incident="yard")
    assert len(about) == 5 and not any("encouraged" in line for line in about)


def test_no_figure_is_added_and_no_two_are_compared(register: Path) -> None:
    counts = count_register(register)
    (row,) = counts.rows
    assert (row.recorded.incidents, row.recorded.low, row.recorded.high) == (1, 0, 0)
    assert row.missing["without_number"] == 1
    assert [line.split(" (")[0] for line in counts.stated] == [
        f"national prosecutor of {A}, 2025: at least 245 persons",
        "UN human rights mission, 2025: 91 killings",
        "UN human rights mission, 2025: 1 cases",
        f"national prosecutor of {A}, 2025: more than 157,000 incidents",
        f"investigators of {B}, 2025: more than 5,700 criminal cases",
        f"foreign ministry of {B}, 2025: no number of persons",
    ]
    assert len(counts.stated_pairs) == 15
    assert all(not one.relation and one.reasons for one in counts.stated_pairs)


def test_neither_the_general_denial_nor_a_silence_denies_the_incident(register: Path) -> None:
    (row,) = count_register(register).rows
    assert (row.denied.incidents, row.refuted.incidents) == (0, 0)
    assert search_register(register, query_from_words(where=["standing=open"])).total == 1
    assert search_register(register, query_from_words(where=["standing=denied"])).total == 0
