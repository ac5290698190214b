"""A team: its accounts, how they prove who they are, and what is kept from whom.

In: an open store, what people typed, the present time. Out: accounts, sessions, tokens, who acts and what they may not
know of. Never here: requests, pages, or what a case holds.
"""

from diptych.domains.team.accounts import (
    Made,
    add_account,
    end_sessions,
    list_accounts,
    reset_account,
    set_disabled,
    set_role,
)
from diptych.domains.team.delays import Delays
from diptych.domains.team.own_sessions import OwnSession, end_own, list_sessions, session_id
from diptych.domains.team.passkey_login import Shown
from diptych.domains.team.passkeys import Passkeys, list_passkeys
from diptych.domains.team.restrictions import hidden_from, lift, list_restrictions, restrict
from diptych.domains.team.second_factor import Authenticators
from diptych.domains.team.sessions import ABSOLUTE_S, IDLE_S, Login, Sessions
from diptych.domains.team.tokens import TOKEN_START, add_token, list_tokens, read_token, revoke_token

__all__ = [
    "ABSOLUTE_S",
    "IDLE_S",
    "TOKEN_START",
    "Authenticators",
    "Delays",
    "Login",
    "Made",
    "OwnSession",
    "Passkeys",
    "Sessions",
    "Shown",
    "add_account",
    "add_token",
    "end_own",
    "end_sessions",
    "hidden_from",
    "lift",
    "list_accounts",
    "list_passkeys",
    "list_restrictions",
    "list_sessions",
    "list_tokens",
    "read_token",
    "reset_account",
    "restrict",
    "revoke_token",
    "session_id",
    "set_disabled",
    "set_role",
]
