"""What leaves, in a real Chromium: masks drawn on the video, a second person, what stops a copy, the copy, a bag."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diptych.domains.evidence import HandedOver
from diptych.workflows.case_new import case_new
from diptych.workflows.take_in import take_in
from make_case import QuickDisk, quick_keys
from make_report import render
from make_workbench import Served, serving
from workbench_page import until, violations, watched_page


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    base = tmp_path_factory.mktemp("publish")
    keys, disk = quick_keys(base / "keys"), QuickDisk()
    render(base / "yard.mp4", 25, 2.0, 0.0)
    case_new(base / "case", title="Yard", keys=keys, disk=disk)
    handed = HandedOver(source="a resident", conditions={"may_publish": "video"})
    assert take_in([base / "yard.mp4"], case=base / "case", handed=handed, keys=keys, disk=disk).complete
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DIPTYCH_KEYS", str(base / "keys"))
        with serving(base / "case", keys) as running:
            yield running


def test_a_copy_is_masked_cleared_by_two_and_made(browser: Any, served: Served) -> None:
    with watched_page(browser, served.address) as page:
        page.set_default_timeout(30_000)
        page.goto(f"{served.address}publish")
        page.get_by_role("heading", name="No publishing copies yet").wait_for()
        page.get_by_role("button", name="Plan", exact=True).click()
        page.get_by_role("link", name="Open the plan").click()
        page.get_by_text("Everything is masked and silent.").wait_for()
        assert page.evaluate("[...document.querySelectorAll('video')].every(v => v.paused && v.muted)")
        assert page.locator(".stops li").count() == 5
        page.get_by_role("button", name="Draw the region").click()
        page.get_by_text("Show the picture first.").wait_for()
        page.get_by_role("button", name="Show picture: yard.mp4").click()
        page.get_by_role("button", name="Draw the region").click()
        box = page.locator(".region-pad").bounding_box()
        page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.25)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.75)
        page.mouse.up()
        page.get_by_label("Why", exact=True).first.fill("somebody who lies still")
        page.get_by_role("button", name="Add", exact=True).click()
        page.locator(".mask-rows li.masked").get_by_text("somebody who lies still").wait_for()
        assert page.locator(".mask-box.masked").count() == 1
        page.get_by_label("What", exact=True).select_option("scene")
        page.get_by_label("Where", exact=True).select_option("whole")
        page.get_by_label("Why", exact=True).first.fill("the yard itself")
        page.get_by_role("button", name="Add", exact=True).click()
        row = page.locator(".mask-rows li.waits")
        row.get_by_label("Second person for c1").fill("viewer-1")
        row.get_by_role("button", name="Agree").click()
        row.get_by_role("alert").get_by_text("Who asked for a clearance cannot agree to it.").wait_for()
        row.get_by_label("Second person for c1").fill("editor-2")
        row.get_by_role("button", name="Agree").click()
        page.locator(".mask-rows li.cleared").get_by_text("Agreed by editor-2").wait_for()
        page.get_by_role("button", name="Make the copy").click()
        page.get_by_role("alert").get_by_text("It was not made").wait_for()
        name = page.url.rsplit("/", 1)[1]
        for question in ("prisoners", "next_of_kin", "minors", "consent"):
            told = {"question": question, "verdict": "none_in_view", "why": "looked at", "by": "editor-2"}
            assert served.ask(f"/api/publications/{name}/answers", told)[0] == 201
        page.reload()
        page.locator(".question").last.click()
        page.locator(".question").last.get_by_label("Why").fill("looked at all of it")
        page.locator(".question").last.get_by_role("button", name="Answer").click()
        page.get_by_text("nothing stops it").wait_for()
        page.get_by_role("button", name="Make the preview").click()
        page.locator(".before-after img").first.wait_for(state="attached")
        shown = "[...document.querySelectorAll('.guard')].filter(g => g.dataset.guard !== 'blurred').length"
        assert page.evaluate(shown) == 0
        assert violations(page) == []
        page.get_by_role("button", name="Make the copy").click()
        page.locator(".made").get_by_text("checked", exact=True).wait_for()
        made = Path(page.locator(".made pre").inner_text())
        assert made.is_file() and b"yard" not in made.read_bytes()
    log = served.ask("/api/case/log?limit=50")[1]["events"]
    assert {"publishing_copy_made", "publication_planned"} <= {one["action"] for one in log}


def test_a_hand_over_is_previewed_made_and_checked_by_a_stranger(browser: Any, served: Served) -> None:
    with watched_page(browser, served.address, color_scheme="dark", locale="uk-UA") as page:
        page.set_default_timeout(30_000)
        page.goto(f"{served.address}case")
        page.get_by_label("Кому").select_option("court")
        page.get_by_role("button", name="Переглянути").click()
        page.get_by_role("button", name="Передати", exact=True).wait_for()
        place = served.bench.folder().parent / "bag"
        page.get_by_label("Тека для запису").fill(str(place))
        assert violations(page) == []
        page.get_by_role("button", name="Передати", exact=True).click()
        page.get_by_text("Теку записано").wait_for()
        line = page.locator(".handing pre").last.inner_text()
        assert line == f'python3 "{place}/verify.py" "{place}"'
        until(page, "document.querySelector('.handing pre') !== null")
    done = subprocess.run([sys.executable, place / "verify.py", place], check=False, capture_output=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("publications/000000000000/answers", {"question": "minors", "verdict": "clear", "why": "x", "by": "editor-1"}),
        ("jobs/publish-plan", {"original": 1, "by": "Ada Example"}),
        ("jobs/publish-plan", {"original": 99, "by": "editor-1"}),
        ("jobs/hand-over", {"tier": "partner", "out": "bag"}),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_words(served: Served, path: str, body: dict[str, object]) -> None:
    status, said = served.ask(f"/api/{path}", body)
    if status == 202:
        done = served.bench.works._find(said["id"])[1].wait(60)
        assert done.state == "failed" and done.error is not None and done.error["kind"] == "wrong_call"
    else:
        assert status == 400 and said["error"]["message"]
