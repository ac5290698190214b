"""Entries that people sign: both verifiers accept what holds and name what does not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from diptych.adapters.case_store import Change
from diptych.domains.casefile import Case, check_case
from diptych.domains.casefile import case as case_module
from diptych.model.custody import Entry, parse_entry
from diptych.model.team import ACTING, Acting, Role
from diptych.workflows.case_new import case_new
from make_case import QuickDisk, quick_keys

MARA = Acting(name="editor-1", role=Role.EDITOR, seed=bytes(range(32)))
OTHER = Acting(name="editor-2", role=Role.EDITOR, seed=bytes(range(1, 33)))


@pytest.fixture
def case(tmp_path: Path) -> Case:
    keys = quick_keys(tmp_path / "keys")
    case_new(tmp_path / "case", title="Yard", keys=keys, disk=QuickDisk())
    return Case.open(tmp_path / "case", keys=keys, disk=QuickDisk())


def act(case: Case, who: Acting | None, action: str = "exported") -> None:
    known = ACTING.set(who)
    try:
        case.log_event(action)
    finally:
        ACTING.reset(known)


def problems(case: Case) -> list[str]:
    """Kinds of problems that both verifiers name; they must agree."""
    ours = sorted(one.kind for one in check_case(case.root).problems)
    script = resources.files("diptych.domains.casefile").joinpath("verify.py")
    done = subprocess.run(
        [sys.executable, "-S", str(script), str(case.root), "--json"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    told = json.loads(done.stdout)
    assert sorted(one["kind"] for one in told["problems"]) == ours
    return ours


def test_what_people_sign_holds_and_the_first_entry_names_the_key(case: Case) -> None:
    act(case, None)
    act(case, MARA)
    act(case, OTHER)
    act(case, MARA)
    act(case, None)
    assert problems(case) == []
    entries = list(case.entries())
    assert [one.action for one in entries if one.actor == "editor-1"] == [
        "person_key_added",
        "exported",
        "exported",
    ]
    assert all("person" in one.about for one in entries if one.actor.startswith("editor"))
    assert not any("person" in one.about for one in entries if not one.actor.startswith("editor"))
    assert "5 entries are signed by 2 people with keys of their own" in check_case(case.root).notes


def unsigned(entry: Entry) -> Entry:
    return replace(entry, about={key: value for key, value in entry.about.items() if key != "person"})


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (unsigned, "missing_signature"),
        (lambda entry: replace(entry, action="copied"), "bad_signature"),
        (lambda entry: replace(entry, about={**entry.about, "original": "0" * 64}), "bad_signature"),
        (lambda entry: replace(entry, actor="editor-2"), "bad_signature"),
        (lambda entry: replace(entry, about={**entry.about, "person": "editor-1"}), "bad_signature"),
    ],
)
def test_whoever_holds_the_log_s_key_alone_makes_no_entry_in_a_person_s_name(
    case: Case, monkeypatch: pytest.MonkeyPatch, change: Callable[[Entry], Entry], kind: str
) -> None:
    act(case, MARA)
    act(case, OTHER)
    genuine = Change.commit

    def forged(self: Change, log: object, lines: list[bytes], sign: object) -> object:
        return genuine(self, log, [change(parse_entry(line)).to_line() for line in lines], sign)  # type: ignore[arg-type]

    monkeypatch.setattr(Change, "commit", forged)
    act(case, MARA)
    assert problems(case) == [kind]


def test_a_key_that_no_entry_named_does_not_count(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    act(case, MARA)
    monkeypatch.setattr(case_module.Writing, "_is_known", lambda *_: True)
    act(case, replace(MARA, seed=bytes(32)))
    assert problems(case) == ["bad_signature"]


def test_after_a_reset_the_new_key_is_named_and_counts(case: Case) -> None:
    act(case, MARA)
    act(case, replace(MARA, seed=bytes(32)))
    assert problems(case) == []
    assert len(case.state.events["person_key_added"]) == 2


def test_an_entry_of_another_log_does_not_count_here(case: Case, tmp_path: Path) -> None:
    from diptych.algorithms.signatures import signer_of

    act(case, MARA)
    entry = list(case.entries())[-1]
    assert signer_of(entry, case.facts.origin)
    with pytest.raises(ValueError, match="does not hold"):
        signer_of(entry, "diptych.case/" + "0" * 32)
