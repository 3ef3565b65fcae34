"""What a segment without a label is: heading, caption, marker, note, continuation or paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from fangtan.importers.blocks import Kind
from fangtan.importers.recognise import lexicon, pages, persons
from fangtan.importers.recognise import weights as w
from fangtan.importers.recognise.characters import (
    COLONS,
    begins_small,
    ends_asking,
    ends_sentence,
    folded,
    is_bracketed,
    opens_quotation,
    words,
)
from fangtan.importers.recognise.reading import Reading
from fangtan.importers.recognise.segments import Segment

_MARKER_BRACKETS: Final = re.compile(r"\s*[【〖「\[〔]\s*[^【】\]]{1,20}\s*[】〗」\]〕]\s*$")
_RUNNING: Final = re.compile(r"\D{1,40}(?:\s{2,}|\t)\d{1,4}$|\d{1,4}(?:\s{2,}|\t)\D{1,40}$")
"""A running title with the number of its page."""
_EXAMINATION: Final = re.compile(
    r"by\s+(?:mr|ms|mrs|miss|dr)\b.*:$|(?-i:BY\s+(?:MR|MS|MRS|MISS|DR)\b)"
    r"|(?:further )?(?:re)?(?:direct|cross)[- ]?examination",
    re.IGNORECASE,
)
_HEADING_WORDS: Final = 14
_NOTE_WORDS: Final = 60
_CAPTION_WORDS: Final = 60
_END: Final = re.compile(r"[.。．,，、;；:：…!！?？]$")
_DATE: Final = re.compile(
    r"(?:\D{0,14}\d{1,2}\D{1,16}(?:1[89]|20)\d\d"
    r"|(?:1[89]|20)\d\d\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?)$"
)
_INITIAL: Final = re.compile(r"\b[^\W\d_a-zа-яё]\.$")
_NUMBERED: Final = re.compile(r"^(?:\d{1,2}|[IVX]{1,4}|[一二三四五六七八九十]{1,2})[.、)\s]")


@dataclass(frozen=True, slots=True)
class Page:
    """What tells the kinds apart: how the document sets its paragraphs and ends its sentences."""

    gaps: float
    disciplined: float
    """The share of paragraphs that a sentence ends."""
    names: frozenset[str]
    layout: str
    last: int
    """The index of the last segment that begins a turn."""
    first: int
    """The index of the first one."""
    furniture: frozenset[int] = frozenset()
    """Rows that pages are printed with."""


def page(
    found: Sequence[Segment],
    reading: Reading | None,
    names: frozenset[str],
    furniture: frozenset[int],
) -> Page:
    """Return what the segments' kinds are told by."""
    spoken = [segment for segment in found if segment.key is not None] or found
    long = [segment for segment in spoken if words(segment.text) > 3]
    ended = sum(ends_sentence(segment.text) for segment in long)
    gaps = sum(segment.source.gap for segment in found) / (len(found) or 1)
    first = next((n for n, segment in enumerate(found) if segment.key is not None), 0)
    last = max((n for n, segment in enumerate(found) if segment.key is not None), default=-1)
    return Page(
        gaps,
        ended / len(long) if long else 1.0,
        names,
        reading.layout if reading else "",
        last,
        first,
        furniture,
    )


def kinds(found: Sequence[Segment], here: Page, front: frozenset[int]) -> list[Kind]:
    """Return the kind of each segment."""
    result: list[Kind] = []
    inside = closed = False
    for index, segment in enumerate(found):
        if segment.key is not None:
            kind: Kind = "turn"
            inside = True
        elif segment.row in front:
            kind = "caption" if _is_credit(segment.text) else "paragraph"
        else:
            kind = _unlabelled(index, found, here)
            printed = segment.row in here.furniture or bool(pages.NUMBER.match(segment.text))
            after = inside and index > here.last and not printed
            closed = closed or (after and _closes(kind, segment))
            if kind == "paragraph" and inside and not closed and not _is_aside(segment, here):
                kind = "continuation"
        result.append(kind)
    return result


def _is_credit(text: str) -> bool:
    return words(text) <= _HEADING_WORDS and bool(lexicon.PHOTO.match(text))


def _unlabelled(index: int, found: Sequence[Segment], here: Page) -> Kind:
    segment = found[index]
    if segment.row in here.furniture:
        return "marker"
    sign = _sign(segment)
    if sign:
        return sign
    if _is_cut(index, found, here):
        return "paragraph"
    shape = segment.source.shape
    caption = sum(caption_evidence(index, found, here).values()) >= w.CAPTION_THRESHOLD
    if shape == "caption" or (caption and shape != "heading"):
        return "caption"
    heading = sum(heading_evidence(index, found, here).values()) >= w.HEADING_THRESHOLD
    if shape == "heading" or heading:
        return "heading"
    aside = _is_aside(segment, here) and 0 < index < here.last and words(segment.text) <= 15
    return "note" if aside else "paragraph"


def _is_cut(index: int, found: Sequence[Segment], here: Page) -> bool:
    """Return whether the end of a page cuts a sentence in two, of which this is a part."""
    before = next((s for s in reversed(found[:index]) if s.row not in here.furniture), None)
    follows = index > 0 and found[index - 1].row in here.furniture
    open_end = before is not None and not ends_sentence(before.text) and before.key is not None
    leads = index + 1 < len(found) and found[index + 1].row in here.furniture
    return (follows and (open_end or begins_small(found[index].text))) or (
        leads and here.first < index and not ends_sentence(found[index].text)
    )


