"""Who works through jobs: helpers on this machine, or the workers of a ``dask.distributed`` cluster.

Both do the same: each job runs in a confined helper process, and its bytes come back as soon as they are there. Workers
write nothing; whoever asked keeps what comes back in the archive's own store. So a worker, the scheduler or this
process may end at any moment, and a second run repeats only what had not come back.

Whoever can reach a scheduler can run programs on its workers, and what workers send is unpacked here: only a cluster of
one's own, in a network of one's own or with TLS (see the documentation of ``distributed``), is safe.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, overload

from diptych.adapters.confine import Reach, limits_for
from diptych.adapters.processes import HelperEndedError, run_helpers
from diptych.adapters.remote_media import fetched
from diptych.model import errors
from diptych.model.errors import ClusterError, DiptychError, NotInstalledError
from diptych.model.version import __version__
from diptych.model.visible_text import visible

ADDRESSES = "addresses"
"""Key of a job whose values are addresses of media that lie elsewhere; the job's function gets paths of copies."""

WAITING_PER_THREAD = 3
"""Jobs that wait at the scheduler for each thread of the workers: enough that none is idle. Chosen by hand."""

CONNECT_S = 20.0
"""Longest time to reach a scheduler. Chosen by hand."""

Job = dict[str, Any]


class Hands(Protocol):
    """Who works through jobs."""

    def run(
        self,
        target: str,
        jobs: Sequence[Job],
        *,
        progress: Callable[[int, float], None],
        done: Callable[[int, bytes], None],
    ) -> None:
        """Run jobs; see ``run_helpers`` for the arguments and for what is raised."""


@dataclass(frozen=True, slots=True)
class LocalHands:
    """Helpers on this machine."""

    n_at_once: int
    scratch: Path
    """Where copies of media that lie elsewhere are made."""

    def run(
        self,
        target: str,
        jobs: Sequence[Job],
        *,
        progress: Callable[[int, float], None],
        done: Callable[[int, bytes], None],
    ) -> None:
        """Run jobs in helper processes; what lies elsewhere is fetched when its job's turn has come."""
        with contextlib.ExitStack() as stack:
            staged = _Staged(jobs, self.scratch, stack)

            def finished(k: int, content: bytes) -> None:
                staged.release(k)
                done(k, content)

            run_helpers(
                target, staged, n_at_once=self.n_at_once, progress=progress, done=finished, reach=_reach
            )


def _reach(job: Job) -> Reach:
    """Let a helper read its media, copies of media, and the fingerprints that are there."""
    named = [*job.get("paths", ()), *(copy for copy in job.get("copies", ()) if isinstance(copy, str))]
    paths = tuple(Path(os.path.abspath(name)) for name in named)
    known = [Path(os.path.abspath(name)) for name in (job.get("fingerprints"),) if name]
    return Reach(reads=(*paths, *known), limits=limits_for(paths))


class _Staged(Sequence[Job]):
    """Jobs whose media are fetched when they are asked for."""

    def __init__(self, jobs: Sequence[Job], scratch: Path, stack: contextlib.ExitStack) -> None:
        self._jobs, self._scratch, self._stack = jobs, scratch, stack
        self._open: dict[int, contextlib.ExitStack] = {}

    def __len__(self) -> int:
        return len(self._jobs)

    @overload
    def __getitem__(self, k: int) -> Job: ...
    @overload
    def __getitem__(self, k: slice) -> Sequence[Job]: ...
    def __getitem__(self, k: int | slice) -> Job | Sequence[Job]:
        if isinstance(k, slice):
            return [self[n] for n in range(*k.indices(len(self)))]
        if not self._jobs[k].get(ADDRESSES):
            return {name: value for name, value in self._jobs[k].items() if name != ADDRESSES}
        self._open[k] = self._stack.enter_context(contextlib.ExitStack())
        return self._open[k].enter_context(_fetched(self._jobs[k], self._scratch))

    def release(self, k: int) -> None:
        """Remove the copies of a job."""
        if k in self._open:
            self._open.pop(k).close()


@contextlib.contextmanager
def _fetched(job: Job, scratch: Path) -> Iterator[Job]:
    """Turn the addresses of a job into paths of copies; one that cannot be fetched becomes a reason instead."""
    with contextlib.ExitStack() as stack:
        copies: list[Any] = []
        for address in job[ADDRESSES]:
            try:
                copies.append(str(stack.enter_context(fetched(address, scratch)).absolute()))
            except DiptychError as error:
                copies.append({"kind": error.kind, "reason": error.message})
        yield {**{name: value for name, value in job.items() if name != ADDRESSES}, "copies": copies}


