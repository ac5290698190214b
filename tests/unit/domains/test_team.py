"""Accounts, sessions, tokens and restrictions, on a real store."""

from __future__ import annotations

import itertools
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from diptych.adapters import passwords as p
from diptych.adapters import team_store as t
from diptych.domains import team
from diptych.domains.team import delays
from diptych.model.errors import (
    LoginRefusedError,
    NotAllowedError,
    NotATeamError,
    TooManyTriesError,
    WrongCallError,
)
from diptych.model.team import GRANTS, Item, ItemKind, Need, Role, check_password, span_s

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


def test_a_login_needs_name_password_and_a_code_that_was_not_used(store: t.TeamStore) -> None:
    made, clock = team.add_account(store, "owner-1", Role.OWNER, by="test"), Clock()
    sessions = team.Sessions(store, clock_s=clock)
    right = code(made, clock)
    said = set()
    for name, password, typed in (
        ("owner-2", made.password, right),
        ("owner-1", "wrong", right),
        ("owner-1", made.password, ""),
    ):
        with pytest.raises(LoginRefusedError) as refused:
            sessions.login(name, password, typed)
        said.add((refused.value.message, refused.value.advice))
        clock.s += 2000
    assert len(said) == 1, "an answer says which part was wrong"
    right = code(made, clock)
    assert sessions.login("owner-1", made.password, right).must_change
    with pytest.raises(LoginRefusedError):
        sessions.login("owner-1", made.password, right)
    clock.s += p.STEP_S
    assert sessions.login("owner-1", made.password, code(made, clock))


def test_a_code_that_several_bring_at_once_counts_once(
    store: t.TeamStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, clock = team.add_account(store, "owner-1", Role.OWNER, by="test"), Clock()
    sessions, together = team.Sessions(store, clock_s=clock), threading.Barrier(4)
    matching = p.matching_step

    def met(*args: object, **more: object) -> int | None:
        found = matching(*args, **more)  # type: ignore[arg-type]
        together.wait(10)  # all have read that the code was not used
        return found

    monkeypatch.setattr(p, "matching_step", met)

    def let_in(_: int) -> bool:
        try:
            sessions.login("owner-1", made.password, code(made, clock))
        except LoginRefusedError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(let_in, range(4))) == 1


def test_codes_are_those_of_the_standard() -> None:
    assert p.code_at(b"12345678901234567890", 59) == "287082"  # RFC 6238, appendix B, last six digits
    assert p.matching_step(b"12345678901234567890", "287 082", 59 + 30, after=0) == 1
    assert p.matching_step(b"12345678901234567890", "287082", 59 + 61, after=0) is None
    assert p.matching_step(b"12345678901234567890", "287082", 59, after=1) is None


