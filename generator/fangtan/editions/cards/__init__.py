"""Question cards to cut out: one language on the front, the other on the back, in register."""

from fangtan.editions.cards.edition import EDITION

__all__ = ["EDITION"]
