"""Commands on cases that fail, are killed, or lose power at any step: then a check is clean, a second run completes."""

from __future__ import annotations

import datetime
import os
import random
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from diptych.adapters.case_disk import Disk
from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case, check_case, token_path
from diptych.model.errors import CaseBusyError, DiptychError, NotACaseError
from diptych.workflows.case_destroy import case_destroy
from diptych.workflows.case_join import case_join
from diptych.workflows.case_new import case_new
from diptych.workflows.take_in import take_in
from diptych.workflows.verify import verify
from failing_disk import CutOff, FailingDisk, ForgetfulDisk
from make_case import QuickDisk, add_token, make_case, quick_keys
from reliability_report import record

Command = Callable[[Path, KeyFolder, Disk], None]

KINDS = ("EIO", "ENOSPC", "EINTR", "short", "gone")
"""How a step fails; after ``ENOSPC`` and ``short`` every later step fails as well."""


def _new(folder: Path, keys: KeyFolder, disk: Disk) -> None:
    other = folder.parent / "new"
    if not (other / "log/checkpoints/000000000001").exists():
        case_new(other, title="Another yard", keys=keys, disk=disk)


def _take_in(folder: Path, keys: KeyFolder, disk: Disk) -> None:
    report = take_in([folder.parent / "more"], case=folder, reason="a second card", keys=keys, disk=disk)
    assert report.complete, report


def _record(folder: Path, keys: KeyFolder, disk: Disk) -> None:
    case = Case.open(folder, keys=keys, disk=disk)
    case.add_record("note", {"text": "two people at the gate"}, reason="seen in the first pass")


def _finding(folder: Path, keys: KeyFolder, disk: Disk) -> None:
    case = Case.open(folder, keys=keys, disk=disk)
    case.add_finding(
        {"offset_s": 1.5}, kind="compare", inputs=[case.originals()[0].sha256], settings={"a": 1}
    )


def _destroy(folder: Path, keys: KeyFolder, disk: Disk) -> None:
    case = Case.open(folder, keys=keys, disk=disk)
    left = [one.path for one in case.records("receipt")]
    if len(left) == 4:
        case_destroy(folder, left[:2], basis="court_order", reason="order 7 of May", keys=keys, disk=disk)


def _destroy_original(folder: Path, keys: KeyFolder, disk: Disk) -> None:
    case = Case.open(folder, keys=keys, disk=disk)
    one = case.originals()[0]
    if not one.destroyed:
        path = f"originals/{one.sha256[:2]}/{one.sha256}"
        case_destroy(folder, [path], basis="retention", reason="ten years", keys=keys, disk=disk)


def _token(folder: Path, keys: KeyFolder, disk: Disk) -> None:
    case = Case.open(folder, keys=keys, disk=disk)
    with case.change() as writing:
        token = bytes(50)
        path = token_path(case.log.size, token)
        writing.event("timestamp_tried", objects=[writing.put_file("attempt", path + ".txt", token)])


def _checked(folder: Path, keys: KeyFolder, disk: Disk) -> None:
    case = Case.open(folder, keys=keys, disk=disk)
    case.log_event(
        "fixity_checked", about={"outcome": "well", "scope": "full"}, reason="the first of the month"
    )


def _access(folder: Path, keys: KeyFolder, disk: Disk) -> None:
    case = Case.open(folder, keys=keys, disk=disk)
    case.access([case.originals()[-1].sha256], reason="to compare it")


def _join(folder: Path, keys: KeyFolder, disk: Disk) -> None:
    if not Case.open(folder, keys=keys).state.events.get("joined"):
        case_join(folder, folder.parent / "away", reason="back", keys=keys, disk=disk)


COMMANDS: tuple[Command, ...] = (
    _new, _take_in, _record, _finding, _destroy, _destroy_original, _token, _checked, _access, _join,
)  # fmt: skip


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("faults") / "prepared"
    make_case(root)
    more = root / "more"
    more.mkdir()
    for k in range(3):
        (more / f"second card {k}.bin").write_bytes(bytes([k]) * 40)
    (more / "empty.bin").write_bytes(b"")
    shutil.copy(root / "offered" / "clip 1.bin", more / "known already.bin")
    field = quick_keys(root / "field")
    shutil.copytree(root / "keys", field.path)
    shutil.copytree(root / "case", root / "away")
    Case.open(root / "away", keys=field, disk=QuickDisk()).add_record("note", {"text": "in the field"})
    take_in([more / "second card 0.bin"], case=root / "away", keys=field, disk=QuickDisk())
    for name in ("offered", "desk", "field"):  # copied for every run otherwise
        shutil.rmtree(root / name)
    return root


