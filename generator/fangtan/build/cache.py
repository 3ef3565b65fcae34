"""The bytes of earlier builds, by what they depended on."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.metadata
import os
import tempfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from fangtan import i18n
from fangtan.edition import Artifact
from fangtan.resources import TEMPLATES, caches

_PROGRAM = Path(__file__).parents[1]
_LIBRARIES = (
    "fangtan",
    "weasyprint",
    "jinja2",
    "markdown-it-py",
    "fonttools",
    "uharfbuzz",
    "lxml",
    "resvg-py",
)


@dataclass(frozen=True, slots=True)
class Cache:
    """Rendered bytes on disk; a folder that cannot be written is a cache that stays empty."""

    folder: Path

    @classmethod
    def beside(cls, out: Path) -> Cache:
        """Return the cache of one build folder, among this user's other caches."""
        name = hashlib.sha256(str(out.resolve()).encode()).hexdigest()[:16]
        return cls(caches() / "builds" / name)

    def get(self, fingerprint: str) -> bytes | None:
        """Return bytes that were kept, if they are whole."""
        try:
            kept = (self.folder / fingerprint).read_bytes()
        except OSError:
            return None
        digest, content = kept[:32], kept[32:]
        return content if hashlib.sha256(content).digest() == digest else None

    def put(self, fingerprint: str, content: bytes) -> None:
        """Keep bytes for the next build."""
        with contextlib.suppress(OSError):
            # Instructor's matter is among it: nobody else on this machine reads along.
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(name).replace(self.folder / fingerprint)

    def keep_only(self, fingerprints: Collection[str]) -> None:
        """Forget what the last build did not use."""
        with contextlib.suppress(OSError):
            for file in self.folder.iterdir():
                if file.name not in fingerprints:
                    file.unlink()


def fingerprint(artifact: Artifact) -> str:
    """Return a digest of all that an artifact's bytes depend on, in the publication at hand."""
    made = f"{artifact.make.__module__}.{artifact.make.__qualname__}"
    whole = "\0".join([_program(), repr(i18n.spoken()), made, *map(repr, artifact.depends)])
    return hashlib.sha256(whole.encode()).hexdigest()


@functools.cache
def _program() -> str:
    """Return a digest of this program, its templates and the libraries that write the bytes."""
    digest = hashlib.sha256()
    files = [*_PROGRAM.rglob("*.py"), *(file for file in TEMPLATES.rglob("*") if file.is_file())]
    for file in sorted(files):
        digest.update(file.read_bytes())
    for library in _LIBRARIES:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            digest.update(f"{library}={importlib.metadata.version(library)};".encode())
    return digest.hexdigest()
