"""The register: searches with their filter, kept searches, what many incidents show at once, and counts."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi import Path as InPath
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from diptych.apps.web.access import needs
from diptych.apps.web.bench import Bench
from diptych.model.edtf import parse_edtf
from diptych.model.errors import WrongCallError
from diptych.model.incidents import Standing
from diptych.model.register import ReviewState
from diptych.model.register_counts import PeriodUnit
from diptych.model.register_search import (
    SearchQuery,
    Sort,
    box_from_text,
    period_from_text,
    query_from_dict,
    query_to_dict,
)
from diptych.model.team import ACTING, ItemKind, Need
from diptych.workflows.register_count import by_from_text, compare_stated, count_register
from diptych.workflows.register_count_page import count_page_bytes
from diptych.workflows.register_review import states_of, status
from diptych.workflows.register_search import forget_search, kept_searches, search_register
from diptych.workflows.register_views import RegisterViews

Several = Annotated[list[str], Query(max_length=20)]
Text = Annotated[str, Query(max_length=500)]
Name = Annotated[
    str, InPath(min_length=1, max_length=100, pattern=r"^[^/\\]+$", description="Name of a search.")
]
BoxText = Annotated[
    str, Query(max_length=100, examples=["49.1,36.0,50.2,37.5"], description="south,west,north,east")
]

KEPT_COUNTS = 24
"""Counts that stay in memory for one state of a register. Chosen by hand."""

LARGEST_PAGE = 300
"""Incidents of one answer. Chosen by hand: three screens of the densest table."""


def hidden_incidents() -> tuple[str, ...]:
    """Ids of incidents that are kept from whoever asks."""
    acting = ACTING.get()
    hidden = acting.hidden if acting is not None else frozenset()
    return tuple(sorted(one.id for one in hidden if one.kind is ItemKind.INCIDENT))


class Filter:
    """Which incidents are meant; every view of the register takes the same."""

    def __init__(
        self,
        q: Text = "",
        place: Several = [],  # noqa: B006 (read alone)
        kind: Several = [],  # noqa: B006
        side: Several = [],  # noqa: B006
        affected: Several = [],  # noqa: B006
        source: Several = [],  # noqa: B006
        status: Several = [],  # noqa: B006
        country: Several = [],  # noqa: B006
        standing: Annotated[list[Standing], Query(max_length=3)] = [],  # noqa: B006
        state: Annotated[list[ReviewState], Query(max_length=4)] = [],  # noqa: B006
        date_from: Annotated[str, Query(alias="from", max_length=40)] = "",
        date_to: Annotated[str, Query(alias="to", max_length=40)] = "",
        box: BoxText = "",
        undated: bool = False,
    ) -> None:
        try:
            first, last = period_from_text(date_from, date_to)
            self.query = SearchQuery(
                text=q.strip(), places=tuple(place), kinds=tuple(kind), sides=tuple(side), affected=tuple(affected),
                sources=tuple(source), statuses=tuple(status), countries=tuple(country), standings=tuple(standing),
                states=tuple(state), date_from=first, date_to=last, box=box_from_text(box), undated=undated,
                without=hidden_incidents(),
            )  # fmt: skip
        except ValueError as error:
            raise WrongCallError(str(error)) from None

    @property
    def words(self) -> tuple[str, ...]:
        """The same as ``diptych count --where`` has it."""
        asked = query_to_dict(self.query)
        names = {"text": "text", "date_from": "from", "date_to": "to"}
        lists = {"places": "place", "kinds": "kind", "sides": "side", "affected": "affected", "sources": "source",
                 "statuses": "status", "countries": "country", "standings": "standing", "states": "state"}  # fmt: skip
        found = [f"{word}={asked[name]}" for name, word in names.items() if name in asked]
        found += [f"{word}={one}" for name, word in lists.items() for one in asked.get(name, ())]
        if "box" in asked:
            found.append(f"box={','.join(str(one) for one in asked['box'])}")
        return (*found, *(["undated=yes"] if "undated" in asked else []))


Filtered = Annotated[Filter, Depends()]


class KeptSearch(BaseModel):
    """What a kept search asks, as ``GET /register/searches`` gives it."""

    query: dict[str, Any] = Field(max_length=30)


class Counted:
    """Counts of one state of the register as JSON, kept while it does not change."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._snapshot = ""
        self._held: OrderedDict[str, bytes] = OrderedDict()

    def get(self, snapshot: str, key: str) -> bytes | None:
        """Return what was counted on this state."""
        with self._lock:
            return self._held.get(key) if snapshot == self._snapshot else None

    def put(self, snapshot: str, key: str, found: bytes) -> None:
        """Keep a count."""
        with self._lock:
            if snapshot != self._snapshot:
                self._held.clear()
                self._snapshot = snapshot
            self._held[key] = found
            while len(self._held) > KEPT_COUNTS:
                self._held.popitem(last=False)


