"""Pieces that are harmless one by one and identify somebody together: a warning before an export (R80)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

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
