"""Take the pictures of the workbench that documents show: ``python scripts/take_screenshots.py`` (needs Chromium).

It makes a case of the example recordings with observations, statements and a note on watching, serves it, and writes
small pictures to ``docs/screenshots``.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(REPOSITORY / "src"), str(REPOSITORY / "tests")]

OUT = REPOSITORY / "docs" / "screenshots"
QUALITY = 82
"""Of the WebP files: text stays sharp, a picture takes about 60 kB. Chosen by hand."""


def example_case(root: Path) -> tuple[Path, Any, str]:
    """A case of the example recordings, as people would have worked on it; its folder, the keys, the comparison."""
    from diptych.domains.casefile import Case
    from diptych.model.observations import Region
    from diptych.workflows.case_care import set_care
    from diptych.workflows.case_new import case_new
    from diptych.workflows.case_observe import Seen, observe
    from diptych.workflows.case_work import compare_in_case
    from diptych.workflows.register_record import record_file
    from diptych.workflows.take_in import take_in
    from make_case import quick_keys

    folder, keys, demo = root / "yard", quick_keys(root / "keys"), REPOSITORY / "src/diptych/demo"
    os.environ["DIPTYCH_KEYS"] = str(keys.path)
    case_new(folder, title="Yard, two recordings", keys=keys)
    take_in(sorted(demo.glob("*.mp4")), case=folder, reason="handed over together", keys=keys)
    finding = compare_in_case(folder, ["1", "2"], reason="the two clips of the yard", keys=keys).path
    with (demo / "observations.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            x, y, w, h = (float(one) for one in row["region"].split())
            region = Region(x=x / 1280, y=y / 720, w=w / 1280, h=h / 720, unit="fraction")
            seen = Seen(
                original=1 if "first" in row["recording"] else 2, from_s=float(row["from_s"]),
                to_s=float(row["to_s"]), action=row["action"], observer="viewer-1", who=row["who"],
                certainty=row["certainty"], region=region,
            )  # fmt: skip
            observe(folder, seen, keys=keys)
    for from_s, to_s, action in ((1.6, 3.2, "walks off with a crate"), (9.4, 10.8, "stops beside person 2")):
        seen = Seen(
            original=1,
            from_s=from_s,
            to_s=to_s,
            action=action,
            observer="viewer-2",
            who="person 1",
            certainty="probable",
        )
        observe(folder, seen, keys=keys)
    words = "Five people cross a yard; one carries a crate and puts it down. Nobody is harmed."
    set_care(folder, 2, graphic="no", described=words, by="viewer-2", keys=keys)
    first = Case.open(folder, keys=keys).originals()[0].sha256
    said = [
        ("source", {"id": "office-a", "name": "office of side A", "side": "A"}),
        ("source", {"id": "office-b", "name": "spokesman of side B", "side": "B"}),
        ("claim", {"id": "c1", "proposition": "A crate was left in the yard."}),
        ("statement", {"id": "s1", "source": "office-a", "act": "asserts", "claim": "c1", "stance": "for",
                       "proposition": "a crate was left in the yard", "said_at": "2026-03-02",
                       "evidence": [{"sha256": first, "from_s": 18.4, "to_s": 18.8}]}),
        ("statement", {"id": "s2", "source": "office-b", "act": "denies", "claim": "c1", "stance": "against",
                       "proposition": "that anything was left in the yard", "said_at": "2026-03-03"}),
    ]  # fmt: skip
    lines = "\n".join(json.dumps({"kind": kind, "record": record}) for kind, record in said)
    (root / "said.jsonl").write_text(lines, encoding="utf-8")
    record_file(str(folder), root / "said.jsonl", reason="as published")
    return folder, keys, finding.removeprefix("findings/").removesuffix(".json")


def take(address: str, pair: str) -> None:
    """Open the pages and write their pictures."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])

        def page(**more: Any) -> Any:
            options = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", "timezone_id": "UTC"}
            return browser.new_context(**{**options, **more}).new_page()

        one = page()
        one.goto(f"{address}pairs/{pair}?t=17.2")
        one.wait_for_timeout(2500)
        one.get_by_role("button", name="Show pictures", exact=True).click()
        one.locator("body").click(position={"x": 3, "y": 3})
        one.keyboard.press("i")
        one.wait_for_timeout(1200)
        write(one, "workbench-comparison")
        dark = page(color_scheme="dark", locale="uk-UA")
        dark.goto(f"{address}pairs/{pair}?t=10")
        dark.wait_for_timeout(2500)
        write(dark, "workbench-dark")
        one.goto(f"{address}case")
        one.get_by_role("button", name="Verify now").click()
        one.get_by_text("All well").wait_for()
        one.get_by_role("button", name="Preview", exact=True).click()
        one.get_by_role("heading", name="Stays").wait_for()
        write(one, "workbench-case")
        browser.close()


