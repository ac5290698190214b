"""Accounts, sessions, tokens and restrictions: the same on a SQLite file and on PostgreSQL."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from diptych.adapters import passwords as p
from diptych.adapters import team_store as t
from diptych.domains import team
from diptych.domains.team import delays, tokens
from diptych.model.errors import (
    LoginRefusedError,
    NotAllowedError,
    TooManyTriesError,
    WrongCallError,
)
from diptych.model.team import Item, ItemKind, Need, Role

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
def store(database: str) -> Iterator[t.TeamStore]:
    opened = t.open_store(database, create=True)
    yield opened
    opened.close()


def code(made: team.Made, clock: Clock) -> str:
    assert made.second_factor is not None
    return p.code_at(made.second_factor, clock.s)


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


def test_own_tokens_do_no_more_than_their_account_and_end_with_it(store: t.TeamStore) -> None:
    team.add_account(store, "owner-1", Role.OWNER, by="test")
    team.add_account(store, "reviewer-1", Role.REVIEWER, by="owner-1")

    def own(name: str, role: Role) -> str:
        return team.add_token(store, name, role, lasts_s=3600, by="reviewer-1", account="reviewer-1")[1]

    for beyond in (Role.EDITOR, Role.OWNER):
        with pytest.raises(WrongCallError):
            own("sync-9", beyond)
    text = own("sync-1", Role.REVIEWER)
    _, of_all = team.add_token(store, "importer-1", Role.EDITOR, lasts_s=3600, by="owner-1")
    acting = team.read_token(store, text)
    assert acting is not None and acting.is_token and not acting.may(Need.PERSON) and acting.may(Need.REVIEW)
    assert [one.name for one in team.list_tokens(store, account="reviewer-1")] == ["sync-1"]
    team.set_role(store, "reviewer-1", Role.DATA_VIEWER, by="owner-1")
    lowered = team.read_token(store, text)
    assert lowered is not None and lowered.role is Role.DATA_VIEWER
    team.set_role(store, "reviewer-1", Role.EDITOR, by="owner-1")
    raised = team.read_token(store, text)
    assert raised is not None and raised.role is Role.REVIEWER, "a token grows with nobody"
    team.set_disabled(store, "reviewer-1", disabled=True, by="owner-1")
    assert team.read_token(store, text) is None and team.read_token(store, of_all)
    team.set_disabled(store, "reviewer-1", disabled=False, by="owner-1")
    assert team.read_token(store, text)
    with pytest.raises(WrongCallError, match="no token"):
        team.revoke_token(store, "importer-1", by="reviewer-1", account="reviewer-1")
    assert team.read_token(store, of_all)
    team.reset_account(store, "reviewer-1", by="owner-1")
    assert team.read_token(store, text) is None


def test_a_person_has_so_many_tokens_and_no_more(store: t.TeamStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "MOST_OWN", 2)
    team.add_account(store, "viewer-1", Role.VIEWER, by="test")

    def own(name: str) -> None:
        team.add_token(store, name, Role.VIEWER, lasts_s=3600, by="viewer-1", account="viewer-1")

    own("sync-1")
    own("sync-2")
    with pytest.raises(WrongCallError, match="tokens of yours"):
        own("sync-3")
    team.revoke_token(store, "sync-1", by="viewer-1", account="viewer-1")
    own("sync-3")


def test_a_person_ends_own_sessions_and_an_owner_those_of_others(store: t.TeamStore) -> None:
    made = team.add_account(store, "viewer-1", Role.VIEWER, by="test", second_factor=False)
    other = team.add_account(store, "viewer-2", Role.VIEWER, by="test", second_factor=False)
    sessions = team.Sessions(store)
    first, second, third = (sessions.login("viewer-1", made.password).secret for _ in range(3))
    foreign = sessions.login("viewer-2", other.password).secret
    listed = [one.id for _, one in team.list_sessions(store, "viewer-1")]
    assert sorted(listed) == sorted(team.session_id(one) for one in (first, second, third))
    assert {name for name, _ in team.list_sessions(store)} == {"viewer-1", "viewer-2"}
    with pytest.raises(WrongCallError, match="no such session"):
        team.end_own(store, "viewer-1", one=team.session_id(foreign))
    assert team.end_own(store, "viewer-1", one=team.session_id(first)) == 1
    assert [sessions.acting(one) is not None for one in (first, second, third, foreign)] == [0, 1, 1, 1]
    assert team.end_own(store, "viewer-1", but=team.session_id(third)) == 1
    assert [sessions.acting(one) is not None for one in (second, third, foreign)] == [0, 1, 1]
    assert team.end_sessions(store, "viewer-2", by="owner-1") == 1
    assert sessions.acting(foreign) is None and sessions.acting(third)
    with store.reading() as connection:
        told = [(one["what"], one["by"], one["name"]) for one in t.read_events(connection)[0]]
    assert told[-1] == ("sessions_ended", "owner-1", "viewer-2") and told.count(told[-2]) == 2


def test_another_authenticator_counts_once_its_code_was_typed(store: t.TeamStore) -> None:
    made, clock = team.add_account(store, "owner-1", Role.OWNER, by="test"), Clock()
    sessions = team.Sessions(store, clock_s=clock)
    setting_up = team.Authenticators(sessions, clock_s=clock)
    login = sessions.login("owner-1", made.password, code(made, clock))
    with pytest.raises(NotAllowedError, match="present password"):
        setting_up.offer(login.secret, "wrong")
    with pytest.raises(WrongCallError, match="being set up"):
        setting_up.confirm("owner-1", "000000")
    _, fresh = setting_up.offer(login.secret, made.password)
    with pytest.raises(NotAllowedError, match="not the authenticator"):
        setting_up.confirm("owner-1", code(made, clock))
    clock.s += p.STEP_S
    assert sessions.login("owner-1", made.password, code(made, clock)), "the former one counts until then"
    setting_up.confirm("owner-1", p.code_at(fresh, clock.s))
    with pytest.raises(LoginRefusedError):
        sessions.login("owner-1", made.password, p.code_at(fresh, clock.s))
    clock.s += p.STEP_S
    with pytest.raises(LoginRefusedError):
        sessions.login("owner-1", made.password, code(made, clock))
    assert sessions.login("owner-1", made.password, p.code_at(fresh, clock.s))
    _, late = setting_up.offer(login.secret, made.password)
    clock.s += 601
    with pytest.raises(WrongCallError):
        setting_up.confirm("owner-1", p.code_at(late, clock.s))


def test_an_authenticator_is_not_kept_under_a_password_that_is_gone(store: t.TeamStore) -> None:
    made, clock = team.add_account(store, "viewer-1", Role.VIEWER, by="test", second_factor=False), Clock()
    sessions = team.Sessions(store, clock_s=clock)
    setting_up = team.Authenticators(sessions, clock_s=clock)
    login = sessions.login("viewer-1", made.password)
    _, fresh = setting_up.offer(login.secret, made.password)
    sessions.change_password(login.secret, made.password, NEW)
    with pytest.raises(NotAllowedError, match="changed meanwhile"):
        setting_up.confirm("viewer-1", p.code_at(fresh, clock.s))
    assert sessions.login("viewer-1", NEW)


def test_a_store_of_the_first_form_is_brought_up_to_date_with_what_it_holds(database: str) -> None:
    store = t.open_store(database, create=True)
    team.add_account(store, "owner-1", Role.OWNER, by="test")
    _, text = team.add_token(store, "importer-1", Role.EDITOR, lasts_s=3600, by="owner-1")
    with store.writing() as connection:
        connection.exec_driver_sql("ALTER TABLE team_tokens DROP COLUMN account")
        connection.execute(t.meta.update().values(value="1"))
    store.close()
    again = t.open_store(database)
    assert team.read_token(again, text)
    assert team.list_tokens(again)[0].account is None
    with again.reading() as connection:
        assert connection.execute(t.meta.select()).one().value == str(len(t.STEPS))
        assert t.read_events(connection)[1]
    again.close()


def test_accounts_that_several_add_at_once_are_all_there_and_the_history_holds(store: t.TeamStore) -> None:
    def add(k: int) -> bool:
        try:
            team.add_account(store, f"viewer-{k // 2}", Role.VIEWER, by=f"owner-{k}")
        except WrongCallError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(add, range(12))) == 6
    assert len(team.list_accounts(store)) == 6
    with store.reading() as connection:
        events, holds = t.read_events(connection)
    assert holds and len(events) == 6
