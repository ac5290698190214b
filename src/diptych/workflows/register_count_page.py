"""Write a count as a chart (Vega-Lite) and as one page that opens without a network."""

from __future__ import annotations

from pathlib import Path

from diptych.adapters.folders import write_bytes_atomic, write_json_atomic
from diptych.domains.count_page import count_page, vega_lite
from diptych.domains.register import placed_incidents, totals_of
from diptych.model.errors import OutputRefusedError
from diptych.model.register_counts import Counts
from diptych.model.register_search import SearchQuery
from diptych.workflows.register_open import RegisterPlace, at_snapshot, opened


def write_count(
    register: RegisterPlace,
    counts: Counts,
    *,
    where: SearchQuery | None = None,
    chart: Path | None = None,
    page: Path | None = None,
) -> None:
    """Write a count's chart, its page, or both, from the snapshot that it was counted on.

    Args:
        register: File or address.
        counts: What was counted there.
        where: Which incidents were counted; all if left away.
        chart: File for the Vega-Lite document; absent.
        page: File for the page; absent.

    Raises:
        OutputRefusedError: A file exists.
    """
    for out in (chart, page):
        if out is not None and out.exists():
            raise OutputRefusedError(f"{out.name} exists", advice="Name a file that does not exist.")
    if chart is not None:
        with (
            opened(register) as store,
            at_snapshot(store, counts.snapshot) as database,
            database.reading() as connection,
        ):
            write_json_atomic(chart, vega_lite(counts, totals_of(connection, database, where)))
    if page is not None:
        write_bytes_atomic(page, count_page_bytes(register, counts, where=where))


def count_page_bytes(register: RegisterPlace, counts: Counts, *, where: SearchQuery | None = None) -> bytes:
    """Make a count's page, from the snapshot that it was counted on.

    Args:
        register: File or address.
        counts: What was counted there.
        where: Which incidents were counted; all if left away.
    """
    with (
        opened(register) as store,
        at_snapshot(store, counts.snapshot) as database,
        database.reading() as connection,
    ):
        totals = totals_of(connection, database, where)
        with store.database.reading() as kept:
            places = placed_incidents(connection, database, kept, where)
    return count_page(counts, totals, places)
