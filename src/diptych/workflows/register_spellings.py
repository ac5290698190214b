"""Spellings of a place's name, looked up in the gazetteer once for every name."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterator
from pathlib import Path

from diptych.adapters.gazetteer_store import Gazetteer, default_gazetteer
from diptych.algorithms.name_spellings import spelling_key
from diptych.workflows.place import make_gazetteer

MOST_SPELLINGS = 40
"""Most spellings that are kept for one place. Chosen by hand: capitals have hundreds, in many scripts."""


@contextlib.contextmanager
def gazetteer_spellings(
    gazetteer: Path | None = None, *, tell: Callable[[str], None] = lambda _: None
) -> Iterator[Callable[[str], tuple[str, ...]]]:
    """Give a function that returns the spellings under which a name's place is known.

    Of a name that several places bear it gives only those spellings that all of them share: which of them is meant is
    not settled by a spelling.

    Raises:
        NotInstalledError: There is no gazetteer yet, and the lists to make it of are not installed.
        UnreadableError: The gazetteer cannot be read.
    """
    path = gazetteer or default_gazetteer()
    if not path.exists():
        make_gazetteer(path, tell=tell)
    opened = Gazetteer(path)

    @functools.lru_cache(maxsize=1 << 16)
    def spellings(name: str) -> tuple[str, ...]:
        key = spelling_key(name)
        places = opened.under(key) if key else []
        if not places:
            return ()
        shared = set.intersection(*({one.text for one in place.names} for place in places))
        ordered = [one.text for one in places[0].names if one.text in shared and one.text != name]
        return tuple(dict.fromkeys(ordered))[:MOST_SPELLINGS]

    try:
        yield spellings
    finally:
        opened.close()