def _sign(segment: Segment) -> Kind | None:
    """Return marker or note for what is a sign rather than speech."""
    text = segment.text
    if _is_marker(text) or _RUNNING.match(segment.source.text):
        return "marker"
    if text[0] in "【〖" and _MARKER_BRACKETS.match(text):
        return "heading" if _NUMBERED.match(text[1:]) else "marker"
    bracketed = is_bracketed(text) and words(text) <= _NOTE_WORDS
    return "note" if bracketed or _is_of_the_tape(text) else None


def _is_marker(text: str) -> bool:
    """Return whether a text is a rule, the number of a page, or names a break."""
    if not any(char.isalnum() for char in text) or pages.NUMBER.match(text):
        return True
    if words(text) <= 8 and _EXAMINATION.match(text):
        return True
    return words(text) <= 8 and lexicon.is_break(text) and text[0] not in "(（"


def _is_of_the_tape(text: str) -> bool:
    """Return whether a text says that a tape begins, ends or is changed."""
    spoken = lexicon.FIRST_PERSON.search(text) or text.endswith("?")
    return words(text) <= 12 and bool(lexicon.TAPE.search(text)) and not spoken


def _closes(kind: Kind, segment: Segment) -> bool:
    """Return whether the interview is over here: a heading, a rule, a note by the editors."""
    if kind in {"heading", "marker"} or segment.source.is_italic:
        return True
    closing = bool(lexicon.CLOSING.search(segment.text)) or _is_byline(segment.text)
    return words(segment.text) <= _CAPTION_WORDS and closing


def _is_aside(segment: Segment, here: Page) -> bool:
    return (
        here.layout == "stated"
        and segment.source.speaker is None
        and segment.source.seconds is None
    )


def caption_evidence(index: int, found: Sequence[Segment], here: Page) -> Mapping[str, float]:
    """Return what speaks for and against a segment's being the caption of a picture."""
    segment = found[index]
    text, long = segment.text, words(segment.text) > _CAPTION_WORDS
    following = found[index + 1] if index + 1 < len(found) else None
    apart = (
        here.gaps < 0.3
        and 0 < index < here.last
        and segment.source.gap
        and following is not None
        and not following.source.gap
    )
    is_title = words(text) <= 6 and not ends_sentence(text) and "," not in text and "，" not in text
    personal = bool(lexicon.FIRST_PERSON.search(text) and ends_sentence(text))
    portrait = (
        not ends_sentence(text)
        and words(text) <= 25
        and any(name in folded(text) for name in here.names)
        and ("," in text or "，" in text)
    )
    return {
        "stands apart": w.CAPTION_SET_APART * (apart and not is_title),
        "credits somebody": w.CAPTION_CREDIT * bool(lexicon.CREDIT.search(text)),
        "points": w.CAPTION_POINTING * bool(lexicon.POINTING.search(text)),
        "is italic": w.CAPTION_ITALIC * (segment.source.is_italic and index < here.last),
        "is a portrait's": w.CAPTION_PORTRAIT * portrait,
        "is long": w.CAPTION_LONG * long,
        "is a byline": w.CAPTION_BYLINE * _is_byline(text),
        "asks": w.CAPTION_ASKS * ends_asking(text),
        "speaks in person": w.CAPTION_SPEECH * personal,
    }


def _is_byline(text: str) -> bool:
    """Return whether a text says who wrote it, and says nothing else."""
    match = lexicon.BYLINE.match(text)
    if not match or words(text) > _HEADING_WORDS:
        return False
    name = match["by"] or match["of"]
    return name is None or persons.likeness(re.split(r"\s*[,|/·•(–—]", name)[0]) == 1.0


def _is_closed(text: str, *, first: bool) -> bool:
    """Return whether a stop, a comma or a colon ends a text.

    The title may ask, or be a quotation.
    """
    if _INITIAL.search(text) or (first and (text[-1] in "?？!！" or opens_quotation(text))):
        return False
    quoted = text[-1] in '"”»」』' and ends_sentence(text)
    return quoted or bool(_END.search(text))


def heading_evidence(index: int, found: Sequence[Segment], here: Page) -> Mapping[str, float]:
    """Return what speaks for and against a segment's being a heading."""
    segment = found[index]
    text = segment.text
    if here.last < 0 and index and not segment.source.is_bold:
        return {}
    short = 0 < words(text) <= _HEADING_WORDS and len(text) <= 100
    before_turn = index + 1 < len(found) and found[index + 1].key is not None
    closed = _is_closed(text, first=index == 0)
    open_end = not closed and not text.endswith(("--", "—", "–", ")", "-"))
    personal = bool(lexicon.FIRST_PERSON.search(text)) and ends_sentence(text)
    return {
        "is short": w.HEADING_SHORT * short,
        "has an open end": w.HEADING_OPEN_END * (open_end and here.disciplined > 0.7),
        "stands before a turn": w.HEADING_BEFORE_TURN * (short and before_turn),
        "is bold": w.HEADING_BOLD * (segment.source.is_bold and short),
        "is the first line": w.HEADING_BEFORE_TURN * (index == 0 and short and open_end),
        "is a title": w.HEADING_TITLE
        * (index < here.first and short and open_end and bool(lexicon.INTERVIEW.search(text))),
        "is like a field": w.HEADING_FIELD * any(c in text for c in COLONS),
        "is set apart": w.HEADING_SET_APART
        * (index == 0 and open_end and len(found) > 1 and found[1].source.gap),
        "is numbered": w.HEADING_NUMBERED * bool(_NUMBERED.match(text)),
        "is a byline or a date": w.HEADING_BYLINE
        * (segment.source.shape != "heading")
        * (_is_byline(text) or bool(_DATE.match(text))),
        "speaks, or begins small": w.HEADING_SPEECH * (personal or begins_small(text)),
        "is no heading's shape": -4.0
        * (
            not short
            or segment.source.shape in {"item", "cell"}
            or segment.source.seconds is not None
        ),
    }
