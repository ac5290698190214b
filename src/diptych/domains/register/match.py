"""A search as SQL for both back ends: one description of what must hold, written out for each text index."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from diptych.adapters.register_tables import KEY_BITS, SHORT_DAYS
from diptych.algorithms.name_spellings import word_keys
from diptych.algorithms.search_cells import box_around, cells_of_box, squared_chord, unit_point
from diptych.algorithms.search_words import AskedWords, asked_words, facet
from diptych.model.register_search import Box, SearchQuery

Column = Literal["words", "title", "place", "facets"]
"""``words`` are those of the title and of the rest."""

_MARKS: dict[Column, str] = {"words": "", "title": "~", "place": "@", "facets": "#"}
"""What stands before a lexeme on PostgreSQL."""

_FTS: dict[Column, str] = {
    "words": "{title text}",
    "title": "title",
    "place": "place",
    "facets": "facets",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A run of words in one column; with ``begins`` the last one is a beginning."""

    column: Column
    words: tuple[str, ...]
    begins: bool = False


@dataclass(slots=True)
class Conditions:
    """What must hold: of every group of terms one, and none of the excluded ones."""

    groups: list[tuple[Term, ...]] = field(default_factory=list)
    excluded: list[Term] = field(default_factory=list)
    sql: list[str] = field(default_factory=list)
    """Further conditions, with ``{key}`` for the incident's key."""
    values: dict[str, Any] = field(default_factory=dict)


def conditions_of(query: SearchQuery, *, title_only: bool = False) -> Conditions:
    """Describe a search, without its period, which :func:`select_keys` adds.

    Raises:
        ValueError: The text holds nothing to look for.
    """
    found = Conditions()
    if query.text.strip():
        _add_text(found, asked_words(query.text), title_only=title_only)
    if query.places:
        _add_places(found, query.places)
    for letter, values in (
        ("k", query.kinds),
        ("a", query.sides),
        ("f", query.affected),
        ("s", query.sources),
        ("t", query.statuses),
        ("c", query.countries),
        ("d", query.admins),
        ("u", query.units),
        ("n", query.standings),
        ("r", query.states),
    ):
        if values:
            found.groups.append(tuple(_facet(facet(letter, value)) for value in values))
    if not query.states:
        found.excluded.append(_facet(facet("r", "withdrawn")))
    if query.undated:
        found.groups.append((_facet("w1"),))
    if query.box is not None:
        _add_box(found, query.box)
    if query.near is not None:
        _add_near(found, query)
    if query.without:
        bound = {f"without_{k}": one for k, one in enumerate(query.without)}
        found.values |= bound
        found.sql.append(
            f"{{key}} NOT IN (SELECT w.key FROM incident w WHERE w.id IN ({', '.join(f':{name}' for name in bound)}))"
        )
    return found


def _facet(word: str) -> Term:
    return Term(column="facets", words=(word,))


def _add_text(found: Conditions, asked: AskedWords, *, title_only: bool) -> None:
    column: Column = "title" if title_only else "words"
    for phrase in asked.phrases:
        terms = [Term(column=column, words=phrase)]
        if len(phrase) == 1 and not title_only and len(keys := word_keys(phrase[0])) == 1:
            terms.append(Term(column="place", words=(keys[0],)))
        found.groups.append(tuple(terms))
    found.groups += [(Term(column=column, words=(word,), begins=True),) for word in asked.beginnings]
    found.excluded += [Term(column="words", words=phrase) for phrase in asked.excluded]


def _add_places(found: Conditions, names: tuple[str, ...]) -> None:
    """Every word of one of the names must stand among the words of the incident's places, however spelt."""
    keyed = [tuple(dict.fromkeys(word_keys(name))) for name in names]
    if not all(keyed):
        raise ValueError("a place's name holds no word to look for")
    if len(keyed) == 1:
        found.groups += [(Term(column="place", words=(key,)),) for key in keyed[0]]
        return
    # (a1 and a2) or (b1 and b2) as groups of alternatives: one of each pair of choices must hold
    choices: list[tuple[str, ...]] = [()]
    for keys in keyed:
        choices = [(*before, key) for before in choices for key in keys]
    for choice in choices:
        found.groups.append(tuple(Term(column="place", words=(key,)) for key in dict.fromkeys(choice)))


