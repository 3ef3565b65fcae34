"""Readings above characters, and dates as each language writes them."""

from __future__ import annotations

import pytest

from fangtan import i18n
from fangtan.markup import inline, plain, rich
from fangtan.markup.pinyin import over


class Page:
    """A page of a language, without links."""

    def __init__(self, language: str, han: str | None) -> None:
        self.language = language
        self.han = han

    def anchor(self, scheme: str, target: str) -> None:
        """There is none."""
        raise NotImplementedError


CHINESE, ENGLISH = Page("zh-Hans", None), Page("en", "zh-Hans")


@pytest.mark.parametrize(
    ("characters", "reading", "syllables"),
    [
        ("王瑞", "Wáng Ruì", "Wáng Ruì"),
        ("冯小刚", "Féng Xiǎogāng", "Féng Xiǎo gāng"),
        ("西安", "Xī’ān", "Xī ān"),
        ("先安", "xiān'ān", "xiān ān"),
        ("双城记", "Shuāngchéngjì", "Shuāng chéng jì"),
        ("女儿", "nǚ’ér", "nǚ ér"),
        ("电影艺术", "diànyǐng yìshù", "diàn yǐng yì shù"),
        ("汤姆·克鲁斯", "Tāngmǔ Kèlǔsī", "Tāng mǔ  Kè lǔ sī"),
        ("短剧", "", "duǎn jù"),
    ],
)
def test_each_character_has_its_syllable(characters: str, reading: str, syllables: str) -> None:
    assert list(over(characters, reading)) == list(
        zip(characters, syllables.split(" "), strict=True)
    )


def test_a_reading_that_does_not_fit_stands_above_all_of_them() -> None:
    assert list(over("一点儿", "yìdiǎnr")) == [("一点儿", "yìdiǎnr")]
    assert list(over("王瑞", "Wang Rui Lin")) == [("王瑞", "Wang Rui Lin")]


def test_a_span_becomes_ruby_on_a_page_and_words_elsewhere() -> None:
    written = '见[王瑞]{pinyin="Wáng Ruì"}。'
    rubies = "".join(
        f'<ruby>{base}<rt lang="zh-Latn-pinyin">{above}</rt></ruby>'
        for base, above in (("王", "Wáng"), ("瑞", "Ruì"))
    )
    assert inline(written, CHINESE) == f'见<span class="pinyin">{rubies}</span>。'  # type: ignore[arg-type]
    assert rubies in rich(written, CHINESE)  # type: ignore[arg-type]
    assert f'<span class="pinyin" lang="zh-Hans">{rubies}</span>' in inline(written, ENGLISH)  # type: ignore[arg-type]
    assert plain(written) == "见王瑞。"


@pytest.mark.parametrize("asked", ["{pinyin}", '{pinyin=""}'])
def test_without_a_reading_it_is_looked_up(asked: str) -> None:
    html = inline(f"[短剧]{asked}", CHINESE)  # type: ignore[arg-type]
    assert ">duǎn<" in html
    assert ">jù<" in html


def test_a_reading_is_escaped() -> None:
    html = inline('[王]{pinyin="<b>"}', CHINESE)  # type: ignore[arg-type]
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        ("zh-Hans", "2025-03-14", "2025年3月14日"),
        ("zh-Hans", "2025-03", "2025年3月"),
        ("zh-Hans", "2025", "2025年"),
        ("en", "2025-03-14", "14 March 2025"),
        ("en", "2025", "2025"),
        ("en", "2025-03", "March 2025"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(
    language: str, written: str, shown: str
) -> None:
    assert i18n.date(language, written) == shown
