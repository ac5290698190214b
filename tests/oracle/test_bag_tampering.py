"""Every change to a bag is found by `diptych verify` and by verify.py, which share no code, in the same places."""

from __future__ import annotations

import datetime
import functools
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bag_tampering import BagSandbox, tamper
from diptych.algorithms.signatures import sign
from diptych.domains.casefile import Case
from diptych.domains.casefile import verify as single_file
from diptych.domains.handover import to_sign
from diptych.model.signed_note import parse_key
from diptych.workflows.verify_bag import verify_bag
from make_bags import Built, build_bags
from make_case import unsigned_token

N_SOAK = 3_900
N_QUICK = 260
"""A tenth of what `make soak` runs, another tenth each day."""

TIERS = ("court", "partner", "public")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Built, dict[str, BagSandbox]]]:
    built = build_bags(tmp_path_factory.mktemp("bags"))
    remembered = single_file.ed25519_holds
    single_file.ed25519_holds = functools.lru_cache(100_000)(remembered)  # the same signatures many times
    yield built, {tier: BagSandbox(path) for tier, path in built.bags.items()}
    single_file.ed25519_holds = remembered


def problems_of(bag: BagSandbox, key: str | None = None) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    trusted = [parse_key(key)] if key else []
    ours = {(p.kind, p.where) for p in verify_bag(bag.root, trusted=trusted).problems}
    report = single_file.check(str(bag.root), [single_file.Key(key)] if key else [])
    return ours, {(kind, where) for kind, where, _ in report.problems}


def run(bags: dict[str, BagSandbox], seeds: range, key: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for seed in seeds:
        bag = bags[TIERS[seed % 3]]
        what = tamper(bag, seed)
        try:
            if what is None:
                continue
            # A bag made anew under one's own key hangs together: only a key from elsewhere tells.
            trusted = key if what.startswith("made_anew") else None
            ours, theirs = problems_of(bag, trusted)
            assert ours, f"seed {seed}, {bag.root.name}, {what}: not found"
            assert theirs, f"seed {seed}, {bag.root.name}, {what}: not found by verify.py"
            assert ours == theirs, f"seed {seed}, {bag.root.name}, {what}"
        finally:
            bag.restore()
        kind = what.split(":")[0]
        counts[kind] = counts.get(kind, 0) + 1
    for bag in bags.values():
        assert problems_of(bag, key) == (set(), set())
    return counts


def key_of(built: Built) -> str:
    return (built.bags["court"] / "custody/log_key").read_text().strip()


def test_a_rotating_tenth_of_all_changes_is_found(built: tuple[Built, dict[str, BagSandbox]]) -> None:
    start = datetime.date.today().toordinal() % 10 * N_QUICK
    counts = run(built[1], range(start, start + N_QUICK), key_of(built[0]))
    assert len(counts) >= 18
    assert sum(counts.values()) > 0.85 * N_QUICK


@pytest.mark.soak
def test_all_changes_are_found(built: tuple[Built, dict[str, BagSandbox]]) -> None:
    counts = run(built[1], range(N_SOAK), key_of(built[0]))
    assert sum(counts.values()) >= 3_000
    print(json.dumps(counts))


def test_a_segment_without_a_whole_line_ends_no_check(built: tuple[Built, dict[str, BagSandbox]]) -> None:
    bag = built[1]["court"]
    for path in sorted(p for p in bag.pristine if p.startswith("data/case/log/segments/")):
        for content in (b"", b"{", b"\n"):
            try:
                bag.write(path, content)
                ours, theirs = problems_of(bag)
                assert ours == theirs
                assert ("altered", path) in ours
            finally:
                bag.restore()


def test_a_changed_checker_is_found_by_a_copy_from_elsewhere(
    built: tuple[Built, dict[str, BagSandbox]], repository: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "verify.py"
    shutil.copy(repository / "src/diptych/domains/casefile/verify.py", elsewhere)
    for tier in TIERS:
        bag = built[1][tier]
        assert bag.pristine["verify.py"] == elsewhere.read_bytes()
        try:
            bag.write("verify.py", b"print('all well')\n")
            ran = subprocess.run(
                [sys.executable, "-I", "-S", str(elsewhere), str(bag.root), "--json"],
                capture_output=True,
                text=True,
                check=False,
            )
            assert ran.returncode == 1
            assert {"kind": "altered", "where": "verify.py"}.items() <= json.loads(ran.stdout)["problems"][
                0
            ].items()
            assert {p.where for p in verify_bag(bag.root).problems} == {"verify.py"}
        finally:
            bag.restore()


def test_the_checker_in_the_bag_runs_alone(built: tuple[Built, dict[str, BagSandbox]]) -> None:
    for tier, bag in built[1].items():
        ran = subprocess.run(
            [sys.executable, "-I", "-S", str(bag.root / "verify.py"), str(bag.root), "--json"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout
        found = json.loads(ran.stdout)
        assert found["checked"] == verify_bag(bag.root).checked
        assert any(line.startswith("signer") for line in found["not_checkable"]), tier


def test_a_token_is_shown_with_the_line_that_checks_it(built: tuple[Built, dict[str, BagSandbox]]) -> None:
    for tier in ("court", "public"):
        report = single_file.check(str(built[1][tier].root), [])
        assert report.checked["timestamps"] == verify_bag(built[1][tier].root).checked["timestamps"] == 1
        assert any("-in tagmanifest-sha256.1.tsr" in line for line in report.not_checkable)


def test_a_checkpoint_from_elsewhere_tells_another_log(built: tuple[Built, dict[str, BagSandbox]]) -> None:
    made, bags = built
    newest = sorted((made.case / "log/checkpoints").iterdir())
    for tier in ("court", "partner"):
        seen = single_file.Checkpoint(newest[3].read_bytes())
        assert not single_file.check(str(bags[tier].root), [seen]).problems
        seen.root = bytes(32)
        kinds = {kind for kind, _, _ in single_file.check(str(bags[tier].root), [seen]).problems}
        assert kinds == {"forked"}


def test_a_token_over_something_else_is_found_though_it_was_signed(
    built: tuple[Built, dict[str, BagSandbox]],
) -> None:
    made, bags = built
    bag = bags["public"]
    case = Case.open(made.case, keys=made.keys).facts.case
    signer = made.keys.signer(case)
    token = unsigned_token(bytes(32))
    body = to_sign(case, bag.pristine["tagmanifest-sha256.txt"], [token])
    try:
        bag.write("tagmanifest-sha256.1.tsr", token)
        bag.write("bag.checkpoint", body.signed_with(sign(body, signer.key, signer.private)).to_bytes())
        assert problems_of(bag) == ({("bad_timestamp", "tagmanifest-sha256.1.tsr")},) * 2
    finally:
        bag.restore()
