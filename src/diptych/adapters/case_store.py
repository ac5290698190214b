"""A case's folder on disk: what was committed, where its files lie, and changes that happen whole or not at all.

A change is staged below ``derived/staging``: files, a segment of the log, a checkpoint; all flushed. Renaming the
checkpoint into ``log/checkpoints`` is the one moment at which the change happens. What follows are renames that
any later command can finish: until then a file is found by its digest where it was staged.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from diptych.adapters.case_disk import (
    EARLY,
    Disk,
    is_own_file,
    is_plain_file,
    make_folders,
    open_plain,
    read_plain,
    write_new,
)
from diptych.model.custody import Entry, FileRef, is_safe_path, original_path, parse_entry
from diptych.model.errors import CaseBusyError, CaseDamagedError, NotACaseError, OutputFailedError
from diptych.model.log_root import GrowingTree, leaf_hash
from diptych.model.signed_note import Checkpoint, parse_checkpoint

SEGMENTS, CHECKPOINTS = "log/segments", "log/checkpoints"
STAGING = "derived/staging"
LOCK = "derived/lock"
REMOVALS = "removals"
"""File of a staged change: paths that it destroys, one a line."""

BLOCK = 4 << 20
"""Bytes read at a time while copying: large enough that handing blocks to the hashing thread costs nothing."""


def segment_path(first: int) -> str:
    """Where the segment lies whose first entry has this index."""
    return f"{SEGMENTS}/{first:012d}.jsonl"


def checkpoint_path(size: int) -> str:
    """Where the checkpoint over so many entries lies."""
    return f"{CHECKPOINTS}/{size:012d}"


@dataclass(slots=True)
class Log:
    """What was committed: the lines of all entries, and the newest checkpoint."""

    tree: GrowingTree = field(default_factory=GrowingTree)
    segments: list[tuple[int, bytes]] = field(default_factory=list)
    """First index and bytes of each segment, in order."""
    head: Checkpoint | None = None
    head_sha256: str = ""
    bodies: dict[int, bytes] = field(default_factory=dict)
    """Text of each checkpoint by its size."""
    digests: dict[int, str] = field(default_factory=dict)
    """SHA-256 of each checkpoint file by its size."""

    @property
    def size(self) -> int:
        """How many entries there are."""
        return self.tree.size

    def lines(self) -> Iterator[bytes]:
        """All lines, without their newlines."""
        for _, content in self.segments:
            yield from content.split(b"\n")[:-1]

    def entries(self) -> Iterator[Entry]:
        """All entries, in order."""
        for line in self.lines():
            yield parse_entry(line)

    def add(self, first: int, content: bytes, checkpoint: Checkpoint, sha256: str) -> None:
        """Add a segment that a checkpoint covers."""
        for line in content.split(b"\n")[:-1]:
            self.tree.add(leaf_hash(line))
        self.segments.append((first, content))
        self.head, self.head_sha256 = checkpoint, sha256
        self.bodies[checkpoint.size] = checkpoint.body()
        self.digests[checkpoint.size] = sha256


class CaseStore:
    """One case's folder."""

    def __init__(self, root: Path, disk: Disk | None = None) -> None:
        self.root = root
        self.disk = disk or Disk()

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the case against a second writer; the lock falls when the process ends, however it ends.

        Raises:
            CaseBusyError: Another command is writing to this case.
        """
        with _writing(self.root):
            make_folders(self.disk, self.root / "derived", below=self.root)
            descriptor = os.open(self.root / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor, self.root)
            yield
        finally:
            os.close(descriptor)

    def load(self) -> Log:
        """Read what was committed.

        Raises:
            NotACaseError: The folder holds no log.
            CaseDamagedError: The log does not hang together.
        """
        log = Log()
        try:
            names = sorted(p.name for p in (self.root / CHECKPOINTS).iterdir() if is_plain_file(p))
        except OSError as error:
            raise NotACaseError(f"{self.root.name or self.root} is not a case") from error
        if not names:
            raise NotACaseError(f"{self.root.name or self.root} is not a case")
        for name in names:
            try:
                raw = read_plain(self.root / CHECKPOINTS / name)
                checkpoint = parse_checkpoint(raw)
            except (OSError, ValueError) as error:
                raise CaseDamagedError(f"checkpoint {name} of the log does not read") from error
            first = log.size
            content = self.segment(log.tree, first, checkpoint)
            if content is None:
                raise CaseDamagedError(f"the log's entries from {first} on do not fit their checkpoint")
            log.add(first, content, checkpoint, hashlib.sha256(raw).hexdigest())
        return log

    def is_still(self, log: Log) -> bool:
        """Whether the log on disk is the one that was read: its newest checkpoint is the same, byte for byte."""
        if log.head is None:
            return False
        try:
            newest = max(os.listdir(self.root / CHECKPOINTS))
            raw = read_plain(self.root / checkpoint_path(log.size))
        except (OSError, ValueError):
            return False
        return (
            checkpoint_path(log.size).endswith(f"/{newest}")
            and hashlib.sha256(raw).hexdigest() == log.head_sha256
        )

    def segment(self, tree: GrowingTree, first: int, checkpoint: Checkpoint) -> bytes | None:
        """Find the segment that leads from a tree to a checkpoint, in its place or where it was staged."""
        name = segment_path(first)
        places = [self.root / name] if is_own_file(self.root, name) else []
        for path in (*places, *(staged / "files" / name for staged in self.staged())):
            try:
                content = read_plain(path)
            except OSError:
                continue
            if leads_to(tree, content, checkpoint):
                return content
        return None

    def staged(self) -> list[Path]:
        """Folders of changes that are under way, or were when a command was cut off."""
        try:
            return sorted(p for p in (self.root / STAGING).iterdir() if p.is_dir() and not p.is_symlink())
        except OSError:
            return []

    def find(self, path: str, sha256: str) -> Path | None:
        """Find a file that the log names: in its place, else where it was staged with exactly these bytes."""
        if is_own_file(self.root, path):
            return self.root / path
        for staged in self.staged():
            candidate = staged / "files" / path
            if is_plain_file(candidate) and _digest(candidate) == sha256:
                return candidate
        return None

    def finish(self, log: Log) -> None:
        """Finish committed changes and clear those that never happened. Needs the lock.

        Raises:
            OutputFailedError: The disk is full or refuses.
        """
        with _writing(self.root):
            for staged in self.staged():
                if self._is_committed(staged, log):
                    self._roll_forward(staged)
                self._clear(staged)

    def _is_committed(self, staged: Path, log: Log) -> bool:
        """Whether the staged segment is one of the log's; where it is gone, it was moved, as the last file."""
        try:
            names = sorted(p.name for p in (staged / "files" / SEGMENTS).iterdir())
        except OSError:
            names = []
        if not names:
            return False
        content = read_plain(staged / "files" / SEGMENTS / names[0])
        return any(
            segment_path(first).endswith(f"/{names[0]}") and content == ours for first, ours in log.segments
        )

    def _roll_forward(self, staged: Path) -> None:
        """Give every staged file its place. The segment goes last: while it is there, the change is known as ours."""
        files = staged / "files"
        moves = sorted(
            (p for p in files.rglob("*") if is_plain_file(p)),
            key=lambda p: p.relative_to(files).as_posix().startswith(SEGMENTS),
        )
        made: set[Path] = set()
        for source in moves:
            folder = (self.root / source.relative_to(files)).parent
            make_folders(self.disk, folder, below=self.root)
            made.update(one for one in folder.parents if one.is_relative_to(self.root))
        # a folder has to be on the disk before the only copy of a file is moved into it, also one that a command
        # which was cut off has made
        self.disk.flush_folders(sorted(made))
        segment = moves.pop() if moves else None
        for source in moves:
            self.disk.rename(source, self.root / source.relative_to(files))
        self.disk.flush_folders(sorted({(self.root / one.relative_to(files)).parent for one in moves}))
        self._remove_listed(staged)
        if segment is not None:
            target = self.root / segment.relative_to(files)
            self.disk.rename(segment, target)
            self.disk.flush_folder(target.parent)

    def _remove_listed(self, staged: Path) -> None:
        """Remove what the change destroys, before the change counts as finished."""
        try:
            listed = (staged / REMOVALS).read_text(encoding="ascii").split("\n")
        except FileNotFoundError:
            return
        for path in listed:
            if is_safe_path(path) and is_plain_file(self.root / path):
                self.disk.remove(self.root / path)
                self.disk.flush_folder((self.root / path).parent)

    def _clear(self, staged: Path) -> None:
        """Remove what is left of a change."""
        for folder, subfolders, names in os.walk(staged, topdown=False, followlinks=False):
            for name in names:
                self.disk.remove(Path(folder) / name)
            for name in subfolders:
                path = Path(folder) / name
                if path.is_symlink():
                    self.disk.remove(path)
                else:
                    self.disk.remove_folder(path)
        self.disk.remove_folder(staged)

    def remove_files(self, paths: Sequence[str]) -> None:
        """Remove files whose destruction is in the log, where they came back from elsewhere. Needs the lock.

        Raises:
            OutputFailedError: The disk refuses.
        """
        with _writing(self.root):
            for path in paths:
                place = self.root / path
                if is_plain_file(place):
                    self.disk.remove(place)
                    self.disk.flush_folder(place.parent)


