"""Spacing that Pango does not do: gaps beside Latin, and half marks at the edges of a line.

Chinese typefaces are cut with features for either (`glyph_spacing`). They are switched on for
single characters while a text is laid out, so that Pango knows what is wide when it breaks lines.
No character is added, hence what is copied or read aloud is what was written.
"""

# ruff: noqa: ANN401 - WeasyPrint carries no types

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from fangtan.i18n import is_chinese
from fangtan.markup.typography import BREAK, CLOSING, HAN, LATIN, OPENING, broken, together

_EASTERN = re.compile(rf"[{HAN}\u3000-\u303f\uff00-\uffef]")
_QUOTE = re.compile("[\u2018-\u201d]")
_PAIR = re.compile("——|……")
_HAN_FAMILIES = re.compile("Noto (?:Serif|Sans) [ST]C")
_HAN_TO_LATIN = re.compile(rf"[{HAN}](?=[{LATIN}])")
_LATIN_TO_HAN = re.compile(rf"(?<=[{LATIN}])[{HAN}]")
_TWO_OPENING = re.compile(rf"[{re.escape(OPENING)}]{{2}}")
_CLOSING_AND_MARK = re.compile(rf"[{re.escape(CLOSING)}][{re.escape(CLOSING + OPENING)}]")
_SQUEEZABLE = re.compile(rf"[{HAN}][{LATIN}{re.escape(CLOSING)}]|[{LATIN}]+[{re.escape(CLOSING)}]")
"""What a line may have room for once the empty half of its last mark, or its last gap, is gone."""
_HALF = 0.5

