"""A team's words: accounts, roles, what a role may do, tokens, and items that only some may know of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum

from diptych.model.publication import check_person

ONE_TIME_BYTES = 15
"""Random bytes of a password that the program makes: 120 bits, 20 letters. Chosen by hand, beyond any guessing."""

LEAST_ALONE = 15
"""Shortest password without a second factor, in characters (NIST SP 800-63B-4, 3.1.1.2)."""

LEAST_WITH_SECOND = 8
"""Shortest password beside a second factor (NIST SP 800-63B-4, 3.1.1.2)."""

LONGEST = 200
"""Longest password in characters; NIST asks for 64 at least. Chosen by hand."""

LEAST_DIFFERENT = 5
"""Different characters that a password has at least. Chosen by hand: it keeps rows of one letter out."""

LONGEST_NAME = 40
"""Longest name of an account, as of observers in the workbench. Chosen by hand."""

_SPAN = re.compile(r"([1-9]\d{0,3})([hd])")
_SECONDS = {"h": 3600, "d": 86400}


def _check_name(name: str) -> None:
    check_person(name)
    if len(name) > LONGEST_NAME:
        raise ValueError(f"a pseudonym has at most {LONGEST_NAME} letters")


class Need(StrEnum):
    """What a route asks of whoever calls it."""

    NOTHING = "nothing"
    """Not even an account."""
    ACCOUNT = "account"
    """Any account or token."""
    PERSON = "person"
    """What belongs to an account itself, never to a token: password, second factor, own sessions and tokens."""
    READ = "read"
    """Records, counts, the log, the register."""
    SEE = "see"
    """Pictures and sound: media, frames, previews, map tiles made of them."""
    OBSERVE = "observe"
    """Observations, clocks by hand, notes for those who watch."""
    EDIT = "edit"
    """Take in, compare, change and import incidents, plan and make publishing copies."""
    REVIEW = "review"
    """Steps of review, judgements, agreeing as the second person."""
    WHOLE = "whole"
    """What speaks of the case as a whole, restricted items included: checks of all files, hand-overs, totals."""
    ACCOUNTS = "accounts"
    """Accounts and tokens of others: made, given another role, reset, closed."""


class Role(StrEnum):
    """What an account is for."""

    OWNER = "owner"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    VIEWER = "viewer"
    DATA_VIEWER = "data_viewer"
    """Reads records and counts, and never sees media, frames or previews."""


_DATA = frozenset({Need.NOTHING, Need.ACCOUNT, Need.PERSON, Need.READ})
_VIEWER = _DATA | {Need.SEE}
_REVIEWER = _VIEWER | {Need.OBSERVE, Need.REVIEW}

GRANTS: Mapping[Role, frozenset[Need]] = {
    Role.OWNER: frozenset(Need),
    Role.EDITOR: _REVIEWER | {Need.EDIT},
    Role.REVIEWER: _REVIEWER,
    Role.VIEWER: _VIEWER,
    Role.DATA_VIEWER: _DATA,
}
"""What each role may do. Only owners see the case as a whole: nothing is ever kept from them."""


def roles_within(role: Role) -> tuple[Role, ...]:
    """The roles that a token may have whose maker has a role: none that does more, and never an owner's."""
    return tuple(one for one in Role if one is not Role.OWNER and GRANTS[one] <= GRANTS[role])


