"""A hand-over that fails at any step: the case is clean, no half a bag has a name, a second run completes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from diptych.adapters.keys import KeyFolder
from diptych.domains.casefile import Case, check_case
from diptych.model.conditions import Tier
from diptych.model.errors import DiptychError
from diptych.workflows.hand_over import hand_over
from diptych.workflows.hand_over_bag import Asked
from diptych.workflows.verify_bag import verify_bag
from failing_disk import CutOff, FailingDisk
from make_bags import PRESENT, build_case
from make_case import QuickDisk

KINDS = ("EIO", "ENOSPC", "short", "gone")
N_QUICK = 6


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, KeyFolder]]:
    folder, keys, _ = build_case(tmp_path_factory.mktemp("faults"))
    yield folder, keys


def steps(case: tuple[Path, KeyFolder], out: Path, tier: Tier) -> int:
    disk = FailingDisk()
    hand_over(case[0], out=out, asked=Asked(tier=tier), keys=case[1], disk=disk, present=PRESENT)
    return disk.n


def fail_at(case: tuple[Path, KeyFolder], out: Path, tier: Tier, at: int, kind: str) -> None:
    folder, keys = case
    entries = Case.open(folder, keys=keys).log.size
    disk = FailingDisk(at, kind, always=kind in ("ENOSPC", "short"))
    try:
        hand_over(folder, out=out, asked=Asked(tier=tier), keys=keys, disk=disk, present=PRESENT)
    except (DiptychError, CutOff):
        if out.exists():  # it had its name already: then it is whole, and the log knows it
            assert verify_bag(out).ok
            assert Case.open(folder, keys=keys).log.size > entries
    assert check_case(folder).ok, f"{kind} at {at} ({disk.steps[-1]})"
    hand_over(folder, out=out, asked=Asked(tier=tier), keys=keys, disk=QuickDisk(), present=PRESENT)
    assert verify_bag(out).ok, f"{kind} at {at}"
    assert {p.name for p in out.parent.iterdir()} == {out.name}


def test_a_rotating_share_of_steps(case: tuple[Path, KeyFolder], tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    n = steps(case, tmp_path / "first/bag", "public")
    day = datetime.date.today().toordinal()
    for k in range(N_QUICK):
        place = tmp_path / f"at-{k}"
        place.mkdir()
        fail_at(
            case, place / "bag", "public", (day * 7 + k * n // N_QUICK) % n, KINDS[(day + k) % len(KINDS)]
        )


@pytest.mark.soak
@pytest.mark.parametrize("tier", ["court", "public"])
def test_every_step(case: tuple[Path, KeyFolder], tmp_path: Path, tier: Tier) -> None:
    (tmp_path / "first").mkdir()
    for at in range(steps(case, tmp_path / "first/bag", tier)):
        place = tmp_path / f"at-{at}"
        place.mkdir()
        fail_at(case, place / "bag", tier, at, KINDS[at % len(KINDS)])
