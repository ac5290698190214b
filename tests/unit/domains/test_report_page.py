"""The page: its words, its safety, its player."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from diptych.domains.report import (
    PLAYER_FILES,
    build_page,
    check_manifest,
    player_files,
    replace_observations,
)
from diptych.model.report import MediaItem, Still

FORBIDDEN = "|".join(
    (
        r"honest|truth|reveal|\bproves?\b|\bproof|\bfakes?\b|suspicious",
        r"\bhides?\b|conceal|leaves? out|perpetrator|soldier",
    )
)


def item(name: str = "r1") -> MediaItem:
    return MediaItem(
        file=f"media/{name}.mp4",
        made="remuxed",
        width=96,
        height=64,
        duration_s=0.2,
        has_sound=False,
        tick_s=(1, 1000),
        ticks=(0, 40, 80, 130),
    )


def page(findings: dict[str, object] | None = None, **more: object) -> str:
    found = findings or {
        "format": "diptych-findings/1",
        "recordings": [{"id": "r1", "file": "/home/someone/secret/a</script>.mp4"}],
        "comparisons": [],
    }
    built = build_page(findings=found, ground={}, media={"r1": item()}, **more)  # type: ignore[arg-type]
    return built["index.html"].decode("utf-8")


def part(html: str, key: str) -> object:
    found = re.search(rf'data-diptych="{key}">(.*?)</script>', html, re.S)
    assert found
    return json.loads(found[1])


def test_only_base_names_reach_the_page() -> None:
    html = page(
        {"recordings": [{"id": "r1", "file": "C:\\Users\\x\\b.mp4"}, {"id": "r2", "file": "/home/y/a.mp4"}]}
    )
    assert "Users" not in html and "/home" not in html
    assert "b.mp4 · a.mp4" in html


def test_a_name_cannot_end_the_script_tag() -> None:
    html = page()
    assert html.count("</script>") == 7, "six parts of data and the player"
    assert "<!--" not in html


def test_one_classic_script_a_strict_policy_and_nothing_from_elsewhere() -> None:
    html = page()
    assert re.findall(r"<script (?!type=\"application/json\")[^>]*>", html) == [
        '<script src="assets/player.js">'
    ]
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy and "default-src &#x27;none&#x27;" in policy[1] and "unsafe" not in policy[1]
    script = player_files()["assets/player.js"].decode("utf-8")
    for word in (
        "fetch(",
        "XMLHttpRequest",
        "eval(",
        "new Function",
        "import(",
        "innerHTML",
        "WebSocket",
        "sendBeacon",
    ):
        assert word not in script, word
    for name, content in player_files().items():
        found = re.findall(r"https?://[^\s\"']+", content.decode("utf-8"))
        assert set(found) <= {"http://www.w3.org/2000/svg"}, name


def test_frame_times_are_runs() -> None:
    media = part(page(), "media")
    assert isinstance(media, dict)
    assert media["r1"]["tick_runs"] == [[40, 2], [50, 1]] and media["r1"]["frames"] == 4
    assert "ticks" not in media["r1"]


def test_stills_and_observations_stand_in_the_page() -> None:
    still = Still(recording="r1", frame=3, t_s=0.13, file="frames/r1-000003.png", input_sha256="ab" * 32)
    html = page(stills=[still], observations=[{"id": "o1", "recording": "r1", "from_s": 0.1}])
    stills, observations = part(html, "stills"), part(html, "observations")
    assert isinstance(stills, list) and stills[0]["frame"] == 3 and stills[0]["input_sha256"] == "ab" * 32
    assert isinstance(observations, list) and observations[0]["id"] == "o1"


def test_the_page_of_nothing_can_be_built() -> None:
    built = build_page(findings={}, ground={}, media={})
    assert set(built) == {"index.html", *(f"assets/{name}" for name in PLAYER_FILES)}


def test_ground_numbers_are_short() -> None:
    html = build_page(findings={}, ground={"extent": [0.1 + 0.2, 1, 2, 3]}, media={})["index.html"].decode()
    assert '"extent":[0.3,1,2,3]' in html


def test_the_player_uses_neutral_words() -> None:
    for name, content in {**player_files(), "page": page().encode()}.items():
        found = re.findall(FORBIDDEN, content.decode("utf-8"), re.I)
        assert not found, f"{name}: {found}"


def test_the_built_player_belongs_to_its_sources(repository: Path) -> None:
    assert check_manifest(repository / "player") == []


def test_the_lock_file_names_no_host(repository: Path) -> None:
    text = (repository / "player" / "package-lock.json").read_text("utf-8")
    assert "resolved" not in text
    assert not re.search(r"https?://(?!(opencollective|github|tidelift)\.com|www\.patreon)", text)


def test_described_observations_can_be_put_into_a_page_later() -> None:
    described = {
        "id": "o1",
        "recording": "r1",
        "from_s": 1.0,
        "region": {"x": 1, "y": 2, "w": 3, "h": 4, "unit": "px"},
        "elsewhere": [
            {
                "recording": "r2",
                "state": "in_view_not_observed",
                "parts": [
                    {"state": "in_view_not_observed", "other_from_s": 3.0, "other_to_s": 3.5, "margin_s": 0.5}
                ],
                "statement": "</script>",
                "jump": {"recording": "r2", "t_s": 3.0, "frame": 75},
            },
            {"recording": "r3", "state": "after_end", "parts": [{"state": "after_end", "other_from_s": 9.0}]},
        ],
    }
    before = page()
    html = replace_observations(before.encode(), [described]).decode()
    assert part(html, "findings") == part(before, "findings") and html.count("</script>") == 7
    found = part(html, "observations")
    assert isinstance(found, list) and found[0]["region"] == "from 1, 2: 3 × 4 px"
    near, past = found[0]["elsewhere"]
    assert (
        near["interval_s"] == [2.5, 3.5]
        and near["jump_s"] == 3.0
        and near["status"] == "in_view_not_observed"
    )
    assert past["from_s"] is None and past["status"] == "after_end"
    assert replace_observations(html.encode(), []) == before.encode()
    with pytest.raises(ValueError, match="not a page"):
        replace_observations(b"<html>", [])
