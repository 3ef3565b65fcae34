"""Files for Word: handout and questions for everybody, the guide for the instructor."""

from fangtan.editions.word.edition import EDITION, GUIDE, is_installed

__all__ = ["EDITION", "GUIDE", "is_installed"]