def test_sessions_end_by_time_by_leaving_by_an_owner_and_with_the_server(store: t.TeamStore) -> None:
    team.add_account(store, "owner-1", Role.OWNER, by="test")
    made = team.add_account(store, "viewer-1", Role.VIEWER, by="owner-1", second_factor=False)
    clock = Clock()
    sessions = team.Sessions(store, clock_s=clock)

    def begin() -> str:
        return sessions.login("viewer-1", made.password).secret

    idle = begin()
    clock.s += team.IDLE_S
    assert sessions.acting(idle)
    clock.s += team.IDLE_S + 1
    assert sessions.acting(idle) is None

    kept_busy = begin()
    for _ in range(team.ABSOLUTE_S // team.IDLE_S):
        clock.s += team.IDLE_S
        assert sessions.acting(kept_busy)
    clock.s += 1
    assert sessions.acting(kept_busy) is None

    left = begin()
    sessions.logout(left)
    assert sessions.acting(left) is None

    closed = begin()
    team.set_disabled(store, "viewer-1", disabled=True, by="owner-1")
    assert sessions.acting(closed) is None
    with pytest.raises(LoginRefusedError):
        begin()
    clock.s += 60
    team.set_disabled(store, "viewer-1", disabled=False, by="owner-1")
    last = begin()
    assert sessions.acting(last) and team.Sessions(store, clock_s=clock).acting(last) is None


def test_a_role_counts_from_the_next_request(store: t.TeamStore) -> None:
    team.add_account(store, "owner-1", Role.OWNER, by="test")
    made = team.add_account(store, "viewer-1", Role.VIEWER, by="owner-1", second_factor=False)
    sessions = team.Sessions(store, clock_s=Clock())
    secret = sessions.login("viewer-1", made.password).secret
    team.set_role(store, "viewer-1", Role.EDITOR, by="owner-1")
    acting = sessions.acting(secret)
    assert acting is not None and acting.role is Role.EDITOR


def test_a_changed_password_keeps_the_key_and_a_reset_makes_another(store: t.TeamStore) -> None:
    made, clock = team.add_account(store, "owner-1", Role.OWNER, by="test"), Clock()
    sessions = team.Sessions(store, clock_s=clock)
    first = sessions.login("owner-1", made.password, code(made, clock))
    before = sessions.acting(first.secret)
    assert before is not None
    with pytest.raises(NotAllowedError, match="present password"):
        sessions.change_password(first.secret, "wrong", NEW)
    for bad in ("short", made.password, "owner-1 and more words", "aaaaaaaaaaaaaaaaaa"):
        with pytest.raises(WrongCallError):
            sessions.change_password(first.secret, made.password, bad)
    second = sessions.change_password(first.secret, made.password, NEW)
    assert not second.must_change and sessions.acting(first.secret) is None
    after = sessions.acting(second.secret)
    assert after is not None and after.seed == before.seed
    clock.s += p.STEP_S
    assert sessions.login("owner-1", NEW, code(made, clock)), "the second factor stays"
    again = team.reset_account(store, "owner-1", by="test")
    assert again.account.public_key != made.account.public_key
    assert sessions.acting(second.secret) is None
    clock.s += p.STEP_S
    with pytest.raises(LoginRefusedError):
        sessions.login("owner-1", NEW, code(made, clock))


def test_delays_grow_are_the_same_for_names_that_do_not_exist_and_have_an_end(store: t.TeamStore) -> None:
    made, clock = team.add_account(store, "owner-1", Role.OWNER, by="test", second_factor=False), Clock()
    waited = {}
    for name in ("owner-1", "nobody-1"):
        sessions = team.Sessions(store, clock_s=clock)
        waited[name] = []
        for _ in range(16):
            with pytest.raises(LoginRefusedError):
                sessions.login(name, "wrong", address="203.0.113.7")
            wait = sessions.delays.wait_s(f"name {name}", now_s=clock.s)
            waited[name].append(wait)
            if wait:
                with pytest.raises(TooManyTriesError, match="too many"):
                    sessions.login(name, made.password)
            clock.s += int(wait) + 1
    assert waited["owner-1"] == waited["nobody-1"]
    assert waited["owner-1"][:6] == [0, 0, 0, 2, 4, 8] and waited["owner-1"][-1] == delays.LONGEST_S
    for k in range(delays.FREE_OF_ADDRESS):
        with pytest.raises(LoginRefusedError):
            sessions.login(f"guess-{k}", "wrong", address="203.0.113.7")
        if sessions.delays.wait_s("address 203.0.113.7", now_s=clock.s):
            break
    assert k == delays.FREE_OF_ADDRESS - 16, (
        "failures count by address too, and an office has more of them free"
    )
    assert team.Sessions(store, clock_s=clock).login("owner-1", made.password)


def test_after_a_hundred_failures_in_a_row_only_a_reset_helps(store: t.TeamStore) -> None:
    made, clock = team.add_account(store, "owner-1", Role.OWNER, by="test", second_factor=False), Clock()
    for _ in range(100):
        with pytest.raises(LoginRefusedError):
            team.Sessions(store, clock_s=clock).login("owner-1", "wrong")
    with pytest.raises(LoginRefusedError):
        team.Sessions(store, clock_s=clock).login("owner-1", made.password)
    again = team.reset_account(store, "owner-1", by="test", second_factor=False)
    assert team.Sessions(store, clock_s=clock).login("owner-1", again.password)


def test_one_caller_may_send_so_many_requests_and_no_more() -> None:
    limits = team.Delays()
    asked = [limits.too_many("a", now_s=0.0) for _ in range(int(delays.BURST) + 1)]
    assert not any(asked[:-1]) and asked[-1]
    assert not limits.too_many("b", now_s=0.0)
    assert not limits.too_many("a", now_s=1.0)


def test_a_token_is_an_actor_until_it_ends(store: t.TeamStore) -> None:
    team.add_account(store, "owner-1", Role.OWNER, by="test")
    made, text = team.add_token(store, "importer-1", Role.EDITOR, lasts_s=3600, by="owner-1")
    acting = team.read_token(store, text)
    assert acting is not None and (acting.name, acting.role) == ("importer-1", Role.EDITOR)
    clock = Clock()
    sessions = team.Sessions(store, clock_s=clock)
    clock.s = made.expires_s - 1
    assert sessions.acting(text)
    clock.s += 1
    assert sessions.acting(text) is None
    assert team.read_token(store, text + "x") is None
    team.revoke_token(store, "importer-1", by="owner-1")
    assert team.read_token(store, text) is None
    assert team.list_tokens(store)[0].revoked_at
    for name, role, lasts in (
        ("importer-1", Role.VIEWER, 60),
        ("owner-1", Role.VIEWER, 60),
        ("b-1", Role.OWNER, 60),
    ):
        with pytest.raises(WrongCallError):
            team.add_token(store, name, role, lasts_s=lasts, by="owner-1")


def test_restrictions_bind_all_but_owners_and_those_who_are_named(store: t.TeamStore) -> None:
    team.add_account(store, "owner-1", Role.OWNER, by="test")
    team.add_account(store, "editor-1", Role.EDITOR, by="owner-1")
    item = Item(ItemKind.INCIDENT, "a-17")
    with pytest.raises(WrongCallError, match="no account"):
        team.restrict(store, item, ["nobody-1"], by="owner-1")
    team.restrict(store, item, ["editor-1"], by="owner-1")
    assert team.hidden_from(store, "editor-1", Role.EDITOR) == frozenset()
    assert team.hidden_from(store, "owner-1", Role.OWNER) == frozenset()
    assert team.hidden_from(store, "viewer-1", Role.VIEWER) == {item}
    team.restrict(store, item, [], by="owner-1")
    assert team.hidden_from(store, "editor-1", Role.EDITOR) == {item}
    team.lift(store, item, by="owner-1")
    assert team.hidden_from(store, "viewer-1", Role.VIEWER) == frozenset()
    with pytest.raises(WrongCallError):
        team.lift(store, item, by="owner-1")


def test_an_owner_is_left_names_are_never_given_anew_and_pseudonyms_are_no_names(store: t.TeamStore) -> None:
    team.add_account(store, "owner-1", Role.OWNER, by="test")
    with pytest.raises(WrongCallError, match="no owner"):
        team.set_disabled(store, "owner-1", disabled=True, by="test")
    with pytest.raises(WrongCallError, match="no owner"):
        team.set_role(store, "owner-1", Role.VIEWER, by="test")
    team.add_account(store, "viewer-1", Role.VIEWER, by="owner-1")
    team.set_disabled(store, "viewer-1", disabled=True, by="owner-1")
    for name in ("viewer-1", "Ada Example", "viewer-" + "1" * 40):
        with pytest.raises(WrongCallError):
            team.add_account(store, name, Role.VIEWER, by="owner-1")
    assert [one.name for one in team.list_accounts(store)] == ["owner-1", "viewer-1"]


def test_a_changed_history_of_accounts_shows(store: t.TeamStore) -> None:
    team.add_account(store, "owner-1", Role.OWNER, by="test")
    team.add_account(store, "viewer-1", Role.VIEWER, by="owner-1")
    with store.writing() as connection:
        events, holds = t.read_events(connection)
        assert holds and [one["what"] for one in events] == ["account_added", "account_added"]
        connection.execute(t.events.update().where(t.events.c.serial == 0).values(content="{}"))
        assert not t.read_events(connection)[1]


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
