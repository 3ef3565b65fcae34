"""What the typography of Chinese goes by: kinds of characters, and where a line may break."""

from __future__ import annotations

import re

HAN = r"\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Characters that fill a square, without marks; for use in a set of a regular expression."""
LATIN = (
    r"0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0300-\u052f\u1e00-\u1fff"
)
"""Letters and digits of scripts that are set close; for use in such a set too."""
OPENING = "（《“‘「『【〈〔〖［｛"
"""Marks that are drawn in the right half of their square."""
CLOSING = "，。、；：？！）》”’」』】〉〕〗］｝．"
"""Marks that are drawn in the left half of their square."""

BREAK = "\u200b"
NO_BREAK = "\u2060"

_OPENING, _CLOSING = re.escape(OPENING), re.escape(CLOSING)

# These are compiled when a text is set, not by every command: all of Han is long to compile.
_MAY_BREAK = (
    rf"(?<=[{HAN}，。、；：？！）》」』】〉〕…—])(?=[“‘])"
    rf"|(?<=[{HAN}）》][”’])(?=[{HAN}{LATIN}《（【「—])"
    rf"|(?<=[，。、；：？！…—{LATIN}]”)(?=[{HAN}《（【「])"
)
"""Around curly quotes: by Unicode's rules, which are for all languages, they break nowhere."""
_MAY_NOT_BREAK = (
    rf"(?<=[{HAN}{_CLOSING}])(?=[·／～～–])|(?<=[{HAN}])(?=/)|(?<=[／/])(?=[{HAN}])"
    rf"|(?<=[{HAN}])(?=—[^—])"
)
"""Marks that join or part two things: none begins a line, and a stroke does not end it either."""

_RANGE = r"(?<=\d–)(?=\d)"
_INSIDE_NAME = rf"(?<![{HAN}])[{HAN}]{{2,4}}(?![{HAN}])"
_HYPHEN = r"(?<=[^\W\d_]-)(?=[^\W\d_])"

_JOINED = rf"[{HAN}{_CLOSING}][·／～](?:(?<=／)[{HAN}])?"


def kept_whole(html: str) -> str:
    """Return the HTML of a Chinese text in which no browser begins a line with a joining mark."""
    return re.sub(_JOINED, r'<span class="whole">\g<0></span>', html)


def broken(text: str) -> str:
    """Return a Chinese text with signs that nobody sees where a line may and may not break."""
    return re.sub(_MAY_NOT_BREAK, NO_BREAK, re.sub(_MAY_BREAK, BREAK, text))


def together(text: str, has_whole_words: bool) -> str:  # noqa: FBT001 - of two kinds of text
    """Return a text that is not Chinese with signs that nobody sees inside what stays together.

    That is the numbers of a range, a name in Chinese characters, and in headings a word with a
    hyphen.
    """
    text = re.sub(_RANGE, NO_BREAK, text)
    text = re.sub(_INSIDE_NAME, lambda name: NO_BREAK.join(name[0]), text)
    return re.sub(_HYPHEN, NO_BREAK, text) if has_whole_words else text
