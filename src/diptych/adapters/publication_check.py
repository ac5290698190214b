"""Check what is to be published: every byte by the rules of its kind, its tags by a decoder, forbidden texts."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diptych.adapters.confined import readable, run_confined
from diptych.adapters.containers import open_container
from diptych.adapters.publication_boxes import problems_of_mp4, problems_of_png, problems_of_webp
from diptych.adapters.publication_scan import Hit, Scanner
from diptych.model.errors import DiptychError, UnreadableError

MAX_BYTES = 4 << 30
"""Largest file that is taken apart. Chosen by hand."""

PLAIN_TAGS = {
    "language": {"und"},
    "handler_name": {"VideoHandler", "SoundHandler"},
    "vendor_id": {"[0][0][0][0]"},
    "major_brand": {"isom"},
    "minor_version": {"512"},
    "compatible_brands": {"isomiso2avc1mp41"},
}
"""Tags that every copy of ours has, and their values; any other is a problem."""

_WALKERS: tuple[tuple[str, Callable[[bytes], bool], Callable[[bytes], list[str]]], ...] = (
    ("mp4", lambda head: head[4:8] == b"ftyp", problems_of_mp4),
    ("png", lambda head: head.startswith(b"\x89PNG\r\n\x1a\n"), problems_of_png),
    ("webp", lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP", problems_of_webp),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found."""

    ok: bool
    files: int
    problems: tuple[str, ...] = ()
    hits: tuple[Hit, ...] = ()
    not_checkable: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the values of ``diptych-publication-check/1``."""
        return {
            "format": "diptych-publication-check/1",
            "ok": self.ok,
            "files": self.files,
            "problems": list(self.problems),
            "found": [
                {"text": one.text, "form": one.form, "where": one.where, "offset": one.offset}
                for one in self.hits
            ],
            "not_checkable": list(self.not_checkable),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What a decoder reads besides pictures."""

    names: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    chapters: int = 0
    side_data: int = 0


def check_file(path: Path, *, forbidden: Sequence[str] = ()) -> Checked:
    """Check one file, or all files of a folder.

    Args:
        path: An MP4, PNG or WebP file, or a folder. Of other files only texts are looked for, which is said.
        forbidden: Texts that must not be found; messages give their place in the list, never the text.

    Raises:
        UnreadableError: Something cannot be read.
        ValueError: A forbidden text is too short.
    """
    scanner = Scanner(forbidden)
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    problems: list[str] = []
    unknown: list[str] = []
    for k, one in enumerate(files):
        shown = one.name if len(files) == 1 else f"file {k}"
        problems += _of_kind(one, shown, unknown)
    hits = scanner.scan(path)
    problems += [f"a forbidden text (number {h.text}, {h.form}) stands in {h.where}" for h in hits]
    return Checked(
        ok=not problems,
        files=len(files),
        problems=tuple(problems),
        hits=tuple(hits),
        not_checkable=tuple(unknown),
    )


def _of_kind(path: Path, shown: str, unknown: list[str]) -> list[str]:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(f"{shown} is too large to be taken apart")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{shown} cannot be read: {error.strerror or 'error'}") from error
    for name, matches, walker in _WALKERS:
        if matches(data[:16]):
            found = [f"{shown}: {problem}" for problem in walker(data)]
            if name == "mp4":
                found += [f"{shown}: {problem}" for problem in _tags(path)]
            return found
    unknown.append(f"{shown}: only texts were looked for; its kind is not taken apart")
    return []


def _tags(path: Path) -> list[str]:
    file = readable(path)
    try:
        tags = run_confined(
            "diptych.adapters.publication_check:tags_here", {"path": os.fspath(file)}, Tags, reads=[file]
        )
    except DiptychError:
        return ["it cannot be decoded"]
    problems = [
        "a tag that no copy needs"
        for name, value in zip(tags.names, tags.values, strict=True)
        if value not in PLAIN_TAGS.get(name.lower(), set())
    ]
    if tags.chapters:
        problems.append("chapters")
    if tags.side_data:
        problems.append("messages beside the pictures")
    if sorted(tags.kinds) not in (["video"], ["audio", "video"]):
        problems.append("streams other than one of pictures and one of sound")
    return list(dict.fromkeys(problems))


def tags_here(*, path: str, progress: Callable[[float], None]) -> Tags:
    """Read tags with the decoder, in a helper."""
    tags: list[tuple[str, str]] = []
    kinds: list[str] = []
    side_data = 0
    with open_container(Path(path)) as container:
        tags += container.metadata.items()
        chapters = len(container.chapters())
        for stream in container.streams:
            kinds.append(str(stream.type))
            tags += stream.metadata.items()
        frame = next(container.decode(video=0), None)
        if frame is not None:
            side_data = sum(1 for _ in frame.side_data)
    progress(1.0)
    return Tags(
        names=[name for name, _ in tags],
        values=[value for _, value in tags],
        kinds=kinds,
        chapters=chapters,
        side_data=side_data,
    )
