"""An authenticator that is set up by its person: offered, then proven by a code that it shows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from diptych.adapters import passwords as p
from diptych.adapters import team_store as t
from diptych.adapters.case_clock import posix_s
from diptych.domains.team.passkey_login import n_passkeys
from diptych.domains.team.sessions import Proven, Sessions, change_proven
from diptych.model.errors import NotAllowedError, WrongCallError

OFFERED_S = 600
"""How long a new authenticator waits for its first code. Chosen by hand: time to find the telephone."""


@dataclass(frozen=True, slots=True)
class _Offered:
    secret: bytes
    proven: Proven
    until_s: int


class Authenticators:
    """Authenticators that are being set up, one for each account; kept in memory, never in the store."""

    def __init__(self, sessions: Sessions, *, clock_s: Callable[[], int] = posix_s) -> None:
        """Take the sessions whose persons set something up."""
        self._sessions = sessions
        self._clock_s = clock_s
        self._lock = threading.Lock()
        self._offered: dict[str, _Offered] = {}

    def offer(self, session: str, password: str) -> tuple[str, bytes]:
        """Make what a new authenticator is to share; it counts once a code of it was typed.

        Args:
            session: What the browser holds.
            password: The present one.

        Returns:
            The account's name, and the new secret.

        Raises:
            NotAllowedError: The password is not right, or the session has ended.
        """
        proven, made = self._sessions.prove(session, password), p.new_second_factor()
        with self._lock:
            self._offered[proven.name] = _Offered(made, proven, self._clock_s() + OFFERED_S)
        return proven.name, made

    def confirm(self, name: str, code: str) -> None:
        """Take a code of the new authenticator; from now on it is asked for.

        Raises:
            WrongCallError: None is being set up.
            NotAllowedError: The code is another.
        """
        now_s = self._clock_s()
        with self._lock:
            offered = self._offered.get(name)
        if offered is None or offered.until_s < now_s:
            raise WrongCallError("no authenticator is being set up", advice="Begin again.")
        step = p.matching_step(offered.secret, code, now_s, after=0)
        if step is None:
            raise NotAllowedError(
                "this is not the authenticator's code",
                advice="Type the newest; look whether its clock is right.",
            )
        wrapped = p.wrap(offered.secret, offered.proven.opened.wrapping, f"second factor of {name}")
        with self._sessions.store.writing() as connection:
            change_proven(connection, offered.proven, {"wrapped_second_factor": wrapped, "last_step": step})
            t.note(connection, "second_factor_set", name, {"name": name})
        with self._lock:
            self._offered.pop(name, None)

    def remove(self, session: str, password: str) -> None:
        """Ask for passkeys alone from now on.

        Raises:
            NotAllowedError: The password is not right.
            WrongCallError: The account has no passkey: no second factor would be left.
        """
        proven = self._sessions.prove(session, password)
        with self._sessions.store.writing() as connection:
            if not n_passkeys(connection, proven.name):
                raise WrongCallError("no second factor would be left", advice="Set up a passkey first.")
            change_proven(connection, proven, {"wrapped_second_factor": None})
            t.note(connection, "second_factor_removed", proven.name, {"name": proven.name})
