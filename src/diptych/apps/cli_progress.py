"""Progress on standard error: a bar in a terminal, one short line per stage elsewhere, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from diptych.apps.cli_output import tell

Report = Callable[[str, float], None]


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Report]:
    """Show progress while the block runs.

    Args:
        quiet: Show nothing.

    Yields:
        A function that takes the name of the stage and the fraction done, 0 to 1.
    """
    if quiet:
        yield _silent
        return
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as bar:
        task = bar.add_task("starting", total=1.0)

        def report(stage: str, fraction: float) -> None:
            bar.update(task, description=stage, completed=min(1.0, max(0.0, fraction)))

        yield report


def _silent(stage: str, fraction: float) -> None:
    """Take a report and show nothing."""


class _Lines:
    """One line per stage, when it begins."""

    def __init__(self) -> None:
        self._stage = ""

    def __call__(self, stage: str, fraction: float) -> None:
        if stage != self._stage:
            self._stage = stage
            tell(f"{stage} …")
