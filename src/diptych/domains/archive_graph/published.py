"""When something was published: a date or a time, with the precision in which it was given."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from diptych.model.archive_pairs import Published

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")

ZONES_S = (14 * 3600.0, 12 * 3600.0)
"""A day without a zone begins in UTC+14 and ends in UTC−12, the outermost zones in use."""


def parse_published(text: str, basis: str) -> Published:
    """Read a publication time: ``2024``, ``2024-05``, ``2024-05-01``, or a time with or without a zone.

    A value without a zone may be of any zone, so ``2024-05-01`` spans 50 hours; nothing is guessed.

    Args:
        text: ISO 8601. ``20240501``, as download tools write it, is a day.
        basis: Where the value is from.

    Raises:
        ValueError: The text is no such value; ``01/05/2024`` is ambiguous and refused.
    """
    given = text.strip()
    compact = _COMPACT_DAY.fullmatch(given)
    plain = "-".join(compact.groups()) if compact else given
    if _YEAR.fullmatch(plain):
        start = datetime(int(plain), 1, 1, tzinfo=UTC)
        return _spanning(plain, basis, start, datetime(int(plain) + 1, 1, 1, tzinfo=UTC))
    if _MONTH.fullmatch(plain):
        year, month = map(int, plain.split("-"))
        start = datetime(year, month, 1, tzinfo=UTC)
        return _spanning(plain, basis, start, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC))
    if _DAY.fullmatch(plain):
        start = datetime.fromisoformat(plain).replace(tzinfo=UTC)
        return _spanning(plain, basis, start, start + timedelta(days=1))
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        raise ValueError(
            f"{text!r} is no publication time: write 2024-05-01 or 2024-05-01T10:00:00+02:00"
        ) from None
    length = timedelta(seconds=1) if plain.count(":") >= 2 else timedelta(minutes=1)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
        return _spanning(plain, basis, moment, moment + length)
    return Published(text=plain, from_s=moment.timestamp(), to_s=(moment + length).timestamp(), basis=basis)


def _spanning(text: str, basis: str, start: datetime, end: datetime) -> Published:
    """Widen a span of local time by what its zone may be."""
    east, west = ZONES_S
    return Published(text=text, from_s=start.timestamp() - east, to_s=end.timestamp() + west, basis=basis)
