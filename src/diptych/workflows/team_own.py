"""Keep one's own account: what runs and counts under it, its authenticator, its tokens."""

from __future__ import annotations

from dataclasses import dataclass

from diptych.adapters import passwords
from diptych.adapters.qr import qr_path
from diptych.adapters.team_store import TeamStore
from diptych.domains import team
from diptych.domains.team import OwnSession
from diptych.model.errors import WrongCallError
from diptych.model.team import Account, Passkey, Role, Token, span_s


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """An account with what runs and counts under it."""

    account: Account
    sessions: tuple[OwnSession, ...]
    tokens: tuple[Token, ...]
    passkeys: tuple[Passkey, ...]

    def to_dict(self) -> dict[str, object]:
        """Return the values as the API gives them."""
        return {
            "account": self.account.to_dict(),
            "sessions": [one.to_dict() for one in self.sessions],
            "tokens": [one.to_dict() for one in self.tokens],
            "passkeys": [one.to_dict() for one in self.passkeys],
        }


def own_account(store: TeamStore, name: str) -> Own:
    """Show somebody their own account.

    Raises:
        WrongCallError: There is none of that name.
    """
    found = next((one for one in team.list_accounts(store) if one.name == name), None)
    if found is None:
        raise WrongCallError(f"there is no account {name}")
    return Own(
        account=found,
        sessions=tuple(one for _, one in team.list_sessions(store, name)),
        tokens=tuple(team.list_tokens(store, account=name)),
        passkeys=tuple(team.list_passkeys(store, name)),
    )


def shown_authenticator(secret: bytes, name: str) -> dict[str, object]:
    """What an authenticator is given: the key as text, as an address, and as a QR code."""
    address = passwords.second_factor_address(secret, name)
    return {"key": passwords.second_factor_text(secret), "address": address, "qr": qr_path(address)}


def make_own_token(store: TeamStore, name: str, role: Role, *, lasts: str, account: str) -> tuple[Token, str]:
    """Make a token that acts for an account: it never does more than that may, and ends with it.

    Args:
        store: The team's store.
        name: A pseudonym under which what it does is recorded.
        role: What it may do.
        lasts: Such as ``30d``.
        account: Whose own it is.

    Returns:
        The token, and its text, which is shown once.

    Raises:
        WrongCallError: The span is none, the name is taken, or the role is beyond the account's.
    """
    try:
        lasts_s = span_s(lasts)
    except ValueError as error:
        raise WrongCallError(str(error)) from error
    return team.add_token(store, name, role, lasts_s=lasts_s, by=account, account=account)
