"""The interface says the same in every language."""

from __future__ import annotations

import re

import pytest
import yaml

from fangtan import i18n
from fangtan.model import Phrase
from fangtan.resources import TEMPLATES


@pytest.mark.parametrize("language", i18n.available())
def test_every_language_has_the_keys_of_english(language: str) -> None:
    assert set(i18n.strings(language)) == set(i18n.strings("en"))


def forms(phrase: Phrase) -> dict[str, str]:
    """Return the text of each form of the plural; of a plain string, the one that it has."""
    return {"other": phrase} if isinstance(phrase, str) else dict(phrase)


@pytest.mark.parametrize("language", i18n.available())
def test_every_string_has_the_places_of_the_english_one(language: str) -> None:
    for key, phrase in i18n.strings("en").items():
        wanted = set(i18n.places(forms(phrase)["other"]))
        said = forms(i18n.strings(language)[key])
        assert set(i18n.places(said["other"])) == wanted, key
        for text in said.values():
            assert set(i18n.places(text)) <= wanted, key


@pytest.mark.parametrize("language", i18n.available())
def test_every_form_of_the_plural_is_one_that_the_language_has(language: str) -> None:
    for key, phrase in i18n.strings(language).items():
        assert set(forms(phrase)) <= i18n.plural_forms(language), key


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("en", 1, "1 person"),
        ("en", 2, "2 people"),
        ("zh-Hans", 1, "1人"),
        ("zh-Hant", 2, "2人"),
        ("ar", 1, "شخص واحد"),
        ("ar", 2, "شخصان"),
        ("ar", 3, "3 أشخاص"),
        ("ar", 10, "10 أشخاص"),
        ("ar", 11, "11 شخصًا"),
        ("ar", 99, "99 شخصًا"),
        ("ar", 100, "100 شخص"),
        ("ar", 103, "103 أشخاص"),
    ],
)
def test_number_decides_the_form_of_the_plural(language: str, count: int, said: str) -> None:
    assert i18n.say(language, "paper_run_sheet_people", size=count) == said


def test_number_in_a_title_decides_no_form() -> None:
    said = i18n.say("ar", "questions_description", title="2", count=12)
    assert said.startswith("12 سؤالًا")


@pytest.mark.parametrize("language", i18n.available())
def test_no_key_stands_twice(language: str) -> None:
    text = (TEMPLATES / "strings" / f"{language}.yaml").read_text("utf-8")
    keys = re.findall(r"^([\w-]+):", text, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(yaml.safe_load(text))


def test_chinese_punctuation_is_that_of_the_mainland() -> None:
    for key, phrase in i18n.strings("zh-Hans").items():
        text = forms(phrase)["other"]
        assert not re.search(r"[\u4e00-\u9fff][,.;:!?]|[,;:!?][\u4e00-\u9fff]", text), key
        assert not re.search(r"[\u4e00-\u9fff] | [\u4e00-\u9fff]", text), key


def test_chinese_of_taiwan_and_hong_kong_has_its_own_quotes_and_characters() -> None:
    said = "".join(forms(phrase)["other"] for phrase in i18n.strings("zh-Hant").values())
    assert "「" in said
    assert not set("“”这个们说题译为与网页电剧访谈语学") & set(said)


def test_arabic_has_its_own_punctuation() -> None:
    for key, phrase in i18n.strings("ar").items():
        for text in forms(phrase).values():
            assert not re.search(r"[\u0600-\u06ff][,;?]|[“”\"]", text), key


@pytest.mark.parametrize("language", i18n.available())
def test_direction_is_that_of_the_script(language: str) -> None:
    assert i18n.direction(language) == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize(
    ("language", "direction"),
    [("fa", "rtl"), ("he", "rtl"), ("az-Arab", "rtl"), ("fa-Latn", "ltr"), ("fr", "ltr")],
)
def test_language_without_strings_has_its_usual_direction(language: str, direction: str) -> None:
    assert i18n.direction(language) == direction
