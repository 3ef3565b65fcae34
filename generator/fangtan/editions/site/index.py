"""The way back from the glossary, people and works to the passages that mention them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fangtan import urls
from fangtan.editions.site.links import elsewhere
from fangtan.editions.site.mentions import Mention
from fangtan.editions.site.outline import Outline
from fangtan.markup import links
from fangtan.model import Language, Localized, Names


@dataclass(frozen=True, slots=True)
class Use:
    """An interview that mentions something: its title, its page, and the passages.

    Where there is no other interview it goes without a title.
    """

    title: Names | None
    path: str
    mentions: tuple[Mention, ...]


Uses = tuple[Use, ...]


def uses(outline: Outline, link: str, language: Language) -> Uses:
    """Return the interviews in a language whose text has a link such as `term:a-term`."""
    has_others = len(outline.publication.interviews) > 1
    return tuple(
        Use(
            interview.title if has_others else None,
            urls.interview(language, interview.slug),
            found,
        )
        for interview in outline.publication.interviews
        if language in interview.languages
        and (found := outline.mentions[interview.slug, language].get(link))
    )


def linked(
    outline: Outline, texts: Iterable[Localized], language: Language
) -> tuple[tuple[str, str], ...]:
    """Return the pages of the interviews that texts outside of interviews link to."""
    found = {
        f"{link.scheme}:{link.target}": ()
        for text in texts
        for link in links(text[language].markdown)
    }
    return elsewhere(outline, [found], language)
