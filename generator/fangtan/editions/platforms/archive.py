"""Archives whose bytes follow from what is in them, and from nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16
_UNIX = 3


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of files by their paths, sorted, without a time of day.

    They are stored as they are: compressed bytes would differ between versions of zlib.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as into:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, _LONG_AGO)
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            into.writestr(entry, files[path])
    return written.getvalue()
