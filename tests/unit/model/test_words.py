from __future__ import annotations

import pytest

from diptych.model.words import BANNED, find_banned


@pytest.mark.parametrize("word", BANNED)
def test_every_banned_word_is_found_in_any_case(word: str) -> None:
    assert find_banned(f"It {word.upper()}, as it were") == [word]


def test_longer_words_and_line_breaks() -> None:
    assert find_banned("improved; approved; hideous; the untruthfulness") == []
    assert find_banned("it leaves\n out") == ["leaves out"]
