"""Every usual spelling of a name has the key of the name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.algorithms.name_spellings import (
    APOSTROPHES,
    folded,
    romanisations,
    romanised,
    russian_spellings,
    spelling_key,
    word_keys,
)

UKRAINIAN = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"

ukrainian_names = st.text(alphabet=UKRAINIAN + "'- ", min_size=1, max_size=14)
russian_names = st.text(alphabet=RUSSIAN + "- ", min_size=1, max_size=14)


@given(ukrainian_names)
def test_every_romanisation_of_a_ukrainian_name_has_its_key(name: str) -> None:
    for scheme, text in romanisations(name).items():
        assert spelling_key(text) == spelling_key(name), scheme


@given(russian_names)
def test_every_romanisation_of_a_russian_name_has_its_key(name: str) -> None:
    for scheme, text in romanisations(name, "ru").items():
        assert spelling_key(text) == spelling_key(name), scheme


@given(ukrainian_names, st.sampled_from([*APOSTROPHES, ""]), st.booleans())
def test_apostrophes_case_and_hyphens_change_no_key(name: str, apostrophe: str, upper: bool) -> None:
    written = name.replace("'", apostrophe).replace("-", " ")
    assert spelling_key(written.upper() if upper else written.capitalize()) == spelling_key(name)


@given(st.text(max_size=30))
def test_any_text_has_a_key_without_spaces(text: str) -> None:
    key = spelling_key(text)
    assert key == "".join(key.split()) == "".join(word_keys(text))


@pytest.mark.parametrize(
    ("name", "kmu", "bgn"),
    [
        # Examples of the resolution's own table, and of the BGN/PCGN agreement of 1965.
        ("Алушта", "Alushta", "Alushta"),
        ("Згорани", "Zghorany", "Z·horany"),
        ("Єнакієве", "Yenakiieve", "Yenakiyeve"),
        ("Їжакевич", "Yizhakevych", "Yizhakevych"),
        ("Йосипівка", "Yosypivka", "Yosypivka"),
        ("Стрий", "Stryi", "Stryy"),
        ("Щербухи", "Shcherbukhy", "Shcherbukhy"),
        ("Юрій", "Yurii", "Yuriy"),
        ("Яготин", "Yahotyn", "Yahotyn"),
        ("Костянтин", "Kostiantyn", "Kostyantyn"),
        ("Знам'янка", "Znamianka", "Znam”yanka"),
    ],
)
def test_published_examples(name: str, kmu: str, bgn: str) -> None:
    assert romanised(name, "KMU 2010") == kmu
    assert romanised(name, "BGN/PCGN") == bgn


def test_russian_bgn_writes_ye_after_vowels_and_signs() -> None:
    assert romanised("Подъезд Ельцы Краснодар", "BGN/PCGN", "ru") == "Pod”yezd Yel’tsy Krasnodar"


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("Олександрівка", "Александровка"),
        ("Миколаїв", "Николаев"),
        ("Запоріжжя", "Запорожье"),
        ("Мирне", "Мирное"),
        ("Андріївка", "Андреевка"),
        ("П’ятихатки", "Пятихатки"),
        ("Харків", "Харьков"),
        ("Київ", "Киев"),
        ("Велика Новосілка", "Великая Новосёлка"),
        ("Кам’янське", "Каменское"),
        ("Пісківка", "Песковка"),
        ("Хмельницький", "Хмельницкий"),
    ],
)
def test_russian_forms_are_found_by_rule(ukrainian: str, russian: str) -> None:
    keys = {spelling_key(one) for one in (ukrainian, *russian_spellings(ukrainian))}
    assert spelling_key(russian) in keys


@given(ukrainian_names)
def test_rules_give_a_few_distinct_spellings(name: str) -> None:
    forms = russian_spellings(name)
    assert len(forms) == len(set(forms)) <= 400
    assert all("і" not in form and "ї" not in form for form in forms)


def test_different_names_keep_different_keys() -> None:
    names = ["Миргород", "Вінниця", "Вишневе", "Верхнє", "Нижнє", "Львів", "Луцьк", "Одеса", "Полтава"]
    assert len({spelling_key(name) for name in names}) == len(names)


def test_marks_go_and_letters_stay() -> None:
    assert folded("П’ЯТИХАТКИ") == folded("П'ятихатки") == "пятихатки"
    assert folded("Kam’yanka-Buz'ka") == "kamyanka buzka"
    assert spelling_key("Караджи́") == spelling_key("Караджи") == spelling_key("Karadzhi")


def test_a_scheme_without_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match="KMU 2010"):
        romanised("Пятихатки", "KMU 2010", "ru")
