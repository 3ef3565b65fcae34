"""How a text stands to its original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from fangtan.model.text import Text
from fangtan.model.vocabulary import Language, State

Demand = Literal["any", "current", "reviewed"]
"""What a publication demands of a translation before it is published."""

STATES: tuple[State, ...] = get_args(State)
OPEN: frozenset[State] = frozenset({"missing", "draft", "stale"})
"""The states in which something is left to do."""

_MEETING: Mapping[Demand, frozenset[State]] = {
    "any": frozenset({"original", "draft", "stale", "reviewed", "same"}),
    "current": frozenset({"original", "draft", "reviewed", "same"}),
    "reviewed": frozenset({"original", "reviewed", "same"}),
}


def state_of(text: Mapping[Language, Text], language: Language) -> State:
    """Return how a text stands to its original in a language."""
    return text[language].state if language in text else "missing"


def meets(state: State, demand: Demand) -> bool:
    """Return whether a text in this state may be published."""
    return state in _MEETING[demand]


def counted(states: Iterable[State]) -> Mapping[State, int]:
    """Return how many there are of every state, those of which there is none among them."""
    counts = Counter(states)
    return {state: counts[state] for state in STATES}
