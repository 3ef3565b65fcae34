"""The page about the publication, and about the source and the rights of each interview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fangtan import fonts, i18n, urls
from fangtan.edition import Artifact
from fangtan.editions.site import metadata
from fangtan.editions.site.frame import Frame, frame, page
from fangtan.editions.site.index import linked
from fangtan.editions.site.links import SiteLinks
from fangtan.editions.site.outline import Outline
from fangtan.model import About, Interview, Language, Localized, Names, slices
from fangtan.render.citing import Citations, citations
from fangtan.render.notice import interviewees


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file for other programs: its format, its languages where it is not in all, its path."""

    format: str
    languages: tuple[Language, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """The facts of an interview, the names of those who answer in it, and its files of data."""

    interview: Interview
    interviewees: tuple[Names, ...]
    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The matter of the page; `about` is what the editors wrote themselves.

    `typefaces` are those that not every publication has.
    """

    about: About | None
    interviews: tuple[Provenance, ...]
    elsewhere: tuple[tuple[str, str], ...]
    typefaces: tuple[str, ...]
    cited: Citations


def plan(outline: Outline) -> Iterator[Artifact]:
    """Yield the page in every language."""
    for language in outline.languages:
        yield _artifact(outline, language)


def make(frame: Frame, matter: AboutPage) -> bytes:
    """Return the page."""
    links = SiteLinks(
        frame.path,
        frame.language,
        frame.imprint.languages,
        elsewhere=matter.elsewhere,
        cited=matter.cited,
    )
    return page("site/about.html", frame, links, matter=matter, metadata=metadata.of_page(frame))


def _artifact(outline: Outline, language: Language) -> Artifact:
    written = outline.publication.about.get(language)
    surroundings = frame(
        outline,
        urls.about(language),
        language,
        title=written.title if written else i18n.say(language, "about"),
        description=i18n.say(language, "about_description"),
        alternates=[(tag, urls.about(tag)) for tag in outline.languages],
    )
    texts: list[Localized] = [{language: it} for it in written.text] if written else []
    matter = AboutPage(
        about=written,
        interviews=tuple(
            Provenance(
                slices.facts(interview),
                interviewees(interview, outline.publication.people),
                tuple(_files(outline, interview)),
            )
            for interview in outline.publication.interviews
        ),
        elsewhere=linked(outline, texts, language),
        cited=citations(outline.publication, None, texts),
        typefaces=tuple(
            face.family for face in fonts.faces(outline.languages) if face.script in fonts.EXTRAS
        ),
    )
    return Artifact(
        surroundings.path, "site", "public", None, (language,), make, (surroundings, matter)
    )


def _files(outline: Outline, interview: Interview) -> Iterator[DataFile]:
    for artifact in outline.beside:
        if artifact.edition == "data" and artifact.interview == interview.slug:
            format_ = next(name for end, name in _FORMATS.items() if artifact.path.endswith(end))
            is_whole = artifact.languages == interview.languages and format_ != "TEI"
            yield DataFile(format_, () if is_whole else artifact.languages, artifact.path)


_FORMATS = {
    "interview.json": "JSON",
    ".tei.xml": "TEI",
    ".csl.json": "CSL JSON",
    ".bib": "BibTeX",
    ".ris": "RIS",
}
"""The formats of data by the end of a file’s name."""
