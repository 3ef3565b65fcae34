"""The interface says the same in every language."""

from __future__ import annotations

import re

import pytest
import yaml

from fangtan import i18n
from fangtan.resources import TEMPLATES


@pytest.mark.parametrize("language", i18n.available())
def test_every_language_has_the_keys_of_english(language: str) -> None:
    assert set(i18n.strings(language)) == set(i18n.strings("en"))


@pytest.mark.parametrize("language", i18n.available())
def test_every_string_has_the_places_of_the_english_one(language: str) -> None:
    for key, text in i18n.strings("en").items():
        assert set(re.findall(r"{\w*}", i18n.strings(language)[key])) == set(
            re.findall(r"{\w*}", text)
        ), key


@pytest.mark.parametrize("language", i18n.available())
def test_no_key_stands_twice(language: str) -> None:
    text = (TEMPLATES / "strings" / f"{language}.yaml").read_text("utf-8")
    keys = re.findall(r"^([\w-]+):", text, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(yaml.safe_load(text))


def test_chinese_punctuation_is_that_of_the_mainland() -> None:
    for key, text in i18n.strings("zh-Hans").items():
        assert not re.search(r"[\u4e00-\u9fff][,.;:!?]|[,;:!?][\u4e00-\u9fff]", text), key
        assert not re.search(r"[\u4e00-\u9fff] | [\u4e00-\u9fff]", text), key
