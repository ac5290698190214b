"""Take recordings out of packages (ProofMode ZIP, WACZ), in a confined helper that writes into one folder.

Bytes come out as they lie in the package, nothing is converted. Names of strangers are not used as paths.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import IO

from diptych.adapters.confine import MIB, Reach, limits_for
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.adapters.sidecars_packages import MEDIA, PROOFMODE_OWN, is_proofmode, is_wacz
from diptych.adapters.warc import responses
from diptych.model.errors import DiptychError

TARGET = "diptych.adapters.sidecars_unpack:unpack_here"

MAX_MEMBERS = 10_000
"""Most recordings that are taken out of one package. Chosen by hand."""

LEAST_BYTES, TIMES = 1024 * MIB, 50
"""What may come out of a package: so much in any case, and so many times its own size. Recordings hardly shrink, so
more is made to fill a disk. Chosen by hand."""

_BLOCK = 1 << 20
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def unpack(path: Path, folder: Path) -> tuple[list[Path], str | None]:
    """Take the recordings out of a package into an empty folder.

    Args:
        path: The package; only read.
        folder: Where they are written, as ``0001-NAME``.

    Returns:
        The files, none where it is no package that is known; and why not all came out, or None.
    """
    whole, into = path.absolute(), folder.absolute()
    most = max(LEAST_BYTES, TIMES * path.stat().st_size)
    said: list[str | None] = []

    def keep(k: int, content: bytes) -> None:
        try:
            value = json.loads(content)
            said.append(str(value["reason"])[:500] if value["reason"] else None)
        except (ValueError, KeyError, TypeError, RecursionError):
            raise HelperEndedError(k, "sent what is no answer") from None

    limits = replace(limits_for([whole]), file_bytes=most, silence_s=None, answer_bytes=MIB)
    try:
        run_helpers(
            TARGET,
            [{"path": str(whole), "folder": str(into), "most": most}],
            n_at_once=1,
            progress=lambda *_: None,
            done=keep,
            reach=lambda _job: Reach(reads=(whole,), writes=(into,), limits=limits),
        )
    except HelperEndedError as error:
        said.append(f"the reader {error.why}")
    except DiptychError as error:
        said.append(error.message)
    files = sorted(one for one in into.iterdir() if one.is_file() and not one.is_symlink())
    if said[-1] is not None and files:
        files.pop().unlink()  # the last one may be half of a recording
    return files, said[-1]


def unpack_here(path: str, folder: str, most: int, progress: Callable[[float], None]) -> bytes:
    """Take them out: this runs in the helper."""
    progress(0.0)
    out = _Out(Path(folder), most)
    reason = None
    try:
        with zipfile.ZipFile(path) as package:
            names = [one.filename for one in package.infolist() if not one.is_dir()]
            if is_wacz(names):
                for name in names:
                    if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
                        with package.open(name) as stream:
                            for _ in responses(stream, packed=name.endswith(".gz"), keep=out.response):
                                out.close()
            elif is_proofmode(names):
                for name in names:
                    if not name.lower().endswith(PROOFMODE_OWN):
                        with package.open(name) as stream:
                            out.copy(name, stream)
    except _TooMuchError:
        reason = "it would unpack to more than a package of recordings does"
    except (ValueError, OSError, EOFError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        reason = f"it does not read ({type(error).__name__})"
    progress(1.0)
    return json.dumps({"reason": reason}).encode("ascii")


class _TooMuchError(Exception):
    pass


class _Out:
    """Files that come out, up to a number and a size together."""

    def __init__(self, folder: Path, most: int) -> None:
        self.folder, self.left, self.n = folder, most, 0
        self.stream: IO[bytes] | None = None

    def open(self, name: str) -> None:
        self.n += 1
        if self.n > MAX_MEMBERS:
            raise _TooMuchError
        plain = _UNSAFE.sub("_", PurePosixPath(name.replace("\\", "/")).name)[-80:].lstrip(".")
        self.stream = (self.folder / f"{self.n:04d}-{plain or 'recording'}").open("xb")

    def write(self, block: bytes) -> int:
        self.left -= len(block)
        if self.left < 0:
            raise _TooMuchError
        return self.stream.write(block) if self.stream is not None else 0

    def close(self) -> None:
        if self.stream is not None:
            self.stream.close()
            self.stream = None

    def copy(self, name: str, stream: IO[bytes]) -> None:
        self.open(name)
        while block := stream.read(_BLOCK):
            self.write(block)
        self.close()

    def response(self, url: str | None, kind: str | None) -> Callable[[bytes], int] | None:
        """Where a response of an archive goes; None for what is no recording or picture."""
        if not (kind or "").startswith(MEDIA):
            return None
        self.open((url or "").split("?")[0].rstrip("/").rsplit("/", 1)[-1])
        return self.write
