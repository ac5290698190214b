"""What one running workbench serves: a case, a register, the person's keys, and the work that is under way."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from diptych.adapters.keys import KeyFolder
from diptych.apps.web.work import Works
from diptych.domains.casefile import Case, KeptOpen, VisibleCase, pruned
from diptych.domains.register import NOTHING, RegisterStore, Unseen
from diptych.domains.team import Sessions
from diptych.model.errors import WrongCallError
from diptych.model.team import ACTING, Item, ItemKind, Need
from diptych.workflows.case_publish import plans_hidden
from diptych.workflows.register_case import is_case
from diptych.workflows.register_kept import KeptRegister
from diptych.workflows.register_unseen import unseen_of

MOST_VIEWS = 16
"""Views of a case with something left out that are kept; who has the same restrictions shares one. Chosen by hand."""


@dataclass(frozen=True, kw_only=True)
class Bench:
    """One running workbench."""

    case: Path | None = None
    """Folder of the case; None where none was named."""
    register: str = ""
    """File or address of the register; the case's own where empty."""
    archive: Path | None = None
    """Folder of an archive; None for one of the case's own recordings."""
    map: Path | None = None
    """A PMTiles file of pictures under the register's maps; None for land only."""
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

    viewing: threading.Lock = field(default_factory=threading.Lock)
    views: dict[frozenset[Item], tuple[Case, Case]] = field(default_factory=dict)
    """The case without what is kept from somebody, by what that is; beside the case that it was made from."""
    registers: dict[frozenset[Item], KeptRegister] = field(default_factory=dict)
    """The case's own register in the same way."""
    gone: dict[frozenset[Item], tuple[str, Unseen]] = field(default_factory=dict)
    """What of the register's records is kept from somebody, at a state of the register."""

    def folder(self) -> Path:
        """The case's folder.

        Raises:
            WrongCallError: The workbench was started without one.
        """
        if self.case is None:
            raise WrongCallError("no case is open", advice="Start it with a case: diptych serve DIR.")
        return self.case

    def reading(self) -> Case:
        """The case to be read only, kept open between requests; in a team without what is kept from whoever asks.

        Raises:
            WrongCallError: The workbench was started without one.
        """
        self.folder()
        whole, acting = self.kept.case(), ACTING.get()
        if acting is None or acting.may(Need.WHOLE):
            return whole
        with self.viewing:
            held = self.views.get(acting.hidden)
            if held is None or held[0] is not whole:
                while len(self.views) >= MOST_VIEWS:
                    del self.views[next(iter(self.views))]
                seeds = plans_hidden(self.folder(), self.hidden_ids(ItemKind.PUBLICATION))
                held = self.views[acting.hidden] = (whole, VisibleCase(whole, acting.hidden, marks=seeds))
            return held[1]

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
        place, hidden = self.register_place(), self.hidden()
        if not hidden or not is_case(place):
            return self.kept_register.store()
        with self.viewing:
            while len(self.registers) >= MOST_VIEWS:
                del self.registers[next(iter(self.registers))]
            kept = self.registers.setdefault(hidden, KeptRegister(place, self.reading))
        return kept.store()

    @cached_property
    def kept_register(self) -> KeptRegister:
        """The register that is kept open."""
        return KeptRegister(self.register_place(), self._whole)

    def _whole(self) -> Case:
        return self.kept.case()

    def hidden(self, kind: ItemKind | None = None) -> frozenset[Item]:
        """What is kept from whoever asks, of one kind or all."""
        acting = ACTING.get()
        every = acting.hidden if acting is not None else frozenset()
        return every if kind is None else frozenset(one for one in every if one.kind is kind)

    def unseen(self) -> Unseen:
        """What of the register's records is kept from whoever asks, with the incidents that they name."""
        hidden = self.hidden()
        if not hidden:
            return NOTHING
        whole = self.kept_register.store()
        seen = self.reading_register() if is_case(self.register_place()) else whole
        name = whole.snapshot().name
        with self.viewing:
            held = self.gone.get(hidden)
            if held is None or held[0] != name:
                while len(self.gone) >= MOST_VIEWS:
                    del self.gone[next(iter(self.gone))]
                found = unseen_of(whole, seen, self.hidden_ids(ItemKind.INCIDENT))
                held = self.gone[hidden] = (name, found)
            return held[1]

    def left(self, answer: dict[str, Any]) -> dict[str, Any]:
        """An answer without the lines that name what is kept from whoever asks."""
        marks = frozenset(one.id for one in self.hidden())
        return dict(pruned(answer, marks)) if marks else answer

    def hidden_ids(self, kind: ItemKind) -> tuple[str, ...]:
        """Ids of what is kept from whoever asks, sorted."""
        return tuple(sorted(one.id for one in self.hidden(kind)))
