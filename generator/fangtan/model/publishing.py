"""What may be published of translations, by how they stand to their originals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from fangtan.model.interview import Interview
from fangtan.model.languages import InLanguages
from fangtan.model.publication import About, Publication
from fangtan.model.states import Demand, meets
from fangtan.model.text import Segment, Text
from fangtan.model.vocabulary import Language

V = TypeVar("V")


def published(whole: Publication) -> Publication:
    """Return the publication without the translations that are not as it demands them.

    They are then missing, so that readers are shown the original; an interview, its questions
    and the page about the publication are not there in a language in which nothing is left.
    """
    demand = whole.imprint.publish
    if demand == "any":
        return whole
    left = _left(whole, demand)
    interviews = (_in_languages_left(interview) for interview in left.interviews)
    return replace(
        left,
        about={
            language: page
            for language, page in left.about.items()
            if all(meets(text.state, demand) for text in page.text)
        },
        interviews=tuple(interview for interview in interviews if interview.languages),
    )


def held_back(whole: Publication) -> Iterator[tuple[Language, Text]]:
    """Yield the translations that `published` leaves out, each with its language."""
    demand = whole.imprint.publish
    if demand != "any":
        for language, text in _texts(whole):
            if not meets(text.state, demand):
                yield language, text


def _left(value: V, demand: Demand) -> V:
    """Return a value of the model with the texts that meet a demand; itself if those are all."""
    if isinstance(value, InLanguages):
        met = {tag: it for tag, it in value.items() if not _falls_short(it, demand)}
        return value if len(met) == len(value) else cast("V", InLanguages(met))
    if isinstance(value, Mapping):
        kept = {key: _left(part, demand) for key, part in value.items()}
        return cast("V", kept) if _differ(kept.values(), value.values()) else value
    if isinstance(value, tuple):
        parts = tuple(_left(part, demand) for part in value)
        return cast("V", parts) if _differ(parts, value) else value
    if is_dataclass(value) and not isinstance(value, type):
        now = {field.name: getattr(value, field.name) for field in fields(value)}
        then = {name: _left(part, demand) for name, part in now.items()}
        return replace(value, **then) if _differ(then.values(), now.values()) else value
    return value


def _falls_short(thing: object, demand: Demand) -> bool:
    return isinstance(thing, Text) and not meets(thing.state, demand)


def _differ(new: Any, old: Any) -> bool:  # noqa: ANN401 - two iterables of the same things
    return any(one is not other for one, other in zip(new, old, strict=True))


def _in_languages_left(interview: Interview) -> Interview:
    asked = tuple(segment for question in interview.questions for segment in question.segments)
    languages = _spoken(interview, interview.languages, interview.segments)
    led_in = interview.standfirst[0].text if interview.standfirst else interview.description
    return replace(
        interview,
        languages=languages,
        description=InLanguages(
            # Where it was not written for itself, it is how the standfirst begins.
            {tag: words for tag, words in interview.description.items() if tag in led_in}
        ),
        question_languages=tuple(
            tag
            for tag in _spoken(interview, interview.question_languages, asked)
            if tag in languages
        ),
    )


def _spoken(
    interview: Interview, languages: tuple[Language, ...], texts: tuple[Segment, ...]
) -> tuple[Language, ...]:
    """Return those languages in which any of the texts stands; where there is none, all."""
    return tuple(
        tag
        for tag in languages
        if tag == interview.original or not texts or any(tag in it.text for it in texts)
    )


def _texts(value: object) -> Iterator[tuple[Language, Text]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            if isinstance(part, Text):
                yield key, part
            elif isinstance(part, About):
                yield from ((key, text) for text in part.text)
            else:
                yield from _texts(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
