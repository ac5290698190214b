"""The workbench's API: who may ask, what people add to a comparison, and that nothing makes it fail."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from diptych.domains.casefile import Case
from diptych.model.errors import WrongCallError
from diptych.workflows.case_view import view_frame
from diptych.workflows.register_record import record_file
from make_workbench import Served, bench_case, serving


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder, keys, pair = bench_case(tmp_path_factory.mktemp("bench"))
    with serving(folder, keys, pair) as running:
        yield running


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"authorization": "Bearer wrong"}, 403),
        ({"cookie": "diptych-1=wrong"}, 403),
        ({"host": "workbench.example"}, 403),
        ({"host": "127.0.0.1.example"}, 403),
        ({"origin": "http://127.0.0.1:1"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"host": "localhost"}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
    ],
)
def test_only_our_own_pages_may_ask(served: Served, headers: dict[str, str], status: int) -> None:
    known = {"authorization": f"Bearer {served.bench.secret}"}
    alone = status == 403 and ({"authorization", "cookie"} & set(headers) or not headers)
    assert served.ask("/api/case", headers=headers if alone else {**known, **headers})[0] == status


def test_the_page_brings_a_cookie_and_a_policy(served: Served) -> None:
    with urllib.request.urlopen(served.address + "pairs/anything", timeout=30) as answer:
        cookie, policy = answer.headers["set-cookie"], answer.headers["content-security-policy"]
        page = answer.read().decode()
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert (
        "<style" not in page and "onload" not in page and page.count("<script") == page.count('src="/static/')
    )
    known = {"cookie": cookie.split(";")[0]}
    assert served.ask("/api/case", headers=known)[0] == 200


def observation(**more: object) -> dict[str, object]:
    told = {"original": 1, "from_s": 3.0, "to_s": 3.5, "action": "puts down a crate", "who": "person 1",
            "certainty": "certain", "observer": "viewer-1",
            "region": {"x": 0.4, "y": 0.4, "w": 0.1, "h": 0.2}}  # fmt: skip
    return {**told, **more}


def test_an_observation_is_carried_changed_and_taken_back(served: Served) -> None:
    base = f"/api/pairs/{served.pair}"
    status, kept = served.ask(f"{base}/observations", observation())
    assert status == 201
    pair = served.ask(base)[1]
    (one,) = [o for o in pair["observations"] if o["id"] == kept["id"]]
    assert one["recording"] == "r1" and one["mark"]["unit"] == "fraction"
    (there,) = one["elsewhere"]
    assert there["recording"] == "r2" and there["from_s"] == pytest.approx(1.0, abs=1e-3)
    late = served.ask(f"{base}/observations", observation(from_s=7.5, to_s=7.6))[1]
    pair = served.ask(base)[1]
    states = {o["id"]: o["elsewhere"][0]["status"] for o in pair["observations"]}
    assert states[late["id"]] == "after_end"
    path = f"{base}/observations/{kept['id']}"
    assert served.ask(path, observation(action="sets down a crate"), method="PUT")[1]["version"] == 2
    status, said = served.ask(path, observation(observer="viewer-2"), method="PUT")
    assert status == 400 and "viewer-1" in said["error"]["message"]
    for name in (kept["id"], late["id"]):
        assert served.ask(f"{base}/observations/{name}/withdraw", observation())[0] == 200
    assert served.ask(base)[1]["observations"] == []
    case = Case.open(served.bench.folder(), keys=served.bench.keys)
    assert len(case.state.records[kept["id"]]) == 3, "every version stays"


@pytest.mark.parametrize(
    "wrong",
    [
        {"original": 99},
        {"from_s": 4.0},
        {"from_s": -1.0},
        {"action": "  "},
        {"observer": "Ada Example"},
        {"who": "Ada Example"},
        {"region": {"x": 0.5, "y": 0.5, "w": 0, "h": 1}},
    ],
)
def test_what_does_not_read_is_refused_in_words(served: Served, wrong: dict[str, object]) -> None:
    status, said = served.ask(f"/api/pairs/{served.pair}/observations", observation(**wrong))
    assert status == 400 and said["error"]["message"] and said["error"]["advice"]


def test_a_clock_set_by_hand_stands_beside_the_machine(served: Served) -> None:
    base = f"/api/pairs/{served.pair}"
    told = {"anchor": "r1=5.000,r2=1.000±0.040", "by": "viewer-1", "reason": "the square turns in both"}
    status, kept = served.ask(f"{base}/anchors", told)
    assert status == 201
    clock = served.ask(base)[1]["findings"]["comparisons"][0]["clock"]
    assert clock["origin"] == "human" and clock["segments"][0]["offset_s"] == pytest.approx(4.0)
    assert clock["machine"]["segments"][0]["offset_s"] == pytest.approx(2.0)
    for wrong in ({"anchor": "r1=5"}, {"anchor": "r1=5,r9=1"}, {"reason": " "}, {"anchor": "r1=5,r2=90"}):
        assert served.ask(f"{base}/anchors", {**told, **wrong})[0] == 400, wrong
    back = {"by": "viewer-1", "reason": "another square"}
    assert served.ask(f"{base}/anchors/{kept['id']}/withdraw", back)[0] == 200
    pair = served.ask(base)[1]
    assert pair["findings"]["comparisons"][0]["clock"]["origin"] == "machine"
    assert [one["withdrawn"] for one in pair["anchors"]] == [True]


def test_who_works_blind_sees_only_their_own(served: Served) -> None:
    base = f"/api/pairs/{served.pair}"
    first = served.ask(f"{base}/observations", observation(observer="viewer-1"))[1]
    assert served.ask(f"{base}/blind", {"observer": "viewer-2", "original": 1})[0] == 201
    assert served.ask(f"{base}/blind", {"observer": "viewer-2"})[0] == 400
    second = served.ask(
        f"{base}/observations", observation(observer="viewer-2", from_s=3.1, to_s=3.7, action="lays it down")
    )[1]
    _, blind = served.ask(f"{base}?observer=viewer-2")
    assert [o["id"] for o in blind["observations"]] == [second["id"]]
    assert [r["id"] for r in blind["findings"]["recordings"]] == ["r1"] and list(blind["media"]) == ["r1"]
    text = json.dumps(blind)
    assert first["id"] not in text and "r2" not in blind["originals"] and "puts down a crate" not in text
    assert blind["agreements"] == [] and blind["blind"]["observer"] == "viewer-2"
    assert served.ask(f"{base}/blind/end", {"observer": "viewer-2"})[0] == 200
    (agreed,) = served.ask(f"{base}?observer=viewer-2")[1]["agreements"]
    assert agreed["share"] == 1.0 and agreed["met"][0]["begins_apart_s"] == pytest.approx(0.1)
    assert not agreed["met"][0]["same_action"] and agreed["met"][0]["same_who"]


def test_watching_is_marked_and_described(served: Served) -> None:
    told = {"graphic": "yes", "described": "A square crosses the yard.", "by": "viewer-1"}
    assert served.ask("/api/case/recordings/2/care", told, method="PUT")[1]["version"] == 1
    assert (
        served.ask("/api/case/recordings/2/care", {**told, "graphic": "no"}, method="PUT")[1]["version"] == 2
    )
    assert served.ask("/api/case/recordings/2")[1]["care"]["graphic"] == "no"
    assert served.ask(f"/api/pairs/{served.pair}")[1]["care"]["r2"]["described"] == told["described"]


def test_media_come_in_ranges_and_originals_not_at_all(served: Served) -> None:
    base = f"{served.address}api/pairs/{served.pair}/files"
    known = {"authorization": f"Bearer {served.bench.secret}"}
    request = urllib.request.Request(f"{base}/media/r1.mp4", headers={**known, "range": "bytes=4-7"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 206 and answer.read() == b"ftyp"
        assert answer.headers["content-type"] == "video/mp4"
    for name in ("media/r9.mp4", "media/..%2f..%2fcase.toml", "frames/%2e%2e/x.png", "originals/ab"):
        assert served.ask(f"/api/pairs/{served.pair}/files/{name}")[0] in {400, 404}, name


def test_a_check_runs_with_progress_and_goes_on_record(served: Served) -> None:
    status, work = served.ask("/api/jobs/verify", {"sample": 1.0})
    assert status == 202
    done = served.bench.works._find(work["id"])[1].wait(60)
    assert done.state == "done" and done.result is not None and done.result["ok"] is True
    newest = served.ask("/api/case/log?limit=1")[1]["events"][0]
    assert newest["action"] == "fixity_checked"


def test_work_can_be_called_off(served: Served) -> None:
    status, work = served.ask("/api/jobs/compare", {"originals": [1, 2], "reason": "the yard"})
    assert status == 202
    assert served.ask(f"/api/jobs/{work['id']}/cancel", method="POST")[1]["state"] == "cancelled"
    assert len(served.ask("/api/pairs")[1]["pairs"]) == 1
    assert served.ask("/api/jobs/000000000000")[0] == 400


def test_without_a_case_every_answer_says_so() -> None:
    with serving(None) as running:
        assert running.ask("/api/state")[1]["case"] is None
        status, said = running.ask("/api/case")
        assert status == 400 and "diptych serve DIR" in said["error"]["advice"]


def test_a_look_at_the_original_is_exact_and_on_record(served: Served) -> None:
    asked = {"original": 1, "frame": 50, "reason": "the edge of the square"}
    work = served.ask("/api/jobs/view", asked)[1]
    done = served.bench.works._find(work["id"])[1].wait(60)
    assert done.state == "done" and done.result is not None, done.error
    assert (done.result["frame"], done.result["t_s"]) == (50, 2.0)
    status, picture = served.ask(f"/api/case/views/{done.result['name']}")
    assert status == 200 and picture.startswith(b"\x89PNG")
    newest = served.ask("/api/case/log?limit=1")[1]["events"][0]
    assert (newest["action"], newest["about"]["purpose"]) == ("accessed", "viewing")
    assert newest["reason"] == "the edge of the square"
    for original, frame, reason in ((1, 50, " "), (1, 5000, "why"), (9, 50, "why")):
        with pytest.raises(WrongCallError):
            view_frame(served.bench.folder(), original, frame, reason=reason, keys=served.bench.keys)
    assert served.ask("/api/case/views/0000000000000000-000001.png")[0] == 400


def test_a_comparison_from_the_browser_is_kept_and_shown(served: Served) -> None:
    asked = {"originals": [1, 2], "anchors": ["r1=2.0,r2=0.0±0.1"], "reason": "measured again"}
    work = served.ask("/api/jobs/compare", asked)[1]
    done = served.bench.works._find(work["id"])[1].wait(120)
    assert done.state == "done" and done.result is not None, done.error
    newest = served.ask("/api/pairs")[1]["pairs"][0]
    assert done.result["finding"] == f"findings/{newest['id']}.json"
    assert newest["by_hand"] and newest["shown"] and newest["originals"] == [1, 2]
    shown = served.ask(f"/api/pairs/{newest['id']}")[1]
    assert {r["file"] for r in shown["findings"]["recordings"]} == {"first.mp4", "second.mp4"}
    assert set(shown["media"]) == {"r1", "r2"}


def test_what_is_said_for_and_against_stands_beside_the_recordings(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = served.bench.reading()
    first = case.originals()[0].sha256
    said = {"said_at": "2026-03-02", "proposition": "a crate was left in the yard", "claim": "c1"}
    evidence = [{"sha256": first, "from_s": 3.0, "to_s": 3.4}, {"sha256": "cd" * 32}]
    records = [
        ("source", {"id": "a", "name": "office of side A", "side": "A"}),
        ("source", {"id": "b", "name": "spokesman of side B", "side": "B"}),
        ("claim", {"id": "c1", "proposition": "A crate was left in the yard."}),
        ("statement", {"id": "s1", "source": "b", "act": "denies", "stance": "against", **said}),
        (
            "statement",
            {"id": "s2", "source": "a", "act": "asserts", "stance": "for", "evidence": evidence, **said},
        ),
    ]
    file = tmp_path / "said.jsonl"
    file.write_text("\n".join(json.dumps({"kind": k, "record": r}) for k, r in records), encoding="utf-8")
    monkeypatch.setenv("DIPTYCH_KEYS", str(case.keys.path))
    record_file(str(served.bench.folder()), file, reason="as published")
    base = f"/api/pairs/{served.pair}"
    touching, other = served.ask(base)[1]["statements"]
    assert (touching["id"], touching["stance"], touching["proposition"]) == (
        "s2",
        "for",
        "A crate was left in the yard.",
    )
    assert touching["evidence"] == [{"recording": "r1", "from_s": 3.0, "to_s": 3.4}]
    assert (other["id"], other["stance"], other["evidence"]) == ("s1", "against", [])
    served.ask(f"{base}/blind", {"observer": "viewer-7"})
    assert served.ask(f"{base}?observer=viewer-7")[1]["statements"] == []


def test_a_clock_that_is_undetermined_is_set_by_hand(tmp_path: Path) -> None:
    folder, keys, pair = bench_case(tmp_path, segments=())
    with serving(folder, keys, pair) as running:
        base = f"/api/pairs/{pair}"
        running.ask(f"{base}/observations", observation(from_s=3.0, to_s=3.5))
        before = running.ask(base)[1]
        assert before["findings"]["comparisons"][0]["clock"]["verdict"] == "undetermined"
        assert before["observations"][0]["elsewhere"][0]["status"] == "undetermined"
        told = {"anchor": "r1=3.0,r2=1.0±0.05", "by": "viewer-1", "reason": "the square leaves the edge"}
        assert running.ask(f"{base}/anchors", told)[0] == 201
        after = running.ask(base)[1]
        (comparison,) = after["findings"]["comparisons"]
        assert comparison["clock"]["origin"] == "human" and comparison["clock"]["verdict"] == "aligned"
        assert comparison["clock"]["machine"]["verdict"] == "undetermined"
        assert {row["kind"] for row in comparison["contrast"]} >= {"only_in_first"}
        there = after["observations"][0]["elsewhere"][0]
        assert there["status"] != "undetermined" and there["from_s"] == pytest.approx(1.0, abs=0.001)
        placed = {one["id"]: one["segments"] for one in after["findings"]["timeline"]["recordings"]}
        assert placed["r2"][0]["offset_s"] == pytest.approx(2.0)
