"""The instructor's guide: run-sheets, questions with what only the instructor knows, coverage."""

from fangtan.editions.guide.edition import EDITION

__all__ = ["EDITION"]
