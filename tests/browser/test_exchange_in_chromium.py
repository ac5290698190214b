"""Sharing with partners in a real Chromium: a preview, a seal, the file, and a partner's file taken in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import make_copies
from diptych.apps.cli import run
from make_archive_case import archive_case
from make_workbench import Served, serving
from workbench_page import violations, watched_page


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("exchange")
    folder, keys = archive_case(root)
    (root / "videos").mkdir()
    for seed in (1, 2):
        frames = make_copies.scene(seed, 2.0, camera_moves=False)
        make_copies.write(root / "videos" / f"yard-{seed}.mp4", frames)
    assert run(["archive", "add", str(root / "videos"), "--archive", str(root / "archive")]) == 0
    with serving(folder, keys, archive=root / "archive") as running:
        yield running


def test_what_leaves_is_seen_first_and_sealed_items_never_do(
    browser: Any, served: Served, tmp_path: Path
) -> None:
    with watched_page(browser, served.address) as page:
        page.goto(f"{served.address}archive")
        page.get_by_role("link", name="Sharing with partners").click()
        page.get_by_text("Recordings: 2, sealed: 0").wait_for()
        page.get_by_role("button", name="Preview what leaves").click()
        page.get_by_role("heading", name="Fingerprints that would leave: 2").wait_for()
        assert page.get_by_text("Whoever has this file can ask it").is_visible()
        assert "yard-1" not in page.locator("td code").first.inner_text(), "pseudonyms, no names"
        page.get_by_role("button", name="Seal it: yard-1.mp4").click()
        page.get_by_label("Why", exact=True).fill("its source asked for it")
        page.keyboard.press("Enter")
        page.get_by_text("Recordings: 2, sealed: 1").wait_for()
        assert page.get_by_label("yard-1.mp4", exact=True).is_disabled()
        page.get_by_label("Give file names instead of pseudonyms").check()
        page.get_by_role("button", name="Preview what leaves").click()
        page.get_by_text("Sealed and kept back: 1.").wait_for()
        page.get_by_role("heading", name="Fingerprints that would leave: 1").wait_for()
        assert violations(page) == []
        with page.expect_download() as download:
            page.get_by_role("button", name="Save the file").click()
        download.value.save_as(tmp_path / "theirs.dpx")
        page.get_by_role("cell", name="file names").wait_for()
        page.get_by_label("Partner", exact=True).fill("Mission")
        page.get_by_label("File", exact=True).set_input_files(tmp_path / "theirs.dpx")
        page.get_by_role("button", name="Take it in").click()
        page.get_by_text("Taken in from Mission: 1.").wait_for()
        page.get_by_role("cell", name="Mission").wait_for()
    content = (tmp_path / "theirs.dpx").read_bytes()
    assert b"yard-2.mp4" in content and b"yard-1" not in content


def test_a_damaged_file_changes_nothing_and_says_so(browser: Any, served: Served, tmp_path: Path) -> None:
    (tmp_path / "bad.dpx").write_bytes(b"not an exchange file")
    with watched_page(browser, served.address, locale="uk-UA", color_scheme="dark") as page:
        page.goto(f"{served.address}archive/exchange")
        page.get_by_label("Партнер", exact=True).fill("Місія")
        page.get_by_label("Файл", exact=True).set_input_files(tmp_path / "bad.dpx")
        page.get_by_role("button", name="Прийняти").click()
        page.get_by_role("alert").get_by_text("не прийнято").wait_for()
        assert violations(page) == []
