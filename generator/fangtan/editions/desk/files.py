"""The files that lie beside the desk, by what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.markup import plain
from fangtan.model import Interview, Language, Localized

NAMES: Mapping[str, str] = {
    "handout": "sheet_handout",
    "questions": "sheet_questions",
    "questions-compact": "desk_kind_compact",
    "moodle": "desk_kind_moodle",
    "cartridge": "desk_kind_cartridge",
    "canvas": "desk_kind_canvas",
    "blackboard": "desk_kind_blackboard",
    "gift": "desk_kind_gift",
    "notes": "desk_kind_notes",
    "left-out": "desk_kind_left_out",
    "glossary-moodle": "desk_kind_glossary_moodle",
    "glossary-deck": "desk_kind_glossary_deck",
    "glossary-left-out": "desk_kind_glossary_left_out",
}
"""What the interface calls a file of an edition that makes several kinds, by its own name."""

_PAPER = f"{urls.SITE}/paper/"


@dataclass(frozen=True, slots=True)
class File:
    """One file: its path and its languages, and what tells it from others of its edition.

    That is a `label`, which is an interface string, or else a `name`: the title of an activity, or
    what a file calls itself.
    """

    path: str
    languages: tuple[Language, ...]
    label: str
    name: str

    @property
    def suffix(self) -> str:
        """What kind of file it is, as its name ends; empty for a page."""
        suffix = PurePosixPath(self.path).suffix.removeprefix(".")
        return "" if suffix == "html" else suffix.upper()


Files = tuple[tuple[str, tuple[File, ...]], ...]
"""Files by edition, in the catalog's order."""


def files(beside: Sequence[Artifact], interview: Interview | None) -> Files:
    """Return what a lecturer opens of an interview; without one, of no interview in particular.

    That is all that is for the instructor, the sheets and books for students, the pages with the
    text and those for the projector. What a page of the website needs beside it is no file to open.
    """
    slug = interview.slug if interview else None
    titles = {it.task.id: it.task.title for it in interview.activities} if interview else {}
    found: dict[str, list[Artifact]] = {}
    for artifact in beside:
        if artifact.interview == slug and _is_opened(artifact, slug):
            found.setdefault(artifact.edition, []).append(artifact)
    return tuple((edition, tuple(_listed(members, titles))) for edition, members in found.items())


def _is_opened(artifact: Artifact, slug: str | None) -> bool:
    if artifact.audience == "instructor":
        return True
    pages = () if slug is None else {*_pages(slug, artifact.languages)}
    return artifact.path.startswith(_PAPER) or artifact.path in pages


def _pages(slug: str, languages: Sequence[Language]) -> Iterator[str]:
    for language in languages:
        yield urls.interview(language, slug)
        yield urls.projector(slug, language)


def _listed(artifacts: Sequence[Artifact], titles: Mapping[str, Localized]) -> Iterator[File]:
    kinds = [*map(_kind, artifacts)]
    for artifact, kind in zip(artifacts, kinds, strict=True):
        title = titles.get(kind.removeprefix("activity-"))
        if title:
            label, name = "", plain(title[artifact.languages[0]].markdown)
        elif len({*kinds}) == 1 or kind == artifact.edition:
            label, name = "", ""
        else:
            label = NAMES.get(kind, "")
            name = "" if label else kind
        yield File(artifact.path, artifact.languages, label, name)


def _kind(artifact: Artifact) -> str:
    """Return what a file is called, without its interview, its languages and its suffix."""
    name = PurePosixPath(artifact.path).name
    stem = name.removeprefix(f"{artifact.interview}-").removesuffix(PurePosixPath(name).suffix)
    return stem.removesuffix(f".{'.'.join(artifact.languages)}")
