"""The article of a web page: what is left without menus, scripts and footers.

Nothing that looks like a paragraph is ever left out because of where it stands: only elements that
say what they are, by their name, role or class, and lists of links. trafilatura and readability
were tried; both leave out short turns and captions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Element = Any

_FURNITURE = frozenset(
    {"nav", "footer", "aside", "form", "dialog", "menu", "button", "script", "style"}
)
_ROLES = frozenset(
    {
        "navigation",
        "banner",
        "contentinfo",
        "complementary",
        "search",
        "menu",
        "menubar",
        "dialog",
        "toolbar",
    }
)
_NAMED = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menus?|breadcrumbs?|shar(?:e|ing)(?:bar|buttons?)?|social|sharedaddy|related|"
    r"recommend(?:ed|ations?)?|read-?more|more-?(?:stories|news|articles)|comments?|respond|disqus|side-?bar|footer|site-?header|masthead|"
    r"top-?bar|cookies?|consent|newsletter|subscri(?:be|ption)|adverts?|advertisement|ads?|banner|promo|sponsored|pagination|pager|"
    r"post-?nav|widgets?|toolbar|skip-?link|screen-reader-text|sr-only|visually-hidden|popup|modal|login|copyright|"
    r"back-to-top|tag-?list|tags-links|post-tags|print-?only|most-read|trending|jp-relatedposts|author-?bio|noprint|mw-editsection|"
    r"navbox|catlinks)(?:$|[-_\s])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_KEPT = frozenset({"html", "body", "article", "main"})
_SENTENCE = re.compile(r"\w[.!?…。！？”」:：]")
_BODY = (
    ".//*[@itemprop='articleBody']",
    ".//article",
    ".//main",
    ".//*[@role='main']",
)
_MOST = 0.5
_LINKED = 0.6
_LINKS = 3


def article(root: Element) -> Element:
    """Prune a page where it stands, and return the element that holds its article."""
    body = root.find(".//body")
    if body is None:
        return root
    whole = _length(body)
    for element in list(body.iter()):
        if isinstance(element.tag, str) and _is_furniture(element, whole):
            _drop(element)
    whole = _length(body)
    for path in _BODY:
        found = [(_length(element), n, element) for n, element in enumerate(body.iterfind(path))]
        if (
            found
            and (longest := max(found, key=lambda each: (each[0], -each[1])))[0] >= _MOST * whole
        ):
            return longest[2]
    return body


def _is_furniture(element: Element, whole: int) -> bool:
    if element.tag in _KEPT:
        return False
    if _HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None:
        return True
    if (
        element.tag in _FURNITURE
        or (element.get("role") or "").lower() in _ROLES
        or _is_site_header(element)
    ):
        return element.tag in {"script", "style"} or _length(element) < _MOST * whole
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if named.strip() and _NAMED.search(named):
        return _length(element) < _MOST * whole and not _is_running_text(element)
    return element.tag in {"ul", "ol", "div", "section", "td"} and _is_list_of_links(element)


def _is_running_text(element: Element) -> bool:
    return element.tag in {"b", "strong", "em", "i", "span"} and element.getparent().tag in {
        "p",
        "li",
        "td",
    }


def _is_site_header(element: Element) -> bool:
    return (
        element.tag == "header"
        and not any(parent.tag in {"article", "main"} for parent in element.iterancestors())
        and element.find(".//h1") is None
    )


def _is_list_of_links(element: Element) -> bool:
    links = [link for link in element.iter("a") if link.get("href")]
    if len(links) < _LINKS:
        return False
    length = _length(element)
    linked = sum(map(_length, links))
    beside = "".join(_words_beside_links(element))
    return linked > _LINKED * length and not _SENTENCE.search(beside)


def _words_beside_links(element: Element) -> Iterator[str]:
    if element.tag != "a":
        yield element.text or ""
        for child in element:
            if isinstance(child.tag, str):
                yield from _words_beside_links(child)
            yield child.tail or ""


def _length(element: Element) -> int:
    return sum(len(words.strip()) for words in element.itertext())


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()
