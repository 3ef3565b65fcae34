"""Files for learning platforms: questions, discussion topics, the text, the glossary."""

from fangtan.editions.platforms.edition import EDITION

__all__ = ["EDITION"]
