"""Writing small files so that each is there whole, or as it was."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder, each in one step; one whose text is empty is removed."""
    for path, text in sorted(files.items()):
        target = folder / path
        if not text:
            target.unlink(missing_ok=True)
            continue
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
        beside = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            # As it was or, of a new file, as others would have made it.
            beside.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
            beside.replace(target)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
