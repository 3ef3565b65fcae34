"""The instructor's desk: everything on one page, the passages beside the questions."""

from fangtan.editions.desk.edition import EDITION, make_desk, on_desk

__all__ = ["EDITION", "make_desk", "on_desk"]
