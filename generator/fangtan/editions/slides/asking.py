"""The slides of a question: the question itself, and the passages that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from fangtan.editions.slides.flow import Paragraph, of_kind, paragraphs
from fangtan.editions.slides.layouts import Layout, Layouts
from fangtan.editions.slides.matter import Deck, Passage
from fangtan.editions.slides.page import Page, in_each, on_a_line, page, part, texts
from fangtan.editions.slides.spreading import Paragraphs, Row, spread
from fangtan.editions.word.inline import TAB, Look, Words
from fangtan.model import Localized, Question
from fangtan.render import Voice, render
from fangtan.render.rows import rows, widths
from fangtan.sheet import Asked, printed

NUMBER = "SlideNumber"
"""The style of words that say which question or passage this is."""
_EN_SPACE = "\u2002"


def question(
    deck: Deck, layouts: Layouts, voices: Sequence[Voice], asked: Sequence[Asked]
) -> Iterator[Page]:
    """Yield the slide of a question; `asked` has it in each language.

    One that is too long for its layout is set as text, with its facts at the end, and goes on on
    further slides where it has to.
    """
    first, put = voices[0], asked[0].question
    section = first.say(f"phase_{put.phase}")
    row = tuple(
        (*(_named(voice, put.title) if number else ()), *texts(voice, put.prompt))
        for number, voice in enumerate(voices)
    )
    facts = in_each(voices, map(_facts, voices, asked))
    layout = layouts.question
    found = spread([row], layout)
    if len(found) > 1:
        layout = layouts.text
        found = spread(
            [tuple((*said, fact) for said, fact in zip(row, facts, strict=True))], layout
        )
    for number, fills in enumerate(found, start=1):
        title = part(first, first.inline(put.title), number, len(found))
        yield page(
            section,
            layout,
            _headed(deck, first, asked[0], title),
            on_a_line(voices, (_phase(deck, it, put) for it in voices)),
            fills,
            facts,
            _notes(deck, voices, asked[0]) if number == 1 else (),
        )


def passages(deck: Deck, layout: Layout, voices: Sequence[Voice], asked: Asked) -> Iterator[Page]:
    """Yield the slides with the passages that a question cites."""
    first, put = voices[0], asked.question
    cited = deck.cited.get(put.id, ())
    found: list[Row] = []
    for before, passage in zip((None, *cited), cited, strict=False):
        opens = before is None or before.speaker != passage.speaker
        found.append(tuple(_passage(deck, voice, passage, opens=opens) for voice in voices))
    yield from _below(deck, layout, first, asked, asked.passages, found)


def steps(deck: Deck, layout: Layout, voices: Sequence[Voice], asked: Asked) -> Iterator[Page]:
    """Yield the slides with the steps of an activity; those of a question are its speaker’s."""
    if asked.question.id in deck.kinds:
        told = [
            tuple(of_kind(texts(voice, [step]), "item") for voice in voices)
            for step in asked.question.follow_ups
        ]
        yield from _below(deck, layout, voices[0], asked, voices[0].say("activity_steps"), told)


def _below(  # noqa: PLR0913 - what is asked, how it is called, and what stands there
    deck: Deck, layout: Layout, first: Voice, asked: Asked, called: str, told: Sequence[Row]
) -> Iterator[Page]:
    """Yield the slides that belong to a question."""
    found = spread(told, layout) if told else ()
    named = _mentioned(deck, first, asked) + first.say("colon") + called
    for number, fills in enumerate(found, start=1):
        (title,) = in_each([first], [part(first, named, number, len(found))])
        above = on_a_line([first], [first.inline(asked.question.title)])
        section = first.say(f"phase_{asked.question.phase}")
        yield page(section, layout, title, above, fills)


def _named(voice: Voice, title: Localized) -> Paragraphs:
    return tuple(
        replace(it, kind="heading") for it in paragraphs(voice.inline(title), voice.language)
    )


def _headed(deck: Deck, voice: Voice, asked: Asked, title: Markup) -> Paragraph:
    """Return a title after its number, or after that of an activity."""
    (found,) = in_each([voice], [title])
    is_activity = asked.question.id in deck.kinds
    number = _mentioned(deck, voice, asked) if is_activity else str(asked.number)
    look = Look(voice.language, style=NUMBER)
    return replace(found, words=(Words(number + _EN_SPACE, look), *found.words))


def _mentioned(deck: Deck, voice: Voice, asked: Asked) -> str:
    """Return what a question or an activity is called by its number, which it has everywhere."""
    is_activity = asked.question.id in deck.kinds
    return voice.say("mention_activity" if is_activity else "mention_question", number=asked.number)


def _phase(deck: Deck, voice: Voice, put: Question) -> str:
    phase = voice.say(f"phase_{put.phase}")
    kind = deck.kinds.get(put.id)
    return f"{phase}{voice.say('colon')}{voice.say(f'activity_{kind}')}" if kind else phase


def _facts(voice: Voice, asked: Asked) -> str:
    """Return how people work on a question, how long, and on which passages."""
    rests = voice.say("question_cites") + voice.say("sentence_space") + asked.passages
    return " · ".join((asked.format, asked.minutes, *([rests] if asked.passages else ())))


def _passage(deck: Deck, voice: Voice, passage: Passage, *, opens: bool) -> Paragraphs:
    """Return a passage with its number, and who speaks where a turn `opens`."""
    look = Look(voice.language)
    number = Words(f"¶{passage.segment.number}", replace(look, style=NUMBER, is_bold=True))
    # Where two languages share the width, no number stands out in a margin of its own.
    is_alone = len(deck.sheet.languages) == 1
    before = [number, Words(TAB if is_alone else _EN_SPACE, look)]
    label = Markup()
    if opens and passage.speaker is not None:
        speakers = {it.id: it.label for it in deck.sheet.interview.speakers}
        named = voice.name(speakers[passage.speaker])
        label = Markup("<b>{}{}</b>").format(named, voice.say("colon"))
    head, *rest = texts(voice, [passage.segment], label)
    found = (replace(head, words=(*before, *head.words)), *rest)
    return of_kind(found, "passage") if is_alone else found


def _notes(deck: Deck, voices: Sequence[Voice], asked: Asked) -> Paragraphs:
    """Return what the speaker reads: follow-ups, and in the instructor’s deck what is behind."""
    put, language = asked.question, voices[0].language
    below = "activity_steps" if put.id in deck.kinds else "slides_follow_ups"
    if put.id not in deck.guidance:
        found = render("slides/notes.html", question=put, voices=voices, below=below)
    else:
        found = render(
            "slides/notes-guide.html",
            question=put,
            voices=voices,
            below=below,
            kind=deck.kinds.get(put.id),
            rows=rows,
            widths=widths,
            private=replace(voices[0], standing=deck.standing),
            guidance=deck.guidance[put.id],
            themes=deck.themes,
            cited=lambda targets: printed(
                (deck.sheet.passages[it] for it in targets if it in deck.sheet.passages), language
            ),
        )
    return paragraphs(Markup(found), language)  # noqa: S704 - a template escapes
