"""Passkeys in place of a code: the same on a SQLite file and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from diptych.adapters import passwords as p
from diptych.adapters import team_store as t
from diptych.domains import team
from diptych.domains.team import challenges, passkeys
from diptych.model.errors import LoginRefusedError, NotAllowedError, WrongCallError
from diptych.model.team import PasskeyPlace, Role
from make_passkey import Authenticator

HERE = PasskeyPlace("desk.example", "https://desk.example")
ELSEWHERE = PasskeyPlace("desk2.example", "https://desk2.example")


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.s = 1_900_000_000

    def __call__(self) -> int:
        return self.s


class Desk:
    """A store with one account without a second factor, and a session of it."""

    def __init__(self, store: t.TeamStore) -> None:
        self.store, self.clock = store, Clock()
        self.sessions = team.Sessions(store, clock_s=self.clock)
        self.passkeys = team.Passkeys(self.sessions, clock_s=self.clock)
        made = team.add_account(store, "viewer-1", Role.VIEWER, by="test", second_factor=False)
        self.password = made.password
        self.session = self.sessions.login("viewer-1", made.password).secret

    def add(self, device: Authenticator, name: str = "blue key") -> str:
        asked = self.passkeys.offer(self.session, self.password, HERE)
        return self.passkeys.keep("viewer-1", name, device.make(asked, HERE.origin), HERE).id

    def shown(self, device: Authenticator, place: PasskeyPlace = HERE) -> team.Shown:
        return team.Shown(device.show(self.passkeys.login_options(place), place.origin), place)

    def login(self, shown: team.Shown | None, name: str = "viewer-1", password: str = "") -> bool:
        try:
            self.sessions.login(name, password or self.password, passkey=shown)
        except LoginRefusedError:
            self.sessions.delays.succeeded(f"name {name}", "address ")
            return False
        return True


@pytest.fixture
def desk(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(p, "_COST", "argon2id m=64 t=1 p=1")
    store = t.open_store(database, create=True)
    yield Desk(store)
    store.close()


def test_a_passkey_stands_in_for_the_code_and_never_for_the_password(desk: Desk) -> None:
    device = Authenticator()
    assert not team.list_accounts(desk.store)[0].second_factor
    desk.add(device)
    account = team.list_accounts(desk.store)[0]
    assert account.second_factor and not account.authenticator
    assert not desk.login(None), "the password alone opens it no more"
    assert not desk.login(desk.shown(device), password="wrong")
    assert not desk.login(desk.shown(Authenticator()))
    assert desk.login(desk.shown(device))
    held = team.list_passkeys(desk.store, "viewer-1")[0]
    assert (held.name, held.rp_id) == ("blue key", "desk.example") and held.used_at
    other = team.add_account(desk.store, "viewer-2", Role.VIEWER, by="test", second_factor=False)
    assert not desk.login(desk.shown(device), "viewer-2", other.password), "a passkey is of one account"


def test_an_answer_counts_once_in_time_at_its_place_and_for_its_purpose(desk: Desk) -> None:
    device = Authenticator()
    desk.add(device)
    once = desk.shown(device)
    assert desk.login(once) and not desk.login(once)
    late = desk.shown(device)
    desk.clock.s += challenges.LASTS_S + 1
    assert not desk.login(late)
    assert not desk.login(desk.shown(device, ELSEWHERE))
    wrong_origin = device.show(desk.passkeys.login_options(HERE), "https://elsewhere.example")
    assert not desk.login(team.Shown(wrong_origin, HERE))
    making = desk.passkeys.offer(desk.session, desk.password, HERE)
    for_making = device.show({"challenge": making["challenge"], "rpId": HERE.rp_id}, HERE.origin)
    assert not desk.login(team.Shown(for_making, HERE))
    device.count = 0
    assert not desk.login(desk.shown(device)), "a copy of the device that counts anew"


def test_several_have_names_and_the_last_second_factor_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passkeys, "MOST", 2)
    first, second = Authenticator(), Authenticator()
    ids = [desk.add(first, "blue key"), desk.add(second, "telephone")]
    with pytest.raises(WrongCallError, match="at most"):
        desk.add(Authenticator())
    assert [one.name for one in team.list_passkeys(desk.store, "viewer-1")] == ["blue key", "telephone"]
    with pytest.raises(NotAllowedError, match="present password"):
        desk.passkeys.remove(desk.session, "wrong", ids[0])
    desk.passkeys.remove(desk.session, desk.password, ids[0])
    assert not desk.login(desk.shown(first)) and desk.login(desk.shown(second))
    with pytest.raises(WrongCallError, match="no second factor"):
        desk.passkeys.remove(desk.session, desk.password, ids[1])
    with pytest.raises(WrongCallError, match="no such passkey"):
        desk.passkeys.remove(desk.session, desk.password, ids[0])


def test_a_code_or_a_passkey_opens_an_account_that_has_both(desk: Desk) -> None:
    device = Authenticator()
    key = desk.add(device)
    setting_up = team.Authenticators(desk.sessions, clock_s=desk.clock)
    _, secret = setting_up.offer(desk.session, desk.password)
    setting_up.confirm("viewer-1", p.code_at(secret, desk.clock.s))
    desk.clock.s += p.STEP_S
    assert desk.sessions.login("viewer-1", desk.password, p.code_at(secret, desk.clock.s))
    assert desk.login(desk.shown(device)) and not desk.login(None)
    setting_up.remove(desk.session, desk.password)
    desk.clock.s += p.STEP_S
    with pytest.raises(LoginRefusedError):
        desk.sessions.login("viewer-1", desk.password, p.code_at(secret, desk.clock.s))
    with pytest.raises(WrongCallError, match="no second factor"):
        desk.passkeys.remove(desk.session, desk.password, key)
    fresh = team.reset_account(desk.store, "viewer-1", by="owner-1", second_factor=False)
    assert team.list_passkeys(desk.store, "viewer-1") == []
    desk.password = fresh.password
    assert not desk.login(desk.shown(device)) and desk.login(None)


def test_a_new_password_keeps_passkeys_and_may_be_shorter_beside_them(desk: Desk) -> None:
    device = Authenticator()
    desk.add(device)
    desk.session = desk.sessions.change_password(desk.session, desk.password, "grey heron").secret
    desk.password = "grey heron"
    assert desk.login(desk.shown(device)) and not desk.login(None)
    with desk.store.reading() as connection:
        events, holds = t.read_events(connection)
    assert holds and [one["what"] for one in events][-2:] == ["passkey_added", "password_changed"]


def test_a_passkey_is_made_for_who_asked_and_taken_once(desk: Desk) -> None:
    asked = desk.passkeys.offer(desk.session, desk.password, HERE)
    answer = Authenticator().make(asked, HERE.origin)
    with pytest.raises(NotAllowedError, match="too late"):
        desk.passkeys.keep("viewer-2", "blue key", answer, HERE)
    asked = desk.passkeys.offer(desk.session, desk.password, HERE)
    device = Authenticator()
    answer = device.make(asked, HERE.origin)
    assert desk.passkeys.keep("viewer-1", "blue key", answer, HERE)
    with pytest.raises(NotAllowedError, match="too late"):
        desk.passkeys.keep("viewer-1", "blue key", answer, HERE)
    again = desk.passkeys.offer(desk.session, desk.password, HERE)
    assert [one["id"] for one in again["excludeCredentials"]] == [answer["id"]]
    with pytest.raises(NotAllowedError, match="not taken"):
        desk.passkeys.keep("viewer-1", "again", device.make(again, HERE.origin), HERE)
    with pytest.raises(NotAllowedError, match="not right"):
        asked = desk.passkeys.offer(desk.session, desk.password, HERE)
        desk.passkeys.keep("viewer-1", "x", Authenticator().make(asked, ELSEWHERE.origin), HERE)