class Change:
    """Files and entries that come into a case together. Needs the lock."""

    def __init__(self, store: CaseStore) -> None:
        self._store, self._disk = store, store.disk
        self.folder = store.root / STAGING / secrets.token_hex(8)
        self._made: list[Path] = []
        self._files: list[Path] = []
        self._incoming = 0
        self._may_stand = False

    def put(self, kind: str, path: str, content: bytes) -> FileRef:
        """Stage a small file.

        Raises:
            OutputFailedError: The disk is full or refuses.
        """
        ref = FileRef(kind=kind, path=path, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
        with _writing(self._store.root):
            target = self._place(path)
            with self._disk.create(target) as stream:
                self._disk.write(stream, content)
                self._disk.set_mode(target, 0o644)
        self._files.append(target)
        return ref

    def copy_in(
        self,
        source: IO[bytes],
        *,
        known: Callable[[str], bool],
        settled: Callable[[int], None] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> FileRef:
        """Copy an original in one read: every byte is hashed and written, before anything looks at it.

        Args:
            source: The open file; an error in reading it is passed on as it is.
            known: Whether the case, or this change, holds a digest already; then the copy is dropped.
            settled: Called with the number of bytes read, before the copy counts; raises where it is no good copy.
            progress: Called with the number of bytes of each block.

        Raises:
            OSError: The source cannot be read.
            OutputFailedError: The disk is full or refuses.
        """
        self._incoming += 1
        with _writing(self._store.root):
            arriving = self._place(f"incoming-{self._incoming}", below="")
            stream = self._disk.create(arriving)
        try:
            with stream:
                sha256, size = self._stream(source, stream, progress)
                if settled is not None:
                    settled(size)
                ref = FileRef(kind="original", path=original_path(sha256), sha256=sha256, size=size)
                if not known(sha256):
                    with _writing(self._store.root):
                        self._disk.set_mode(arriving, 0o444)
                        target = self._place(ref.path)
                        self._disk.rename(arriving, target)
                    self._files.append(target)
        finally:
            if arriving.exists():
                with contextlib.suppress(OSError):
                    self._disk.remove(arriving)
        return ref

    def _stream(
        self, source: IO[bytes], target: IO[bytes], progress: Callable[[int], None] | None
    ) -> tuple[str, int]:
        hasher, size, begun = hashlib.sha256(), 0, 0
        hashing: Future[None] | None = None
        beside: ThreadPoolExecutor | None = None
        try:
            while block := source.read(BLOCK):
                if hashing is not None:
                    hashing.result()
                if beside is None and len(block) == BLOCK:
                    beside = ThreadPoolExecutor(1)
                if beside is None:  # a small file: a thread would cost more than it saves
                    hasher.update(block)
                else:
                    hashing = beside.submit(hasher.update, block)
                with _writing(self._store.root):
                    self._disk.write(target, block)
                    size += len(block)
                    if size - begun >= EARLY:
                        self._disk.begin_flush(target, begun, size - begun)
                        begun = size
                if progress is not None:
                    progress(len(block))
            if hashing is not None:
                hashing.result()
        finally:
            if beside is not None:
                beside.shutdown()
        return hasher.hexdigest(), size

    def remove_when_done(self, paths: Sequence[str]) -> None:
        """Stage the removal of files that an entry of this change destroys.

        Raises:
            OutputFailedError: The disk is full or refuses.
        """
        with _writing(self._store.root):
            target = self._place(REMOVALS, below="")
            with self._disk.create(target) as stream:
                self._disk.write(stream, "\n".join(paths).encode("ascii"))
        self._files.append(target)

    def _place(self, path: str, *, below: str = "files") -> Path:
        target = self.folder / below / path
        make = make_folders(self._disk, target.parent, below=self._store.root)
        self._made.extend(folder for folder in make if folder not in self._made)
        return target

    def commit(self, log: Log, lines: Sequence[bytes], sign: Callable[[int, bytes], Checkpoint]) -> Log:
        """Make the change happen.

        Args:
            log: What was committed before; it is taken further.
            lines: The new entries' lines, in order.
            sign: Called with the new size and root; returns the signed checkpoint.

        Returns:
            The log with the change.

        Raises:
            OutputFailedError: The disk is full or refuses; if it refused before the checkpoint had its name, nothing
                happened, else the change stands.
        """
        first = log.size
        content = b"".join(line + b"\n" for line in lines)
        self.put_segment(first, content)
        tree = log.tree.copy()
        for line in lines:
            tree.add(leaf_hash(line))
        checkpoint = sign(tree.size, tree.root())
        raw = checkpoint.to_bytes()
        store, disk = self._store, self._disk
        with _writing(store.root):
            disk.flush_tree(self.folder, self._files)
            above = {folder for folder in self._made if not folder.is_relative_to(self.folder)}
            above.update(make_folders(disk, store.root / CHECKPOINTS, below=store.root))
            disk.flush_folders(sorted(above))
            write_new(disk, self.folder / "checkpoint", raw)
            disk.flush_folder(self.folder)
            self._may_stand = True
            disk.rename(self.folder / "checkpoint", store.root / checkpoint_path(checkpoint.size))
            disk.flush_folder(store.root / CHECKPOINTS)
        log.add(first, content, checkpoint, hashlib.sha256(raw).hexdigest())
        store.finish(log)
        return log

    def put_segment(self, first: int, content: bytes) -> None:
        """Stage the log's new segment."""
        with _writing(self._store.root):
            target = self._place(segment_path(first))
            with self._disk.create(target) as stream:
                self._disk.write(stream, content)
                self._disk.set_mode(target, 0o644)
        self._files.append(target)

    def drop(self) -> None:
        """Give the change up; nothing of it stays, as far as the disk lets us.

        From the moment of the rename on, what is staged may be all that there is of a change that stands: the next
        command looks and finishes or clears it.
        """
        if self._may_stand:
            return
        with contextlib.suppress(OSError, OutputFailedError):
            if self.folder.is_dir():
                self._store._clear(self.folder)


def leads_to(tree: GrowingTree, content: bytes, checkpoint: Checkpoint) -> bool:
    """Whether a segment's lines lead from a tree to a checkpoint's size and root."""
    if not content.endswith(b"\n"):
        return False
    lines = content.split(b"\n")[:-1]
    if tree.size + len(lines) != checkpoint.size:
        return False
    grown = tree.copy()
    for line in lines:
        grown.add(leaf_hash(line))
    return grown.root() == checkpoint.root


def _digest(path: Path) -> str:
    hasher = hashlib.sha256()
    with open_plain(path) as stream:
        while block := stream.read(BLOCK):
            hasher.update(block)
    return hasher.hexdigest()


def _lock(descriptor: int, root: Path) -> None:
    try:
        if os.name == "nt":  # pragma: no cover
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise CaseBusyError(f"another command is writing to the case {root.name}") from error


@contextlib.contextmanager
def _writing(root: Path) -> Iterator[None]:
    """Turn an error of the operating system into an OutputFailedError that names the case."""
    try:
        yield
    except OSError as error:
        raise OutputFailedError(
            f"the case {root.name} cannot be written: {os.strerror(error.errno or 5).lower()}",
            advice="Free some space or check the disk, and run the same command again; nothing recorded is lost.",
        ) from error
