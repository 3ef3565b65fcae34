"""HTML that stands on its own on a platform: no classes, no empty spans, every tag closed."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

from fangtan.render.weblinks import ASIDE

_VOID = frozenset({"br", "hr", "img", "wbr"})
_DROPPED = frozenset({"class", "rel", "data-number", ASIDE})
_BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "blockquote", "br", "tr", "table", "pre"})
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def portable(html: str) -> str:
    """Return HTML as a platform keeps it, and as XML may hold it.

    What our styles would say is said in words: behind a link the number of its passage.
    """
    flow = _Flow()
    flow.feed(html)
    flow.close()
    return "".join(flow.written).strip()


def words(html: str) -> str:
    """Return the words of HTML in one line, the items of a list numbered."""
    found = _Words()
    found.feed(html)
    found.close()
    return in_line("".join(found.written))


def in_line(text: str) -> str:
    """Return a text without breaks and tabs."""
    return " ".join(text.split())


def legal(text: str) -> str:
    """Return a text without the characters that no XML may hold; nobody sees them."""
    return _ILLEGAL.sub("", text)


class _Flow(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._open: list[tuple[str, bool, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = "".join(
            f' {name}="{escape(value or "")}"' for name, value in attrs if name not in _DROPPED
        )
        is_kept = tag != "span" or bool(kept)
        if tag in _VOID:
            self.written.append(f"<{tag}{kept} />")
            return
        if is_kept:
            self.written.append(f"<{tag}{kept}>")
        self._open.append((tag, is_kept, dict(attrs).get(ASIDE) or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        opened, is_kept, aside = self._open.pop()
        self.written.append((f"</{opened}>" if is_kept else "") + escape(aside, quote=False))

    def handle_data(self, data: str) -> None:
        self.written.append(escape(data, quote=False))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self._items: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in {"ul", "ol"}:
            self._items.append(0)
        if tag in _BLOCKS:
            self.written.append(" ")
        if tag == "li" and self._items:
            self._items[-1] += 1
            self.written.append(f"({self._items[-1]}) ")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self._items:
            self._items.pop()
        if tag in _BLOCKS:
            self.written.append(" ")

    def handle_data(self, data: str) -> None:
        self.written.append(data)
