"""Styles, computed with less ado: a sheet asks for a hundred thousand values.

Most are what a property is where nobody set it. WeasyPrint looks at a dozen special cases before it
says so, once for every property of every style; here the values are there from the start.
"""

# ruff: noqa: ANN401 - WeasyPrint carries no types

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

_SPECIAL = frozenset({"position", "float", "display", "page"})
"""Properties whose value depends on others, or on the parent, though they are not inherited."""


def amend() -> None:
    """Have WeasyPrint's styles begin with what nobody set."""
    from weasyprint import css  # noqa: PLC0415 - for those who print
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
    css.AnonymousStyle.__init__ = _begun(css.AnonymousStyle.__init__, plain)
    css.ComputedStyle.__init__ = _begun_around(
        css.ComputedStyle.__init__, plain, without_sides, frozenset(logical)
    )
    css.ComputedStyle.__missing__ = _inherited(
        css.ComputedStyle.__missing__, frozenset(css.INHERITED)
    )


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

    What they say of a start or an end becomes a left or a right later on. Of pseudo-elements,
    many are never asked for, and that of a first line is taken for all that its style holds.
    """

    def made(
        style: Any, parent: Any, cascaded: Mapping[str, Any], pseudo_type: str | None, *rest: Any
    ) -> None:
        init(style, parent, cascaded, pseudo_type, *rest)
        if pseudo_type is None:
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
