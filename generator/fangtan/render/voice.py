"""How a page speaks one language: the words of the interface, names, and texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from fangtan import i18n
from fangtan.markup import Links, inline, marked, plain, rich
from fangtan.model import Language, Localized, Names

_NOT_A_PARAGRAPH = re.compile(r"\s*(?:[-*+>|]\s|#{1,6}\s|\d+[.)]\s|```|~~~)")


def foreign(language: Language, within: Language) -> Markup:
    """Return the attributes of a part in a language, within text in another or in the same.

    They are `lang`, and `dir` where the part is written the other way.
    """
    direction = i18n.direction(language)
    written = Markup('lang="{}"').format(language)
    if direction == i18n.direction(within):
        return written
    return written + Markup(' dir="{}"').format(direction)


@dataclass(frozen=True, slots=True)
class Voice:
    """One language on one page, whose links go where that page says."""

    language: Language
    links: Links

    @property
    def direction(self) -> i18n.Direction:
        """Which way the language is written."""
        return i18n.direction(self.language)

    def foreign(self, language: Language) -> Markup:
        """Return the attributes of a part in another language, within text in this one."""
        return foreign(language, self.language)

    def say(self, key: str, **values: object) -> str:
        """Return an interface string."""
        return i18n.say(self.language, key, **values)

    def name(self, names: Names) -> str:
        """Return a name or a title."""
        return names[self.language]

    def mark(self, words: str) -> Markup:
        """Return plain words as HTML, with the language of what is foreign in them."""
        return marked(words, self.links)

    def marked(self, names: Names) -> Markup:
        """Return a name or a title as HTML, with the language of what is foreign in it."""
        return marked(names[self.language], self.links)

    def date(self, written: str) -> str:
        """Return a day, month or year such as `2025-03-14` in words."""
        return i18n.date(self.language, written)

    def inline(self, text: Localized) -> Markup:
        """Return a text's HTML without a paragraph around it."""
        return inline(text[self.language].markdown, self.links)

    def block(self, text: Localized, before: Markup | str = "") -> Markup:
        """Return a text's HTML as a paragraph, a list or a quotation.

        `before`, such as the label of a speaker, opens the paragraph, or stands above the others.
        """
        markdown = text[self.language].markdown
        if _NOT_A_PARAGRAPH.match(markdown):
            above = Markup("<p>{}</p>").format(before) if before else Markup()
            return above + rich(markdown, self.links)
        return Markup("<p>{}{}</p>").format(before, inline(markdown, self.links))

    def plain(self, text: Localized) -> str:
        """Return a text's words alone."""
        return plain(text[self.language].markdown)
