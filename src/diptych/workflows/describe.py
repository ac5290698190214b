"""Describe: what a person observed in one recording, carried to every other on the common clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from diptych.adapters.folders import digest_file, write_bytes_atomic, write_json_atomic
from diptych.adapters.results import read_findings, read_ground
from diptych.adapters.tables import read_observations
from diptych.algorithms.ground_listing import views_from_listing
from diptych.domains.claims import describe_observations
from diptych.domains.report import replace_observations
from diptych.model.errors import UnreadableError
from diptych.model.observations import DescribeResult


def describe(
    result_dir: Path, observations: Path, *, also: Mapping[str, str] | None = None
) -> DescribeResult:
    """Carry a table of observations to every other recording of a comparison.

    Args:
        result_dir: The folder that a comparison wrote; ``observations.json`` is written into it, and its
            page, if it has one, shows them from then on.
        observations: A table: CSV, BORIS, or ELAN (docs/formats/observations.md).
        also: Further names that the table may use for recordings, in lower case, each with the recording's digest.

    Returns:
        Each observation with its moment on every other recording, its interval, and what is held there.

    Raises:
        UnreadableError: The folder holds no result, or a file cannot be read.
        BadTableError: A row of the table cannot be read; the message names it.
        OutputFailedError: The result cannot be written.
    """
    findings = read_findings(result_dir)
    views = views_from_listing(read_ground(result_dir), findings.recordings)
    table = read_observations(observations)
    named = [
        replace(one, recording=(also or {}).get(one.recording.strip().lower(), one.recording))
        for one in table.observations
    ]
    result = DescribeResult(
        observations=describe_observations(named, findings, views),
        table=observations.name,
        table_sha256=digest_file(observations),
        warnings=table.warnings,
    )
    document = result.to_dict()
    write_json_atomic(result_dir / "observations.json", document)
    _show_on_page(result_dir / "index.html", document["observations"])
    return result


def _show_on_page(page: Path, observations: object) -> None:
    """Put the observations into the page of the comparison, where one was written."""
    if not page.is_file() or not isinstance(observations, list):
        return
    try:
        shown = replace_observations(page.read_bytes(), observations)
    except (OSError, ValueError) as error:
        raise UnreadableError(
            f"{page.name} is not a page of a comparison",
            advice="Run the comparison again to make the page anew.",
        ) from error
    write_bytes_atomic(page, shown)
