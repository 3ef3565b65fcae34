"""Terms of the glossary, and the words that each language has for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fangtan.checks.texts import texts_of, texts_of_teaching
from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.markup import NOT_THE_TERM, Vocabulary, is_placeholder, links, vocabulary, words_for
from fangtan.model import Language, Localized, Term, Text


@dataclass(frozen=True, slots=True)
class _Used:
    """A term in a text: the words that stand for it, and where, from the text’s first line."""

    words: str
    lines_down: int
    column: int
    is_linked: bool


def word_is_of_one_term(loaded: Loaded) -> Iterator[Finding]:
    """A word stands for one term of the glossary in its language, or waits for a link."""
    publication = loaded.seminar.publication
    for language in publication.imprint.languages:
        if _glossary(language) not in loaded.sources:
            continue
        terms = {
            term.id: term
            for term in publication.glossary.values()
            if language in term.name and language not in term.links_only
        }
        order = {identifier: number for number, identifier in enumerate(terms)}
        words = vocabulary(terms.values(), language)
        told = set[tuple[str, str, str]]()
        for term in terms.values():
            for word in words_for(term, language):
                for owner in words.owners(word):
                    first, second = sorted((owner, term.id), key=lambda it: order[it])
                    key = (re.sub(r"[-\u2010\u2011\s]+", " ", word.casefold()), first, second)
                    if first != second and key not in told:
                        told.add(key)
                        yield _ambiguous(loaded, word, terms[first], terms[second], language)


def _ambiguous(loaded: Loaded, word: str, first: Term, second: Term, language: Language) -> Finding:
    return Finding(
        _heading(loaded, second, language),
        Rule.WORD_IS_OF_ONE_TERM,
        f"“{word.casefold()}” stands for “{first.id}” and for “{second.id}”",
        'leave it to one of the two, or write match="links" in the heading of '
        "the one that is to count only where it is linked",
        severity="warning",
    )


def _glossary(language: Language) -> str:
    return f"glossary/{language}.md"


def _heading(loaded: Loaded, term: Term, language: Language) -> Place:
    path = _glossary(language)
    lines = enumerate(loaded.sources[path].split("\n"), start=1)
    heading = re.compile(rf"^##\s.*\{{#{re.escape(term.id)}[\s}}]")
    return Place(path, next((number for number, line in lines if heading.match(line)), 1))


def term_is_used_in_every_language(loaded: Loaded) -> Iterator[Finding]:
    """A term that one language of a passage uses stands in the others too, by its own word."""
    publication = loaded.seminar.publication
    if not publication.imprint.terms.enforce:
        return
    vocabularies = {
        language: vocabulary(publication.glossary.values(), language)
        for language in publication.imprint.languages
    }
    for interview in publication.interviews:
        for whole in texts_of(interview):
            yield from _missing(loaded, whole, vocabularies)
        for whole in texts_of_teaching(loaded.seminar.teaching[interview.slug]):
            yield from _missing(loaded, whole, vocabularies)


def _missing(
    loaded: Loaded, whole: Localized, vocabularies: Mapping[Language, Vocabulary]
) -> Iterator[Finding]:
    languages = [language for language in _written(whole) if language in vocabularies]
    if len(languages) < 2:  # noqa: PLR2004 - one alone agrees with itself
        return
    used = {language: _used(whole[language], vocabularies[language]) for language in languages}
    wanted: dict[str, Language] = {}
    for language in languages:
        wanted = {**dict.fromkeys(used[language], language), **wanted}
    for lacking in languages:
        words, text = vocabularies[lacking], whole[lacking]
        for term, language in wanted.items():
            is_there = term in used[lacking] or words.has(term, text.markdown)
            if term in words.names and not is_there:
                there = _place(loaded, whole[language], used[language][term])
                yield _finding(term, text, words, used[language][term], there, language)


def _written(whole: Localized) -> Iterator[Language]:
    """Yield the languages that somebody has written a text in, in words of their own."""
    taken: set[Place] = set()
    for language, text in whole.items():
        # What is made from another language stands where that stands.
        if text.place not in taken and text.state != "same" and not is_placeholder(text.markdown):
            taken.add(text.place)
            yield language


def _used(text: Text, words: Vocabulary) -> Mapping[str, _Used]:
    """Return the terms that a text links to, or has the words for, by their ids."""
    found: dict[str, _Used] = {}
    for link in links(text.markdown) if "](term:" in text.markdown else ():
        if link.scheme == "term" and link.target not in found:
            found[link.target] = _Used(link.words, link.lines_down, link.column, is_linked=True)
    for use in words.uses(text.markdown):
        if use.term not in found:
            before = text.markdown[: use.start]
            column = use.start - (before.rfind("\n") + 1) + 1
            found[use.term] = _Used(use.words, before.count("\n"), column, is_linked=False)
    return found


def _place(loaded: Loaded, text: Text, use: _Used) -> Place:
    """Return where words stand in their file, where a label or a mark may stand before them."""
    line = text.place.line + use.lines_down
    source = loaded.sources.get(text.place.path, "").split("\n")[line - 1 : line]
    written = text.markdown.split("\n")[use.lines_down]
    before = max(source[0].find(written), 0) if source else 0
    return Place(text.place.path, line, before + use.column)


def _finding(  # noqa: PLR0913 - what is missing where, and what stands where in its place
    term: str, lacking: Text, words: Vocabulary, use: _Used, there: Place, language: Language
) -> Finding:
    everyday = (
        ""
        if use.is_linked
        else f"; if “{use.words}” is no term there, write [{use.words}]{{.{NOT_THE_TERM}}}"
    )
    return Finding(
        lacking.place,
        Rule.TERM_IS_USED_IN_EVERY_LANGUAGE,
        f"nothing here says “{words.names[term]}”, as “{use.words}” does in "
        f"{there.path}:{there.line}:{there.column} ({language})",
        f"write “{words.names[term]}”, or mark what says it as [words](term:{term}), "
        f"or without a link as [words]{{term={term}}}{everyday}",
        severity="warning",
    )
