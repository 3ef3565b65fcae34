"""Fingerprints of texts, which tell whether their words have changed."""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata

_MARKED = re.compile(r"!?\[(?P<words>[^\[\]]*)\](?:\([^()]*\)|\{[^{}]*\})")
_SPACE = re.compile(r"\s+")
_CJK = (
    r"\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
)
_SPACE_AT_CJK = re.compile(rf"(?<=[{_CJK}]) | (?=[{_CJK}])")
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′＇「」", "'"),
        **dict.fromkeys("“”„‟″＂『』«»", '"'),
        **dict.fromkeys("‐‑‒–—―−－", "-"),
        "\u2026": "...",
        "\u00ad": "",
        "\u200b": "",
        "\u2060": "",
    }
)
_DASHES = re.compile(r"-{2,}")
_DOTS = re.compile(r"\.{3,}")
_BYTES = 6


@functools.lru_cache(maxsize=16384)
def fingerprint(markdown: str) -> str:
    """Return twelve hexadecimal digits that are the same for texts with the same words.

    White space, the kind of quotation marks and dashes, full and half width, and where links go
    make no difference; a changed letter does, in its case too.
    """
    return hashlib.blake2b(normalised(markdown).encode(), digest_size=_BYTES).hexdigest()


def normalised(markdown: str) -> str:
    """Return the words of a text without what makes no difference to its fingerprint."""
    text = markdown
    if "[" in text:
        text = _MARKED.sub(r"\g<words>", text)
    text = text.translate(_TYPOGRAPHY)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = _SPACE.sub(" ", text).strip()
    text = _SPACE_AT_CJK.sub("", text)
    return _DOTS.sub("...", _DASHES.sub("-", text))
