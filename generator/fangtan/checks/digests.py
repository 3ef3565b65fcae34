"""Digests: retold in one's own words, and not copied from the private text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fangtan.findings import Finding, Rule
from fangtan.load import Loaded
from fangtan.markup import is_placeholder
from fangtan.model import Interview, Language, Segment

WORDS = 12
CHARACTERS = 20
"""A run this long is a quotation: so many words, or so many Han characters or kana."""

_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\](?:\([^()]*\)|\{[^{}]*\})")
_TOKEN = re.compile(
    r"[\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|"
    r"[^\W_\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+(?:['’][^\W_]+)*"
)
_SHOWN = 90


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as words and characters, each with the segment and the place that it stands at."""

    tokens: tuple[str, ...]
    at: tuple[tuple[int, int, int], ...]
    """For each token: which segment, and from where to where in its text."""


def digest_is_in_own_words(loaded: Loaded) -> Iterator[Finding]:
    """A digest repeats no run of 12 words, or of 20 Han characters, of the text that it retells."""
    interviews = {found.slug: found for found in loaded.seminar.publication.interviews}
    for digest in interviews.values():
        private = interviews.get(digest.digest_of or "")
        if private is None or private is digest:
            continue
        for language in digest.languages:
            if language in private.languages:
                yield from _repetitions(digest, private, language)


def _repetitions(digest: Interview, private: Interview, language: Language) -> Iterator[Finding]:
    theirs = [segment for segment in _segments(private) if language in segment.text]
    ours = [segment for segment in _published(digest) if _is_written(segment, language)]
    whole = _words([segment.text[language].markdown for segment in theirs])
    index = _index(whole.tokens)
    for segment in ours:
        text = _plain(segment.text[language].markdown)
        words = _words([text])
        for start, there, length in _runs(words.tokens, whole.tokens, index):
            first, last = words.at[start], words.at[start + length - 1]
            original = theirs[whole.at[there][0]]
            place = original.text[language].place
            yield Finding(
                segment.text[language].place,
                Rule.DIGEST_IS_IN_OWN_WORDS,
                f"“{_short(text[first[1] : last[2]])}” stands word for word in "
                f"{place.path}:{place.line}{f' (¶{original.number})' if original.number else ''}",
                "say it in your own words, or quote less of it",
                severity="warning",
            )


def _segments(interview: Interview) -> tuple[Segment, ...]:
    return (*interview.standfirst, *interview.segments)


def _published(interview: Interview) -> Iterator[Segment]:
    """Yield all paragraphs of a digest that everybody reads, with what is asked about it."""
    yield from _segments(interview)
    yield from interview.question_introduction
    yield from interview.activity_introduction
    for question in interview.questions:
        yield from question.segments
    for activity in interview.activities:
        yield from activity.segments


def _is_written(segment: Segment, language: Language) -> bool:
    """Return whether a passage is there, and no placeholder any more."""
    return language in segment.text and not is_placeholder(segment.text[language].markdown)


def _plain(markdown: str) -> str:
    """Return a text with the words alone of its links."""
    return _LINK.sub(r"\g<words>", markdown)


def _words(texts: Sequence[str]) -> _Words:
    tokens: list[str] = []
    at: list[tuple[int, int, int]] = []
    for number, text in enumerate(texts):
        for found in _TOKEN.finditer(_plain(text)):
            tokens.append(_normal(found.group()))
            at.append((number, found.start(), found.end()))
    return _Words(tuple(tokens), tuple(at))


def _normal(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")


def _index(tokens: Sequence[str]) -> Mapping[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(tokens) - WORDS + 1):
        found[tuple(tokens[start : start + WORDS])].append(start)
    return found


def _runs(
    ours: Sequence[str], theirs: Sequence[str], index: Mapping[tuple[str, ...], list[int]]
) -> Iterator[tuple[int, int, int]]:
    """Yield runs that are too long: where they begin here, where there, and their length."""
    start = 0
    while start <= len(ours) - WORDS:
        places = index.get(tuple(ours[start : start + WORDS]), ())
        length, there = max(
            ((_common(ours, start, theirs, place), place) for place in places), default=(0, 0)
        )
        if length and _is_quotation(ours[start : start + length]):
            yield start, there, length
            start += length
        else:
            start += 1


def _common(ours: Sequence[str], start: int, theirs: Sequence[str], there: int) -> int:
    most = min(len(ours) - start, len(theirs) - there)
    same = (step for step in range(WORDS, most) if ours[start + step] != theirs[there + step])
    return next(same, most)


def _is_quotation(run: Sequence[str]) -> bool:
    """Return whether a run is too long; in mixed text, words and characters count together."""
    characters = sum(len(one) == 1 and one > "\u3000" for one in run)
    return characters / CHARACTERS + (len(run) - characters) / WORDS >= 1


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
