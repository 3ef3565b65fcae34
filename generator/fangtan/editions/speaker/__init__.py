"""The speaker's window: a run-sheet by the clock, and the projector driven from it."""

from fangtan.editions.speaker.edition import EDITION

__all__ = ["EDITION"]
