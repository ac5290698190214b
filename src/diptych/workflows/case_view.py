"""Look at one exact frame of an original: decoded from the original itself, and noted in the custody log."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from diptych.adapters.keys import KeyFolder
from diptych.adapters.working_copies import make_still
from diptych.domains.casefile import Case
from diptych.model.errors import WrongCallError
from diptych.workflows.case_items import named_originals

VIEWS = "derived/views"
"""Where such pictures lie inside a case; they can be made again."""

_NAME = re.compile(r"[0-9a-f]{16}-[0-9]{6,12}\.png")


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewed:
    """One frame that was looked at."""

    name: str
    """Name of the picture's file in :data:`VIEWS`."""
    frame: int
    t_s: float
    sha256: str
    """Digest of the original that it was decoded from."""
    width: int
    height: int

    def to_dict(self) -> dict[str, object]:
        """Return plain values."""
        return {"name": self.name, "frame": self.frame, "t_s": self.t_s, "sha256": self.sha256,
                "width": self.width, "height": self.height}  # fmt: skip


def view_frame(
    path: Path,
    original: int,
    frame: int,
    *,
    reason: str,
    keys: KeyFolder | None = None,
    progress: Callable[[float], None] | None = None,
) -> Viewed:
    """Decode a frame of an original, after the look was noted in the log.

    Args:
        path: The case's folder.
        original: Number of the original.
        frame: Number of the frame in presentation order, from 0.
        reason: Why; kept in a sealed record.
        keys: The user's keys.
        progress: Told the share done, 0 to 1.

    Raises:
        WrongCallError: No reason is given, or there is no such original or frame.
        DiptychError: It cannot be decoded.
    """
    if not reason.strip():
        raise WrongCallError("an original is looked at with a reason", advice="Say why in a few words.")
    case = Case.open(path, keys=keys)
    one = named_originals(case, [str(original)])[0]
    (source,) = case.access([one.sha256], reason=reason.strip(), purpose="viewing")
    target = path / VIEWS / f"{one.sha256[:16]}-{frame:06d}.png"
    still = make_still(source, frame, target, input_sha256=one.sha256, progress=progress)
    return Viewed(
        name=target.name,
        frame=frame,
        t_s=still.t_s,
        sha256=one.sha256,
        width=still.width,
        height=still.height,
    )


def viewed_file(path: Path, name: str) -> Path:
    """Find a picture that was made by :func:`view_frame`.

    Raises:
        WrongCallError: There is none of that name.
    """
    place = path / VIEWS / name
    if not _NAME.fullmatch(name) or place.is_symlink() or not place.is_file():
        raise WrongCallError("there is no such picture", advice="Look at the frame again.")
    return place
