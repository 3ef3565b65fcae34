"""Archives with the same bytes for the same members: no time of day, no owner, no machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that the format can say, which everybody knows to mean none."""
_UNIX = 3
_READABLE = 0o644 << 16


def archive(members: Iterable[tuple[str, bytes]], stored: Iterable[str] = ()) -> bytes:
    """Return a ZIP file of these members in their order; those `stored` are not compressed."""
    as_they_are = frozenset(stored)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for name, content in members:
            member = zipfile.ZipInfo(name, _DAY)
            member.create_system, member.external_attr = _UNIX, _READABLE
            kind = zipfile.ZIP_STORED if name in as_they_are else zipfile.ZIP_DEFLATED
            file.writestr(member, content, kind, 9)
    return written.getvalue()
