"""What every test shares: an ERROR in the log fails a test unless expected; material beside the checkout."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import logging
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

# Tests start the program some hundred times. Where the environment forbids Python to keep what it compiled, each start
# would compile the package anew, which no user's does.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

REPOSITORY = Path(__file__).resolve().parent.parent
MATERIAL = REPOSITORY.parent / "shared" / "data"


LONG_FIRST = ("browser", "truth", "docs/test_handbook.py", "workflows", "faults")
"""What takes long begins first, and single quick tests come last, so that all workers end together."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put long tests first; pytest-xdist hands them out in this order (``--no-loadscope-reorder``)."""

    def rank(item: pytest.Item) -> int:
        name = item.path.relative_to(REPOSITORY / "tests").as_posix()
        return next((k for k, begin in enumerate(LONG_FIRST) if name.startswith(begin)), len(LONG_FIRST))

    items.sort(key=rank)


@pytest.fixture(autouse=True)
def _no_error_in_the_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("expects_error_log"):
        return
    errors = [
        record
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.ERROR and not record.name.startswith("libav")
    ]
    assert not errors, f"logged: {errors[0].getMessage()}"


@pytest.fixture
def heard_ctrl_c() -> Iterator[None]:
    """What the test starts hears Ctrl-C: a background job of a shell ignores it, and so would its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@dataclass(frozen=True)
class DemoResult:
    """What ``diptych demo`` made and said."""

    folder: Path
    said: str
    examples: dict[str, str]
    """Digests of the example recordings and what lies beside them, by name, before it ran."""


@pytest.fixture(scope="session")
def demo_result(tmp_path_factory: pytest.TempPathFactory) -> DemoResult:
    """The example recordings compared through the command line, once a run; tests work on copies of the folder."""
    import fcntl

    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # of all workers
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "demo-result.json").exists():
            _make_demo(shared)
    told = json.loads((shared / "demo-result.json").read_text(encoding="utf-8"))
    return DemoResult(shared / "demo-result", told["said"], told["examples"])


def _make_demo(shared: Path) -> None:
    from diptych.apps.cli import run

    examples = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (REPOSITORY / "src" / "diptych" / "demo").iterdir()
        if path.is_file()
    }
    with contextlib.redirect_stdout(io.StringIO()) as said:
        assert run(["demo", "--out", str(shared / "demo-result"), "--quiet"]) == 0
    told = json.dumps({"said": said.getvalue(), "examples": examples})
    (shared / "demo-result.json").write_text(told, encoding="utf-8")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def material() -> Path:
    """The measuring material beside the checkout; the test is skipped where it is absent."""
    if not MATERIAL.is_dir():
        pytest.skip("the measuring material (../shared/data) is not beside this checkout")
    return MATERIAL
