"""Tell a case's custody log in words, one event after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case, CasePlace, opened_case
from diptych.model.custody import Entry
from diptych.model.errors import CaseDamagedError, NoKeyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event in words."""

    entry: Entry
    words: str
    reason: str | None
    """What a person gave as the reason; None where none was given, it was destroyed, or it is sealed to others."""

    def to_dict(self) -> dict[str, object]:
        """Return the values as they stand in ``diptych-case-log/1``."""
        return {
            "index": self.entry.index,
            "time": self.entry.time,
            "clock": self.entry.clock,
            "actor": self.entry.actor,
            "action": self.entry.action,
            "words": self.words,
            "reason": self.reason,
            "objects": [ref.to_value() for ref in self.entry.objects],
            "about": dict(self.entry.about),
        }


def case_log(path: CasePlace, *, item: str | None = None, keys: KeyFolder | None = None) -> Iterator[Told]:
    """Read the log.

    Args:
        path: The case, or its folder.
        item: Only events that name this digest or path, or a beginning of it of 8 letters or more.
        keys: The user's keys, which open the reasons.

    Yields:
        The events, in order.
    """
    case = opened_case(path, keys=keys)
    for entry in case.entries():
        if item is None or _names(entry, item):
            yield Told(entry=entry, words=_words(case, entry), reason=_reason(case, entry))


def case_log_page(
    place: CasePlace, *, start: int, limit: int, item: str | None = None, keys: KeyFolder | None = None
) -> tuple[list[Told], int]:
    """Read a page of the log, newest first.

    Args:
        place: The case, or its folder.
        start: How many of the newest events to pass over.
        limit: How many to tell.
        item: As for :func:`case_log`.
        keys: The user's keys, which open the reasons.

    Returns:
        The events, and how many there are in all.
    """
    case = opened_case(place, keys=keys)
    entries = [entry for entry in case.entries() if item is None or _names(entry, item)]
    shown = entries[::-1][start : start + limit]
    told = [Told(entry=one, words=_words(case, one), reason=_reason(case, one)) for one in shown]
    return told, len(entries)


def _names(entry: Entry, item: str) -> bool:
    if len(item) < 8:
        return False
    named = [text for ref in entry.objects for text in (ref.path, ref.sha256)]
    for value in entry.about.values():
        named += [str(one) for one in value] if isinstance(value, list) else [str(value)]
    return any(text.startswith(item) for text in named)


def _words(case: Case, entry: Entry) -> str:
    about = entry.about
    original = case.state.originals.get(str(about.get("original")))
    item = f"original {original.number} ({original.sha256[:12]})" if original is not None else "an original"
    files = len(entry.objects)
    sentences = {
        "case_opened": "opened the case",
        "taken_in": f"took in {item}",
        "received_again": f"was handed {item} once more",
        "examined": f"had {item} looked at: {_spelt(about.get('state'))}",
        "sidecar_read": f"kept what {item} says of recordings ({_spelt(about.get('format'))})",
        "sidecars_looked_for": f"looked for sidecars among {about.get('files')} files: {about.get('read')} read",
        "unpacked": f"took {_count(about.get('recordings'))} out of {item}",
        "collected": f"collected from the web: {_spelt(about.get('outcome'))}, {_count(about.get('originals'))}",
        "accessed": f"read {item} for {about.get('purpose')}",
        "record_added": f"recorded {_record(str(about.get('kind')))}",
        "finding_added": f"stored a finding of {about.get('kind')}",
        "publication_planned": f"planned a publishing copy of {item}: "
        f"{about.get('agreed')} of {about.get('clearances')} clearances agreed",
        "publishing_copy_made": f"made a publishing copy of {item}",
        "comparison_published": f"wrote a comparison as a page for the public: {_length(about.get('copies'))} of "
        f"{_length(about.get('originals'))} recordings shown, "
        f"{about.get('agreed')} clearances agreed by a second person",
        "exported": f"noted {_length(about.get('originals'))} originals that a hand-over speaks of",
        "handed_over": f"handed over {about.get('files')} files to {_TO.get(str(about.get('to')), 'somebody')}",
        "copy_checked": "checked a copy of the case",
        "plan_exceeded": "went beyond the collection plan",
        "destroyed": f"destroyed {_count(about.get('targets'))} on the basis {_spelt(about.get('basis'))}",
        "fixity_checked": f"checked the case ({about.get('scope')}): {about.get('outcome')}",
        "timestamp_added": f"added an authority's timestamp over the first {about.get('size')} entries",
        "timestamp_queued": f"asked for a timestamp over the first {about.get('size')} entries without success",
        "cosignature_added": f"added a second party's signature over the first {about.get('size')} entries",
        "policy_set": f"set the schedule: full checks every {about.get('full_every_days')} days, "
        f"{about.get('sample_percent')} % every {about.get('sample_every_days')} days",
        "signer_added": "let another key sign the log",
        "person_key_added": "named the key with which they sign",
        "joined": f"joined a branch that left after {about.get('base')} entries and has {about.get('size')}",
    }
    plain = entry.action.replace("_", " ") + (f" ({files} files)" if files else "")
    return sentences.get(entry.action, plain)


_TO = {"court": "a court", "partner": "a partner", "public": "the public"}
"""Kinds of hand-overs in words."""

_RECORDS = {
    "anchor": "a clock set by hand",
    "care": "what watching an original means for a person",
    "described": "observations carried to other recordings",
    "observation": "an observation",
    "round": "a time of working blind",
}
"""Kinds of records in words; of the others the kind is the word."""


def _record(kind: str) -> str:
    name = kind.removeprefix("register_")
    where = " in the register" if name != kind else ""
    article = "an" if name[:1] in "aeio" else "a"
    return _RECORDS.get(kind) or f"{article} {_spelt(name)}{where}"


def _spelt(code: object) -> str:
    return str(code).replace("_", " ")


def _length(some: object) -> int:
    return len(some) if isinstance(some, list) else 0


def _count(targets: object) -> str:
    n = _length(targets)
    return "1 file" if n == 1 else f"{n} files"


def _reason(case: Case, entry: Entry) -> str | None:
    path = entry.about.get("reason")
    if not isinstance(path, str):
        return None
    try:
        text = case.read_record(path).get("text")
    except (NoKeyError, CaseDamagedError):
        return None
    return str(text) if text is not None else None
