"""The one place where a case's files are written: open, write, flush, rename, remove.

Tests put a disk in its place that fails, is full, is cut off or forgets what was not flushed.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import stat
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, cast

_O_BINARY = getattr(os, "O_BINARY", 0)
_O_DIRECTORY = getattr(os, "O_DIRECTORY", 0)

MANY = 16
"""From so many files on, one flush of the whole file system is cheaper than one for each (10 ms each, measured)."""

LARGE = 1 << 20
"""Size from which a file is flushed by itself: flushing all of a busy disk would wait for others' bytes too."""

EARLY = 8 << 20
"""Bytes after which writing to the disk is begun in the background, so that the final flush has little left."""

_WRITE_BEGIN = 2
"""``SYNC_FILE_RANGE_WRITE`` of Linux: begin to write, wait for nothing."""


class Disk:
    """Files and folders of the operating system. Every method may raise ``OSError``."""

    def create(self, path: Path) -> IO[bytes]:
        """Open a file that does not exist yet, for writing without a buffer of our own."""
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _O_BINARY, 0o600)
        return os.fdopen(descriptor, "wb", buffering=0)

    def write(self, stream: IO[bytes], content: bytes | memoryview) -> None:
        """Write all bytes."""
        left = memoryview(content)
        while left:
            left = left[stream.write(left) :]

    def begin_flush(self, stream: IO[bytes], start: int, length: int) -> None:
        """Ask the system to begin writing a stretch to the disk; a wish, not a promise."""
        if _sync_file_range is not None:
            _sync_file_range(stream.fileno(), start, length, _WRITE_BEGIN)

    def flush(self, stream: IO[bytes]) -> None:
        """Wait until the file's bytes are on the disk."""
        os.fsync(stream.fileno())

    def flush_tree(self, root: Path, files: Sequence[Path]) -> None:
        """Wait until these files and all folders from ``root`` down are on the disk."""
        large = [path for path in files if path.stat().st_size >= LARGE]
        small = [path for path in files if path.stat().st_size < LARGE]
        for path in large:  # their bytes are on the way already, see begin_flush
            self._flush_path(path)
        if len(small) >= MANY and _flushed_at_once(root):
            return
        for path in small:
            self._flush_path(path)
        for folder, _, _ in os.walk(root, topdown=False):
            self.flush_folder(Path(folder))

    @staticmethod
    def _flush_path(path: Path) -> None:
        descriptor = os.open(path, os.O_RDONLY | _O_BINARY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def flush_folders(self, paths: Sequence[Path]) -> None:
        """Wait until the names in several folders of one file system are on the disk."""
        if len(paths) >= MANY and _flushed_at_once(paths[0]):
            return
        for path in paths:
            self.flush_folder(path)

    def flush_folder(self, path: Path) -> None:
        """Wait until the folder's names are on the disk, where the system lets folders be flushed."""
        if not _O_DIRECTORY:
            return
        descriptor = os.open(path, os.O_RDONLY | _O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def make_folder(self, path: Path) -> None:
        """Make one folder whose parent exists."""
        os.mkdir(path)

    def rename(self, source: Path, target: Path) -> None:
        """Give a file its name; an existing file of that name is replaced in one step."""
        os.replace(source, target)

    def set_mode(self, path: Path, mode: int) -> None:
        """Set who may read and write."""
        os.chmod(path, mode)

    def remove(self, path: Path) -> None:
        """Remove a file."""
        os.unlink(path)

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        os.rmdir(path)


def _system_call(name: str, *arguments: type[ctypes._SimpleCData[int]]) -> Callable[..., int] | None:
    """Find a call of the C library that Python does not offer; None where the system has none (macOS, Windows)."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        call = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (OSError, AttributeError):
        return None
    call.argtypes, call.restype = list(arguments), ctypes.c_int
    return cast("Callable[..., int]", call)


_sync_file_range = _system_call(
    "sync_file_range", ctypes.c_int, ctypes.c_int64, ctypes.c_int64, ctypes.c_uint
)
_syncfs = _system_call("syncfs", ctypes.c_int)


def _flushed_at_once(folder: Path) -> bool:
    """Flush the whole file system that a folder is on; False where the system cannot."""
    if _syncfs is None:
        return False
    descriptor = os.open(folder, os.O_RDONLY | _O_DIRECTORY)
    try:
        if _syncfs(descriptor) == 0:
            return True
        number = ctypes.get_errno()
        if number == errno.ENOSYS:
            return False
        raise OSError(number, os.strerror(number))
    finally:
        os.close(descriptor)


def write_new(disk: Disk, path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write a file that does not exist yet and wait until its bytes are on the disk."""
    with disk.create(path) as stream:
        disk.write(stream, content)
        disk.set_mode(path, mode)
        disk.flush(stream)


def replace_whole(disk: Disk, path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Replace a small file in one step: a neighbour is written, flushed and renamed."""
    neighbour = path.with_name(f".{path.name}.part")
    with contextlib.suppress(FileNotFoundError):
        disk.remove(neighbour)
    write_new(disk, neighbour, content, mode=mode)
    disk.rename(neighbour, path)
    disk.flush_folder(path.parent)


def make_folders(disk: Disk, path: Path, *, below: Path) -> list[Path]:
    """Make a folder and its parents below an existing one; return those whose names need flushing."""
    missing: list[Path] = []
    while path != below and not path.is_dir():
        missing.append(path)
        path = path.parent
    for one in reversed(missing):
        with contextlib.suppress(FileExistsError):
            disk.make_folder(one)
    return [one.parent for one in reversed(missing)]


def is_plain_file(path: Path) -> bool:
    """Whether a regular file lies there itself, not a link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def is_own_file(root: Path, path: str) -> bool:
    """Whether a regular file lies at a path below a folder, without a link anywhere on the way."""
    place = root
    for part in path.split("/")[:-1]:
        place = place / part
        try:
            if not stat.S_ISDIR(place.lstat().st_mode):
                return False
        except OSError:
            return False
    return is_plain_file(root / path)


def open_plain(path: Path) -> IO[bytes]:
    """Open a regular file for reading: never a link, and never a pipe that would hold us for ever.

    Raises:
        OSError: It is none, or cannot be read.
    """
    flags = os.O_RDONLY | _O_BINARY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        return os.fdopen(descriptor, "rb", buffering=0)
    except BaseException:
        os.close(descriptor)
        raise


def read_plain(path: Path) -> bytes:
    """Read a regular file whole, under the same rule."""
    with open_plain(path) as stream:
        return stream.read()
