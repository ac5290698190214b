"""Adding at scale: is it linear, and what do two workers of a cluster bring, one of them killed on the way?"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from bench.common import ROOT, WORK, Row

HERE = WORK / "scale"


def adding(n: int, held: dict[str, Any], part: int = 0) -> Row:
    """Add ``n`` synthetic recordings of six seconds to a new archive, in runs of a hundred, and time it.

    Everything but decoding is what ``archive add`` does: fingerprint files, lines of the journal, both indexes.
    """
    from dataclasses import replace

    from diptych.adapters.archive_items import write_item
    from diptych.adapters.archive_store import FileLine, open_archive
    from diptych.domains.archive.candidates import up_to_date
    from diptych.domains.archive.records import fingerprint_path, item_from_fingerprint

    folder = HERE / f"adding-{n}-{part}"
    shutil.rmtree(folder, ignore_errors=True)
    whole = [one for one in held.values() if len(one.picture) >= 24 and len(one.moments) >= 6]
    random = np.random.default_rng(n)
    began, cpu = time.monotonic(), time.process_time()
    for begin in range(0, n, 100):
        store = open_archive(folder)
        lines = []
        for k in range(begin, min(n, begin + 100)):
            one = whole[int(random.integers(len(whole)))]
            features = int(one.counts[:6].sum())
            made = replace(
                one,
                duration_s=6.0,
                picture=one.picture[:24] ^ random.integers(0, 1 << 64, dtype=np.uint64),
                change=one.change[:24],
                moments=one.moments[:6],
                counts=one.counts[:6],
                places=one.places[:features],
                shapes=one.shapes[:features],
                codes=one.codes[:features] ^ random.integers(0, 256, 16, dtype=np.uint8),
            )
            sha256 = hashlib.sha256(f"{n} {part} {k}".encode()).hexdigest()
            item = item_from_fingerprint(made, sha256=sha256, frames=150, facts={})
            write_item(fingerprint_path(store.fingerprints, sha256), item)
            place = f"/videos/{k}.mp4"
            lines.append(FileLine(place=place, file=place, sha256=sha256, size=1, mtime_ns=1))
        store.append(lines)
        up_to_date(store.search, store.fingerprints, [line.sha256 for line in store.lines()])
        store.close()
    row = {
        "n": n,
        "wall_s": time.monotonic() - began,
        "cpu_s": time.process_time() - cpu,
        "segments": sum(1 for _ in (folder / "search").glob("*/*/segment.json")),
    }
    shutil.rmtree(folder)
    return row


def against_decoding(paths: list[Path]) -> Row:
    """Processor time, on one thread, of fingerprinting recordings against bare decoding of them: the least of three."""
    import av

    from diptych.adapters.video import VideoReader
    from diptych.algorithms.fingerprint import Density, FingerprintMaker, use_threads

    def bare(path: Path) -> None:
        with av.open(str(path)) as container:
            container.streams.video[0].thread_type = "AUTO"  # as VideoReader does
            for _ in container.decode(video=0):
                pass

    def made(path: Path, density: Density) -> None:
        reader, maker = VideoReader(path), FingerprintMaker(density=density)
        for picture in reader:
            maker.add(picture.t_s, picture.luma)
        maker.finish(reader.end_s)

    use_threads(1)
    rows = []
    for path in paths:
        with av.open(str(path)) as container:
            size = f"{container.streams.video[0].width} × {container.streams.video[0].height}"
        work = {
            "decoding": lambda path=path: bare(path),
            "coarse": lambda path=path: made(path, Density(n_features=0)),
            "both": lambda path=path: made(path, Density()),
        }
        row: Row = {"name": f"{path.parent.name}/{path.name}", "size": size}
        for name, one in work.items():
            row[name] = min(_spent(one) for _ in range(3))
        rows.append(row)
    return {"rows": rows}


def _spent(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


_WORKER = """
import sys
from distributed.cli.dask_worker import main
sys.argv[1:] = [sys.argv[1], "--nthreads", "1", "--no-dashboard", "--no-nanny"]
main()
"""


def _held(archive: Path) -> str:
    """A digest of all fingerprints, sounds and segments of an archive, by name and content."""
    digest = hashlib.sha256()
    for part in ("fingerprints", "sounds", "search"):
        for path in sorted((archive / part).rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(archive).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def workers(n: int, media: list[Path], *, kill: bool = False) -> Row:
    """Add media on a cluster of ``n`` workers with one thread each; kill one of them a third of the way."""
    from distributed import LocalCluster

    from diptych.workflows.archive_add import add

    folder = HERE / f"workers-{n}{'-killed' if kill else ''}"
    shutil.rmtree(folder, ignore_errors=True)
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")]),
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }
    started: list[subprocess.Popen[bytes]] = []
    with LocalCluster(n_workers=0, dashboard_address=None, host="127.0.0.1") as cluster:
        try:
            for _ in range(n):
                command = [sys.executable, "-c", _WORKER, cluster.scheduler_address]
                started.append(subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL))
            while len(cluster.scheduler.workers) < n:
                time.sleep(0.1)

            seen: list[float] = []

            def progress(stage: str, done: float) -> None:
                if stage == "fingerprinting":
                    seen.append(time.monotonic())
                    if kill and done > 0.33 and started[0].poll() is None:
                        started[0].kill()

            began = time.monotonic()
            done = add(
                media, archive=folder, cluster=cluster.scheduler_address, decoder_threads=1, progress=progress
            )
            whole = time.monotonic() - began
        finally:
            for one in started:
                one.kill()
                one.wait()
    return {
        "workers": n,
        "killed": kill,
        "added": done.added,
        "fingerprinting_s": seen[-1] - began,
        "whole_s": whole,
        "load": os.getloadavg()[0],
        "held": _held(folder),
    }
