"""Taking in through the workbench: files arrive whole or not at all, are known by their bytes, and keep conditions."""

from __future__ import annotations

import hashlib
import http.client
import shutil
import time
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diptych.adapters import inbox
from diptych.domains.casefile import Case
from diptych.workflows.case_new import case_new
from make_case import QuickDisk, quick_keys
from make_report import render
from make_workbench import Served, serving


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    render(path, 25, 1.0, 0.0)
    return path.read_bytes()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    keys = quick_keys(tmp_path / "keys")
    case_new(tmp_path / "case", title="Yard", keys=keys, disk=QuickDisk())
    with serving(tmp_path / "case", keys) as running:
        yield running


def new_inbox(served: Served) -> str:
    status, made = served.ask("/api/inbox", method="POST")
    assert status == 201 and "court" in made["secrecy"]
    return str(made["inbox"])


def send(served: Served, box: str, name: str, content: bytes, *, size: int | None = None) -> tuple[int, Any]:
    asked = urllib.parse.urlencode(
        {"name": name, "size": len(content) if size is None else size, "modified_ms": 1_700_000_000_000}
    )
    return served.ask(f"/api/inbox/{box}/files?{asked}", content, method="PUT")


def take(served: Served, box: str, **more: object) -> dict[str, Any]:
    status, work = served.ask("/api/jobs/take-in", {"inbox": box, **more})
    assert status == 202, work
    done = served.bench.works._find(work["id"])[1].wait(60)
    assert done.state == "done" and done.result is not None, done
    return dict(done.result)


def left(served: Served) -> list[Path]:
    return [one for one in (served.bench.folder() / "derived" / "inbox").rglob("*") if one.is_file()]


def test_files_arrive_are_taken_in_with_their_conditions_and_known_again(served: Served, clip: bytes) -> None:
    box = new_inbox(served)
    sha256 = hashlib.sha256(clip).hexdigest()
    assert send(served, box, "кліп.mp4", clip) == (
        200,
        {"name": "кліп.mp4", "size": len(clip), "sha256": sha256, "known_as": None},
    )
    assert send(served, box, "broken.mp4", clip[:900])[0] == 200
    assert send(served, box, "кліп.mp4", b"another of the same name")[0] == 200
    told = {"source": "a resident", "conditions": {"may_publish": "stills"}}
    report = take(served, box, **told)
    assert (report["taken_in"], report["failed"]) == (3, 0)
    states = {one["size"]: (one["file"], one["state"], one["number"]) for one in report["files"]}
    assert states[len(clip)] == ("кліп.mp4", "readable", 1)
    assert states[900][1] == "unreadable" and report["files"][1]["reason"]
    assert left(served) == []
    case = Case.open(served.bench.folder(), keys=served.bench.keys)
    receipt = case.read_record(case.state.originals[sha256].receipts[0])
    assert receipt["name"] == "кліп.mp4" and receipt["conditions"] == {"may_publish": "stills"}
    assert receipt["modified_ns"] == 1_700_000_000_000_000_000
    again = new_inbox(served)
    assert send(served, again, "кліп.mp4", clip)[1]["known_as"] == 1
    assert take(served, again, **told)["known"] == 1


@pytest.mark.parametrize("name", ["../x.mp4", "a/b.mp4", "..", ".part-0", "x" * 254 + "ж"])
def test_names_that_lead_elsewhere_are_refused(served: Served, name: str) -> None:
    assert send(served, new_inbox(served), name, b"x")[0] == 400
    assert left(served) == []


def test_what_breaks_off_leaves_nothing(served: Served, clip: bytes) -> None:
    box = new_inbox(served)
    assert send(served, box, "a.mp4", clip, size=len(clip) + 1)[0] == 400
    assert send(served, box, "a.mp4", clip, size=len(clip) - 1)[0] == 400
    link = http.client.HTTPConnection("127.0.0.1", served.bench.port, timeout=30)
    link.putrequest("PUT", f"/api/inbox/{box}/files?name=a.mp4&size={len(clip)}")
    link.putheader("authorization", f"Bearer {served.bench.secret}")
    link.putheader("content-length", str(len(clip)))
    link.endheaders()
    link.send(clip[:5000])
    link.close()
    time.sleep(0.3)
    for _ in range(100):
        if not left(served):
            break
        time.sleep(0.05)
    assert left(served) == []
    status, said = served.ask("/api/jobs/take-in", {"inbox": box})
    done = served.bench.works._find(said["id"])[1].wait(60)
    assert status == 202 and done.state == "failed" and done.error is not None
    assert done.error["message"] == "no file has arrived yet"


def test_a_full_disk_is_said_before_anything_comes(
    served: Served, clip: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = new_inbox(served)
    usage = shutil.disk_usage(served.bench.folder())
    monkeypatch.setattr(inbox.shutil, "disk_usage", lambda _: usage._replace(free=inbox.RESERVE + len(clip)))
    status, said = send(served, box, "a.mp4", clip)
    assert status == 422 and "GB" in said["error"]["message"] and said["error"]["advice"]
    assert left(served) == []


def test_an_inbox_is_thrown_away_and_wrong_conditions_are_refused(served: Served, clip: bytes) -> None:
    box = new_inbox(served)
    send(served, box, "a.mp4", clip)
    for wrong in ({"may_publish": "all"}, {"embargo_until": "2026-05-01"}):
        status, said = served.ask("/api/jobs/take-in", {"inbox": box, "conditions": wrong})
        assert status == 400 and said["error"]["message"]
    assert served.ask(f"/api/inbox/{box}", method="DELETE")[0] == 200
    assert left(served) == [] and send(served, box, "a.mp4", clip)[0] == 400
