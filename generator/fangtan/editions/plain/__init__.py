"""Plain text and Markdown: the interview and its questions, for mail, notes and screen readers."""

from fangtan.editions.plain.edition import EDITION

__all__ = ["EDITION"]
