"""Take the file system away from this process, but for named files and folders (Linux Landlock; no privileges)."""

from __future__ import annotations

import ctypes
import os
import stat
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446
"""Numbers of the system calls; the same on every machine."""

_VERSION, _PATH_BENEATH = 1, 1

_WRITE_FILE, _READ_FILE, _READ_DIR, _REMOVE_FILE, _MAKE_REG, _TRUNCATE = (1 << k for k in (1, 2, 3, 5, 8, 14))
_ALL_FILES = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many rights over files each version of Landlock knows; later ones know as many as version 5."""

_ALL_NETWORK, _ALL_SCOPES = 0b11, 0b11
"""Bind and connect (version 4); sockets by name and signals to others (version 6)."""

_PR_SET_NO_NEW_PRIVS = 38


def version() -> int:
    """Return the version of Landlock in this kernel; 0 where it is absent or switched off."""
    if sys.platform != "linux":
        return 0
    return max(0, _call(_CREATE, None, 0, _VERSION))


def allow_only(reads: Iterable[Path], writes: Iterable[Path]) -> None:
    """Leave this thread, and threads that it starts, nothing but these files and folders. There is no way back.

    Args:
        reads: Files, and folders with all that is in them, that may be read; what does not exist is passed over.
        writes: Folders in which files may be made, written and removed, or files that may be written.

    Raises:
        OSError: The kernel refused.
    """
    known = version()
    if known < 1:
        raise OSError("Landlock is absent")
    every = (1 << _ALL_FILES[min(known, 5)]) - 1
    network = _ALL_NETWORK if known >= 4 else 0
    scopes = _ALL_SCOPES if known >= 6 else 0
    attributes = struct.pack("=QQQ", every, network, scopes)[: 24 if known >= 6 else 16 if known >= 4 else 8]
    rules = _checked(_call(_CREATE, attributes, len(attributes), 0), "landlock")
    try:
        for path in reads:
            _add(rules, path, _READ_FILE, _READ_DIR)
        for path in writes:
            beneath = _READ_DIR | _REMOVE_FILE | _MAKE_REG
            _add(rules, path, (_READ_FILE | _WRITE_FILE | _TRUNCATE) & every, beneath)
        libc = ctypes.CDLL(None, use_errno=True)
        _checked(libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
        _checked(_call(_RESTRICT, rules, 0), "landlock")
    finally:
        os.close(rules)


def _add(rules: int, path: Path, on_files: int, on_folders: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)  # type: ignore[attr-defined, unused-ignore]  # Linux only
    except (OSError, ValueError):
        return
    try:
        folder = stat.S_ISDIR(os.fstat(place).st_mode)
        rights = on_files | on_folders if folder else on_files
        rule = struct.pack("=Qi", rights, place)
        _checked(_call(_ADD_RULE, rules, _PATH_BENEATH, rule, 0), "landlock")
    finally:
        os.close(place)


def _call(number: int, *arguments: int | bytes | None) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    values = [ctypes.c_long(a) if isinstance(a, int) else ctypes.c_char_p(a) for a in arguments]
    libc.syscall.restype = ctypes.c_long
    return int(libc.syscall(ctypes.c_long(number), *values))


def _checked(answer: int, what: str) -> int:
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return answer
