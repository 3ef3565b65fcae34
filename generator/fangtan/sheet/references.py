"""Passage numbers as they are printed: ¶16–20, ¶24."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fangtan import i18n
from fangtan.model import Interview, Language

Span = tuple[int, int]
"""The first and the last passage number of what is cited."""


def spans(interview: Interview, targets: Iterable[str]) -> Mapping[str, Span]:
    """Return the numbers of exchanges and passages, by id; those of other interviews are not."""
    passages = interview.passages()
    return {
        target: (passages[target][0].number, passages[target][-1].number)
        for target in dict.fromkeys(targets)
        if passages.get(target)
    }


def printed(cited: Iterable[Span], language: Language) -> str:
    """Return numbers in order, those that meet or overlap joined."""
    separator = i18n.say(language, "list_separator")
    return separator.join(_printed(span, language) for span in joined(cited))


def joined(cited: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that meet or overlap as one."""
    found: list[Span] = []
    for first, last in sorted(cited):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def _printed(span: Span, language: Language) -> str:
    first, last = span
    if first == last:
        return f"¶{first}"
    return "¶" + i18n.say(language, "range", least=first, most=last)
