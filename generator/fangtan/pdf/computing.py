"""Styles, computed with less ado: a sheet asks for a hundred thousand values.

Most are what a property is where nobody set it. WeasyPrint looks at a dozen special cases before it
says so, once for every property of every style; here the values are there from the start. And what
follows from a style alone is found once for it, not once for each box that has it.
"""

# ruff: noqa: ANN401 - WeasyPrint carries no types

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_SPECIAL = frozenset({"position", "float", "display", "page"})
"""Properties whose value depends on others, or on the parent, though they are not inherited."""
_FIRSTS = frozenset({"first-line", "first-letter"})
"""What is set in a style of its own as far as that goes: it must hold nothing else."""
_NOT_OURS = frozenset(
    {"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"}
)
"""What WeasyPrint's own rules make a style of for every element, and our sheets have not."""
_SIDES = ("top", "right", "bottom", "left")
_RESOLVED = (
    *(f"{edge}_{side}" for edge in ("margin", "padding") for side in _SIDES),
    "width", "min_width", "max_width", "height", "min_height", "max_height",
)  # fmt: skip
_BORDERS = tuple(f"border_{side}_width" for side in _SIDES)
"""What a box is given when its percentages are resolved."""
_PSEUDO = 3
"""Where an entry of a list of rules names its pseudo-element."""


def amend() -> None:
    """Have WeasyPrint's styles begin with what nobody set."""
    import weasyprint  # noqa: PLC0415 - for those who print
    from weasyprint import css  # noqa: PLC0415
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS  # noqa: PLC0415

    plain = {
        key: value
        for key, value in css.INITIAL_VALUES.items()
        if key not in css.INHERITED | css.INITIAL_NOT_COMPUTED | _SPECIAL
        and not key.startswith("text_decoration_")
    }
    logical = {
        logical_of(block="ttb", inline=direction)
        for logical_of in PHYSICAL_FUNCTIONS.values()
        for direction in ("ltr", "rtl")
    }
    without_sides = {key: value for key, value in plain.items() if key not in PHYSICAL_FUNCTIONS}
    _amend_percentages(css.ZERO_PIXELS)
    rules = weasyprint.UA_STYLESHEET.matcher
    rules.other_selectors = [it for it in rules.other_selectors if it[_PSEUDO] not in _NOT_OURS]
    css.AnonymousStyle.__init__ = _begun(css.AnonymousStyle.__init__, plain)
    css.ComputedStyle.__init__ = _begun_around(
        css.ComputedStyle.__init__, plain, without_sides, frozenset(logical)
    )
    css.ComputedStyle.__missing__ = _inherited(
        css.ComputedStyle.__missing__, frozenset(css.INHERITED)
    )


def _amend_percentages(zero: Any) -> None:
    """Have the margins, paddings and sizes of a box be found once for its style."""
    from weasyprint import layout  # noqa: PLC0415
    from weasyprint.layout import percent  # noqa: PLC0415

    resolve = percent.resolve_percentages
    once = _once(resolve, type(zero))
    for module in vars(layout).values():
        if getattr(module, "resolve_percentages", None) is resolve:
            module.resolve_percentages = once


def _once(resolve: Callable[[Any, Any], None], length: type) -> Callable[[Any, Any], None]:
    """Have what a box is given be taken from one before it, unless some of it is a percentage."""

    def is_fixed(value: Any) -> bool:
        return value == "auto" or (isinstance(value, length) and value.unit != "%")  # type: ignore[attr-defined]

    def resolved(box: Any, containing_block: Any) -> None:
        style = box.style
        found = getattr(style, "resolved", None)
        if found:
            box.__dict__.update(found)
            return
        resolve(box, containing_block)
        if found is None:
            is_alike = style["border_collapse"] != "collapse" and all(
                is_fixed(style[name]) for name in _RESOLVED
            )
            style.resolved = (
                {name: getattr(box, name) for name in (*_RESOLVED, *_BORDERS)} if is_alike else {}
            )

    return resolved


def _begun(init: Callable[..., None], plain: Mapping[str, Any]) -> Callable[..., None]:
    """Have the style of a box that is no element's own begin with these values."""

    def made(style: Any, *context: Any) -> None:
        style.update(plain)
        init(style, *context)

    return made


def _begun_around(
    init: Callable[..., None],
    plain: Mapping[str, Any],
    without_sides: Mapping[str, Any],
    logical: frozenset[str],
) -> Callable[..., None]:
    """Have an element's style begin with these values, but for what its rules speak of.

    What they say of a start or an end becomes a left or a right later on.
    """

    def made(
        style: Any, parent: Any, cascaded: Mapping[str, Any], pseudo_type: str | None, *rest: Any
    ) -> None:
        init(style, parent, cascaded, pseudo_type, *rest)
        if pseudo_type not in _FIRSTS:
            style.update(plain if logical.isdisjoint(cascaded) else without_sides)
            for key in cascaded:
                style.pop(key, None)

    return made


def _inherited(
    missing: Callable[[Any, str], Any], inherited: frozenset[str]
) -> Callable[[Any, str], Any]:
    """Have a property that nobody set be its parent's without further questions."""

    def found(style: Any, key: str) -> Any:
        if key in inherited and key not in style.cascaded and style.parent_style is not None:
            value = style[key] = style.parent_style[key]
            return value
        return missing(style, key)

    return found
