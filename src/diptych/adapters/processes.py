"""Work in confined helper processes: a damaged or hostile file that ends or takes over the decoder ends a helper.

Helpers are plain interpreters that take one job from standard input and answer in frames on standard output, so
that the caller's own script is never imported again. They write no files but where they are told to, and end when
their parent does. What they send is held to a length, and never run.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import math
import os
import queue
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from diptych.adapters.confine import (
    Confinement,
    Limits,
    Reach,
    confinement,
    environment,
    orders,
    starting,
    take_on,
)
from diptych.model import errors
from diptych.model.errors import DiptychError
from diptych.model.visible_text import visible

_PROGRESS, _DONE, _FAILED, _ENDED, _ITEM = b"P", b"D", b"F", b"E", b"I"
_START = "from diptych.adapters.processes import serve; serve()"
_POLL_S = 0.5
"""How often the parent looks up from waiting, so that Ctrl-C is answered on every system, and limits are kept."""

_LONGEST_PROGRESS, _LONGEST_FAILURE, _LONGEST_TEXT = 64, 65_536, 2_000
"""Bytes of a sign of progress and of a failure, letters of a message: wide for ours, chosen by hand."""

_GOODBYE_S = 1.0
"""How long a helper that has answered may take to end. Chosen by hand; it takes a few milliseconds."""

_KEPT_ANSWERS = 16
"""Answers that may wait to be taken; a helper that sends more has to wait itself."""

_LAST_WORDS = 4096
"""Bytes that are kept of what a helper prints."""

ENDED = "ended without an answer"
"""Why a helper gave no answer where nothing more is known; memory may have run out, and alone it may work."""

_serving = [False]


class HelperEndedError(Exception):
    """A helper ended without an answer: the decoder did not survive, a limit was passed, or it was killed."""

    def __init__(self, job: int, why: str = ENDED, said: str = "") -> None:
        super().__init__(f"the helper for job {job} {why}")
        self.job = job
        self.why = why
        """``took longer than 30 s`` and the like: what a sentence about it can go on with."""
        if said:
            self.add_note(said)


def in_helper() -> bool:
    """Return whether this is a helper: what would be handed to one is then done right here."""
    return _serving[0]


def run_helpers(
    target: str,
    jobs: Sequence[dict[str, object]],
    *,
    n_at_once: int,
    progress: Callable[[int, float], None],
    done: Callable[[int, bytes], None],
    reach: Callable[[dict[str, object]], Reach] | None = None,
    item: Callable[[int, bytes], None] | None = None,
    found: Confinement | None = None,
) -> None:
    """Run jobs in helper processes.

    Args:
        target: ``"package.module:function"``; it is called with the job's values as keywords and ``progress``,
            and returns bytes. With ``item`` it is also called with ``send``, which hands over bytes on the way.
        jobs: JSON values for each job.
        n_at_once: Most helpers at the same time.
        progress: Called with the number of a job and its fraction done.
        done: Called with the number of a job and its bytes, as soon as they are there.
        reach: For a job, what its helper may touch; by default it reads what the person may read, writes nothing,
            and has the usual limits without one on time.
        item: Called with the number of a job and bytes that it sent on the way.
        found: How helpers are confined; the strongest way where absent.

    Raises:
        DiptychError: A job failed in a way that a person can act on.
        HelperEndedError: A helper ended without an answer.
    """
    answers: queue.Queue[tuple[int, bytes, bytes]] = queue.Queue(_KEPT_ANSWERS)
    running: dict[int, _Helper] = {}
    waiting = list(range(len(jobs)))
    try:
        while waiting or running:
            while waiting and len(running) < n_at_once:
                k = waiting.pop(0)
                job = jobs[k]
                told = reach(job) if reach is not None else _ANY_TIME
                running[k] = _started(k, target, job, told, item is not None, found or confinement())
                running[k].listen(answers)
            for k, helper in running.items():
                helper.check_limits(k)
            try:
                k, kind, content = answers.get(timeout=_POLL_S)
            except queue.Empty:
                continue
            if k not in running:
                continue
            if kind == _PROGRESS:
                progress(k, running[k].fraction(k, content))
                continue
            if kind == _ITEM and item is not None:
                item(k, content)
                continue
            helper = running.pop(k)
            helper.end(patience_s=_GOODBYE_S)
            if kind == _FAILED:
                raise _failure(k, content)
            if kind != _DONE:
                said = helper.said()
                if said.startswith("bwrap: "):
                    raise DiptychError(
                        f"a helper could not be started ({said.splitlines()[0]}); no file is to blame",
                        advice="See what diptych doctor says of helpers; where bubblewrap is not allowed, remove it.",
                    )
                raise HelperEndedError(k, content.decode("ascii") or ENDED, said)
            done(k, content)
    finally:
        for helper in running.values():
            helper.end()


_ANY_TIME = Reach(limits=Limits(wall_s=None))


@dataclass(slots=True)
class _Helper:
    """A helper that runs, with what it was told and what it printed."""

    k: int
    process: subprocess.Popen[bytes]
    reach: Reach
    items: bool
    began: float = field(default_factory=time.monotonic)
    heard: float = field(default_factory=time.monotonic)
    last_words: bytes = b""
    overhearing: threading.Thread | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    def listen(self, answers: queue.Queue[tuple[int, bytes, bytes]]) -> None:
        """Hear answers, and what is printed, until it ends."""
        threading.Thread(target=self._hear, args=(answers,), daemon=True).start()
        self.overhearing = threading.Thread(target=self._overhear, daemon=True)
        self.overhearing.start()

    def check_limits(self, k: int) -> None:
        """Raise where it took too long, as a whole or since its last sign of progress."""
        limits, now = self.reach.limits, time.monotonic()
        if limits.wall_s is not None and now - self.began > limits.wall_s:
            raise HelperEndedError(k, f"took longer than {limits.wall_s:g} s", self.said())
        if limits.silence_s is not None and now - self.heard > limits.silence_s:
            raise HelperEndedError(k, f"made no progress for {limits.silence_s:g} s", self.said())

    def fraction(self, k: int, content: bytes) -> float:
        """Read a sign of progress; only one that goes on counts against silence."""
        try:
            value = float(content)
        except ValueError:
            raise HelperEndedError(k, "sent what is no answer") from None
        if not 0.0 <= value <= 1.0:  # also where it is no number
            raise HelperEndedError(k, "sent what is no answer")
        self.heard = time.monotonic()
        return value

    def said(self) -> str:
        """Return the end of what it printed, harmless to show."""
        if self.overhearing is not None:
            self.overhearing.join(_POLL_S)
        lines = self.last_words.decode("utf-8", "replace").splitlines()
        return "\n".join(visible(line) for line in lines)

    def end(self, patience_s: float = 0.0) -> None:
        """End it, whatever it does; one that has answered may go by itself first."""
        self.ended.set()
        if patience_s:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(patience_s)
        self.process.kill()
        self.process.wait()
        if self.process.stdin is not None:
            with contextlib.suppress(BrokenPipeError):
                self.process.stdin.close()

    def _hear(self, answers: queue.Queue[tuple[int, bytes, bytes]]) -> None:
        stream = self.process.stdout
        if stream is None:
            return
        with stream:
            going = True
            while going:
                kind, content = self._next(stream)
                going = kind in (_PROGRESS, _ITEM)
                while not self.ended.is_set():
                    with contextlib.suppress(queue.Full):
                        answers.put((self.k, kind, content), timeout=_POLL_S)
                        break
                going = going and not self.ended.is_set()

    def _next(self, stream: IO[bytes]) -> tuple[bytes, bytes]:
        head = stream.read(9)
        if len(head) < 9:
            return _ENDED, b""
        kind, (length,) = head[:1], struct.unpack(">Q", head[1:])
        longest = {
            _PROGRESS: _LONGEST_PROGRESS,
            _FAILED: _LONGEST_FAILURE,
            _DONE: self.reach.limits.answer_bytes,
            _ITEM: self.reach.limits.answer_bytes if self.items else -1,
        }.get(kind, -1)
        if length > longest:
            return _ENDED, b"sent what is no answer" if longest < 0 else b"sent more than it may"
        content = stream.read(length)
        return (kind, content) if len(content) == length else (_ENDED, b"")

    def _overhear(self) -> None:
        stream = self.process.stderr
        if stream is None:
            return
        with stream:
            while part := os.read(stream.fileno(), _LAST_WORDS):
                self.last_words = (self.last_words + part)[-_LAST_WORDS:]


def _started(
    k: int, target: str, job: dict[str, object], reach: Reach, items: bool, found: Confinement
) -> _Helper:
    order = {"target": target, "job": job, "confine": orders(found, reach), "items": items}
    with starting(found, reach, _START) as (command, descriptors):
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            pass_fds=descriptors,
            start_new_session=os.name != "nt",
        )
    if process.stdin is not None:
        try:
            process.stdin.write(json.dumps(order).encode("ascii") + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass  # it ended at once; the listener says so
    return _Helper(k, process, reach, items)


def _failure(k: int, content: bytes) -> DiptychError:
    """Read a failure; its words may come from a file."""
    try:
        told = json.loads(content)
        kind = getattr(errors, told["class"], DiptychError)
        if not (isinstance(kind, type) and issubclass(kind, DiptychError)):
            kind = DiptychError
        words = [visible(told[name])[:_LONGEST_TEXT] for name in ("message", "advice")]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise HelperEndedError(k, "sent what is no answer") from None
    failure: DiptychError = kind(words[0], advice=words[1])
    return failure


def serve() -> None:
    """Be a helper: take one job from standard input, answer on standard output, end with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not fall between the frames
    order: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    take_on(order["confine"])
    _serving[0] = True
    threading.Thread(target=_end_with_parent, args=(sys.stdin.buffer,), daemon=True).start()
    module, _, name = order["target"].partition(":")
    work = getattr(importlib.import_module(module), name)

    def frame(kind: bytes, content: bytes) -> None:
        answer.write(kind + struct.pack(">Q", len(content)))
        answer.write(content)
        answer.flush()

    def progress(fraction: float) -> None:
        told = min(1.0, max(0.0, float(fraction)))
        frame(_PROGRESS, json.dumps(0.0 if math.isnan(told) else told).encode())

    more = {"send": lambda content: frame(_ITEM, content)} if order["items"] else {}
    try:
        content = work(**order["job"], progress=progress, **more)
    except DiptychError as error:
        told = {"class": type(error).__name__, "message": error.message, "advice": error.advice}
        frame(_FAILED, json.dumps(told).encode("utf-8"))
    else:
        frame(_DONE, content)
    os._exit(0)  # nothing is left to do, and taking libraries down takes longer than some jobs


def _end_with_parent(stream: IO[bytes]) -> None:
    """Wait until the parent is gone, also when it was killed, and end at once."""
    stream.read()
    os._exit(1)
