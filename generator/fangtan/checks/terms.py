"""Terms of the glossary, and the words that each language has for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fangtan.checks.texts import texts_of, texts_of_teaching
from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.markup import NOT_THE_TERM, Vocabulary, links, vocabulary
from fangtan.model import Language, Localized, Text

Vocabularies = Mapping[Language, Vocabulary]


@dataclass(frozen=True, slots=True)
class _Used:
    """A term in a text: the words that stand for it, and where."""

    words: str
    place: Place
    is_linked: bool


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
            yield from _missing(whole, vocabularies)
        for whole in texts_of_teaching(loaded.seminar.teaching[interview.slug]):
            yield from _missing(whole, vocabularies)


def _missing(whole: Localized, vocabularies: Vocabularies) -> Iterator[Finding]:
    languages = [language for language in vocabularies if language in whole]
    if len(languages) == 1:
        return
    used = {lang: _used(whole[lang], vocabularies[lang]) for lang in languages}
    for lacking in languages:
        others: dict[str, tuple[Language, _Used]] = {}
        for language in languages:
            for term, use in used[language].items():
                others.setdefault(term, (language, use))
        for term, (language, use) in others.items():
            its = vocabularies[lacking]
            if term in used[lacking] or term not in its.names:
                continue
            if not its.has(term, whole[lacking].markdown):
                yield _finding(term, whole[lacking], its, language, use)


def _used(text: Text, words: Vocabulary) -> Mapping[str, _Used]:
    """Return the terms that a text links to, or has the words for, by their ids."""
    found: dict[str, _Used] = {}
    for link in links(text.markdown):
        if link.scheme == "term" and link.target not in found:
            place = Place(text.place.path, text.place.line + link.lines_down, link.column)
            found[link.target] = _Used(link.words, place, is_linked=True)
    for use in words.uses(text.markdown):
        if use.term not in found:
            found[use.term] = _Used(use.words, _place(text, use.start), is_linked=False)
    return found


def _place(text: Text, offset: int) -> Place:
    before = text.markdown[:offset]
    column = offset - (before.rfind("\n") + 1) + 1
    return Place(text.place.path, text.place.line + before.count("\n"), column)


def _finding(
    term: str, lacking: Text, words: Vocabulary, language: Language, use: _Used
) -> Finding:
    there = f"{use.place.path}:{use.place.line}:{use.place.column}"
    everyday = (
        ""
        if use.is_linked
        else f"; if “{use.words}” is no term there, write [{use.words}]{{.{NOT_THE_TERM}}}"
    )
    return Finding(
        lacking.place,
        Rule.TERM_IS_USED_IN_EVERY_LANGUAGE,
        f"nothing here says “{words.names[term]}”, as “{use.words}” does in {there} ({language})",
        f"write “{words.names[term]}”, or mark what says it as [words](term:{term}), "
        f"or without a link as [words]{{term={term}}}{everyday}",
        severity="warning",
    )
