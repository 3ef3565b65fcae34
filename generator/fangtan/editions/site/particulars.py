"""The facts of a question in the words of a language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fangtan.i18n import say
from fangtan.model import Imprint, Language, Question, Range


def particulars(
    question: Question, imprint: Imprint, language: Language
) -> Iterator[tuple[str, str]]:
    """Yield what students may know of a question: the name of each fact, and the fact."""
    facts = {
        "inquiry": [say(language, f"inquiry_{question.inquiry}")],
        "level": [say(language, f"level_{question.level}")],
        "function": [say(language, f"function_{question.function}")],
        "lens": [say(language, f"lens_{lens}") for lens in question.lens],
        "format": [_format(question, language)],
        "minutes": [
            say(language, "minutes_part", part=say(language, f"minutes_{part}"),
                minutes=_range(length, language))
            for part, length in question.minutes.parts.items()
        ],
        "theme": [imprint.themes[theme][language] for theme in question.themes],
    }  # fmt: skip
    for name, values in facts.items():
        if values:
            yield say(language, f"fact_{name}"), _listed(values, language)


def minutes(question: Question, language: Language) -> str:
    """Return how long a question takes in all."""
    return say(language, "minutes_total", minutes=_range(question.minutes.total, language))


def _format(question: Question, language: Language) -> str:
    written = say(language, f"format_{question.format}")
    if question.group_size is None:
        return written
    return say(language, "format_of", format=written, size=question.group_size)


def _range(length: Range, language: Language) -> str:
    if length.least == length.most:
        return str(length.least)
    return say(language, "range", least=length.least, most=length.most)


def _listed(values: Iterable[str], language: Language) -> str:
    return say(language, "list_separator").join(values)
