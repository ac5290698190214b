from __future__ import annotations

import hashlib
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from diptych.adapters.publication_scan import Scanner
from diptych.adapters.video import VideoReader
from diptych.apps.cli import run
from diptych.domains.casefile import Case
from diptych.domains.evidence import HandedOver
from diptych.model.findings_json import findings_from_json, findings_to_json
from diptych.model.publication import QUESTIONS
from diptych.model.words import find_banned
from diptych.workflows.case_log import case_log
from diptych.workflows.case_new import case_new
from diptych.workflows.take_in import take_in
from make_canaries import PLACES, canary, plant
from make_report import findings
from make_video import make_video

TEXTS = [canary(place) for place in PLACES]


def leaks(path: Path) -> set[str]:
    return {PLACES[hit.text] for hit in Scanner(TEXTS).scan(path)}


def call(capsys, *words: str, code: int = 0) -> dict:
    assert run(["publish", *words, "--json"]) == code
    return json.loads(capsys.readouterr().out)


def answer_all(capsys, plan: Path, verdict: str = "none_in_view") -> None:
    for question in QUESTIONS:
        call(
            capsys, "answer", str(plan), question, verdict, "--by", "editor-2", "--why", "looked at all of it"
        )


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plant(tmp_path_factory.mktemp("planted"), seconds=3.0)


