from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diptych.adapters.register_database import open_database
from diptych.adapters.sheets import write_xlsx
from diptych.apps.cli import run
from diptych.domains.register import RegisterStore, check_chain
from diptych.model.errors import BadTableError, NotARegisterError
from diptych.model.register import ImportReport
from diptych.workflows.register_import import import_table

HEADER = [
    *(
        "id",
        "title",
        "description",
        "date_from",
        "date_to",
        "place",
        "country",
        "latitude",
        "longitude",
        "kind",
    ),
    *("affected_min", "affected_max", "unit", "alleged_party", "affected_party", "source", "status", "url"),
]


def row(**cells: str) -> list[str]:
    known = {
        "id": "A-1", "title": "A collision", "date_from": "2024-08-12", "place": "Crossing", "country": "XX",
        "latitude": "1.5", "longitude": "2.5", "kind": "road accident", "affected_min": "1", "affected_max": "3",
        "unit": "persons", "alleged_party": "Side A", "affected_party": "Side B", "source": "Mission",
    } | cells  # fmt: skip
    return [known.get(name, "") for name in HEADER]


def table(folder: Path, *rows: list[str], header: list[str] | None = None, name: str = "t.csv") -> Path:
    text = io.StringIO()
    csv.writer(text).writerows([header or HEADER, *rows])
    path = folder / name
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def imported(folder: Path, *rows: list[str], **options: object) -> ImportReport:
    return import_table(table(folder, *rows), register=folder / "r.db", **options)  # type: ignore[arg-type]


def store(folder: Path) -> RegisterStore:
    return RegisterStore(open_database(folder / "r.db"))


def numbers(report: ImportReport) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, len(report.rejected)


def test_rows_are_created_then_unchanged_then_updated_and_every_version_stays(tmp_path: Path) -> None:
    assert numbers(imported(tmp_path, row(), row(id="A-2"))) == (2, 0, 0, 0)
    assert numbers(imported(tmp_path, row(), row(id="A-2"))) == (0, 0, 2, 0)
    report = imported(tmp_path, row(affected_max="4"), row(id="A-2"), reason="their correction")
    assert numbers(report) == (0, 1, 1, 0)
    assert report.changes[0]["id"] == "A-1"
    assert "affected" in report.changes[0]["fields"]  # type: ignore[operator]
    history = store(tmp_path).history("incident", "A-1")
    assert [one.version for one in history] == [1, 2]
    assert history[0].body["affected"]["high"] == 3
    assert history[1].reason == "their correction"
    with store(tmp_path).database.reading() as connection:
        assert check_chain(connection).name == report.snapshot


def test_a_table_with_fewer_columns_updates_only_those(tmp_path: Path) -> None:
    imported(tmp_path, row())
    path = table(tmp_path, ["A-1", "Mission", "closed"], header=["id", "source", "status"], name="s.csv")
    assert numbers(import_table(path, register=tmp_path / "r.db")) == (0, 1, 0, 0)
    one = store(tmp_path).incident("A-1")
    assert one is not None
    assert (one.status, one.kind, one.places[0].latitude, one.affected.high) == (
        "closed",
        "road accident",
        1.5,
        3,
    )
    assert one.named("alleged") == ("Side A",)


