"""What a role may not do is not offered, in a real Chromium: somebody presses everything, and nothing is refused."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from diptych.model.team import Role
from make_bench_register import YARD
from make_team import Team
from workbench_page import violations, watched_page

PRESS = """async () => {
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const main = document.querySelector("main");
  main.querySelectorAll("details").forEach((one) => { one.open = true; });
  await wait(80);
  const seen = new Set();
  for (let n = 0; n < 80; n++) {
    main.querySelectorAll("form").forEach((one) => { one.noValidate = true; });
    main.querySelectorAll("input[type=text]").forEach((one) => { one.value = one.value || "x"; });
    const all = [...main.querySelectorAll("button, a[data-refused]")];
    const next = all.find((one) => !one.disabled && one.offsetParent && !seen.has(one));
    if (!next) break;
    seen.add(next);
    next.click();
    await wait(4);
    document.querySelectorAll("dialog[open]").forEach((one) => one.close());
  }
  await wait(80);
  return [seen.size, main.querySelectorAll("[data-refused]").length];
}"""


def enter(page: Any, office: Team, cookie: str, path: str) -> None:
    name, _, value = cookie.partition("=")
    page.context.add_cookies([{"name": name, "value": value, "url": office.served.address}])
    page.goto(f"{office.served.address}{path}")
    page.locator("main:not([aria-busy]) h1").first.wait_for()


INCIDENT = f"register/incidents/{quote(YARD, safe='')}"


@pytest.mark.parametrize(
    ("role", "pages", "not_offered"),
    [
        (
            Role.VIEWER,
            ["recordings", "recordings/1", "pairs/PAIR", "archive", "publish", "case", "register", INCIDENT,
             "register/links"],
            ["recordings", "pairs/PAIR", "archive", "case", "register", INCIDENT, "register/links"],
        ),
        (Role.REVIEWER, ["recordings/1", "archive", "publish"], ["archive"]),
    ],
)  # fmt: skip
def test_nothing_that_is_offered_is_refused(
    browser: Any, office: Team, role: Role, pages: list[str], not_offered: list[str]
) -> None:
    cookie = office.add(f"{role.value}-51", role)
    refused: list[str] = []
    marked, pressed = [], 0
    with watched_page(browser, office.served.address) as page:
        page.on("response", lambda r: refused.append(r.url) if r.status == 403 else None)
        for path in pages:
            enter(page, office, cookie, path.replace("PAIR", office.served.pair))
            n_pressed, n_marked = page.evaluate(PRESS)
            pressed += n_pressed
            marked += [path] if n_marked else []
    assert refused == []
    assert marked == not_offered
    assert pressed


def test_a_viewer_reads_why_by_mouse_keyboard_and_screen_reader(browser: Any, office: Team) -> None:
    cookie = office.add("viewer-52", Role.VIEWER)
    with watched_page(browser, office.served.address) as page:
        enter(page, office, cookie, "case")
        verify = page.get_by_role("button", name="Verify now")
        assert verify.get_attribute("aria-disabled") == "true"
        why = "Your role (viewer) does not include this. Who may: owner."
        assert verify.get_attribute("title") == verify.get_attribute("aria-description") == why
        verify.focus()
        page.keyboard.press("Enter")
        page.locator("#said", has_text=why).wait_for(state="attached")
        assert page.get_by_role("heading", name="Hand over").is_visible()
        assert page.locator(".handing").count() == 0 and violations(page) == []
        enter(page, office, cookie, "recordings")
        page.get_by_text("Who may: owner, editor").first.wait_for()
        assert page.locator("input[type=file]").count() == 0 and violations(page) == []
        enter(page, office, cookie, "register")
        assert page.get_by_role("link", name="Import").count() == 0
        page.get_by_role("link", name="New incident").first.press("Enter")
        assert page.url.endswith("/register")
        assert violations(page) == []


def test_an_editor_is_offered_what_editors_do(browser: Any, office: Team) -> None:
    with watched_page(browser, office.served.address) as page:
        enter(page, office, office.add("editor-52", Role.EDITOR), "recordings")
        assert page.locator("input[type=file]").count() == 1
        assert page.locator("[data-refused]").count() == 0
        enter(page, office, office.login("editor-52"), "case")
        assert page.locator("[data-refused]").count() == 1
