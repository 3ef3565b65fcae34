"""The website: an interview to read, ask about and look up in, in one language or in two."""

from fangtan.editions.site.edition import EDITION

__all__ = ["EDITION"]
