"""Templates to text: the Jinja environment, styles, and how a page speaks a language."""

from fangtan.render.environment import render
from fangtan.render.standing import SETTLED, Standing, standing
from fangtan.render.styles import bundle, face_rules, of_scripts
from fangtan.render.voice import Voice, foreign

__all__ = [
    "SETTLED",
    "Standing",
    "Voice",
    "bundle",
    "face_rules",
    "foreign",
    "of_scripts",
    "render",
    "standing",
]
