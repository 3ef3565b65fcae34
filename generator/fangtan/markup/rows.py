"""Rows of a table that are written as items of a list: cells parted by bars."""

from __future__ import annotations

import re

_BAR = re.compile(r"(?<!\\)\|")


def cells(markdown: str) -> tuple[str, ...]:
    r"""Return the cells of a row; those that are empty are room to write.

    A row of nothing but bars has none: it is empty however wide the table is. A bar that is part
    of the text is written `\|`.
    """
    found = tuple(cell.strip().replace("\\|", "|") for cell in _BAR.split(markdown))
    return found if any(found) else ()
