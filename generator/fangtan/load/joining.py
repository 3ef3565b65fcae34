"""The texts of several languages joined into one: sections, exchanges, numbered passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fangtan.findings import Rule
from fangtan.load.dialogue import DraftExchange, DraftPicture
from fangtan.load.following import follow
from fangtan.load.localizing import localized, words
from fangtan.load.pairing import beside, row
from fangtan.load.reader import Reader
from fangtan.load.sides import Side
from fangtan.load.units import Paragraph
from fangtan.model import Exchange, Figure, InLanguages, Language, Section, Segment, Turn


def sections(reader: Reader, sides: Mapping[Language, Side]) -> Iterator[Section]:
    """Yield the sections of the original, with the texts of every language that fit."""
    original, *others = sides
    exchanges = {
        language: {exchange.id: exchange for exchange in side.exchanges}
        for language, side in sides.items()
    }
    titles = {
        language: {section.id: section for section in side.sections}
        for language, side in sides.items()
    }
    number = 0
    for section in sides[original].sections:
        heads = {
            language: Paragraph(found.title, found.place)
            for language in sides
            if section.id and (found := titles[language].get(section.id))
        }
        # The heading is read, and translated, before what stands below it.
        title = localized(reader, f"{section.id}.title", "heading", heads) if heads else None
        built: list[Exchange] = []
        for exchange in section.exchanges:
            here = {original: exchange} | {
                language: exchanges[language][exchange.id]
                for language in others
                if exchange.id in exchanges[language]
            }
            turns = _Turns(reader, here, number).joined()
            number += sum(len(turn.segments) for turn in turns)
            built.append(Exchange(exchange.id, turns))
        yield Section(section.id or None, title or InLanguages({}), tuple(built))


class _Turns:
    """The turns of one exchange in every language, and what stands beside what in them."""

    def __init__(
        self, reader: Reader, sides: Mapping[Language, DraftExchange], number: int
    ) -> None:
        self.reader = reader
        self.original = next(iter(sides.values()))
        self.number = number
        self.columns: dict[Language, Sequence[Paragraph | None]] = {}
        self.pictures: dict[Language, Sequence[DraftPicture]] = {}
        for language, side in sides.items():
            column = self._column(side, language)
            if column is not None:
                self.columns[language] = column
                self.pictures[language] = side.pictures
        follow(reader, self.original.id, self.columns)

    def joined(self) -> tuple[Turn, ...]:
        segments = figures = 0
        turns: list[Turn] = []
        for turn in self.original.turns:
            built: list[Segment | Figure] = []
            for block in turn.blocks:
                if isinstance(block, Paragraph):
                    built.append(self._segment(segments))
                    segments += 1
                else:
                    built.append(self._figure(figures))
                    figures += 1
            turns.append(Turn(turn.speaker, tuple(built), turn.place))
        return tuple(turns)

    def _column(self, side: DraftExchange, language: Language) -> Sequence[Paragraph | None] | None:
        """Return the paragraphs of a language in the rows of the original’s; None if unknown."""
        if side is self.original:
            return side.paragraphs
        is_alike = self.original.is_shaped_like(side)
        column = beside(
            self.reader,
            side.id,
            self.original.paragraphs,
            side.paragraphs,
            language,
            is_alike=is_alike,
        )
        if column is not None and not is_alike:
            self._report_speakers(side, column)
        return column

    def _report_speakers(self, side: DraftExchange, column: Sequence[Paragraph | None]) -> None:
        """Report paragraphs that stand below another speaker than their originals do."""
        turns = {paragraph.place: turn for turn in side.turns for paragraph in turn.paragraphs}
        originals = [turn for turn in self.original.turns for _ in turn.paragraphs]
        for original, paragraph in zip(originals, column, strict=True):
            turn = turns[paragraph.place] if paragraph else original
            if not turn.has_speaker_of(original):
                self.reader.find(
                    turn.place,
                    Rule.PASSAGE_IS_PAIRED,
                    f"this turn is that of “{turn.label}”; what it translates, "
                    f"{original.place.path}:{original.place.line}, is that of “{original.label}”",
                    "give both the same speaker",
                )

    def _segment(self, index: int) -> Segment:
        identifier = f"{self.original.id}.{index + 1}"
        text = row(self.reader, identifier, self.columns, index)
        return Segment(identifier, text, self.number + index + 1)

    def _figure(self, index: int) -> Figure:
        here = {
            language: pictures[index]
            for language, pictures in self.pictures.items()
            if index < len(pictures)
        }
        return figure(self.reader, f"{self.original.id}.figure-{index + 1}", here)


def figure(reader: Reader, identifier: str, pictures: Mapping[Language, DraftPicture]) -> Figure:
    """Return a picture in the languages that name it, the original first."""
    alternative = localized(
        reader,
        f"{identifier}.alternative",
        "caption",
        {lang: Paragraph(picture.alternative, picture.place) for lang, picture in pictures.items()},
    )
    caption = localized(
        reader,
        f"{identifier}.caption",
        "caption",
        {lang: Paragraph(picture.caption, picture.place) for lang, picture in pictures.items()},
    )
    files = {language: picture.file for language, picture in pictures.items()}
    made = {
        tag: derivation.source
        for tag, derivation in reader.derived.items()
        if derivation.source in files
    }
    return Figure(
        file=InLanguages(files | {tag: files[source] for tag, source in made.items()}),
        alternative=words(alternative),
        caption=caption,
        places={language: picture.place for language, picture in pictures.items()},
    )
