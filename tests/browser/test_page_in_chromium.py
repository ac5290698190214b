"""The page in a browser: offline, quiet, blurred until asked, and all players on one clock."""

from __future__ import annotations

from typing import Any

import pytest

FRAMES = "diptych.viewers.map(v => v.active ? v.frame : null)"
UNDETERMINED = pytest.mark.parametrize("opened", ["undetermined"], indirect=True)


def test_every_picture_is_blurred_sound_off_and_nothing_plays(opened: Any) -> None:
    guards = opened.js("[...document.querySelectorAll('.guard')].map(g => g.dataset.guard)")
    assert len(guards) >= 4 and set(guards) == {"blurred"}
    filters = opened.js(
        "[...document.querySelectorAll('.guard-content')].map(g => getComputedStyle(g).filter)"
    )
    assert all("blur(" in f and "grayscale(1)" in f for f in filters), filters
    outside = "[...document.querySelectorAll('video, img')].filter(e => !e.closest('.guard-content')).length"
    assert opened.js(outside) == 0
    assert opened.js("diptych.viewers.every(v => v.video.paused && v.video.muted)")
    opened.page.get_by_role("button", name="Show picture: r1.mp4").click()
    opened.page.wait_for_timeout(300)
    assert opened.js("getComputedStyle(diptych.viewers[0].video.parentElement).filter") == "none"
    assert opened.js("document.querySelectorAll('.guard[data-guard=blurred]').length") == len(guards) - 1
    opened.page.get_by_role("button", name="Show pictures", exact=True).click()
    assert opened.js("document.querySelectorAll('.guard[data-guard=blurred]').length") == 0


@pytest.mark.parametrize(
    ("clock", "frames"),
    [
        (0.0, [0, None]),
        (1.99, [49, None]),
        (2.0, [50, 0]),
        (3.5, [87, 45]),
        (4.5, [112, None]),
        (5.0, [125, 60]),
        (6.61, [165, 108]),
        (7.5, [187, None]),
    ],
)
def test_each_player_shows_the_frame_of_the_clock(
    opened: Any, clock: float, frames: list[int | None]
) -> None:
    opened.js(f"diptych.transport.seek({clock})")
    opened.settle()
    assert opened.js(FRAMES) == frames


def test_a_missing_recording_says_why(opened: Any) -> None:
    for clock, why in ((1.0, "before its start"), (4.5, "gap"), (7.5, "after its end")):
        opened.js(f"diptych.transport.seek({clock})")
        panel = opened.page.locator(".viewer[data-recording=r2] .absent")
        assert "Not recorded at this time" in panel.inner_text() and why in panel.inner_text()


def test_keys_step_jump_and_help(opened: Any) -> None:
    opened.js("diptych.transport.seek(2.0)")
    opened.settle()
    for key, frames in (
        ("ArrowRight", [51, 1]),
        ("ArrowRight", [52, 2]),
        ("ArrowLeft", [51, 1]),
        ("Shift+ArrowRight", [76, 31]),
    ):
        opened.page.keyboard.press(key)
        opened.settle()
        assert opened.js(FRAMES) == frames, key
    opened.page.keyboard.press("2")
    opened.page.keyboard.press("ArrowRight")
    opened.settle()
    assert opened.js(FRAMES)[1] == 32, "the second leads"
    opened.page.keyboard.press("n")
    assert opened.js("diptych.transport.now") == pytest.approx(5.0, abs=0.001)
    opened.page.keyboard.press("End")
    assert opened.js("diptych.transport.now") == pytest.approx(8.0, abs=0.001)
    opened.page.keyboard.press("?")
    assert opened.js("document.querySelector('dialog').open")
    opened.page.keyboard.press("Escape")
    assert not opened.js("document.querySelector('dialog').open")


