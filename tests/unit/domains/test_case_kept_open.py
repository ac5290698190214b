"""A case that is kept open: read anew when its log grew, and nothing remembered of what was destroyed."""

from __future__ import annotations

from pathlib import Path

import pytest

from diptych.domains.casefile import Case, KeptOpen, opened_case
from diptych.model.errors import CaseDamagedError, NotACaseError
from diptych.workflows.case_destroy import case_destroy
from make_case import QuickDisk, make_case


def test_it_is_read_anew_only_when_the_log_grew(tmp_path: Path) -> None:
    folder, keys = make_case(tmp_path)
    kept = KeptOpen(folder, keys)
    before = kept.case()
    assert kept.case() is before and opened_case(before) is before
    (note,) = before.records("note")
    document = before.read_document(note.path)
    assert before.read_document(note.path) is document, "unsealed once"
    Case.open(folder, keys=keys, disk=QuickDisk()).add_record("note", {"text": "the lamp is lit"})
    after = kept.case()
    assert after is not before and len(after.records("note")) == 2
    assert after.read_document(note.path) is document
    assert [e.index for e in after.entries()] == [e.index for e in Case.open(folder, keys=keys).entries()]


def test_what_was_destroyed_is_not_remembered(tmp_path: Path) -> None:
    folder, keys = make_case(tmp_path)
    kept = KeptOpen(folder, keys)
    (note,) = kept.case().records("note")
    kept.case().read_document(note.path)
    case_destroy(
        folder, [note.path], basis="court_order", reason="order of 3 March", keys=keys, disk=QuickDisk()
    )
    with pytest.raises(CaseDamagedError, match="destroyed"):
        kept.case().read_document(note.path)


def test_a_folder_that_is_no_case_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotACaseError):
        KeptOpen(tmp_path).case()
