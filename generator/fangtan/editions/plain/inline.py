"""What stands in a line of a sheet: words with their looks, readings, breaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from fangtan import i18n
from fangtan.editions.plain.blocks import BREAK, Line, Words
from fangtan.editions.plain.tree import Node
from fangtan.i18n import say
from fangtan.model import Language
from fangtan.render.weblinks import ASIDE

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_NO_BREAK_BEFORE_A_DOT = re.compile("\u00a0·")
_WITH_THEIR_SPACE = ("：", "，", "。", "；", "（", "）")
"""Marks that are as wide as a character, after which there is no space."""
_NAME = "sheet-entry__head"
"""What an entry of the glossary explains."""
_WORDS_OF_STATE = frozenset({"sheet-state", "sheet-passage__state"})


def line(nodes: Iterable[Node | str], language: Language, look: Words | None = None) -> Line:
    """Return what nodes hold as one line; `look` is that of the words around them."""
    return tidied(_words(nodes, language, look or Words("")), language)


def tidied(found: Iterable[Words], language: Language) -> Line:
    """Return words with single spaces, none at an end, and neighbours of one look as one."""
    kept: list[Words] = []
    spaced = (" ", "\n", *(_WITH_THEIR_SPACE if i18n.is_chinese(language) else ()))
    for part in found:
        text = _NO_BREAK_BEFORE_A_DOT.sub(" ·", part.text)
        if part == BREAK or not kept or kept[-1].text.endswith(spaced):
            text = text.lstrip(" ")
        if part == BREAK and kept:
            kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
        if text:
            kept.append(replace(part, text=text))
    return tuple(_joined(_without_end(kept)))


def _without_end(found: list[Words]) -> list[Words]:
    while found and not found[-1].text.strip(" \n"):
        found.pop()
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" "))
    return [part for part in found if part.text]


def _joined(found: Iterable[Words]) -> Iterator[Words]:
    looks = itertools.groupby(found, lambda it: (it == BREAK, replace(it, text="")))
    for (is_break, look), parts in looks:
        if is_break:
            yield from parts
        else:
            yield replace(look, text="".join(part.text for part in parts))


def _words(nodes: Iterable[Node | str], language: Language, look: Words) -> Iterator[Words]:
    for node in nodes:
        if isinstance(node, str):
            yield replace(look, text=node if look.is_code else _SPACES.sub(" ", node))
        else:
            yield from _of(node, language, look)


def _of(node: Node, language: Language, look: Words) -> Iterator[Words]:
    if node.tag == "br":
        yield BREAK
    elif node.tag in {"svg", "img", "rt"}:
        return
    elif "pinyin" in node.classes:
        above = [it for it in node.children if isinstance(it, Node) and it.tag == "ruby"]
        yield from _words(node.children, language, look)
        yield replace(look, text=_aside(" ".join(map(_reading, above)), language))
    elif _WORDS_OF_STATE & node.classes:
        said = _aside(node.words.strip(), language).lstrip()
        yield replace(look, text=said, is_strong=False)
    else:
        yield from _words(node.children, language, _looked(node, look))
        if _NAME in node.classes:
            yield replace(look, text=say(language, "colon"))
        if aside := node.attributes.get(ASIDE):
            yield replace(look, text=aside)


def _looked(node: Node, look: Words) -> Words:
    address = node.attributes.get("href", "") if node.tag == "a" else ""
    return replace(
        look,
        is_strong=look.is_strong or node.tag in {"b", "strong"},
        is_emphasised=look.is_emphasised or node.tag in {"i", "em"},
        is_code=look.is_code or node.tag == "code",
        # Programs differ in what they call the places of a file: links inside it may lead nowhere.
        address=address if address and not address.startswith("#") else look.address,
    )


def _reading(ruby: Node) -> str:
    return "".join(it.words for it in ruby.children if isinstance(it, Node) and it.tag == "rt")


def _aside(words: str, language: Language) -> str:
    return say(language, "plain_aside", words=words)
