"""Languages, and the words of the interface in each."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import yaml

from fangtan.model import Language, Phrase
from fangtan.resources import TEMPLATES

if TYPE_CHECKING:
    from babel import Locale

_STRINGS = TEMPLATES / "strings"

Strings = Mapping[str, Phrase]
"""What the interface says in a language, by key."""

Direction = Literal["ltr", "rtl"]

_OF_THE_PUBLICATION: ContextVar[Mapping[Language, Strings]] = ContextVar(
    "_OF_THE_PUBLICATION", default=MappingProxyType({})
)

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "nqo", "ps", "sd", "ug", "ur", "yi"}
)
"""Languages whose usual script runs from right to left."""
_SCRIPTS_TO_THE_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"})
_SCRIPT_LETTERS = 4
_ARABIC_ARTICLE = "ال"


class MissingStringsError(LookupError):
    """There is no file of interface strings for a language."""


def available() -> tuple[Language, ...]:
    """Return the languages that the program itself speaks."""
    return tuple(sorted(path.stem for path in _STRINGS.glob("*.yaml")))


@contextmanager
def speaking(own: Mapping[Language, Strings]) -> Iterator[None]:
    """Have the interface speak with a publication's own strings, until the block ends."""
    before = _OF_THE_PUBLICATION.set(own)
    try:
        yield
    finally:
        _OF_THE_PUBLICATION.reset(before)


def spoken() -> Mapping[Language, Strings]:
    """Return the strings of the publication at hand, as `speak` in another process wants them."""
    return _OF_THE_PUBLICATION.get()


def speak(own: Mapping[Language, Strings]) -> None:
    """Have this process speak with a publication's own strings from now on."""
    _OF_THE_PUBLICATION.set(own)


def strings(language: Language) -> Strings:
    """Return the interface strings of a language: the publication's own, else the program's."""
    return _OF_THE_PUBLICATION.get().get(language) or shipped(language)


@functools.cache
def shipped(language: Language) -> Strings:
    """Return the program's own interface strings of a language."""
    path = _STRINGS / f"{language}.yaml"
    if not path.is_file():
        raise MissingStringsError(language)
    loaded: dict[str, Phrase] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return loaded


def say(language: Language, key: str, **values: object) -> str:
    """Return one interface string, with the values in its `{places}`.

    Of a string that has a text for each form of the plural it is the one that goes with the
    first of the values, in the order of the places, that is a number.
    """
    phrase = strings(language)[key]
    if not isinstance(phrase, str):
        number = next((values[it] for it in places(phrase["other"]) if type(values[it]) is int), 0)
        phrase = phrase.get(plural(language, int(str(number))), phrase["other"])
    return phrase.format(**values)


def places(text: str) -> tuple[str, ...]:
    """Return the names of the `{places}` of a text, in their order."""
    return tuple(part.partition("}")[0] for part in text.split("{")[1:])


@functools.cache
def plural(language: Language, number: int) -> str:
    """Return the form of the plural that goes with a number, by its name in Unicode's CLDR."""
    return _locale(language).plural_form(number)


def plural_forms(language: Language) -> frozenset[str]:
    """Return the forms of the plural that a language has."""
    return _locale(language).plural_form.tags | {"other"}


def direction(language: Language) -> Direction:
    """Return which way a language is written: as its strings say, or as is usual for it."""
    try:
        stated = strings(language)["direction"]
    except MissingStringsError:
        return _usual_direction(language)
    return "rtl" if stated == "rtl" else "ltr"


@functools.cache
def _usual_direction(language: Language) -> Direction:
    first, *rest = language.split("-")
    script = next((part for part in rest if len(part) == _SCRIPT_LETTERS and part.isalpha()), None)
    is_leftward = script in _SCRIPTS_TO_THE_LEFT if script else first in _RIGHT_TO_LEFT
    return "rtl" if is_leftward else "ltr"


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
    """Return what to sort a name by: its letters without accents, or its reading in Chinese.

    In Arabic the article is passed over, as it is in the indexes of books.
    """
    written = reading if reading and is_chinese(language) else name
    if language.split("-")[0] == "ar":
        written = written.removeprefix(_ARABIC_ARTICLE)
    decomposed = unicodedata.normalize("NFD", written)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def initial(language: Language, name: str, reading: str | None = None) -> str:
    """Return the letter under which a name is filed."""
    return sort_key(language, name, reading)[:1].upper()


def date(language: Language, written: str) -> str:
    """Return a day, month or year such as `2025-03-14` as that language writes it."""
    import datetime as dt  # noqa: PLC0415 - most publications know no dates, and Babel takes its time

    from babel.dates import format_skeleton  # noqa: PLC0415

    year, *rest = (int(part) for part in written.split("-"))
    if not rest:
        return str(year)
    day = dt.date(year, *rest, *[1] * (2 - len(rest)))
    skeleton = "yMMMMd" if len(rest) > 1 else "yMMMM"
    return format_skeleton(skeleton, day, locale=_locale(language))


@functools.cache
def _locale(language: Language) -> Locale:
    """Return what Babel knows of a language; of one that it does not know, of English."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - it takes its time

    for tag in (language, language.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")
