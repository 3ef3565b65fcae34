"""The files that lie beside the desk, by what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.model import Language

_PAPER = f"{urls.SITE}/paper/"


@dataclass(frozen=True, slots=True)
class File:
    """One file: its path, its languages, and its name where an edition has several kinds."""

    path: str
    languages: tuple[Language, ...]
    name: str

    @property
    def suffix(self) -> str:
        """What kind of file it is, as its name ends; empty for a page."""
        suffix = PurePosixPath(self.path).suffix.removeprefix(".")
        return "" if suffix == "html" else suffix.upper()


Files = tuple[tuple[str, tuple[File, ...]], ...]
"""Files by edition, in the catalog's order."""


def files(beside: Sequence[Artifact], slug: str | None) -> Files:
    """Return what a lecturer opens of an interview; without a slug, of no interview in particular.

    That is all that is for the instructor, the sheets and books for students, and the pages with
    the text. What a page of the website needs beside it is no file to open.
    """
    found: dict[str, list[Artifact]] = {}
    for artifact in beside:
        if artifact.interview == slug and _is_opened(artifact, slug):
            found.setdefault(artifact.edition, []).append(artifact)
    return tuple((edition, tuple(_listed(members))) for edition, members in found.items())


def _is_opened(artifact: Artifact, slug: str | None) -> bool:
    if artifact.audience == "instructor":
        return True
    pages = () if slug is None else {urls.interview(tag, slug) for tag in artifact.languages}
    return artifact.path.startswith(_PAPER) or artifact.path in pages


def _listed(artifacts: Sequence[Artifact]) -> Iterator[File]:
    kinds = [*map(_kind, artifacts)]
    for artifact, kind in zip(artifacts, kinds, strict=True):
        yield File(artifact.path, artifact.languages, kind if len({*kinds}) > 1 else "")


def _kind(artifact: Artifact) -> str:
    """Return what a file is called, without its interview, its languages and its suffix."""
    name = PurePosixPath(artifact.path).name
    stem = name.removeprefix(f"{artifact.interview}-").removesuffix(PurePosixPath(name).suffix)
    return stem.removesuffix(f".{'.'.join(artifact.languages)}")
