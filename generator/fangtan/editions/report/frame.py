"""What stands around pages that are complete by themselves: one file, its styles within."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from markupsafe import Markup

from fangtan import fonts, i18n, urls
from fangtan.editions.site.colour import accents
from fangtan.model import Language, Names, Publication
from fangtan.render import Voice, bundle, of_scripts, render


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a page: its place, its publication, and the pages beside it.

    `others` are this page in the other languages; `ways` hold keys of interface strings with the
    paths that they lead to.
    """

    path: str
    language: Language
    languages: tuple[Language, ...]
    publication: Names
    accent: str
    others: tuple[tuple[Language, str], ...]
    ways: tuple[tuple[str, str], ...] = ()

    def to(self, path: str, anchor: str = "") -> str:
        """Return the link from this page to another one."""
        return urls.relative(self.path, path, anchor)

    def name_of(self, language: Language) -> str:
        """Return what a language calls itself."""
        return i18n.say(language, "language")


def frame(
    publication: Publication,
    language: Language,
    path: str,
    others: tuple[tuple[Language, str], ...],
    ways: tuple[tuple[str, str], ...] = (),
) -> Frame:
    """Return the frame of a page of a publication."""
    return Frame(
        path=path,
        language=language,
        languages=publication.imprint.languages,
        publication=publication.imprint.title,
        accent=publication.imprint.accent,
        others=tuple((tag, there) for tag, there in others if tag != language),
        ways=ways,
    )


def page(template: str, entry: str, frame: Frame, voice: Voice, **shown: object) -> bytes:
    """Return a page: a template with its frame, and the styles of an entry point within."""
    style = styles(entry, frame.accent, frame.languages)
    return render(template, frame=frame, voice=voice, urls=urls, styles=style, **shown).encode()


def styles(entry: str, accent: str, languages: Collection[Language]) -> Markup:
    """Return the style sheet of an entry point, in the accent and for the scripts of languages."""
    found = accents(accent)
    colours = f":root {{ --accent: {found.light}; --accent-in-the-dark: {found.dark}; }}"
    css = bundle(entry) + of_scripts(fonts.scripts(languages), "screen")
    # Of templates of our own, and of a colour that was checked: nothing in it needs escaping.
    return Markup(f"{css}\n@layer tokens {{ {colours} }}")  # noqa: S704
