"""The register's pages in a real Chromium: every flow by hand and by keyboard, in both themes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diptych.workflows.register_export import backup_register
from make_bench_register import ROWS, YARD, bench_register
from make_map import world
from make_workbench import Served, serving
from workbench_page import until, violations, watched_page

HERE = "register/incidents/yard%2F1"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bench_register(tmp_path_factory.mktemp("register"))


@pytest.fixture(scope="module")
def served(register: Path) -> Iterator[Served]:
    with serving(None, register=str(register)) as running:
        yield running


@pytest.fixture
def own(register: Path, tmp_path: Path) -> Iterator[Served]:
    backup_register(register, tmp_path / "copy.db")
    with serving(None, register=str(tmp_path / "copy.db")) as running:
        yield running


@pytest.fixture
def page(browser: Any, served: Served) -> Iterator[Any]:
    with watched_page(browser, served.address) as opened:
        yield opened


@pytest.fixture
def own_page(browser: Any, own: Served) -> Iterator[Any]:
    with watched_page(browser, own.address) as opened:
        yield opened


def found(page: Any, n: int) -> None:
    until(page, f"document.querySelector('.total')?.textContent === 'Incidents: {n}'")


def test_a_search_as_you_type_lives_in_the_address(page: Any, served: Served) -> None:
    page.goto(f"{served.address}register")
    found(page, 2 * ROWS + 1)
    page.keyboard.press("/")
    page.keyboard.type("crates ya")
    found(page, 1)
    assert "q=crates+ya*" in page.url and page.evaluate("document.activeElement.id") == "register-q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Crates moved across the yard").wait_for()
    page.go_back()
    found(page, 1)
    page.get_by_role("button", name="Clear all").click()
    page.locator("summary", has_text="Source").click()
    page.get_by_label("Office One").check()
    found(page, ROWS + 1)
    page.keyboard.press("Escape")
    page.get_by_label("Period from").fill("2024-08")
    page.get_by_label("Period to").fill("2024-08")
    page.keyboard.press("Enter")
    page.get_by_label("Place").fill("Yard")
    page.keyboard.press("Enter")
    found(page, 1)
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    found(page, 1)
    assert page.get_by_label("Period from").input_value() == "2024-08"


def test_pages_are_turned_and_lines_walked_by_keyboard(page: Any, served: Served) -> None:
    page.goto(f"{served.address}register")
    found(page, 2 * ROWS + 1)
    page.keyboard.press("n")
    until(page, "document.querySelector('.pager')?.textContent.includes('Page 2 of 4')")
    assert "page=2" in page.url
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = page.locator("tbody tr").nth(1).locator("a").inner_text()
    assert page.evaluate("document.activeElement.textContent") == second
    page.get_by_role("button", name="Date").click()
    until(page, "document.querySelector('th')?.getAttribute('aria-sort') === 'ascending'")
    assert "page=" not in page.url and "sort=oldest" in page.url


def test_four_views_show_the_same_filter(page: Any, served: Served) -> None:
    page.goto(f"{served.address}register?q=crates")
    found(page, 1)
    page.get_by_role("link", name="Map").click()
    mark = page.get_by_role("link", name="Crates moved across the yard, 2024-08-12/2024-08-14, Yard")
    mark.wait_for()
    mark.focus()
    page.keyboard.press("Enter")
    page.locator(".picked").get_by_text("within 500 m").wait_for()
    page.get_by_role("link", name="Timeline").click()
    page.locator(".timeline a.line text").get_by_text("2024-08-12/2024-08-14").wait_for()
    page.get_by_role("link", name="Charts").click()
    page.get_by_role("heading", name="Nothing").or_(page.locator(".chart")).first.wait_for()
    assert "view=charts" in page.url and "q=crates" in page.url
    page.goto(f"{served.address}register?view=map")
    page.locator(".cluster").first.wait_for()
    page.get_by_role("button", name="Filter by this view").click()
    page.get_by_role("button", name="in the part of the map").wait_for()
    page.goto(f"{served.address}register?view=timeline")
    page.locator(".plot .bar").first.click()
    until(page, "location.search.includes('from=')")


def test_searches_are_kept_under_a_name(own_page: Any, own: Served) -> None:
    page = own_page
    page.goto(f"{own.address}register?side=Side+A&q=crates")
    found(page, 1)
    page.get_by_text("Kept searches").click()
    page.get_by_label("Name of the search").fill("Crates of August")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Crates of August").wait_for()
    page.goto(f"{own.address}register")
    found(page, 2 * ROWS + 1)
    page.get_by_text("Kept searches").click()
    page.get_by_role("link", name="Crates of August").click()
    found(page, 1)


def test_an_incident_is_read_changed_reviewed_and_undone(own_page: Any, own: Served) -> None:
    page = own_page
    page.goto(own.address + HERE)
    page.get_by_role("heading", name="Against").wait_for()
    said = page.locator(".sides")
    assert "denied that crates were moved" in said.locator("section").nth(1).inner_text()
    assert "side A ever blocks roads" not in said.inner_text(), "a general denial stands apart"
    assert "side A ever blocks roads" in page.locator(".said").inner_text()
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("Date", exact=True).fill("08/12/2024")
    page.locator(".incident-form").get_by_label("Reason").fill("the day is known")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("alert").get_by_text("is no date").wait_for()
    page.get_by_label("Date", exact=True).fill("2024-08-13")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_text("version 2").wait_for()
    page.locator("summary", has_text="Changed fields: 1").click()
    assert "2024-08-12/2024-08-14" in page.locator(".versions").inner_text()
    page.get_by_label("Reason").fill("read against the source")
    page.get_by_role("button", name="Mark as reviewed").click()
    page.get_by_text("Reviewed by viewer-1.").wait_for()
    page.get_by_label("Reason").fill("once more")
    page.get_by_role("button", name="Verify as second person").click()
    page.get_by_role("alert").get_by_text("second reviewer").wait_for()
    page.get_by_text("Undo the newest version").click()
    page.get_by_label("Why it is undone").fill("too early")
    page.get_by_role("button", name="Undo", exact=True).click()
    page.get_by_text("version 4").wait_for()


def test_a_table_is_mapped_tried_and_imported(own_page: Any, own: Served, tmp_path: Path) -> None:
    page = own_page
    table = tmp_path / "mine.csv"
    table.write_text("Nummer,Was,date\nx1,a cart,2024-08-12\nx2,a gate,03/04/2024\n", "utf-8")
    page.goto(f"{own.address}register/import")
    page.get_by_label("Choose a file").set_input_files(table)
    page.get_by_label("Field that the column Nummer fills").select_option("id")
    page.get_by_label("Field that the column Was fills").select_option("title")
    assert page.get_by_label("Field that the column date fills").input_value() == "date_from"
    page.get_by_label("Whose table it is").fill("Office Three")
    page.get_by_role("button", name="Dry run").click()
    page.get_by_role("heading", name="What would happen").wait_for(timeout=60_000)
    assert "day and month can be read two ways" in page.locator("main").inner_text()
    page.get_by_role("button", name="Import 1 incidents").click()
    page.get_by_role("link", name="See the register").click(timeout=60_000)
    found(page, 2 * ROWS + 2)


def test_pairs_are_judged_by_keyboard(own_page: Any, own: Served) -> None:
    pytest.importorskip("splink", reason="the extra [link] is not installed")
    page = own_page
    page.goto(f"{own.address}register/links")
    page.get_by_role("button", name="Look for links").click()
    page.get_by_text("Pair 1 of").wait_for(timeout=60_000)
    first = page.locator(".side thead").inner_text()
    page.keyboard.press("s")
    page.get_by_role("heading", name="Judged: 1").wait_for()
    page.get_by_text("Pair 2 of").wait_for()
    assert page.locator(".side thead").inner_text() != first
    page.keyboard.press("r")
    page.keyboard.type("another day")
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.get_by_role("heading", name="Judged: 2").wait_for()
    assert "another day" in page.locator(".judged").inner_text()
    page.get_by_text("Pair 3 of").wait_for()
    page.keyboard.press("p")
    page.get_by_text("Pair 2 of").wait_for()
    page.get_by_role("button", name="Take back").click()
    page.get_by_role("heading", name="Judged: 1").wait_for()


def test_a_count_says_what_may_not_be_compared(page: Any, served: Served) -> None:
    page.goto(f"{served.address}register/counts")
    page.get_by_role("heading", name="What may not be compared or added").wait_for()
    assert "different units" in page.locator(".warn").inner_text()
    cells = page.locator("table.counts tbody tr").evaluate_all(
        "rows => rows.map(r => [...r.cells].map(c => c.innerText))"
    )
    unknown = [row for row in cells if "no number" in row]
    assert unknown and all(row[row.index("no number") + 1].endswith("· no number") for row in unknown)
    page.get_by_label("Kind").check()
    until(page, "document.querySelector('pre').textContent.includes('side,kind')")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as JSON").click()
    assert download.value.suggested_filename == "counts.json"
    told = "document.querySelector('pre')?.innerText.includes('diptych count --by source,period,side,kind')"
    until(page, told)


@pytest.mark.parametrize(("locale", "told"), [
    ("uk-UA", "дата: '03/04/2024' — не дата; день і місяць можна прочитати двояко"),
    ("ru-RU", "дата: '03/04/2024' — не дата; день и месяц можно прочесть двояко"),
])  # fmt: skip
def test_what_did_not_work_is_told_in_the_persons_language(
    browser: Any, own: Served, tmp_path: Path, locale: str, told: str
) -> None:
    english = "[...document.querySelectorAll('main [lang=en]')].map(e => e.textContent).filter(Boolean)"
    table = tmp_path / "mine.csv"
    table.write_text("id,title,date,source\nx1,a cart,2024-08-12,Three\nx2,a gate,03/04/2024,Three\n"
                     "x1,a cart,2024,Three\n,a door,2024,Three\nx5,a lamp,2024,\n", "utf-8")  # fmt: skip
    with watched_page(browser, own.address, locale=locale) as page:
        page.goto(f"{own.address}register/import")
        page.locator("#import-file").set_input_files(table)
        page.locator("form button.primary").click()
        page.get_by_text(told).wait_for(timeout=60_000)
        assert page.locator("tbody tr", has_text="4").count() and page.evaluate(english) == []
        for address in ("register/incidents/nowhere", "register/sources/nobody",
                        "pairs/ffff", "recordings/99", "register?box=1"):  # fmt: skip
            page.goto(own.address + address)
            until(
                page,
                "document.querySelector('main [role=alert], main .nothing, main .failure, main .total span')",
            )
            assert page.evaluate(english) == [], address


def test_where_there_is_no_register_the_page_says_what_to_do(browser: Any, tmp_path: Path) -> None:
    with serving(None) as running, watched_page(browser, running.address) as page:
        for part in ("", "/counts", "/links", "/import"):
            page.goto(f"{running.address}register{part}")
            page.get_by_role("heading", name="No register is open").wait_for()
    with (
        serving(None, register=str(tmp_path / "none.db")) as running,
        watched_page(browser, running.address) as page,
    ):
        page.goto(f"{running.address}register")
        page.get_by_role("heading", name="The register is not there yet").wait_for()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, served: Served, theme: str) -> None:
    with watched_page(browser, served.address, color_scheme=theme) as page:
        for path, ready in {
            "register": ".list a",
            "register?view=map": ".cluster",
            "register?view=timeline": ".plot .bar",
            "register?view=charts": ".chart",
            HERE: ".versions",
            f"{HERE}?edit=1": ".incident-form",
            "register/counts": ".counts",
            "register/links": ".judged",
            "register/import": ".drop",
        }.items():
            page.goto(served.address + path)
            page.locator(ready).first.wait_for()
            page.wait_for_timeout(60)
            assert violations(page) == [], path


def test_sources_by_keyboard_with_two_judgements_apart(page: Any, served: Served) -> None:
    page.goto(f"{served.address}register/sources")
    until(page, "document.querySelector('.total')?.textContent === 'Sources: 4 of 4'")
    heads = page.locator("table.sources th").all_text_contents()
    assert {"Reliability", "Confidence in its statements"} <= set(heads)
    page.keyboard.press("/")
    page.keyboard.type("side a")
    until(page, "document.querySelector('.total')?.textContent === 'Sources: 1 of 4'")
    assert "q=side+a" in page.url
    page.get_by_role("link", name="Office of side A").press("Enter")
    page.get_by_role("heading", name="Office of side A").wait_for()
    page.get_by_text("no answer on record").wait_for()
    page.get_by_role("heading", name="Statements: 2").wait_for()
    page.get_by_role("link", name=YARD).first.click()
    page.get_by_role("heading", name="Crates moved across the yard").wait_for()


@pytest.mark.parametrize(("locale", "words"), [
    ("uk-UA", "Office of side A, 2024-08-14: заперечує: crates were moved at night; про подію yard/1."),
    ("ru-RU", "Office of side A, 2024-08-14: отрицает: crates were moved at night; о событии yard/1."),
])  # fmt: skip
def test_what_sources_say_is_told_in_the_persons_language(
    browser: Any, served: Served, locale: str, words: str
) -> None:
    with watched_page(browser, served.address, locale=locale, color_scheme="dark") as page:
        page.goto(f"{served.address}register/sources/office-a")
        page.get_by_text(words).wait_for()
        assert violations(page) == []
        page.goto(f"{served.address}register/sources")
        page.locator("table.sources").wait_for()
        assert violations(page) == []


def test_the_interface_speaks_ukrainian_and_russian(browser: Any, served: Served) -> None:
    for locale, words in {"uk-UA": "Нова подія", "ru-RU": "Новое событие"}.items():
        with watched_page(browser, served.address, locale=locale) as page:
            page.goto(f"{served.address}register")
            page.get_by_role("link", name=words).wait_for()


def test_the_persons_own_map_lies_below_and_says_whose_it_is(
    browser: Any, register: Path, tmp_path: Path
) -> None:
    own_map = world(tmp_path / "region.pmtiles")
    with serving(None, register=str(register), map=own_map) as running:
        for locale, words in {"en-GB": "By Survey office.", "uk-UA": "Автори: Survey office."}.items():
            with watched_page(browser, running.address, locale=locale) as page:
                page.goto(f"{running.address}register?view=map")
                page.get_by_text(words).wait_for()
                until(page, "document.querySelectorAll('.world .tiles image').length > 0")
                assert page.locator(".world .land").count() == 1, (
                    "where the map holds nothing, there is the land"
                )
                assert violations(page) == []
                page.goto(f"{running.address}{HERE}")
                until(page, "document.querySelectorAll('.world .tiles image').length > 0")


def test_a_damaged_map_is_said_and_the_land_stays(browser: Any, register: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.pmtiles").write_bytes(b"PMTiles\x03" + bytes(60))
    with (
        serving(None, register=str(register), map=tmp_path / "bad.pmtiles") as running,
        watched_page(browser, running.address, color_scheme="dark") as page,
    ):
        page.goto(f"{running.address}register?view=map")
        page.get_by_role("alert").get_by_text("The map bad.pmtiles cannot be used").wait_for()
        assert page.locator(".world .tiles image").count() == 0 and page.locator(".world .land").count() == 1
        assert violations(page) == []
