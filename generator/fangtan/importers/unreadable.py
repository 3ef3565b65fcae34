"""A source that no reader can make sense of."""

from __future__ import annotations

from fangtan.findings import Finding, Place, Rule


class Unreadable(Exception):  # noqa: N818 - it says what the source is, and carries a finding
    """Raised by a reader; `finding` says where the source is broken and what to do about it."""

    def __init__(self, name: str, message: str, hint: str, line: int = 1) -> None:
        """Keep the finding."""
        super().__init__(message)
        self.finding = Finding(Place(name, line), Rule.SOURCE_IS_READABLE, message, hint)
