"""Times as subtitles and transcripts write them."""

from __future__ import annotations

import re

TIME = r"(?:(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)"
_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,:;](\d{1,3}))?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def seconds(written: str) -> float | None:
    """Return the seconds of `1:02:03.5`, `02:03`, `01:02:03,500` or `62.5`; else None."""
    written = written.strip().strip("[]()")
    if _NUMBER.fullmatch(written):
        return float(written)
    found = _TIME.fullmatch(written)
    if not found:
        return None
    hours, minutes, whole, part = found.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(whole) + float(f"0.{part or 0}")
