from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from diptych.adapters.publication_scan import Scanner
from diptych.adapters.video import VideoReader
from diptych.apps.cli import run
from diptych.model.publication import QUESTIONS
from diptych.model.words import find_banned
from make_canaries import PLACES, canary, plant
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
    from diptych.domains.casefile import Case
    from diptych.domains.evidence import HandedOver
    from diptych.workflows.take_in import take_in

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


def test_a_public_report_holds_numbers_and_copies_and_nothing_planted(
    planted, planned, tmp_path, capsys
) -> None:
    findings = runpy.run_path(str(Path(__file__).parents[1] / "unit" / "domains" / "test_protection.py"))[
        "findings"
    ]

    plan = tmp_path / "p.json"
    plan.write_bytes(planned.read_bytes())
    answer_all(capsys, plan)
    call(capsys, "make", str(plan), str(planted), "--out", str(tmp_path / "copy.mp4"))
    result = tmp_path / "result"
    result.mkdir()
    text = json.dumps(findings()).replace("Kanarie", canary("title"))
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
