"""The accent colour of a publication, as dark or as light as reading it takes."""

from __future__ import annotations

import colorsys
import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from fangtan.resources import TEMPLATES

_RATIO = 4.6
"""WCAG asks for 4.5 between text and its ground; the rest is for rounding."""
_GROUNDS = ("paper", "surface", "highlight")
_STEPS = 200
_STYLES = TEMPLATES / "styles"


@dataclass(frozen=True, slots=True)
class Accents:
    """The accent on light and on dark grounds."""

    light: str
    dark: str


@functools.cache
def accents(colour: str) -> Accents:
    """Return the colour, made darker for light grounds and lighter for dark ones where needed."""
    return Accents(
        light=legible(colour, _grounds(""), towards=0.0),
        dark=legible(colour, _grounds("-in-the-dark"), towards=1.0),
    )


@functools.cache
def papers() -> tuple[str, str]:
    """Return the colour of the page itself, in the light and in the dark."""
    return _grounds("")[0], _grounds("-in-the-dark")[0]


def legible(colour: str, grounds: tuple[str, ...], *, towards: float) -> str:
    """Return the colour nearest to the given one that can be read on all the grounds.

    Its lightness moves `towards` 0, black, or 1, white; hue and saturation stay.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(_STEPS + 1):
        moved = lightness + (towards - lightness) * step / _STEPS
        found = _hex(colorsys.hls_to_rgb(hue, moved, saturation))
        if all(contrast(found, ground) >= _RATIO for ground in grounds):
            return found
    return _hex((towards, towards, towards))


def contrast(colour: str, ground: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2 defines it."""
    high, low = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    nearly_black = 0.04045
    return channel / 12.92 if channel <= nearly_black else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


@functools.cache
def palette() -> Mapping[str, str]:
    """Return our colours by name, as the style sheets declare them: that is their home."""
    sheets = [(_STYLES / name).read_text("utf-8") for name in ("tokens.css", "dark.css")]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", "\n".join(sheets)))


def _grounds(suffix: str) -> tuple[str, ...]:
    """Return the colours behind text."""
    return tuple(palette()[name + suffix] for name in _GROUNDS)
