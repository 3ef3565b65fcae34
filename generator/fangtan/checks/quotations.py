"""Quotations of passages: word for word, open to be looked up, and the same in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fangtan.checks.elsewhere import elsewhere
from fangtan.checks.nearest import PILCROW, Nearest, nearest
from fangtan.checks.quoting import Quoting, quoting_texts, sources, words_of
from fangtan.checks.texts import all_texts, narrowed
from fangtan.checks.wording import (
    BREAK,
    first_failing,
    parts,
    simplified,
    wording,
)
from fangtan.findings import Finding, Place, Rule, Severity
from fangtan.i18n import is_chinese
from fangtan.load import Loaded
from fangtan.markup import stray_marks
from fangtan.model import Language, Text

_SHOWN = 90
_NEAREST_SHOWN = 160


def quotation_is_exact(loaded: Loaded) -> Iterator[Finding]:
    """What is quoted stands in the passage so, but for marked changes, quotes, dashes and widths.

    Of a private text nothing is repeated: findings are copied into logs and letters. A mark
    that ends no block quotation is reported as well, for nothing would be compared.
    """
    yield from _stray(loaded)
    # A text that is made from another stands at its place, and fails with it.
    reported: dict[tuple[Place, str], Language] = {}
    for quoting in _all(loaded):
        if not parts(words_of(quoting.quotation)):
            yield _finding(
                loaded,
                quoting,
                Rule.QUOTATION_IS_EXACT,
                f"the quotation of {quoting.named} holds no words of it",
                "quote some of its words, or link to it without quotation marks",
            )
        elif quoting.is_in(quoting.language) and not quoting.is_true:
            key = (quoting.text.place, quoting.target)
            if reported.setdefault(key, quoting.language) == quoting.language:
                yield _inexact(loaded, quoting)


def quotation_can_be_checked(loaded: Loaded) -> Iterator[Finding]:
    """Who reads a quotation can look it up: its passage is public, and there in this language."""
    # A text that is made from another stands at its place.
    reported: dict[tuple[Place, str], Language] = {}
    for quoting in _all(loaded):
        interview, is_public = quoting.interview, quoting.written.is_public
        is_there = quoting.is_in(quoting.language) or quoting.is_true
        key = (quoting.text.place, quoting.target)
        if interview.is_public and is_there:
            continue
        if reported.setdefault(key, quoting.language) != quoting.language:
            continue
        if not interview.is_public:
            yield _finding(
                loaded,
                quoting,
                Rule.QUOTATION_CAN_BE_CHECKED,
                f"this quotes {quoting.named}, and the text of “{interview.slug}” is private "
                f"(rights: {interview.rights})",
                "nothing that is published may quote it: say it in your own words"
                if is_public
                else "students cannot look it up: quote its digest, if there is one",
                "error" if is_public else "warning",
            )
        else:
            yield _finding(
                loaded,
                quoting,
                Rule.QUOTATION_CAN_BE_CHECKED,
                f"“{_short(quoting.quotation.words)}” cannot be compared: {quoting.named} "
                f"is not there in {quoting.language}",
                f"translate that passage into {quoting.language}, then quote the translation",
                "warning",
            )


def quotation_is_shared(loaded: Loaded) -> Iterator[Finding]:
    """What one language quotes the others quote too, each in its own words.

    It is a warning: every quotation is true in its language, and nothing false is published.
    """
    for written, found in quoting_texts(loaded):
        original, *others = written.texts
        ours = _by_target(found, original)
        places = {original: _places(written.texts[original])}
        for language in others:
            here = _places(written.texts[language])
            if here in places.values():
                continue  # it is made from another language, which stands there
            places[language] = here
            theirs = _by_target(found, language)
            lacking = [
                ours[key] for key in ours.keys() - theirs.keys() if ours[key].is_in(language)
            ]
            more = [theirs[key] for key in theirs.keys() - ours.keys()]
            for quoting in lacking:
                yield _lacking(loaded, quoting, written.texts[language][0].place, language, more)
            for quoting in () if lacking else more:
                yield _finding(
                    loaded,
                    quoting,
                    Rule.QUOTATION_IS_SHARED,
                    f"this quotes {quoting.named}, and its counterpart in {original} does not",
                    f"quote it in {original} too, or say it here in other words",
                    "warning",
                )


def _places(texts: Sequence[Text]) -> tuple[Place, ...]:
    return tuple(text.place for text in texts)


def _all(loaded: Loaded) -> Iterator[Quoting]:
    for _, found in quoting_texts(loaded):
        yield from found


def _by_target(found: Sequence[Quoting], language: Language) -> Mapping[tuple[str, str], Quoting]:
    return {(it.interview.slug, it.target): it for it in found if it.language == language}


def _stray(loaded: Loaded) -> Iterator[Finding]:
    for _, text in all_texts(loaded.seminar):
        for mark in stray_marks(text.markdown) if "passage" in text.markdown else ():
            yield Finding(
                narrowed(loaded.sources, text.place, mark),
                Rule.QUOTATION_IS_EXACT,
                f"“{mark}” ends no block quotation",
                "begin each line of the quotation with “> ”, and end its last one with a dash and "
                "the passage, as in “— passage:its-id”; nothing is compared otherwise",
            )


def _inexact(loaded: Loaded, quoting: Quoting) -> Finding:
    words = words_of(quoting.quotation)
    is_private = not quoting.interview.is_public
    what = "what is quoted here" if is_private else f"“{_short(words)}”"
    message = f"{what} does not stand in {quoting.named}"
    there = elsewhere(loaded, quoting, words)
    if there:
        return _finding(loaded, quoting, Rule.QUOTATION_IS_EXACT, message, there)
    if is_private:
        hint = "compare it with the private text, and copy the words from there"
        return _finding(loaded, quoting, Rule.QUOTATION_IS_EXACT, message, hint)
    found = _nearest(quoting, words)
    if _is_of_several(words, quoting):
        message += ": two people say these words"
        hint = "quote each of them by themselves"
    elif found and found.there == PILCROW:
        message += ": a new paragraph begins in the middle of it"
        hint = "begin one there too, below an empty line, or mark what you leave out with […]"
    elif found:
        message += _difference(found)
        hint = (
            f"the text has “{_short(found.words, _NEAREST_SHOWN)}”; copy it, and mark what you "
            "leave out with […] and what you put in with [brackets]"
        )
    else:
        opening = next(sources(quoting.turns, quoting.language))
        hint = f"nothing there is like it; the passage begins “{_short(opening)}”"
    if is_chinese(quoting.language) and simplified() is None:
        hint += "; Simplified and Traditional are compared with OpenCC: fangtan[traditional]"
    return _finding(loaded, quoting, Rule.QUOTATION_IS_EXACT, message, hint)


def _is_of_several(words: str, quoting: Quoting) -> bool:
    """Return whether the words are there, but begun by one speaker and ended by another."""
    together = " ".join(sources(quoting.turns, quoting.language)).replace(BREAK, " ")
    return (
        len(quoting.turns) > 1
        and first_failing(parts(words.replace(BREAK, " ")), wording(together)) is None
        and not any(
            first_failing(parts(words.replace(BREAK, " ")), wording(it.replace(BREAK, " "))) is None
            for it in sources(quoting.turns, quoting.language)
        )
    )


def _nearest(quoting: Quoting, words: str) -> Nearest | None:
    """Return the nearest that any of the turns has to the first part that is not there."""
    convert = (simplified() if is_chinese(quoting.language) else None) or str
    asked, compared = parts(words), parts(convert(words))
    candidates = []
    for source in sources(quoting.turns, quoting.language):
        failing = first_failing(compared, wording(convert(source)))
        found = failing and nearest(
            asked[compared.index(failing)].written, wording(source), convert
        )
        if found:
            candidates.append(found)
    return max(candidates, key=lambda it: it.likeness, default=None)


def _difference(found: Nearest) -> str:
    if found.here and found.there:
        return f": “{found.here}” is “{found.there}” there"
    if found.here:
        return f": “{found.here}” is not there"
    return f": “{found.there}” is left out" if found.there else ""


def _lacking(
    loaded: Loaded, quoting: Quoting, place: Place, language: Language, more: Sequence[Quoting]
) -> Finding:
    """Return that a language does not quote what the original does."""
    instead = f" but {more[0].named}" if more else ""
    where = f"{quoting.text.place.path}:{_place(loaded, quoting).line}"
    return Finding(
        place if not more else _place(loaded, more[0]),
        Rule.QUOTATION_IS_SHARED,
        f"this does not quote {quoting.named}{instead}; {where} does",
        f"quote that passage here as it stands in {language}",
        severity="warning",
    )


def _finding(  # noqa: PLR0913 - all that a finding is made of
    loaded: Loaded,
    quoting: Quoting,
    rule: Rule,
    message: str,
    hint: str,
    severity: Severity = "error",
) -> Finding:
    return Finding(_place(loaded, quoting), rule, message, hint, severity)


def _place(loaded: Loaded, quoting: Quoting) -> Place:
    """Return where the quotation begins: at its first line, which stands so in the file."""
    text, quotation = quoting.text, quoting.quotation
    line = text.place.line + text.markdown.count("\n", 0, quotation.start)
    return narrowed(loaded.sources, Place(text.place.path, line), quotation.words.split("\n", 1)[0])


def _short(words: str, most: int = _SHOWN) -> str:
    line = " ".join(words.replace(BREAK, f" {PILCROW} ").split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
