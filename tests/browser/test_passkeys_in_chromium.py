"""Passkeys in a real Chromium with a virtual authenticator: made, used at a login, and where there are none."""

from __future__ import annotations

from typing import Any

from diptych.domains import team
from diptych.model.team import Role
from make_team import NEW, Team
from workbench_page import violations, watched_page


def with_authenticator(page: Any) -> tuple[Any, str]:
    """Plug in an authenticator that always says yes."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
               "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    return session, session.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def test_a_person_adds_a_passkey_logs_in_with_it_and_removes_it(browser: Any, office: Team) -> None:
    cookie = office.add("reviewer-61", Role.REVIEWER)
    address = office.served.address.replace("127.0.0.1", "localhost")
    with watched_page(browser, address) as page:
        session, device = with_authenticator(page)
        name, _, value = cookie.partition("=")
        page.context.add_cookies([{"name": name, "value": value, "url": address}])
        page.goto(f"{address}account")
        page.get_by_label("Name of a new passkey").fill("blue key")
        page.locator("[name=passkey-password]").fill(NEW)
        page.keyboard.press("Enter")
        page.get_by_role("cell", name="blue key", exact=True).wait_for()
        assert violations(page) == []
        assert len(session.send("WebAuthn.getCredentials", {"authenticatorId": device})["credentials"]) == 1
        page.get_by_label("Name of a new passkey").fill("again")
        page.locator("[name=passkey-password]").fill(NEW)
        page.keyboard.press("Enter")
        page.get_by_text("The browser gave no passkey.").wait_for()

        page.get_by_role("button", name="Log out").click()
        page.get_by_role("heading", name="Log in").wait_for()
        page.locator("[name=name]").fill("reviewer-61")
        page.locator("[name=password]").fill(NEW)
        page.keyboard.press("Enter")
        page.get_by_text("Name, password or code is not right.").wait_for()
        page.locator("[name=password]").fill("wrong")
        page.get_by_role("button", name="Log in with a passkey").click()
        page.get_by_text("Name, password or code is not right.").wait_for()
        page.locator("[name=password]:focus").wait_for()
        page.locator("[name=password]").fill(NEW)
        assert violations(page) == []
        page.get_by_role("button", name="Log in with a passkey").press("Enter")
        page.get_by_role("link", name="reviewer-61").wait_for()
        assert team.list_passkeys(office.store, "reviewer-61")[0].used_at

        page.goto(f"{address}account")
        page.get_by_role("button", name="Remove: blue key").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Present password").fill(NEW)
        page.keyboard.press("Enter")
        dialog.get_by_text("No second factor would be left.").wait_for()
        assert violations(page) == []
        assert len(team.list_passkeys(office.store, "reviewer-61")) == 1


def test_under_an_address_the_page_says_where_passkeys_are_kept(browser: Any, office: Team) -> None:
    cookie = office.add("viewer-61", Role.VIEWER)
    with watched_page(browser, office.served.address, locale="uk-UA", color_scheme="dark") as page:
        page.goto(office.served.address)
        page.get_by_role("heading", name="Вхід").wait_for()
        assert page.get_by_role("button", name="Увійти з ключем доступу").count() == 0
        name, _, value = cookie.partition("=")
        page.context.add_cookies([{"name": name, "value": value, "url": office.served.address}])
        page.goto(f"{office.served.address}account")
        page.get_by_text(
            "Браузери зберігають ключі доступу для назви через https або для localhost"
        ).wait_for()
        assert violations(page) == []
    for path, body in (("/api/session/challenge", None), ("/api/account/passkeys/offer", {"password": NEW})):
        status, said, _ = office.ask(path, body, method="POST", cookie=cookie)
        assert status == 400 and "for a name over https, or for localhost" in said["error"]["message"]
