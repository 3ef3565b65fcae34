"""An interview as TEI P5: in one language, or in two that are aligned passage by passage.

Chapters of the Guidelines: 2 (header), 3 (elements of all texts), 4 (structure), 8 (speech),
15 (participants and setting), 17 (`corresp`), 18 (`ana`).
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass

from fangtan import urls
from fangtan.editions.data.matter import Matter
from fangtan.editions.data.tei_header import header, state_id
from fangtan.editions.data.tei_text import TeiLinks, passage_id, say, speaker_id
from fangtan.editions.data.xml import add, document
from fangtan.model import (
    Exchange,
    Figure,
    Interview,
    Language,
    Localized,
    Section,
    Segment,
    Turn,
    given,
    state_of,
)


def make(matter: Matter, languages: tuple[Language, ...]) -> bytes:
    """Return the file."""
    root = ET.Element("TEI", {"xmlns": "http://www.tei-c.org/ns/1.0", "xml:lang": languages[0]})
    root.append(header(matter, languages))
    sides = [_Side(matter, languages, index) for index in range(len(languages))]
    if len(sides) == 1:
        sides[0].add_to(root)
    else:
        group = add(add(root, "text"), "group")
        for side in sides:
            side.add_to(group)
    return document(root)


@dataclass(frozen=True, slots=True)
class _Side:
    """One language of a file."""

    matter: Matter
    languages: tuple[Language, ...]
    index: int

    @property
    def language(self) -> Language:
        return self.languages[self.index]

    @property
    def interview(self) -> Interview:
        return self.matter.interview

    @property
    def file(self) -> str:
        return urls.data(self.interview.slug, "")

    def add_to(self, parent: ET.Element) -> None:
        """Add the text of the interview."""
        body = add(add(parent, "text", **{"xml:lang": self.language}), "body")
        _speaking(add(body, "head", self.interview.title[self.language]), self.shown_title, self)
        opening = add(body, "div", type="standfirst")
        for segment in self.interview.standfirst:
            self.say(add(opening, "p"), segment.text)
        for section in self.interview.sections:
            self.add_section(body, section)

    @property
    def shown_title(self) -> Language:
        return given(self.interview.title, self.language)

    def add_section(self, body: ET.Element, section: Section) -> None:
        part = add(body, "div", type="section" if section.id else "preamble")
        if section.id:
            self.name(part, section.id)
            self.say(add(part, "head"), section.title)
        for exchange in section.exchanges:
            self.add_exchange(part, exchange)

    def add_exchange(self, part: ET.Element, exchange: Exchange) -> None:
        div = add(part, "div", type="exchange")
        self.name(div, exchange.id)
        for turn in exchange.turns:
            spoken = div
            if turn.speaker:
                spoken = add(div, "u", who=f"#{speaker_id(turn.speaker)}")
            self.add_turn(spoken, turn)

    def add_turn(self, parent: ET.Element, turn: Turn) -> None:
        for block in turn.blocks:
            if isinstance(block, Figure):
                self.add_figure(parent, block)
            else:
                self.add_passage(parent, block)

    def add_passage(self, parent: ET.Element, segment: Segment) -> None:
        """Add a passage: a `seg` of what somebody says, or else a paragraph."""
        passage = add(parent, "seg" if parent.tag == "u" else "p")
        self.name(passage, segment.id)
        passage.set("n", str(segment.number))
        state = state_of(segment.text, self.language)
        if state != "original":
            passage.set("ana", f"#{state_id(state)}")
        self.say(passage, segment.text)

    def add_figure(self, parent: ET.Element, figure: Figure) -> None:
        element = add(parent, "figure")
        picture = figure.file[given(figure.file, self.language)]
        page = urls.media(self.interview.slug, picture)
        add(element, "graphic", url=self.matter.address(self.file, page))
        if figure.caption[self.language].markdown:
            self.say(add(element, "head"), figure.caption)
        described = add(element, "figDesc", figure.alternative[self.language])
        _speaking(described, given(figure.alternative, self.language), self)

    def name(self, element: ET.Element, identifier: str) -> None:
        """Give an element its id, and say what it corresponds to in the other language."""
        own, others = self.suffix(self.index), range(len(self.languages))
        element.set("xml:id", passage_id(identifier, own))
        beside = [passage_id(identifier, self.suffix(it)) for it in others if it != self.index]
        if beside:
            element.set("corresp", " ".join(f"#{it}" for it in beside))

    def suffix(self, index: int) -> str:
        return f"_{self.languages[index]}" if index else ""

    def say(self, element: ET.Element, text: Localized) -> None:
        """Put a text into an element: in the original, and marked so, where it is missing."""
        shown = given(text, self.language)
        if shown != self.language and shown in self.languages:
            # It stands in this very file, and is not said twice.
            add(element, "gap", reason="untranslated")
            return
        links = TeiLinks(self.matter, self.file, shown, self.suffix(self.index))
        say(element, text[shown], links)
        _speaking(element, shown, self)


def _speaking(element: ET.Element, shown: Language, side: _Side) -> None:
    if shown != side.language:
        element.set("xml:lang", shown)
