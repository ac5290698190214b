"""Single addresses of items: what is kept from whoever asks is answered exactly as what never existed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diptych.apps.web.bench import Bench
from diptych.model.errors import DiptychError, NotThereError
from diptych.model.team import ItemKind
from diptych.workflows.case_archive import case_archive, frame_owner, shown_file
from diptych.workflows.case_pairs import finding_path
from diptych.workflows.case_publish import original_of
from diptych.workflows.case_view import viewed_file
from diptych.workflows.register_show import is_held

WHOLE_ID = 16
"""Digits of a finding's id; whoever is not told of all findings names one in full to change something."""


def refuse_unseen(bench: Bench, what: str, value: object, *, changes: bool) -> None:
    """Refuse an item that is not there for whoever asks.

    Args:
        bench: The workbench.
        what: What the value names, as routes declare it.
        value: What was given.
        changes: Whether the request changes something.

    Raises:
        NotThereError: It is hidden or does not exist: the same answer for both.
    """
    values = value if isinstance(value, list) else [value]
    for one in values:
        try:
            there = one is None or _SEEN[what](bench, str(one), changes)
        except (DiptychError, ValueError):  # a value that nothing can be named by
            there = False
        if not there:
            raise NotThereError(f"there is no such {_WORDS.get(what, what)}")


def _original(bench: Bench, value: str, _: bool) -> bool:
    return value in {str(one.number) for one in bench.reading().originals()}


def _finding(bench: Bench, value: str, changes: bool) -> bool:
    finding_path(bench.reading(), value)
    return len(value) == WHOLE_ID or not changes


def _record(bench: Bench, value: str, _: bool) -> bool:
    return value in bench.reading().state.records


def _view(bench: Bench, value: str, _: bool) -> bool:
    viewed_file(bench.folder(), value)
    return any(one.sha256.startswith(value[:16]) for one in bench.reading().originals())


def _frame(bench: Bench, value: str, _: bool) -> bool:
    shown_file(bench.folder(), bench.archive, value)
    return frame_owner(value, bench.hidden_ids(ItemKind.ORIGINAL)) is None


def _recording(bench: Bench, value: str, _: bool) -> bool:
    if value in bench.hidden_ids(ItemKind.ORIGINAL):
        return False
    return (
        value.startswith("partner:")
        or value in case_archive(bench.folder(), bench.archive, keys=bench.keys).names
    )


def _publication(bench: Bench, value: str, _: bool) -> bool:
    return not publication_hidden(bench, value, original_of(bench.folder(), value))


def _incident(bench: Bench, value: str, _: bool) -> bool:
    return value not in bench.hidden_ids(ItemKind.INCIDENT) and is_held(bench.reading_register(), value)


_SEEN: Mapping[str, Callable[[Bench, str, bool], bool]] = {
    "original": _original,
    "comparison": _finding,
    "record": _record,
    "view": _view,
    "frame": _frame,
    "recording": _recording,
    "publication": _publication,
    "incident": _incident,
    "work": lambda _bench, _value, _changes: True,  # work of others is unknown to whoever asks (work.py)
}
"""How each kind of item is found, as whoever asks sees it."""

_WORDS = {"view": "picture", "frame": "picture"}


def publication_hidden(bench: Bench, name: str, original: str) -> bool:
    """Whether a publishing copy is kept from whoever asks, by itself or with its original."""
    return name in bench.hidden_ids(ItemKind.PUBLICATION) or original in bench.hidden_ids(ItemKind.ORIGINAL)