class Place:
    """A fresh copy of everything for one run."""

    def __init__(self, prepared: Path, root: Path) -> None:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(prepared, root, ignore=shutil.ignore_patterns("away"))
        (root / "away").symlink_to(prepared / "away")  # only read
        self.root, self.folder = root, root / "case"

    def keys(self, disk: Disk | None = None) -> KeyFolder:
        return KeyFolder(self.root / "keys", disk=disk or QuickDisk())

    def assert_clean(self, what: str) -> None:
        for folder in (self.folder, self.root / "new"):
            try:
                found = check_case(folder, keys=self.keys())
            except NotACaseError:
                assert folder.name == "new", what
                continue
            assert found.ok, f"{what}: {found.problems}"

    def facts(self) -> tuple[int, ...]:
        case = Case.open(self.folder, keys=self.keys())
        kept = [one for one in case.originals() if not one.destroyed]
        for one in kept:
            assert case.original_file(one.sha256).stat().st_size == one.size
        return (case.log.size, len(kept), len(case.records("note")), len(case.state.destroyed))


SHARE = 40
"""One step in so many is tried each day, another one the next day; `make soak` tries all."""


def n_steps(place: Place, command: Command) -> int:
    disk = FailingDisk()
    command(place.folder, place.keys(disk), disk)
    place.assert_clean(command.__name__)
    return disk.n


def points(prepared: Path, root: Path) -> list[tuple[Command, int, str]]:
    return [
        (command, at, kind)
        for command in COMMANDS
        for at in range(n_steps(Place(prepared, root), command))
        for kind in KINDS
    ]


def fail_and_go_on(prepared: Path, root: Path, command: Command, at: int, kind: str) -> None:
    place = Place(prepared, root)
    what = f"{command.__name__} {kind} at {at}"
    before = place.facts()
    disk = FailingDisk(at, kind, always=kind in ("ENOSPC", "short"))
    failed = False
    try:
        command(place.folder, place.keys(disk), disk)
    except (DiptychError, CutOff):
        failed = True
    else:
        # only a step whose failure does no harm may be passed over in silence
        assert disk.steps[at] in ("remove", "remove_folder"), f"{what}: {disk.steps[at]} failed unseen"
    place.assert_clean(what)
    after = place.facts()
    assert (after[0] >= before[0] and after[1:3] >= before[1:3]) or command is _destroy_original, what
    command(place.folder, place.keys(), QuickDisk())
    place.assert_clean(f"{what}, run again")
    if failed:
        assert place.facts()[0] >= after[0], what
    left = [p for p in (place.folder / "derived/staging").iterdir()] if command is not _new else []
    # what finds its work done already writes nothing, and leaves the clearing to the next command that writes
    assert not left or command in (_destroy, _destroy_original, _join), f"{what}: staging was not cleared"


def test_a_rotating_share_of_all_fault_points(prepared: Path, tmp_path: Path) -> None:
    day = datetime.date.today().toordinal()
    chosen = points(prepared, tmp_path / "run")
    assert len(chosen) >= 1_000
    for command, at, kind in chosen[day % SHARE :: SHARE]:
        fail_and_go_on(prepared, tmp_path / "run", command, at, kind)


@pytest.mark.soak
def test_all_fault_points(prepared: Path, tmp_path: Path) -> None:
    chosen = points(prepared, tmp_path / "run")
    for command, at, kind in chosen:
        fail_and_go_on(prepared, tmp_path / "run", command, at, kind)
    record("fault_points", {"count": len(chosen), "failed": 0})


def kill(prepared: Path, root: Path, command: Command, at: int) -> None:
    place = Place(prepared, root)
    child = os.fork()
    if child == 0:
        try:
            disk = FailingDisk(at, "kill")
            command(place.folder, place.keys(disk), disk)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    what = f"{command.__name__} killed at {at}"
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, what
    place.assert_clean(what)
    command(place.folder, place.keys(), QuickDisk())
    place.assert_clean(f"{what}, run again")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_some_steps(prepared: Path, tmp_path: Path) -> None:
    rng = random.Random(datetime.date.today().toordinal())
    for command in COMMANDS:
        n = n_steps(Place(prepared, tmp_path / "run"), command)
        for at in rng.sample(range(n), 1):
            kill(prepared, tmp_path / "run", command, at)


