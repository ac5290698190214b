"""The workbench in a real Chromium: every flow by hand and by keyboard, in both themes, without a foreign request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from make_workbench import Served, bench_case, serving

AXE = Path(__file__).parent / "axe" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder, keys, pair = bench_case(tmp_path_factory.mktemp("bench"))
    with serving(folder, keys, pair) as running:
        yield running


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Any, served: Served) -> Iterator[Any]:
    options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"}
    context = browser.new_context(**{**options, **getattr(request, "param", {})})
    page = context.new_page()
    problems: list[str] = []
    foreign: list[str] = []
    page.on(
        "console",
        lambda m: (
            problems.append(m.text)
            if m.type in ("error", "warning") and "the server responded" not in m.text
            else None
        ),
    )
    page.on("pageerror", lambda e: problems.append(str(e)))
    page.on("request", lambda r: foreign.append(r.url) if not r.url.startswith(served.address) else None)
    page.set_default_timeout(8000)
    yield page
    context.close()
    assert foreign == []
    assert problems == []


def until(page: Any, script: str) -> None:
    """Wait until a script says so; the page's policy allows no waiting inside it."""
    for _ in range(160):
        if page.evaluate(script):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came: {script}")


def open_pair(page: Any, served: Served, more: str = "") -> None:
    page.goto(f"{served.address}pairs/{served.pair}{more}")
    until(
        page, "window.diptych && diptych.viewers.length && diptych.viewers.every(v => v.video.readyState > 1)"
    )


def on_screen(page: Any, t_s: float) -> None:
    """Wait until the first recording shows its frame at a time: marks are of what is on screen."""
    until(page, f"Math.abs(diptych.viewers[0].t - {t_s}) < 0.03")


def test_from_the_overview_to_a_comparison_and_back(page: Any, served: Served) -> None:
    page.goto(served.address)
    page.get_by_role("heading", name="Yard, two recordings").wait_for()
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.get_by_role("link", name="1 first.mp4 · 2 second.mp4").click()
    page.get_by_role("heading", name="first.mp4 · second.mp4").first.wait_for()
    assert served.pair in page.url and "first.mp4" in page.title()
    page.go_back()
    page.get_by_role("heading", name="Comparisons").wait_for()
    page.goto(f"{served.address}no/such/page")
    page.get_by_role("heading", name="There is no such page").wait_for()
    page.goto(f"{served.address}pairs/ffffffffffff")
    page.get_by_role("alert").get_by_text("names no finding of this case").wait_for()


def test_nothing_is_shown_plays_or_sounds_until_asked(page: Any, served: Served) -> None:
    open_pair(page, served)
    guards = page.evaluate("[...document.querySelectorAll('.guard')].map(g => g.dataset.guard)")
    assert len(guards) >= 3 and set(guards) == {"blurred"}
    assert page.evaluate("diptych.viewers.every(v => v.video.paused && v.video.muted)")
    outside = "[...document.querySelectorAll('video, img')].filter(e => !e.closest('.guard-content')).length"
    assert page.evaluate(outside) == 0


def test_other_pages_leave_the_players_looks_alone(page: Any, served: Served) -> None:
    open_pair(page, served)
    style = "(name, what) => getComputedStyle(document.querySelector(name))[what]"
    looks = page.evaluate(
        f"[['.map.card', 'backgroundColor'], ['.anchors.card', 'backgroundColor']].map(a => ({style})(...a))"
    )
    assert looks[0] == looks[1]
    assert page.evaluate(f"({style})('.legend', 'paddingLeft')") == "0px"
    keys = page.evaluate(
        "[...document.querySelectorAll('.legend .key')].map(k => getComputedStyle(k).backgroundColor)"
    )
    assert len(set(keys)) > 3


