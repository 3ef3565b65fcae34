"""One part in one language: its file, its texts as they stand and as they are to be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fangtan.load import Loaded, Unit
from fangtan.load.reader import Reader
from fangtan.load.units import Paragraph
from fangtan.markup import is_placeholder
from fangtan.model import Interview, Language
from fangtan.translate.fitting import indented, is_inline
from fangtan.translate.source import Edit, Source, line_start


class NoPlaceError(Exception):
    """Some texts (by id) have no place in a file, and why."""

    def __init__(self, ids: Sequence[str], why: str) -> None:
        """Keep the ids, and why."""
        super().__init__(why)
        self.ids = tuple(ids)


@dataclass(slots=True)
class Translation:
    """The file of a part in one language; `texts` are those that are to be written, by id."""

    loaded: Loaded
    part: str
    language: Language
    texts: Mapping[str, str]
    units: Mapping[str, Unit] = field(init=False)
    source: Source = field(init=False)

    def __post_init__(self) -> None:
        """Read what is there."""
        self.units = {unit.id: unit for unit in self.loaded.units if unit.part == self.part}
        file = self.loaded.folder / self.path
        self.source = Source(file.read_bytes() if file.is_file() else b"")

    @property
    def path(self) -> str:
        """The path of the file in this language."""
        return self._path(self.language)

    @property
    def original_path(self) -> str:
        """The path of the file in the language that it was written in first."""
        if self.part.startswith("interviews/"):
            return self._path(self.interview.original)
        asked = next(unit for unit in self.units.values() if unit.id in self.texts)
        return self._path(asked.original)

    @property
    def interview(self) -> Interview:
        """The interview that this part belongs to."""
        slug = self.part.split("/")[1]
        interviews = self.loaded.seminar.publication.interviews
        return next(interview for interview in interviews if interview.slug == slug)

    @property
    def is_there(self) -> bool:
        """Whether the file is there."""
        return (self.loaded.folder / self.path).is_file()

    @property
    def reader(self) -> Reader:
        """A reader of this publication whose findings nobody asks for."""
        return Reader(self.loaded.folder)

    def words(self, identifier: str) -> str:
        """Return a text as it is to be; empty where it is missing."""
        return self.texts.get(identifier) or self.standing(identifier)

    def standing(self, identifier: str) -> str:
        """Return a text as it stands; empty where it is missing."""
        unit = self.units.get(identifier)
        if unit is None or self.language not in unit.text:
            return ""
        return unit.text[self.language].markdown

    def changed(self, prefix: str) -> list[str]:
        """Return the ids of what is to be written below an id."""
        return [name for name in self.texts if name.startswith(f"{prefix}.")]

    def of_prefix(self, prefix: str) -> list[str]:
        """Return `prefix.1`, `prefix.2` and so on, as far as there are any."""
        found: list[str] = []
        while (name := f"{prefix}.{len(found) + 1}") in self.units:
            found.append(name)
        return found

    def beside(self, prefix: str, paragraphs: Sequence[Paragraph]) -> dict[str, Paragraph]:
        """Return where the texts below an id stand; not those that cannot be told apart."""
        names = self.of_prefix(prefix)
        if len(names) == len(paragraphs):
            pairs = dict(zip(names, paragraphs, strict=True))
            if all(self._is(name, paragraph) for name, paragraph in pairs.items()):
                return pairs
        found: dict[str, Paragraph] = {}
        for name in names:
            same = [p for p in paragraphs if self.standing(name) == p.text]
            if len(same) == 1:
                found[name] = same[0]
        return found

    def keeps(self, prefixes: Sequence[str], paragraphs: Sequence[Paragraph]) -> bool:
        """Return whether all that stands in some paragraphs is among the texts that we know."""
        known = {
            line
            for prefix in prefixes
            for name in self.of_prefix(prefix)
            for line in self.standing(name).split("\n")
        }
        return all(
            is_placeholder(paragraph.text) or known.issuperset(paragraph.text.split("\n"))
            for paragraph in paragraphs
        )

    def replaced(self, paragraph: Paragraph, text: str) -> Edit | None:
        """Return the edit that puts a text in the place of a paragraph, or None if it cannot be.

        A list cannot stand behind a label, for one.
        """
        source = self.source.text
        start = line_start(source, paragraph.place.line)
        found = _pattern(paragraph.text).search(source, start)
        if found is None or not 0 <= source.count("\n", start, found.start()) <= 1:
            return None
        line = source.rfind("\n", 0, found.start()) + 1
        before = source[line : found.start()]
        if re.fullmatch(r"[ \t]*(?:[-+*]|\d+[.)])[ \t]+", before):
            text = indented(text, " " * len(before))
        elif before.strip() and not is_inline(text):
            return None
        return Edit(found.start(), found.end(), text)

    def _is(self, name: str, paragraph: Paragraph) -> bool:
        standing = self.standing(name)
        if not standing or is_placeholder(paragraph.text):
            return is_placeholder(paragraph.text)
        return standing == paragraph.text

    def _path(self, language: Language) -> str:
        return (
            f"glossary/{language}.md" if self.part == "glossary" else f"{self.part}.{language}.md"
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """An exchange, a heading, a question: its id, and where it stands in a translation’s file."""

    id: str
    start: int
    end: int


def insertions(
    order: Sequence[str], pieces: Mapping[str, Piece], new: Mapping[str, str], first: int
) -> Iterator[Edit]:
    """Yield the edits that put new pieces behind those that come before them in the original.

    What comes before all others is put in at `first`.
    """
    places: dict[int, list[str]] = {}
    at = first
    for identifier in order:
        if identifier in pieces:
            at = pieces[identifier].end
        elif identifier in new:
            places.setdefault(at, []).append(new[identifier])
    for offset, texts in places.items():
        together = "\n\n".join(texts)
        yield Edit(offset, offset, f"\n\n{together}" if offset else f"{together}\n\n")


def _pattern(text: str) -> re.Pattern[str]:
    """Return what finds a text whose lines may be indented and have blank ones between them."""
    lines = [re.escape(line.strip()) for line in text.split("\n") if line.strip()]
    return re.compile(r"[ \t]*\n(?:[ \t]*\n)*[ \t]*".join(lines))
