"""The student's handout: the interview on paper, in each language and in each pair of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from fangtan import i18n, urls
from fangtan.edition import Artifact
from fangtan.model import (
    Imprint,
    Interview,
    Language,
    Localized,
    Media,
    Publication,
    Section,
    Segment,
    Speaker,
    slices,
)
from fangtan.sheet import Entry, Kind, Sheet, of_back, press, printed, sheet, shortened, voices

_CHARACTERS_A_PAGE = 2600
_HAN_CHARACTERS_A_PAGE = 1000
_LONG = 6


@dataclass(frozen=True, slots=True)
class Handout:
    """What one handout shows."""

    sheet: Sheet
    standfirst: tuple[Segment, ...]
    sections: tuple[Section, ...]
    media: tuple[Media, ...]

    @property
    def is_long(self) -> bool:
        """Whether its text takes more than six pages or so, and wants a table of contents."""
        pages = sum(
            len(text.markdown)
            / (_HAN_CHARACTERS_A_PAGE if i18n.is_chinese(tag) else _CHARACTERS_A_PAGE)
            for section in self.sections
            for exchange in section.exchanges
            for segment in exchange.segments
            for tag, text in segment.text.items()
        )
        return pages > _LONG


@dataclass(frozen=True, slots=True)
class HandoutEdition:
    """Handouts for students."""

    name: str = "handout"
    summary: str = "the interview on paper, in each language and in two side by side"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a handout for each language of each interview, and for each pair of them."""
        del beside
        for interview in publication.interviews:
            for languages in combinations(publication.imprint, interview):
                yield Artifact(
                    path=urls.paper(interview.slug, self.name, languages),
                    edition=self.name,
                    audience="public",
                    interview=interview.slug,
                    languages=languages,
                    make=make,
                    depends=(handout("handout", publication, interview, languages),),
                    is_heavy=True,
                )


EDITION = HandoutEdition()


def combinations(imprint: Imprint, interview: Interview) -> Iterator[tuple[Language, ...]]:
    """Yield each language of an interview alone, then each pair that the publication has."""
    yield from ((language,) for language in interview.languages)
    yield from imprint.pairs_of(interview)


def handout(
    kind: Kind, publication: Publication, interview: Interview, languages: tuple[Language, ...]
) -> Handout:
    """Return what the handout of an interview shows in one language or in two."""
    standfirst = slices.segments(interview.standfirst, languages)
    sections = slices.sections(interview, languages)
    shown = [*(segment.text for segment in standfirst), *_texts(sections)]
    pictures = {figure.file[tag] for figure in interview.figures for tag in languages}
    return Handout(
        sheet=sheet(kind, publication, interview, languages, shown),
        standfirst=standfirst,
        sections=sections,
        media=tuple(media for media in interview.media if media.name in pictures),
    )


def make(handout: Handout) -> bytes:
    """Return a handout as PDF."""
    return press(handout.sheet, handout.media, **matter(handout))


def matter(handout: Handout) -> dict[str, object]:
    """Return what the template of a handout shows beside its sheet."""
    speakers: dict[str | None, Speaker | None] = {None: None}
    speakers |= {speaker.id: speaker for speaker in handout.sheet.interview.speakers}
    return {
        "standfirst": handout.standfirst,
        "sections": handout.sections,
        "speakers": speakers,
        "shortened": shortened,
        "contents": tuple(_contents(handout)) if handout.is_long else (),
    }


def _contents(handout: Handout) -> Iterator[Entry]:
    spoken = voices(handout.sheet)
    for section in handout.sections:
        numbers = [segment.number for it in section.exchanges for segment in it.segments]
        if section.id and numbers:
            titles = (voice.words(section.title) for voice in spoken)
            passages = printed([(numbers[0], numbers[-1])], spoken[0].language)
            yield Entry(section.id, Markup(" · ").join(titles), passages)
    yield from of_back(handout.sheet)


def _texts(sections: Iterable[Section]) -> Iterator[Localized]:
    for section in sections:
        for exchange in section.exchanges:
            for turn in exchange.turns:
                for block in turn.blocks:
                    yield block.text if isinstance(block, Segment) else block.caption
