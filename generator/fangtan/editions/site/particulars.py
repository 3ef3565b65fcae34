"""What the website says of a question, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fangtan.i18n import say
from fangtan.model import Imprint, Language, Question
from fangtan.render.particulars import format_of, minutes_by_part


def particulars(
    question: Question, imprint: Imprint, language: Language
) -> Iterator[tuple[str, str]]:
    """Yield what students may know of a question: the name of each fact, and the fact."""
    facts: dict[str, Iterable[str]] = {
        "inquiry": [say(language, f"inquiry_{question.inquiry}")],
        "level": [say(language, f"level_{question.level}")],
        "function": [say(language, f"function_{question.function}")],
        "lens": [say(language, f"lens_{lens}") for lens in question.lens],
        "format": [format_of(question, language)],
        "minutes": minutes_by_part(question.minutes, language),
        "theme": [imprint.themes[theme][language] for theme in question.themes],
    }
    for name, values in facts.items():
        listed = say(language, "list_separator").join(values)
        if listed:
            yield say(language, f"fact_{name}"), listed
