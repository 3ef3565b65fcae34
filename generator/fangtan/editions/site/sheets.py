"""What there is of an interview to print or to take along, kind by kind."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.editions.site.outline import Outline
from fangtan.markup import plain
from fangtan.model import Interview, Language


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheets: what the interface calls it, and whether it waits to be unfolded."""

    label: str
    is_folded: bool = False


KINDS: Mapping[str, Kind] = {
    "handout": Kind("sheet_handout"),
    "questions": Kind("sheet_questions"),
    "questions-compact": Kind("sheet_questions_compact"),
    "cards": Kind("sheet_cards", is_folded=True),
    "wall": Kind("sheet_wall", is_folded=True),
    "slides": Kind("sheet_slides", is_folded=True),
    "activity": Kind("sheet_activity", is_folded=True),
}
"""The kinds by what their files are called, in the order in which readers see them.

Files of any other kind are shown at the end, under the name that they have themselves.
"""
_UNKNOWN = Kind("sheet_other", is_folded=True)

FORMATS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "epub": "application/epub+zip",
    "md": "text/markdown",
    "txt": "text/plain",
    "html": "text/html",
}
"""The formats by the end of a file’s name, in their order, with what browsers call them."""


@dataclass(frozen=True, slots=True)
class File:
    """A file: the end of its name, and where it is."""

    suffix: str
    path: str

    @property
    def media_type(self) -> str | None:
        """What browsers call its format, if that is known."""
        return FORMATS.get(self.suffix)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet in some languages, in every format that there is.

    `title` tells one of its kind from another, in the first of its languages; it is that of an
    `activity`.
    """

    languages: tuple[Language, ...]
    activity: str | None
    title: str | None
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Sheets of one kind: the label of the kind, and its own name for one that has none."""

    kind: str
    label: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of an interview: those that a page shows at once, and those behind a word."""

    first: tuple[Row, ...]
    folded: tuple[Row, ...]

    def without(self, kind: str) -> Sheets:
        """Return these but for those of a kind."""
        return Sheets(
            tuple(row for row in self.first if row.kind != kind),
            tuple(row for row in self.folded if row.kind != kind),
        )

    def of_activity(self, identifier: str) -> tuple[Sheet, ...]:
        """Return the sheets of an activity."""
        rows = (*self.first, *self.folded)
        return tuple(sheet for row in rows for sheet in row.sheets if sheet.activity == identifier)

    def file(self, kind: str, languages: tuple[Language, ...], suffix: str) -> File | None:
        """Return a file of a sheet, if there is one."""
        return next(
            (
                file
                for row in (*self.first, *self.folded)
                for sheet in row.sheets
                for file in sheet.files
                if (row.kind, sheet.languages, file.suffix) == (kind, languages, suffix)
            ),
            None,
        )


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    order: tuple[int, str]
    place: int
    sheet: Sheet


def sheets(outline: Outline, interview: Interview, language: Language) -> Sheets:
    """Return the sheets of an interview, as they are shown on a page in a language.

    What is in that language comes first; what is not waits to be unfolded.
    """
    found = sorted(
        _found(outline, interview),
        key=lambda it: (it.order, *_nearness(it.sheet, language), it.place),
    )
    first = [
        it
        for it in found
        if language in it.sheet.languages and not KINDS.get(it.kind, _UNKNOWN).is_folded
    ]
    return Sheets(_rows(first), _rows([it for it in found if it not in first]))


def _rows(found: Sequence[_Found]) -> tuple[Row, ...]:
    return tuple(
        Row(kind, KINDS.get(kind, _UNKNOWN).label, tuple(it.sheet for it in members))
        for kind, members in itertools.groupby(found, lambda it: it.kind)
    )


def _found(outline: Outline, interview: Interview) -> Iterator[_Found]:
    """Yield the sheets of an interview, each with all of its files."""
    files: dict[tuple[str, tuple[Language, ...]], list[File]] = {}
    for artifact in outline.beside:
        named = urls.paper_kind(artifact.path) if artifact.interview == interview.slug else None
        if named:
            kind, suffix = named
            files.setdefault((kind, artifact.languages), []).append(File(suffix, artifact.path))
    tasks = {
        f"activity-{it.task.id}": (number, it.task)
        for number, it in enumerate(interview.activities)
    }
    for (name, languages), those in files.items():
        place, task = tasks.get(name, (0, None))
        kind = "activity" if task else name
        order = [*KINDS].index(kind) if kind in KINDS else len(KINDS)
        called = plain(task.title[languages[0]].markdown) if task else None
        sheet = Sheet(languages, task.id if task else None, called, _ordered(those))
        yield _Found(kind, (order, kind), place, sheet)


def _ordered(files: Iterable[File]) -> tuple[File, ...]:
    known = [*FORMATS]
    return tuple(
        sorted(
            files,
            key=lambda file: (
                known.index(file.suffix) if file.suffix in known else len(known),
                file.suffix,
            ),
        )
    )


def _nearness(sheet: Sheet, language: Language) -> tuple[bool, int, bool]:
    return language not in sheet.languages, len(sheet.languages), sheet.languages[0] != language
