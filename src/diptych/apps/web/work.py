"""Long work that was asked for in the browser: started, watched, called off. Each runs in a process of its own."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Mapping

from diptych.adapters.long_work import LongWork
from diptych.model.errors import WrongCallError
from diptych.model.team import ACTING, Need

AT_ONCE = 2
"""Most pieces of work at the same time; each may use several processor cores. Chosen by hand."""

KEPT = 50
"""Pieces of finished work that are remembered. Chosen by hand."""


class Works:
    """All work of one workbench, by its id."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: dict[str, tuple[str, LongWork]] = {}
        self._by: dict[str, str] = {}

    def start(self, kind: str, target: str, job: Mapping[str, object]) -> str:
        """Start a piece of work.

        Args:
            kind: What it is, such as ``compare``; the pages choose their words by it.
            target: ``"package.module:function"``.
            job: Its values.

        Raises:
            WrongCallError: As much as this machine takes is under way.
        """
        with self._lock:
            running = sum(one.status.state == "running" for _, one in self._all.values())
            if running >= AT_ONCE:
                raise WrongCallError(
                    f"{running} pieces of work are under way",
                    advice="Wait until one has ended, or cancel one.",
                )
            for old in list(self._all)[: max(0, len(self._all) - KEPT)]:
                if self._all[old][1].status.state != "running":
                    del self._all[old]
                    self._by.pop(old, None)
            name = secrets.token_hex(6)
            self._all[name] = (kind, LongWork(target, job))
            acting = ACTING.get()
            self._by[name] = acting.name if acting is not None else ""
            return name

    def get(self, name: str) -> dict[str, object]:
        """Say how far a piece of work is.

        Raises:
            WrongCallError: There is none of that id.
        """
        kind, work = self._find(name)
        status = work.status
        return {
            "id": name,
            "kind": kind,
            "state": status.state,
            "stage": status.stage,
            "fraction": status.fraction,
            "result": status.result,
            "error": status.error,
        }

    def all(self) -> list[dict[str, object]]:
        """Say how far every piece of work is that whoever asks may know of, newest last."""
        return [self.get(name) for name in list(self._all) if self._is_shown(name)]

    def cancel(self, name: str) -> dict[str, object]:
        """Call a piece of work off."""
        self._find(name)[1].cancel()
        return self.get(name)

    def end(self) -> None:
        """Call everything off."""
        for _, work in list(self._all.values()):
            work.cancel()

    def _find(self, name: str) -> tuple[str, LongWork]:
        found = self._all.get(name) if self._is_shown(name) else None
        if found is None:
            raise WrongCallError(
                "there is no such piece of work", advice="It may belong to an earlier start."
            )
        return found

    def _is_shown(self, name: str) -> bool:
        """Whether whoever asks may know of it: who started it, owners, and the one person of a workbench alone."""
        acting = ACTING.get()
        return acting is None or acting.may(Need.WHOLE) or self._by.get(name) == acting.name
