"""Taking in by dropping, in a real Chromium: progress, what is known, conditions, outcome; by keyboard and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diptych.domains.casefile import Case
from diptych.workflows.case_new import case_new
from make_case import QuickDisk, quick_keys
from make_report import render
from make_workbench import Served, serving
from workbench_page import violations, watched_page


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    base = tmp_path_factory.mktemp("drop")
    keys = quick_keys(base / "keys")
    case_new(base / "case", title="Yard", keys=keys, disk=QuickDisk())
    render(base / "yard.mp4", 25, 1.0, 0.0)
    (base / "cut.mp4").write_bytes((base / "yard.mp4").read_bytes()[:1500])
    with serving(base / "case", keys) as running:
        yield running


def drop(page: Any, *files: Path) -> None:
    """Drop files on the page as a person does."""
    content = [{"name": one.name, "bytes": list(one.read_bytes())} for one in files]
    page.evaluate(
        """files => { const moved = new DataTransfer();
        for (const f of files) moved.items.add(new File([new Uint8Array(f.bytes)], f.name, {lastModified: 1.7e12}));
        const make = kind => new DragEvent(kind, {dataTransfer: moved, bubbles: true, cancelable: true});
        document.body.dispatchEvent(make('dragover')); document.body.dispatchEvent(make('drop')); }""",
        content,
    )


def test_videos_are_dropped_taken_in_and_known_the_next_time(browser: Any, served: Served) -> None:
    base = served.bench.folder().parent
    with watched_page(browser, served.address) as page:
        page.goto(f"{served.address}recordings")
        page.get_by_role("heading", name="The case holds no recordings yet").wait_for()
        drop(page, base / "yard.mp4", base / "cut.mp4")
        page.get_by_text("Files ready: 2").wait_for()
        page.get_by_label("From whom").fill("a resident")
        page.get_by_label("What may be published").select_option("stills")
        page.get_by_label("May be shared with").fill("partner-a, partner-b")
        page.get_by_label("Not public before").fill("2026-05-01T10:00")
        page.get_by_text("Secrecy from a court is never guaranteed").wait_for()
        assert violations(page) == []
        page.get_by_role("button", name="Take in", exact=True).press("Enter")
        page.get_by_text("Taken in: 2. Known already: 0. Not readable or refused: 1.").first.wait_for(
            timeout=30_000
        )
        row = page.get_by_role("row").filter(has_text="cut.mp4").first
        assert "unreadable" in row.inner_text() and row.locator("[lang=en]").inner_text()
        page.get_by_label("Choose recording 1").wait_for()
        assert page.get_by_label("Choose recording 2").is_disabled()
        assert violations(page) == []
        page.locator("input[type=file]").set_input_files(base / "yard.mp4")
        page.get_by_role("link", name="already in the case as 1").wait_for()
        page.get_by_role("button", name="Throw the copies away").click()
        page.locator(".coming li").wait_for(state="detached")
    case = Case.open(served.bench.folder(), keys=served.bench.keys)
    one = case.originals()[0]
    assert case.read_record(one.receipts[0])["conditions"] == {
        "may_publish": "stills",
        "may_share_with": ["partner-a", "partner-b"],
        "embargo_until": "2026-05-01T10:00:00.000Z",
    }


def test_a_lost_connection_is_said_and_tried_again(browser: Any, served: Served) -> None:
    with watched_page(browser, served.address, color_scheme="dark", locale="uk-UA") as page:
        page.goto(f"{served.address}recordings")
        page.get_by_role("heading", name="Прийняти").wait_for()
        page.route("**/api/inbox/*/files?*", lambda route: route.fulfill(status=507, json={"error": {
            "kind": "output_failed", "message": "the disk is full", "advice": "Make room."}}))  # fmt: skip
        drop(page, served.bench.folder().parent / "cut.mp4")
        page.get_by_text("The disk is full. Make room.").wait_for()
        assert page.get_by_role("button", name="Прийняти", exact=True).is_disabled()
        page.unroute("**/api/inbox/*/files?*")
        page.get_by_role("button", name="Спробувати ще раз").click()
        page.get_by_text("Файлів готово: 1").wait_for()
        assert violations(page) == []
