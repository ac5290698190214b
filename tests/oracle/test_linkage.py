"""What is compared of two rows, and which rows meet, against a slow reading row by row."""

from __future__ import annotations

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diptych.adapters.linkage_engine import Keys, LinkageEngine, splink_settings
from diptych.algorithms.name_spellings import spelling_key
from diptych.algorithms.pattern_em import Shares, estimate, log_ratio, patterns
from diptych.domains.demo_register import demo_pair
from diptych.domains.linkage import COMPARISONS, Footage, keys, laid_side_by_side, sides, started
from diptych.model.incidents import IncidentRow

days = st.integers(0, 12).map(lambda k: date(2024, 3, 1) + timedelta(days=k))
words = st.sampled_from(
    ["млин", "mill", "червоний", "червоний фургон", "Садова 14", "Садова 16", "route 7", "град"]
)


@st.composite
def incident_rows(draw: st.DrawFn, prefix: str) -> list[IncidentRow]:
    rows = []
    for k in range(draw(st.integers(1, 6))):
        first = draw(st.none() | days)
        last = None if first is None else first + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 3])))
        timed = first is not None and first == last and draw(st.booleans())
        at = draw(st.none() | st.tuples(st.floats(45, 45.1), st.floats(-38, -37.9)))
        low = draw(st.none() | st.integers(0, 4))
        rows.append(
            IncidentRow(
                id=f"{prefix}{k}",
                source=prefix,
                description=" ".join(draw(st.lists(words, max_size=5))),
                when=""
                if first is None
                else f"{first}T{draw(st.integers(0, 23)):02d}:30"
                if timed
                else f"{first}",
                first_day=first,
                last_day=last,
                place=draw(st.sampled_from(["", "Вишневе", "Vyshneve", "Дубове"])),
                latitude=None if at is None else at[0],
                longitude=None if at is None else at[1],
                kind=draw(st.sampled_from(["", "пожежа", "fire"])),
                affected_min=low,
                affected_max=None if low is None else low + draw(st.integers(0, 2)),
                alleged_party=draw(
                    st.sampled_from(["", "unknown", "Party A", "Party B", "Party B; Party A"])
                ),
                recordings=tuple(draw(st.sets(st.sampled_from(["aa", "bb", "cc", "dd"]), max_size=2))),
                url=draw(st.sampled_from(["", "https://example.org/1"])),
            )
        )
    return rows


@settings(max_examples=60, deadline=None)
@given(incident_rows("l"), incident_rows("r"))
def test_comparisons_agree_with_a_reading_row_by_row(
    left: list[IncidentRow], right: list[IncidentRow]
) -> None:
    footage = Footage(same_footage=(("aa", "bb"),), same_place_and_time=(("cc", "dd"),))
    one, two = sides(left, right, footage=footage)
    i, j = (each.ravel() for each in np.meshgrid(np.arange(len(left)), np.arange(len(right)), indexing="ij"))
    values = laid_side_by_side(one, two, i, j)
    assert set(values) == {each.name for each in COMPARISONS}
    for k, (a, b) in enumerate(zip(i, j, strict=True)):
        expected = _slowly(left[a], right[b])
        for name, value in expected.items():
            assert (math.isnan(value) and math.isnan(values[name][k])) or values[name][k] == pytest.approx(
                value
            ), name


def _slowly(a: IncidentRow, b: IncidentRow) -> dict[str, float]:
    nan = math.nan
    found = {
        "day": nan,
        "time": nan,
        "distance": nan,
        "number": nan,
        "media": nan,
        "alleged": nan,
        "address": nan,
    }
    if a.first_day and a.last_day and b.first_day and b.last_day:
        gap = max((b.first_day - a.last_day).days, (a.first_day - b.last_day).days)
        single = a.first_day == a.last_day == b.first_day == b.last_day
        found["day"] = 3 if single else 2 if gap <= 0 else 1 if gap == 1 else 0
        if len(a.when) == 16 and len(b.when) == 16:
            hours = int(a.when[11:13]) - int(b.when[11:13])
            found["time"] = abs((a.first_day - b.first_day).days * 1440 + hours * 60)
    if (
        a.latitude is not None
        and b.latitude is not None
        and a.longitude is not None
        and b.longitude is not None
    ):
        p, q = math.radians(a.latitude), math.radians(b.latitude)
        turn = math.radians(b.longitude - a.longitude)
        cosine = math.sin(p) * math.sin(q) + math.cos(p) * math.cos(q) * math.cos(turn)
        metres = 6_371_000 * math.acos(min(1.0, cosine))
        found["distance"] = metres if metres > 100 else nan
        if metres <= 100:
            del found["distance"]  # acos is not exact there
    if a.affected_min is not None and b.affected_min is not None:
        gap = max(b.affected_min - (a.affected_max or 0), a.affected_min - (b.affected_max or 0))
        same = (a.affected_min, a.affected_max) == (b.affected_min, b.affected_max)
        found["number"] = 3 if same else 2 if gap <= 0 else 1 if gap == 1 else 0
    if a.recordings and b.recordings:
        group = {"aa": "ab", "bb": "ab"}
        one, two = set(a.recordings), set(b.recordings)
        if one & two:
            found["media"] = 3
        elif {group.get(x, x) for x in one} & {group.get(x, x) for x in two}:
            found["media"] = 2
        else:
            found["media"] = 1 if one & {"cc", "dd"} and two & {"cc", "dd"} else 0
    parties = [{p.strip() for p in row.alleged_party.split(";")} - {"", "unknown"} for row in (a, b)]
    if all(parties):
        found["alleged"] = float(parties[0] == parties[1])
    if a.url and a.url == b.url:
        found["address"] = 1
    return found


