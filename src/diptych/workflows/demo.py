"""Compare the example recordings that ship with the package, with observations, and name the page to open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from diptych.model.errors import UnreadableError
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
    with as_file(files("diptych") / "demo") as folder:
        videos = sorted(folder.glob("*.mp4"))
        if len(videos) < 2:
            raise UnreadableError(
                "the example recordings are missing from this installation",
                advice="Install the package again; they belong to it.",
            )
        findings = compare(videos, out=out, progress=progress)
        described = describe(out, folder / "observations.csv")
    return Shown(findings=findings, described=described, page=out / "index.html")
