"""English questions: those that yes or no would answer, and those that are two in one.

Every function is handed a sentence with blots on what it quotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_AUXILIARY = (
    r"(?:am|is|are|was|were|do|does|did|has|have|had"
    r"|can|could|will|would|shall|should|may|might|must|ought)"
)
_SUBJECT = r"(?:it|he|she|they|we|you|I|one|there|this|that|these|those)"

_IS_AUXILIARY = re.compile(rf"{_AUXILIARY}(?:n?'t|not)?|won't|shan't").fullmatch
_IS_ASKING = re.compile(r"(?:what|which|who|whom|whose|when|where|why|how)(?:'s)?").fullmatch
_MAY_PRECEDE = re.compile(
    r"about|after|against|among|around|as|at|before|behind|below|between|beyond|by|for|from|in"
    r"|into|of|on|out|over|since|than|through|till|to|towards?|under|until|up|upon|with|within"
    r"|without"
).fullmatch
"""What stands before the word that asks: “from which sources”."""
_LEADS_IN = re.compile(
    r"and|but|or|so|then|now|well|yet|still|perhaps|also|first|finally"
).fullmatch
_IS_CONDITIONAL = re.compile("had|were|should").fullmatch
"""What opens a condition as well as a question: “had he known, what …?”"""
_CLAUSE = re.compile(r"[,;:()–—]|\s-\s")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?|\0+")

_STATED = re.compile(r"\A\W*(?:it|he|she|they|we|you|I)\s+\w+", re.IGNORECASE)
_TAG = re.compile(
    rf",\s*(?:{_AUXILIARY}(?:n't)?\s+{_SUBJECT}(?:\s+not)?|right|no|yes|correct|agreed|true"
    r"|don't you (?:think|agree))\s*\?\W*\Z",
    re.IGNORECASE,
)
_NEGATED_TAG = re.compile(rf",\s*{_AUXILIARY}n't\s+{_SUBJECT}\s*\?\W*\Z", re.IGNORECASE)
_INVERTED = re.compile(rf"\b{_AUXILIARY}\s+(?:{_SUBJECT}|the|a|an|his|her|their|your|our)\b")
_CHOICE = re.compile(r"\bor\b(?!\s+(?:(?:\w+\s+\w+\s+)?not|no|never|wrong|false|so)\b)")
_NO_CHOICE = re.compile(
    r"\b(?:more or less|sooner or later|once or twice|one or more|day or night)\b"
    r"|\b(?:either|any|anyone|anything|anybody|anywhere|ever)\b"
)
"""Words that make “or” no choice between things that are named."""

_WHETHER = re.compile(
    r"(?:\A|[,;:]\s*)(?:\w+\s+){0,3}?"
    r"(?:say|decide|discuss|debate|judge|consider|argue|state|determine|think)\s+"
    r"(?:\w+\s+){0,4}?whether\b(?P<rest>.*)",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"\W*(?:and|but|or|so)?\W*(?:why|how)(?:\s+(?:so|not|is that))?\W*", re.IGNORECASE
)
_MORE = re.compile(r"\W*or\b", re.IGNORECASE)
_THEN = rf"(?:{_SUBJECT}\b|the\b|an?\b|his\b|her\b|their\b|your\b|our\b|[A-Z])"
_SECOND = re.compile(
    r"(?:,?\s+(?:and|but)|;)\s+(?P<second>"
    rf"(?:how(?:\s(?:far|long|often|else))?|why|where|when|whom)\s{_AUXILIARY}n?'?t?\s"
    rf"|(?:(?:at|by|for|from|in|on|to|with)\s)?(?:what|which)(?:\s\w+)?\s"
    rf"(?:do|does|did|can|could|will|would|should|might|must)\s{_THEN}"
    rf"|{_AUXILIARY}\s{_SUBJECT}\b)"
)


def wants_yes_or_no(sentence: str, *, asks: bool) -> bool:
    """Return whether yes or no would answer a question, or what a task wants to be decided."""
    plain = sentence.replace("’", "'")
    if asks:
        return _is_polar(plain) and not _is_choice(plain)
    told = _WHETHER.search(plain)
    return told is not None and not _is_choice(told["rest"])


def second_question(sentence: str) -> tuple[int, int] | None:
    """Return where a question ends and where a second one begins that “and” joins to it.

    A bare “and why” asks for the reason of the same answer.
    """
    plain = sentence.replace("’", "'")
    found = _SECOND.search(plain)
    if found is None:
        return None
    first = _words(plain[: found.start()])
    does_ask = any(_IS_ASKING(word) for word in first) or any(map(_IS_AUXILIARY, first[:1]))
    return (found.start(), found.start("second")) if does_ask else None


def asks_why(sentence: str) -> bool:
    """Return whether a question only asks for the reason of the answer to the one before it."""
    return _WHY.fullmatch(sentence) is not None


def offers_more(sentence: str) -> bool:
    """Return whether a question goes on with a choice that the one before it began."""
    return _MORE.match(sentence) is not None


def _is_polar(plain: str) -> bool:
    """Return whether a question is of the form to which yes or no is an answer."""
    if _NEGATED_TAG.search(plain):
        return True
    clauses = [words for part in _CLAUSE.split(plain) if (words := _words(part))]
    for number, words in enumerate(clauses):
        later = clauses[number + 1 :]
        if _is_open(words, later):
            return False
        if _IS_AUXILIARY(words[0]) and not _is_condition(words, later):
            return True
    if any(_IS_ASKING(word) for words in clauses for word in words):
        return False
    return any(form.search(plain) for form in (_TAG, _INVERTED, _STATED))


def _words(clause: str) -> Sequence[str]:
    words = [word.lower() for word in _WORD.findall(clause)]
    while len(words) > 1 and _LEADS_IN(words[0]):
        words = words[1:]
    return words


def _is_open(words: Sequence[str], later: Sequence[Sequence[str]]) -> bool:
    """Return whether a clause begins with the word that asks, and is not itself a mere “when …”."""
    asking = next((number for number, word in enumerate(words[:3]) if _IS_ASKING(word)), None)
    if asking is None or not all(_MAY_PRECEDE(word) for word in words[:asking]):
        return False
    is_time_or_place = asking == 0 and words[0] in {"when", "where"}
    is_subordinate = len(words) > 1 and not _IS_AUXILIARY(words[1])
    return not (is_time_or_place and is_subordinate and later)


def _is_condition(words: Sequence[str], later: Sequence[Sequence[str]]) -> bool:
    return _IS_CONDITIONAL(words[0]) is not None and any(
        _is_open(clause, ()) or _IS_AUXILIARY(clause[0]) for clause in later
    )


def _is_choice(sentence: str) -> bool:
    words = sentence.lower()
    return _CHOICE.search(words) is not None and not _NO_CHOICE.search(words)
