"""Pieces that are harmless one by one and identify somebody together: a warning before an export (R80).

One export may complete such a combination by itself, or together with what the same reader got before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

TRAITS: dict[str, tuple[str, ...]] = {
    "when": ("recorded_at", "time_of_day", "date", "taken_in"),
    "where": ("place", "coordinates", "ground", "map"),
    "who": ("uploader", "source_description", "source_pseudonym", "collector"),
    "from where it was seen": ("camera_place", "footprint", "altitude", "home_point"),
    "with what": ("device", "serial", "codec", "overlay", "file_name"),
    "voice": ("sound",),
}
"""What fields of an export say something about, by the question that they help to answer. Chosen by hand, after
Berkeley Protocol ¶ 28."""

COMBINATIONS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("when", "where", "who"), "time, place and what is said of the source together may lead to the source"),
    (
        ("when", "where", "from where it was seen"),
        "time, place and viewpoint together say where somebody stood then",
    ),
    (("where", "with what"), "place and device together may lead to whoever owns the device"),
    (("when", "with what"), "time and device together may lead to whoever used it then"),
    (("who", "with what"), "what is said of the source and the device together may lead to the source"),
    (("where", "voice"), "place and a voice together may lead to whoever speaks"),
)
"""Which kinds together get a warning. Chosen by hand."""


def mosaic_warnings(fields: Mapping[str, object] | Iterable[str]) -> tuple[str, ...]:
    """Say which combinations of what leaves may identify somebody.

    ``["recorded_at", "place", "uploader"]`` gives one warning; each of them alone gives none.

    Args:
        fields: Names of what leaves (of ``TRAITS``), or a mapping whose empty values do not count.
    """
    if isinstance(fields, Mapping):
        present = {name for name, value in fields.items() if value not in (None, "", [], (), {}, False)}
    else:
        present = set(fields)
    kinds = {kind for kind, names in TRAITS.items() if present & set(names)}
    return tuple(sentence for needed, sentence in COMBINATIONS if set(needed) <= kinds)


_ALL = frozenset(TRAITS)

DISCLOSES: Mapping[tuple[str, str], frozenset[str]] = {
    ("original", "whole"): _ALL,
    ("original_metadata", "whole"): _ALL - {"who", "voice"},
    ("original_metadata", "reduced"): frozenset({"when", "where", "who", "with what"}),
    ("findings", "whole"): frozenset({"when", "where", "from where it was seen", "with what"}),
    ("ground", "whole"): frozenset({"where", "from where it was seen"}),
    ("observation", "whole"): frozenset({"when", "where"}),
    ("statement", "whole"): frozenset({"when", "where", "who"}),
    ("statement", "reduced"): frozenset({"who"}),
    ("register", "whole"): frozenset({"when", "where", "who"}),
    ("publishing_copy", "whole"): frozenset({"where"}),
    ("working_copy", "whole"): _ALL - {"who"},
    ("evidence_frame", "whole"): frozenset({"where", "with what"}),
}
"""What each kind of thing in a hand-over may say something about, by the table of hand-overs. Free text of observations
and statements is taken to name times and places. Chosen by hand; what is not here says nothing of these."""

CLEARED: Mapping[str, frozenset[str]] = {
    "scene": frozenset({"where"}),
    "movers": frozenset(),
    "overlay": frozenset({"when", "where", "with what"}),
    "sound": frozenset({"voice"}),
}
"""What a clearance of a publishing copy lets be seen or heard: overlays of drones show time, place and device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What one export says something about, to whom, of which originals."""

    day: str
    to: str
    """``public``, or ``partner`` and a label."""
    kinds: frozenset[str]
    originals: frozenset[str]


def kinds_of(items: Iterable[tuple[str, str]], *, described: bool = False) -> frozenset[str]:
    """Say what things of a hand-over say something about.

    Args:
        items: What each is and how it is held, as in ``DISCLOSES``.
        described: Whether words stand for the source.
    """
    found = frozenset({"who"}) if described else frozenset()
    return found.union(*(DISCLOSES.get(one, frozenset()) for one in items))


def mosaic_of_exports(now: Disclosure, before: Sequence[Disclosure]) -> tuple[str, ...]:
    """Say which combinations an export completes, by itself or together with former ones that the same reader has.

    A partner has what went to that partner and to the public; the public has what went to the public. Exports of
    other originals do not count: nothing ties them to this one.

    Args:
        now: What is to leave.
        before: What left before, oldest first.
    """
    seen = [one for one in before if one.originals & now.originals and one.to in {"public", now.to}]
    warnings = []
    for needed, sentence in COMBINATIONS:
        wanted = set(needed)
        if wanted <= now.kinds:
            warnings.append(sentence)
            continue
        missing = wanted - now.kinds
        adding = [one for one in seen if one.kinds & missing]
        if missing != wanted and missing <= set().union(*(one.kinds for one in adding)):
            told = ", ".join(dict.fromkeys(f"{one.to} on {one.day}" for one in adding))
            warnings.append(f"with what went to {told}: {sentence}")
    return tuple(warnings)
