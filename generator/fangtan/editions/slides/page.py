"""One slide as a value, and how its parts are worded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from fangtan.editions.slides.flow import Paragraph, paragraphs
from fangtan.editions.slides.layouts import Layout
from fangtan.editions.slides.spreading import Fill, Paragraphs, fitted
from fangtan.model import Localized, Segment
from fangtan.render import Voice

_NOTHING = Markup()


@dataclass(frozen=True, slots=True)
class Page:
    """One slide: its section, how it is laid out, what stands on it, what its speaker reads."""

    section: str
    layout: Layout
    fills: tuple[Fill, ...]
    notes: Paragraphs = ()

    @property
    def title(self) -> str:
        """What the slide is called; no two of a deck are called the same."""
        return self.fills[0].paragraphs[0].text


def page(  # noqa: PLR0913 - what stands above, in the middle, below, and behind
    section: str,
    layout: Layout,
    title: Paragraph,
    above: Paragraphs,
    fills: Iterable[Fill],
    below: Paragraphs = (),
    notes: Paragraphs = (),
) -> Page:
    """Return a slide with its head, its matter, and its foot where the layout has one."""
    head = (fitted(layout.title, (title,)), fitted(layout.above, above))
    foot = (fitted(layout.below, below),) if layout.below and below else ()
    return Page(section, layout, (*head, *fills, *foot), notes)


def texts(voice: Voice, segments: Iterable[Segment], before: Markup = _NOTHING) -> Paragraphs:
    """Return texts as a voice gives them, each marked where it is to be read with care.

    `before`, such as the label of a speaker, opens each.
    """
    found = Markup().join(voice.block(it.text, _sign(voice, it.text) + before) for it in segments)
    return paragraphs(found, voice.language)


def in_each(voices: Sequence[Voice], words: Iterable[Markup | str]) -> Paragraphs:
    """Return words in each language as a paragraph of its own."""
    each = zip(voices, words, strict=True)
    return tuple(it for voice, said in each for it in paragraphs(said, voice.language))


def on_a_line(voices: Sequence[Voice], words: Iterable[Markup | str]) -> Paragraphs:
    """Return words in each language side by side."""
    return paragraphs(Markup(" · ").join(_spoken(voices, words)), voices[0].language)


def part(voice: Voice, title: Markup | str, number: int, count: int) -> Markup:
    """Return a title that says which of several slides this is."""
    if count == 1:
        return escape(title)
    return voice.tell("slides_part", title=escape(title), number=str(number), count=str(count))


def _spoken(voices: Sequence[Voice], words: Iterable[Markup | str]) -> Iterator[Markup]:
    for voice, said in zip(voices, words, strict=True):
        yield Markup("<span {}>{}</span>").format(voices[0].foreign(voice.language), said)


def _sign(voice: Voice, text: Localized) -> Markup:
    state = voice.state(text)
    if state not in voice.standing.marked:
        return _NOTHING
    return Markup('<span class="sheet-state">{}</span> ').format(voice.say(f"state_{state}"))
