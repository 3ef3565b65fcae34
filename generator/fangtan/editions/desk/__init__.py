"""The instructor's desk: everything on one page, the passages beside the questions."""

from fangtan.editions.desk.edition import EDITION, script

__all__ = ["EDITION", "script"]
