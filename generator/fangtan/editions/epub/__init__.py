"""Books for reading programs and devices: the interview as EPUB 3, in one language or in two."""

from fangtan.editions.epub.edition import EDITION

__all__ = ["EDITION"]
