"""Dates as far as they are known: a part of EDTF (ISO 8601-2), with the days that each can mean.

Read: ``2024``, ``2024-08``, ``2024-08-12``, ``2024-08-12T14:30`` with or without seconds and zone, unknown digits
(``202X``, ``2024-XX``, ``2024-08-XX``), seasons (``2024-21`` spring of the northern half to ``2024-24`` winter), and
intervals ``A/B``, ``../B``, ``A/..``; after a date ``~`` (approximately), ``?`` (uncertain) or ``%`` (both).
Never read: dates such as ``03/04/2024``, which two people read differently.
"""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass
from datetime import date, timedelta

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?)?)?)?"
    r"(?P<mark>[~?%])?"
)

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""First and last month of each season, meteorological, of the northern half (ISO 8601-2 leaves them open)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edtf:
    """A date as it was stated, with the first and the last day that it can mean.

    ``parse_edtf("2024-08")`` has the days 2024-08-01 and 2024-08-31; an open or unknown end is ``None``.
    """

    text: str
    first_day: date | None
    last_day: date | None
    approximate: bool = False
    uncertain: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether at least one end is known."""
        return self.first_day is not None or self.last_day is not None

    def overlaps(self, first: date | None, last: date | None) -> bool:
        """Whether some day that this can mean lies from ``first`` to ``last``; an undated one never does."""
        if not self.is_dated:
            return False
        begins_in_time = last is None or self.first_day is None or self.first_day <= last
        ends_in_time = first is None or self.last_day is None or self.last_day >= first
        return begins_in_time and ends_in_time


UNDATED = Edtf(text="", first_day=None, last_day=None)
"""No date was stated."""


@functools.lru_cache(maxsize=1 << 14)
def parse_edtf(text: str) -> Edtf:
    """Read a date.

    Args:
        text: The date as stated; empty for none.

    Raises:
        ValueError: It is no date of the kinds above, there is no such day, or the end is before the start.
    """
    stated = text.strip()
    if not stated:
        return UNDATED
    parts = stated.split("/")
    if len(parts) == 1:
        return _made(stated, *_one(stated))
    if len(parts) != 2:
        raise ValueError(_not_a_date(text))
    opened, closed = parts[0].strip(), parts[1].strip()
    first: date | None = None
    last: date | None = None
    marks = ""
    if opened not in ("", ".."):
        first, _, marks = _one(opened)
    if closed not in ("", ".."):
        _, last, more = _one(closed)
        marks += more
    if first is None and last is None:
        raise ValueError(f"{text!r} is open at both ends; leave the date empty")
    if first is not None and last is not None and last < first:
        raise ValueError(f"{text!r} ends before it starts")
    return _made(stated, first, last, marks)


def joined(date_from: str, date_to: str) -> str:
    """Make one date of two columns: ``2024-08-12`` and ``2024-08-14`` give ``2024-08-12/2024-08-14``.

    An interval in the first column needs no second; the same day twice is that day.
    """
    one, two = date_from.strip(), date_to.strip()
    if not two or one == two:
        return one
    if "/" in one or "/" in two:
        raise ValueError(f"{one!r} is an interval already, and there is an end {two!r} beside it")
    return f"{one or '..'}/{two}"


def _made(stated: str, first: date | None, last: date | None, marks: str) -> Edtf:
    return Edtf(
        text=stated,
        first_day=first,
        last_day=last,
        approximate="~" in marks or "%" in marks,
        uncertain="?" in marks or "%" in marks,
    )


def _not_a_date(text: str) -> str:
    hint = ""
    if re.fullmatch(r"\s*\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\s*", text):
        hint = "; day and month can be read two ways"
    return f"{text[:40]!r} is no date{hint}: expected YYYY, YYYY-MM, YYYY-MM-DD or FROM/TO (EDTF)"


def _one(text: str) -> tuple[date, date, str]:
    found = _DATE.fullmatch(text)
    if found is None:
        raise ValueError(_not_a_date(text))
    year, month, day = found["year"], found["month"], found["day"]
    _check_time(found["hour"], found["minute"], found["second"], text)
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low < 1:
        raise ValueError(f"{text!r}: years count from 0001")
    mark = found["mark"] or ""
    if month is None or month == "XX":
        if day is not None and day != "XX":
            raise ValueError(f"{text!r} names a day of an unknown month")
        return date(low, 1, 1), date(high, 12, 31), mark
    if "X" in year:
        raise ValueError(f"{text!r} names a month of an unknown year")
    number = int(month)
    if number in _SEASONS:
        if day is not None:
            raise ValueError(_not_a_date(text))
        begins, ends = _SEASONS[number]
        year_to = low + (ends < begins)
        return date(low, begins, 1), date(year_to, ends, calendar.monthrange(year_to, ends)[1]), mark
    if not 1 <= number <= 12:
        raise ValueError(f"{text!r}: there is no month {month}")
    n_days = calendar.monthrange(low, number)[1]
    if day is None or day == "XX":
        return date(low, number, 1), date(low, number, n_days), mark
    if not 1 <= int(day) <= n_days:
        raise ValueError(f"{text!r}: there is no such day")
    that = date(low, number, int(day))
    return that, that, mark


def _check_time(hour: str | None, minute: str | None, second: str | None, text: str) -> None:
    if hour is None or minute is None:
        return
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 60:
        raise ValueError(f"{text!r}: there is no such time of day")


def span_days(when: Edtf) -> int | None:
    """Days from the first to the last that a date can mean; ``None`` where an end is open."""
    if when.first_day is None or when.last_day is None:
        return None
    return (when.last_day - when.first_day) // timedelta(days=1)