@pytest.mark.soak
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_every_step(prepared: Path, tmp_path: Path) -> None:
    n_killed = 0
    for command in COMMANDS:
        for at in range(n_steps(Place(prepared, tmp_path / "run"), command)):
            kill(prepared, tmp_path / "run", command, at)
            n_killed += 1
    record("killed", {"count": n_killed, "failed": 0})


def cut_power(prepared: Path, root: Path, command: Command, stop: int, seed: int) -> None:
    place = Place(prepared, root)
    other = place.root / "new"
    watched = other if command is _new else place.folder
    watched.mkdir(exist_ok=True)
    disk = ForgetfulDisk(watched, stop=stop)
    acknowledged = False
    try:
        command(place.folder, place.keys(), disk)
        acknowledged = True
    except CutOff:
        pass
    size = (
        int(max((p.name for p in (watched / "log/checkpoints").iterdir()), default="0"))
        if acknowledged
        else 0
    )
    left = place.root / "left"
    disk.after_power_cut(left, random.Random(seed))
    shutil.rmtree(watched)
    left.rename(watched)
    what = f"{command.__name__} without power after {stop}, seed {seed}"
    place.assert_clean(what)
    if acknowledged:
        assert Case.open(watched, keys=place.keys()).log.size >= size, f"{what}: acknowledged and lost"
    command(place.folder, place.keys(), QuickDisk())
    place.assert_clean(f"{what}, run again")


def power_cuts(prepared: Path, root: Path, n_seeds: int) -> list[tuple[Command, int, int]]:
    cuts = []
    for command in COMMANDS:
        place = Place(prepared, root)
        watched = place.root / "new" if command is _new else place.folder
        watched.mkdir(exist_ok=True)
        disk = ForgetfulDisk(watched)
        command(place.folder, place.keys(), disk)
        cuts += [(command, stop, seed) for stop in range(disk.n + 1) for seed in range(n_seeds)]
    return cuts


def test_a_rotating_share_of_power_cuts(prepared: Path, tmp_path: Path) -> None:
    day = datetime.date.today().toordinal()
    for command, stop, seed in power_cuts(prepared, tmp_path / "run", 2)[day % SHARE :: SHARE]:
        cut_power(prepared, tmp_path / "run", command, stop, seed * 1_000 + day)


@pytest.mark.soak
def test_power_cuts(prepared: Path, tmp_path: Path) -> None:
    cuts = power_cuts(prepared, tmp_path / "run", 12)
    for command, stop, seed in cuts:
        cut_power(prepared, tmp_path / "run", command, stop, seed)
    record("power_cuts", {"count": len(cuts), "failed": 0})


def test_the_power_cut_model_would_show_a_missing_flush(prepared: Path, tmp_path: Path) -> None:
    class Careless(ForgetfulDisk):
        def flush_tree(self, root: Path, files: object) -> None:
            pass

    bad = 0
    for seed in range(10):
        place = Place(prepared, tmp_path / "run")
        disk = Careless(place.folder)
        _record(place.folder, place.keys(), disk)
        left = place.root / "left"
        disk.after_power_cut(left, random.Random(seed))
        try:
            bad += not check_case(left).ok
        except DiptychError:
            bad += 1
        if bad:
            return
    pytest.fail("ten power cuts without flushes left nothing wrong")


def test_a_second_writer_is_told_to_wait(prepared: Path, tmp_path: Path) -> None:
    place = Place(prepared, tmp_path / "run")
    first = Case.open(place.folder, keys=place.keys(), disk=QuickDisk())
    second = Case.open(place.folder, keys=place.keys(), disk=QuickDisk())
    with first.change() as writing:
        with pytest.raises(CaseBusyError):
            second.log_event("decided")
        writing.event("decided")
    second.log_event("decided")
    assert verify(place.folder, keys=place.keys()).ok
    assert second.log.size == first.log.size + 1


def test_tokens_are_checked_after_faults_too(prepared: Path, tmp_path: Path) -> None:
    place = Place(prepared, tmp_path / "run")
    add_token(place.folder, quick_keys(place.root / "keys"))
    place.assert_clean("token")