class ItemKind(StrEnum):
    """What can be kept from people."""

    ORIGINAL = "original"
    """By its SHA-256."""
    COMPARISON = "comparison"
    """By the 16 digits of its finding."""
    PUBLICATION = "publication"
    """By its 12 digits."""
    INCIDENT = "incident"
    """By its id in the register."""


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """One thing that only some may know of."""

    kind: ItemKind
    id: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.id) <= 200:
            raise ValueError("an item without an id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One member of a team. Accounts are disabled, never deleted: history names them."""

    name: str
    role: Role
    disabled: bool
    made_at: str
    made_by: str
    must_change: bool
    """Whether the password is one that the program made, to be changed at the first login."""
    second_factor: bool
    """Whether a code or a passkey is asked for beside the password."""
    authenticator: bool
    public_key: str
    """Hexadecimal Ed25519 key; checks what the person signed."""

    def __post_init__(self) -> None:
        _check_name(self.name)

    def to_dict(self) -> dict[str, object]:
        """Return the values as ``diptych team list --json`` prints them."""
        return {
            "name": self.name,
            "role": self.role.value,
            "disabled": self.disabled,
            "made_at": self.made_at,
            "made_by": self.made_by,
            "must_change": self.must_change,
            "second_factor": self.second_factor,
            "authenticator": self.authenticator,
            "public_key": self.public_key,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What a program shows instead of a password; an actor of its own."""

    name: str
    role: Role
    made_at: str
    made_by: str
    expires_s: int
    """Seconds since 1970."""
    revoked_at: str | None
    public_key: str
    account: str | None = None
    """Whose own it is; it never does more than that account may, and ends with it."""

    def __post_init__(self) -> None:
        _check_name(self.name)

    def to_dict(self) -> dict[str, object]:
        """Return the values as ``diptych team list --json`` prints them."""
        return {
            "name": self.name,
            "role": self.role.value,
            "made_at": self.made_at,
            "made_by": self.made_by,
            "expires_s": self.expires_s,
            "revoked_at": self.revoked_at,
            "public_key": self.public_key,
            "account": self.account,
        }


@dataclass(frozen=True, slots=True)
class PasskeyPlace:
    """The name and the origin under which browsers keep and show passkeys of a workbench."""

    rp_id: str
    """A host name such as ``desk.example`` or ``localhost``."""
    origin: str
    """Such as ``https://desk.example`` or ``http://localhost:8765``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """A passkey of an account."""

    id: str
    name: str
    """What its person calls it."""
    rp_id: str
    made_at: str
    used_at: str | None

    def to_dict(self) -> dict[str, object]:
        """Return the values as the API gives them."""
        return {
            "id": self.id,
            "name": self.name,
            "rp_id": self.rp_id,
            "made_at": self.made_at,
            "used_at": self.used_at,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Restriction:
    """An item, and the accounts and tokens that may know of it besides the owners."""

    item: Item
    seen_by: tuple[str, ...]
    set_at: str
    set_by: str

    def to_dict(self) -> dict[str, object]:
        """Return the values as ``diptych team list --json`` prints them."""
        return {
            "kind": self.item.kind.value,
            "id": self.item.id,
            "seen_by": list(self.seen_by),
            "set_at": self.set_at,
            "set_by": self.set_by,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Who acts in this request: an account or a token."""

    name: str
    role: Role
    hidden: frozenset[Item] = frozenset()
    """What is kept from them."""
    seed: bytes | None = field(default=None, repr=False)
    """Their Ed25519 key, in memory only."""
    is_token: bool = False

    def may(self, need: Need) -> bool:
        """Whether their role allows it; nothing of a person belongs to a token."""
        return need in GRANTS[self.role] and not (self.is_token and need is Need.PERSON)

    def to_plain(self) -> dict[str, object]:
        """Return JSON values, for a process that works in their name."""
        return {
            "name": self.name,
            "role": self.role.value,
            "hidden": [[one.kind.value, one.id] for one in sorted(self.hidden)],
            "seed": self.seed.hex() if self.seed is not None else None,
            "is_token": self.is_token,
        }


def acting_from_plain(values: Mapping[str, object]) -> Acting:
    """Read back what :meth:`Acting.to_plain` gave."""
    hidden, seed = values["hidden"], values["seed"]
    if not isinstance(hidden, list):
        raise ValueError("a list was expected")
    return Acting(
        name=str(values["name"]),
        role=Role(str(values["role"])),
        hidden=frozenset(Item(ItemKind(kind), id) for kind, id in hidden),
        seed=bytes.fromhex(seed) if isinstance(seed, str) else None,
        is_token=values["is_token"] is True,
    )


ACTING: ContextVar[Acting | None] = ContextVar("diptych_acting", default=None)
"""Who acts at present; None for the one person of a workbench without accounts, and on the command line."""


def check_password(password: str, *, name: str, second_factor: bool) -> str:
    """Return a password as it is.

    Raises:
        ValueError: It is too short, too long, holds the account's name, or repeats a few characters.
    """
    least = LEAST_WITH_SECOND if second_factor else LEAST_ALONE
    if len(password) < least:
        raise ValueError(f"the password has fewer than {least} characters")
    if len(password) > LONGEST:
        raise ValueError(f"the password has more than {LONGEST} characters")
    if name in password.lower():
        raise ValueError("the password holds the account's name")
    if len(set(password)) < LEAST_DIFFERENT:
        raise ValueError(f"the password has fewer than {LEAST_DIFFERENT} different characters")
    return password


def passkey_place(host: str, *, secure: bool) -> PasskeyPlace | None:
    """Say under which name browsers keep passkeys; None where they keep none.

    Args:
        host: What a request names as its host, such as ``localhost:8765``.
        secure: Whether browsers come over TLS.

    Returns:
        None over plain HTTP to anything but ``localhost``, and where the host is an address: passkeys belong to names
        (Web Authentication, 5.1.3 and 13.4.9).
    """
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    local = name == "localhost"
    if not name or name.startswith("[") or name.replace(".", "").isdigit() or not (secure or local):
        return None
    return PasskeyPlace(name, f"{'https' if secure else 'http'}://{host}")


def span_s(text: str) -> int:
    """Read a span such as ``30d`` or ``12h``, in seconds.

    Raises:
        ValueError: It is none.
    """
    found = _SPAN.fullmatch(text)
    if not found:
        raise ValueError("a span is a whole number of days or hours, such as 30d or 12h")
    return int(found[1]) * _SECONDS[found[2]]