@pytest.fixture(scope="module")
def planned(planted: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    plan = tmp_path_factory.mktemp("plan") / "p.json"
    made = ["publish", "plan", str(planted), "--out", str(plan), "--by", "editor-1", "--may-publish", "video"]
    assert run([*made, "--quiet"]) == 0
    return plan


def test_the_way_from_all_masked_to_a_copy_and_nothing_leaks_on_it(
    planted, planned, tmp_path, capsys
) -> None:
    plan = tmp_path / "p.json"
    plan.write_bytes(planned.read_bytes())
    capsys.readouterr()
    copy, still, page = tmp_path / "copy.mp4", tmp_path / "still.png", tmp_path / "preview.html"
    span = ["--from", "0", "--to", "2", "--by", "editor-1", "--reason", "the yard"]
    call(capsys, "clear", str(plan), "--what", "scene", *span)
    call(capsys, "clear", str(plan), "--what", "sound", *span)
    call(capsys, "preview", str(plan), str(planted), "--out", str(page), "--moments", "3")
    make = ["make", str(plan), str(planted), "--out", str(copy)]
    stopped = call(capsys, *make, code=1)
    assert {one["at"] for one in stopped["stopped_at"]} == {*QUESTIONS, "c1", "c2"}
    assert not copy.exists() and find_banned(json.dumps(stopped)) == []
    call(capsys, "agree", str(plan), "c1", "--by", "editor-1", code=2)
    for one in ("c1", "c2"):
        call(capsys, "agree", str(plan), one, "--by", "editor-2")
    answer_all(capsys, plan)
    made = call(capsys, *make)
    assert made["made"] and made["has_sound"] and made["frames"] == 75
    call(capsys, "make", str(plan), str(planted), "--out", str(still), "--at", "1.0")
    forbidden = tmp_path / "texts.txt"
    forbidden.write_text("\n".join(TEXTS))
    for path in (copy, still):
        assert call(capsys, "check", str(path), "--forbid", str(forbidden))["ok"]
    assert call(capsys, "check", str(planted.parent), "--forbid", str(forbidden), code=1)["problems"]
    for path in (copy, still, page, plan, tmp_path / "p.copies.jsonl"):
        assert leaks(path) == set(), path.name
    together = "place and a voice together may lead to whoever speaks"
    assert made["notes"] == [together] and together in page.read_text(encoding="utf-8")
    linked = json.loads((tmp_path / "p.copies.jsonl").read_text().splitlines()[0])
    assert linked["copy"] == made["sha256"]
    assert linked["original"].encode() not in copy.read_bytes()


def test_a_copy_without_clearances_is_masked_and_silent_from_end_to_end(
    planted, planned, tmp_path, capsys
) -> None:
    plan = tmp_path / "p.json"
    plan.write_bytes(planned.read_bytes())
    answer_all(capsys, plan)
    made = call(capsys, "make", str(plan), str(planted), "--out", str(tmp_path / "0.mp4"))
    assert made["has_sound"] is False
    pictures = [picture.luma for picture in VideoReader(tmp_path / "0.mp4")]
    assert len(pictures) == 75
    assert max(int(p.max()) - int(p.min()) for p in pictures) < 40, "nothing but the mask and its lines"
    other = make_video(tmp_path / "other.mp4", n_frames=75)
    call(capsys, "make", str(plan), str(other), "--out", str(tmp_path / "x.mp4"), code=2)


def test_conditions_stop_a_copy_and_are_named(planted, planned, tmp_path, capsys) -> None:
    document = json.loads(planned.read_text())
    plan = tmp_path / "p.json"
    for conditions, at, words in (
        (None, "may_publish", []),
        ({"may_publish": "nothing"}, "may_publish", []),
        ({"may_publish": "stills"}, "may_publish", []),
        ({"may_publish": "video", "embargo_until": "2999-01-01T00:00:00Z"}, "embargo_until", []),
        (
            {"may_publish": "video", "embargo_until": "2999-01-01T00:00:00Z"},
            "embargo_until",
            ["--clock-checked-by", "e-1"],
        ),
    ):
        plan.write_text(json.dumps({**document, "conditions": conditions}))
        answer_all(capsys, plan)
        make = ["make", str(plan), str(planted), "--out", str(tmp_path / "x.mp4"), *words]
        assert [one["at"] for one in call(capsys, *make, code=1)["stopped_at"]] == [at]
    plan.write_text(json.dumps({**document, "conditions": {"may_publsh": "video"}}))
    assert run(["publish", "show", str(plan)]) == 14
    assert not (tmp_path / "x.mp4").exists()


def test_in_a_case_its_receipts_bind_and_its_log_links_copy_and_original(
    planted, planned, tmp_path, capsys, monkeypatch
) -> None:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    case = tmp_path / "case"
    assert run(["case", "new", str(case), "--title", "Yard"]) == 0
    said = ["--source", canary("title"), "--may-publish", "description", "--no-examine", "--quiet"]
    assert run(["take-in", str(planted), "--case", str(case), *said, "--embargo-until", "soon"]) == 2
    assert run(["take-in", str(planted), "--case", str(case), *said]) == 0
    assert "never guaranteed" in capsys.readouterr().err
    plan = tmp_path / "p.json"
    plan.write_bytes(planned.read_bytes())
    capsys.readouterr()
    answer_all(capsys, plan)
    make = ["make", str(plan), str(planted), "--out", str(tmp_path / "x.mp4"), "--case", str(case)]
    stopped = call(capsys, *make, code=1)
    assert [one["at"] for one in stopped["stopped_at"]] == ["may_publish"], (
        "the plan says video, the receipt less"
    )
    free = tmp_path / "free"
    assert run(["case", "new", str(free), "--title", "Yard"]) == 0
    take_in([planted], case=free, handed=HandedOver(conditions={"may_publish": "video"}), examine=False)
    capsys.readouterr()
    make[-1] = str(free)
    made = call(capsys, *make)
    entry = next(one for one in Case.open(free).entries() if one.action == "publishing_copy_made")
    assert entry.about["copy"] == made["sha256"]
    assert entry.about["original"] == json.loads(plan.read_text())["original_sha256"]
    assert leaks(free / "log") == set() and leaks(free / "records") == set()
    assert run(["verify", str(free)]) == 0


def test_a_page_for_the_public_is_in_the_log_with_what_it_shows_and_who_agreed(
    planted, planned, tmp_path, capsys, monkeypatch
) -> None:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    folder, copy, public = tmp_path / "case", tmp_path / "x.mp4", tmp_path / "public"
    case_new(folder, title="Yard")
    asked = {"may_publish": "video", "may_share_with": ["mission-a"]}
    take_in([planted], case=folder, handed=HandedOver(conditions=asked), examine=False)
    plan = tmp_path / "p.json"
    plan.write_bytes(planned.read_bytes())
    span = ["--from", "0", "--to", "2", "--by", "editor-1", "--reason", "the yard"]
    call(capsys, "clear", str(plan), "--what", "scene", *span)
    call(capsys, "agree", str(plan), "c1", "--by", "editor-2")
    answer_all(capsys, plan)
    made = call(capsys, "make", str(plan), str(planted), "--out", str(copy), "--case", str(folder))
    case = Case.open(folder)
    sha256 = case.originals()[0].sha256
    compared = findings({"r1": 3.0, "r2": 4.0}, [], {"r1": sha256, "r2": "cd" * 32})
    value = findings_to_json(findings_from_json(compared))
    finding = case.add_finding(value, kind="compare", inputs=[sha256], settings={})
    result = tmp_path / "result"
    result.mkdir()
    (result / "findings.json").write_text(json.dumps(value), "utf-8")
    write = ["report", str(result), "--copy", f"r1={copy}", "--out", str(public), "--case", str(folder)]
    page = Path(call(capsys, *write, "--reason", "for the readers")["file"])
    told = [one for one in case_log(folder) if one.entry.action == "comparison_published"]
    assert len(told) == 1 and told[0].reason == "for the readers"
    assert "1 of 2 recordings shown, 1 clearances agreed by a second person" in told[0].words
    about = told[0].entry.about
    assert about["finding"] == finding.path and about["copies"] == [made["sha256"]]
    assert about["page"] == hashlib.sha256(page.read_bytes()).hexdigest()
    record = Case.open(folder).read_record(told[0].entry.objects[0].path)
    assert record["files"]["media/r1.mp4"] == made["sha256"] and len(record["files"]) == about["files"]
    shown, absent = record["recordings"]
    assert shown["cleared"] == [
        {"what": "scene", "from_s": 0.0, "to_s": 2.0, "asked_by": "editor-1", "agreed_by": "editor-2"}
    ]
    assert absent == {"recording": "r2", "original": "cd" * 32, "copy": None}
    assert leaks(folder / "log") == set() and leaks(folder / "records") == set()
    assert run(["verify", str(folder)]) == 0
    held = {}
    for tier, more in (("court", []), ("partner", ["--recipient", "mission-a"]), ("public", [])):
        bag = tmp_path / f"for-{tier}"
        assert run(["hand-over", str(folder), "--out", str(bag), "--to", tier, *more, "--quiet"]) == 0
        checked = subprocess.run(
            [sys.executable, bag / "verify.py", bag], capture_output=True, text=True, check=False
        )
        assert checked.returncode == 0, checked.stdout
        held[tier] = [one for one in bag.rglob("*.json") if b"editor-2" in one.read_bytes()]
    assert any("published_report" in one.as_posix() for one in held["court"])
    assert held["partner"] == held["public"] == []
    capsys.readouterr()
    foreign = tmp_path / "y.mp4"
    foreign.write_bytes(b"another file")
    for other in (f"r1={foreign}", f"r2={copy}"):
        words = ["report", str(result), "--copy", other, "--out", str(tmp_path / "p2")]
        call(capsys, *words, "--case", str(folder), code=2)
    assert not (tmp_path / "p2").exists()


def test_a_public_report_holds_numbers_and_copies_and_nothing_planted(
    planted, planned, tmp_path, capsys
) -> None:
    told = runpy.run_path(str(Path(__file__).parents[1] / "unit" / "domains" / "test_protection.py"))[
        "findings"
    ]

    plan = tmp_path / "p.json"
    plan.write_bytes(planned.read_bytes())
    answer_all(capsys, plan)
    call(capsys, "make", str(plan), str(planted), "--out", str(tmp_path / "copy.mp4"))
    result = tmp_path / "result"
    result.mkdir()
    text = json.dumps(told()).replace("Kanarie", canary("title"))
    (result / "findings.json").write_text(text)
    (result / "ground.json").write_text(json.dumps({"format": "diptych-ground/1", "note": canary("title")}))
    public = tmp_path / "public"
    call(capsys, "report", str(result), "--copy", f"r1={tmp_path / 'copy.mp4'}", "--out", str(public))
    assert leaks(result) == {"title"} and leaks(public) == set()
    names = {path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()}
    assert "media/r1.mp4" in names and "ground.json" not in names
    assert not any(name.startswith("frames/") for name in names)
    assert ("ab" * 32).encode() not in b"".join(
        path.read_bytes() for path in public.rglob("*") if path.is_file()
    )
    call(capsys, "report", str(result), "--copy", f"r1={planted}", "--out", str(tmp_path / "p2"), code=10)
    call(
        capsys,
        "report",
        str(result),
        "--copy",
        f"r9={tmp_path / 'copy.mp4'}",
        "--out",
        str(tmp_path / "p2"),
        code=2,
    )
    assert not (tmp_path / "p2").exists()
