"""What one set of cards shows, and the sides of its cards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from fangtan.model import Interview, Language, Publication, Question, Segment, slices
from fangtan.render import Voice
from fangtan.sheet import Asked, Sheet, asked_as, joined, printed, sheet, voices


@dataclass(frozen=True, slots=True)
class Cards:
    """What one set of cards shows: of each question its prompt, and no follow-ups.

    `anchors` are the ids of the passages at which what is cited begins, by their numbers.
    """

    sheet: Sheet
    introduction: tuple[Segment, ...]
    questions: tuple[Question, ...]
    anchors: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card; that of the card which says what the set is has no question."""

    voice: Voice
    asked: Asked | None
    passages: Markup


Card = tuple[Side, ...]
"""The sides of a card that have words, the front first."""


def cards(publication: Publication, interview: Interview, languages: tuple[Language, ...]) -> Cards:
    """Return what the cards of an interview show in one language or in two."""
    introduction = slices.segments(interview.question_introduction, languages)
    questions = tuple(
        replace(slices.question(question, languages), follow_ups=())
        for question in interview.questions
    )
    prompts = (segment for question in questions for segment in question.prompt)
    shown = [segment.text for segment in (*introduction, *prompts)]
    cites = [target for question in questions for target in question.cites]
    passages = interview.passages()
    begun = (passages[target][0] for target in cites)
    return Cards(
        sheet=sheet("cards", publication, interview, languages, shown, cites),
        introduction=introduction,
        questions=questions,
        anchors={segment.number: segment.id for segment in begun},
    )


def sides(cards: Cards) -> tuple[Card, ...]:
    """Return the sides of every card: of the one that says what they are, and of each question."""
    spoken = voices(cards.sheet)
    first = tuple(Side(voice, None, Markup()) for voice in spoken)
    return (first, *(_of(cards, *it, spoken) for it in enumerate(cards.questions, start=1)))


def _of(cards: Cards, number: int, question: Question, spoken: tuple[Voice, ...]) -> Card:
    return tuple(
        Side(
            voice,
            asked_as(cards.sheet, number, question, voice.language),
            escape(voice.say("list_separator")).join(_passages(cards, question, voice.language)),
        )
        for voice in spoken
    )


def _passages(cards: Cards, question: Question, language: Language) -> Iterator[Markup]:
    """Yield what a question cites, with a link to where it stands on the web if it does."""
    for span in joined(cards.sheet.passages[target] for target in question.cites):
        words = escape(printed([span], language))
        if cards.sheet.address:
            address = f"{cards.sheet.address}#{cards.anchors[span[0]]}"
            yield Markup('<a href="{}">{}</a>').format(address, words)
        else:
            yield words
