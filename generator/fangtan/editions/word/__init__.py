"""Files for Word: what is on paper for everybody, to be edited."""

from fangtan.editions.word.edition import EDITION, is_installed

__all__ = ["EDITION", "is_installed"]
