"""The built pages: true to their source, and their catalogues of words complete."""

from __future__ import annotations

import json
import re
from pathlib import Path

from diptych.apps.web.pages import check_manifest

LANGUAGES = ("en", "uk", "ru")


def words(repository: Path, language: str) -> dict[str, str]:
    return json.loads((repository / "workbench/src/words" / f"{language}.json").read_text("utf-8"))


def test_the_built_pages_are_true_to_their_source(repository: Path) -> None:
    assert check_manifest(repository) == []


def test_all_languages_say_the_same_things(repository: Path) -> None:
    held = {language: words(repository, language) for language in LANGUAGES}
    for language in LANGUAGES[1:]:
        assert list(held[language]) == list(held["en"]), language
        for key, english in held["en"].items():
            there = held[language][key]
            assert there.strip(), (language, key)
            assert set(re.findall(r"\{\w+\}", there)) == set(re.findall(r"\{\w+\}", english)), (language, key)
            assert "<" not in there


def test_every_key_is_used_and_every_used_key_is_there(repository: Path) -> None:
    held = words(repository, "en")
    text = "".join(one.read_text("utf-8") for one in (repository / "workbench/src").rglob("*.ts"))
    used = set(re.findall(r'\bt\("([a-z_.]+)"', text)) | set(re.findall(r'words: "([a-z_.]+)"', text))
    either = re.findall(r'\bt\([a-z.]+ \? "([a-z_.]+)" : "([a-z_.]+)"', text)
    used |= {one for pair in either for one in pair}
    groups = set(re.findall(r'\bcode\("([a-z_.]+)"', text))
    assert used <= set(held)
    spare = [key for key in held if key not in used and key.rpartition(".")[0] not in groups]
    assert spare == []


def test_everything_the_player_says_is_translated(repository: Path) -> None:
    said: set[str] = set()
    for one in (repository / "player/src").glob("*.ts"):
        text = one.read_text("utf-8")
        said |= set(re.findall(r'\bsay\("([^"]+)"', text))
        if one.name == "words.ts":  # tables of words by code, after the functions
            said |= set(re.findall(r': "([^"]+)"', text[text.index("export const RELATION") :]))
        if one.name == "help.ts":
            said |= {what for _, what in re.findall(r'\["([^"]+)", "([^"]+)"\]', text)}
    assert len(said) > 200
    for language in ("uk", "ru"):
        held = words(repository, f"player_{language}")
        assert sorted(said - held.keys()) == [], language
        for english, there in held.items():
            assert set(re.findall(r"\{\w+\}", there)) == set(re.findall(r"\{\w+\}", english)), english


def test_the_handbook_names_what_stands_on_the_pages(repository: Path) -> None:
    shown = set(words(repository, "en").values()) | set(words(repository, "player_uk"))
    text = (repository / "docs/handbook/workbench.md").read_text("utf-8")
    named = set(re.findall(r"\*\*([^*]+)\*\*", text)) - {"bold"}
    assert len(named) > 15
    assert sorted(" ".join(one.split()) for one in named if " ".join(one.split()) not in shown) == []
