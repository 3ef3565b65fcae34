"""HTML: the article of a web page, and what Word and other programs save as a web page."""

from __future__ import annotations

import re
from typing import Any

from fangtan.importers.formats import Document, Format
from fangtan.importers.source import Source

Element = Any

_STARTS = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_CONDITIONS = re.compile(
    r"<!--\[if[^>]*\]>.*?<!\[endif\]-->|<!\[(?:if|endif)[^>]*\]>", re.DOTALL | re.IGNORECASE
)
_OFFICE = re.compile(
    r"content=[\"']?(?:Microsoft Word|LibreOffice|OpenOffice)"
    r"|urn:schemas-microsoft-com:office|class=[\"']?Mso",
    re.IGNORECASE,
)
_BLOCKS = re.compile(r"</(?:p|div|h[1-6]|li|td|dd)>|<br\s*/?>|<p\b[^<>]*>", re.IGNORECASE)
_ENOUGH_TAGS = 4


def read(document: Document) -> Source:
    """Return the article of a page as Lines; of what a word processor saved, everything."""
    from fangtan.importers.html_article import article  # noqa: PLC0415 - with lxml, only for this format
    from fangtan.importers.html_flow import flow, parsed  # noqa: PLC0415

    text = _CONDITIONS.sub(_blank, _DECLARATION.sub("", document.text))
    root = parsed(text, document.name)
    styles = "\n".join(style.text or "" for style in root.iter("style"))
    metadata = _metadata(root)
    body = root.find(".//body") if _OFFICE.search(text) else article(root)
    lines = flow(root if body is None else body, styles)
    headings = [line.text for line in lines if line.shape == "heading" and line.level == 1]
    return Source(
        lines,
        title=headings[0] if len(headings) == 1 else metadata.get("title"),
        names={name: "" for key, name in metadata.items() if key == "author"},
        metadata=metadata,
    )


def _blank(found: re.Match[str]) -> str:
    """Keep the line breaks, so that lines keep their numbers."""
    return "\n" * found.group().count("\n")


def _metadata(root: Element) -> dict[str, str]:
    facts: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or "").lower().removeprefix("og:")
        value = (meta.get("content") or "").strip()
        if (
            key
            in {
                "title",
                "author",
                "site_name",
                "article:published_time",
                "date",
                "description",
                "url",
            }
            and value
        ):
            facts.setdefault(key, " ".join(value.split()))
    title = root.find(".//title")
    if title is not None and (words := " ".join((title.text or "").split())):
        facts.setdefault("title", words)
    if stated := root.get("lang"):
        facts["lang"] = stated
    return facts


def _is_certain(document: Document) -> bool:
    return bool(_STARTS.match(document.text[:4000]))


def _is_likely(document: Document) -> bool:
    return len(_BLOCKS.findall(document.text[:20_000])) >= _ENOUGH_TAGS


FORMAT = Format("html", "a web page", (".html", ".htm", ".xhtml"), read, _is_certain, _is_likely)
