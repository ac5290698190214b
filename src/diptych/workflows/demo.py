"""Compare the example recordings that ship with the package, with observations, and name the page to open."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from diptych.model.errors import OutputFailedError, OutputRefusedError, UnreadableError
from diptych.model.findings import Findings
from diptych.model.observations import DescribeResult
from diptych.workflows.compare import compare
from diptych.workflows.describe import describe


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the example run made."""

    findings: Findings
    described: DescribeResult
    """What a person saw in one recording, on the clock of the other."""
    page: Path
    """The page to open in a browser."""


def demo(*, out: Path, progress: Callable[[str, float], None] | None = None) -> Shown:
    """Run the main job on the example recordings.

    Args:
        out: Folder for the result: absent, empty, or an earlier result.
        progress: Called with the name of the stage and the fraction done, 0 to 1.

    Returns:
        The findings, the carried observations, and the page.

    Raises:
        UnreadableError: The package was installed without its example recordings.
        OutputRefusedError: The folder holds something else.
    """
    with _examples() as (videos, observations):
        findings = compare(videos, out=out, progress=progress)
        described = describe(out, observations)
    return Shown(findings=findings, described=described, page=out / "index.html")


def copy_examples(folder: Path) -> tuple[Path, ...]:
    """Copy the example recordings and the observations on them into a folder; what is there already stays.

    Raises:
        UnreadableError: The package was installed without its example recordings.
        OutputRefusedError: A file of one of these names is there already.
        OutputFailedError: The folder cannot be written.
    """
    with _examples() as (videos, observations):
        wanted = {folder / one.name: one for one in (*videos, observations)}
        there = next((path.name for path in wanted if path.exists()), None)
        if there is not None:
            raise OutputRefusedError(f"{there} is there already", advice="Name another folder.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return tuple(Path(shutil.copyfile(one, path)) for path, one in wanted.items())
        except OSError as error:
            raise OutputFailedError(f"{folder.name} cannot be written: {error.strerror}") from error


@contextmanager
def _examples() -> Iterator[tuple[list[Path], Path]]:
    with as_file(files("diptych") / "demo") as folder:
        videos = sorted(folder.glob("*.mp4"))
        if len(videos) < 2:
            raise UnreadableError(
                "the example recordings are missing from this installation",
                advice="Install the package again; they belong to it.",
            )
        yield videos, folder / "observations.csv"
