"""Look a place up by its name in any spelling: every place that bears it, never a choice among them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from diptych.adapters.gazetteer_sources import installed_sources, read_codifier, read_located
from diptych.adapters.gazetteer_store import Gazetteer, default_gazetteer, write_gazetteer
from diptych.algorithms.name_spellings import spelling_key
from diptych.domains.gazetteer import built, found, parse_query, query_keys
from diptych.model.errors import WrongCallError
from diptych.model.gazetteer import PlacesFound

MOST_NAME = 300
"""Longest name that is looked up, in characters. Chosen by hand."""


def place(
    name: str,
    *,
    country: str = "",
    within: str = "",
    limit: int = 20,
    gazetteer: Path | None = None,
    rebuild: bool = False,
    tell: Callable[[str], None] = lambda _: None,
) -> PlacesFound:
    """Find the places that bear a name, in any of its spellings.

    Args:
        name: The name as written; what follows a comma is the unit that holds the place.
        country: ISO 3166 code of two letters; empty for the whole gazetteer.
        within: The unit that holds the place, where the name does not say it.
        limit: At most so many candidates are listed.
        gazetteer: Its file; the user's by default. It is made on first use.
        rebuild: Make it anew from the lists that are installed.
        tell: Called with a line of progress.

    Raises:
        WrongCallError: The name is empty or too long, the country is no code, or the limit is below 1.
        NotInstalledError: The gazetteer has to be made and the lists are not installed.
        UnreadableError: The gazetteer cannot be read.
        OutputFailedError: It cannot be written.
    """
    code = country.strip().upper()
    if code and (len(code) != 2 or not code.isalpha()):
        raise WrongCallError(f"{country!r} is no country code of two letters", advice="Write --country UA.")
    if limit < 1:
        raise WrongCallError("at least one candidate is to be listed")
    query = parse_query(name, within)
    keys = query_keys(query)
    if not keys or len(name) > MOST_NAME:
        raise WrongCallError(f"a name of 1 to {MOST_NAME} characters is needed, with a letter or digit in it")
    path = gazetteer or default_gazetteer()
    if rebuild or not path.exists():
        make_gazetteer(path, tell=tell)
    opened = Gazetteer(path)
    try:
        places = opened.under(keys[0], code)
        near = [] if places else opened.near(keys[0], code)
        return found(
            query, text=name, country=code, places=places, near=near, limit=limit, sources=opened.sources
        )
    finally:
        opened.close()


def make_gazetteer(path: Path, *, tell: Callable[[str], None] = lambda _: None) -> int:
    """Make the gazetteer from the lists that are installed; return how many places it holds.

    Raises:
        NotInstalledError: The lists are not installed.
        OutputFailedError: It cannot be written.
    """
    sources = installed_sources()
    tell("making the gazetteer, once")
    count = write_gazetteer(path, built(read_codifier(), read_located()), sources=sources, key=spelling_key)
    tell(f"the gazetteer holds {count} places")
    return count