def test_what_each_does_not_show_follows_the_clock(page: Any, served: Served) -> None:
    open_pair(page, served, "?t=4.5")
    now = page.locator(".contrast-now .now")
    assert "not recorded: gap" in now.inner_text() and "shows 0:04.50" in now.inner_text()
    page.evaluate("diptych.transport.seek(7.5)")
    assert "not recorded: after its end" in now.inner_text()
    assert page.locator(".contrast-now li.current").count() == 1
    page.locator(".contrast-now").get_by_role("button").first.click()
    assert page.evaluate("diptych.transport.now") == pytest.approx(7.0, abs=0.05)


def test_an_observation_by_keyboard_alone(page: Any, served: Served) -> None:
    open_pair(page, served, "?t=3.0")
    on_screen(page, 3.0)
    page.get_by_role("button", name="Show pictures", exact=True).click()
    page.locator("body").click(position={"x": 2, "y": 2})
    page.keyboard.press("i")
    page.keyboard.press("Shift+ArrowRight")
    until(page, "diptych.viewers[0].frame === 100")
    page.keyboard.press("o")
    assert page.evaluate("document.activeElement.getAttribute('list')") == "observe-action"
    page.keyboard.type("crosses the yard")
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("person 1")
    page.keyboard.press("Enter")
    item = page.locator(".observation").filter(has_text="person 1: crosses the yard")
    item.wait_for()
    assert "0:03.00–0:04.00" in item.inner_text() and "r2" in item.locator(".elsewhere").inner_text()
    item.get_by_role("button", name="Change").click()
    page.keyboard.type(", slowly")
    page.keyboard.press("Enter")
    page.locator(".observation").filter(has_text="version 2").wait_for()
    page.locator(".observation").get_by_role("button", name="Take back").click()
    page.get_by_text("No observations yet.").wait_for()


def test_a_region_drawn_on_the_picture(page: Any, served: Served) -> None:
    open_pair(page, served, "?t=1.0")
    on_screen(page, 1.0)
    page.get_by_role("button", name="Show picture: first.mp4").click()
    page.locator("body").click(position={"x": 2, "y": 2})
    page.keyboard.press("e")
    box = page.locator(".region-pad").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.75)
    page.mouse.up()
    place = page.get_by_label("Where in the picture").input_value()
    assert [float(one) for one in place.split()] == pytest.approx([25, 50, 25, 25], abs=1)
    page.get_by_label("What happens").fill("stands")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.locator(".region").get_by_text("stands").wait_for()
    (pin,) = page.evaluate("diptych.map.pins")
    # The middle of the lower edge, 60 × 67.5 of 160 × 90 pixels, on a ground of twice the size shifted by 5.
    assert pin["label"] == "stands" and pin["at"] == pytest.approx([125, 140], abs=4)
    page.locator(".observation").get_by_role("button", name="Take back").click()
    page.get_by_text("No observations yet.").wait_for()


def test_the_clock_is_set_by_hand_with_a_reason_and_taken_back(page: Any, served: Served) -> None:
    open_pair(page, served, "?t=3.0")
    on_screen(page, 3.0)
    page.get_by_role("button", name="Add anchor from these frames").click()
    page.get_by_label("Which moment you recognised, and how").fill("the square turns")
    page.get_by_role("button", name="Keep in the case").click()
    page.get_by_role("heading", name="Anchors in the case").wait_for()
    assert "human clock" in page.locator(".origin").inner_text()
    page.get_by_role("tab", name="Findings").click()
    assert "What the machine had measured" in page.locator("#tab-findings").inner_text()
    page.locator(".anchor-list").get_by_role("button", name="Take back").click()
    page.get_by_label("Why it is taken back").fill("it was another square")
    page.locator(".anchors form").get_by_role("button", name="Take back").click()
    page.locator(".anchor-list .withdrawn").wait_for()
    assert "common clock" in page.locator(".origin").inner_text()


