"""Questions for a projector: one at a time, with the passages that it cites and a timer."""

from fangtan.editions.projector.edition import EDITION
from fangtan.editions.projector.matter import Deck, deck
from fangtan.editions.projector.page import (
    inline_script,
    page,
    parts,
    view_name,
    words,
)

__all__ = [
    "EDITION",
    "Deck",
    "deck",
    "inline_script",
    "page",
    "parts",
    "view_name",
    "words",
]
