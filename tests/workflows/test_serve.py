"""diptych serve: one process, this machine alone, an address in one line, and plain words where it cannot."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from diptych.apps.cli import run
from diptych.domains.casefile import Case, check_case
from make_case import quick_keys

START = [sys.executable, "-m", "diptych", "serve", "--no-open"]


@pytest.mark.usefixtures("heard_ctrl_c")
def test_it_says_where_it_is_and_ends_when_interrupted(tmp_path: Path) -> None:
    from diptych.workflows.case_new import case_new

    case_new(tmp_path / "case", title="Yard", keys=quick_keys(tmp_path / "keys"))
    taken = socket.create_server(("127.0.0.1", 0))
    port = str(taken.getsockname()[1])
    environment = {
        **os.environ,
        "DIPTYCH_KEYS": str(tmp_path / "keys"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    words = [*START, str(tmp_path / "case"), "--port", port, "--json"]
    with (
        taken,
        subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True
        ) as process,
    ):
        assert process.stdout is not None and process.stderr is not None
        text = ""
        while not text.rstrip().endswith("}"):
            line = process.stdout.readline()
            assert line, process.stderr.read()
            text += line
        told = json.loads(text)
        with urllib.request.urlopen(told["address"] + "healthz", timeout=30) as answer:
            assert json.loads(answer.read()) == {"ok": True}
        with urllib.request.urlopen(told["address"] + "openapi.json", timeout=30) as answer:
            assert "/api/pairs/{pair}" in json.loads(answer.read())["paths"]
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        assert process.wait(20) == 130
    assert told["port"] != int(port) and f"port {port} is taken" in said


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["no such case"], "not_a_case"),
        (["--host", "0.0.0.0"], "wrong_call"),
        (["--host", "example.org"], "wrong_call"),
        (["--port", "70000"], "wrong_call"),
    ],
)
def test_what_cannot_be_served_is_said(
    words: list[str],
    kind: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["serve", "--no-open", "--json", *words]) != 0
    assert json.loads(capsys.readouterr().out)["error"]["kind"] == kind


def test_without_its_parts_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert run(["serve", "--no-open"]) == 31
    assert "Install diptych again" in capsys.readouterr().err


@pytest.mark.skipif(not sys.platform.startswith("linux") or os.getuid() != 0, reason="needs to be two users")
def test_another_user_of_the_machine_gets_no_page() -> None:
    from make_workbench import serving

    asking = (
        "import os, socket, sys\n"
        "os.setuid(int(sys.argv[2]))\n"
        "line = socket.socket()\n"
        "line.connect(('127.0.0.1', int(sys.argv[1])))\n"
        "line.sendall(b'GET / HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nConnection: close\\r\\n\\r\\n')\n"
        "print(line.recv(12).decode()[-3:])\n"
    )
    with serving(None) as running:
        for user, status in ((0, "200"), (65534, "403")):
            words = [sys.executable, "-S", "-c", asking, str(running.bench.port), str(user)]
            done = subprocess.run(words, capture_output=True, text=True, timeout=30)
            assert done.stdout.strip() == status, done.stderr


def test_a_killed_workbench_loses_nothing_that_it_said_was_kept(tmp_path: Path) -> None:
    from make_workbench import bench_case

    folder, keys, pair = bench_case(tmp_path)
    environment = {**os.environ, "DIPTYCH_KEYS": str(keys.path), "PYTHONPATH": os.pathsep.join(sys.path)}
    words = [*START, str(folder), "--port", "0", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=environment, text=True) as process:
        assert process.stdout is not None
        text = ""
        while not text.rstrip().endswith("}"):
            text += process.stdout.readline()
        address = json.loads(text)["address"]
        with urllib.request.urlopen(address, timeout=30) as answer:
            cookie = answer.headers["set-cookie"].split(";")[0]
        kept = []
        for k in range(5):
            told = {"original": 1, "from_s": k, "to_s": k, "action": f"step {k}", "observer": "viewer-1"}
            request = urllib.request.Request(
                f"{address}api/pairs/{pair}/observations",
                data=json.dumps(told).encode(),
                headers={"cookie": cookie, "content-type": "application/json"},
            )
            with urllib.request.urlopen(request, timeout=30) as answer:
                kept.append(json.loads(answer.read())["id"])
        process.kill()
    case = Case.open(folder, keys=keys)
    assert sorted(kept) == sorted(one.id for one in case.records("observation"))
    assert check_case(folder, keys=keys).ok
