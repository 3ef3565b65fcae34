"""Where the program’s own files lie: its templates, and what it keeps between two runs."""

import os
from pathlib import Path

_INSTALLED = Path(__file__).parent / "templates"
_CHECKOUT = Path(__file__).parents[2] / "templates"

TEMPLATES = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
"""The folder of templates, styles and interface strings, in a checkout or an installed program."""


def caches() -> Path:
    """Return this user’s folder for what may be lost at any time; it may not be there yet."""
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    return Path(home) / "fangtan"
