"""Accounts kept in a real Chromium: an owner's page, and everybody's own; by keyboard, in three languages."""

from __future__ import annotations

import re
import time
from base64 import b32decode
from typing import Any

import cv2
import numpy as np
import pytest

from diptych.adapters import passwords
from diptych.model.team import Role
from make_team import NEW, Team
from workbench_page import violations, watched_page


def enter(page: Any, office: Team, cookie: str, path: str) -> None:
    """Open a page with a session that has begun."""
    name, _, value = cookie.partition("=")
    page.context.add_cookies([{"name": name, "value": value, "url": office.served.address}])
    page.goto(f"{office.served.address}{path}")


def read_code(page: Any) -> str:
    """What a telephone reads from the screen."""
    picture = cv2.imdecode(np.frombuffer(page.locator(".qr").screenshot(), np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture is not None
    return cv2.QRCodeDetector().detectAndDecode(cv2.resize(picture, None, fx=2, fy=2))[0]


def test_an_owner_adds_changes_and_closes_an_account_by_keyboard(browser: Any, office: Team) -> None:
    owner = office.add("owner-1", Role.OWNER)
    with watched_page(browser, office.served.address) as page:
        enter(page, office, owner, "team")
        page.get_by_role("heading", name="Accounts of the team").wait_for()
        assert violations(page) == []
        page.get_by_label("Name of a new account").focus()
        page.keyboard.type("viewer-1")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="viewer-1 can begin").wait_for()
        page.locator(".once code:focus").wait_for()
        first = page.locator(".once code").first.inner_text()
        key = page.locator(".once .authenticator code").inner_text().replace(" ", "")
        assert (
            re.fullmatch(r"otpauth://totp/Diptych:viewer-1\?secret=(\w+)&issuer=Diptych", read_code(page))[1]
            == key
        )  # type: ignore[index]
        assert violations(page) == []
        code = passwords.code_at(b32decode(key), int(time.time()))
        assert office.ask("/api/session", {"name": "viewer-1", "password": first, "code": code})[0] == 201
        page.get_by_role("button", name="It is handed over").click()
        assert first not in page.locator("body").inner_text()
        page.get_by_label("Role of viewer-1").select_option("editor")
        page.get_by_role("button", name="Give: viewer-1").click()
        page.get_by_text("viewer-1 becomes editor, from the next request on.").wait_for()
        page.keyboard.press("Enter")
        page.get_by_text("role given: viewer-1 · editor").wait_for()
        page.get_by_role("button", name="Close: viewer-1").click()
        assert violations(page) == []
        page.get_by_role("dialog").get_by_role("button", name="Close").click()
        page.get_by_text("account closed: viewer-1").wait_for()
        page.get_by_role("button", name="Open again: viewer-1").wait_for()
        page.get_by_role("button", name="Close: owner-9").click()
        page.keyboard.press("Escape")
        page.get_by_role("dialog").wait_for(state="detached")
        assert page.get_by_text("account closed: owner-9").count() == 0


def test_a_person_sets_up_an_authenticator_ends_a_session_and_makes_a_token(
    browser: Any, office: Team
) -> None:
    here = office.add("reviewer-2", Role.REVIEWER)
    elsewhere = office.login("reviewer-2")
    with watched_page(browser, office.served.address) as page:
        enter(page, office, here, "recordings")
        page.get_by_role("link", name="reviewer-2").click()
        page.get_by_role("heading", name="My account").wait_for()
        assert page.get_by_role("link", name="Team", exact=True).count() == 0
        page.get_by_text("None: the password alone").wait_for()
        assert violations(page) == []
        page.locator("[name=present]").fill(NEW)
        page.keyboard.press("Enter")
        page.locator(".qr").wait_for()
        address = read_code(page)
        secret = b32decode(address.split("secret=")[1].split("&")[0])
        page.locator("[name=first-code]").fill("000000")
        page.keyboard.press("Enter")
        page.get_by_text("This is not the authenticator's code").wait_for()
        assert violations(page) == []
        page.locator("[name=first-code]").fill(passwords.code_at(secret, int(time.time())))
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Replace the authenticator").wait_for()
        page.get_by_role("button", name="End", exact=True).click()
        page.get_by_role("button", name="End", exact=True).wait_for(state="detached")
        assert office.ask("/api/state", cookie=elsewhere)[0] == 401
        page.get_by_label("Name of a new token").fill("sync-2")
        page.get_by_label("Role").select_option("viewer")
        page.get_by_role("button", name="Make a token").press("Enter")
        text = page.locator(".once code").inner_text()
        assert office.ask("/api/state", authorization=f"Bearer {text}")[1]["who"]["role"] == "viewer"
        page.get_by_role("button", name="Revoke: sync-2").click()
        page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
        page.get_by_text("revoked", exact=True).wait_for()
        assert office.ask("/api/state", authorization=f"Bearer {text}")[0] == 401


def test_an_owner_who_begins_anew_reads_the_new_password_before_the_login_comes(
    browser: Any, office: Team
) -> None:
    with watched_page(browser, office.served.address) as page:
        enter(page, office, office.add("owner-3", Role.OWNER), "team")
        page.get_by_role("button", name="Reset: owner-3").click()
        page.get_by_role("dialog").get_by_label("With an authenticator").uncheck()
        page.get_by_role("dialog").get_by_role("button", name="Reset").click()
        page.get_by_role("heading", name="owner-3 can begin").wait_for()
        first = page.locator(".once code").inner_text()
        page.get_by_role("button", name="It is handed over").click()
        page.get_by_role("heading", name="Log in").wait_for()
        assert office.login("owner-3", first)


@pytest.mark.parametrize(
    ("language", "scheme", "mine", "all_of_them"),
    [
        ("uk-UA", "dark", "Мій обліковий запис", "Облікові записи команди"),
        ("ru-RU", "light", "Моя учётная запись", "Учётные записи команды"),
    ],
)
def test_both_pages_speak_three_languages_in_light_and_dark(
    browser: Any, office: Team, language: str, scheme: str, mine: str, all_of_them: str
) -> None:
    owner = office.add(f"owner-{language[:2]}", Role.OWNER)
    with watched_page(browser, office.served.address, locale=language, color_scheme=scheme) as page:
        for path, title in (("account", mine), ("team", all_of_them)):
            enter(page, office, owner, path)
            page.get_by_role("heading", name=title).wait_for()
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_who_is_no_owner_has_no_page_of_accounts(browser: Any, office: Team) -> None:
    with watched_page(browser, office.served.address) as page:
        enter(page, office, office.add("editor-6", Role.EDITOR), "team")
        page.get_by_role("heading", name="There is no such page").wait_for()