def test_no_frame_of_another_piece_is_shown_at_a_jump_or_at_the_end(opened: Any) -> None:
    opened.js("diptych.transport.setSpeed(2)")
    opened.js("diptych.transport.seek(3.4)")
    opened.settle()
    opened.js(
        """(() => { window.frames = []; const v = diptych.viewers[1];
        const again = (_, data) => {
          if (v.active) window.frames.push([diptych.transport.now, data.mediaTime]);
          v.video.requestVideoFrameCallback(again); };
        v.video.requestVideoFrameCallback(again); diptych.transport.play(); })()"""
    )
    for _ in range(60):
        opened.page.wait_for_timeout(100)
        if opened.js("diptych.transport.now") > 7.4:
            break
    opened.js("diptych.transport.pause()")
    seen = opened.js("window.frames")
    own = [t for _, t in seen]
    assert own == sorted(own) and own[0] < 1.7 and own[-1] > 3.8
    early = [one for one in seen if one[1] > 1.999 and one[0] < 4.8]
    # The gap is from 4 to 5 s. On a busy machine the frame at its border is shown before the player is stopped.
    assert len(early) <= 1 and all(now > 3.9 and t < 2.001 for now, t in early), early
    assert not [one for one in seen if one[1] < 1.999 and one[0] > 4.2]


def test_players_keep_together_while_playing(opened: Any) -> None:
    opened.js("diptych.transport.seek(1.6)")
    opened.settle()
    opened.page.keyboard.press("Space")
    apart = []
    for _ in range(16):
        opened.page.wait_for_timeout(120)
        seen = opened.js("[diptych.transport.now, diptych.transport.apart()]")
        if seen[1] is not None and seen[0] > 2.5:
            apart.append(seen[1])
    assert apart and sorted(apart)[len(apart) // 2] < 0.08, apart
    opened.page.keyboard.press("Space")
    at_rest = (
        "diptych.viewers.every(v => {"
        " const p = diptych.transport.clock.place(v.id, diptych.transport.now);"
        " return 'why' in p ? !v.active : v.active && v.video.paused && v.frame === v.times.at(p.t); })"
    )
    for _ in range(40):
        opened.page.wait_for_timeout(100)
        if opened.js(at_rest):
            break
    assert opened.js(at_rest), "at rest each player shows the frame of the clock"


def test_a_jump_from_the_findings(opened: Any) -> None:
    opened.page.locator("#diptych-findings .contrast .jump").first.click()
    opened.settle()
    assert opened.js(FRAMES) == [175, None]


def test_the_untouched_frame_is_one_click_away(opened: Any) -> None:
    opened.js("diptych.transport.seek(2.5)")
    opened.settle()
    button = opened.page.locator(".viewer[data-recording=r1] footer button").nth(1)
    button.click()
    assert opened.js("diptych.viewers[0].video.style.transform").startswith("matrix3d")
    assert button.inner_text() == "Untouched frame"
    button.click()
    assert opened.js("diptych.viewers[0].video.style.transform") == ""


@UNDETERMINED
def test_without_a_clock_a_person_can_set_one(opened: Any) -> None:
    assert "undetermined" in opened.page.locator(".notice").inner_text()
    opened.js("diptych.transport.seek(3.0); diptych.viewers[1].showFrame(30)")
    opened.settle()
    assert opened.js(FRAMES) == [75, 30]
    opened.page.get_by_role("button", name="Add anchor from these frames").click()
    opened.settle()
    assert "human clock" in opened.page.locator(".transport").inner_text()
    assert "--anchor r1=3.000,r2=1.000±0.037" in opened.page.locator(".command").input_value()
    assert "machine: undetermined" in opened.page.locator(".anchors").inner_text()
    opened.js("diptych.transport.seek(4.0)")
    opened.settle()
    assert opened.js(FRAMES) == [100, 60]
    opened.page.get_by_label("the machine").check()
    assert opened.page.locator(".notice").is_visible()


@pytest.mark.parametrize("width", [400, 800, 1280, 1920])
def test_nothing_runs_over_the_edge(opened: Any, width: int) -> None:
    opened.page.set_viewport_size({"width": width, "height": 900})
    opened.page.wait_for_timeout(150)
    assert opened.js("document.documentElement.scrollWidth") <= width
