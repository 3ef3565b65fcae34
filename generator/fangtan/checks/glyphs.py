"""Characters and the typefaces that sheets and pages are set in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from fangtan import fonts
from fangtan.checks.written import written
from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.model import Language

_IMPRINT = "publication.yaml"


def typeface_is_installed(loaded: Loaded) -> Iterator[Finding]:
    """The typefaces of every language of the publication are on this machine."""
    languages = loaded.seminar.publication.imprint.languages
    for language in languages:
        lacking = fonts.missing([language])
        if lacking:
            extra = fonts.EXTRAS[lacking[0].script]
            yield Finding(
                Place(_IMPRINT, _line_of_languages(loaded)),
                Rule.TYPEFACE_IS_INSTALLED,
                f"the typefaces for {language} are not installed: "
                + ", ".join(face.family for face in lacking),
                f"install them with: pip install 'fangtan[{extra}]'",
            )


def character_has_a_glyph(loaded: Loaded) -> Iterator[Finding]:
    """Every character is drawn by the typeface that its language names for it."""
    languages = loaded.seminar.publication.imprint.languages
    if fonts.missing(languages):
        return  # what the others have shows when they are there
    missing = fonts.uncovered(set().union(*loaded.sources.values()), languages)
    yield from _in_no_face(loaded, missing)
    yield from _in_another_face(loaded, missing)


def _in_no_face(loaded: Loaded, missing: frozenset[str]) -> Iterator[Finding]:
    for path, source in loaded.sources.items():
        if missing.isdisjoint(source):
            continue
        for number, line in enumerate(source.split("\n"), start=1):
            for column, character in enumerate(line, start=1):
                if character in missing:
                    yield Finding(
                        Place(path, number, column),
                        Rule.CHARACTER_HAS_A_GLYPH,
                        f"no typeface has “{character}” ({_name(character)})",
                        _hint(character),
                    )


def _in_another_face(loaded: Loaded, missing: frozenset[str]) -> Iterator[Finding]:
    languages = loaded.seminar.publication.imprint.languages
    texts = tuple(written(loaded))
    for language in languages:
        used = set[str]().union(*(text.words for text in texts if text.language == language))
        lacking = {
            character: families
            for character in used - missing
            if (families := _lacking(character, language, languages))
        }
        for text in texts if lacking else ():
            there = lacking.keys() & set(text.words) if text.language == language else ()
            for character in sorted(there):
                yield Finding(
                    text.place_of(loaded, text.words.index(character), character),
                    Rule.CHARACTER_HAS_A_GLYPH,
                    f"“{character}” ({_name(character)}) is not in "
                    f"{' and '.join(lacking[character])}, and would be drawn by another typeface",
                    _hint(character),
                )


def _lacking(
    character: str, language: Language, languages: tuple[Language, ...]
) -> tuple[str, ...]:
    """Return the families that are to draw a character and lack it."""
    if not character.isprintable() or character.isspace():
        return ()
    found = fonts.intended(character, language, languages)
    return tuple(
        dict.fromkeys(face.family for face in found if ord(character) not in fonts.coverage(face))
    )


def _hint(character: str) -> str:
    """Return what to do; Unicode has some letters twice, one of them for old files alone."""
    letter = unicodedata.normalize("NFC", character)
    if len(letter) == 1 and letter != character:
        return f"write the letter itself, “{letter}” (U+{ord(letter):04X})"
    return "write it with other characters, or show it as a picture"


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed')}"


def _line_of_languages(loaded: Loaded) -> int:
    lines = loaded.sources.get(_IMPRINT, "").split("\n")
    return next((at for at, it in enumerate(lines, start=1) if it.startswith("languages:")), 1)
