"""Longer versions: three overlapping edits of one source, one of them in another order and one under other music."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from diptych.domains.archive_graph import clusters_of, divided, pairs_page
from diptych.model.archive_pairs import Item, Match, Pairs
from diptych.model.find import Piece
from diptych.model.words import find_banned

# The source runs 60 s and is not in the archive. `early` shows 0 to 30 s of it, `late` 20 to 60 s under other music,
# `mixed` 10 to 18 s after 40 to 50 s.
LENGTHS = {"early": 30.0, "late": 40.0, "mixed": 18.0}


def item(key: str, length_s: float, **more: object) -> Item:
    values: dict[str, object] = {
        "key": key,
        "file": f"posts/{key}.mp4",
        "duration_s": length_s,
        "width": 640,
        "height": 360,
        "size_bytes": round(100_000 * length_s),
        **more,
    }
    return Item(**values)  # type: ignore[arg-type]


def piece(query: tuple[float, float], found: tuple[float, float]) -> Piece:
    return Piece(
        query_from_s=query[0],
        query_to_s=query[1],
        found_from_s=found[0],
        found_to_s=found[1],
        query_from_frame=round(query[0] * 25),
        query_to_frame=round(query[1] * 25),
        found_from_frame=round(found[0] * 25),
        found_to_frame=round(found[1] * 25),
        rate=1.0,
        interval_s=0.06,
        score=0.9,
        mirrored=False,
        turned_deg=0,
        basis="frames",
    )


def match(first: str, second: str, *pieces: Piece) -> Match:
    return Match(first=first, second=second, score=0.9, pieces=pieces, edits=(), edited="unknown")


EARLY_LATE = match("late", "early", piece((0, 10), (20, 30)))
MIXED_LATE = match("mixed", "late", piece((0, 10), (20, 30)))
MIXED_EARLY = match("mixed", "early", piece((10, 18), (10, 18)))


@pytest.fixture
def items() -> dict[str, Item]:
    return {key: item(key, length) for key, length in LENGTHS.items()}


def test_the_union_is_longer_than_every_version(items: dict[str, Item]) -> None:
    joining, short, _ = divided([EARLY_LATE, MIXED_LATE, MIXED_EARLY], {})
    assert short == []
    (cluster,) = clusters_of(items, joining, ())
    timeline = cluster.timeline
    assert timeline.length_s == pytest.approx(60.0, abs=0.2)
    assert cluster.most_complete == "late"
    assert timeline.shown_s("late") == pytest.approx(40.0, abs=0.2)
    shown = [(round(s.from_s), round(s.to_s), frozenset(s.members)) for s in timeline.stretches]
    assert shown == [
        (0, 10, {"early"}),
        (10, 18, {"early", "mixed"}),
        (18, 20, {"early"}),
        (20, 30, {"early", "late"}),
        (30, 40, {"late"}),
        (40, 50, {"late", "mixed"}),
        (50, 60, {"late"}),
    ]
    # `mixed` shows the later stretch before the earlier one: listed, not averaged, and nothing is laid aside.
    assert [one.kind for one in timeline.contradictions] == ["order"]
    assert "mixed" in timeline.contradictions[0].members
    assert all(stretch.place_known and not stretch.disputed for stretch in timeline.stretches)
    alone = {(member, round(to_s - from_s)) for member, from_s, to_s in cluster.only_in}
    assert alone == {("early", 10), ("early", 2), ("late", 10)}
    assert {m.key for m in cluster.members} == set(LENGTHS)


def test_the_page_of_such_a_cluster_is_plain_and_neutral(items: dict[str, Item]) -> None:
    clusters = clusters_of(items, [EARLY_LATE, MIXED_LATE, MIXED_EARLY], ())
    found = Pairs(
        items=3,
        queries=3,
        duplicates=(),
        clusters=clusters,
        short=(),
        judged=(),
        not_compared=(),
        notes=(),
    )
    page = pairs_page(found).decode("utf-8")
    assert "<script" not in page
    words = re.sub(r"<style>.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)
    assert find_banned(words) == []
    assert "All footage together runs 60.0 s." in words
    assert "no single recording shows all" in words
    assert "What does not agree" in words


def test_without_the_piece_that_joins_them_two_versions_stay_apart(items: dict[str, Item]) -> None:
    clusters = clusters_of(items, [MIXED_EARLY], ())
    (only,) = clusters
    assert {one.key for one in only.members} == {"mixed", "early"}
    assert only.timeline.length_s == pytest.approx(30.0 + 10.0, abs=0.2)
    outside = next(s for s in only.timeline.stretches if s.members == ("mixed",))
    assert not outside.place_known or outside.from_s == 0


def test_a_piece_that_is_off_by_less_than_its_length_is_outvoted_and_named(items: dict[str, Item]) -> None:
    wrong = match("late", "early", replace(piece((0, 10), (16, 26)), score=0.5))
    other = {**items, "again": item("again", 30.0)}
    links = [
        wrong,
        match("again", "early", piece((0, 30), (0, 30))),
        match("late", "again", piece((0, 10), (20, 30))),
        MIXED_EARLY,
        MIXED_LATE,
    ]
    (cluster,) = clusters_of(other, links, ())
    told = [one for one in cluster.timeline.contradictions if one.kind == "time"]
    assert len(told) == 1
    assert set(told[0].members) >= {"late", "early"}
    assert any(stretch.disputed for stretch in cluster.timeline.stretches)
