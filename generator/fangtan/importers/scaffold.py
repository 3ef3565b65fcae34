"""Questions to start from: one a part of the interview, each with what is to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from fangtan.importers.escaping import escaped
from fangtan.importers.outline import Exchange, Outline
from fangtan.importers.words import placeholder

T = TypeVar("T")

_FEWEST = 2
_MOST = 6


@dataclass(frozen=True, slots=True)
class _Part:
    """A part that a question is about, in a few of its words, and what it may cite."""

    about: str
    cites: tuple[str, ...]


def questions(whole: Outline, language: str) -> str:
    """Return questions.<lang>.md; empty where nobody speaks and nothing can be asked about."""
    parts = _parts(whole)
    return "\n".join(
        _question(part, number, len(parts), language) for number, part in enumerate(parts, start=1)
    )


def _parts(whole: Outline) -> list[_Part]:
    headed = [
        _Part(section.title, tuple(exchange.id for exchange in section.exchanges[:2]))
        for section in whole.sections
        if section.title and section.exchanges
    ]
    if len(headed) >= _FEWEST:
        return _spread(headed, _MOST)
    exchanges = [found for found in whole.exchanges if not found.is_context] or whole.exchanges
    return [_Part(_opening(found), (found.id,)) for found in _spread(exchanges, _FEWEST + 1)]


def _spread(things: Sequence[T], most: int) -> list[T]:
    """Return at most so many things, taken evenly from first to last."""
    if len(things) <= most:
        return list(things)
    return [things[number * (len(things) - 1) // (most - 1)] for number in range(most)]


def _opening(exchange: Exchange) -> str:
    spoken = [p for turn in exchange.turns if turn.label for p in turn.passages]
    passage = next((p for p in (*spoken, *exchange.passages) if not p.is_aside), None)
    words = passage.text.replace("\n", " ") if passage else exchange.id
    if " " in words:
        few = words.split()[:8]
        return " ".join(few) + ("…" if len(few) < len(words.split()) else "")
    return words[:20] + ("…" if len(words) > 20 else "")  # noqa: PLR2004 - about as wide


def _question(part: _Part, number: int, last: int, language: str) -> str:
    about = escaped(part.about)
    phase = {1: "warm-up", last: "wrap-up"}.get(number, "explore") if last > 1 else "explore"
    cites = ", ".join(part.cites)
    return f"""## {placeholder(language, "question", about=about)} {{#question-{number}}}

~~~yaml
phase: {phase}
inquiry: interpretive
level: analyse
function: probe
lens: [story]
format: pairs
minutes: {{think: 2, group: 4-6, plenary: 4-6}}
cites: [{cites}]
~~~

{placeholder(language, "prompt", about=about)}

::: guidance
{placeholder(language, "guidance")}
:::

::: answer {{cites="{" ".join(part.cites)}"}}
{placeholder(language, "answer")}
:::
"""
