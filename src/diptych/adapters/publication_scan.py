"""Look for forbidden texts in files, in every form and inside packed files; say where, never what.

In: files or folders, and the texts. Out: which text (by its place in the list) stands where, in which form.
Never here: the texts themselves in any message.
"""

from __future__ import annotations

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from diptych.model.errors import UnreadableError
from diptych.model.sealed_forms import Form, forms_of

CHUNK = 16 << 20
"""Bytes searched at a time. Chosen by hand."""

MAX_UNPACKED = 512 << 20
"""Most bytes unpacked from one file: 51 kB may unpack to 50 MB (STANDARDS 3.2). Chosen by hand."""

MAX_DEPTH = 3
"""Packed files inside packed files. Chosen by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A forbidden text that was found."""

    text: int
    """Its place in the list, from 0."""
    form: str
    where: str
    """The file relative to what was searched, with the member of a packed file; its name only by number where the text
    stands in the name itself."""
    offset: int
    """Byte in that file or member; -1 in a name."""


class Scanner:
    """Looks for one list of texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Prepare.

        Args:
            texts: What must not be found.

        Raises:
            ValueError: One of them is too short to be looked for.
        """
        self._forms: list[tuple[int, Form]] = [
            (k, form) for k, text in enumerate(texts) for form in forms_of(text)
        ]
        self._overlap = max((len(form.pattern) for _, form in self._forms), default=1) - 1

    def scan(self, path: Path) -> list[Hit]:
        """Search a file, or all files of a folder and their names, names of folders without files too.

        Raises:
            UnreadableError: Something cannot be read; what was not searched was not found clean.
        """
        if not path.is_dir():
            return self._file(path, path.name)
        hits = []
        for number, (one, name) in enumerate(_files(path)):
            in_name = self.scan_bytes(os.fsencode(name), f"name of file {number}")
            hits += [Hit(text=h.text, form=h.form, where=h.where, offset=-1) for h in in_name]
            shown = f"file {number}" if in_name else name
            if one.is_symlink() or not one.is_dir():
                hits += self._file(one, shown)
        return hits

    def _file(self, path: Path, shown: str) -> list[Hit]:
        if path.is_symlink():
            return self.scan_bytes(os.fsencode(os.readlink(path)), shown)
        hits: dict[tuple[int, str], Hit] = {}
        try:
            with path.open("rb") as stream:
                at, tail = 0, b""
                while block := stream.read(CHUNK):
                    for hit in self._in(tail + block, shown, at - len(tail)):
                        hits.setdefault((hit.text, hit.form), hit)
                    at += len(block)
                    tail = (tail + block)[-self._overlap :] if self._overlap else b""
                size = at
            unpacked = self._packed(path.read_bytes(), shown, 0) if size <= MAX_UNPACKED else []
        except OSError as error:
            raise UnreadableError(f"{shown} cannot be read: {error.strerror or 'error'}") from error
        return [*hits.values(), *unpacked]

    def scan_bytes(self, data: bytes, shown: str) -> list[Hit]:
        """Search bytes, and what they hold packed."""
        return [*self._in(data, shown, 0), *self._packed(data, shown, 0)]

    def _in(self, data: bytes, shown: str, base: int) -> list[Hit]:
        small = data.lower()
        hits = []
        for number, form in self._forms:
            at = (small if form.any_case else data).find(form.pattern)
            if at >= 0:
                hits.append(Hit(text=number, form=form.name, where=shown, offset=base + at))
        return hits

    def _packed(self, data: bytes, shown: str, depth: int) -> list[Hit]:
        if depth >= MAX_DEPTH:
            return []
        hits: list[Hit] = []
        for name, content in _members(data, shown):
            hits += self._in(content, name, 0)
            hits += self._packed(content, name, depth + 1)
        return hits


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files, links, and folders in which nothing lies: each path whose name no other path of the list holds."""

    def refuse(error: OSError) -> None:
        raise UnreadableError(f"a folder cannot be read: {error.strerror or 'error'}") from error

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders.sort()
        links = [name for name in folders if (Path(root) / name).is_symlink()]
        for name in sorted([*names, *links]):
            path = Path(root) / name
            yield path, path.relative_to(folder).as_posix()
        if not folders and not names and root != str(folder):
            yield Path(root), Path(root).relative_to(folder).as_posix()


def _members(data: bytes, shown: str) -> Iterator[tuple[str, bytes]]:
    """What is packed in some bytes: members of a zip, gzip, deflated parts of PNG and PDF."""
    if data[:2] == b"PK":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                left = MAX_UNPACKED
                for k, info in enumerate(packed.infolist()):
                    with packed.open(info) as stream:
                        content = stream.read(left)
                    left -= len(content)
                    yield f"{shown}, member {k}", content
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, zlib.error, EOFError):
            return
    elif data[:2] == b"\x1f\x8b":
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
                yield f"{shown}, unpacked", stream.read(MAX_UNPACKED)
        except (OSError, EOFError, zlib.error):
            return
    elif data[:4] == b"\x89PNG" or data[:4] == b"%PDF":
        yield from _deflated(data, shown)


def _deflated(data: bytes, shown: str) -> Iterator[tuple[str, bytes]]:
    """Texts of PNG (zTXt, iTXt, iCCP) and streams of PDF stand deflated; every zlib head is tried."""
    at, left = 0, MAX_UNPACKED
    for _ in range(10_000):
        heads = [
            k
            for k in (data.find(b"\x78\x9c", at), data.find(b"\x78\xda", at), data.find(b"\x78\x01", at))
            if k >= 0
        ]
        if not heads or left <= 0:
            return
        at = min(heads)
        unpacker = zlib.decompressobj()
        try:
            content = unpacker.decompress(data[at:], left)
        except zlib.error:
            content = b""
        if content:
            left -= len(content)
            yield f"{shown}, unpacked at {at}", content
        at += 2
