"""Passphrases: the same words typed on another machine are the same bytes, and new ones."""

from __future__ import annotations

import re
import secrets
import unicodedata

_SPACES = re.compile(r"[\t\n\v\f\r ]+")
_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"
_GROUPS = 5


def normalised(passphrase: str) -> str:
    """Return a passphrase as it is encrypted with: NFKC, one space between words, none around.

    So it does not matter how a keyboard composes letters, nor how wide a Chinese one makes them.
    The page’s script does the same.
    """
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", passphrase)).strip(" ")


def generated() -> str:
    """Return a new passphrase of 80 random bits, which can be said and typed in any language.

    Five groups of 16 bits, written by turns with one of 16 consonants and one of 4 vowels, as
    Wilkerson’s proquints are (arXiv:0901.4016).
    """
    return "-".join(_group() for _ in range(_GROUPS))


def _group() -> str:
    kinds = (_CONSONANTS, _VOWELS, _CONSONANTS, _VOWELS, _CONSONANTS)
    return "".join(secrets.choice(letters) for letters in kinds)
