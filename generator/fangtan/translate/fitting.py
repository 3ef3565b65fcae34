"""Whether a text can stand where it is to stand, and come back as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from fangtan.load import Unit
from fangtan.markup import attributes, blocks, is_placeholder

_LABEL = re.compile(r"(?:^|\n)\*\*[^*\n]+?(?:[ \t]*[:：][ \t]*\*\*|\*\*[ \t]*[:：])")
_PICTURE = re.compile(r"!\[(?:[^\]\\]|\\.)*\]\([^()\s]+")
_ALTERNATIVE = re.compile(r"(?:[^\]\\]|\\.)*", re.DOTALL)
_ITEM = re.compile(r"[^.]+\.(?:follow-up|criterion)\.\d+")
_INSIDE = re.compile(r"[^.]+\.(?:guidance|answer-\d+|misreading-\d+)\.\d+")

_IN_ONE_LINE = "it has more than one line, and stands where one line stands"
_ONE_BLOCK = (
    "in Markdown it is not one paragraph, list or quotation: look for empty lines, “#”, “:::”, "
    "“~~~” or “{#” at the start of a line, and four spaces before the first word"
)


def misfit(unit: Unit, text: str) -> str:
    """Return why a text cannot stand in the place of a translation; empty if it can."""
    for char in text:
        if unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t":
            return f"it holds the control character U+{ord(char):04X}"
    if is_placeholder(text):
        return "it begins with “TODO”, which says that there is no translation yet"
    if unit.id.startswith("@speakers."):
        return _of_label(text)
    kinds: Mapping[str, Callable[[str], str]] = {
        "name": lambda text: _of_name(unit, text),
        "heading": _of_heading,
        "caption": _of_alternative if unit.id.endswith(".alternative") else _of_caption,
        "text": lambda text: _of_text(unit, text),
    }
    return kinds[unit.kind](text)


def is_inline(text: str) -> bool:
    """Return whether a text is a paragraph, which may stand behind a label."""
    found = blocks(text)
    return len(found) == 1 and found[0].kind == "paragraph"


def as_item(text: str) -> str:
    """Return a text as an item of a list: its further lines stand below its first words."""
    return f"- {indented(text, '  ')}"


def indented(text: str, indent: str) -> str:
    """Return a text with its further lines below its first words, but those that are already."""
    first, *others = text.split("\n")
    lines = (line if not line or line.startswith(indent) else f"{indent}{line}" for line in others)
    return "\n".join([first, *lines])


def _of_name(unit: Unit, text: str) -> str:
    return _IN_ONE_LINE if "\n" in text and unit.id in {"@title", "@description"} else ""


def _of_label(text: str) -> str:
    if "\n" in text:
        return _IN_ONE_LINE
    return "a label holds no colon and no “*”" if re.search(r"[*:：]", text) else ""


def _of_heading(text: str) -> str:
    if "\n" in text:
        return _IN_ONE_LINE
    found = blocks(f"## {text} {{#an-id}}")
    same = len(found) == 1 and attributes(found[0].text) == (text, {"id": "an-id"}, "")
    return "" if same else "a heading cannot hold it: look for braces { } at its end"


def _of_alternative(text: str) -> str:
    if " ".join(text.split()) != text:
        return "it holds line breaks or several spaces in a row, which a picture’s words cannot"
    return "" if _ALTERNATIVE.fullmatch(text) else "it holds a “]”, which would end it: write “\\]”"


def _of_caption(text: str) -> str:
    if " ".join(text.split()) != text:
        return "it holds line breaks or several spaces in a row, which a picture’s words cannot"
    return "it holds a straight quotation mark, which would end it" if '"' in text else ""


def _of_text(unit: Unit, text: str) -> str:
    if unit.id == "@body":
        return ""
    in_dialogue = unit.part.endswith("/interview")
    if in_dialogue and _LABEL.search(text):
        return "it begins a turn with a label “**…:**”, and would be parted there"
    if in_dialogue and _PICTURE.search(text):
        return "it holds a picture, which stands for itself"
    if _INSIDE.fullmatch(unit.id) and re.search(r"^\s*:::", text, re.MULTILINE):
        return _ONE_BLOCK
    if _ITEM.fullmatch(unit.id):
        found = blocks(as_item(text))
        whole = len(found) == 1 and [item.text for item in found[0].items] == [text]
        return "" if whole else _ONE_BLOCK
    found = blocks(text)
    kinds = {"paragraph", "list", "quote"}
    if unit.part.endswith("/questions") and not _INSIDE.fullmatch(unit.id) and unit.id[0] != "@":
        kinds.discard("list")
    fits = (
        len(found) == 1
        and found[0].kind in kinds
        and found[0].text == text
        and not text.startswith(("{#", ":::"))
    )
    return "" if fits else _ONE_BLOCK
