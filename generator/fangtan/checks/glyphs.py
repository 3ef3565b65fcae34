"""Characters and the typefaces that sheets and pages are set in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from fangtan import fonts
from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded


def character_has_a_glyph(loaded: Loaded) -> Iterator[Finding]:
    """Every character can be shown in one of the shipped typefaces."""
    used: set[str] = set().union(*loaded.sources.values())
    missing = fonts.uncovered(used)
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
