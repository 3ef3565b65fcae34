"""The glossary: for Moodle, whose texts then link to it, and as a deck of cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fangtan import i18n, urls
from fangtan.editions.platforms.flow import in_line, legal, portable, words
from fangtan.model import Language, Localized, Names, Publication, Term, given, slices
from fangtan.render import Voice, render, standing
from fangtan.render.citing import Citations, citations
from fangtan.render.weblinks import WebLinks
from fangtan.sheet import targets

_WITHOUT_SPACES = frozenset({"zh", "ja", "th", "lo", "km", "my"})
"""Languages that do not part their words: a term is found inside of a run of letters."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of a publication, in the alphabet of one language."""

    language: Language
    languages: tuple[Language, ...]
    title: Names
    base_url: str | None
    pages: tuple[tuple[str, tuple[Language, ...]], ...]
    terms: tuple[Term, ...]
    cited: Citations

    @property
    def identifiers(self) -> frozenset[str]:
        """The ids of the terms."""
        return frozenset(term.id for term in self.terms)

    def voice(self, *, is_page: bool = False) -> Voice:
        """Return how definitions speak; on a page of all they lead to one another."""
        texts = [segment.text for term in self.terms for segment in term.definition]
        return Voice(
            self.language,
            WebLinks(
                self.language,
                self.languages,
                self.base_url,
                self.pages,
                cited=self.cited,
                terms=self.identifiers if is_page else frozenset(),
            ),
            standing(self.language, "texts", texts),
        )


@dataclass(frozen=True, slots=True)
class _Entry:
    concept: str
    definition: str
    aliases: tuple[str, ...]
    is_linked: bool


def glossary(
    publication: Publication, language: Language, named: Iterable[Localized] | None = None
) -> Glossary:
    """Return the terms of a publication in one language.

    With `named`, they are those that these texts name, and those that explain them in their turn.
    """
    wanted = publication.glossary if named is None else _named(publication, named)
    terms = [slices.term(publication.glossary[it], (language,)) for it in wanted]
    terms.sort(key=lambda term: _order(term, language))
    imprint = publication.imprint
    return Glossary(
        language=language,
        languages=imprint.languages,
        title=imprint.title,
        base_url=imprint.base_url,
        pages=tuple((each.slug, each.languages) for each in publication.interviews),
        terms=tuple(terms),
        cited=citations(
            publication, None, (segment.text for term in terms for segment in term.definition)
        ),
    )


def explained(whole: Glossary) -> Iterator[tuple[str, str, str]]:
    """Yield the anchor, the name and the definition of each term, for a page of all."""
    voice = whole.voice(is_page=True)
    for term in whole.terms:
        yield urls.term(term.id), term.name[whole.language], _definition(whole, term, voice)


def make_moodle_glossary(whole: Glossary) -> bytes:
    """Return the terms as Moodle’s glossary takes them, with names in all languages as keywords."""
    entries = [_entry(whole, term) for term in whole.terms]
    concepts = [entry.concept.casefold() for entry in entries]
    voice = whole.voice()
    introduction = render("platforms/standing.html", voice=voice)
    written = render(
        "platforms/glossary.xml",
        name=f"{voice.say('nav_glossary')} · {whole.title[whole.language]}",
        introduction=portable(introduction),
        entries=entries,
        has_namesakes=len(set(concepts)) < len(concepts),
        has_alphabet=not i18n.is_chinese(whole.language),
        has_spaces=whole.language.split("-")[0] not in _WITHOUT_SPACES,
    )
    return legal(written).encode()


def make_deck(whole: Glossary) -> bytes:
    """Return a line a term, with tabs between: its name, its reading, and what it means.

    Then come its other names, its name and reading in each of the other languages, and its id.
    The lines before say so to Anki.
    """
    columns = ["term", "reading", "definition", "aliases"]
    columns += [f"{kind}-{tag}" for tag in _others(whole) for kind in ("term", "reading")]
    columns.append("id")
    head = (
        "#separator:tab",
        "#html:false",
        f"#guid column:{len(columns)}",
        "#columns:" + "\t".join(columns),
    )
    rows = ("\t".join(in_line(cell) for cell in _cells(whole, term)) for term in whole.terms)
    return "".join(f"{line}\n" for line in (*head, *rows)).encode()


def _entry(whole: Glossary, term: Term) -> _Entry:
    concept = term.name[whole.language]
    others = _others(whole)
    aliases = (
        *term.aliases.get(whole.language, ()),
        *(term.name[tag] for tag in others if tag in term.name),
        *(alias for tag in others for alias in term.aliases.get(tag, ())),
    )
    return _Entry(
        concept=concept,
        definition=_definition(whole, term, whole.voice()),
        aliases=tuple(dict.fromkeys(alias for alias in aliases if alias != concept)),
        is_linked=whole.language not in term.links_only,
    )


def _definition(whole: Glossary, term: Term, voice: Voice) -> str:
    html = render(
        "platforms/entry.html",
        voice=voice,
        term=term,
        reading=_reading(term, whole.language),
        also=voice.say("list_separator").join(term.aliases.get(whole.language, ())),
        names=[
            (tag, term.name[tag], _reading(term, tag)) for tag in _others(whole) if tag in term.name
        ],
    )
    return f'<div lang="{whole.language}" dir="{voice.direction}">{portable(html)}</div>'


def _cells(whole: Glossary, term: Term) -> Iterator[str]:
    voice = whole.voice()
    yield term.name[whole.language]
    yield _reading(term, whole.language)
    yield words("".join(portable(voice.block(it.text)) for it in term.definition))
    yield voice.say("list_separator").join(term.aliases.get(whole.language, ()))
    for tag in _others(whole):
        yield dict(term.name).get(tag, "")
        yield _reading(term, tag)
    yield term.id


def _reading(term: Term, language: Language) -> str:
    return term.reading.get(language, "")


def _others(whole: Glossary) -> Iterable[Language]:
    return tuple(tag for tag in whole.languages if tag != whole.language)


def _named(publication: Publication, texts: Iterable[Localized]) -> dict[str, None]:
    """Return the ids of terms that texts name, and of those that explain them."""
    found: dict[str, None] = {}
    left = [*targets(texts, "term")]
    while left:
        identifier = left.pop()
        if identifier not in found:
            found[identifier] = None
            definition = (segment.text for segment in publication.glossary[identifier].definition)
            left += targets(definition, "term")
    return found


def _order(term: Term, language: Language) -> tuple[str, str]:
    shown = given(term.name, language)
    reading = term.reading.get(shown) if shown in term.reading else None
    return i18n.sort_key(shown, term.name[shown], reading), term.id
