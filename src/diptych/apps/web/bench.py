"""What one running workbench serves: a case, a register, the person's keys, and the work that is under way."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from diptych.adapters.keys import KeyFolder
from diptych.apps.web.work import Works
from diptych.domains.casefile import Case, KeptOpen
from diptych.domains.register import RegisterStore
from diptych.domains.team import Sessions
from diptych.model.errors import WrongCallError
from diptych.workflows.register_kept import KeptRegister


@dataclass(frozen=True, kw_only=True)
class Bench:
    """One running workbench."""

    case: Path | None = None
    """Folder of the case; None where none was named."""
    register: str = ""
    """File or address of the register; the case's own where empty."""
    archive: Path | None = None
    """Folder of an archive; None for one of the case's own recordings."""
    keys: KeyFolder | None = None
    """The person's keys; None for the usual folder."""
    port: int = 8765
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    """Known to this process and to the pages that it served; new at every start."""
    works: Works = field(default_factory=Works)
    writing: threading.Lock = field(default_factory=threading.Lock)
    """Held while a request changes the case, so that two at once wait for one another."""

    sessions: Sessions | None = None
    """Who holds which session or token; None where there are no accounts."""
    team_mode: bool = False
    """Whether everybody logs in. Else the one person of this machine needs no account, and tokens count too."""
    secure: bool = False
    """Whether browsers reach it over TLS alone, so that cookies are kept to that."""
    names: tuple[str, ...] = ()
    """Names and addresses besides this machine's own under which it is asked."""

    def folder(self) -> Path:
        """The case's folder.

        Raises:
            WrongCallError: The workbench was started without one.
        """
        if self.case is None:
            raise WrongCallError("no case is open", advice="Start it with a case: diptych serve DIR.")
        return self.case

    def reading(self) -> Case:
        """The case to be read only, kept open between requests.

        Raises:
            WrongCallError: The workbench was started without one.
        """
        self.folder()
        return self.kept.case()

    @cached_property
    def kept(self) -> KeptOpen:
        """The case that is kept open."""
        return KeptOpen(self.folder(), self.keys)

    def register_place(self) -> str:
        """The register that is shown: the one that was named, else the case's own."""
        return self.register or str(self.folder())

    def reading_register(self) -> RegisterStore:
        """The register to be read only, kept open between requests.

        Raises:
            WrongCallError: The workbench was started without one.
            NotARegisterError: It is not there.
        """
        self.register_place()
        return self.kept_register.store()

    @cached_property
    def kept_register(self) -> KeptRegister:
        """The register that is kept open."""
        return KeptRegister(self.register_place(), self.reading)
