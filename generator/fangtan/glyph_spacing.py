"""What a Chinese typeface is given for its spacing: features that sheets switch on.

- `chws`, for whole texts: of two marks that would leave a gap of more than half a square between
  them, the first gives its empty half up; a middle dot takes half a square.
- `halt`, which the typeface has: a single mark gives its empty half up, at the edge of a line.
- `HLGB` and `HLGA`: a Han character keeps a gap before or after it, where Latin is beside it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from fangtan.markup.typography import CLOSING, HAN, OPENING

MIDDLE_DOT = "·"
GAP = 0.125
"""What stands between Han and Latin, in ems: what browsers put there too."""

_HALF = 0.5
_HAN = re.compile(rf"[{HAN}]")


def spaced(font: bytes) -> bytes:
    """Return a font of Chinese with these features; it has outlines of one weight."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - `fangtan --help` does without

    opened = TTFont(io.BytesIO(font), lazy=True, recalcBBoxes=False, recalcTimestamp=False)
    if "GPOS" not in opened:
        return font
    # Names for glyphs, so that the outlines are not read and written for the sake of theirs.
    opened.setGlyphOrder([f"glyph{number}" for number in range(opened["maxp"].numGlyphs)])
    _add(opened["GPOS"].table, _lookups(opened, font))
    written = io.BytesIO()
    opened.save(written, reorderTables=None)
    return written.getvalue()


def _lookups(opened: Any, font: bytes) -> Mapping[str, list[Any]]:  # noqa: ANN401 - fontTools carries no types
    """Return the lookups of each feature."""
    glyphs: Mapping[int, str] = opened.getBestCmap()
    em: int = opened["head"].unitsPerEm
    order = opened.getReverseGlyphMap()
    gap = round(em * GAP)
    han = [glyph for code, glyph in glyphs.items() if _HAN.match(chr(code))]
    pairs = _pairs(*_halves(font, em, order, glyphs), em, order)
    dots = _dots(glyphs.get(ord(MIDDLE_DOT)), opened["hmtx"].metrics, em, order)
    return {
        "HLGA": [_singles(han, {"XAdvance": gap}, order)] if han else [],
        "HLGB": [_singles(han, {"XPlacement": gap, "XAdvance": gap}, order)] if han else [],
        "chws": [pairs, dots],
    }


def _halves(
    font: bytes, em: int, order: Mapping[str, int], glyphs: Mapping[int, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the glyphs of marks that fill the right and the left half of their square alone.

    Which ones these are differs: in Traditional type a comma stands in the middle.
    """
    import uharfbuzz  # noqa: PLC0415 - `fangtan --help` does without

    drawn = uharfbuzz.Font(uharfbuzz.Face(font))
    opening, closing = set(), set()
    for mark in {*OPENING, *CLOSING} & {chr(code) for code in glyphs}:
        glyph = glyphs[ord(mark)]
        ink = drawn.get_glyph_extents(order[glyph])
        if drawn.get_glyph_h_advance(order[glyph]) != em or ink is None:
            continue
        if mark in OPENING and ink.x_bearing >= em * _HALF:
            opening.add(glyph)
        if mark in CLOSING and ink.x_bearing + ink.width <= em * _HALF:
            closing.add(glyph)
    return tuple(sorted(opening)), tuple(sorted(closing))


def _pairs(
    opening: tuple[str, ...], closing: tuple[str, ...], em: int, order: Mapping[str, int]
) -> Any:  # noqa: ANN401
    """Return the lookup that takes half a square from between two marks."""
    from fontTools.otlLib import builder  # noqa: PLC0415

    half = builder.buildValue({"XAdvance": -round(em * _HALF)})
    met = ((closing, opening), (closing, closing), (opening, opening))
    made = {(first, then): (half, None) for first, then in met if first and then}
    if not made:
        return None
    return builder.buildLookup([builder.buildPairPosClassesSubtable(made, order)])


def _dots(
    dot: str | None, metrics: Mapping[str, tuple[int, int]], em: int, order: Mapping[str, int]
) -> Any:  # noqa: ANN401
    """Return the lookup that gives the middle dot half a square, however wide it was drawn."""
    if dot is None:
        return None
    more = round(em * _HALF) - metrics[dot][0]
    return _singles([dot], {"XPlacement": round(more / 2), "XAdvance": more}, order)


def _singles(glyphs: Iterable[str], value: Mapping[str, int], order: Mapping[str, int]) -> Any:  # noqa: ANN401
    """Return the lookup that gives all these glyphs the same."""
    from fontTools.otlLib import builder  # noqa: PLC0415
    from fontTools.ttLib.tables import otTables  # noqa: PLC0415

    table = otTables.SinglePos()
    table.Format = 1
    table.Coverage = builder.buildCoverage(glyphs, order)
    table.Value = builder.buildValue(value)
    table.ValueFormat = table.Value.getFormat()
    return builder.buildLookup([table])


def _add(table: Any, features: Mapping[str, Iterable[Any]]) -> None:  # noqa: ANN401
    """Append features to all scripts and languages of a table."""
    from fontTools.ttLib.tables import otTables  # noqa: PLC0415

    for tag, lookups in features.items():
        record = otTables.FeatureRecord()
        record.FeatureTag, record.Feature = tag, otTables.Feature()
        record.Feature.FeatureParams, record.Feature.LookupListIndex = None, []
        for lookup in filter(None, lookups):
            record.Feature.LookupListIndex.append(len(table.LookupList.Lookup))
            table.LookupList.Lookup.append(lookup)
        record.Feature.LookupCount = len(record.Feature.LookupListIndex)
        index = len(table.FeatureList.FeatureRecord)
        table.FeatureList.FeatureRecord.append(record)
        for script in table.ScriptList.ScriptRecord:
            languages = [it.LangSys for it in script.Script.LangSysRecord]
            for system in filter(None, [script.Script.DefaultLangSys, *languages]):
                if index not in system.FeatureIndex:
                    system.FeatureIndex.append(index)
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    table.FeatureList.FeatureCount = len(table.FeatureList.FeatureRecord)
