"""Keep one register open for many readers: opened anew where its file was replaced, or the case's log grew."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from diptych.adapters.register_database import open_database
from diptych.domains.casefile import Case
from diptych.domains.register import RegisterStore
from diptych.workflows.register_case import is_case, register_of


class KeptRegister:
    """One register, to be read by several threads. Who changes it opens it for themselves."""

    def __init__(self, place: str, case: Callable[[], Case]) -> None:
        """Take a file, an address, or a case's folder.

        Args:
            place: Where the register is.
            case: Gives the case as it is now; asked only where the place is its folder.
        """
        self._place = place
        self._case = case
        self._lock = threading.Lock()
        self._held: tuple[object, RegisterStore] | None = None
        self._before: RegisterStore | None = None

    def store(self) -> RegisterStore:
        """The register as it is now.

        Raises:
            NotARegisterError: There is none.
            NoKeyError: A case's key is not here.
        """
        with self._lock:
            case = self._case() if is_case(self._place) else None
            mark: object = case if case is not None else _file_of(self._place)
            if self._held is not None and self._held[0] == mark:
                return self._held[1]
            fresh = register_of(case) if case is not None else RegisterStore(open_database(self._place))
            if self._before is not None:
                self._before.database.close()
            self._before = self._held[1] if self._held is not None else None  # others may still read it
            self._held = (mark, fresh)
            return fresh


def _file_of(place: str) -> object:
    """Tell one file from another under the same name; nothing of an address, or where there is no file."""
    if "://" in place or not Path(place).exists():
        return None
    found = Path(place).stat()
    return (found.st_dev, found.st_ino)
