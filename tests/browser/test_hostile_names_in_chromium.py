"""Names of files that try to act on the page: they are shown, and nothing of them takes effect."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from diptych.apps.cli import run
from make_video import make_video

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="names of this kind cannot be written here"),
]

NAMES = (
    "</script><img src=x onerror=alert(1)>\u202e\x1b[2J.mp4".replace("/", "\u2215"),
    os.fsdecode(b"<svg onload=alert(2)>\xff\n{{7*7}} javascript:alert(3)\xe2\x81\xa6.mp4"),
)


def test_names_are_shown_and_do_nothing(browser: Any, tmp_path: Path) -> None:
    paths = []
    for k, name in enumerate(NAMES):
        plain = make_video(tmp_path / f"plain-{k}.mp4", n_frames=25, seed=k)
        paths.append(str(shutil.move(plain, tmp_path / name)))
    out = tmp_path / "result"
    assert run(["compare", *paths, "--out", str(out), "--quiet"]) == 0
    page = browser.new_page()
    dialogs: list[str] = []
    asked: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url))
    page.goto((out / "index.html").as_uri())
    page.wait_for_timeout(500)
    text, title = page.inner_text("body"), page.title()
    images = page.eval_on_selector_all("img", "all => all.map(one => one.getAttribute('src'))")
    drawings = page.eval_on_selector_all("svg[onload]", "all => all.length")
    page.close()
    assert dialogs == []
    assert asked and all(url.startswith(("file:", "blob:", "data:")) for url in asked)
    assert "x" not in images and drawings == 0
    for shown in (text, title):
        hidden = [c for c in shown if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
        assert hidden == []
    assert "‹U+202E›" in title and "‹byte FF›" in title and "{{7*7}}" in title
    assert "‹U+202E›" in text
