"""Long work in a process of its own, so that whoever waits for it stays quick and can call it off.

The process is a plain interpreter that takes one job from standard input, tells its progress in lines of JSON on
standard output, and ends when its parent does. Ending it is safe at any moment: cases and results are written in
changes that are whole or absent.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import IO, Any, Literal

from diptych.model.errors import DiptychError
from diptych.model.team import ACTING, acting_from_plain

_START = "from diptych.adapters.long_work import serve; serve()"

TELL_EVERY_S = 0.1
"""Shortest time between two signs of progress of one stage. Chosen by hand."""

State = Literal["running", "done", "failed", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkStatus:
    """How far a piece of work is."""

    state: State
    stage: str
    fraction: float
    """Done of the present stage, 0 to 1."""
    result: Mapping[str, object] | None = None
    error: Mapping[str, str] | None = None
    """``kind``, ``message`` and ``advice``, where it failed."""


class LongWork:
    """One piece of work, started at once."""

    def __init__(self, target: str, job: Mapping[str, object]) -> None:
        """Start it.

        Args:
            target: ``"package.module:function"``; called with the job's values as keywords and ``progress``,
                it returns plain values.
            job: JSON values.
        """
        self._lock = threading.Lock()
        self._status = WorkStatus(state="running", stage="starting", fraction=0.0)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=os.name != "nt",
        )
        acting = ACTING.get()
        who = acting.to_plain() if acting is not None else None
        order = json.dumps({"target": target, "job": dict(job), "acting": who}).encode("ascii") + b"\n"
        if self._process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.write(order)
                self._process.stdin.flush()
        threading.Thread(target=self._hear, daemon=True).start()

    @property
    def status(self) -> WorkStatus:
        """How far it is."""
        with self._lock:
            return self._status

    def cancel(self) -> None:
        """Call it off; what it has finished before stays."""
        with self._lock:
            if self._status.state == "running":
                last = self._status
                self._status = WorkStatus(state="cancelled", stage=last.stage, fraction=last.fraction)
        self._process.kill()  # its helpers end with it
        self._process.wait()

    def wait(self, timeout_s: float) -> WorkStatus:
        """Wait until it has ended, at most so long."""
        until = time.monotonic() + timeout_s
        while self.status.state == "running" and time.monotonic() < until:
            time.sleep(0.02)
        return self.status

    def _hear(self) -> None:
        stream = self._process.stdout
        if stream is None:
            return
        with stream:
            for line in stream:
                self._take(json.loads(line))
        self._process.wait()
        lost = {
            "kind": "failure",
            "message": "the work ended without an answer; memory may have run out",
            "advice": "Try again with less at once.",
        }
        self._end(WorkStatus(state="failed", stage="", fraction=0.0, error=lost))

    def _take(self, told: dict[str, Any]) -> None:
        if "stage" in told:
            with self._lock:
                if self._status.state == "running":
                    self._status = WorkStatus(state="running", stage=told["stage"], fraction=told["fraction"])
        elif "error" in told:
            self._end(WorkStatus(state="failed", stage="", fraction=0.0, error=told["error"]))
        else:
            self._end(WorkStatus(state="done", stage="done", fraction=1.0, result=told["result"]))

    def _end(self, status: WorkStatus) -> None:
        with self._lock:
            if self._status.state == "running":
                self._status = status


def serve() -> None:
    """Do one job that stands on standard input, and end with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not fall between the lines
    order: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    if order["acting"] is not None:
        ACTING.set(acting_from_plain(order["acting"]))
    threading.Thread(target=_end_with_parent, args=(sys.stdin.buffer,), daemon=True).start()
    module, _, name = order["target"].partition(":")
    work: Callable[..., Mapping[str, object]] = getattr(importlib.import_module(module), name)

    def tell(message: Mapping[str, object]) -> None:
        answer.write(json.dumps(message).encode("ascii") + b"\n")
        answer.flush()

    last: tuple[str, float] = ("", 0.0)

    def progress(stage: str, fraction: float) -> None:
        nonlocal last
        now = time.monotonic()
        if stage != last[0] or now - last[1] >= TELL_EVERY_S:
            last = (stage, now)
            tell({"stage": stage, "fraction": min(1.0, max(0.0, float(fraction)))})

    try:
        result = work(**order["job"], progress=progress)
    except DiptychError as error:
        tell({"error": {"kind": error.kind, "message": error.message, "advice": error.advice}})
    else:
        tell({"result": dict(result)})
    os._exit(0)


def _end_with_parent(stream: IO[bytes]) -> None:
    """Wait until the parent is gone, also when it was killed, and end at once."""
    stream.read()
    os._exit(1)
