"""What the website says of a question, fact by fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import escape

from fangtan.model import Imprint, Question
from fangtan.render import Voice
from fangtan.render.particulars import format_of, minutes_by_part


def particulars(question: Question, imprint: Imprint, voice: Voice) -> Iterator[tuple[str, str]]:
    """Yield what students may know of a question: the name of each fact, and the fact as HTML."""
    language = voice.language
    facts: dict[str, Iterable[str]] = {
        "inquiry": [voice.say(f"inquiry_{question.inquiry}")],
        "level": [voice.say(f"level_{question.level}")],
        "function": [voice.say(f"function_{question.function}")],
        "lens": [voice.say(f"lens_{lens}") for lens in question.lens],
        "format": [format_of(question, language)],
        "minutes": minutes_by_part(question.minutes, language),
        "theme": [voice.marked(imprint.themes[theme]) for theme in question.themes],
    }
    for name, values in facts.items():
        listed = escape(voice.say("list_separator")).join(values)
        if listed:
            yield voice.say(f"fact_{name}"), listed
