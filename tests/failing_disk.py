"""Disks that fail, are cut off, or forget what was not flushed, at any step that changes a case's files."""

from __future__ import annotations

import errno
import os
import random
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from diptych.adapters.case_disk import Disk


class CutOff(BaseException):
    """The process is gone: nothing after this point runs, as after SIGKILL."""


class FailingDisk(Disk):
    """Counts every step and fails at one of them.

    ``kind`` is ``EIO``, ``ENOSPC``, ``EINTR`` (the call fails), ``short`` (part of a write is made, then the disk is
    full), ``gone`` (nothing runs any more) or ``kill`` (the process gets SIGKILL). With ``always`` every later step
    fails as well, as on a disk that stays full.
    """

    def __init__(self, at: int | None = None, kind: str = "EIO", *, always: bool = False) -> None:
        self.at, self.kind, self.always, self.n = at, kind, always, 0
        self.dead = False
        self.steps: list[str] = []

    def _step(self, what: str, stream: IO[bytes] | None = None, content: bytes | memoryview = b"") -> None:
        if self.dead:
            raise CutOff
        here = self.n
        self.n += 1
        self.steps.append(what)
        if self.at is None or here < self.at or (here > self.at and not self.always):
            return
        if self.kind == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.kind in ("short", "gone") and stream is not None:
            stream.write(memoryview(content)[: len(content) // 2])
        if self.kind == "gone":
            self.dead = True
            raise CutOff
        number = errno.ENOSPC if self.kind == "short" else getattr(errno, self.kind)
        raise OSError(number, os.strerror(number))

    def create(self, path: Path) -> IO[bytes]:
        self._step("create")
        return super().create(path)

    def write(self, stream: IO[bytes], content: bytes | memoryview) -> None:
        self._step("write", stream, content)
        super().write(stream, content)

    def begin_flush(self, stream: IO[bytes], start: int, length: int) -> None:
        pass

    def flush(self, stream: IO[bytes]) -> None:
        self._step("flush")

    def flush_tree(self, root: Path, files: Sequence[Path]) -> None:
        self._step("flush_tree")

    def flush_folders(self, paths: Sequence[Path]) -> None:
        self._step("flush_folders")

    def flush_folder(self, path: Path) -> None:
        self._step("flush_folder")

    def make_folder(self, path: Path) -> None:
        self._step("make_folder")
        super().make_folder(path)

    def rename(self, source: Path, target: Path) -> None:
        self._step("rename")
        super().rename(source, target)

    def set_mode(self, path: Path, mode: int) -> None:
        self._step("set_mode")
        super().set_mode(path, mode)

    def remove(self, path: Path) -> None:
        self._step("remove")
        super().remove(path)

    def remove_folder(self, path: Path) -> None:
        self._step("remove_folder")
        super().remove_folder(path)


@dataclass(slots=True)
class _Node:
    """A file in the model: what was written, and how much of it is on the disk."""

    content: bytes = b""
    durable: bytes = b""
    mode: int = 0o600


@dataclass(slots=True)
class _Named:
    """A change of names that is not on the disk yet: ``(path, node or None)`` pairs that come or go together."""

    pairs: list[tuple[str, _Node | str | None]]
    folders: set[str]


@dataclass(slots=True)
class ForgetfulDisk(Disk):
    """Works on the real folder and keeps, beside it, a model of what a power cut would leave.

    A file's bytes are on the disk once it was flushed; before that any beginning of them may be. A name is once its
    folder was flushed; before that it may be there or not, each on its own, in any order. A rename is whole or absent.
    """

    root: Path
    nodes: dict[str, _Node | str] = field(default_factory=dict)
    """Names as a running process sees them: path to node, or ``"folder"``."""
    kept: dict[str, _Node | str] = field(default_factory=dict)
    """Names that are on the disk."""
    pending: list[_Named] = field(default_factory=list)
    streams: dict[int, _Node] = field(default_factory=dict)
    n: int = 0
    stop: int | None = None

    def __post_init__(self) -> None:
        for folder, names, files in os.walk(self.root):
            for name in names:
                self.kept[str(Path(folder) / name)] = "folder"
            for name in files:
                path = Path(folder) / name
                content = path.read_bytes()
                self.kept[str(path)] = _Node(content, content, path.stat().st_mode & 0o777)
        self.kept[str(self.root)] = "folder"
        self.nodes = dict(self.kept)

    def _step(self) -> None:
        if self.stop is not None and self.n >= self.stop:
            raise CutOff
        self.n += 1

    def create(self, path: Path) -> IO[bytes]:
        self._step()
        stream = Disk.create(self, path)
        node = _Node()
        self.nodes[str(path)] = node
        self.streams[id(stream)] = node
        self.pending.append(_Named([(str(path), node)], {str(path.parent)}))
        return stream

    def write(self, stream: IO[bytes], content: bytes | memoryview) -> None:
        self._step()
        Disk.write(self, stream, content)
        self.streams[id(stream)].content += bytes(content)

    def begin_flush(self, stream: IO[bytes], start: int, length: int) -> None:
        pass

    def flush(self, stream: IO[bytes]) -> None:
        self._step()
        node = self.streams[id(stream)]
        node.durable = node.content

    def _keep(self, folder: str) -> None:
        left = []
        for one in self.pending:
            if folder in one.folders:
                self._apply(self.kept, one)
            else:
                left.append(one)
        self.pending = left

    @staticmethod
    def _apply(names: dict[str, _Node | str], one: _Named) -> None:
        for path, node in one.pairs:
            if node is None:
                names.pop(path, None)
            else:
                names[path] = node

    def flush_folder(self, path: Path) -> None:
        self._step()
        self._keep(str(path))

    def flush_tree(self, root: Path, files: Sequence[Path]) -> None:
        self._step()
        for path in files:
            node = self.nodes[str(path)]
            assert isinstance(node, _Node)
            node.durable = node.content
        for folder in [
            p for p, node in self.nodes.items() if node == "folder" and Path(p).is_relative_to(root)
        ]:
            self._keep(folder)

    def flush_folders(self, paths: Sequence[Path]) -> None:
        self._step()
        for path in paths:
            self._keep(str(path))

    def make_folder(self, path: Path) -> None:
        self._step()
        Disk.make_folder(self, path)
        self.nodes[str(path)] = "folder"
        self.pending.append(_Named([(str(path), "folder")], {str(path.parent)}))

    def rename(self, source: Path, target: Path) -> None:
        self._step()
        Disk.rename(self, source, target)
        node = self.nodes.pop(str(source))
        self.nodes[str(target)] = node
        # whole or absent; on the disk once the folder it goes to was flushed
        self.pending.append(_Named([(str(source), None), (str(target), node)], {str(target.parent)}))

    def set_mode(self, path: Path, mode: int) -> None:
        self._step()
        Disk.set_mode(self, path, mode)
        node = self.nodes[str(path)]
        if isinstance(node, _Node):
            node.mode = mode

    def remove(self, path: Path) -> None:
        self._step()
        Disk.remove(self, path)
        self.nodes.pop(str(path), None)
        self.pending.append(_Named([(str(path), None)], {str(path.parent)}))

    def remove_folder(self, path: Path) -> None:
        self._step()
        Disk.remove_folder(self, path)
        self.nodes.pop(str(path), None)
        self.pending.append(_Named([(str(path), None)], {str(path.parent)}))

    def after_power_cut(self, target: Path, rng: random.Random) -> None:
        """Write what may be left after a power cut into a folder: one of the many possible outcomes, drawn."""
        names = dict(self.kept)
        share = rng.choice([0.0, 0.1, 0.5, 0.9, 1.0])
        for one in self.pending:
            if rng.random() < share:
                self._apply(names, one)
        for path, node in sorted(names.items()):
            place = target / Path(path).relative_to(self.root)
            if node == "folder":
                place.mkdir(parents=True, exist_ok=True)
        for path, node in sorted(names.items()):
            place = target / Path(path).relative_to(self.root)
            if isinstance(node, _Node) and place.parent.is_dir():
                content = node.durable
                if len(node.content) > len(content):
                    content = (
                        node.content[: rng.randint(0, len(node.content))] if rng.random() < 0.5 else content
                    )
                    if rng.random() < 0.2:
                        content = bytes(len(content))  # the length was kept, the bytes were not
                place.write_bytes(content)
                place.chmod(node.mode)
