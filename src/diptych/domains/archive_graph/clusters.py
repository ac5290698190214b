"""Clusters: recordings that hang together by shared footage, with one timeline each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from diptych.algorithms.union_time import Link, union_time
from diptych.domains.archive_graph.versions import derivations
from diptych.model.archive_pairs import Cluster, Item, Judged, Match, joined
from diptych.model.judgements import Judgement

LEAST_PIECE_S = 2.0
"""Shortest piece that joins two recordings into one cluster: the shortest clip that the search is made for."""

LEAST_ALONE_S = 0.5
"""Shortest stretch that is listed as shown by one recording alone: shorter ones lie within what several borders
together may be off. Chosen by hand."""


def divided(
    matches: Iterable[Match],
    judgements: Mapping[tuple[str, str], Judgement],
    files: Mapping[str, str] | None = None,
) -> tuple[list[Match], list[Match], list[Judged]]:
    """Divide pairs by length of their pieces and by what people said.

    Args:
        matches: Pairs that share footage.
        judgements: The newest judgement of a pair, keyed by both digests, the lower first.
        files: How recordings are named, by their keys.

    Returns:
        Pairs that join clusters; pairs whose pieces are too short to; judged pairs with what was found.
    """
    joining: list[Match] = []
    short: list[Match] = []
    judged: list[Judged] = []
    matched: dict[tuple[str, str], Match] = {}
    for match in matches:
        key = (min(match.first, match.second), max(match.first, match.second))
        matched[key] = match
        said = judgements.get(key)
        if said is not None and said.verdict == "not_a_match":
            continue
        longest = max(min(p.query_to_s - p.query_from_s, p.found_to_s - p.found_from_s) for p in match.pieces)
        slack = max(piece.interval_s for piece in match.pieces)
        (joining if longest >= LEAST_PIECE_S - 2 * slack else short).append(match)
    for key, said in judgements.items():
        if said.verdict != "withdrawn":
            names = files or {}
            judged.append(
                Judged(
                    judgement=said,
                    match=matched.get(key),
                    files=(names.get(said.first, ""), names.get(said.second, "")),
                )
            )
    return joining, short, judged


def clusters_of(
    items: Mapping[str, Item], matches: Sequence[Match], judged: Sequence[Judged]
) -> tuple[Cluster, ...]:
    """Gather recordings into clusters, the largest first.

    Args:
        items: Every recording by its key.
        matches: Pairs that share footage, without those that a person judged not to match.
        judged: What people said; a ``match`` joins two recordings also where no piece was found.
    """
    beside: dict[str, set[str]] = {}
    by_person = [
        one.judgement
        for one in judged
        if one.judgement.verdict == "match" and {one.judgement.first, one.judgement.second} <= set(items)
    ]
    for first, second in [(m.first, m.second) for m in matches] + [(j.first, j.second) for j in by_person]:
        beside.setdefault(first, set()).add(second)
        beside.setdefault(second, set()).add(first)
    clusters = []
    left = [key for key in items if key in beside]
    seen: set[str] = set()
    for key in left:
        if key in seen:
            continue
        group, waiting = {key}, [key]
        while waiting:
            for other in beside[waiting.pop()]:
                if other not in group:
                    group.add(other)
                    waiting.append(other)
        seen |= group
        clusters.append(_cluster(items, [k for k in items if k in group], matches, by_person))
    return tuple(sorted(clusters, key=lambda one: (-len(one.members), one.members[0].file)))


def _cluster(
    items: Mapping[str, Item], keys: Sequence[str], matches: Sequence[Match], by_person: Sequence[Judgement]
) -> Cluster:
    inside = [match for match in matches if match.first in keys and match.second in keys]
    members = [items[key] for key in keys]
    names = short_names(members)
    timeline = union_time(
        {item.key: item.duration_s for item in members},
        [link for match in inside for link in _links(match)],
        shown_as=names.__getitem__,
    )
    members.sort(
        key=lambda item: (
            -round(timeline.shown_s(item.key), 1),
            -item.width * item.height,
            -(item.bits_per_s or 0.0),
            item.file,
        )
    )
    notes = [
        f"{names[one.first]} and {names[one.second]} are together by a person's judgement ({one.by}); "
        "no piece was found"
        for one in by_person
        if one.first in keys
        and one.second in keys
        and not any({match.first, match.second} == {one.first, one.second} for match in inside)
    ]
    if any(not item.has_media for item in members):
        some = joined([names[item.key] for item in members if not item.has_media])
        notes.append(f"no frames could be compared with {some}; their times are within about a second")
    return Cluster(
        members=tuple(members),
        matches=tuple(inside),
        timeline=timeline,
        most_complete=members[0].key,
        earliest_found=_earliest(members),
        only_in=tuple(
            (stretch.members[0], stretch.from_s, stretch.to_s)
            for stretch in timeline.stretches
            if len(stretch.members) == 1 and stretch.length_s >= LEAST_ALONE_S and not stretch.disputed
        ),
        hypotheses=derivations(members, inside, names),
        notes=tuple(notes),
    )


def _links(match: Match) -> list[Link]:
    return [
        Link(
            first=match.first,
            second=match.second,
            first_from_s=piece.query_from_s,
            first_to_s=piece.query_to_s,
            second_from_s=piece.found_from_s,
            second_to_s=piece.found_to_s,
            interval_s=piece.interval_s,
            score=piece.score,
            mirrored=piece.mirrored,
        )
        for piece in match.pieces
        if piece.query_to_s > piece.query_from_s and piece.found_to_s > piece.found_from_s
    ]


def _earliest(members: Sequence[Item]) -> str | None:
    """Return the member published before every other for certain; all of them need a time."""
    for one in members:
        if one.published is not None and all(
            other is one or (other.published is not None and one.published.before(other.published))
            for other in members
        ):
            return one.key
    return None


def short_names(members: Sequence[Item]) -> dict[str, str]:
    """Name members by their file's own name, with as much of the folder as tells them apart."""
    names: dict[str, str] = {}
    for item in members:
        parts = PurePath(item.file).parts if item.has_media else (item.file,)
        for n in range(1, len(parts) + 1):
            name = "/".join(parts[-n:])
            others = [o for o in members if o is not item and o.file.replace("\\", "/").endswith("/" + name)]
            if not others and not any(o is not item and o.file == name for o in members):
                break
        names[item.key] = name
    return names
