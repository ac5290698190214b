"""Adding on a dask.distributed cluster: the same archive as without one, whoever ends on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from diptych.adapters import cluster
from diptych.adapters.cluster import ClusterHands, work_one
from diptych.adapters.processes import HelperEndedError
from diptych.apps.cli import run
from diptych.model.errors import ClusterError
from make_video import make_video

WORKER = """
import sys
from distributed.cli.dask_worker import main
sys.argv[1:] = [sys.argv[1], "--nthreads", "1", "--no-dashboard", "--no-nanny", "--name", sys.argv[2],
                "--local-directory", sys.argv[3]]
main()
"""


class _Cluster:
    """A scheduler in this process, and workers in processes of their own that can be killed."""

    def __init__(self, folder: Path) -> None:
        from distributed import LocalCluster

        self.folder = folder
        self.scheduler = LocalCluster(n_workers=0, dashboard_address=None, processes=True, host="127.0.0.1")
        self.address = self.scheduler.scheduler_address
        self.workers: list[subprocess.Popen[bytes]] = []

    def start(self) -> subprocess.Popen[bytes]:
        name = str(len(self.workers))
        src = Path(cluster.__file__).parents[2]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(src), os.environ.get("PYTHONPATH", "")])}
        command = [sys.executable, "-c", WORKER, self.address, name, str(self.folder / name)]
        self.workers.append(subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL))
        return self.workers[-1]

    def wait(self, n: int) -> None:
        until = time.monotonic() + 300
        while len(self.scheduler.scheduler.workers) != n:
            if time.monotonic() > until:
                raise AssertionError("workers did not come")
            time.sleep(0.1)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[_Cluster]:
    one = _Cluster(tmp_path / "workers")
    try:
        one.start()
        one.start()
        one.wait(2)
        yield one
    finally:
        for worker in one.workers:
            worker.kill()
            worker.wait()
        one.scheduler.close()


@pytest.fixture
def media(tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    folder.mkdir()
    for k in range(5):
        make_video(folder / f"{k}.mp4", n_frames=30, seed=k)
    (folder / "broken.mp4").write_bytes(b"\x00\x00\x00\x18ftypmp42 and nothing more")
    return folder


def _held(archive: Path) -> dict[str, bytes]:
    """Everything that an archive holds of recordings, and the segments of its index, by name."""
    kept = {
        path.relative_to(archive).as_posix(): path.read_bytes()
        for part in ("fingerprints", "search", "sounds")
        for path in sorted((archive / part).rglob("*"))
        # the index of sounds keeps its rows in the order in which they came, and can be made anew at any time
        if path.is_file() and not path.relative_to(archive).as_posix().startswith("search/sounds/")
    }
    lines = [json.loads(line) for line in (archive / "added.jsonl").read_text().splitlines()]
    kept["lines"] = json.dumps(sorted(lines, key=lambda line: line["place"])).encode()
    return kept


@pytest.mark.expects_error_log  # the scheduler logs an answer that went away with the killed worker
def test_a_cluster_of_which_a_worker_is_killed_adds_the_same(
    two, media, tmp_path, capsys, monkeypatch
) -> None:
    monkeypatch.setattr("diptych.workflows.archive_add.BATCH_FILES", 1)
    assert run(["archive", "add", str(media), "--archive", str(tmp_path / "alone"), "--quiet"]) == 3
    plain = ClusterHands.run

    def killing(self, target, jobs, *, progress, done):
        def killed(k: int, content: bytes) -> None:
            if two.workers[0].poll() is None:
                two.workers[0].send_signal(signal.SIGKILL)
            done(k, content)

        plain(self, target, jobs, progress=progress, done=killed)

    monkeypatch.setattr(ClusterHands, "run", killing)
    arguments = [
        "archive",
        "add",
        str(media),
        "--archive",
        str(tmp_path / "together"),
        "--cluster",
        two.address,
    ]
    capsys.readouterr()
    assert run([*arguments, "--decoder-threads", "1", "--json"]) == 3
    added = json.loads(capsys.readouterr().out)
    assert (added["added"], added["failed"]) == (5, 1)
    assert two.workers[0].wait(60) == -signal.SIGKILL
    assert _held(tmp_path / "together") == _held(tmp_path / "alone")


@pytest.mark.expects_error_log
def test_a_scheduler_that_goes_away_loses_nothing_that_came_back(
    two, media, tmp_path, capsys, monkeypatch
) -> None:
    monkeypatch.setattr("diptych.workflows.archive_add.BATCH_FILES", 1)
    plain = ClusterHands.run

    def leaving(self, target, jobs, *, progress, done):
        def left(k: int, content: bytes) -> None:
            done(k, content)
            two.scheduler.close()

        plain(self, target, jobs, progress=progress, done=left)

    monkeypatch.setattr(ClusterHands, "run", leaving)
    archive = str(tmp_path / "archive")
    assert run(["archive", "add", str(media), "--archive", archive, "--cluster", two.address, "--json"]) == 30
    assert json.loads(capsys.readouterr().out)["error"]["kind"] == "cluster"
    monkeypatch.setattr(ClusterHands, "run", plain)
    assert run(["archive", "add", str(media), "--archive", archive, "--json"]) == 3
    added = json.loads(capsys.readouterr().out)
    assert added["known"] >= 1
    assert added["added"] + added["known"] == 5


def test_no_scheduler_is_said(media, tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_S", 1.0)
    arguments = ["archive", "add", str(media), "--archive", str(tmp_path / "archive")]
    assert run([*arguments, "--cluster", "tcp://127.0.0.1:9", "--json"]) == 30
    assert json.loads(capsys.readouterr().out)["error"]["kind"] == "cluster"


def test_a_worker_answers_in_plain_values() -> None:
    assert work_one("x:y", {}, "another version")[0] == "version"
    job = {"seconds": 0}
    kind, _, content = work_one("test_archive_cluster:nothing_such", job, cluster.__version__)
    assert kind == "ended"
    assert content


def test_a_job_that_ends_its_helper_is_told_after_the_others(monkeypatch) -> None:
    """The order in which answers come: ended first, then done; the done one is kept before the other is told."""

    class Future:
        def __init__(self, key: str, answer: tuple[str, str, bytes]) -> None:
            self.key, self.status, self.answer = key, "finished", answer

        def result(self) -> tuple[str, str, bytes]:
            return self.answer

        def release(self) -> None:
            pass

    class Client:
        def __init__(self, *_: object, **__: object) -> None:
            self.n, self.loop = 0, None

        def __enter__(self) -> Client:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def nthreads(self) -> dict[str, int]:
            return {"w": 1}

        def submit(self, _work: object, _target: str, job: dict, _version: str, *, pure: bool) -> Future:
            self.n += 1
            made = Future(str(self.n), job["answer"])
            if job.get("lost"):  # its worker went away with the answer after the scheduler told of it
                made.status = "pending"
            return made

    class Distributed:
        KilledWorker = RuntimeError

        @staticmethod
        def as_completed(*, loop: object) -> object:
            told: set[str] = set()

            class Waiting(list):
                def __iter__(self):
                    while self:
                        yield self.pop(0)

                def add(self, future: Future) -> None:
                    if future.key in told:
                        future.status = "finished"
                    told.add(future.key)
                    self.append(future)

            return Waiting()

    Distributed.Client = Client
    monkeypatch.setattr(cluster, "_distributed", lambda: Distributed)
    kept: list[tuple[int, bytes]] = []
    jobs = [{"answer": ("ended", "v", b"it fell")}, *({"answer": ("done", "v", b"%d" % k)} for k in range(5))]
    with pytest.raises(HelperEndedError, match="it fell") as caught:
        ClusterHands("a").run(
            "t:f", jobs, progress=lambda _k, _f: None, done=lambda k, c: kept.append((k, c))
        )
    assert caught.value.job == 0
    assert kept == [(k + 1, b"%d" % k) for k in range(5)]
    again: list[int] = []
    lost = [{"answer": ("done", "v", b"x"), "lost": k == 0} for k in range(3)]
    ClusterHands("a").run("t:f", lost, progress=lambda _k, _f: None, done=lambda k, _c: again.append(k))
    assert again == [1, 2, 0], "a job whose worker went away with the answer is waited for again"
    with pytest.raises(ClusterError, match="version"):
        ClusterHands("a").run(
            "t:f",
            [{"answer": ("version", "0.0", b"")}],
            progress=lambda _k, _f: None,
            done=lambda _k, _c: None,
        )
