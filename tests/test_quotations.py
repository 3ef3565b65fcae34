"""A quotation of a passage is found, compared with its words, and set with its reference.

What may differ is put into true quotations at random, and they hold; any other change of one
character, and they do not. The passages are those of the publication that is shipped.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from fangtan.checks import check, wording
from fangtan.checks.quoting import stands
from fangtan.findings import Place, Rule
from fangtan.load import load
from fangtan.markup import Anchor, inline, links, quotations, rich
from fangtan.model import InLanguages, Segment, Text
from fangtan.render.citing import Cited, citations

SHIPPED = load(Path(__file__).parent.parent / "content")
INTERVIEW = SHIPPED.seminar.publication.interviews[0]
PASSAGES = [it for it in INTERVIEW.segments if len(it.text["en"].markdown) > 40]

DOUBLE = ["“”", "‘’", "«»", "「」", "『』", '""', "„“"]
DASHES = ["—", "–", "-", "--", " – ", "——"]
OMISSIONS = [" … ", " [...] ", " […] ", " . . . ", "……", "［…］", " ... "]
PUNCTUATION = ",.;:?!，。；：？！、"
WIDE = {ord(c): c and chr(ord(c) + 0xFEE0) for c in ",;:?!()0123456789"}


def words_of(segment: Segment, language: str) -> str:
    """Return the words of a passage as one reads them: the links of Markdown without their marks."""
    markdown = segment.text[language].markdown
    words = re.sub(r"\[([^\[\]]*)\]\([^()]*\)", r"\1", markdown).replace("*", "")
    joined = re.sub(r"(?<=[。，；？！”])\n", "", words) if language != "en" else words
    return " ".join(joined.split())


def passage(segment: Segment) -> tuple[tuple[Segment, ...], ...]:
    return ((segment,),)


def holds(quotation: str, segment: Segment, language: str) -> bool:
    return stands(quotation, passage(segment), language)


def of_words(text: str, segment_id: str = "made-up.1", language: str = "en") -> Segment:
    return Segment(segment_id, InLanguages({language: Text(text, Place("x"))}), 1)


@st.composite
def excerpts(draw: st.DrawFn, language: str) -> tuple[Segment, str]:
    """Return a passage and whole words of it in a row."""
    segment = draw(st.sampled_from(PASSAGES))
    text = words_of(segment, language)
    units = list(re.finditer(r"\S+" if language == "en" else r"[A-Za-z0-9]+|\S", text))
    first = draw(st.integers(0, len(units) - 1))
    last = draw(st.integers(first, min(len(units) - 1, first + 60)))
    return segment, text[units[first].start() : units[last].end()]


def varied(draw: st.DrawFn, text: str) -> str:
    """Return a text with other quotes, dashes, widths and spaces."""
    quotes = draw(st.sampled_from(DOUBLE))
    text = text.translate({ord("“"): quotes[0], ord("”"): quotes[1], ord("’"): "'"})
    text = re.sub("—+|–", draw(st.sampled_from(DASHES)).replace("\\", ""), text)
    if draw(st.booleans()):
        text = text.translate(WIDE)
    if draw(st.booleans()):
        text = text.translate({ord("，"): ",", ord("；"): ";", ord("："): ":", ord("？"): "?"})
    return text.replace(" ", draw(st.sampled_from([" ", "  ", "\n", "\u00a0", "\u3000"])))


@given(st.data())
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_words_of_a_passage_hold_with_other_quotes_dashes_widths_and_spaces(
    language: str, data: st.DataObject
) -> None:
    segment, quotation = data.draw(excerpts(language))
    assert holds(data.draw(st.composite(lambda draw: varied(draw, quotation))()), segment, language)


@given(st.data())
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_words_of_a_passage_hold_with_marked_omissions(
    language: str, data: st.DataObject
) -> None:
    segment, quotation = data.draw(excerpts(language))
    units = re.findall(r"\S+\s*" if language == "en" else r"[A-Za-z0-9]+|.", quotation)
    first = data.draw(st.integers(0, len(units)))
    last = data.draw(st.integers(first, len(units)))
    kept = [*units[:first], data.draw(st.sampled_from(OMISSIONS)), *units[last:]]
    assume("".join(units[:first] + units[last:]).strip())
    assert holds("".join(kept), segment, language)


def core(text: str, language: str) -> list[str]:
    """Return the letters and figures of a text, as words or as characters."""
    return re.findall(r"\w+" if language == "en" else r"[A-Za-z0-9]+|\w", text)


def contains(whole: list[str], part: list[str]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


@settings(max_examples=300)
@given(st.data())
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_one_character_changed_dropped_or_swapped_does_not_hold(
    language: str, data: st.DataObject
) -> None:
    segment, quotation = data.draw(excerpts(language))
    places = [i for i, character in enumerate(quotation) if character.isalnum()]
    assume(places)
    at = data.draw(st.sampled_from(places))
    others = "aeiostnrAE7" if language == "en" else "的不了人我在有他这大来上国"
    changed = data.draw(
        st.sampled_from(
            [
                quotation[:at] + data.draw(st.sampled_from(others)) + quotation[at + 1 :],
                quotation[:at] + quotation[at].swapcase() + quotation[at + 1 :],
                quotation[:at] + quotation[at + 1 :],
                quotation[:at] + quotation[at + 1 : at + 2] + quotation[at] + quotation[at + 2 :],
            ]
        )
    )
    # A shorter true quotation is none the worse, nor is one that happens to stand elsewhere.
    assume(core(changed, language))
    assume(not contains(core(words_of(segment, language), language), core(changed, language)))
    assert not holds(changed, segment, language)


@settings(max_examples=200)
@given(st.data())
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_another_mark_of_punctuation_does_not_hold(language: str, data: st.DataObject) -> None:
    segment, quotation = data.draw(excerpts(language))
    places = [i for i, it in enumerate(quotation[:-1]) if it in PUNCTUATION and i]
    assume(places)
    at = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from(",;:?!、。"))
    folded = quotation[at].translate({ord("，"): ",", ord("；"): ";", ord("："): ":", ord("？"): "?",
                                      ord("！"): "!"})
    assume(other != folded)
    changed = quotation[:at] + other + quotation[at + 1 :]
    assume(quotation[at - 1].isalnum())
    assume(words_of(segment, language).count(quotation[:at]) == 1)
    assert not holds(changed, segment, language)
