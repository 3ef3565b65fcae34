"""Quotations with the passages that they name, and whether the words stand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fangtan.checks.texts import Written, all_written
from fangtan.checks.wording import BREAK, first_failing, parts, simplified, wording
from fangtan.i18n import is_chinese
from fangtan.load import Loaded
from fangtan.markup import Quotation, is_placeholder, paragraphs, quotations
from fangtan.model import Interview, Language, Segment, Text

Turns = tuple[tuple[Segment, ...], ...]
"""What is cited, turn by turn: nobody's words are joined to another's."""


@dataclass(frozen=True, slots=True)
class Quoting:
    """A quotation, the text that it stands in, and the passages that it names."""

    written: Written
    language: Language
    text: Text
    quotation: Quotation
    interview: Interview
    target: str
    turns: Turns

    def is_in(self, language: Language) -> bool:
        """Return whether all of the passages are there in a language."""
        return all(_is_written(it, language) for turn in self.turns for it in turn)

    @property
    def is_true(self) -> bool:
        """Whether the words stand there, as far as the passages are in this language."""
        return stands(words_of(self.quotation), self.turns, self.language)

    @property
    def named(self) -> str:
        """The passages as a message names them, with their numbers."""
        numbered = [segment.number for turn in self.turns for segment in turn]
        first, last = min(numbered, default=0), max(numbered, default=0)
        numbers = f"¶{first}" if first == last else f"¶{first}–{last}"
        slug = "" if self.interview is self.written.interview else f"{self.interview.slug}/"
        return f"{slug}{self.target} ({numbers})"


def quoting_texts(loaded: Loaded) -> Iterator[tuple[Written, Sequence[Quoting]]]:
    """Yield the texts that quote, with what they quote; a target that is nowhere is left out."""
    interviews = {it.slug: it for it in loaded.seminar.publication.interviews}
    turns: dict[str, Mapping[str, Turns]] = {}
    for written in all_written(loaded.seminar):
        found = []
        for language, text, quotation in _quotations(written):
            slug, _, target = quotation.target.rpartition("/")
            interview = interviews.get(slug) if slug else written.interview
            if interview is None:
                continue
            known = turns.get(interview.slug) or _turns(interview)
            turns[interview.slug] = known
            if target in known:
                found.append(
                    Quoting(written, language, text, quotation, interview, target, known[target])
                )
        if found:
            yield written, found


def stands(words: str, turns: Turns, language: Language) -> bool:
    """Return whether words stand in one of these turns, but for what may differ."""
    return any(
        first_failing(parts(words), wording(source)) is None for source in sources(turns, language)
    ) or _stands_simplified(words, turns, language)


def sources(turns: Turns, language: Language) -> Iterator[str]:
    """Yield the words of each turn in a language, its paragraphs apart."""
    for turn in turns:
        written = [segment.text[language].markdown for segment in turn if language in segment.text]
        yield BREAK.join(part for markdown in written for part in paragraphs(markdown))


def words_of(quotation: Quotation) -> str:
    """Return the words of a quotation, its paragraphs apart."""
    return BREAK.join(part for part in paragraphs(quotation.words) if part)


def _stands_simplified(words: str, turns: Turns, language: Language) -> bool:
    convert = simplified() if is_chinese(language) else None
    return convert is not None and any(
        first_failing(parts(convert(words)), wording(convert(source))) is None
        for source in sources(turns, language)
    )


def _quotations(written: Written) -> Iterator[tuple[Language, Text, Quotation]]:
    for language, texts in written.texts.items():
        for text in texts:
            # A text that is the same by design is in the words of the original.
            for quotation in () if text.state == "same" else quotations(text.markdown):
                yield language, text, quotation


def _turns(interview: Interview) -> Mapping[str, Turns]:
    found: dict[str, Turns] = {}
    for exchange in interview.exchanges:
        found[exchange.id] = tuple(turn.segments for turn in exchange.turns if turn.segments)
        found.update({segment.id: ((segment,),) for segment in exchange.segments})
    return found


def _is_written(segment: Segment, language: Language) -> bool:
    return language in segment.text and not is_placeholder(segment.text[language].markdown)
