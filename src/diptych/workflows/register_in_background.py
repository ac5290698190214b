"""What runs on a register in a process of its own, asked for in the workbench: an import, a search for links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from diptych.workflows.register_import import import_table
from diptych.workflows.register_link import link_registers

Progress = Callable[[str, float], None]

MOST_CANDIDATES = 1_000
"""Pairs that are offered for review at once, best first. Chosen by hand: days of work for one person."""


def run_import(
    *,
    table: str,
    register: str,
    form: str,
    column_map: str | None,
    source: str,
    origin: str,
    date_format: str,
    reason: str,
    by: str,
    dry_run: bool,
    kept_out: list[str],
    progress: Progress,
) -> Mapping[str, object]:
    """Import a file, or say what an import would do; return the report."""
    report = import_table(
        Path(table),
        register=register,
        form=form,
        column_map=Path(column_map) if column_map else None,
        source=source,
        origin=origin,
        date_format=date_format,
        reason=reason,
        by=by,
        dry_run=dry_run,
        kept_out=kept_out,
        progress=progress,
    )
    return report.to_dict()


def find_links(
    *, left: str, right: str, register: str, without: list[str], progress: Progress
) -> Mapping[str, object]:
    """Look for pairs of two sources of a register, some incidents left out; return the candidates, best first."""
    found = link_registers(left, right, register=register, without=without, progress=progress)
    return found.to_dict(MOST_CANDIDATES)
