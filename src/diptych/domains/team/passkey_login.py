"""A passkey shown at a login, in place of an authenticator's code."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from diptych.adapters import passkeys as k
from diptych.adapters import team_store as t
from diptych.adapters.case_clock import now
from diptych.domains.team.challenges import Challenges
from diptych.model.team import PasskeyPlace

LOGIN = "login"
"""What the challenges of logins are for."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a browser answered for a passkey, and under which address."""

    answer: Mapping[str, Any] = field(repr=False)
    place: PasskeyPlace


def challenge_of(answer: Mapping[str, Any]) -> bytes:
    """Read which challenge was answered; empty where the answer does not read."""
    try:
        client = json.loads(_plain(answer["response"]["clientDataJSON"]))
        return _plain(client["challenge"])
    except (ValueError, KeyError, TypeError, binascii.Error, RecursionError):
        return b""


def use_passkey(
    store: t.TeamStore, account: str, shown: Shown, challenges: Challenges, *, now_s: int
) -> bool:
    """Say whether a passkey of an account signed a challenge that waited; the challenge is used up in any case."""
    challenge = challenge_of(shown.answer)
    if not challenges.take(challenge, LOGIN, now_s=now_s):
        return False
    table = t.passkeys
    named = (table.c.credential == str(shown.answer.get("id"))) & (table.c.rp_id == shown.place.rp_id)
    mine = named & (table.c.account == account)
    with store.writing() as connection:
        row = connection.execute(sa.select(table).where(mine)).first()
        if row is None:
            return False
        try:
            count = k.check_login(
                shown.answer, shown.place, challenge, public_key=row.public_key, sign_count=row.sign_count
            )
        except ValueError:
            return False
        connection.execute(table.update().where(mine).values(sign_count=count, used_at=now()))
    return True


def n_passkeys(connection: sa.Connection, account: str) -> int:
    """How many passkeys an account has."""
    asked = sa.select(sa.func.count()).select_from(t.passkeys).where(t.passkeys.c.account == account)
    return int(connection.execute(asked).scalar_one())


def _plain(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