def _add_box(found: Conditions, box: Box) -> None:
    found.values |= {"south": box.south, "north": box.north, "west": box.west, "east": box.east}
    across = "p.longitude BETWEEN :west AND :east"
    if box.west > box.east:
        across = "(p.longitude >= :west OR p.longitude <= :east)"
    elif cells := cells_of_box(box.south, box.west, box.north, box.east):
        found.groups.append(tuple(_facet(cell) for cell in cells))
    found.sql.append(
        "EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_key = {key} "
        f"AND p.latitude BETWEEN :south AND :north AND {across})"
    )


def _add_near(found: Conditions, query: SearchQuery) -> None:
    near = query.near
    if near is None:
        return
    south, west, north, east = box_around(near.latitude, near.longitude, near.radius_m)
    if west >= -180 and east <= 180 and (cells := cells_of_box(south, west, north, east)):
        found.groups.append(tuple(_facet(cell) for cell in cells))
    x, y, z = unit_point(near.latitude, near.longitude)
    found.values |= {"near_x": x, "near_y": y, "near_z": z, "near_c": squared_chord(near.radius_m)}
    found.sql.append(
        "EXISTS (SELECT 1 FROM incident_place p WHERE p.incident_key = {key} AND "
        "(p.x - :near_x) * (p.x - :near_x) + (p.y - :near_y) * (p.y - :near_y) "
        "+ (p.z - :near_z) * (p.z - :near_z) <= :near_c)"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Select:
    """One SELECT of keys, without order and limit; parts of one search never give the same key."""

    sql: str
    values: dict[str, Any]
    key: str
    """The key's name in it, to order by."""


def select_keys(conditions: Conditions, query: SearchQuery, *, is_sqlite: bool) -> list[Select]:
    """Write a search as one or two SELECTs: of dates, short and long ones are looked at apart.

    A short date that lies in a period has a key from :data:`SHORT_DAYS` days before it to its end, so that the walk
    along the key ends there.
    """
    if query.date_from is None and query.date_to is None:
        return [_select(conditions, [], [], {}, is_sqlite=is_sqlite)]
    low = query.date_from.toordinal() if query.date_from else 1
    high = query.date_to.toordinal() if query.date_to else 3_652_059
    values: dict[str, Any] = {
        "key_low": max(low - SHORT_DAYS, 1) << KEY_BITS,
        "key_in": low << KEY_BITS,
        "key_high": ((high + 1) << KEY_BITS) - 1,
        "low": low,
    }
    short = ["{key} BETWEEN :key_low AND :key_high", "({key} >= :key_in OR {last_in})"]
    long = ["{span_in}"]
    l1 = _facet("l1")
    return [
        _select(conditions, short, [l1], values, is_sqlite=is_sqlite, is_long=False),
        _select(conditions, long, [l1], {"low": low, "high": high}, is_sqlite=is_sqlite, is_long=True),
    ]


def _select(
    conditions: Conditions,
    sql: list[str],
    by_span: list[Term],
    values: dict[str, Any],
    *,
    is_sqlite: bool,
    is_long: bool | None = None,
) -> Select:
    groups = list(conditions.groups)
    every = [*sql, *conditions.sql]
    bound = conditions.values | values
    if not groups:
        where = [one.format(key="n.key", last_in=_LAST_IN, span_in=_SPAN_IN) for one in every]
        without = {facet("r", "withdrawn")} & {term.words[0] for term in conditions.excluded}
        if without:
            where.append("n.state <> 'withdrawn'")
        if is_long is not None:
            where.append(f"n.is_long = {int(is_long)}")
        text = "SELECT n.key FROM incident n" + (f" WHERE {' AND '.join(where)}" if where else "")
        return Select(sql=text, values=bound, key="n.key")
    out = list(conditions.excluded)
    if is_long:
        groups.append(tuple(by_span))
    elif is_long is False:
        out += by_span
    if is_sqlite:
        where = ["incident_text MATCH :matching", *(_listed(one, "incident_text.rowid") for one in every)]
        text = f"SELECT incident_text.rowid AS key FROM incident_text WHERE {' AND '.join(where)}"
        bound = bound | {"matching": _fts5(groups, out)}
        return Select(sql=text, values=bound, key="incident_text.rowid")
    lines, likes, phrases = _tsquery(groups, out)
    where = ["s.words @@ CAST(:matching AS tsquery)", *likes, *(_listed(one, "s.key") for one in every)]
    text = f"SELECT s.key FROM incident_search s WHERE {' AND '.join(where)}"
    return Select(sql=text, values=bound | {"matching": lines} | phrases, key="s.key")


_LAST_IN = "n.last_day >= :low"
_SPAN_IN = "COALESCE(n.first_day, 0) <= :high AND COALESCE(n.last_day, 9999999) >= :low"


def _listed(condition: str, key: str) -> str:
    """Write a condition on an incident's days as a list of keys that the index of days gives once.

    Looking each incident up by its key read one page of wide rows for each: 90 ms of a search among a million. The
    plus keeps SQLite from walking the list instead of the text.
    """
    found = f"+{key} IN (SELECT n.key FROM incident n WHERE n.is_long = "
    last_in = f"{found}0 AND n.key >= :key_low AND n.key < :key_in AND {_LAST_IN})"
    return condition.format(key=key, last_in=last_in, span_in=f"{found}1 AND {_SPAN_IN})")


def _fts5(groups: list[tuple[Term, ...]], excluded: list[Term]) -> str:
    def written(term: Term) -> str:
        return f'{_FTS[term.column]} : "{" ".join(term.words)}"{" *" if term.begins else ""}'

    def grouped(terms: tuple[Term, ...]) -> str:
        if len({term.column for term in terms}) == 1 and len(terms) > 1:
            inside = " OR ".join(f'"{" ".join(t.words)}"{" *" if t.begins else ""}' for t in terms)
            return f"{_FTS[terms[0].column]} : ({inside})"
        return "(" + " OR ".join(f"({written(term)})" for term in terms) + ")"

    must = " AND ".join(grouped(terms) for terms in groups)
    return f"({must})" + "".join(f" NOT ({written(term)})" for term in excluded)


def _tsquery(groups: list[tuple[Term, ...]], excluded: list[Term]) -> tuple[str, list[str], dict[str, Any]]:
    """Lexemes have no positions there, so a phrase is found by its words and then looked for in the text."""
    likes: list[str] = []
    values: dict[str, Any] = {}

    def written(term: Term) -> str:
        words = [_MARKS[term.column] + word for word in term.words]
        quoted = ["'" + word.replace("\\", "\\\\").replace("'", "''") + "'" for word in words]
        if term.begins:
            quoted[-1] += ":*"
        return "(" + " & ".join(quoted) + ")"

    def phrase(term: Term, *, no: bool) -> None:
        name = f"phrase{len(values)}"
        values[name] = f"% {' '.join(term.words)} %"
        sides = ["s.title"] if term.column == "title" else ["s.title", "s.text"]
        one_of = " OR ".join(f"' ' || {side} || ' ' LIKE :{name}" for side in sides)
        likes.append(f"{'NOT ' if no else ''}({one_of})")

    parts = []
    for terms in groups:
        parts.append("(" + " | ".join(written(term) for term in terms) + ")")
        if len(terms) == 1 and len(terms[0].words) > 1:
            phrase(terms[0], no=False)
    for term in excluded:
        if len(term.words) > 1:
            phrase(term, no=True)
        else:
            parts.append(f"!{written(term)}")
    return " & ".join(parts), likes, values
