"""The archive in a real Chromium: added to, compared, looked at frame by frame, judged, edits measured, searched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from diptych.adapters.archive_judgements import newest_judgements
from diptych.domains.casefile import Case
from diptych.workflows.case_archive import OWN
from make_archive_case import archive_case, keep_edit_list, keep_pairs, keep_search
from make_workbench import Served, serving
from workbench_page import violations, watched_page


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder, keys = archive_case(tmp_path_factory.mktemp("archive"))
    with serving(folder, keys) as running:
        yield running


def test_copies_are_found_looked_at_judged_and_taken_apart(browser: Any, served: Served) -> None:
    with watched_page(browser, served.address) as page:
        page.set_default_timeout(30_000)
        page.goto(served.address)
        page.get_by_role("heading", name="Yard, two files").wait_for()
        page.keyboard.press("g")
        page.keyboard.press("a")
        page.get_by_role("heading", name="The archive is empty").wait_for()
        page.get_by_role("button", name="Add", exact=True).click()
        page.locator(".work progress").wait_for()
        page.get_by_role("button", name="Cancel").click()
        page.locator(".work").get_by_text("cancelled").wait_for()
        keep_pairs(served.bench.folder())
        page.reload()
        page.get_by_role("heading", name="Group 1: 2 recordings").wait_for()
        row = page.get_by_role("row").filter(has_text="most complete found")
        assert "1 whole.mp4" in row.inner_text() and "100 %" in row.inner_text()
        assert page.locator(".drawing rect").count() >= 3
        assert violations(page) == []
        page.locator("a[href^='/archive/pair']").first.click()
        page.get_by_role("button", name="Decode the frames").click()
        page.locator(".ends img").first.wait_for(state="attached")
        states = "[...document.querySelectorAll('.guard')].map(g => g.dataset.guard)"
        assert page.evaluate(states) == ["blurred"] * 4
        page.locator(".guard-ask").first.click()
        assert page.evaluate(states).count("shown") == 1
        case = Case.open(served.bench.folder(), keys=served.bench.keys)
        whole, cropped = (one.sha256 for one in case.originals())
        page.get_by_role("button", name="Measure the edits").wait_for()
        keep_edit_list(served.bench.folder(), whole, cropped)
        page.reload()
        page.get_by_role("cell", name="cropped", exact=True).wait_for()
        page.get_by_text("SSIM 0.982").wait_for()
        assert violations(page) == []
        page.get_by_role("button", name="Not a match").click()
        page.get_by_role("alert").get_by_text("Say why first.").wait_for()
        page.get_by_label("Why", exact=True).fill("another day")
        page.get_by_role("button", name="Not a match").click()
        page.get_by_role("button", name="Cancel").click()
        judged = newest_judgements(served.bench.folder() / OWN, [])
        assert [(one.verdict, one.reason, one.by) for one in judged.values()] == [
            ("not_a_match", "another day", "viewer-1")
        ]
        keep_pairs(served.bench.folder(), reason="another day")
        page.reload()
        page.locator("dd").get_by_text("another day").wait_for()
        page.goto(f"{served.address}archive")
        page.get_by_role("heading", name="Judged not to match").wait_for()
        page.get_by_role("heading", name="No common footage was found").wait_for()
    log = served.ask("/api/case/log?limit=100")[1]["events"]
    assert sum(one["action"] == "accessed" for one in log) >= 2


def test_one_recording_is_searched_for_and_what_was_found_has_an_address(
    browser: Any, served: Served
) -> None:
    with watched_page(browser, served.address, locale="ru-RU", color_scheme="dark") as page:
        page.set_default_timeout(30_000)
        keep_pairs(served.bench.folder())
        found = keep_search(served.bench.folder(), served.bench.keys)
        page.goto(f"{served.address}archive")
        page.get_by_label("Одна запись против архива").select_option("2")
        page.get_by_role("button", name="Искать", exact=True).click()
        page.locator(".work progress").wait_for()
        page.get_by_role("button", name="Отменить").click()
        page.goto(f"{served.address}archive/found/{found}")
        page.get_by_role("heading", name="Искали: 2 cropped.mp4").wait_for()
        page.get_by_text("1 whole.mp4 shows 1.0 s before").wait_for()
        page.get_by_role("heading", name="Другие виды того же места").wait_for()
        assert violations(page) == []


def test_what_is_not_there_is_said(served: Served) -> None:
    """No picture but those that were made, and no pair but those that were found."""
    digest = "0" * 64
    assert served.ask(f"/api/archive/match?first={digest}&second={digest}")[0] == 400
    assert served.ask("/api/archive/frames/..%2f..%2fcase.toml")[0] in {400, 404}
    assert served.ask(f"/api/archive/edits/moments/../../x.png?first={digest}&second={digest}")[0] == 400
    told = {"first": digest, "second": digest, "verdict": "match", "reason": "x", "by": "viewer-1"}
    assert served.ask("/api/archive/judgements", told)[0] in {400, 422}
