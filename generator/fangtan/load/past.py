"""What a file of the publication held at another time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fangtan.load import publication
from fangtan.load.glossary import glossary
from fangtan.load.interview import interview
from fangtan.load.reader import Reader
from fangtan.load.units import part_of
from fangtan.model import Language, Text


@dataclass(slots=True)
class _Past(Reader):
    """Reads some files as they were, and the facts beside them as they are."""

    texts: Mapping[str, str] = field(default_factory=dict)

    def exists(self, path: str) -> bool:
        # Facts alone are read with their text beside them; a text, with its facts.
        of_facts = all(known.endswith(".yaml") for known in self.texts)
        return path in self.texts or (
            (of_facts or path.endswith(".yaml")) and Reader.exists(self, path)
        )

    def read(self, path: str) -> str | None:
        if path not in self.texts:
            return Reader.read(self, path) if self.exists(path) else None
        self.sources[path] = self.texts[path]
        return self.texts[path]


def earlier(folder: Path, path: str, text: str, language: Language) -> Iterator[Text]:
    """Yield the texts that could be translated when a file of a language held this text."""
    reader = _Past(folder, texts={path: text.replace("\r\n", "\n").replace("\r", "\n")})
    languages = publication.imprint(reader).languages
    # Of one language nothing is held against another.
    reader.languages = (language,)
    reader.derived = {}
    part = part_of(path)
    if path.startswith("interviews/"):
        interview(reader, path.split("/")[1], (language,))
    elif part == "glossary":
        glossary(reader, languages)
    elif part == "about":
        publication.about(reader, languages)
    elif part == "people":
        publication.people(reader, languages)
    elif part == "works":
        publication.works(reader, languages)
    for unit in reader.units:
        if unit.part == part:
            yield unit.text[language]