def test_working_blind_hides_the_others_and_then_shows_agreement(page: Any, served: Served) -> None:
    told = {"original": 1, "from_s": 2.0, "to_s": 3.0, "action": "waits", "observer": "viewer-2"}
    kept = served.ask(f"/api/pairs/{served.pair}/observations", told)[1]
    open_pair(page, served, "?t=2.0")
    page.get_by_text("waits").first.wait_for()
    page.get_by_text("Work blind to others").click()
    page.get_by_label("What is shown").select_option(label="only first.mp4")
    page.get_by_role("button", name="Begin as viewer-1").click()
    page.get_by_text("viewer-1 works blind.").wait_for()
    assert page.locator(".viewer").count() == 1 and page.get_by_text("waits").count() == 0
    mine = served.ask(
        f"/api/pairs/{served.pair}/observations", {**told, "observer": "viewer-1", "to_s": 2.8}
    )[1]
    page.get_by_role("button", name="Stop working blind").click()
    page.get_by_text("agree on 1: 100 %").wait_for()
    assert page.locator(".viewer").count() == 2
    for name, who in ((kept["id"], "viewer-2"), (mine["id"], "viewer-1")):
        served.ask(f"/api/pairs/{served.pair}/observations/{name}/withdraw", {**told, "observer": who})


def test_graphic_recordings_stay_small_and_apart(page: Any, served: Served) -> None:
    page.goto(f"{served.address}recordings/2")
    page.get_by_label("Graphic").select_option("yes")
    page.get_by_label("What it shows, in words").fill("A square crosses.")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_text("Kept in the case.").first.wait_for()
    open_pair(page, served, "?t=2.5")
    page.get_by_text("Already described, no need to watch").click()
    page.get_by_text("A square crosses.").wait_for()
    width = "document.querySelector('.viewer[data-recording=r2] .stage').clientWidth"
    assert page.evaluate(width) == 220
    page.get_by_role("button", name="Show pictures", exact=True).click()
    assert page.evaluate("diptych.viewers.map(v => v.guard.shown)") == [True, False]
    page.get_by_role("button", name="Show picture: second.mp4").click()
    assert page.evaluate(width) > 300
    page.get_by_role("button", name="Shown today").wait_for()
    told = {"graphic": "no", "described": "", "by": "viewer-1"}
    served.ask("/api/case/recordings/2/care", told, method="PUT")


def test_no_statements_says_how_to_add_them(page: Any, served: Served) -> None:
    open_pair(page, served)
    page.get_by_role("tab", name="Said").click()
    assert "diptych register record" in page.locator("#tab-said").inner_text()


def test_an_exact_frame_of_the_original_is_asked_for_with_a_reason(page: Any, served: Served) -> None:
    open_pair(page, served, "?t=2.0")
    on_screen(page, 2.0)
    page.locator(".viewer[data-recording=r1]").get_by_role("button", name="Exact frame").click()
    dialog = page.get_by_role("dialog", name="Exact frame of first.mp4")
    dialog.get_by_role("button", name="Show frame 50").click()
    assert dialog.locator("img").count() == 0, "no reason, no look"
    dialog.get_by_label("Why you look at the original").fill("the edge of the square")
    dialog.get_by_role("button", name="Show frame 50").click()
    dialog.get_by_text("Frame 50 at 0:02.000, 160 × 90").wait_for(timeout=20000)
    until(page, "document.querySelector('.exact img').naturalWidth === 160")
    page.keyboard.press("Escape")
    assert served.ask("/api/case/log?limit=1")[1]["events"][0]["about"]["purpose"] == "viewing"


def test_a_comparison_is_started_and_called_off(page: Any, served: Served) -> None:
    page.goto(f"{served.address}recordings")
    assert page.get_by_role("button", name="Compare").is_disabled()
    page.get_by_label("Choose recording 1").check()
    page.get_by_label("Choose recording 2").check()
    page.get_by_label("Why compare them").fill("the square")
    page.get_by_role("button", name="Compare").click()
    page.locator(".work progress").wait_for()
    page.get_by_role("button", name="Cancel").click()
    page.locator(".work").get_by_text("cancelled").wait_for()


