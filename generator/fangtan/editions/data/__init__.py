"""Files for other programs: JSON, TEI, references, and a feed of what is new."""

from fangtan.editions.data.edition import EDITION

__all__ = ["EDITION"]
