"""What a table of observations may call the originals of a case, and where the example recordings go."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from diptych.model.errors import OutputRefusedError
from diptych.workflows import case_work
from diptych.workflows.case_work import _names_of
from diptych.workflows.demo import copy_examples


def _case(monkeypatch: pytest.MonkeyPatch, *files: str | None) -> Any:
    held = [SimpleNamespace(number=k, sha256=f"sha-{k}", file=file) for k, file in enumerate(files, 1)]
    monkeypatch.setattr(case_work, "name_of", lambda _case, one: one.file)
    return SimpleNamespace(originals=lambda: held)


def test_a_name_that_two_originals_bear_names_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    names = _names_of(_case(monkeypatch, "Clip.mp4", "yard.mp4", "clip.mp4", None))
    assert names == {"1": "sha-1", "2": "sha-2", "3": "sha-3", "4": "sha-4", "yard.mp4": "sha-2"}


def test_examples_never_replace_a_file(tmp_path: Path) -> None:
    copied = copy_examples(tmp_path / "examples")
    assert sorted(path.suffix for path in copied) == [".csv", ".mp4", ".mp4"]
    copied[0].write_bytes(b"mine")
    copied[1].unlink()
    with pytest.raises(OutputRefusedError, match="is there already"):
        copy_examples(tmp_path / "examples")
    assert copied[0].read_bytes() == b"mine" and not copied[1].exists()
