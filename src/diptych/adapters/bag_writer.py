"""Write a bag beside its place, and give it its name when all of it is on the disk."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from diptych.adapters.case_disk import Disk, is_plain_file, make_folders
from diptych.model.errors import CaseDamagedError, OutputFailedError, OutputRefusedError, UnreadableError

BLOCK = 4 << 20
"""Bytes copied at a time. Chosen by hand."""

SIGNED = "bag.checkpoint"
"""By this file an earlier bag of ours is known, and may be replaced."""


class BagWriter:
    """One bag while it is written: ``NAME`` is staged as ``.NAME.part`` beside it."""

    def __init__(self, out: Path, disk: Disk | None = None) -> None:
        """Claim the place.

        Args:
            out: The bag's folder: absent, empty, or an earlier bag of this program, which is replaced at the end.
            disk: How files are written.

        Raises:
            OutputRefusedError: The folder holds something else.
            OutputFailedError: It cannot be written.
        """
        self.out = out.absolute()
        self.disk = disk or Disk()
        self.staged = self.out.with_name(f".{self.out.name}.part")
        self.digests: dict[str, str] = {}
        self.sizes: dict[str, int] = {}
        with _writing(self.out):
            if os.path.lexists(self.out) and not self._may_be_replaced():
                raise OutputRefusedError(f"{self.out.name} holds something that is no earlier bag")
            self.out.parent.mkdir(parents=True, exist_ok=True)
            if self.staged.is_dir() and not self.staged.is_symlink():
                shutil.rmtree(self.staged)
            self.disk.make_folder(self.staged)

    def _may_be_replaced(self) -> bool:
        if self.out.is_symlink() or not self.out.is_dir():
            return False
        return is_plain_file(self.out / SIGNED) or not any(self.out.iterdir())

    def put(self, path: str, content: bytes) -> None:
        """Write a file.

        Raises:
            OutputFailedError: The disk is full or refuses.
        """
        target = self.staged / path
        with _writing(self.out):
            make_folders(self.disk, target.parent, below=self.staged)
            with self.disk.create(target) as stream:
                self.disk.write(stream, content)
                self.disk.set_mode(target, 0o644)
        self.digests[path] = hashlib.sha256(content).hexdigest()
        self.sizes[path] = len(content)

    def copy(self, path: str, source: Path, *, sha256: str | None = None) -> None:
        """Copy a file, hashing what is written.

        Args:
            path: Where it goes.
            source: Where it lies.
            sha256: What its bytes must be; None where nothing says so.

        Raises:
            CaseDamagedError: Its bytes are others.
            UnreadableError: It cannot be read.
            OutputFailedError: The disk is full or refuses.
        """
        target = self.staged / path
        hasher, size = hashlib.sha256(), 0
        with _reading(source, path), source.open("rb", buffering=0) as stream, _writing(self.out):
            make_folders(self.disk, target.parent, below=self.staged)
            with self.disk.create(target) as written:
                while block := _read(stream, path):
                    hasher.update(block)
                    self.disk.write(written, block)
                    size += len(block)
                self.disk.set_mode(target, 0o644)
        if sha256 is not None and hasher.hexdigest() != sha256:
            raise CaseDamagedError(f"{path.removeprefix('data/case/')} is not what the log says")
        self.digests[path], self.sizes[path] = hasher.hexdigest(), size

    def payload(self) -> dict[str, str]:
        """Digests of all files below ``data/`` so far."""
        return {path: one for path, one in self.digests.items() if path.startswith("data/")}

    def finish(self) -> None:
        """Give the bag its name. An earlier bag in its place goes.

        Raises:
            OutputFailedError: The disk refuses.
        """
        with _writing(self.out):
            self.disk.flush_tree(self.staged, [self.staged / path for path in self.digests])
            if self.out.exists():
                aside = self.out.with_name(f".{self.out.name}.former")
                if aside.exists():
                    shutil.rmtree(aside)
                self.disk.rename(self.out, aside)
                self.disk.rename(self.staged, self.out)
                shutil.rmtree(aside)
            else:
                self.disk.rename(self.staged, self.out)
            self.disk.flush_folder(self.out.parent)

    def drop(self) -> None:
        """Give it up; what was staged goes, as far as the disk lets us."""
        with contextlib.suppress(OSError):
            shutil.rmtree(self.staged)


def files_below(folder: Path) -> dict[str, int]:
    """List the plain files of a folder with their sizes, sorted by path.

    Raises:
        UnreadableError: The folder cannot be read, or holds a link or a device.
    """
    found: dict[str, int] = {}
    try:
        for root, folders, names in os.walk(folder, followlinks=False):
            for name in [*names, *folders]:
                path = Path(root) / name
                if path.is_symlink() or not (path.is_file() or path.is_dir()):
                    raise UnreadableError(f"{folder.name} holds something that is neither file nor folder")
                if path.is_file():
                    found[path.relative_to(folder).as_posix()] = path.stat().st_size
    except OSError as error:
        raise UnreadableError(f"{folder.name} cannot be read") from error
    if not found:
        raise UnreadableError(f"{folder.name} holds no files")
    return dict(sorted(found.items()))


def _read(stream: object, path: str) -> bytes:
    try:
        return stream.read(BLOCK)  # type: ignore[attr-defined,no-any-return]
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read") from error


@contextlib.contextmanager
def _reading(source: Path, path: str) -> Iterator[None]:
    if not is_plain_file(source):
        raise UnreadableError(f"{path.removeprefix('data/case/')} cannot be read")
    yield


@contextlib.contextmanager
def _writing(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputFailedError(
            f"the bag {out.name} cannot be written: {os.strerror(error.errno or 5).lower()}",
            advice="Free some space or name another folder, and run the same command again.",
        ) from error
