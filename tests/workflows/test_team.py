"""Accounts by the command line: beside the keys, never in the case, secrets shown once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diptych.adapters import passwords
from diptych.adapters.keys import KeyFolder
from diptych.apps.cli import run
from diptych.domains import team
from diptych.domains.casefile import Case
from diptych.workflows.case_new import case_new
from diptych.workflows.team_open import open_team
from make_case import QuickDisk


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIPTYCH_KEYS", str(tmp_path / "keys"))
    monkeypatch.setattr(passwords, "_COST", "argon2id m=64 t=1 p=1")
    keys = KeyFolder(disk=QuickDisk())
    case_new(tmp_path / "case", title="Yard", keys=keys, disk=QuickDisk())
    return tmp_path / "case"


def said(capsys: pytest.CaptureFixture[str], case: Path, *words: str, code: int = 0) -> dict:
    assert run(["team", *words, "--case", str(case), "--json"]) == code
    return json.loads(capsys.readouterr().out)


def test_a_team_is_kept_by_the_command_line(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    early = said(capsys, case, "add", "viewer-1", "--role", "viewer", code=35)
    assert "--role owner" in early["error"]["advice"]
    owner = said(capsys, case, "add", "owner-1", "--role", "owner")
    assert owner["second_factor_address"].startswith("otpauth://totp/Diptych:owner-1?secret=")
    login = team.Sessions(open_team(case)).login(
        "owner-1", owner["password"], passwords.code_at(_secret(owner["second_factor_key"]), _now())
    )
    assert login.must_change
    said(capsys, case, "add", "viewer-1", "--role", "data_viewer", "--no-second-factor")
    assert said(capsys, case, "role", "viewer-1", "--role", "viewer")["role"] == "viewer"
    assert said(capsys, case, "reset", "viewer-1", "--no-second-factor")["password"]
    assert said(capsys, case, "disable", "viewer-1")["disabled"] is True
    assert said(capsys, case, "disable", "viewer-1", "--back")["disabled"] is False
    token = said(capsys, case, "token", "add", "importer-1", "--role", "editor", "--expires", "7d")
    assert team.read_token(open_team(case), token["token"])
    said(capsys, case, "restrict", "incident", "a-17", "--to", "viewer-1")
    found = said(capsys, case, "list")
    assert [one["name"] for one in found["accounts"]] == ["owner-1", "viewer-1"]
    assert found["restrictions"][0]["seen_by"] == ["viewer-1"] and found["chain_holds"]
    assert token["token"] not in json.dumps(found) and owner["password"] not in json.dumps(found)
    assert run(["team", "list", "--case", str(case)]) == 0
    listed = capsys.readouterr().out
    assert "importer-1  editor  token, until" in listed and "incident a-17: owners and viewer-1" in listed
    said(capsys, case, "restrict", "incident", "a-17", "--lift")
    said(capsys, case, "token", "revoke", "importer-1")
    assert team.read_token(open_team(case), token["token"]) is None


def test_accounts_lie_beside_the_keys_and_never_in_the_case(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, case, "add", "owner-1", "--role", "owner")
    name = f"team-{Case.open(case).facts.case}.sqlite"
    assert (case.parent / "keys" / name).is_file()
    assert not list(case.rglob("*.sqlite"))
    inside = [
        "team",
        "add",
        "owner-1",
        "--role",
        "owner",
        "--case",
        str(case),
        "--accounts",
        str(case / "a.db"),
    ]
    assert run(inside) == 2
    assert "do not lie in a case" in capsys.readouterr().err
    assert not (case / "a.db").exists()


def test_mistakes_are_told(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, case, "add", "owner-1", "--role", "owner")
    for words, part in (
        (("token", "make", "importer-1"), "nothing that is done"),
        (("token", "add", "importer-1", "--expires", "soon"), "whole number"),
        (("restrict", "original", "7"), "names no original"),
        (("restrict", "publication", "x"), "12 hexadecimal"),
        (("role", "nobody-1", "--role", "viewer"), "no account nobody-1"),
    ):
        assert part in said(capsys, case, *words, code=2)["error"]["message"]
    assert run(["team", "list"]) == 2
    assert "none is named" in capsys.readouterr().err


def _secret(text: str) -> bytes:
    import base64

    return base64.b32decode(text)


def _now() -> int:
    import time

    return int(time.time())
