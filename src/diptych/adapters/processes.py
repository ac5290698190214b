"""Work in helper processes: a damaged file that ends the decoder ends a helper, not the run.

Helpers are plain interpreters that take one job from standard input and answer in frames on standard output, so
that the caller's own script is never imported again. They write no files, and end when their parent does.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import queue
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from diptych.model import errors
from diptych.model.errors import DiptychError

_PROGRESS, _DONE, _FAILED, _ENDED = b"P", b"D", b"F", b"E"
_START = "from diptych.adapters.processes import serve; serve()"
_POLL_S = 0.5
"""How often the parent looks up from waiting, so that Ctrl-C is answered on every system."""


class HelperEndedError(Exception):
    """A helper ended without an answer: the decoder did not survive, memory ran out, or it was killed."""

    def __init__(self, job: int) -> None:
        super().__init__(f"the helper for job {job} ended without an answer")
        self.job = job


def run_helpers(
    target: str,
    jobs: Sequence[dict[str, object]],
    *,
    n_at_once: int,
    progress: Callable[[int, float], None],
    done: Callable[[int, bytes], None],
) -> None:
    """Run jobs in helper processes.

    Args:
        target: ``"package.module:function"``; it is called with the job's values as keywords and ``progress``,
            and returns bytes.
        jobs: JSON values for each job.
        n_at_once: Most helpers at the same time.
        progress: Called with the number of a job and its fraction done.
        done: Called with the number of a job and its bytes, as soon as they are there.

    Raises:
        DiptychError: A job failed in a way that a person can act on.
        HelperEndedError: A helper ended without an answer.
    """
    answers: queue.Queue[tuple[int, bytes, bytes]] = queue.Queue()
    running: dict[int, subprocess.Popen[bytes]] = {}
    waiting = list(range(len(jobs)))
    try:
        while waiting or running:
            while waiting and len(running) < n_at_once:
                k = waiting.pop(0)
                running[k] = _started(target, jobs[k])
                threading.Thread(target=_listen, args=(k, running[k], answers), daemon=True).start()
            try:
                k, kind, content = answers.get(timeout=_POLL_S)
            except queue.Empty:
                continue
            if kind == _PROGRESS:
                progress(k, json.loads(content))
                continue
            _end(running.pop(k))
            if kind == _FAILED:
                raise _failure(json.loads(content))
            if kind == _ENDED:
                raise HelperEndedError(k)
            done(k, content)
    finally:
        for process in running.values():
            _end(process)


def _started(target: str, job: dict[str, object]) -> subprocess.Popen[bytes]:
    here = str(Path(__file__).resolve().parent.parent.parent)
    path = os.pathsep.join([here, *filter(None, [os.environ.get("PYTHONPATH")])])
    process = subprocess.Popen(
        [sys.executable, "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
    if process.stdin is not None:
        try:
            process.stdin.write(json.dumps({"target": target, "job": job}).encode("utf-8") + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            pass  # it ended at once; the listener says so
    return process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    if process.stdin is not None:
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()


def _listen(k: int, process: subprocess.Popen[bytes], answers: queue.Queue[tuple[int, bytes, bytes]]) -> None:
    stream = process.stdout
    if stream is None:
        return
    with stream:
        while True:
            head = stream.read(9)
            if len(head) < 9:
                answers.put((k, _ENDED, b""))
                return
            (length,) = struct.unpack(">Q", head[1:])
            content = stream.read(length)
            if len(content) < length:
                answers.put((k, _ENDED, b""))
                return
            answers.put((k, head[:1], content))
            if head[:1] != _PROGRESS:
                return


def _failure(told: dict[str, str]) -> DiptychError:
    kind = getattr(errors, told["class"], DiptychError)
    failure: DiptychError = kind(told["message"], advice=told["advice"])
    return failure


def serve() -> None:
    """Be a helper: take one job from standard input, answer on standard output, end with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not fall between the frames
    order: dict[str, Any] = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, args=(sys.stdin.buffer,), daemon=True).start()
    module, _, name = order["target"].partition(":")
    work = getattr(importlib.import_module(module), name)

    def frame(kind: bytes, content: bytes) -> None:
        answer.write(kind + struct.pack(">Q", len(content)) + content)
        answer.flush()

    try:
        content = work(**order["job"], progress=lambda f: frame(_PROGRESS, json.dumps(float(f)).encode()))
    except DiptychError as error:
        told = {"class": type(error).__name__, "message": error.message, "advice": error.advice}
        frame(_FAILED, json.dumps(told).encode("utf-8"))
    else:
        frame(_DONE, content)


def _end_with_parent(stream: IO[bytes]) -> None:
    """Wait until the parent is gone, also when it was killed, and end at once."""
    stream.read()
    os._exit(1)
