"""Views of many incidents: the same on every back end as adding them up one by one."""

from __future__ import annotations

import random
from collections import Counter

from diptych.adapters.register_database import open_database
from diptych.domains.register import RegisterStore
from diptych.model.incidents import Incident
from diptych.workflows.register_views import RegisterViews
from register_reference import made_incidents, made_query, matches, standing


def month(one: Incident) -> tuple[int, int]:
    first, last = one.date.first_day, one.date.last_day
    return tuple(day.year * 100 + day.month if day else 0 for day in (first, last))  # type: ignore[return-value]


def test_views_agree_with_adding_up_one_by_one(register: str) -> None:
    rng = random.Random(8)
    incidents = made_incidents(rng, 120)
    store = RegisterStore(open_database(register, create=True))
    with store.change(by="test", reason="test", action="import") as writer:
        writer.put_incidents(incidents, {})
    views = RegisterViews(lambda: store)
    n_found = 0
    for _ in range(60):
        query = made_query(rng)
        found = [one for one in incidents if matches(one, query)]
        n_found += len(found)
        facets = views.facets(query)
        assert facets["total"] == len(found), query
        kinds = Counter(one.kind for one in found if one.kind)
        sides = Counter(side for one in found for side in dict.fromkeys(one.named("alleged")))
        assert dict(map(tuple, facets["facets"]["kind"])) == kinds  # type: ignore[index]
        assert dict(map(tuple, facets["facets"]["side"])) == sides  # type: ignore[index]
        months = views.months(query)
        spans = {(one["first"], one["last"]): (one["counted"], one["apart"]) for one in months["spans"]}  # type: ignore[attr-defined]
        apart = Counter(month(one) for one in found if standing(one) != "open")
        every = Counter(month(one) for one in found)
        assert months["undated"] == every.pop((0, 0), 0)
        assert spans == {key: (n - apart[key], apart[key]) for key, n in every.items()}
        on_map = views.map(query, zoom=5.0)
        placed = [one for one in found if any(at.latitude is not None for at in one.places)]
        assert (on_map.placed, on_map.unlocated) == (len(placed), len(found) - len(placed))
        positions = sum(at.latitude is not None for one in found for at in one.places)
        assert sum(mark.n for mark in on_map.marks) == positions
    assert n_found > 500
    store.database.close()


def test_views_follow_the_register(register: str) -> None:
    incidents = made_incidents(random.Random(3), 20)
    store = RegisterStore(open_database(register, create=True))
    views = RegisterViews(lambda: store)
    from diptych.model.register_search import SearchQuery

    assert views.facets(SearchQuery())["total"] == 0 and views.map(SearchQuery(), zoom=2.0).bounds is None
    with store.change(by="test", reason="test", action="import") as writer:
        writer.put_incidents(incidents, {})
    assert views.facets(SearchQuery())["total"] == 20
    store.database.close()
