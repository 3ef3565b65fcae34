"""Languages, and the words of the interface in each."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Mapping

import yaml

from fangtan.model import Language
from fangtan.resources import TEMPLATES

_STRINGS = TEMPLATES / "strings"


class MissingStringsError(LookupError):
    """There is no file of interface strings for a language."""


def available() -> tuple[Language, ...]:
    """Return the languages that the interface speaks."""
    return tuple(sorted(path.stem for path in _STRINGS.glob("*.yaml")))


@functools.cache
def strings(language: Language) -> Mapping[str, str]:
    """Return the interface strings of a language, by key."""
    path = _STRINGS / f"{language}.yaml"
    if not path.is_file():
        raise MissingStringsError(language)
    loaded: dict[str, str] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return loaded


def say(language: Language, key: str, **values: object) -> str:
    """Return one interface string, with the values in its `{places}`."""
    return strings(language)[key].format(**values)


def is_chinese(language: Language) -> bool:
    """Return whether a language is written in Han characters alone."""
    return language.split("-")[0] == "zh"


def han_language(language: Language, languages: Iterable[Language]) -> Language | None:
    """Return which language Han characters are in, within a text of `language`.

    None where they are its own: in Chinese, Japanese and Korean.
    """
    if language.split("-")[0] in {"zh", "ja", "ko"}:
        return None
    return next((tag for tag in languages if is_chinese(tag)), "zh")


def sort_key(language: Language, name: str, reading: str | None = None) -> str:
    """Return what to sort a name by: its letters without accents, or its reading in Chinese."""
    written = reading if reading and is_chinese(language) else name
    decomposed = unicodedata.normalize("NFD", written)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def initial(language: Language, name: str, reading: str | None = None) -> str:
    """Return the letter under which a name is filed."""
    return sort_key(language, name, reading)[:1].upper()


def date(language: Language, written: str) -> str:
    """Return a day, month or year such as `2025-03-14` as that language writes it."""
    import datetime as dt  # noqa: PLC0415 - most publications know no dates, and Babel takes its time

    from babel import Locale  # noqa: PLC0415
    from babel.dates import format_skeleton  # noqa: PLC0415

    year, *rest = (int(part) for part in written.split("-"))
    if not rest:
        return str(year)
    locale = Locale.parse(language, sep="-")
    day = dt.date(year, *rest, *[1] * (2 - len(rest)))
    return format_skeleton("yMMMMd" if len(rest) > 1 else "yMMMM", day, locale=locale)
