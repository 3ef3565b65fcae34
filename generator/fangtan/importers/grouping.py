"""Blocks grouped into an outline: which turns are an exchange, and what is nobody’s."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from fangtan.importers import ids
from fangtan.importers.blocks import Block, Imported, Role, Time
from fangtan.importers.escaping import in_one_line, paragraphs
from fangtan.importers.outline import (
    ASKING,
    Exchange,
    Outline,
    Passage,
    Section,
    Turn,
    label_of,
)


def outline(imported: Imported) -> Outline:
    """Return the blocks of a document as sections, exchanges and turns, with ids."""
    language = imported.language
    grouping = _Grouping(Outline([Section()], _roles(imported)), language)
    title = in_one_line(imported.title or "")
    spoken = False
    for block in _with_times(imported.blocks):
        words = in_one_line(block.text)
        if block.kind == "heading" and words == title and words and not spoken:
            title, spoken = "", True
            continue
        spoken = spoken or block.kind == "turn"
        grouping.add(block)
    grouping.settle()
    whole = grouping.whole
    whole.sections = [found for found in whole.sections if found.exchanges or found.title]
    for section in whole.sections:
        section.exchanges = _with_last_words(section.exchanges, whole.roles)
    _name(whole, language)
    return whole


def _roles(imported: Imported) -> dict[str, Role]:
    roles = {label_of(found.label, imported.language): found.role for found in imported.speakers}
    for block in imported.blocks:
        if block.kind == "turn":
            roles.setdefault(label_of(block.speaker, imported.language), "other")
    return roles


@dataclass(slots=True)
class _Grouping:
    """The text as far as it has been laid out; `waiting` is what no turn has claimed yet."""

    whole: Outline
    language: str
    exchange: Exchange | None = None
    label: str | None = None
    waiting: list[Passage] = field(default_factory=list)
    waiting_since: int = 0

    def add(self, block: Block) -> None:
        if block.kind == "heading":
            self._open_section(block)
        elif block.kind == "turn":
            self._add_turn(block)
        elif block.kind == "continuation" and self.label is not None:
            self._continue(block)
        elif block.kind == "note" and self.exchange and not self.waiting:
            self.exchange.turns[-1].passages += _passages(block, is_aside=True)
        else:
            aside = block.kind in {"caption", "marker", "note"}
            self.waiting_since = block.line if not self.waiting else self.waiting_since
            self.waiting += _passages(block, is_aside=aside)

    def settle(self) -> None:
        """Give what is waiting a place: asides with the last turn, prose in its own exchange."""
        if not self.waiting:
            return
        if self.exchange is None or self._prose_waits:
            self._open_exchange()
        elif self.exchange:
            self.exchange.turns[-1].passages += self._taken()

    @property
    def _prose_waits(self) -> bool:
        return any(not passage.is_aside for passage in self.waiting)

    def _open_section(self, block: Block) -> None:
        self.settle()
        title = in_one_line(block.text)
        if title:
            self.whole.sections.append(Section("", title, block.times, block.line))
            self.exchange = None

    def _add_turn(self, block: Block) -> None:
        if self._prose_waits and not self.whole.exchanges:
            self._open_exchange()  # what leads in stands by itself
        label = label_of(block.speaker, self.language)
        if self._begins_an_exchange(label, block):
            self._open_exchange()
        self._append(Turn(label, _passages(block), block.line))

    def _begins_an_exchange(self, label: str, block: Block) -> bool:
        if self.exchange is None or self.exchange.is_context or self._prose_waits:
            return True
        spoken = [turn for turn in self.exchange.turns if turn.label is not None]
        if ASKING & set(self.whole.roles.values()):
            asks = self.whole.roles[label] in ASKING
            return asks and any(self.whole.roles[turn.label or ""] not in ASKING for turn in spoken)
        return _asks(block.text) and not all(
            _asks(turn.passages[-1].text) for turn in spoken if turn.passages
        )

    def _continue(self, block: Block) -> None:
        if self.exchange is None or self._prose_waits or self.exchange.is_context:
            self._open_exchange()
            self._append(Turn(self.label, _passages(block), block.line))
            self.whole.decisions.append(
                f"line {block.line}: what {self.label} says goes on after a heading or other text; "
                "the label is written again there"
            )
            return
        self._append(None)
        self.exchange.turns[-1].passages += _passages(block)

    def _open_exchange(self) -> None:
        self.exchange = Exchange("")
        self.whole.sections[-1].exchanges.append(self.exchange)
        if self.waiting:
            self.exchange.turns.append(Turn(None, self._taken(), self.waiting_since))

    def _append(self, turn: Turn | None) -> None:
        if self.exchange is None:
            return
        if self.waiting:
            self.exchange.turns[-1].passages += self._taken()
        if turn:
            self.exchange.turns.append(turn)
            self.label = turn.label

    def _taken(self) -> list[Passage]:
        taken, self.waiting = self.waiting, []
        return taken


def _passages(block: Block, *, is_aside: bool = False) -> list[Passage]:
    """Return a block's paragraphs; its time codes go with the first."""
    return [
        Passage(text, is_aside, block.times if index == 0 else ())
        for index, text in enumerate(paragraphs(block.text))
    ]


def _with_times(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks; time codes of those without words stand with the next that has some."""
    kept: list[Block] = []
    early: tuple[Time, ...] = ()
    for block in blocks:
        if paragraphs(block.text):
            kept.append(replace(block, times=early + block.times))
            early = ()
        else:
            early += block.times
            if block.kind == "turn":
                kept.append(replace(block, times=()))
    if early and kept:
        kept[-1] = replace(kept[-1], times=kept[-1].times + early)
    return kept


def _with_last_words(exchanges: Sequence[Exchange], roles: Mapping[str, Role]) -> list[Exchange]:
    """Return the exchanges, with an interviewer’s words that nobody answers in the one before."""
    kept: list[Exchange] = []
    for exchange in exchanges:
        spoken = {roles.get(turn.label) for turn in exchange.turns if turn.label is not None}
        context = [p for turn in exchange.turns if turn.label is None for p in turn.passages]
        is_prose = any(not passage.is_aside for passage in context)
        if spoken != {"interviewer"} or is_prose or not kept or kept[-1].is_context:
            kept.append(exchange)
            continue
        kept[-1].turns[-1].passages += context
        kept[-1].turns += [turn for turn in exchange.turns if turn.label is not None]
    return kept


def _asks(text: str) -> bool:
    return bool(re.search(r"[?？؟;][\"”’」』»)）\s]*$", text))


def _name(whole: Outline, language: str) -> None:
    """Write the ids: key words of what is asked, else a number."""
    taken: set[str] = set()

    def fresh(wanted: str, prefix: str, number: int) -> str:
        identifier = ids.unique(wanted or f"{prefix}{number}", taken)
        taken.add(identifier)
        return identifier

    count = 0
    for index, section in enumerate(whole.sections):
        if section.title:
            section.id = fresh(ids.slug(section.title, language), "part-", index)
        for place, exchange in enumerate(section.exchanges):
            if index == 0 and place == 0 and exchange.is_context and not section.title:
                exchange.id = fresh("lede", "", 0)
                continue
            count += 1
            exchange.id = fresh(ids.question_slug(_asked(exchange, whole), language), "q", count)


def _asked(exchange: Exchange, whole: Outline) -> str:
    turns = [turn for turn in exchange.turns if turn.label is not None] or exchange.turns
    asking = [turn for turn in turns if whole.roles.get(turn.label or "") in ASKING]
    return " ".join(passage.text for turn in (asking or turns)[:1] for passage in turn.passages)