@dataclass(frozen=True, slots=True)
class ClusterHands:
    """The workers of a cluster."""

    address: str

    def run(
        self,
        target: str,
        jobs: Sequence[Job],
        *,
        progress: Callable[[int, float], None],
        done: Callable[[int, bytes], None],
    ) -> None:
        """Run jobs on the workers, the next as soon as one is free.

        A job whose worker ends is given to another one; a job that ended its helper is told at the end, once all
        others are done.

        Raises:
            ClusterError: The scheduler cannot be reached, went away, or its workers run another version.
            NotInstalledError: The part for clusters is not installed.
        """
        distributed = _distributed()
        ended: list[HelperEndedError] = []
        failed: list[DiptychError] = []
        try:
            with distributed.Client(self.address, timeout=CONNECT_S, set_as_default=False) as client:
                threads = max(1, sum(client.nthreads().values()))
                waiting = iter(range(len(jobs)))
                numbers: dict[str, int] = {}
                asked = distributed.as_completed(loop=client.loop)

                def submit() -> None:
                    k = next(waiting, None)
                    if k is not None:
                        future = client.submit(work_one, target, jobs[k], __version__, pure=False)
                        numbers[future.key] = k
                        asked.add(future)

                for _ in range(WAITING_PER_THREAD * threads):
                    submit()
                for future in asked:
                    if future.status == "pending":  # its worker went away with the answer: it runs again
                        asked.add(future)
                        continue
                    k = numbers.pop(future.key)
                    kind, content = self._answer(distributed, future, k)
                    if kind == "ended":
                        ended.append(HelperEndedError(k, content.decode("utf-8")))
                    elif kind == "failed":
                        failed.append(_failure(content))
                    else:
                        progress(k, 1.0)
                        done(k, content)
                    future.release()
                    submit()
        except (OSError, TimeoutError) as error:
            raise _unreachable(error) from error
        if failed:
            raise failed[0]
        if ended:
            raise ended[0]

    def _answer(self, distributed: Any, future: Any, k: int) -> tuple[str, bytes]:
        if future.status == "finished":
            kind, version, content = future.result()
            if kind == "version":
                raise ClusterError(f"a worker runs version {visible(version)}, this is {__version__}")
            return str(kind), bytes(content)
        error = future.exception() if future.status == "error" else None
        if isinstance(error, distributed.KilledWorker):
            return "ended", b"took several workers down with it"
        if error is None:
            raise ClusterError("the scheduler went away before all was done")
        raise ClusterError(f"a worker cannot work: {visible(str(error))[:300]}") from error


def work_one(target: str, job: Job, version: str) -> tuple[str, str, bytes]:
    """Run one job in a confined helper; this runs on a worker, and returns plain values.

    Returns:
        ``done`` and the job's bytes, ``ended`` and why its helper gave no answer, ``failed`` and what failed as JSON,
        or ``version``; the second is this installation's version.
    """
    if version != __version__:
        return "version", __version__, b""
    answers: list[bytes] = []
    try:
        with tempfile.TemporaryDirectory(prefix="diptych-") as scratch:
            LocalHands(1, Path(scratch)).run(
                target, [job], progress=lambda _k, _f: None, done=lambda _k, content: answers.append(content)
            )
    except HelperEndedError as error:
        return "ended", __version__, error.why.encode("utf-8", "replace")
    except DiptychError as error:
        told = {"class": type(error).__name__, "message": error.message, "advice": error.advice}
        return "failed", __version__, json.dumps(told).encode("ascii")
    return "done", __version__, answers[0]


def hands_for(cluster: str, *, n_at_once: int, scratch: Path) -> Hands:
    """Return who works: the cluster at an address, or without one helpers on this machine."""
    return ClusterHands(cluster) if cluster else LocalHands(n_at_once, scratch)


def _failure(content: bytes) -> DiptychError:
    told = json.loads(content)
    kind = getattr(errors, told["class"], DiptychError)
    if not (isinstance(kind, type) and issubclass(kind, DiptychError)):
        kind = DiptychError
    failure: DiptychError = kind(visible(told["message"]), advice=visible(told["advice"]))
    return failure


def _distributed() -> Any:
    try:
        import distributed
    except ImportError as error:
        raise NotInstalledError(
            "working on a cluster needs dask.distributed", advice="Install diptych[cluster]."
        ) from error
    return distributed


def _unreachable(error: Exception) -> ClusterError:
    return ClusterError(f"the scheduler cannot be reached: {visible(str(error))[:200]}")
