"""What a text asks, and whether yes or no would answer it.

Questions are found in every language by their marks; what they want is known of English and of
Chinese, and of no other language is anything said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from fangtan.checks.asking import chinese, english
from fangtan.checks.asking.sentences import Sentence, sentences
from fangtan.i18n import is_chinese
from fangtan.model import Language

__all__ = ["questions_in", "wants_yes_or_no"]


def questions_in(texts: Iterable[str], language: Language) -> tuple[str, ...]:
    """Return what some Markdown asks, question by question, as it is written there.

    What is quoted or marked as asked in passing is none. A choice that goes on in a sentence of
    its own (“Or the school?”), and one that only asks for the reason (“Why?”), belong to the
    question before them; two questions that “and” joins are two.
    """
    found: list[str] = []
    for sentence in _asking(texts):
        if found and _goes_on(sentence.own, language):
            space = "" if is_chinese(language) else " "
            found[-1] = f"{found[-1]}{space}{sentence.written}"
        else:
            found += _parted(sentence, language)
    return tuple(found)


def wants_yes_or_no(texts: Iterable[str], language: Language) -> str | None:
    """Return the first sentence that yes or no would answer; None if there is none.

    A choice between things that are named (“Is it the market or the school?”) is no such sentence.
    """
    written = [sentence for text in texts for sentence in sentences(text)]
    for sentence, following in zip_longest(written, written[1:]):
        is_choice = following is not None and _offers(following.own, language)
        if not is_choice and _is_polar(sentence, language):
            return sentence.written
    return None


def _asking(texts: Iterable[str]) -> Sequence[Sentence]:
    return [sentence for text in texts for sentence in sentences(text) if sentence.asks]


def _parted(sentence: Sentence, language: Language) -> Sequence[str]:
    parts = english.second_question(sentence.own) if _is_english(language) else None
    if parts is None:
        return [sentence.written]
    end, start = parts
    return [sentence.written[:end], sentence.written[start:]]


def _goes_on(own: str, language: Language) -> bool:
    if is_chinese(language):
        return chinese.asks_why(own) or chinese.offers_more(own)
    if _is_english(language) and (english.asks_why(own) or english.offers_more(own)):
        return True
    # One word asks for more of the same, in any language that parts its words.
    return len(own.strip("?؟ ").split()) == 1


def _offers(own: str, language: Language) -> bool:
    if is_chinese(language):
        return chinese.offers_more(own)
    return _is_english(language) and english.offers_more(own)


def _is_polar(sentence: Sentence, language: Language) -> bool:
    if is_chinese(language):
        return chinese.wants_yes_or_no(sentence.own, asks=sentence.asks)
    return _is_english(language) and english.wants_yes_or_no(sentence.own, asks=sentence.asks)


def _is_english(language: Language) -> bool:
    return language.split("-")[0] == "en"
