"""Names and tags from strangers: through the command line, the page and an archive, nothing of them takes effect."""

from __future__ import annotations

import json
import os
import shutil
import sys
import unicodedata
from pathlib import Path

import pytest

from diptych.adapters.folders import write_json_atomic
from diptych.apps.cli import run
from diptych.apps.cli_output import show
from diptych.model.visible_text import cell, short_name, visible, visible_json
from make_video import make_video

FIRST = "</script><img src=x onerror=alert(1)>\u202e\x1b[2J\x07.mp4"
"""Ends a script, asks for a picture, turns the text, clears a screen, rings a bell."""

SECOND = os.fsdecode(b"=1+1 \xff\n`touch owned`;\xe2\x81\xa6.mp4")
"""A formula, a byte that is no text, a line of its own, a command, an isolated direction."""

needs_any_name = pytest.mark.skipif(
    sys.platform != "linux", reason="names of this kind cannot be written here"
)


def hidden(text: str, *, lines: bool = True) -> list[str]:
    """Give the characters that move a cursor, turn a text, or cannot be seen."""
    allowed = "\n" if lines else ""
    return [c for c in text if c not in allowed and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


@pytest.fixture
def named(tmp_path: Path) -> tuple[Path, Path]:
    plain = make_video(tmp_path / "plain.mp4", n_frames=30, width=160, height=120, seed=3)
    other = make_video(tmp_path / "other.mp4", n_frames=25, width=160, height=120, seed=4)
    folder = tmp_path / "taken in"
    folder.mkdir()
    first, second = folder / FIRST.replace("/", "∕"), folder / SECOND
    shutil.move(plain, first)
    shutil.move(other, second)
    return first, second


@needs_any_name
def test_names_through_a_comparison_and_its_page(
    named: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    out = tmp_path / "result"
    assert run(["compare", str(named[0]), str(named[1]), "--out", str(out)]) == 0
    shown = capsys.readouterr()
    assert hidden(shown.out) == hidden(shown.err) == []
    assert "‹U+202E›" in shown.out and "‹byte FF›" in shown.out and r"\n`touch" in shown.out
    found = json.loads((out / "findings.json").read_bytes())
    assert [r["file"] for r in found["recordings"]] == [path.name for path in named]
    assert hidden((out / "findings.json").read_text(encoding="utf-8")) == []
    page = (out / "index.html").read_text(encoding="utf-8")
    head = page.partition("<script>")[0]
    assert "<img src=x" not in page and hidden(head) == []
    assert "‹U+202E›" in page and "‹byte FF›" in page
    assert not list(tmp_path.rglob("owned"))
    assert sorted(path.name for path in (out / "media").iterdir()) == ["r1.mp4", "r2.mp4"]


@needs_any_name
def test_names_of_files_that_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = make_video(tmp_path / "good.mp4", n_frames=10)
    for name in (FIRST.replace("/", "∕"), SECOND):
        bad = tmp_path / name
        bad.write_text("no recording")
        for json_wanted in ([], ["--json"]):
            code = run(
                ["compare", str(good), str(bad), "--out", str(tmp_path / "result"), "--quiet", *json_wanted]
            )
            assert code == 11
            shown = capsys.readouterr()
            assert hidden(shown.out) == hidden(shown.err) == []
            if not json_wanted:
                assert shown.err.count("\n") == 1


@needs_any_name
def test_names_through_an_archive(
    named: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = tmp_path / "archive"
    broken = named[0].parent / ("broken \u202e\x1b]0;owned\x07" + os.fsdecode(b"\xfe") + ".mp4")
    broken.write_text("no recording")
    assert run(["archive", "add", str(named[0].parent), "--archive", str(archive), "--quiet"]) == 3
    for arguments in (
        ["archive", "status", "--archive", str(archive)],
        ["archive", "status", "--archive", str(archive), "--json"],
        ["find", str(named[0]), "--archive", str(archive), "--quiet"],
        ["find", str(named[0]), "--archive", str(archive), "--quiet", "--json"],
    ):
        assert run(arguments) == 0
        shown = capsys.readouterr()
        assert hidden(shown.out) == hidden(shown.err) == []
        assert shown.out.strip()
    found = json.loads(shown.out)
    assert found["same_footage"][0]["file"] == str(named[0])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("yard-first.mp4", "yard-first.mp4"),
        ("двор 1.mp4", "двор 1.mp4"),
        ("中庭\u3000二.mp4", "中庭\u3000二.mp4"),
        ("क्\u200dष.mp4", "क्\u200dष.mp4"),
        ("می\u200cرود", "می\u200cرود"),
        ("a\u202egpj.exe", "a‹U+202E›gpj.exe"),
        ("a\x1b[2J", "a‹U+001B›[2J"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("a\x00b\x7f\x9b", "a‹U+0000›b‹U+007F›‹U+009B›"),
        ("a\u2028b\u00a0c\u2060d\ufeff", "a‹U+2028›b‹U+00A0›c‹U+2060›d‹U+FEFF›"),
        ("a\u200db", "a‹U+200D›b"),
        ("\u3164\U000e0041", "‹U+3164›‹U+E0041›"),
        (os.fsdecode(b"a\xe9"), "a‹byte E9›"),
        ("", ""),
    ],
)
def test_hidden_characters_are_shown_and_letters_stay(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", r"'\t=1"),
        ("\0=1", "'‹U+0000›=1"),
        ("＝1", "'＝1"),
        ("yard", "yard"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(text: str, shown: str) -> None:
    assert cell(text) == shown


def test_a_long_name_is_shortened_in_the_middle() -> None:
    assert short_name("a.mp4") == "a.mp4"
    shown = short_name("x" * 300 + ".mp4", 41)
    assert len(shown) == 41 and shown.endswith(".mp4") and "…" in shown


def test_json_keeps_every_value_and_shows_no_hidden_character(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    value = {"name": FIRST + SECOND + "\U000e0041 ü 中", "n": [1, None, 0.5]}
    show(value)
    printed = capsys.readouterr().out
    write_json_atomic(tmp_path / "a.json", value)
    for text in (printed, (tmp_path / "a.json").read_text(encoding="utf-8")):
        assert json.loads(text) == value
        assert hidden(text) == []
        assert "ü 中" in text
    assert visible_json('{"a": "ü"}') == '{"a": "ü"}'