_DECLARATIONS = """
PangoAttrList * pango_attr_list_copy (PangoAttrList *list);
PangoAttribute * pango_attr_family_new (const char *family);
"""


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands around a text that is laid out.

    `length` tells how many characters there are up to the next text box; `before` and `after`,
    whether there is a gap to the one before the first and to the one after the last of them;
    `meets_opening` and `meets_mark`, whether the one before is an opening mark and the one after
    any, so that one of two empty halves goes.
    """

    starts_line: bool = False
    ends_line: bool = False
    before: bool = False
    after: bool = False
    meets_opening: bool = False
    meets_mark: bool = False
    length: int = 0


class _State:
    """What one hook leaves for another, while a sheet is made."""

    edges = Edges()
    last: Any = None


def amend() -> None:
    """Have WeasyPrint space Chinese."""
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415 - for those who print
    from weasyprint.layout import inline  # noqa: PLC0415
    from weasyprint.text import ffi, line_break  # noqa: PLC0415

    ffi.ffi.cdef(_DECLARATIONS)
    text, other, layout = boxes.TextBox, boxes.Box, line_break.Layout
    text.has_gap_before, text.has_gap_after = False, False
    text.meets_opening, text.meets_mark = False, False
    text.is_eastern, text.ends_paragraph = False, False
    text.process_text_transform = _noted(text.process_text_transform)
    other.process_text_transform = _apart(other.process_text_transform, boxes.InlineBox)
    layout.setup = _with_edges(layout.setup, ffi.pango)
    layout.set_text = _spaced(layout.set_text, ffi)
    inline.split_text_box = _between_neighbours(inline.split_text_box)
    inline.split_first_line = _squeezed(inline.split_first_line)
    inline.remove_last_whitespace = _ended(inline.remove_last_whitespace, boxes, line_break)


def _noted(process: Callable[[Any], None]) -> Callable[[Any], None]:
    """Have a text box know whether there is a gap between it and its neighbours."""

    def processed(box: Any) -> None:
        process(box)
        text, last = box.text, _State.last
        is_in_chinese = is_chinese(box.style["lang"] or "")
        box.is_eastern = _is_eastern(text, box.style)
        if not is_in_chinese:
            box.text = together(text, box.style["hyphens"] == "manual")
        elif box.is_eastern:
            box.text = broken(text)
        if last is not None and text:
            pair = last.text[-1] + text[0]
            box.has_gap_before = bool(_LATIN_TO_HAN.match(pair, 1))
            last.has_gap_after = bool(_HAN_TO_LATIN.match(pair))
            box.meets_opening = bool(_TWO_OPENING.match(pair))
            last.meets_mark = bool(_CLOSING_AND_MARK.match(pair))
        _State.last = box if text else last

    return processed


def _is_eastern(text: str, style: Any) -> bool:
    """Return whether a text has Chinese in it; whose quotation marks are, its language says."""
    return bool(_EASTERN.search(text) or (_QUOTE.search(text) and is_chinese(style["lang"] or "")))


def _apart(process: Callable[[Any], None], inline: type) -> Callable[[Any], None]:
    """Have nothing be the neighbour of what is not in the same paragraph."""

    def processed(box: Any) -> None:
        if isinstance(box, inline):
            process(box)
            return
        _end_paragraph()
        process(box)
        _end_paragraph()

    return processed


def _end_paragraph() -> None:
    if _State.last is not None:
        _State.last.ends_paragraph = True
    _State.last = None


def _with_edges(setup: Callable[..., None], pango: Any) -> Callable[..., None]:
    """Have a layout keep what stands around it, and its attributes without those of a text."""

    def made(layout: Any, style: Any) -> None:
        setup(layout, style)
        layout.plain = pango.pango_layout_get_attributes(layout.layout)
        if not hasattr(layout, "edges"):
            layout.edges, layout.is_spaced = _State.edges, False

    return made


def _spaced(set_text: Callable[..., None], ffi: Any) -> Callable[..., None]:
    """Have single characters take the features that their places ask for."""
    null, pango = ffi.ffi.NULL, ffi.pango

    def attributes(layout: Any) -> Any:
        if layout.plain == null:
            return pango.pango_attr_list_new()
        return pango.pango_attr_list_copy(layout.plain)

    def spaced(layout: Any, text: str, justify: bool = False) -> None:  # noqa: FBT001, FBT002
        is_eastern = _is_eastern(text, layout.style)
        found = _features(text, layout.edges) if is_eastern else ()
        pairs = _pairs(text, layout.style) if is_eastern else ()
        if found or pairs or layout.is_spaced:
            # The places are those of this text alone: none may be left from the one before.
            fresh = ffi.ffi.gc(attributes(layout), pango.pango_attr_list_unref)
            for at, features in found:
                attribute = pango.pango_attr_font_features_new(features)
                attribute.start_index = len(text[:at].encode())
                attribute.end_index = attribute.start_index + len(text[at].encode())
                pango.pango_attr_list_insert(fresh, attribute)
            for start, end, family in pairs:
                attribute = pango.pango_attr_family_new(family)
                attribute.start_index, attribute.end_index = start, end
                pango.pango_attr_list_insert(fresh, attribute)
            pango.pango_layout_set_attributes(layout.layout, fresh)
            layout.is_spaced = True
        set_text(layout, text, justify)

    return spaced


def _pairs(text: str, style: Any) -> tuple[tuple[int, int, bytes], ...]:
    """Return the places of dashes and ellipses of two characters, and the face that joins them.

    In a Latin face there is a hole in the middle of each. It is the first of those that a sheet’s
    head and foot name, which are in several languages and cannot say where each begins.
    """
    if is_chinese(style["lang"] or ""):
        return ()
    family = next(filter(_HAN_FAMILIES.fullmatch, style["font_family"]), None)
    if family is None:
        return ()
    return tuple(
        (len(text[: it.start()].encode()), len(text[: it.end()].encode()), family.encode())
        for it in _PAIR.finditer(text)
    )


@functools.lru_cache(maxsize=512)
def _features(text: str, edges: Edges) -> tuple[tuple[int, bytes], ...]:
    """Return the places of characters that have features of their own, and these.

    A place comes once, and Pango takes two attributes in one run that say the same for one; so the
    mark at the start of a line says it in another order than that at its end.
    """
    is_whole = len(text) == edges.length
    before = {it.start() for it in _LATIN_TO_HAN.finditer(text)}
    after = {it.start() for it in _HAN_TO_LATIN.finditer(text)}
    if edges.before:
        before.add(0)
    if edges.after and is_whole and not edges.ends_line:
        after.add(len(text) - 1)
    found = [
        (at, b"chws 1" + b",HLGB 1" * (at in before) + b",HLGA 1" * (at in after))
        for at in sorted(before | after)
    ]
    if (edges.starts_line or edges.meets_opening) and text and text[0] in OPENING:
        found.append((0, b"halt 1,chws 1"))
    seen = text.rstrip(BREAK)
    is_half = edges.ends_line or (edges.meets_mark and is_whole)
    if is_half and seen and seen[-1] in CLOSING:
        found.append((len(seen) - 1, b"chws 1,halt 1"))
    return tuple(found)


def _between_neighbours(split: Callable[..., Any]) -> Callable[..., Any]:
    """Have a text be laid out with what stands around it in its line."""

    def placed(
        context: Any, box: Any, width: float | None, skip: int, is_line_start: bool = True  # noqa: FBT001, FBT002
    ) -> Any:  # fmt: skip
        if not box.is_eastern:
            return split(context, box, width, skip, is_line_start)
        laid_out = getattr(box, "pango_layout", None)
        _State.edges = laid_out.edges if laid_out else Edges(
            starts_line=is_line_start,
            before=box.has_gap_before and not skip and not is_line_start,
            after=box.has_gap_after,
            meets_opening=box.meets_opening and not skip and not is_line_start,
            meets_mark=box.meets_mark,
            length=len(box.text.encode()[skip:].decode()),
        )  # fmt: skip
        try:
            return split(context, box, width, skip, is_line_start)
        finally:
            _State.edges = Edges()

    return placed


def _squeezed(split: Callable[..., Any]) -> Callable[..., Any]:
    """Have a mark stay at the end of a line where it fits without its empty half.

    Else it would take the character before it to the next line, and leave a hole of two squares.
    """

    def fitted(
        text: str, style: Any, context: Any, width: float | None, *rest: Any, **how: Any
    ) -> Any:
        line = split(text, style, context, width, *rest, **how)
        _, _, resume_at, taken, *_ = line
        half = style["font_size"] * _HALF
        if resume_at is None or width in {None, math.inf} or width - taken < half:
            return line
        rest_of_text = text.encode()[resume_at : resume_at + 120].decode(errors="ignore")
        if not _SQUEEZABLE.match(rest_of_text.lstrip(" ")):
            return line
        edges = _State.edges
        _State.edges = replace(edges, ends_line=True)
        try:
            other = split(text, style, context, width + half, *rest, **how)
        finally:
            _State.edges = edges
        _, _, resumed_at, taken, *_ = other
        fits = taken <= width and resumed_at is not None and resumed_at > resume_at
        return other if fits else line

    return fitted


def _ended(remove: Callable[..., None], boxes: Any, line_break: Any) -> Callable[..., None]:
    """Have the last mark of a line give its empty half up, and the last Han its gap."""

    def ended(context: Any, line: Any) -> None:
        remove(context, line)
        around, box = [], line
        while isinstance(box, (boxes.LineBox, boxes.InlineBox)) and box.children:
            around.append(box)
            box = box.children[-1]
        if not isinstance(box, boxes.TextBox) or not box.is_eastern or not box.text:
            return
        edges = box.pango_layout.edges
        has_gap = edges.after and len(box.text) == edges.length
        if not has_gap and box.text.rstrip(BREAK)[-1:] not in CLOSING:
            return
        layout = box.pango_layout
        layout.edges = replace(edges, ends_line=True)
        layout.set_text(box.text)
        first, _ = layout.get_first_line()
        width, _ = line_break.line_size(first, box.style)
        less, box.width = box.width - width, width
        for outer in around:
            outer.width -= less

    return ended
