"""Last lines of paragraphs: no short word, half a word or single Han character alone on one."""

# ruff: noqa: ANN401 - WeasyPrint carries no types

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from fangtan.markup.typography import CLOSING, HAN

_ALONE = re.compile(rf"[{HAN}][{re.escape(CLOSING)}]*|[^\s{HAN}]{{1,6}}")
_LEAST = 0.7
"""How much of its width a line above has to keep when it gives a word to the last one."""


def amend() -> None:
    """Have WeasyPrint keep last lines company."""
    from weasyprint.layout import inline  # noqa: PLC0415 - for those who print

    inline.split_text_box = _in_company(inline.split_text_box)


def _in_company(split: Callable[..., Any]) -> Callable[..., Any]:
    """Have the line before the last end earlier, where too little is left for the last."""

    def accompanied(
        context: Any, box: Any, width: float | None, skip: int, is_line_start: bool = True  # noqa: FBT001, FBT002
    ) -> Any:  # fmt: skip
        line = split(context, box, width, skip, is_line_start)
        made, resume_at, is_forced = line
        if not box.ends_paragraph or is_forced:
            return line
        if made is None or width is None or resume_at is None:
            return line
        left = box.text.encode()[resume_at:].decode().strip()
        hyphen = box.style["hyphenate_character"]
        is_torn = made.text.endswith(hyphen) and " " not in left
        if not is_torn and not _ALONE.fullmatch(left):
            return line
        shorter = made
        while True:
            # A quarter of an em less than it took: the same words do not fit.
            room = shorter.width - box.style["font_size"] / 4
            other = split(context, box, room, skip, is_line_start)
            shorter, resumed_at, _ = other
            if shorter is None or resumed_at is None or resumed_at >= resume_at:
                return line
            if shorter.width < width * _LEAST:
                return line
            if not shorter.text.endswith(hyphen):
                return other

    return accompanied