@settings(max_examples=40, deadline=None)
@given(incident_rows("l"), incident_rows("r"))
def test_rows_of_one_place_and_neighbouring_days_always_meet(
    left: list[IncidentRow], right: list[IncidentRow]
) -> None:
    one, two = sides(left, right)
    met = set(_meeting(keys(one, as_right=False), keys(two, as_right=True)))
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            if set(a.recordings) & set(b.recordings) or (a.url and a.url == b.url):
                assert (i, j) in met
            if not (a.first_day and a.last_day and b.first_day and b.last_day):
                continue
            near_days = a.first_day <= b.last_day + timedelta(
                days=1
            ) and b.first_day <= a.last_day + timedelta(days=1)
            if near_days and a.place and spelling_key(a.place) == spelling_key(b.place):
                assert (i, j) in met
            if near_days and a.latitude is not None and b.latitude is not None:
                close = (
                    abs(a.latitude - b.latitude) <= 0.025
                    and abs((a.longitude or 0) - (b.longitude or 0)) <= 0.025
                )
                assert not close or (i, j) in met


def _meeting(left: tuple[np.ndarray, np.ndarray], right: tuple[np.ndarray, np.ndarray]):  # type: ignore[no-untyped-def]
    rows: dict[int, set[int]] = {}
    for key, row in zip(*map(np.ndarray.tolist, right), strict=True):
        rows.setdefault(key, set()).add(row)
    for key, row in zip(*map(np.ndarray.tolist, left), strict=True):
        for other in rows.get(key, ()):
            yield row, other


def test_the_engine_meets_and_levels_what_a_plain_reading_does() -> None:
    made = demo_pair(300, 11)
    left, right = sides(made.first, made.second)
    mine, theirs = keys(left, as_right=False), keys(right, as_right=True)
    engine = LinkageEngine(threads=1)
    try:
        blocked = engine.blocked(Keys(key=mine[0], row=mine[1]), Keys(key=theirs[0], row=theirs[1]))
        assert list(zip(blocked.left.tolist(), blocked.right.tolist(), strict=True)) == sorted(
            set(_meeting(mine, theirs))
        )
        values = laid_side_by_side(left, right, blocked.left, blocked.right)
        gammas = engine.levels(values, COMPARISONS)
    finally:
        engine.close()
    for k, one in enumerate(COMPARISONS):
        for value, level in zip(values[one.name], gammas[:, k], strict=True):
            value = float(np.float32(value))
            plain = (
                -1
                if math.isnan(value)
                else next(
                    at
                    for at, each in enumerate(one.levels)
                    if each.edge is None or (value >= each.edge if each.above else value <= each.edge)
                )
            )
            assert level == plain, (one.name, value)


def test_splink_reads_the_model_and_gives_the_same_weights() -> None:
    from splink import DuckDBAPI, Linker

    made = demo_pair(200, 12)
    left, right = sides(made.first, made.second)
    i, j = (each.ravel() for each in np.meshgrid(np.arange(40), np.arange(200)))
    values = laid_side_by_side(left, right, i, j)
    engine = LinkageEngine(threads=1)
    try:
        gammas = engine.levels(values, COMPARISONS)
    finally:
        engine.close()
    shares = started()
    found = patterns(gammas, [len(one.levels) for one in COMPARISONS])
    ours = (log_ratio(found, shares) + math.log(shares.matching / (1 - shares.matching)))[
        found.of_pair
    ] / math.log(2)
    import pyarrow as pa

    api = DuckDBAPI(":memory:")
    n = len(i)
    columns = {name: pa.array(v.astype(np.float32), mask=np.isnan(v)) for name, v in values.items()}
    frames = [
        api.register(pa.table({"pair": pa.array(range(n)), **held}), dataset_display_name=name)
        for name, held in (("a_side", dict.fromkeys(columns, pa.nulls(n, pa.float32()))), ("b_side", columns))
    ]
    described = splink_settings(
        COMPARISONS,
        {one.name: (shares.m[k].tolist(), shares.u[k].tolist()) for k, one in enumerate(COMPARISONS)},
        shares.matching,
    )
    linker = Linker(frames, described, log_level=None)
    theirs = linker.inference.predict(warning_mode="never")
    read = api.duckdb_con.execute(f"SELECT pair_r, match_weight FROM {theirs.physical_name}")
    weights = dict(read.fetchall())
    assert [weights[k] for k in range(n)] == pytest.approx(ours.tolist(), abs=1e-6)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000))
def test_estimation_finds_the_shares_of_made_up_pairs(seed: int) -> None:
    rng = np.random.default_rng(seed)
    m = (np.array([0.8, 0.15, 0.05]), np.array([0.9, 0.1]), np.array([0.7, 0.3]))
    u = (np.array([0.05, 0.15, 0.8]), np.array([0.3, 0.7]), np.array([0.1, 0.9]))
    same = rng.random(30_000) < 0.1
    gammas = np.column_stack(
        [
            np.where(same, rng.choice(len(a), size=len(same), p=a), rng.choice(len(b), size=len(same), p=b))
            for a, b in zip(m, u, strict=True)
        ]
    ).astype(np.int8)
    start = Shares(
        m=tuple(
            np.full(len(a), 1 / len(a)) * (np.arange(len(a), 0, -1) / np.arange(len(a), 0, -1).mean())
            for a in m
        ),
        u=tuple(np.full(len(a), 1 / len(a)) for a in m),
        matching=0.2,
    )
    found = estimate(patterns(gammas, [3, 2, 2]), start, trust=0.0)
    assert found.matching == pytest.approx(same.mean(), abs=0.05)
    for one, two in zip((*found.m, *found.u), (*m, *u), strict=True):
        assert one.sum() == pytest.approx(1)
        assert np.abs(one - two).max() < 0.15
