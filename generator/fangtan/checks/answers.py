"""Questions of an interview and their answers."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.findings import Finding, Place, Rule
from fangtan.load import Loaded
from fangtan.model import Exchange, Interview


def answer_is_not_empty(loaded: Loaded) -> Iterator[Finding]:
    """Every question of an interviewer has an answer."""
    for interview in loaded.seminar.publication.interviews:
        roles = {speaker.id: speaker.role for speaker in interview.speakers}
        for exchange in interview.exchanges:
            spoken = [roles.get(turn.speaker or "") for turn in exchange.turns if turn.speaker]
            if spoken and set(spoken) == {"interviewer"}:
                yield Finding(
                    _place(interview, exchange),
                    Rule.ANSWER_IS_NOT_EMPTY,
                    f"the question “{exchange.id}” has no answer",
                    "write the answer, with its speaker’s label, below the question",
                )


def _place(interview: Interview, exchange: Exchange) -> Place:
    segments = exchange.segments
    if segments:
        return segments[0].text[interview.original].place
    return exchange.turns[0].place