def test_the_case_is_checked_and_a_hand_over_previewed(page: Any, served: Served) -> None:
    page.goto(f"{served.address}case")
    page.get_by_role("button", name="Verify now").click()
    page.get_by_text("All well").wait_for(timeout=20000)
    page.get_by_text("never").wait_for(state="detached")
    page.get_by_label("To whom").select_option("court")
    page.get_by_role("button", name="Preview", exact=True).click()
    page.get_by_role("heading", name="Leaves:").wait_for()


@pytest.mark.parametrize(
    "page", [{"color_scheme": "light"}, {"color_scheme": "dark", "locale": "uk-UA"}], indirect=True
)
def test_every_page_meets_wcag_2_2_aa(page: Any, served: Served) -> None:
    told = {
        "original": 1,
        "from_s": 2.0,
        "to_s": 3.0,
        "action": "waits",
        "observer": "viewer-1",
        "who": "person 1",
    }
    kept = served.ask(f"/api/pairs/{served.pair}/observations", told)[1]
    found = []
    for address in (
        "",
        "recordings",
        "recordings/1",
        "pairs",
        f"pairs/{served.pair}?t=2.5",
        "case",
        "nowhere",
    ):
        page.goto(served.address + address)
        until(
            page,
            "document.querySelector('main:not([aria-busy])') && document.querySelector('h1, h2')",
        )
        page.evaluate(AXE.read_text("utf-8"))
        report = page.evaluate(
            "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", TAGS
        )
        found += [
            (address, v["id"], [n["target"] for n in v["nodes"]][:3], v["nodes"][0].get("failureSummary", ""))
            for v in report["violations"]
        ]
    served.ask(f"/api/pairs/{served.pair}/observations/{kept['id']}/withdraw", told)
    assert found == []


@pytest.mark.parametrize("page", [{"locale": "ru-RU"}], indirect=True)
def test_the_interface_speaks_the_persons_language(page: Any, served: Served) -> None:
    page.goto(served.address)
    page.get_by_role("link", name="Сравнения", exact=True).first.wait_for()
    assert page.evaluate("document.documentElement.lang") == "ru"
    page.get_by_label("Язык").select_option("uk")
    page.get_by_role("link", name="Порівняння", exact=True).first.wait_for()


@pytest.mark.parametrize("page", [{"locale": "uk-UA"}], indirect=True)
def test_findings_are_told_in_the_persons_language(page: Any, served: Served) -> None:
    told = {"original": 1, "from_s": 2.5, "to_s": 3.0, "action": "waits", "observer": "viewer-1"}
    kept = served.ask(f"/api/pairs/{served.pair}/observations", told)[1]
    open_pair(page, served, "?t=2.5")
    page.locator(".observation", has_text="waits").wait_for()
    english = page.evaluate(
        "[...document.querySelectorAll('main [lang=en]')].map(e => e.textContent).filter(Boolean)"
    )
    served.ask(f"/api/pairs/{served.pair}/observations/{kept['id']}/withdraw", told)
    assert english == []
    said = page.locator(".findings").text_content()
    assert "тобто на 7,00 с ± 0,02 с за годинником першого; перший іде ще 1,00 с." in said
    assert "Узгоджуються 100 незалежних точок місцевості." in said
    assert "Узгодженість у просторі й часі 3 слідів рухомих об’єктів" in said


AS_IT_IS = re.compile(
    r"`[^`]*`|'[^']*'|diptych[ a-z\[\]]*|owner-1|--\S+( (table|owner|URL))?|docs/\S+|/openapi\S+|"
    r"https?|localhost|PHAT|PMTiles|Postgre\w+|age1|chmod|bubblewrap|pg_\w+|typst|splink|openssl|timemap|bayanat|Geolocation|"
    r"(case|findings|summary|verify)\.\w+|editor-1|desk 2|ss\.sss|clear|stop|slug|values|keep|undated|\w+_\w+"
)
"""What stands in no language: names of commands, files, fields and programs."""

