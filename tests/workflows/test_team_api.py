"""A workbench of a team: who is let in, under which name things are kept, and how sessions end."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from diptych.adapters import passwords
from diptych.apps.cli import run
from diptych.apps.web.app import routed_app
from diptych.apps.web.bench import Bench
from diptych.domains import team
from diptych.domains.casefile import Case
from diptych.model.team import Role
from make_team import NEW, Team, team_at_work
from make_workbench import serving


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with team_at_work(tmp_path_factory.mktemp("team")) as at_work:
        yield at_work


def test_nobody_gets_anything_and_the_page_is_served_without_a_secret(office: Team) -> None:
    status, said, _ = office.ask("/api/case")
    assert (status, said["error"]["kind"]) == (401, "not_logged_in")
    status, page, cookie = office.ask("/")
    assert status == 200 and b"workbench.js" in page and not cookie
    for secret in ("", "x", office.served.bench.secret):
        assert office.ask("/api/case", authorization=f"Bearer {secret}")[0] == 401
        assert office.ask("/api/case", cookie=f"diptych-{office.served.bench.port}={secret}")[0] == 401


def test_a_person_logs_in_chooses_a_password_works_and_leaves(office: Team) -> None:
    made = team.add_account(office.store, "viewer-1", Role.VIEWER, by="test")
    assert made.second_factor is not None
    typed = {"name": "viewer-1", "password": made.password}
    assert office.ask("/api/session", typed)[0] == 403
    code = passwords.code_at(made.second_factor, int(time.time()))
    status, said, cookie = office.ask("/api/session", {**typed, "code": code})
    assert (status, said["must_change"]) == (201, True)
    status, said, _ = office.ask("/api/case", cookie=cookie)
    assert status == 403 and "first password" in said["error"]["message"]
    status, said, _ = office.ask(
        "/api/session/password", {"old": made.password, "new": "short"}, cookie=cookie
    )
    assert status == 400 and "8 characters" in said["error"]["message"]
    status, said, again = office.ask(
        "/api/session/password", {"old": made.password, "new": NEW}, cookie=cookie
    )
    assert status == 200 and not said["must_change"]
    assert office.ask("/api/case", cookie=cookie)[0] == 401, "the former session has ended"
    _, said, _ = office.ask("/api/state", cookie=again)
    assert (
        said["who"]["name"] == "viewer-1" and "see" in said["who"]["may"] and "edit" not in said["who"]["may"]
    )
    assert office.ask("/api/session", method="DELETE", cookie=again)[0] == 200
    assert office.ask("/api/case", cookie=again)[0] == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_other_websites(office: Team) -> None:
    office.add("viewer-2", Role.VIEWER)
    request = urllib.request.Request(
        office.served.address + "api/session",
        data=json.dumps({"name": "viewer-2", "password": NEW}).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        told = answer.headers["set-cookie"].lower()
    assert "httponly" in told and "samesite=strict" in told and f"max-age={team.ABSOLUTE_S}" in told
    body = {"name": "viewer-2", "password": NEW}
    assert office.ask("/api/session", body, origin="http://elsewhere.example")[0] == 403
    assert office.ask("/api/session", body, sec_fetch_site="cross-site")[0] == 403
    assert office.ask("/api/session", body, host="elsewhere.example")[0] == 403


def test_failed_logins_wait_and_say_the_same_for_names_that_do_not_exist(office: Team) -> None:
    office.add("viewer-3", Role.VIEWER)
    said = {}
    for name in ("viewer-3", "nobody-3"):
        said[name] = [office.ask("/api/session", {"name": name, "password": "x"})[:2] for _ in range(3)]
        office.served.bench.sessions.delays.succeeded("address 127.0.0.1")
        office.ask("/api/session", {"name": name, "password": "x"})
        status, told, _ = office.ask("/api/session", {"name": name, "password": NEW})
        assert status == 429 and "the next is let through in" in told["error"]["message"]
        office.served.bench.sessions.delays.succeeded("address 127.0.0.1")
    assert said["viewer-3"] == said["nobody-3"]


def test_what_a_person_adds_stands_under_the_account_whatever_the_body_says(office: Team) -> None:
    cookie = office.add("editor-1", Role.EDITOR)
    told = {"original": 1, "from_s": 1, "to_s": 2, "action": "opens the gate", "observer": "viewer-9"}
    status, kept, _ = office.ask(f"/api/pairs/{office.served.pair}/observations", told, cookie=cookie)
    assert status == 201
    case = Case.open(office.folder, keys=office.served.bench.keys)
    record = case.state.records[kept["id"]][-1]
    assert case.read_record(record)["observer"] == "editor-1"
    assert list(case.entries())[record.index].actor == "editor-1"
    status, said, _ = office.ask(
        "/api/case/recordings/1/care", {"graphic": "no", "by": "viewer-9"}, method="PUT", cookie=cookie
    )
    assert status == 200
    assert (
        case.open(office.folder, keys=case.keys).read_record(f"records/care/{said['id']}.0001.json.age")["by"]
        == "editor-1"
    )


def test_what_a_person_does_is_signed_by_their_key_and_a_handed_over_log_shows_it(
    office: Team, tmp_path: Path
) -> None:
    cookie = office.add("owner-1", Role.OWNER)
    told = {"graphic": "no", "by": "owner-1"}
    assert office.ask("/api/case/recordings/2/care", told, method="PUT", cookie=cookie)[0] == 200
    order = {
        "tier": "court",
        "out": str(tmp_path / "bag"),
        "recipient": "court-1",
        "title": "Yard",
        "by": "owner-1",
    }
    status, work, _ = office.ask("/api/jobs/hand-over", {**order, "reason": "asked for"}, cookie=cookie)
    assert status == 202
    status = office.served.bench.works._all[work["id"]][1].wait(90)
    assert status.state == "done", status
    account = next(one for one in team.list_accounts(office.store) if one.name == "owner-1")
    newest = list(Case.open(office.folder, keys=office.served.bench.keys).entries())[-1]
    assert newest.actor == "owner-1" and newest.about["person"]["key"] == account.public_key  # type: ignore[index,call-overload]
    bag = tmp_path / "bag"
    done = subprocess.run(
        [sys.executable, "-S", str(bag / "verify.py"), str(bag), "--json"],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert found["ok"], found["problems"]
    entry = bag / "custody" / "handed_over.json"
    entry.write_bytes(entry.read_bytes().replace(b'"signature":"', b'"signature":"0', 1))
    done = subprocess.run(
        [sys.executable, "-S", str(bag / "verify.py"), str(bag)], capture_output=True, timeout=120
    )
    assert done.returncode == 1


def test_work_in_another_process_is_done_in_the_name_of_whoever_started_it(office: Team) -> None:
    cookie = office.add("editor-2", Role.EDITOR)
    status, work, _ = office.ask(
        "/api/jobs/view", {"original": 1, "frame": 3, "reason": "the gate"}, cookie=cookie
    )
    assert status == 202
    office.served.bench.works._all[work["id"]][1].wait(60)
    assert office.ask(f"/api/jobs/{work['id']}", cookie=cookie)[1]["state"] == "done"
    case = Case.open(office.folder, keys=office.served.bench.keys)
    assert [one.actor for one in case.entries() if one.about.get("purpose") == "viewing"] == ["editor-2"]
    other = office.add("editor-3", Role.EDITOR)
    unknown = office.ask("/api/jobs/000000000000", cookie=other)
    assert office.ask(f"/api/jobs/{work['id']}", cookie=other)[:2] == unknown[:2]
    assert office.ask("/api/jobs", cookie=other)[1] == {"work": []}


def test_a_token_is_an_actor_with_a_name_in_a_team_and_alone(office: Team) -> None:
    _, text = team.add_token(office.store, "importer-1", Role.REVIEWER, lasts_s=3600, by="owner-9")
    bearer = f"Bearer {text}"
    assert office.ask("/api/case", authorization=bearer)[0] == 200
    assert office.ask("/api/inbox", {}, authorization=bearer)[0] == 403
    assert office.ask("/api/session/password", {"old": "x", "new": NEW}, authorization=bearer)[0] == 403
    body = {"graphic": "no", "by": "viewer-9"}
    with serving(office.folder, office.served.bench.keys, sessions=team.Sessions(office.store)) as alone:
        assert alone.ask("/api/case")[0] == 200
        shown = {"authorization": bearer}
        assert alone.ask("/api/case/recordings/2/care", body, method="PUT", headers=shown)[0] == 200
        assert alone.ask("/api/inbox", {}, headers=shown)[0] == 403
        newest = list(Case.open(office.folder, keys=alone.bench.keys).entries())[-1]
        assert newest.actor == "importer-1"
        team.revoke_token(office.store, "importer-1", by="owner-9")
        assert alone.ask("/api/case", headers=shown)[0] == 401


def test_too_many_requests_are_put_off(office: Team) -> None:
    cookie = office.add("viewer-4", Role.VIEWER)
    limits = office.served.bench.sessions.delays
    while not limits.too_many("who viewer-4", now_s=time.monotonic()):
        pass
    assert office.ask("/api/state", cookie=cookie)[0] == 429


def test_every_route_says_what_it_needs() -> None:
    routes = routed_app(Bench()).state.declared
    assert len(routes) > 70
    assert [one for one in routes if one.access is None] == []


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--tls-key", "a.pem"], "Add --team"),
        (["--team", "--host", "0.0.0.0"], "over TLS only"),
        (["--team", "--host", "0.0.0.0", "--behind", "192.0.2.1"], "none is named"),
        (["--team", "--tls-key", "a.pem"], "belong together"),
        (["--team", "--behind", "proxy.example"], "is no address"),
        (["--team", "--tls-key", "a.pem", "--tls-certificate", "b.pem"], "there is no file"),
        (["--team"], "none is named"),
    ],
)
def test_beyond_this_machine_only_with_tls_or_a_named_proxy(
    words: list[str], part: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DIPTYCH_TEAM", raising=False)
    assert run(["serve", "--no-open", *words]) == 2
    assert part in capsys.readouterr().err
