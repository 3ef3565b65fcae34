"""The wall: the passages that most questions cite, large enough to be read from two metres."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.handout import combinations
from fangtan.model import Interview, Language, Publication, Segment, Speaker, slices
from fangtan.sheet import Sheet, press, qr, sheet

_MOST = 16
"""How many passages a wall has: what a group reads in a quarter of an hour."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A passage on the wall, who says it, and the numbers of the questions that cite it."""

    segment: Segment
    speaker: Speaker | None
    questions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """What one wall shows."""

    sheet: Sheet
    passages: tuple[Posted, ...]


@dataclass(frozen=True, slots=True)
class WallEdition:
    """Passages to hang up."""

    name: str = "wall"
    summary: str = "the passages that most questions cite, large, on paper to hang on a wall"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a wall for each language of each interview with questions, and for each pair."""
        del beside
        for interview in publication.interviews:
            if not interview.questions:
                continue
            for languages in combinations(publication.imprint, interview):
                yield Artifact(
                    path=urls.paper(interview.slug, self.name, languages),
                    edition=self.name,
                    audience="public",
                    interview=interview.slug,
                    languages=languages,
                    make=make,
                    depends=(wall(publication, interview, languages),),
                    is_heavy=True,
                )


EDITION = WallEdition()


def wall(publication: Publication, interview: Interview, languages: tuple[Language, ...]) -> Wall:
    """Return what the wall of an interview shows in one language or in two."""
    passages = tuple(_posted(interview, languages))
    texts = [posted.segment.text for posted in passages]
    return Wall(sheet("wall", publication, interview, languages, texts), passages)


def make(wall: Wall) -> bytes:
    """Return a wall as PDF."""
    address = wall.sheet.address
    coded = (posted.segment.id for posted in wall.passages if address)
    codes = {identifier: qr(f"{address}#{identifier}") for identifier in coded}
    return press(wall.sheet, passages=wall.passages, codes=codes)


def _posted(interview: Interview, languages: tuple[Language, ...]) -> Iterator[Posted]:
    """Yield the passages that most questions cite, in the order of the interview."""
    citing = _citing(interview)
    chosen = sorted(citing, key=lambda it: (-len(citing[it]), it))[:_MOST]
    speakers = {speaker.id: speaker for speaker in interview.speakers}
    for exchange in interview.exchanges:
        for turn in exchange.turns:
            for segment in slices.segments(turn.segments, languages):
                if segment.number in chosen:
                    speaker = speakers[turn.speaker] if turn.speaker else None
                    yield Posted(segment, speaker, citing[segment.number])


def _citing(interview: Interview) -> Mapping[int, tuple[int, ...]]:
    """Return the numbers of the questions that cite each passage, by its number."""
    passages = interview.passages()
    found: dict[int, list[int]] = {}
    for number, question in enumerate(interview.questions, start=1):
        cited = {it.number for target in question.cites for it in passages.get(target, ())}
        for passage in cited:
            found.setdefault(passage, []).append(number)
    return {passage: tuple(numbers) for passage, numbers in found.items()}
