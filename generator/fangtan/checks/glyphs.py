"""Characters and the typefaces that sheets and pages are set in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from fangtan import fonts
from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded

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
    """Every character can be shown in one of the shipped typefaces."""
    languages = loaded.seminar.publication.imprint.languages
    if fonts.missing(languages):
        return  # what the others have shows when they are there
    used: set[str] = set().union(*loaded.sources.values())
    missing = fonts.uncovered(used, languages)
    if not missing:
        return
    for path, source in loaded.sources.items():
        if missing.isdisjoint(source):
            continue
        for number, line in enumerate(source.split("\n"), start=1):
            for column, character in enumerate(line, start=1):
                if character in missing:
                    yield Finding(
                        Place(path, number, column),
                        Rule.CHARACTER_HAS_A_GLYPH,
                        f"no typeface has “{character}” (U+{ord(character):04X} "
                        f"{unicodedata.name(character, 'unnamed')})",
                        "write it with other characters, or show it as a picture",
                    )


def _line_of_languages(loaded: Loaded) -> int:
    lines = loaded.sources.get(_IMPRINT, "").split("\n")
    return next((at for at, it in enumerate(lines, start=1) if it.startswith("languages:")), 1)
