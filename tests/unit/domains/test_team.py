"""Accounts, sessions, tokens and restrictions, on a real store."""

from __future__ import annotations

import itertools
import stat
from pathlib import Path

import pytest

from diptych.adapters import passwords as p
from diptych.adapters import team_store as t
from diptych.domains import team
from diptych.domains.team import delays
from diptych.model.errors import (
    NotATeamError,
)
from diptych.model.team import GRANTS, Need, Role, check_password, span_s

NEW = "grey heron over the yard"


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.s = 1_900_000_000

    def __call__(self) -> int:
        return self.s


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(p, "_COST", "argon2id m=64 t=1 p=1")


@pytest.fixture
def store(tmp_path: Path) -> t.TeamStore:
    return t.open_store(tmp_path / "keys" / "team.sqlite", create=True)


def code(made: team.Made, clock: Clock) -> str:
    assert made.second_factor is not None
    return p.code_at(made.second_factor, clock.s)


def test_the_store_is_for_its_owner_alone_and_holds_no_secret(store: t.TeamStore, tmp_path: Path) -> None:
    made = team.add_account(store, "owner-1", Role.OWNER, by="test")
    _, text = team.add_token(store, "importer-1", Role.EDITOR, lasts_s=3600, by="owner-1")
    sessions = team.Sessions(store, clock_s=(clock := Clock()))
    login = sessions.login("owner-1", made.password, code(made, clock))
    acting = sessions.acting(login.secret)
    assert acting is not None and acting.seed is not None
    path = tmp_path / "keys" / "team.sqlite"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    held = b"".join(one.read_bytes() for one in path.parent.iterdir())
    assert made.second_factor is not None
    for secret in (made.password, text, login.secret, acting.seed.hex(), made.second_factor.hex()):
        assert secret.encode() not in held
    assert acting.seed.hex() not in repr(acting)


def test_what_others_may_read_is_refused_and_so_is_a_newer_form(store: t.TeamStore, tmp_path: Path) -> None:
    path = tmp_path / "keys" / "team.sqlite"
    with store.writing() as connection:
        connection.execute(t.meta.update().values(value="99"))
    with pytest.raises(NotATeamError, match="newer"):
        t.open_store(path)
    path.chmod(0o644)
    with pytest.raises(NotATeamError, match="others"):
        t.open_store(path)
    with pytest.raises(NotATeamError, match="no accounts yet"):
        t.open_store(tmp_path / "absent.sqlite")


def test_codes_are_those_of_the_standard() -> None:
    assert p.code_at(b"12345678901234567890", 59) == "287082"  # RFC 6238, appendix B, last six digits
    assert p.matching_step(b"12345678901234567890", "287 082", 59 + 30, after=0) == 1
    assert p.matching_step(b"12345678901234567890", "287082", 59 + 61, after=0) is None
    assert p.matching_step(b"12345678901234567890", "287082", 59, after=1) is None


def test_one_caller_may_send_so_many_requests_and_no_more() -> None:
    limits = team.Delays()
    asked = [limits.too_many("a", now_s=0.0) for _ in range(int(delays.BURST) + 1)]
    assert not any(asked[:-1]) and asked[-1]
    assert not limits.too_many("b", now_s=0.0)
    assert not limits.too_many("a", now_s=1.0)


def test_roles_grow_and_only_owners_see_the_whole() -> None:
    assert Need.SEE not in GRANTS[Role.DATA_VIEWER]
    order = [Role.DATA_VIEWER, Role.VIEWER, Role.REVIEWER, Role.EDITOR, Role.OWNER]
    for less, more in itertools.pairwise(order):
        assert GRANTS[less] < GRANTS[more]
    assert [role for role in Role if Need.WHOLE in GRANTS[role]] == [Role.OWNER]


def test_spans_and_passwords() -> None:
    assert (span_s("30d"), span_s("12h")) == (30 * 86_400, 12 * 3600)
    for bad in ("30", "0d", "d", "1w", "-1d"):
        with pytest.raises(ValueError, match="span"):
            span_s(bad)
    assert check_password("grey heron", name="viewer-1", second_factor=True)
    with pytest.raises(ValueError, match="15"):
        check_password("grey heron", name="viewer-1", second_factor=False)


def test_the_cost_is_what_the_source_recommends() -> None:
    assert (p.MEMORY_KIB, p.PASSES, p.LANES) == (19456, 2, 1)
