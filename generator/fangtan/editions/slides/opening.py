"""The slides before all questions: whose text it is, and what one should know of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from fangtan.editions.slides.flow import paragraphs
from fangtan.editions.slides.layouts import Layouts
from fangtan.editions.slides.matter import Deck
from fangtan.editions.slides.page import Page, in_each, on_a_line, page, part
from fangtan.editions.slides.spreading import Paragraphs, spread
from fangtan.render import Voice, render


def opening(deck: Deck, layouts: Layouts, voices: Sequence[Voice]) -> Iterator[Page]:
    """Yield the slide with the title, and those that say what the text is and is not."""
    section = voices[0].say("slides_opening")
    titles = in_each(voices, (it.marked(deck.sheet.interview.title) for it in voices))
    kinds = in_each(voices, (it.say("paper_questions") for it in voices))
    layout = layouts.opening
    yield page(
        section,
        layout,
        titles[0],
        on_a_line(voices, (it.name(deck.sheet.publication) for it in voices)),
        spread([((*titles[1:], *kinds),)], layout)[0],
        in_each(voices, (it.sentences[0] for it in deck.sheet.notices)),
        paragraphs(deck.standing.sentence, voices[0].language),
    )
    above = on_a_line(voices[:1], [voices[0].marked(deck.sheet.interview.title)])
    row = tuple(_about(deck, voice, number) for number, voice in enumerate(voices))
    found = spread([row], layouts.text)
    for number, fills in enumerate(found, start=1):
        title = part(voices[0], voices[0].say("slides_about"), number, len(found))
        (head,) = in_each(voices[:1], [title])
        yield page(section, layouts.text, head, above, fills)


def _about(deck: Deck, voice: Voice, number: int) -> Paragraphs:
    found = render(
        "slides/about.html",
        sheet=deck.sheet,
        notice=deck.sheet.notices[number],
        introduction=deck.introduction,
        voice=voice,
        is_first=number == 0,
    )
    return paragraphs(Markup(found), voice.language)  # noqa: S704 - a template escapes
