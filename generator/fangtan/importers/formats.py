"""What a format is: how it is recognised, and how it is read into lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from fangtan.findings import Finding
from fangtan.importers.source import Source


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it came: its bytes and, where it is a text, that text with plain line ends.

    `name` is what findings call it.
    """

    name: str
    data: bytes
    text: str = ""
    encoding: str = "utf-8"
    findings: tuple[Finding, ...] = field(default=())


def never(_: Document) -> bool:
    """Return that nothing in the content tells this format."""
    return False


@dataclass(frozen=True, slots=True)
class Format:
    """A format of sources; one module each, and one line in the list of `importers`.

    `is_certain` says that the content can be nothing else, whatever its suffix;
    `is_likely` is asked where the suffix tells nothing. `read` raises Unreadable.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Callable[[Document], Source]
    is_certain: Callable[[Document], bool] = never
    is_likely: Callable[[Document], bool] = never
    is_binary: bool = False