def routes(bench: Bench) -> APIRouter:
    """Search, view and count the register."""
    router = APIRouter(prefix="/register", tags=["register"])
    views = RegisterViews(bench.reading_register)
    counted = Counted()
    reading = bench.reading_register

    def place() -> str:
        return bench.register_place()

    def called() -> str:
        """What a command names; pages may be passed on, so that folders and passwords stay away."""
        return Path(place()).name if "://" not in place() else place().split("://")[0] + "://…"

    @router.get("", summary="What the register holds")
    @needs(Need.READ)
    def held() -> dict[str, object]:
        acting, found = ACTING.get(), status(reading())
        if acting is None or acting.may(Need.WHOLE):
            return found
        counts, gone = found["incidents"], states_of(reading(), hidden_incidents())
        left = (
            {state: n - gone.get(state, 0) for state, n in counts.items()} if isinstance(counts, dict) else {}
        )
        shown = {state: n for state, n in left.items() if n}
        return {**found, "incidents": shown, "records": {}, "last_changes": []}

    @router.get("/incidents", summary="Search incidents")
    @needs(Need.READ)
    def incidents(
        asked: Filtered,
        sort: Sort = "newest",
        limit: Annotated[int, Query(ge=0, le=LARGEST_PAGE)] = 50,
        offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    ) -> JSONResponse:
        page = search_register(reading(), _paged(asked.query, sort, limit, offset)).to_dict()
        lines = [_dated(one) for one in page["incidents"]]  # type: ignore[attr-defined]
        return JSONResponse(
            {**page, "incidents": lines}
        )  # plain values: FastAPI need not walk them once more

    @router.get("/facets", summary="Values of each field among what a search finds")
    @needs(Need.READ)
    def facets(asked: Filtered) -> JSONResponse:
        return JSONResponse(views.facets(asked.query))

    @router.get("/months", summary="In which months what a search finds lies")
    @needs(Need.READ)
    def months(asked: Filtered) -> JSONResponse:
        return JSONResponse(views.months(asked.query))

    @router.get("/map", summary="What a search finds, on a map")
    @needs(Need.READ)
    def on_map(
        asked: Filtered,
        zoom: Annotated[float, Query(ge=0, le=22, allow_inf_nan=False)] = 2.0,
        view: BoxText = "",
    ) -> JSONResponse:
        try:
            seen = box_from_text(view)
        except ValueError as error:
            raise WrongCallError(str(error)) from None
        return JSONResponse(views.map(asked.query, zoom=zoom, view=seen).to_dict())

    @router.get("/counts", summary="Count, with rule, gaps and what may not be compared")
    @needs(Need.READ)
    def counts(
        asked: Filtered,
        by: Annotated[str, Query(max_length=100)] = "source,period,side",
        period: PeriodUnit = "year",
    ) -> Response:
        groups = _groups(by)
        snapshot = reading().snapshot().name
        key = f"{groups} {period} {query_to_dict(asked.query)} {asked.query.without}"
        found = counted.get(snapshot, key)
        if found is None:
            made = count_register(
                reading(),
                by=groups,
                period=period,
                where=_where(asked),
                where_words=asked.words,
                place=called(),
                unseen=bench.unseen(),
            )
            found = bytes(JSONResponse(bench.left(made.to_dict())).body)
            counted.put(made.snapshot, key, found)
        return Response(found, media_type="application/json")

    @router.get("/counts/figure", summary="One figure that a source states, compared with every other")
    @needs(Need.READ)
    def figure(number: Annotated[int, Query(ge=0, le=10_000_000)]) -> JSONResponse:
        found = [one.to_dict() for one in compare_stated(reading(), number, unseen=bench.unseen())]
        return JSONResponse(bench.left({"comparisons": found}))

    @router.get("/counts/page", summary="The same as one page that opens without a network")
    @needs(Need.READ)
    def counts_page(
        asked: Filtered,
        by: Annotated[str, Query(max_length=100)] = "source,period,side",
        period: PeriodUnit = "year",
    ) -> Response:
        found = count_register(
            reading(),
            by=_groups(by),
            period=period,
            where=_where(asked),
            where_words=asked.words,
            place=called(),
            unseen=bench.unseen(),
        )
        page = count_page_bytes(reading(), found, where=_where(asked))
        named = {"content-disposition": 'attachment; filename="counts.html"'}
        return Response(page, media_type="text/html", headers=named)

    @router.get("/searches", summary="Kept searches")
    @needs(Need.READ)
    def searches() -> dict[str, object]:
        return {"searches": kept_searches(reading())}

    @router.put("/searches/{name}", summary="Keep a search under a name")
    @needs(Need.EDIT)
    def keep(name: Name, asked: KeptSearch) -> dict[str, object]:
        try:
            query = query_from_dict(asked.query)
        except (ValueError, TypeError, LookupError) as error:
            raise WrongCallError(f"the search does not read: {error}") from None
        with bench.writing:
            search_register(place(), _paged(query, query.sort, 0, 0), save_as=name)
        return {"name": name}

    @router.delete("/searches/{name}", summary="Keep a search no longer")
    @needs(Need.EDIT)
    def forget(name: Name) -> dict[str, object]:
        with bench.writing:
            forget_search(place(), name)
        return {"name": name}

    return router


def _paged(
    query: SearchQuery, sort: Literal["newest", "oldest", "relevance"], limit: int, offset: int
) -> SearchQuery:
    values = {name: getattr(query, name) for name in query.__slots__}
    return SearchQuery(**{**values, "sort": sort, "limit": limit, "offset": offset})


def _groups(by: str) -> tuple[Any, ...]:
    try:
        return by_from_text(by)
    except ValueError as error:
        raise WrongCallError(str(error)) from None


def _where(asked: Filter) -> SearchQuery | None:
    return asked.query if query_to_dict(asked.query) or asked.query.without else None


def _dated(line: dict[str, Any]) -> dict[str, Any]:
    """Add the days that the date can mean, which views draw as a range."""
    when = parse_edtf(line["when"])
    return {**line, "first_day": _day(when.first_day), "last_day": _day(when.last_day)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
