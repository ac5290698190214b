"""A served case with accounts whose passwords are known, and requests as a browser sends them."""

from __future__ import annotations

import contextlib
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diptych.adapters import passwords
from diptych.adapters.team_store import TeamStore, open_store
from diptych.domains import team
from diptych.model.team import Role
from make_workbench import Served, bench_case, serving

NEW = "grey heron over the yard"


class Team:
    """A served case with accounts whose passwords are known."""

    def __init__(self, served: Served, store: TeamStore, folder: Path) -> None:
        self.served, self.store, self.folder = served, store, folder
        self.passwords: dict[str, str] = {}

    def add(self, name: str, role: Role) -> str:
        """Add an account and return a session of it as a cookie."""
        made = team.add_account(self.store, name, role, by="test", second_factor=False)
        cookie = self.login(name, made.password)
        status, _, cookie = self.ask(
            "/api/session/password", {"old": made.password, "new": NEW}, cookie=cookie
        )
        assert status == 200
        return cookie

    def login(self, name: str, password: str = NEW) -> str:
        status, said, cookie = self.ask("/api/session", {"name": name, "password": password})
        assert status == 201, said
        return cookie

    def ask(
        self, path: str, body: object = None, *, cookie: str = "", method: str = "", **headers: str
    ) -> tuple[int, Any, str]:
        """Ask as a browser does; returns status, answer and cookie."""
        data = None if body is None else json.dumps(body).encode()
        given = {
            "content-type": "application/json",
            **{name.replace("_", "-"): v for name, v in headers.items()},
        }
        if cookie:
            given["cookie"] = cookie
        url = self.served.address + path.removeprefix("/")
        request = urllib.request.Request(url, data=data, headers=given, method=method or None)
        try:
            answer = urllib.request.urlopen(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            content = answer.read()
            told = json.loads(content) if "json" in answer.headers["content-type"] else content
            return answer.status, told, (answer.headers["set-cookie"] or "").split(";")[0]


@contextlib.contextmanager
def team_at_work(root: Path, register: str = "") -> Iterator[Team]:
    """Serve a case with two recordings to a team; passwords cost little, so that tests are quick."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_COST", "argon2id m=64 t=1 p=1")
        folder, keys, pair = bench_case(root)
        store = open_store(root / "keys" / "team.sqlite", create=True)
        team.add_account(store, "owner-9", Role.OWNER, by="test")
        with serving(folder, keys, pair, register, sessions=team.Sessions(store), team_mode=True) as served:
            yield Team(served, store, folder)
