"""The reading by questions: marked paragraphs ask, the plain ones after them answer."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fangtan.importers.recognise import lexicon, paragraphs
from fangtan.importers.recognise import weights as w
from fangtan.importers.recognise.characters import ends_asking, ends_sentence, words
from fangtan.importers.recognise.front import Front
from fangtan.importers.recognise.reading import Mark, Reading
from fangtan.importers.recognise.rows import Document, Row

QUESTION: Final = "\0question"
ANSWER: Final = "\0answer"
_NUMBER: Final = re.compile(
    r"\s*(?:[Qq]\s?)?(?:[(（]?\d{1,3}[.)）、．:：]|[(（][一二三四五六七八九十]+[)）]"
    r"|[一二三四五六七八九十]{1,3}[、．.]|№\s?\d+[.:]?)\s*"
)
_SIGN: Final = re.compile(r"\s*(?:[–—―-]+|[*•●■◆□◇▪►▶＊]+)\s*(?=\S)")
_POSSIBLE: Final = frozenset(
    ["de", "en", "fr", "es", "pt", "it", "ru", "zh", "ja", "ar", "he", "ko"]
)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    row: int
    text: str
    first: Row
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class _Sum:
    kind: str
    total: float
    questions: tuple[_Paragraph, ...]
    said: str


_KINDS: Final[dict[str, Callable[[_Paragraph], bool]]] = {
    "bold": lambda p: p.bold and p.first.shape != "heading",
    "heading": lambda p: p.first.shape == "heading" and p.first.level > 1 and words(p.text) > 2,
    "numbered": lambda p: bool(_number(p)) and words(p.text) > 1,
    "italic": lambda p: p.italic and p.first.shape not in {"heading", "caption"},
    "quoted": lambda p: p.first.shape == "quote",
    "dashed": lambda p: bool(_dash(p)),
    "unmarked": lambda p: p.first.shape == "text" and ends_asking(p.text) and words(p.text) <= 80,
}


def read(document: Document, front: Front) -> Reading | None:
    """Return where questions and answers begin; None where no mark tells them apart."""
    found = list(_paragraphs(document))
    sums = [_weigh(kind, test, found, document, front) for kind, test in _KINDS.items()]
    marked = [s for s in sums if s.kind != "unmarked" and s.total >= w.QUESTIONS_THRESHOLD]
    best = max(marked or sums, key=lambda s: s.total)
    if best.total < w.QUESTIONS_THRESHOLD:
        return None
    asked = {p.row for p in best.questions}
    marks: list[Mark] = []
    waiting = False
    for paragraph in found:
        if paragraph.row in asked:
            if not waiting:
                label = _number(paragraph) or (_dash(paragraph) if best.kind == "dashed" else 0)
                marks.append(Mark(paragraph.row, 0, label, QUESTION))
            waiting = True
        elif waiting and paragraph.first.shape not in {"heading", "caption"}:
            label = _dash(paragraph) if best.kind == "dashed" else 0
            marks.append(Mark(paragraph.row, 0, label, ANSWER))
            waiting = False
    reason = (
        f"{len(best.questions)} {best.kind} paragraphs are questions, and what follows them the"
        f" answers: {best.said}."
    )
    return Reading(
        "questions", tuple(marks), (reason,), roles={QUESTION: "interviewer", ANSWER: "interviewee"}
    )


def _number(paragraph: _Paragraph) -> int:
    match = _NUMBER.match(paragraph.text)
    if paragraph.first.ordinal[:1].isdigit():
        return 0 if not match else match.end()
    return match.end() if match else 0


def _dash(paragraph: _Paragraph) -> int:
    match = _SIGN.match(paragraph.text)
    return match.end() if match else 0


def _of_one_sign(chosen: Sequence[_Paragraph], found: Sequence[_Paragraph]) -> list[_Paragraph]:
    """Return the paragraphs of the sign that asks the most: all of them, if each is answered."""
    signs: dict[str, list[_Paragraph]] = defaultdict(list)
    for paragraph in chosen:
        signs[paragraph.text.lstrip()[0]].append(paragraph)
    best = max(signs.values(), key=lambda ps: sum(map(_ends_asking, ps)), default=[])
    rows = {p.row for p in best}
    apart = sum(a.row in rows and b.row not in rows for a, b in itertools.pairwise(found))
    if _share(best, _ends_asking) >= 0.6 and apart >= 0.9 * len(best) - 1:
        return list(best)
    return [p for p in best if ends_asking(p.text)]


def _ends_asking(paragraph: _Paragraph) -> bool:
    return ends_asking(paragraph.text)


def _paragraphs(document: Document) -> Iterator[_Paragraph]:
    begins = sorted(paragraphs.starts(document, ()))
    ends = [*begins[1:], len(document.rows)][: len(begins)]
    for start, stop in zip(begins, ends, strict=True):
        rows = document.rows[start:stop]
        text = " ".join(row.text for row in rows)
        yield _Paragraph(
            start, text, rows[0], all(r.is_bold for r in rows), all(r.is_italic for r in rows)
        )


def _weigh(
    kind: str,
    test: Callable[[_Paragraph], bool],
    found: Sequence[_Paragraph],
    document: Document,
    front: Front,
) -> _Sum:
    chosen = [p for p in found if test(p)]
    if kind in {"bold", "heading"}:
        chosen = _if_enough(
            chosen, [p for p in chosen if ends_sentence(p.text) or p.first.ordinal or _number(p)]
        )
    if kind == "dashed":
        chosen = _of_one_sign(chosen, found)
    if len(chosen) < 2:
        return _Sum(kind, 0.0, (), "")
    rows = {p.row for p in chosen}
    answers = [b for a, b in itertools.pairwise(found) if a.row in rows and b.row not in rows]
    called = _is_called(document, front, chosen[0].row)
    evidence = {
        "they end in a question mark": w.QUESTIONS_ASK
        * _share(chosen, lambda p: ends_asking(p.text)),
        "an answer follows each": w.QUESTIONS_ANSWERED * len(answers) / len(chosen),
        "they say “you”": w.QUESTIONS_ADDRESS * min(1.0, 2 * _share(chosen, _addresses)),
        "the answers say “I”": w.ANSWERS_SPEAK * min(1.0, 2 * _share(answers, _speaks)),
        "the title or the names say so": w.QUESTIONS_TITLE * called,
        "nothing calls it an interview": (
            w.QUESTIONS_UNCALLED if kind in {"unmarked", "heading"} else w.QUESTIONS_BOLD_UNCALLED
        )
        * (not called),
        "they say “I”": w.QUESTIONS_SELF * _share(chosen, _is_own),
        "they are frequently asked": w.QUESTIONS_FREQUENT * _is_frequent(document),
        "they take turns": w.QUESTIONS_ALTERNATE
        * (kind == "unmarked" and _alternate(chosen, found)),
        "they are numbered": w.QUESTIONS_NUMBERED
        * (kind == "numbered" or all(p.first.ordinal for p in chosen)),
        "no mark tells them from the rest": w.QUESTIONS_UNMARKED * (kind == "unmarked"),
        "they are few": w.QUESTIONS_FEW * (len(chosen) < 3),
        "no answer says “I”": w.ANSWERS_NEVER_SPEAK
        * (_share(answers, _speaks) < 0.2 and document.language.split("-")[0] in _POSSIBLE),
    }
    total = sum(evidence.values()) if len(answers) >= 0.75 * len(chosen) else 0.0
    said = ", ".join(f"{name} {value:+.1f}" for name, value in evidence.items() if value)
    return _Sum(kind, total, tuple(chosen), f"{total:.1f} points; {said}")


def _if_enough(chosen: list[_Paragraph], asking: list[_Paragraph]) -> list[_Paragraph]:
    """Return only the paragraphs that ask, where others of the same mark are headings."""
    return asking if len(asking) >= 2 and len(asking) >= 0.4 * len(chosen) else chosen


def _share(found: Sequence[_Paragraph], test: Callable[[_Paragraph], bool]) -> float:
    return sum(test(p) for p in found) / (len(found) or 1)


def _addresses(paragraph: _Paragraph) -> bool:
    return bool(lexicon.SECOND_PERSON.search(paragraph.text))


def _is_own(paragraph: _Paragraph) -> bool:
    return bool(lexicon.FIRST_PERSON.search(paragraph.text)) and not _addresses(paragraph)


def _speaks(paragraph: _Paragraph) -> bool:
    first = len(lexicon.FIRST_PERSON.findall(paragraph.text))
    return first > 0 and first >= len(lexicon.SECOND_PERSON.findall(paragraph.text))


def _is_called(document: Document, front: Front, first: int) -> bool:
    top = " ".join(row.text for row in document.rows[: min(first, 12)])
    return bool(lexicon.INTERVIEW.search(f"{document.title} {top}")) or len(front.people) > 1


def _is_frequent(document: Document) -> bool:
    top = " ".join(row.text for row in document.rows[:6])
    return bool(lexicon.FREQUENT.search(f"{document.title} {top[:600]}"))


def _alternate(chosen: Sequence[_Paragraph], found: Sequence[_Paragraph]) -> bool:
    """Return whether every second paragraph asks, from the first question on."""
    rows = [p.row for p in found if p.row >= chosen[0].row]
    return len(chosen) > 3 and rows[::2] == [p.row for p in chosen]
