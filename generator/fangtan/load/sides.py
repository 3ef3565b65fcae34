"""An interview’s text in each language, and the languages held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fangtan.findings import Place, Rule
from fangtan.load import schema
from fangtan.load.dialogue import DraftExchange, DraftSection, DraftTurn, dialogue
from fangtan.load.pairing import check_pair, check_unique, standings
from fangtan.load.reader import Reader
from fangtan.load.units import Paragraph
from fangtan.load.yaml_file import Yaml, parse, shape
from fangtan.markup import blocks, split_front_matter
from fangtan.model import Language, Speaker


@dataclass(frozen=True, slots=True)
class Side:
    """An interview's text in one language, as it was read."""

    path: str
    front: schema.FrontMatter | None
    head: Yaml | None
    standfirst: list[Paragraph]
    sections: list[DraftSection]

    def place(self, key: str) -> Place:
        """Return where a value of the front matter stands."""
        return self.head.place([key]) if self.head else Place(self.path)

    @property
    def exchanges(self) -> list[DraftExchange]:
        """All exchanges, in order."""
        return [exchange for section in self.sections for exchange in section.exchanges]


def sides(
    reader: Reader, folder: str, order: Sequence[Language], speakers: Sequence[Speaker]
) -> Iterator[tuple[Language, Side]]:
    """Yield the text in each language that it is there in, the original first."""
    for language in order:
        path = f"{folder}/interview.{language}.md"
        if language != order[0] and not reader.exists(path):
            reader.find(
                Place(f"{folder}/interview.{order[0]}.md"),
                Rule.TRANSLATION_IS_PRESENT,
                f"this interview is not there in {language}",
                f"write {path}; until then no page of it is made in {language}",
                severity="warning",
            )
            continue
        text = reader.read(path)
        if text is not None:
            yield language, _side(reader, path, text, {s.label[language]: s.id for s in speakers})


def _side(reader: Reader, path: str, text: str, speakers: Mapping[str, str]) -> Side:
    head, body, first_line = split_front_matter(text)
    document = parse(reader, path, head, first_line=2)
    front = shape(reader, document, schema.FrontMatter) if document else None
    line = document.place(["standfirst"]).line if document else 1
    standfirst = [
        Paragraph(block.text, Place(path, line))
        for block in blocks(front.standfirst if front else "")
    ]
    sections = dialogue(reader, path, blocks(body, first_line), speakers)
    side = Side(path, front, document, standfirst, sections)
    named: list[DraftSection | DraftExchange] = [s for s in sections if s.id]
    # Sections and exchanges are anchors of the same page.
    anchors = sorted([*named, *side.exchanges], key=lambda anchor: anchor.place)
    check_unique(reader, anchors, "section or exchange")
    return side


def hold_together(reader: Reader, original: Side, other: Side, language: Language) -> None:
    """Report where a translation parts from its original."""
    named = [section for section in original.sections if section.id]
    here = [section for section in other.sections if section.id]
    check_pair(reader, "section", named, original.path, here, other.path)
    check_pair(reader, "exchange", original.exchanges, original.path, other.exchanges, other.path)
    counterparts = {exchange.id: exchange for exchange in other.exchanges}
    for exchange in original.exchanges:
        counterpart = counterparts.get(exchange.id)
        if counterpart is None:
            continue
        if counterpart.section != exchange.section:
            reader.find(
                counterpart.place,
                Rule.ORDER_IS_SHARED,
                f"the exchange “{exchange.id}” is in another section than in {original.path}",
                f"move it to the section “{exchange.section or 'before the first heading'}”; "
                "readers see it there",
                severity="warning",
            )
        # What was said of the paragraphs tells which belong together, whatever has changed since.
        if not standings(reader, exchange.id, exchange.paragraphs, language):
            _hold_turns_together(reader, exchange, counterpart)


def _hold_turns_together(reader: Reader, original: DraftExchange, other: DraftExchange) -> None:
    for first, second in zip(original.turns, other.turns, strict=False):
        if not first.matches(second):
            reader.find(
                second.place,
                Rule.PASSAGE_IS_PAIRED,
                f"this turn holds {_contents(second)}; in {first.place.path}:{first.place.line} "
                f"it holds {_contents(first)}",
                "give both the same speaker, and the same paragraphs and pictures in order; "
                "one that says TODO: stands for what is not translated yet",
            )
            return
    if len(original.turns) != len(other.turns):
        reader.find(
            other.place,
            Rule.PASSAGE_IS_PAIRED,
            f"“{other.id}” has {len(other.turns)} turns here and {len(original.turns)} "
            f"in {original.place.path}:{original.place.line}",
            "give both languages the same turns",
        )


def _contents(turn: DraftTurn) -> str:
    paragraphs = len(turn.paragraphs)
    pictures = len(turn.blocks) - paragraphs
    speaker = f"“{turn.label}”" if turn.label else "nobody"
    counted = f"{paragraphs} paragraph{'' if paragraphs == 1 else 's'}"
    return f"{counted} and {pictures} picture{'' if pictures == 1 else 's'} of {speaker}"
