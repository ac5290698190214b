"""What stands in every custody entry besides the event: the present time, the clock's state, the program."""

from __future__ import annotations

import ctypes
import functools
import importlib.metadata
import sys
from datetime import UTC, datetime

_STA_UNSYNC = 0x40
"""Bit of the kernel's clock status: not synchronised (Linux, adjtimex(2))."""

_STATUS_AT = 40
"""Offset of ``status`` in ``struct timex`` where long has 8 bytes: modes, padding, offset, freq, maxerror, esterror."""


def now() -> str:
    """Return the present time in UTC with microseconds, such as ``2026-03-01T08:00:00.000000Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def posix_s() -> int:
    """Return whole seconds since 1970."""
    return int(datetime.now(UTC).timestamp())


def clock_state() -> str:
    """Return ``synchronised``, ``not_synchronised``, or ``unknown`` where the system does not say."""
    if not sys.platform.startswith("linux") or ctypes.sizeof(ctypes.c_long) != 8:
        return "unknown"
    block = ctypes.create_string_buffer(512)
    try:
        answered = ctypes.CDLL(None, use_errno=True).adjtimex(block)
    except (OSError, AttributeError):
        return "unknown"
    if answered < 0:
        return "unknown"
    status = int.from_bytes(block.raw[_STATUS_AT : _STATUS_AT + 4], sys.byteorder)
    return "not_synchronised" if status & _STA_UNSYNC or answered == 5 else "synchronised"


@functools.cache
def program() -> str:
    """Return this program and its version, such as ``diptych 0.1.0``."""
    try:
        return f"diptych {importlib.metadata.version('diptych')}"
    except importlib.metadata.PackageNotFoundError:  # run from its sources
        return "diptych of no version"
