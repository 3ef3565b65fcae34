"""Where the templates lie, in a checkout and in an installed program."""

from pathlib import Path

_INSTALLED = Path(__file__).parent / "templates"
_CHECKOUT = Path(__file__).parents[2] / "templates"

TEMPLATES = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
"""The folder of templates, styles and interface strings."""
