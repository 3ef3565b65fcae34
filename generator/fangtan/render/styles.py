"""Style sheets: an entry point with all that it imports, and the rules of the typefaces."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Iterable
from typing import Literal

from fangtan.fonts import EXTRAS, Face, Script
from fangtan.resources import TEMPLATES

_IMPORT = re.compile(r'@import "(?P<path>[^"]+)"(?: layer\((?P<layer>[\w-]+)\))?;')
_STYLES = TEMPLATES / "styles"


@functools.cache
def bundle(entry: str) -> str:
    """Return a style sheet of `templates/styles/` with its imports in place, layers kept."""
    return _IMPORT.sub(_imported, (_STYLES / entry).read_text("utf-8"))


def of_scripts(scripts: Collection[Script], medium: Literal["screen", "paper"]) -> str:
    """Return the rules for those of the scripts that not every publication has, on a medium."""
    wanted = (script for script in EXTRAS if script in scripts)
    return "".join("\n" + bundle(f"scripts/{script.lower()}-{medium}.css") for script in wanted)


def _imported(found: re.Match[str]) -> str:
    inner = bundle(found["path"])
    return f"@layer {found['layer']} {{\n{inner}\n}}" if found["layer"] else inner


def face_rules(faces: Iterable[Face], address: Callable[[Face], str]) -> str:
    """Return an `@font-face` rule for each face; `address` says where its file is."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {face.style}; '
        f'font-weight: {face.weight}; font-display: swap; src: url("{address(face)}"); }}'
        for face in faces
    )
