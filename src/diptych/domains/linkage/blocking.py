"""Which rows are brought together: keys that rows of both registers share.

Two rows meet when they name the same place, or lie near each other, on days at most one apart; when a text holds the
same rare word; when they name the same recording, recordings of one footage or of one meeting, or the same address.
Rows with a vague date meet all of the same place in the same months.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from diptych.domains.linkage.features import LONG_SPAN_DAYS, NO_DAY, Side
from diptych.domains.linkage.texts import Ints, Lists

CELL_DEG = 0.05
"""Side of a cell in degrees; the nearer neighbours are looked at too, so that positions 0.025° apart always meet
(2.8 km from north to south). Chosen by hand."""

MOST_MONTHS = 14
"""A date that may mean more months than this brings no rows together by itself. Chosen by hand: a year and its ends."""

FAR_DAYS = 35
"""Rows with a rare word in common and days further apart than this are not compared. Chosen by hand: a month."""

_DAY_OFFSET = 1 << 20
_DAY_BITS = 21
_SPACE_BITS = 56


def keys(side: Side, *, as_right: bool) -> tuple[Ints, Ints]:
    """Return the keys of a register's rows, one after the other, and the row of each.

    Args:
        side: Its rows.
        as_right: Whether neighbouring days and cells are included; of two registers one has them.
    """
    found: list[tuple[Ints, Ints]] = []
    dated = (side.first_day > NO_DAY) & (side.last_day > NO_DAY)
    span = np.where(dated, side.last_day - side.first_day, 0)
    short = dated & (span <= LONG_SPAN_DAYS)
    place_rows = _rows_of(side.places)
    margin = 1 if as_right else 0
    cells = _cells(side, around=as_right)
    for step in range(-margin, LONG_SPAN_DAYS + margin + 1):
        days = side.first_day + step
        in_time = short & (days <= side.last_day + margin)
        found.append(_on_days(1, side.places[0], place_rows, in_time, days))
        for cell, rows in cells:
            found.append(_on_days(2, cell, rows, in_time, days))
    for space, lists in ((3, side.media), (4, side.meetings), (6, side.words.rare)):
        found.append((_key(space, lists[0]), _rows_of(lists)))
    cited = np.flatnonzero(side.url >= 0)
    found.append((_key(5, side.url[cited]), cited))
    months = _months(side.first_day), _months(side.last_day)
    n_months = np.where(dated, months[1] - months[0] + 1, 0)
    vague = dated & (span > LONG_SPAN_DAYS) & (n_months <= MOST_MONTHS)
    mine, others = (7, 8) if as_right else (8, 7)
    for step in range(MOST_MONTHS):
        month = months[0] + step
        found.append(_on_days(mine, side.places[0], place_rows, vague & (month <= months[1]), month))
        found.append(
            _on_days(
                others,
                side.places[0],
                place_rows,
                dated & (n_months <= MOST_MONTHS) & (month <= months[1]),
                month,
            )
        )
    return np.concatenate([one for one, _ in found]), np.concatenate([rows for _, rows in found])


def _key(space: int, values: Ints) -> Ints:
    return (np.int64(space) << _SPACE_BITS) | values


def _on_days(
    space: int, values: Ints, rows: Ints, kept: npt.NDArray[np.bool_], days: Ints
) -> tuple[Ints, Ints]:
    held = kept[rows]
    values, rows = values[held], rows[held]
    return _key(space, (values << _DAY_BITS) | (days[rows] + _DAY_OFFSET)), rows


def _rows_of(lists: Lists) -> Ints:
    return np.repeat(np.arange(len(lists[1]) - 1, dtype=np.int64), np.diff(lists[1]))


def _months(days: Ints) -> Ints:
    safe = np.clip(days, -700_000, 2_900_000)
    return safe.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 200_000


def _cells(side: Side, *, around: bool) -> list[tuple[Ints, Ints]]:
    rows = np.flatnonzero(np.isfinite(side.latitude) & np.isfinite(side.longitude))
    y, x = (side.latitude[rows] + 90) / CELL_DEG, (side.longitude[rows] + 180) / CELL_DEG
    wide = round(360 / CELL_DEG)
    low_y, low_x = np.floor(y).astype(np.int64), np.floor(x).astype(np.int64)
    if not around:
        return [((low_y << 14) | (low_x % wide), rows)]
    by_y, by_x = np.where(y - low_y < 0.5, -1, 1), np.where(x - low_x < 0.5, -1, 1)
    return [
        (((low_y + dy * by_y).clip(0) << 14) | ((low_x + dx * by_x) % wide), rows)
        for dy in (0, 1)
        for dx in (0, 1)
    ]