def take_register(address: str) -> None:
    """Open the pages of an invented register and write their pictures."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        options = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", "timezone_id": "UTC"}
        one = browser.new_context(**options).new_page()
        one.goto(f"{address}register")
        one.locator(".list a").first.wait_for()
        one.wait_for_timeout(1500)
        write(one, "register-table")
        one.goto(f"{address}register?view=timeline&source=Office+One")
        one.locator(".plot .bar").first.wait_for()
        one.wait_for_timeout(500)
        write(one, "register-timeline")
        one.goto(f"{address}register/incidents/yard%2F1")
        one.locator(".versions").wait_for()
        one.wait_for_timeout(500)
        write(one, "register-incident")
        one.goto(f"{address}register/links")
        one.get_by_role("button", name="Look for links").click()
        one.locator(".pair-review").wait_for(timeout=120_000)
        one.keyboard.press("n")
        one.wait_for_timeout(700)
        write(one, "register-links")
        dark = browser.new_context(**options, color_scheme="dark").new_page()
        dark.goto(f"{address}register?view=map")
        dark.locator(".cluster").first.wait_for()
        dark.wait_for_timeout(800)
        write(dark, "register-map")
        browser.close()


def take_team(root: Path) -> None:
    """Open the login of a workbench for a team and its accounts, and write their pictures."""
    from playwright.sync_api import sync_playwright

    from diptych.model.team import Role
    from make_team import team_at_work

    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with team_at_work(root) as office, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        one = browser.new_context(viewport={"width": 960, "height": 560}, locale="en-GB").new_page()
        one.goto(office.served.address)
        one.locator("[name=name]").fill("reviewer-1")
        one.wait_for_timeout(300)
        write(one, "workbench-login")
        for name, role in (
            ("editor-1", Role.EDITOR),
            ("reviewer-1", Role.REVIEWER),
            ("viewer-1", Role.VIEWER),
        ):
            office.add(name, role)
        cookie, _, value = office.add("owner-1", Role.OWNER).partition("=")
        large = browser.new_context(
            viewport={"width": 1280, "height": 800}, locale="en-GB", timezone_id="UTC"
        )
        large.add_cookies([{"name": cookie, "value": value, "url": office.served.address}])
        page = large.new_page()
        page.goto(f"{office.served.address}team")
        page.get_by_label("Name of a new account").fill("reviewer-2")
        page.keyboard.press("Enter")
        page.locator(".qr").wait_for()
        page.locator(".once").evaluate("one => one.scrollIntoView({ block: 'end' })")
        page.wait_for_timeout(300)
        write(page, "workbench-team")
        browser.close()


def write(page: Any, name: str) -> None:
    """Write one picture, small."""
    import cv2
    import numpy as np

    picture = cv2.imdecode(np.frombuffer(page.screenshot(), np.uint8), cv2.IMREAD_COLOR)
    if picture is not None:
        OUT.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(OUT / f"{name}.webp"), picture, [cv2.IMWRITE_WEBP_QUALITY, QUALITY])


def main() -> None:
    """Make the case, serve it, take the pictures."""
    from make_bench_register import bench_register
    from make_workbench import serving

    with tempfile.TemporaryDirectory(prefix="diptych-") as room:
        folder, keys, pair = example_case(Path(room))
        with serving(folder, keys, pair) as served:
            take(served.address, pair)
        take_team(Path(room) / "team")
        register = bench_register(Path(room) / "register", rows=1500)
        with serving(None, register=str(register)) as served:
            take_register(served.address)


if __name__ == "__main__":
    main()
