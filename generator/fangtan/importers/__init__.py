"""Interviews in other formats, read into blocks."""

from __future__ import annotations

from dataclasses import replace

from fangtan.importers import docx, dry_run, html, markdown, srt, table, tei, text, webvtt
from fangtan.importers.choice import choose
from fangtan.importers.formats import Document, Format
from fangtan.importers.language import known_tag, language_of
from fangtan.importers.source import Source
from fangtan.importers.unreadable import Unreadable

__all__ = ["FORMATS", "Unreadable", "names", "read"]

FORMATS: tuple[Format, ...] = (
    # What is asked first stands first; plain text takes what is left.
    docx.FORMAT,
    webvtt.FORMAT,
    srt.FORMAT,
    dry_run.FORMAT,
    tei.FORMAT,
    html.FORMAT,
    table.FORMAT,
    markdown.FORMAT,
    text.FORMAT,
)
"""Every format that can be read."""


def names() -> tuple[str, ...]:
    """Return the name of every format."""
    return tuple(format_.name for format_ in FORMATS)


def read(data: bytes, name: str, format: str | None = None) -> Source:  # noqa: A002 - as `--format`
    """Return a document as lines; raise Unreadable, with a finding, where that cannot be done.

    `name` is the file's, or `-` for standard input; `format` is one of `names()` and overrules
    what content and suffix tell.
    """
    document, chosen = choose(data, name, FORMATS, format)
    source = _read(document, chosen)
    if not source.lines:
        raise Unreadable(
            name,
            f"“{name}” was read as {chosen.title}, and holds no words",
            "look whether it is the right file; if it is, name another format",
        )
    return _completed(source, document, chosen)


def _read(document: Document, chosen: Format) -> Source:
    try:
        return chosen.read(document)
    except ModuleNotFoundError as error:
        raise Unreadable(
            document.name,
            f"{chosen.title} is read with “{error.name}”, which is not installed",
            "type: pip install 'fangtan[import]'",
        ) from error
    except RecursionError as error:
        raise Unreadable(
            document.name,
            f"“{document.name}” is nested too deeply to be read as {chosen.title}",
            "copy its text into a file, and import that",
        ) from error


def _completed(source: Source, document: Document, chosen: Format) -> Source:
    """Add what holds for every format: which it was, the encoding, the language."""
    metadata = {"format": chosen.name, **source.metadata}
    if document.text and document.encoding != "utf-8":
        metadata["encoding"] = document.encoding
    words = "\n".join(line.text for line in source.lines)
    return replace(
        source,
        language=known_tag(source.language, words) or language_of(words),
        metadata=metadata,
        findings=(*document.findings, *source.findings),
    )
