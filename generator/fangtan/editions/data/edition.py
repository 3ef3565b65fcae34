"""The list of files for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.data import bibtex, csl, feed, record, ris, tei
from fangtan.editions.data.matter import matter, text
from fangtan.editions.data.references import Reference, references
from fangtan.model import Interview, Language, Publication
from fangtan.resources import TEMPLATES


@dataclass(frozen=True, slots=True)
class DataEdition:
    """Files that other programs read: of every interview, and of the publication."""

    name: str = "data"
    summary: str = "for other programs: JSON, TEI, references (CSL, BibTeX, RIS), and an Atom feed"

    def plan(self, publication: Publication, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield the files of each interview; a feed where there is an address and a date."""
        del beside
        if publication.interviews:
            yield Artifact(urls.SCHEMA, self.name, "public", None, (), make_schema, ())
        for interview in publication.interviews:
            yield from self._of(publication, interview)
        if (entries := feed.entries(publication)) is not None:
            yield Artifact(
                urls.FEED, self.name, "public", None, publication.imprint.languages,
                feed.make, (publication.imprint, entries),
            )  # fmt: skip

    def _of(self, publication: Publication, interview: Interview) -> Iterator[Artifact]:
        whole, languages = matter(publication, interview), interview.languages
        yield self._file(interview, "interview.json", languages, record.make, whole)
        pairs = publication.imprint.pairs_of(interview)
        for shown in (*((language,) for language in languages), *pairs):
            name = f"{interview.slug}.{'.'.join(shown)}.tei.xml"
            yield self._file(interview, name, shown, tei.make, text(whole, shown), shown)
        cited = references(publication, interview)
        for name, make in _REFERENCES:
            yield self._file(interview, name, languages, make, cited)

    def _file(
        self,
        interview: Interview,
        file: str,
        languages: tuple[Language, ...],
        make: Callable[..., bytes],
        *depends: object,
    ) -> Artifact:
        path = urls.data(interview.slug, file)
        return Artifact(path, self.name, "public", interview.slug, languages, make, depends)


def make_schema() -> bytes:
    """Return the JSON Schema of every `interview.json`."""
    return (TEMPLATES / "data" / "interview.schema.json").read_bytes()


_REFERENCES: tuple[tuple[str, Callable[[tuple[Reference, ...]], bytes]], ...] = (
    ("references.csl.json", csl.make),
    ("references.bib", bibtex.make),
    ("references.ris", ris.make),
)

EDITION = DataEdition()
