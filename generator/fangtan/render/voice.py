"""How a page speaks one language: the words of the interface, names, and texts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from fangtan import i18n
from fangtan.markup import Anchor, Links, inline, marked, plain, rich
from fangtan.model import Language, Localized, Names, State, given, state_of
from fangtan.render.standing import SETTLED, Standing

_NOT_A_PARAGRAPH = re.compile(r"\s*(?:>|[-*+|]\s|#{1,6}\s|\d+[.)]\s|```|~~~)")


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
    """One language on one page, whose links go where that page says.

    A text or a name that is missing in this language is given in the original, in an element
    that says so by its class and by its language. `standing` is what the page says of them all,
    and `beside` are the languages that stand next to this one, so that nothing is given twice.
    """

    language: Language
    links: Links
    standing: Standing = SETTLED
    beside: tuple[Language, ...] = ()

    def speaking(self, language: Language) -> Voice:
        """Return a voice for what of the same page stands in another language."""
        return replace(self, language=language)

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

    def tell(self, key: str, **values: Markup | str) -> Markup:
        """Return an interface string as HTML, with values that may hold elements."""
        return escape(i18n.strings(self.language)[key]).format(**values)

    def name(self, names: Names) -> Markup:
        """Return a name or a title as HTML."""
        shown = given(names, self.language)
        return self._given(escape(names[shown]), shown)

    def marked(self, names: Names) -> Markup:
        """Return a name or a title as HTML, with the language of what is foreign in it."""
        shown = given(names, self.language)
        return self._given(marked(names[shown], self._links(shown)), shown)

    def listed(self, names: Iterable[Names]) -> Markup:
        """Return names as a list in running text, as HTML."""
        return escape(self.say("list_separator")).join(self.marked(name) for name in names)

    def mark(self, words: str) -> Markup:
        """Return plain words as HTML, with the language of what is foreign in them."""
        return marked(words, self.links)

    def date(self, written: str) -> str:
        """Return a day, month or year such as `2025-03-14` in words."""
        return i18n.date(self.language, written)

    def inline(self, text: Localized) -> Markup:
        """Return a text's HTML without a paragraph around it."""
        shown = given(text, self.language)
        return self._given(inline(text[shown].markdown, self._links(shown)), shown)

    def block(self, text: Localized, before: Markup | str = "") -> Markup:
        """Return a text's HTML as a paragraph, a list or a quotation.

        `before`, such as the label of a speaker, opens the paragraph, or stands above the others.
        """
        shown = given(text, self.language)
        if shown != self.language and self._is_beside(text, shown):
            return Markup('<p class="absent">{}{}</p>').format(before, self.say("state_beside"))
        markdown = text[shown].markdown
        if _NOT_A_PARAGRAPH.match(markdown):
            above = Markup("<p>{}</p>").format(before) if before else Markup()
            return above + self._given(rich(markdown, self._links(shown)), shown, "div")
        html = inline(markdown, self._links(shown))
        if before:
            return Markup("<p>{}{}</p>").format(before, self._given(html, shown))
        if shown == self.language:
            return Markup("<p>{}</p>").format(html)
        return self._given(html, shown, "p")

    def words(self, text: Localized, cut: Callable[[str], str] = str) -> Markup:
        """Return a text's words alone as HTML, or what `cut` makes of them."""
        shown = given(text, self.language)
        return self._given(escape(cut(plain(text[shown].markdown))), shown)

    def item(self, text: Localized) -> Markup:
        """Return the HTML of what stands in a list: a line, or blocks such as a quotation."""
        shown = given(text, self.language)
        markdown, links = text[shown].markdown, self._links(shown)
        if "\n\n" in markdown or _NOT_A_PARAGRAPH.match(markdown):
            return self._given(rich(markdown, links), shown, "div")
        return self._given(inline(markdown, links), shown)

    def plain(self, text: Localized) -> str:
        """Return a text's words alone, for where no element can say their language."""
        return plain(text[self.language].markdown)

    def shown(self, whole: Names | Localized) -> Language:
        """Return the language that one reads: this one, or that of the original."""
        return given(whole, self.language)

    def state(self, text: Localized) -> State:
        """Return how a text stands to its original in this language."""
        return state_of(text, self.language)

    def _is_beside(self, text: Localized, shown: Language) -> bool:
        """Return whether the original of a text stands in another column, or in one before."""
        before = itertools.takewhile(lambda language: language != self.language, self.beside)
        return shown in self.beside or any(given(text, language) == shown for language in before)

    def _links(self, shown: Language) -> Links:
        if shown == self.language:
            return self.links
        own = self.links.han or self.language
        return _Elsewhere(self.links, shown, i18n.han_language(shown, (own,)))

    def _given(self, html: Markup, shown: Language, element: str = "span") -> Markup:
        if shown == self.language:
            return html
        return Markup('<{0} class="original" {1}>{2}</{0}>').format(
            element, self.foreign(shown), html
        )


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Texts whose links lead nowhere; `language` and `han` are as in `Links`."""

    language: Language
    han: str | None

    def anchor(self, scheme: str, target: str) -> Anchor:
        """Return that a link goes nowhere."""
        del scheme, target
        return Anchor(None, {})


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """The links of a page in a text of another language than the page's."""

    of_page: Links
    language: Language
    han: str | None

    def anchor(self, scheme: str, target: str) -> Anchor:
        """Return where the page has a link go."""
        return self.of_page.anchor(scheme, target)
