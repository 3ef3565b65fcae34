"""Where words stand that do not stand where they are quoted from."""

from __future__ import annotations

from collections.abc import Iterator

from fangtan.checks.quoting import Quoting, stands
from fangtan.checks.wording import tokens
from fangtan.load import Loaded
from fangtan.model import Interview, Segment


def elsewhere(loaded: Loaded, quoting: Quoting, words: str) -> str:
    """Return what to do about words that stand in another language or passage; empty if none."""
    for turn in quoting.turns:
        for language in turn[0].text:
            if language != quoting.language and stands(words, quoting.turns, language):
                return f"its words stand there in {language}: quote the text in {quoting.language}"
    for interview, identifier, segment in _candidates(loaded, quoting, words):
        if stands(words, ((segment,),), quoting.language):
            slug = "" if interview is quoting.written.interview else f"{interview.slug}/"
            return f"its words stand in ¶{segment.number}: write passage:{slug}{identifier}"
    return ""


def _candidates(
    loaded: Loaded, quoting: Quoting, words: str
) -> Iterator[tuple[Interview, str, Segment]]:
    """Yield passages that hold the longest word of a quotation, nearest first.

    A private one is offered to nobody but its own interview.
    """
    longest = max((it.group() for it in tokens(words)), key=len, default="")
    own = (quoting.interview, quoting.written.interview)
    interviews = loaded.seminar.publication.interviews
    for interview in sorted(interviews, key=lambda it: (it is not own[0], it is not own[1])):
        if interview.is_public or interview in own:
            for segment in interview.segments:
                text = segment.text
                if quoting.language in text and longest in text[quoting.language].markdown:
                    yield interview, segment.id, segment
