"""The texts of several languages joined into one: sections, exchanges, numbered passages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fangtan.load.dialogue import DraftExchange, DraftPicture, DraftTurn
from fangtan.load.pairing import Paragraph, texts
from fangtan.load.sides import Side
from fangtan.model import Exchange, Figure, Language, Section, Segment, Text, Turn


def sections(sides: Mapping[Language, Side]) -> Iterator[Section]:
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
        built: list[Exchange] = []
        for exchange in section.exchanges:
            fitting = {original: exchange} | {
                language: exchanges[language][exchange.id]
                for language in others
                if _fits(exchange, exchanges[language].get(exchange.id))
            }
            turns, number = _turns(fitting, number)
            built.append(Exchange(exchange.id, turns))
        heads = {
            language: Text(found.title, found.place)
            for language in sides
            if section.id and (found := titles[language].get(section.id))
        }
        yield Section(section.id or None, heads, tuple(built))


def _fits(original: DraftExchange, other: DraftExchange | None) -> bool:
    return (
        other is not None
        and len(original.turns) == len(other.turns)
        and all(map(DraftTurn.matches, original.turns, other.turns))
    )


def _turns(sides: Mapping[Language, DraftExchange], number: int) -> tuple[tuple[Turn, ...], int]:
    original = next(iter(sides.values()))
    count = 0
    turns: list[Turn] = []
    for turn_index, turn in enumerate(original.turns):
        built: list[Segment | Figure] = []
        for block_index in range(len(turn.blocks)):
            blocks_here = {
                language: side.turns[turn_index].blocks[block_index]
                for language, side in sides.items()
            }
            paragraphs = {k: b for k, b in blocks_here.items() if isinstance(b, Paragraph)}
            pictures = {k: b for k, b in blocks_here.items() if isinstance(b, DraftPicture)}
            if paragraphs:
                count, number = count + 1, number + 1
                built.append(Segment(f"{original.id}.{count}", texts(paragraphs), number))
            else:
                built.append(_figure(pictures))
        turns.append(Turn(turn.speaker, tuple(built), turn.place))
    return tuple(turns), number


def _figure(pictures: Mapping[Language, DraftPicture]) -> Figure:
    return Figure(
        file={language: picture.file for language, picture in pictures.items()},
        alternative={language: picture.alternative for language, picture in pictures.items()},
        caption={lang: Text(picture.caption, picture.place) for lang, picture in pictures.items()},
        places={language: picture.place for language, picture in pictures.items()},
    )
