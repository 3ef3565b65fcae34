"""What stands around the matter of every page: names, navigation, languages, notices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from fangtan import i18n, urls
from fangtan.editions.site.colour import papers
from fangtan.editions.site.outline import Outline
from fangtan.markup import Links
from fangtan.model import Imprint, Language
from fangtan.render import SETTLED, Standing, Voice, foreign, render
from fangtan.render.notice import Notice


@dataclass(frozen=True, slots=True)
class Choice:
    """A page to read instead of this one: in one language, or in two side by side."""

    languages: tuple[Language, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page.

    `choices` are what the language switch offers; `alternates` are the same page by language,
    this one among them, and `fallback` is the one for readers of any other language.
    `nav` holds keys of interface strings with the paths that they lead to. `notice` is that of
    the page's own interview; on other pages `notices` are those of all interviews. `feed` is the
    Atom feed, if there is one.
    """

    path: str
    language: Language
    title: str
    description: str
    imprint: Imprint
    nav: tuple[tuple[str, str], ...]
    choices: tuple[Choice, ...]
    alternates: tuple[tuple[Language, str], ...]
    fallback: str
    notice: Notice | None
    notices: tuple[Notice, ...]
    feed: str | None

    def to(self, path: str, anchor: str = "") -> str:
        """Return the link from this page to another one."""
        return urls.relative(self.path, path, anchor)

    def address(self, path: str, anchor: str = "") -> str:
        """Return the public address of a page, or the link to it while none is known."""
        if self.imprint.base_url is None:
            return self.to(path, anchor)
        return urls.absolute(self.imprint.base_url, path, anchor)

    def foreign(self, language: Language) -> Markup:
        """Return the attributes of a part of the page in another language."""
        return foreign(language, self.language)

    def speak(self, language: Language, key: str, **values: object) -> str:
        """Return an interface string in any language."""
        return i18n.say(language, key, **values)


def frame(  # noqa: PLR0913 - all that tells one page from another
    outline: Outline,
    path: str,
    language: Language,
    *,
    title: str,
    description: str,
    alternates: Iterable[tuple[Language, str]],
    choices: Iterable[Choice] | None = None,
    notice: Notice | None = None,
    fallback: str | None = None,
) -> Frame:
    """Return the frame of a page.

    Without `choices` the switch offers the alternates, without `notice` the page belongs to no
    interview, without `fallback` the first alternate is for everybody else.
    """
    same = tuple(alternates)
    offered = (Choice((tag,), there) for tag, there in same) if choices is None else choices
    return Frame(
        path=path,
        language=language,
        title=title,
        description=description,
        imprint=outline.publication.imprint,
        nav=_nav(outline, language),
        choices=tuple(offered),
        alternates=same,
        fallback=fallback or same[0][1],
        notice=notice,
        notices=() if notice else outline.notices_in(language),
        feed=next((it.path for it in outline.beside if it.path == urls.FEED), None),
    )


def page(
    template: str, frame: Frame, links: Links, *, standing: Standing = SETTLED, **matter: object
) -> bytes:
    """Return a page: its template filled in with its frame and its matter."""
    voice = Voice(frame.language, links, standing)
    return render(template, frame=frame, voice=voice, urls=urls, papers=papers(), **matter).encode()


def _nav(outline: Outline, language: Language) -> tuple[tuple[str, str], ...]:
    whole = outline.publication
    offered = (
        ("nav_publication", urls.publication(language), True),
        ("nav_glossary", urls.glossary(language), bool(whole.glossary)),
        ("nav_people", urls.people(language), bool(whole.people or whole.works)),
        ("nav_about", urls.about(language), True),
    )
    return tuple((key, path) for key, path, is_there in offered if is_there)
