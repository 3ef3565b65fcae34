"""The sheets of the activities: what students read, mark, fill in, draw into and cut out."""

from fangtan.editions.activities.edition import EDITION

__all__ = ["EDITION"]
