"""What is compared of two rows, in which steps, and in which words the outcome is told.

Every comparison gives one number for a pair (:mod:`diptych.domains.linkage.pairs`); a level holds from a number
upwards, or up to one. The edges were chosen on training seeds (:mod:`diptych.domains.linkage.trained`).
"""

from __future__ import annotations

from diptych.model.linkage import Level, LinkComparison

Row = tuple[str, float, str]
"""Name of a level, its edge, its words."""


def _comparison(name: str, words: str, *rows: Row, rest: str, upwards: bool = True) -> LinkComparison:
    levels = [Level(name=label, edge=edge, above=upwards, words=told) for label, edge, told in rows]
    return LinkComparison(name=name, words=words, levels=(*levels, Level(name="else", words=rest)))


COMPARISONS: tuple[LinkComparison, ...] = (
    _comparison(
        "text",
        "texts in one script: weight of common words, in bits, times their part of the shorter text",
        ("from 40", 40, "the texts share nearly all of their words, rare ones among them"),
        ("from 28", 28, "the texts share most of their words, rare ones among them"),
        ("from 19", 19, "the texts share many words, rare ones among them"),
        ("from 12", 12, "the texts share a good many words"),
        ("from 6", 6, "the texts share some words"),
        ("from 2", 2, "the texts share few words"),
        rest="the texts share hardly a word",
    ),
    _comparison(
        "names",
        "texts in two scripts: weight of common names and numbers, in bits",
        ("from 26", 26, "the texts share many names and numbers, rare ones among them"),
        ("from 19", 19, "the texts share several names and numbers, rare ones among them"),
        ("from 14", 14, "the texts share several names and numbers"),
        ("from 10", 10, "the texts share some names and numbers"),
        ("from 6", 6, "the texts share a few names and numbers"),
        ("from 2.5", 2.5, "the texts share a common name or number"),
        rest="the texts share no name and no number",
    ),
    _comparison(
        "numbered",
        "numbers after the same word, such as a house in a street",
        ("several", 4, "the same numbers stand after the same words"),
        ("one", 3, "the same number stands after the same word"),
        ("as many", 2, "after the same words some numbers agree and some differ"),
        ("fewer", 1, "after the same words most numbers differ"),
        rest="after the same words other numbers stand",
    ),
    _comparison(
        "day",
        "day",
        ("same", 3, "the same day"),
        ("overlap", 2, "the days that the dates allow overlap"),
        ("next", 1, "one day apart"),
        rest="more than a day apart",
    ),
    _comparison(
        "time",
        "time of day, minutes apart",
        ("to 15", 15, "times within a quarter of an hour"),
        ("to 45", 45, "times within 45 minutes"),
        ("to 120", 120, "times within two hours"),
        rest="times more than two hours apart",
        upwards=False,
    ),
    _comparison(
        "place",
        "name of the place",
        ("same", 1, "the place has the same name, allowing for spellings"),
        rest="the places have other names",
    ),
    _comparison(
        "distance",
        "metres between the positions",
        ("to 250", 250, "positions within 250 m"),
        ("to 800", 800, "positions within 800 m"),
        ("to 2000", 2000, "positions within 2 km"),
        ("to 6000", 6000, "positions within 6 km"),
        rest="positions more than 6 km apart",
        upwards=False,
    ),
    _comparison(
        "kind",
        "kind, as each source characterises it",
        ("same", 1, "the same kind"),
        rest="another kind",
    ),
    _comparison(
        "alleged",
        "party to which it is ascribed",
        ("same", 1, "ascribed to the same party"),
        rest="ascribed to different parties",
    ),
    _comparison(
        "affected",
        "party that was affected",
        ("same", 1, "the same party affected"),
        rest="different parties affected",
    ),
    _comparison(
        "number",
        "number affected",
        ("same", 3, "the same number affected"),
        ("overlap", 2, "the ranges of the number affected overlap"),
        ("next", 1, "the numbers affected differ by one"),
        rest="the numbers affected exclude each other",
    ),
    _comparison(
        "media",
        "recordings that both name",
        ("file", 3, "both name the same recording, byte for byte"),
        ("footage", 2, "they name recordings in which a comparison found the same footage"),
        ("meeting", 1, "they name recordings that a comparison put at the same place and time"),
        rest="they name other recordings",
    ),
    _comparison(
        "address",
        "address of the source",
        ("same", 1, "both cite the same address"),
        rest="they cite other addresses",
    ),
)
