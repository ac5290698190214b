"""A case with two small recordings and a comparison of them, and the workbench on it in a thread."""

from __future__ import annotations

import contextlib
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn

from diptych.adapters.keys import KeyFolder
from diptych.adapters.loopback import listen
from diptych.adapters.proxies import make_proxy, write_stills
from diptych.apps.web import Bench, build_app
from diptych.domains.casefile import Case
from diptych.domains.report import build_page
from diptych.model.findings_json import findings_from_json, findings_to_json
from diptych.workflows.case_new import case_new
from diptych.workflows.case_pairs import RESULTS, mark_result
from diptych.workflows.take_in import take_in
from make_case import QuickDisk, quick_keys
from make_report import findings, ground, render

LENGTHS = {"r1": 8.0, "r2": 4.0}


def bench_case(
    root: Path, segments: Sequence[tuple[float, float, float]] = ((0.0, 2.0, 2.0), (2.0, 4.0, 3.0))
) -> tuple[Path, KeyFolder, str]:
    """Make a case in which the second recording starts 2 s into the first and jumps over 1 s in its middle.

    Args:
        root: Where the case, its keys and the clips go.
        segments: Pieces of the second on the first's clock, ``(from, to, offset)``; none for an undetermined clock.

    Returns:
        Its folder, the keys, and the id of the comparison.
    """
    keys, disk, folder = quick_keys(root / "keys"), QuickDisk(), root / "case"
    render(root / "first.mp4", 25, LENGTHS["r1"], 0.0)
    render(root / "second.mp4", 30, LENGTHS["r2"], 2.0)
    case_new(folder, title="Yard, two recordings", keys=keys, disk=disk)
    clips = [root / "first.mp4", root / "second.mp4"]
    assert take_in(clips, case=folder, keys=keys, disk=disk).complete
    case = Case.open(folder, keys=keys, disk=disk)
    digests = {f"r{one.number}": one.sha256 for one in case.originals()}
    out = folder / RESULTS / "0123456789ab"
    media = {r: make_proxy(clip, out / "media" / f"{r}.mp4") for r, clip in zip(LENGTHS, clips, strict=True)}
    stills = write_stills(
        clips[0], [(50, out / "frames" / "r1-000050.png")], recording="r1", input_sha256=digests["r1"]
    )
    found = findings_to_json(findings_from_json(findings(LENGTHS, list(segments), digests)))
    listed = ground(LENGTHS)
    for one in listed["recordings"]:  # type: ignore[attr-defined]
        one["common"] = True
    files = build_page(findings=found, ground=listed, media=media, stills=stills)
    files["findings.json"] = json.dumps(found).encode()
    files["ground.json"] = json.dumps(listed).encode()
    for name, content in files.items():
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(content)
    ref = case.add_finding(found, kind="compare", inputs=list(digests.values()), settings={})
    mark_result(out, ref.path)
    return folder, keys, ref.path.removeprefix("findings/").removesuffix(".json")


@dataclass(frozen=True)
class Served:
    """A workbench that runs."""

    bench: Bench
    address: str
    pair: str = ""

    def ask(
        self, path: str, body: object = None, *, method: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        """Ask the API as a program does, with the secret unless other headers are given."""
        known = {"authorization": f"Bearer {self.bench.secret}"} if headers is None else headers
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(
            self.address + path.removeprefix("/"),
            data=data,
            method=method or ("GET" if body is None else "POST"),
            headers={"content-type": "application/json", **known},
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, _read(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, _read(error)


def _read(answer: Any) -> Any:
    content = answer.read()
    return json.loads(content) if "json" in (answer.headers.get("content-type") or "") else content


@contextlib.contextmanager
def serving(
    case: Path | None, keys: KeyFolder | None = None, pair: str = "", register: str = "", **more: Any
) -> Iterator[Served]:
    """Serve a case, a register, or both in a thread, on any free port; ``more`` as :class:`Bench` takes it."""
    found = listen("127.0.0.1", 0)
    port = found.getsockname()[1]
    bench = Bench(case=case, keys=keys, port=port, register=register, **more)
    server = uvicorn.Server(uvicorn.Config(build_app(bench), log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [found]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield Served(bench, f"http://127.0.0.1:{port}/", pair)
    finally:
        server.should_exit = True
        thread.join(10)
        found.close()
