"""Accounts kept in the workbench: by owners those of others, by everybody their own."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator

import pytest

from diptych.adapters import passwords
from diptych.adapters.team_store import read_events
from diptych.domains import team
from diptych.model.team import Role
from make_team import NEW, Team, team_at_work
from make_workbench import serving


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    with team_at_work(tmp_path_factory.mktemp("accounts")) as at_work:
        yield at_work


def history(office: Team) -> list[tuple[object, object, object]]:
    with office.store.reading() as connection:
        told, holds = read_events(connection)
    assert holds
    return [(one["what"], one["by"], one.get("name")) for one in told]


def test_an_owner_keeps_accounts_and_each_change_stands_under_the_owners_name(office: Team) -> None:
    owner = office.add("owner-1", Role.OWNER)
    status, made, _ = office.ask("/api/team/accounts", {"name": "viewer-1", "role": "viewer"}, cookie=owner)
    assert status == 201 and made["must_change"] and made["password"]
    assert made["scan"]["address"].startswith("otpauth://totp/Diptych:viewer-1?secret=")
    assert office.ask("/api/team/accounts", {"name": "viewer-1", "role": "viewer"}, cookie=owner)[0] == 400
    secret = base64.b32decode(made["second_factor_key"])
    typed = {"name": "viewer-1", "password": made["password"]}
    status, _, cookie = office.ask(
        "/api/session", {**typed, "code": passwords.code_at(secret, int(time.time()))}
    )
    assert status == 201
    member = "/api/team/accounts/viewer-1"
    assert office.ask(f"{member}/role", {"role": "editor"}, method="PUT", cookie=owner)[1]["role"] == "editor"
    assert office.ask("/api/state", cookie=cookie)[1]["who"]["role"] == "editor"
    found = office.ask("/api/team", cookie=owner)[1]
    one = next(one for one in found["accounts"] if one["name"] == "viewer-1")
    assert (one["n_sessions"], one["disabled"], one["second_factor"]) == (1, False, True)
    assert found["chain_holds"] and made["password"] not in str(found)
    assert office.ask(f"{member}/end-sessions", method="POST", cookie=owner)[1] == {"ended": 1}
    assert office.ask("/api/state", cookie=cookie)[0] == 401
    assert office.ask(f"{member}/disable", method="POST", cookie=owner)[1]["disabled"]
    assert office.ask("/api/session", typed)[0] == 403
    assert not office.ask(f"{member}/enable", method="POST", cookie=owner)[1]["disabled"]
    status, again, _ = office.ask(f"{member}/reset", {"second_factor": False}, cookie=owner)
    assert status == 200 and again["scan"] is None
    office.served.bench.sessions.delays.succeeded("name viewer-1", "address 127.0.0.1")
    assert office.login("viewer-1", again["password"])
    assert [one for one in history(office) if one[2] == "viewer-1"] == [
        (what, "owner-1", "viewer-1")
        for what in (
            "account_added", "role_set", "sessions_ended", "account_disabled", "account_enabled", "account_reset",
        )
    ]  # fmt: skip


def test_an_owner_does_not_leave_the_case_without_one(office: Team) -> None:
    owner = office.add("owner-2", Role.OWNER)
    for one in team.list_accounts(office.store):
        if one.role is Role.OWNER and one.name != "owner-2":
            assert office.ask(f"/api/team/accounts/{one.name}/disable", method="POST", cookie=owner)[0] == 200
    status, said, _ = office.ask("/api/team/accounts/owner-2/disable", method="POST", cookie=owner)
    assert status == 400 and "no owner would be left" in said["error"]["message"]
    assert office.ask("/api/state", cookie=owner)[0] == 200


def test_a_person_makes_a_token_that_is_shown_once_and_acts_under_its_own_name(office: Team) -> None:
    cookie = office.add("editor-3", Role.EDITOR)
    asked = {"name": "sync-3", "role": "editor", "lasts": "7d"}
    status, made, _ = office.ask("/api/account/tokens", asked, cookie=cookie)
    assert status == 201 and made["account"] == "editor-3"
    assert made["token"] not in str(office.ask("/api/account", cookie=cookie)[1])
    bearer = f"Bearer {made['token']}"
    assert office.ask("/api/state", authorization=bearer)[1]["who"]["name"] == "sync-3"
    more = {**asked, "name": "sync-4"}
    for path, body in (("/api/account", None), ("/api/account/tokens", more), ("/api/team", None)):
        assert office.ask(path, body, authorization=bearer)[0] == 403
    for wrong in ({"role": "owner"}, {"lasts": "900d"}, {"lasts": "soon"}, {"name": "Ada Example"}):
        assert (
            office.ask("/api/account/tokens", {**asked, "name": "sync-5", **wrong}, cookie=cookie)[0] == 400
        )
    other = office.add("viewer-3", Role.VIEWER)
    assert office.ask("/api/account/tokens/sync-3/revoke", method="POST", cookie=other)[0] == 400
    assert office.ask("/api/state", authorization=bearer)[0] == 200
    assert office.ask("/api/account/tokens/sync-3/revoke", method="POST", cookie=cookie)[1]["revoked_at"]
    assert office.ask("/api/state", authorization=bearer)[0] == 401


def test_a_person_sees_and_ends_own_sessions(office: Team) -> None:
    here = office.add("viewer-4", Role.VIEWER)
    there, yonder = office.login("viewer-4"), office.login("viewer-4")
    own = office.ask("/api/account", cookie=here)[1]
    assert [one["this"] for one in own["sessions"]].count(True) == 1 and len(own["sessions"]) == 3
    other = team.session_id(there.partition("=")[2])
    assert office.ask(f"/api/account/sessions/{other}", method="DELETE", cookie=here)[1] == {"ended": 1}
    assert office.ask("/api/state", cookie=there)[0] == 401
    assert office.ask("/api/account/sessions/end-others", method="POST", cookie=here)[1] == {"ended": 1}
    assert office.ask("/api/state", cookie=yonder)[0] == 401
    assert office.ask("/api/state", cookie=here)[0] == 200


def test_a_person_sets_up_an_authenticator(office: Team) -> None:
    cookie = office.add("viewer-5", Role.VIEWER)
    offer = "/api/account/authenticator/offer"
    assert office.ask(offer, {"password": "wrong"}, cookie=cookie)[0] == 403
    status, given, _ = office.ask(offer, {"password": NEW}, cookie=cookie)
    assert status == 200 and given["qr"]["size"] > 20
    secret = base64.b32decode(given["key"])
    code = {"code": passwords.code_at(secret, int(time.time()))}
    assert office.ask("/api/account/authenticator", code, cookie=cookie)[0] == 200
    assert office.ask("/api/account", cookie=cookie)[1]["account"]["second_factor"]
    assert office.ask("/api/session", {"name": "viewer-5", "password": NEW})[0] == 403
    assert history(office)[-1] == ("second_factor_set", "viewer-5", "viewer-5")


def test_a_workbench_alone_has_no_accounts(office: Team) -> None:
    with serving(office.folder, office.served.bench.keys) as alone:
        for path in ("/api/account", "/api/team"):
            status, said = alone.ask(path)
            assert status == 400 and "--team" in said["error"]["advice"]
