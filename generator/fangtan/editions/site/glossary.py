"""The glossary of a publication in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from fangtan import i18n, urls
from fangtan.edition import Artifact
from fangtan.editions.site import metadata
from fangtan.editions.site.extracts import term_order
from fangtan.editions.site.frame import Frame, frame, page
from fangtan.editions.site.index import Uses, linked, uses
from fangtan.editions.site.links import SiteLinks
from fangtan.editions.site.outline import Outline
from fangtan.model import Language, Localized, Term, given, slices
from fangtan.render import standing
from fangtan.render.citing import Citations, citations


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, and where the interviews use it."""

    term: Term
    uses: Uses


@dataclass(frozen=True, slots=True)
class Glossary:
    """The matter of a glossary: its entries in the alphabet of the page's language."""

    entries: tuple[Entry, ...]
    elsewhere: tuple[tuple[str, str], ...]
    cited: Citations


def plan(outline: Outline) -> Iterator[Artifact]:
    """Yield the glossary in every language."""
    if outline.publication.glossary:
        for language in outline.languages:
            yield _artifact(outline, language)


def make(frame: Frame, matter: Glossary) -> bytes:
    """Return the page."""
    links = SiteLinks(
        frame.path,
        frame.language,
        frame.imprint.languages,
        elsewhere=matter.elsewhere,
        cited=matter.cited,
    )
    letters = [
        (letter, list(entries))
        for letter, entries in groupby(
            matter.entries, key=lambda entry: _letter(entry.term, frame.language)
        )
    ]
    definitions = (part.text for entry in matter.entries for part in entry.term.definition)
    return page(
        "site/glossary.html", frame, links, matter=matter, letters=letters,
        standing=standing(frame.language, "texts", definitions),
        metadata=metadata.of_glossary(frame, [entry.term for entry in matter.entries]),
    )  # fmt: skip


def _letter(term: Term, language: Language) -> str:
    shown = given(term.name, language)
    return i18n.initial(shown, term.name[shown], term.reading.get(shown))


def _artifact(outline: Outline, language: Language) -> Artifact:
    terms = tuple(outline.publication.glossary.values())
    definitions: list[Localized] = [part.text for term in terms for part in term.definition]
    surroundings = frame(
        outline,
        urls.glossary(language),
        language,
        title=i18n.say(language, "nav_glossary"),
        description=i18n.say(language, "glossary_description", count=len(terms)),
        alternates=[(tag, urls.glossary(tag)) for tag in outline.languages],
    )
    matter = Glossary(
        entries=tuple(
            Entry(slices.term(term, (language,)), uses(outline, f"term:{term.id}", language))
            for term in sorted(terms, key=lambda term: term_order(term, language))
        ),
        elsewhere=linked(outline, definitions, language),
        cited=citations(outline.publication, None, definitions),
    )
    return Artifact(
        surroundings.path, "site", "public", None, (language,), make, (surroundings, matter)
    )