VALUES = {"n": "3", "q": "1.25 s", "s": "second"}


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_every_kind_of_sentence_is_recognised(
    page: Any, served: Served, repository: Path, language: str
) -> None:
    words = repository / "workbench/src/words"
    rows = [
        row
        for name in ("sentences.json", "errors.json")
        for row in json.loads((words / name).read_text("utf-8"))
    ]
    asked = [
        re.sub(r"\{[!?]?(\w+)\}", lambda hole: VALUES.get(hole[1].rstrip("0123456789"), "1.25 s"), row[0])
        for row in rows
    ]
    page.goto(served.address)
    page.locator("h1").first.wait_for()
    told = page.evaluate(
        """async ([rows, asked, language]) => {
            const { Sentences } = await import("/static/part-tell.js");
            const sentences = new Sentences(rows, language, language);
            return asked.map(one => sentences.tell(one));
        }""",
        [rows, asked, language],
    )
    assert [one for one, there in zip(asked, told, strict=True) if there is None] == []
    left = [there for there in told if re.search(r"[a-z]{4}|[{}]", AS_IT_IS.sub("", there))]
    assert left == []


def test_what_people_typed_and_what_is_unknown_stays_as_it_is(page: Any, served: Served) -> None:
    page.goto(served.address)
    told = page.evaluate(
        """async () => {
            const { Sentences } = await import("/static/part-tell.js");
            const rows = [["Observed in {!a} at {b} s.", "У {a} на {b} с.", ""], ["in view", "у полі зору", ""],
                ["{n} points agree.", "{n} {n#точка|точки|точок}.", ""], ["It is {a}.", "Це {a}.", ""]];
            const sentences = new Sentences(rows, "uk", "uk-UA");
            return ["Observed in in view at 1.50 s.", "3 points agree. 1 points agree. 11 points agree.",
                "2.5 points agree.", "It is in view.", "It is nowhere to be found.", "1,234 points agree."]
                .map(one => sentences.tell(one));
        }"""
    )
    assert told == ["У in view на 1,50 с.", "3 точки. 1 точка. 11 точок.", "2,5 точки.", "Це у полі зору.", None,
                    "1\u00a0234 точки."]  # fmt: skip


@pytest.mark.parametrize("width", [1280, 2560])
def test_nothing_runs_over_the_edge(page: Any, served: Served, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for language in ("en", "ru"):
        for address in ("", f"pairs/{served.pair}", "case") if language == "en" else ("recordings",):
            page.goto(served.address + address)
            page.locator("h1").first.wait_for()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert page.evaluate("document.querySelector('header.bar').clientHeight") < 60, (
                "the head is one line"
            )
        page.evaluate("localStorage.setItem('diptych.language', 'ru')")


def test_a_comparison_for_the_public_shows_only_checked_copies(
    page: Any, served: Served, tmp_path: Path
) -> None:
    page.goto(f"{served.address}publish")
    card = page.locator("section", has=page.get_by_role("heading", name="A comparison for the public"))
    card.get_by_role("button", name="Preview").click()
    card.get_by_text("not shown: no checked copy was made").first.wait_for()
    card.get_by_label("Folder").fill(str(tmp_path / "public"))
    card.get_by_role("button", name="Write the page").click()
    card.get_by_role("heading", name="The page was written").wait_for(timeout=30_000)
    written = (tmp_path / "public" / "index.html").read_text("utf-8")
    assert "first.mp4" not in written and not (tmp_path / "public" / "media").exists()
    page.evaluate(AXE.read_text("utf-8"))
    report = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    assert [one["id"] for one in report["violations"]] == []
