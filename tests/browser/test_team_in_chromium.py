"""Logging in to a workbench of a team, in a real Chromium: by keyboard, in three languages, light and dark."""

from __future__ import annotations

import time
from typing import Any

import pytest

from diptych.adapters import passwords
from diptych.domains import team
from diptych.model.team import Role
from make_team import NEW, Team
from workbench_page import violations, watched_page


def test_a_person_logs_in_by_keyboard_chooses_a_password_and_comes_to_the_page_that_was_asked_for(
    browser: Any, office: Team
) -> None:
    made = team.add_account(office.store, "reviewer-71", Role.REVIEWER, by="test")
    assert made.second_factor is not None
    with watched_page(browser, office.served.address) as page:
        page.goto(f"{office.served.address}recordings")
        page.get_by_role("heading", name="Log in").wait_for()
        assert page.get_by_role("navigation").count() == 0
        assert page.evaluate("document.activeElement.name") == "name"
        assert violations(page) == []
        page.keyboard.type("reviewer-71")
        page.keyboard.press("Tab")
        page.keyboard.type("wrong")
        page.keyboard.press("Enter")
        page.get_by_text("Name, password or code is not right.").wait_for()
        assert page.evaluate("document.activeElement.name") == "password"
        assert violations(page) == []
        page.keyboard.type(made.password)
        page.keyboard.press("Tab")
        page.keyboard.type(passwords.code_at(made.second_factor, int(time.time())))
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Choose a password").wait_for()
        assert violations(page) == []
        page.get_by_label("Present password").fill(made.password)
        page.get_by_label("New password", exact=True).fill(NEW)
        page.get_by_label("New password once more").fill(NEW)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Recordings").first.wait_for()
        assert page.get_by_role("link", name="reviewer-71").is_visible()
        page.get_by_text("kept under your account").wait_for()
        page.get_by_role("button", name="Log out").click()
        page.get_by_role("heading", name="Log in").wait_for()


@pytest.mark.parametrize(
    ("language", "scheme", "title", "refused"),
    [
        ("uk-UA", "dark", "Вхід", "Ім’я, пароль або код неправильні."),
        ("ru-RU", "light", "Вход", "Имя, пароль или код неверны."),
    ],
)
def test_the_login_speaks_three_languages_in_light_and_dark(
    browser: Any, office: Team, language: str, scheme: str, title: str, refused: str
) -> None:
    with watched_page(browser, office.served.address, locale=language, color_scheme=scheme) as page:
        page.goto(office.served.address)
        page.get_by_role("heading", name=title).wait_for()
        page.locator("[name=name]").fill(f"viewer-{language[:2]}")
        page.locator("[name=password]").fill("x")
        page.keyboard.press("Enter")
        page.get_by_text(refused).wait_for()
        assert violations(page) == []


def test_who_reads_data_alone_is_told_so_and_gets_no_picture(browser: Any, office: Team) -> None:
    office.add("viewer-75", Role.DATA_VIEWER)
    with watched_page(browser, office.served.address) as page:
        refused: list[str] = []
        page.on(
            "response", lambda r: refused.append(r.url) if "/files/" in r.url and r.status == 200 else None
        )
        page.goto(f"{office.served.address}pairs/{office.served.pair}")
        page.locator("[name=name]").fill("viewer-75")
        page.locator("[name=password]").fill(NEW)
        page.keyboard.press("Enter")
        page.get_by_text("Pictures and sound are not shown").wait_for()
        page.get_by_role("tab").first.wait_for()
        assert not page.locator(".players").first.is_visible()
        assert violations(page) == []
        page.wait_for_timeout(300)
    assert refused == []
