"""Encodings and languages of sources: what is written is what is read, however it was saved."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fangtan.importers.encoding import decode
from fangtan.importers.language import known_tag, language_of
from fangtan.importers.unreadable import Unreadable

HERE = Path(__file__).parent / "imports" / "languages"
TEXTS = {path.stem: path.read_text("utf-8") for path in sorted(HERE.glob("*.txt"))}
SAVED_AS = [
    *((tag, "utf-8") for tag in TEXTS),
    *((tag, "utf-8-sig") for tag in TEXTS),
    *((tag, "utf-16") for tag in TEXTS),
    *((tag, "utf-16-le") for tag in TEXTS),
    *((tag, "utf-16-be") for tag in TEXTS),
    ("zh-Hans", "gb18030"),
    ("zh-Hant", "gb18030"),
    ("zh-Hant", "big5"),
    ("ja", "cp932"),
    ("ja", "euc_jp"),
    ("ja", "iso2022_jp"),
    ("ko", "cp949"),
    ("en", "cp1252"),
    ("fr", "cp1252"),
    ("de", "cp1252"),
    ("es", "cp1252"),
    ("ru", "cp1251"),
]


@pytest.mark.parametrize(("tag", "encoding"), SAVED_AS)
def test_whole_text_is_read_as_it_was_saved(tag: str, encoding: str) -> None:
    assert decode(TEXTS[tag].encode(encoding), "a.txt").text == TEXTS[tag]


@given(st.sampled_from(SAVED_AS), st.integers(0, 400), st.integers(200, 260))
def test_two_hundred_characters_are_enough(saved: tuple[str, str], start: int, length: int) -> None:
    tag, encoding = saved
    text = (TEXTS[tag] * 3)[start : start + length]
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("tag", TEXTS)
def test_language_of_a_text_is_told(tag: str) -> None:
    assert language_of(TEXTS[tag]) == tag


@given(st.sampled_from(sorted(TEXTS)), st.integers(0, 300))
def test_a_hundred_and_fifty_characters_tell_the_language(tag: str, start: int) -> None:
    assert language_of((TEXTS[tag] * 2)[start : start + 150]) == tag


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("ar", "أعتقد أن الفيلم الثاني هو الذي غيّر طريقة عملنا مع الصوت."),
        ("fa", "فکر می‌کنم فیلم دوم بود که شیوه کار ما با صدا را تغییر داد."),
        ("he", "אני חושבת שהסרט השני הוא ששינה את הדרך שבה עבדנו עם סאונד."),
        ("it", "Credo che sia stato il secondo film a cambiare il nostro modo di lavorare."),
        ("pt", "Acho que foi o segundo filme que mudou a nossa maneira de trabalhar."),
        ("nl", "Ik denk dat de tweede film onze manier van werken heeft veranderd."),
        ("tr", "Sanırım sesle çalışma biçimimizi değiştiren ikinci filmdi."),  # noqa: RUF001
        ("uk", "Думаю, саме другий фільм змінив те, як ми працювали зі звуком."),
        ("vi", "Tôi nghĩ bộ phim thứ hai đã thay đổi cách chúng tôi làm việc."),
        ("zh-Hans", "记者：这部 film 的 sound 怎么做？"),
        ("zh-Hant", "記者：這部 film 的 sound 怎麼做？"),
    ],
)
def test_language_of_a_sentence_is_told(tag: str, text: str) -> None:
    assert language_of(text) == tag


def test_text_without_words_has_no_language() -> None:
    assert language_of("12:30 — 14!") is None


@pytest.mark.parametrize(
    ("stated", "text", "tag"),
    [
        ("zh-CN", "", "zh-Hans"),
        ("zh_TW", "", "zh-Hant"),
        ("zh", "記者：這部", "zh-Hant"),
        ("en-GB", "", "en"),
        ("English", "", None),
        (None, "", None),
    ],
)
def test_stated_languages_are_brought_into_one_form(
    stated: str | None, text: str, tag: str | None
) -> None:
    assert known_tag(stated, text) == tag


def test_guessed_encoding_is_a_finding_and_a_declared_one_is_not() -> None:
    text = TEXTS["zh-Hans"]
    guessed = decode(text.encode("gb18030"), "a.txt")
    declared = decode(f"<meta charset=gb2312>{text}".encode("gb18030"), "a.html")
    assert ["GB18030" in finding.message for finding in guessed.findings] == [True]
    assert (declared.encoding, declared.findings) == ("gb18030", ())


def test_a_stray_byte_in_utf8_is_mended_and_its_line_named() -> None:
    decoded = decode("Où est-elle ? À l’été.\nC".encode() + b"\x92est l\xe0.\n", "a.txt")
    assert decoded.text == "Où est-elle ? À l’été.\nC’est là.\n"
    assert [(finding.place.line, finding.severity) for finding in decoded.findings] == [
        (2, "warning")
    ]


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_unreadable(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        assert "\r" not in decode(data, "a.txt").text
