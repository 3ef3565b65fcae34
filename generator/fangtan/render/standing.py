"""How the texts of a page or a sheet stand to their originals, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from fangtan import i18n
from fangtan.model import Language, Localized, State, state_of

Counted = Literal["passages", "texts"]
"""What a page counts: the numbered passages of an interview, or whatever else it shows."""

_UNSETTLED: tuple[State, ...] = ("draft", "stale", "missing")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a page says of its texts in one language.

    `sentence` stands at its head; it is empty where every text is reviewed, or the original.
    `marked` are the states that the page marks text by text, and explains. Where all is a draft
    the sentence says so once, and no text is marked as one.
    """

    sentence: str
    marked: tuple[State, ...]


SETTLED = Standing("", ())
"""All texts are the original, or reviewed."""


def standing(
    language: Language,
    kind: Counted,
    counted: Iterable[Localized],
    beside: Iterable[Localized] = (),
) -> Standing:
    """Return how texts stand: those that are `counted`, and those `beside` them on the page."""
    counts = _states(counted, language)
    occurring = counts + _states(beside, language)
    if not any(occurring[state] for state in _UNSETTLED):
        return SETTLED
    is_draft = counts["draft"] >= counts["missing"] and counts["draft"] > 0
    if is_draft and not counts["reviewed"] + counts["same"] + counts["stale"]:
        sentence, hidden = i18n.say(language, "standing_all_draft"), "draft"
    else:
        sentence, hidden = _sentence(language, kind, counts), None
    return Standing(
        sentence, tuple(state for state in _UNSETTLED if occurring[state] and state != hidden)
    )


def _states(texts: Iterable[Localized], language: Language) -> Counter[State]:
    return Counter(state_of(text, language) for text in texts if text and text[language].markdown)


def _sentence(language: Language, kind: Counted, counts: Counter[State]) -> str:
    # A text that was written in this language first needs no review.
    reviewed = sum(counts[state] for state in ("reviewed", "same", "original"))
    parts = [
        i18n.say(language, f"standing_{kind}", reviewed=reviewed, count=counts.total()),
        *(
            i18n.say(language, f"standing_{state}", count=counts[state])
            for state in _UNSETTLED
            if counts[state]
        ),
    ]
    separator = i18n.say(language, "standing_separator")
    return i18n.say(language, "standing_sentence", parts=separator.join(parts))