def test_a_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    report = imported(tmp_path, row(), row(id="A-2", date_from="2024-02-31"), dry_run=True)
    assert numbers(report) == (1, 0, 0, 1)
    assert not (tmp_path / "r.db").exists()
    imported(tmp_path, row())
    before = store(tmp_path).snapshot()
    assert numbers(imported(tmp_path, row(title="other"), row(id="A-3"), dry_run=True)) == (1, 1, 0, 0)
    assert store(tmp_path).snapshot() == before


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"date_from": "2024-02-31"}, "no such day"),
        ({"date_from": "03/04/2024"}, "two ways"),
        ({"date_from": "2024-08-12", "date_to": "2024-08-01"}, "ends before it starts"),
        ({"latitude": "95"}, "latitude 95.0 is outside"),
        ({"longitude": ""}, "go together"),
        ({"affected_min": "5", "affected_max": "2"}, "contradict"),
        ({"affected_min": "a few"}, "no whole number"),
        ({"affected_min": "-3"}, "no whole number"),
        ({"source": ""}, "source is empty"),
        ({"id": ""}, "id is empty"),
        ({"description": "x" * 1_000_000}, "1000000 characters"),
        ({"id": "x" * 300}, "1 to 200"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why_and_the_others_go_in(
    tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    report = imported(tmp_path, row(id="first"), row(**({"id": "bad"} | cells)), row(id="last"))
    assert numbers(report) == (2, 0, 0, 1)
    assert report.rejected[0].row == 3
    assert reason in report.rejected[0].reason
    assert {one.id for one in store(tmp_path).incidents()} == {"first", "last"}


def test_doubled_ids_are_rejected_with_the_row_of_the_first(tmp_path: Path) -> None:
    report = imported(tmp_path, row(), row(title="another"), row(id="A-2"))
    assert numbers(report) == (2, 0, 0, 1)
    assert "stands in row 2 already" in report.rejected[0].reason


def test_an_id_of_another_source_is_no_update(tmp_path: Path) -> None:
    imported(tmp_path, row(id="12"))
    other = row(id="12", source="Prosecutor", title="something else")
    report = imported(tmp_path, other)
    assert numbers(report) == (0, 0, 0, 1)
    assert "--origin" in report.rejected[0].reason
    assert numbers(imported(tmp_path, other, origin="prosecutor")) == (1, 0, 0, 0)
    assert {one.id for one in store(tmp_path).incidents()} == {"12", "prosecutor:12"}


def test_rows_without_a_column_of_ids_are_known_by_their_content_never_by_their_number(
    tmp_path: Path,
) -> None:
    header = ["title", "source"]
    first = table(tmp_path, ["one", "M"], ["two", "M"], header=header)
    assert import_table(first, register=tmp_path / "r.db").created == 2
    again = table(tmp_path, ["two", "M"], ["three", "M"], ["one", "M"], header=header)
    report = import_table(again, register=tmp_path / "r.db")
    assert numbers(report) == (1, 0, 2, 0)
    assert any("no column of ids" in note for note in report.notes)


@pytest.mark.parametrize(
    "content", [b"id,title\n1,caf\xe9\n", b"id,title\n1,a\0b\n", b"", b"\xff\xfe\x00\xd8a"]
)
def test_a_wrong_encoding_refuses_the_whole_table(tmp_path: Path, content: bytes) -> None:
    imported(tmp_path, row())
    before = store(tmp_path).snapshot()
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(BadTableError):
        import_table(path, register=tmp_path / "r.db")
    assert store(tmp_path).snapshot() == before


def test_a_wrong_encoding_late_in_the_table_leaves_nothing_half_written(tmp_path: Path) -> None:
    path = table(tmp_path, *(row(id=f"B-{i}") for i in range(3_000)))
    path.write_bytes(path.read_bytes() + b"late,caf\xe9\n")
    with pytest.raises(BadTableError, match="not UTF-8"):
        import_table(path, register=tmp_path / "r.db")
    assert list(store(tmp_path).incidents()) == []


def test_workbooks_with_dates_are_read(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with path.open("wb") as stream:
        write_xlsx(stream, [HEADER, row(title="=1+1")])
    assert numbers(import_table(path, register=tmp_path / "r.db")) == (1, 0, 0, 0)
    one = store(tmp_path).incident("A-1")
    assert one is not None
    assert (one.title, one.when) == ("=1+1", "2024-08-12")


def test_a_map_is_saved_edited_and_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = table(
        tmp_path, ["7", "12.08.2024", "EXP", "secret"], header=["Case no.", "Day", "Type code", "Note"]
    )
    (tmp_path / "m.toml").write_text(
        'source = "Office"\nregister = "office"\ndate_format = "%d.%m.%Y"\nkeep = ["Note"]\n'
        '[columns]\nid = "Case no."\ndate_from = "Day"\nkind = "Type code"\n[values.kind]\nEXP = "explosion"\n',
        encoding="utf-8",
    )
    code = run(["register", "import", str(theirs), "--register", str(tmp_path / "r.db"),
                "--map", str(tmp_path / "m.toml"), "--json"])  # fmt: skip
    report = json.loads(capsys.readouterr().out)
    assert (code, report["created"], report["rejected"]) == (0, 1, [])
    one = store(tmp_path).incident("office:7")
    assert one is not None
    assert (one.when, one.kind, one.source, one.extra) == (
        "2024-08-12",
        "explosion",
        "Office",
        (("Note", "secret"),),
    )
    assert run(["register", "import", str(table(tmp_path, row())), "--register", "x", "--save-map",
                str(tmp_path / "saved.toml")]) == 0  # fmt: skip
    assert 'id = "id"' in (tmp_path / "saved.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text", ['[columns]\nnone = "x"', "colour = 1", '[columns]\nid = "absent"', "not toml ]", "keep = 3"]
)
def test_a_map_that_does_not_fit_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "m.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadTableError):
        imported(tmp_path, row(), column_map=tmp_path / "m.toml")
    assert not (tmp_path / "r.db").exists()


def test_the_command_lists_rejected_rows_and_ends_with_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(tmp_path, row(), row(id="A-2", latitude="north"))
    assert run(["register", "import", str(path), "--register", str(tmp_path / "r.db"), "--quiet"]) == 3
    out = capsys.readouterr().out
    assert "created 1" in out and "row 3: latitude" in out


def test_other_files_are_no_registers(tmp_path: Path) -> None:
    (tmp_path / "r.db").write_text("something else entirely", encoding="utf-8")
    with pytest.raises(NotARegisterError):
        imported(tmp_path, row())
    assert (tmp_path / "r.db").read_text(encoding="utf-8") == "something else entirely"


def test_a_killed_import_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    imported(tmp_path, row())
    before = store(tmp_path).snapshot()
    big = table(tmp_path, *(row(id=f"K-{i}") for i in range(24_000)), name="big.csv")
    code = (
        "from pathlib import Path; from diptych.workflows.register_import import import_table\n"
        f"import_table(Path({str(big)!r}), register={str(tmp_path / 'r.db')!r}, "
        "progress=lambda s, f: print(s, flush=True))"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env=env) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.05)
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    assert store(tmp_path).snapshot() == before
    with store(tmp_path).database.reading() as connection:
        assert check_chain(connection) == before
    assert import_table(big, register=tmp_path / "r.db").created == 24_000
