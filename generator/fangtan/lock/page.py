"""The page that holds what is locked: a form, a script, and bytes that say nothing."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from markupsafe import Markup

from fangtan.editions.desk import script
from fangtan.editions.report.frame import styles
from fangtan.lock.cipher import Locked
from fangtan.model import Language
from fangtan.render import Voice, render
from fangtan.render.voice import Unlinked
from fangtan.resources import TEMPLATES

FORMAT = "fangtan-locked"
"""What every such file has in it, by which it is known."""
IDLE_MINUTES = 60
"""After how long the page locks itself, when nobody touches it."""


def page(locked: Locked, languages: Sequence[Language], accent: str) -> bytes:
    """Return the page, which speaks each of the languages; no word of what is locked is in it."""
    code = Markup("{}\n{}").format(_script("locked.js"), script())
    style = styles("locked.css", accent, languages)
    # The policy names the two by what they hold, with the line ends that are around them.
    filled = render(
        "locked/locked.html",
        voices=[Voice(language, Unlinked(language, None)) for language in languages],
        style=style,
        script=code,
        policy=_policy(f"\n{style}\n", f"\n{code}\n"),
        locked=locked.as_json(),
        format=FORMAT,
        idle=IDLE_MINUTES,
    )
    return filled.encode()


def _script(name: str) -> Markup:
    return Markup((TEMPLATES / "locked" / name).read_text("utf-8"))  # noqa: S704 - our own


def _policy(style: str, code: str) -> str:
    """Return the policy that lets the page run and show its own code, and reach nobody."""
    allowed = {
        "default-src": "'none'",
        "script-src": _digest(code),
        "style-src": _digest(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{kind} {what}" for kind, what in allowed.items())


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
