"""How many guesses a passphrase withstands, and why one is too weak."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from fangtan.lock.passphrase import normalised

LEAST_GUESSES = 10**15
"""Fewer guesses than this and a passphrase is refused; docs/locked.md does the sum."""
_SHORTEST = 12
_LONGEST = 1024
_FEWEST_LETTERS = 5
_ESTIMATED = 72
"""Characters that zxcvbn looks at; what comes after them can only make a passphrase better."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Known:
    """What anybody may guess first: words, the likeliest first, and whole texts, letters alone."""

    words: tuple[str, ...]
    texts: tuple[str, ...]


def known(names: Sequence[str], texts: Sequence[str]) -> Known:
    """Return what is known of a publication from its names and its texts."""
    found = dict.fromkeys(word for text in (*names, *texts) for word in _WORD.findall(_low(text)))
    return Known(tuple(found), tuple(map(_letters, (*names, *texts))))


def weakness(passphrase: str, known: Known) -> str | None:
    """Return why a passphrase is refused, in a sentence that does not repeat it; None if not."""
    written = normalised(passphrase)
    letters = _letters(written)
    if len(written) < _SHORTEST:
        return f"it has {len(written)} characters; {_SHORTEST} are the least"
    if len(written) > _LONGEST:
        return f"it has {len(written)} characters; {_LONGEST} are the most"
    if len(set(written)) < _FEWEST_LETTERS:
        return "it repeats the same few characters"
    if any(letters in text for text in known.texts):
        return "its words stand in the publication, which everybody can read"
    guesses, warning = _guessed(written, known.words)
    if guesses >= LEAST_GUESSES:
        return None
    tries = f"about 10^{max(0, int(math.log10(guesses)))} guesses would find it"
    least = f"10^{int(math.log10(LEAST_GUESSES))} are the least"
    return f"{tries}; {least}" + (f". {warning.rstrip('.')}" if warning else "")


def _guessed(written: str, words: tuple[str, ...]) -> tuple[float, str]:
    """Return the fewest guesses by which a passphrase is found, and what is weak about it.

    As it stands, without what parts its words, and word by word: whoever guesses whole words
    does not stop at a space.
    """
    parts = _WORD.findall(written)
    whole = [_estimate(text, words) for text in (written, "".join(parts)) if text]
    by_word = math.prod(_estimate(part, words)[0] for part in parts)
    fewest, warning = min(whole)
    return (by_word, warning) if parts and by_word < fewest else (fewest, warning)


def _estimate(text: str, words: tuple[str, ...]) -> tuple[float, str]:
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its word lists take their time, for this alone

    found = zxcvbn(text[:_ESTIMATED], user_inputs=list(words))
    return max(1.0, float(found["guesses"])), str(found["feedback"]["warning"])


def _letters(text: str) -> str:
    return "".join(_WORD.findall(_low(text)))


def _low(text: str) -> str:
    return normalised(text).casefold()
