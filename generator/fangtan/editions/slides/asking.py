"""The slides of a question: the question itself, and the passages that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from fangtan.editions.slides.flow import Paragraph, of_kind, paragraphs
from fangtan.editions.slides.layouts import Layout
from fangtan.editions.slides.matter import Deck, Passage
from fangtan.editions.slides.page import Page, in_each, on_a_line, page, part, texts
from fangtan.editions.slides.spreading import Paragraphs, spread
from fangtan.editions.word.inline import TAB, Look, Words
from fangtan.model import Localized
from fangtan.render import Voice, render
from fangtan.sheet import Asked, printed

NUMBER = "SlideNumber"
"""The style of words that say which question or passage this is."""
_EN_SPACE = "\u2002"


def question(
    deck: Deck, layout: Layout, voices: Sequence[Voice], asked: Sequence[Asked]
) -> Iterator[Page]:
    """Yield the slide of a question, or several if it is long; `asked` has it in each language."""
    first, put = voices[0], asked[0].question
    section = first.say(f"phase_{put.phase}")
    row = tuple(
        (*(_named(voice, put.title) if number else ()), *texts(voice, put.prompt))
        for number, voice in enumerate(voices)
    )
    found = spread([row], layout)
    for number, fills in enumerate(found, start=1):
        title = part(first, first.inline(put.title), number, len(found))
        yield page(
            section,
            layout,
            _numbered(first, asked[0].number, title),
            on_a_line(voices, (it.say(f"phase_{put.phase}") for it in voices)),
            fills,
            in_each(voices, map(_facts, voices, asked)),
            _notes(deck, voices, asked[0]) if number == 1 else (),
        )


def passages(deck: Deck, layout: Layout, voices: Sequence[Voice], asked: Asked) -> Iterator[Page]:
    """Yield the slides with the passages that a question cites."""
    first, put = voices[0], asked.question
    cited = deck.cited[put.id]
    rows = []
    for before, passage in zip((None, *cited), cited, strict=False):
        opens = before is None or before.speaker != passage.speaker
        rows.append(tuple(_passage(deck, voice, passage, opens=opens) for voice in voices))
    called = first.say("mention_question", number=asked.number) + first.say("colon")
    found = spread(rows, layout) if rows else ()
    for number, fills in enumerate(found, start=1):
        (title,) = in_each([first], [part(first, called + asked.passages, number, len(found))])
        above = on_a_line([first], [first.inline(put.title)])
        yield page(first.say(f"phase_{put.phase}"), layout, title, above, fills)


def _named(voice: Voice, title: Localized) -> Paragraphs:
    return tuple(
        replace(it, kind="heading") for it in paragraphs(voice.inline(title), voice.language)
    )


def _numbered(voice: Voice, number: int, title: Markup) -> Paragraph:
    (found,) = in_each([voice], [title])
    look = Look(voice.language, style=NUMBER)
    return replace(found, words=(Words(f"{number}{_EN_SPACE}", look), *found.words))


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
    if put.id not in deck.guidance:
        found = render("slides/notes.html", question=put, voices=voices)
    else:
        found = render(
            "slides/notes-guide.html",
            question=put,
            voices=voices,
            private=replace(voices[0], standing=deck.standing),
            guidance=deck.guidance[put.id],
            themes=deck.themes,
            cited=lambda targets: printed(
                (deck.sheet.passages[it] for it in targets if it in deck.sheet.passages), language
            ),
        )
    return paragraphs(Markup(found), language)  # noqa: S704 - a template escapes
