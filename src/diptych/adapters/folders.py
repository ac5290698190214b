"""Files and result folders: digests, writes that happen whole or not at all, and kept intermediate work.

A result folder may be absent, empty, or hold an earlier result of ours; any other is refused untouched.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import secrets
import shutil
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from diptych.model.errors import OutputFailedError, OutputRefusedError, UnreadableError
from diptych.model.findings import FORMAT
from diptych.model.visible_text import visible_json

MARKER = ".diptych"
"""Name of the folder inside a result that marks it as ours and keeps intermediate work."""

MARKER_FILE = "made-by-diptych"
"""File inside the marker folder; its presence makes a folder ours even before findings.json is written."""

_BLOCK = 1 << 20
"""1 MiB: larger blocks did not hash faster; chosen by hand."""

TEMPORARY = ".part-"
"""Start of the name of a file that is still being written."""

_STORE_MAGIC = b"DIPTYCH1"


def digest_file(path: Path, progress: Callable[[float], None] | None = None) -> str:
    """Compute the SHA-256 of a file without loading it whole.

    Args:
        path: The file; it is opened for reading only.
        progress: Called with the fraction read so far, 0 to 1.

    Returns:
        64 hexadecimal digits in lower case.

    Raises:
        UnreadableError: The path is missing, a folder, not a regular file, or may not be read.
    """
    hasher = hashlib.sha256()
    try:
        if path.is_dir():
            raise UnreadableError(f"{path.name or path} is a folder, not a file")
        if not path.exists():
            raise UnreadableError(f"{path.name} does not exist")
        if not path.is_file():
            raise UnreadableError(f"{path.name} is not a regular file")
        size = path.stat().st_size
        done = 0
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK):
                hasher.update(block)
                done += len(block)
                if progress is not None and size:
                    progress(min(1.0, done / size))
    except (OSError, ValueError) as error:  # ValueError: a path with a null byte
        raise UnreadableError(f"{path.name!r} cannot be read: {_why(error)}") from error
    return hasher.hexdigest()


def _why(error: Exception) -> str:
    """Say in a few words why the operating system refused; never a path."""
    if isinstance(error, OSError) and error.errno is not None:
        return os.strerror(error.errno).lower()
    return str(error)


@contextlib.contextmanager
def failing_clearly(what: str) -> Iterator[None]:
    """Turn an error of the operating system into an OutputFailedError that names ``what``."""
    try:
        yield
    except OSError as error:
        advice = None
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            advice = "Name a folder that you may write to."
        elif error.errno == errno.ENAMETOOLONG:
            advice = "Choose a shorter name."
        raise OutputFailedError(f"{what} cannot be written: {_why(error)}", advice=advice) from error


def write_bytes_atomic(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: a temporary neighbour, flushed to the disk, then renamed.

    Args:
        path: The file to write; an existing one is replaced.
        content: Its whole content.

    Raises:
        OutputFailedError: The disk is full, or the folder may not be written.
    """
    with failing_clearly(path.name):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{TEMPORARY}{secrets.token_hex(6)}")
        try:
            with temporary.open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            os.replace(temporary, path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Make a rename durable where the system lets folders be flushed (Windows does not)."""
    with contextlib.suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_json_atomic(path: Path, document: object, *, indent: int | None = 1) -> None:
    """Write one JSON document as UTF-8 with a final newline, whole or not at all.

    Args:
        path: The file to write.
        document: Plain values; NaN and infinities are a mistake of the caller.
        indent: Spaces per level, or None for one line.

    Raises:
        ValueError: The document holds NaN or an infinity.
        OutputFailedError: The disk is full, or the folder may not be written.
    """
    text = visible_json(json.dumps(document, ensure_ascii=False, allow_nan=False, indent=indent))
    write_bytes_atomic(path, (text + "\n").encode("utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Intermediate work kept by content, so that an interrupted run resumes.

    An entry is found by the digests of its inputs, of the settings, and by the version that made it:
    anything that could change the work changes the key. A damaged entry counts as absent.
    """

    folder: Path
    """Folder of the entries, inside the result folder."""
    settings_digest: str
    """Digest of the settings of this run."""
    version: str
    """Version of the program."""

    def key(self, step: str, inputs: Sequence[str]) -> str:
        """Return the key of a step over inputs named by their digests, as 64 hexadecimal digits."""
        parts = json.dumps([step, list(inputs), self.settings_digest, self.version])
        return hashlib.sha256(parts.encode("utf-8")).hexdigest()

    def get(self, step: str, inputs: Sequence[str]) -> bytes | None:
        """Return what was kept for a step.

        Args:
            step: Name of the step, for example ``"tracks"``.
            inputs: Digests of the inputs, in their order.

        Returns:
            The bytes as they were put, or None where nothing whole is kept.
        """
        path = self._path(step, inputs)
        try:
            raw = path.read_bytes()
        except OSError:
            return None
        head = len(_STORE_MAGIC) + 8 + 32
        if len(raw) < head or not raw.startswith(_STORE_MAGIC):
            return None
        (length,) = struct.unpack_from(">Q", raw, len(_STORE_MAGIC))
        content = raw[head:]
        if len(content) != length or hashlib.sha256(content).digest() != raw[head - 32 : head]:
            return None
        return content

    def put(self, step: str, inputs: Sequence[str], content: bytes) -> None:
        """Keep the bytes of a step, whole or not at all.

        Raises:
            OutputFailedError: The disk is full, or the folder may not be written.
        """
        head = _STORE_MAGIC + struct.pack(">Q", len(content)) + hashlib.sha256(content).digest()
        write_bytes_atomic(self._path(step, inputs), head + content)

    def prune(self, step: str, used: Sequence[Sequence[str]]) -> None:
        """Remove what is kept of a step for other inputs, other settings or other versions.

        Args:
            step: Name of the step.
            used: The inputs whose entries stay.
        """
        stay = {self._path(step, inputs).name for inputs in used}
        with contextlib.suppress(OSError):
            for path in self.folder.glob(f"{step}-*.bin"):
                if path.name not in stay:
                    path.unlink()

    def _path(self, step: str, inputs: Sequence[str]) -> Path:
        key = self.key(step, inputs)
        return self.folder / f"{step}-{key[:32]}.bin"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFolder:
    """A folder that this run may write its result to."""

    path: Path
    held_earlier_result: bool
    """True where an earlier result of ours, finished or not, was found."""

    def store(self, *, settings_digest: str, version: str) -> Store:
        """Open the kept intermediate work of this folder."""
        return Store(folder=self.path / MARKER / "kept", settings_digest=settings_digest, version=version)


def digest_program() -> str:
    """Compute a SHA-256 over the program's own sources: work of another state of it is never resumed."""
    hasher = hashlib.sha256()
    root = Path(__file__).resolve().parent.parent
    for path in sorted(root.rglob("*.py")):
        hasher.update(path.relative_to(root).as_posix().encode("utf-8") + b"\0")
        hasher.update(path.read_bytes())
    return hasher.hexdigest()


def open_result_folder(path: Path) -> ResultFolder:
    """Claim a folder for a result, creating it where needed.

    Args:
        path: A folder that does not exist, is empty, or holds an earlier result of ours.

    Returns:
        The claimed folder, cleared of files that an interrupted run was still writing.

    Raises:
        OutputRefusedError: The folder holds something else; nothing in it was touched.
        OutputFailedError: The folder cannot be made or written.
    """
    shown = path.name or str(path)
    try:
        if path.exists() and not path.is_dir():
            raise OutputRefusedError(f"{shown} exists and is not a folder")
        names = {entry.name for entry in path.iterdir()} if path.exists() else set()
    except (OSError, ValueError) as error:
        raise OutputFailedError(
            f"the folder {shown!r} cannot be opened: {_why(error)}",
            advice="Name a folder that you may write to.",
        ) from error
    ours = _is_ours(path)
    if names and not ours:
        raise OutputRefusedError(
            f"the folder {shown} holds {len(names)} entries that are not a result of diptych"
        )
    marker = path / MARKER / MARKER_FILE
    with failing_clearly(f"the folder {shown}"):
        path.mkdir(parents=True, exist_ok=True)
        _clear_unfinished(path)
    if marker.is_file():
        _check_writable(path)
    else:
        write_bytes_atomic(marker, b"This folder is written by diptych and may be replaced by it.\n")
    return ResultFolder(path=path, held_earlier_result=ours)


def _is_ours(path: Path) -> bool:
    """Recognise an earlier result by its marker, or by the format that findings.json names."""
    if (path / MARKER / MARKER_FILE).is_file():
        return True
    if _is_barely_begun(path):
        return True
    findings = path / "findings.json"
    try:
        document = json.loads(findings.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(document, dict) and document.get("format") == FORMAT


def _is_barely_begun(path: Path) -> bool:
    """Recognise a folder whose first run stopped before it had written the marker."""
    try:
        alone = [entry.name for entry in path.iterdir()] == [MARKER]
        return alone and all(entry.name.startswith(TEMPORARY) for entry in (path / MARKER).iterdir())
    except OSError:
        return False


def _clear_unfinished(path: Path) -> None:
    """Remove what an interrupted run was still writing; only names of ours, never through a link."""
    for folder, subfolders, names in os.walk(path, followlinks=False):
        subfolders[:] = [name for name in subfolders if not (Path(folder) / name).is_symlink()]
        for name in [name for name in subfolders if name.startswith(TEMPORARY)]:
            shutil.rmtree(Path(folder) / name, ignore_errors=True)
            subfolders.remove(name)
        for name in names:
            if name.startswith(TEMPORARY):
                with contextlib.suppress(FileNotFoundError):
                    (Path(folder) / name).unlink()


def _check_writable(path: Path) -> None:
    """Fail before the work rather than after it where the folder may not be written."""
    probe = path / MARKER / "writable"
    write_bytes_atomic(probe, b"")
    with contextlib.suppress(OSError):
        probe.unlink()
