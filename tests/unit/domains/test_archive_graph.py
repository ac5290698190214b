"""Clusters, versions and hypotheses from pieces that are known by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diptych.domains.archive_graph import clusters_of, divided, longer_versions, pairs_page, parse_published
from diptych.model.archive_pairs import Item, Match, Pairs
from diptych.model.find import Edit, Edited, Piece, SameFootage
from diptych.model.judgements import Judgement, Verdict
from diptych.model.words import find_banned


def piece(query: tuple[float, float], found: tuple[float, float]) -> Piece:
    return Piece(
        query_from_s=query[0],
        query_to_s=query[1],
        found_from_s=found[0],
        found_to_s=found[1],
        query_from_frame=None,
        query_to_frame=None,
        found_from_frame=None,
        found_to_frame=None,
        rate=(found[1] - found[0]) / (query[1] - query[0]),
        interval_s=0.06,
        score=0.9,
        mirrored=False,
        turned_deg=0,
        basis="frames",
    )


def item(key: str, duration_s: float, **more: object) -> Item:
    values = {"file": f"videos/{key}.mp4", "width": 640, "height": 480, "size_bytes": 1_000_000, **more}
    return Item(key=key, duration_s=duration_s, **values)  # type: ignore[arg-type]


def match(
    first: str, second: str, *pieces: Piece, edited: Edited = "unknown", edits: tuple[Edit, ...] = ()
) -> Match:
    return Match(first=first, second=second, score=0.9, edited=edited, pieces=pieces, edits=edits)


def said(first: str, second: str, verdict: Verdict) -> dict[tuple[str, str], Judgement]:
    one = Judgement(first=first, second=second, verdict=verdict, reason="seen", by="desk", at="2026-01-01")
    return {(first, second): one}


def test_clusters_join_over_pieces_of_two_seconds_and_not_over_shorter_ones() -> None:
    items = {k: item(k, 10) for k in "abcd"}
    matches = [match("a", "b", piece((0, 2), (5, 7))), match("c", "d", piece((0, 1.5), (5, 6.5)))]
    joining, short, judged = divided(matches, {})
    (cluster,) = clusters_of(items, joining, judged)
    assert {one.key for one in cluster.members} == {"a", "b"}
    assert [(one.first, one.second) for one in short] == [("c", "d")]


@pytest.mark.parametrize("verdict", ["not_a_match", "unsure", "match", "withdrawn"])
def test_judgements_part_and_join_and_are_listed(verdict: Verdict) -> None:
    items = {k: item(k, 10) for k in "abc"}
    matches = [match("b", "a", piece((0, 5), (5, 10)))]
    joining, _, judged = divided(matches, said("a", "b", verdict) | said("b", "c", "match"))
    clusters = clusters_of(items, joining, judged)
    together = {"not_a_match": [{"b", "c"}]}.get(verdict, [{"a", "b", "c"}])
    assert [{one.key for one in cluster.members} for cluster in clusters] == together
    assert any("by a person's judgement" in note for note in clusters[0].notes)
    listed = {(one.judgement.first, one.judgement.second): one for one in judged}
    assert (("a", "b") in listed) is (verdict != "withdrawn")
    if verdict == "not_a_match":
        assert listed["a", "b"].match == matches[0]


def test_the_contained_could_derive_and_the_container_could_not() -> None:
    small = item(
        "clip", 5, width=320, height=240, size_bytes=100_000, published=parse_published("2024-06-01", "t")
    )
    items = {"long": item("long", 20, published=parse_published("2024-05-01", "t")), "clip": small}
    crop = Edit(kind="crop", from_s=0, to_s=5)
    found = match("clip", "long", piece((0, 5), (10, 15)), edited="query", edits=(crop,))
    (cluster,) = clusters_of(items, [found], [])
    (one,) = cluster.hypotheses
    assert (one.member, one.could_derive_from) == ("clip", "long")
    text = " ".join(one.reasons)
    for words in (
        "15.0 s more",
        "part of the picture",
        "smaller picture",
        "lower bit rate",
        "published later",
    ):
        assert words in text
    assert cluster.most_complete == "long"
    assert cluster.earliest_found == "long"
    assert "first" not in text and "original" not in text


def test_what_speaks_against_a_derivation_stands_beside_it() -> None:
    large = item(
        "clip", 5, width=1920, height=1080, size_bytes=9_000_000, published=parse_published("2024", "t")
    )
    items = {"clip": large, "long": item("long", 20, published=parse_published("2026-05-01", "t"))}
    (cluster,) = clusters_of(items, [match("clip", "long", piece((0, 5), (10, 15)))], [])
    (one,) = cluster.hypotheses
    text = " ".join(one.against)
    for words in ("larger picture", "higher bit rate", "published earlier"):
        assert words in text


def test_two_that_overlap_make_no_hypothesis() -> None:
    items = {"a": item("a", 10), "b": item("b", 10)}
    (cluster,) = clusters_of(items, [match("a", "b", piece((5, 10), (0, 5)))], [])
    assert cluster.hypotheses == ()
    assert {member for member, _, _ in cluster.only_in} == {"a", "b"}


def test_the_earliest_is_said_only_where_every_member_has_a_time() -> None:
    items = {"a": item("a", 10, published=parse_published("2024-05-01", "t")), "b": item("b", 10)}
    (cluster,) = clusters_of(items, [match("a", "b", piece((0, 10), (0, 10)))], [])
    assert cluster.earliest_found is None
    items["b"] = replace(items["b"], published=parse_published("2024-05-02", "t"))
    (cluster,) = clusters_of(items, [match("a", "b", piece((0, 10), (0, 10)))], [])
    assert cluster.earliest_found is None  # two days without a zone overlap
    items["b"] = replace(items["b"], published=parse_published("2024-05-04T00:00:00+02:00", "t"))
    (cluster,) = clusters_of(items, [match("a", "b", piece((0, 10), (0, 10)))], [])
    assert cluster.earliest_found == "a"


def test_publication_times_keep_their_precision_and_ambiguous_ones_are_refused() -> None:
    assert parse_published("20240501", "x").text == "2024-05-01"
    day = parse_published("2024-05-01", "x")
    assert day.to_s - day.from_s == 50 * 3600
    exact = parse_published("2024-05-01T10:00:00+02:00", "x")
    assert exact.to_s - exact.from_s == 1
    assert day.from_s < exact.from_s < day.to_s
    assert parse_published("2024-12", "x").to_s < parse_published("2025-03", "x").from_s
    for text in ("01/05/2024", "May 2024", "2024-13-01", "", "2024-02-30"):
        with pytest.raises(ValueError):
            parse_published(text, "x")


def _found(sha256: str, *pieces: Piece) -> SameFootage:
    return SameFootage(
        file=f"{sha256}.mp4", also=(), sha256=sha256, score=0.9, edited="unknown", pieces=pieces, edits=()
    )


def test_longer_versions_hold_all_of_the_query() -> None:
    found = [
        _found("all", piece((0, 10), (12.3, 22.3))),
        _found("half", piece((0, 5), (12, 17))),
        _found("same", piece((0, 10), (0.1, 10.1))),
        _found("between", piece((0, 4), (0, 4)), piece((4, 10), (7, 13))),
    ]
    durations = {"all": 26.3, "half": 60.0, "same": 10.2, "between": 13.0}
    first, second = longer_versions(found, 10.0, durations)
    assert (first.file, first.before_s, first.after_s) == ("all.mp4", pytest.approx(12.3), pytest.approx(4.0))
    assert first.sentence() == (
        "A longer version is in the archive: all.mp4 shows 12.3 s before and 4.0 s after"
    )
    assert (second.file, second.between_s) == ("between.mp4", pytest.approx(3.0))


def test_the_page_is_neutral_escaped_and_draws_every_stretch() -> None:
    items = {
        "a": item("a", 10, file="<b>&.mp4", published=parse_published("2024-05-01", "list.csv")),
        "b": item("b", 12),
    }
    clusters = clusters_of(items, [match("a", "b", piece((2, 10), (0, 8)))], [])
    page = pairs_page(
        Pairs(items=2, queries=2, duplicates=(("x/c.mp4", "y/d.mp4"),), clusters=clusters, judged=())
    ).decode()
    assert "<b>&.mp4" not in page
    assert page.count('class="alone"') >= 2
    assert find_banned(page) == []
    assert "http" not in page.replace("http-equiv", "")
