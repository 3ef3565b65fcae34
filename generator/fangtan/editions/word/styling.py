"""Which of Word’s styles a part of a sheet has, by what the sheet’s template calls it."""

from __future__ import annotations

from collections.abc import Mapping

from fangtan.editions.word.inline import classes
from fangtan.editions.word.ooxml import Element

BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "div", "dl", "figure", "footer", "h1", "h2", "h3", "h4",
        "header", "hr", "img", "li", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
    }
)  # fmt: skip
"""Elements that are no part of a line."""
SIDES = frozenset(
    {
        "handout-standfirst__text", "sheet-passage__text", "sheet-entry__side",
        "sheet-figure__side",
    }
)  # fmt: skip
"""What stands in several languages beside one another."""
LEAD = "sheet-passage__number"
"""What stands in the margin before a passage."""
WITH_A_NUMBER = frozenset({"Passage", "PassageAsked"})
"""Styles of paragraphs whose first one has a number in the margin."""

_STYLES: Mapping[str, str] = {
    "sheet-cover__series": "Series",
    "sheet-cover__kind": "Subtitle",
    "sheet-notice": "Notice",
    "sheet-standing": "Notice",
    "handout-legend": "Notice",
    "handout-standfirst": "Standfirst",
    "questions-introduction": "Standfirst",
    "questions-owner": "Owner",
    "sheet-question__line": "AnswerLine",
    "sheet-contents__title": "TOCHeading",
    "sheet-contents__entry": "TOC1",
    "sheet-contents__entry--inner": "TOC2",
    "sheet-passage": "Passage",
    "sheet-passage--asks": "PassageAsked",
    "sheet-figure": "Picture",
    "sheet-figure__caption": "Caption",
    "sheet-question__facts": "Facts",
    "run-sheet__facts": "Facts",
    "run-sheet__clock": "Clock",
    "run-sheet__end": "Clock",
    "guide-places__exchange": "CitedExchange",
    "guide-places__passage": "CitedPassage",
    "guide-changed": "Notice",
    "guide-answer": "Answer",
    "sheet-entry": "Entry",
    "quotation__reference": "QuoteReference",
}
_TAGS: Mapping[str, str] = {
    "h1": "Title",
    "h2": "Heading1",
    "h3": "Heading2",
    "h4": "Heading3",
    "hr": "Rule",
    "blockquote": "Quote",
    "pre": "CodeBlock",
}


def style_of(element: Element, around: str) -> str:
    """Return the paragraph style of an element, or that of what it stands in."""
    named = [_STYLES[name] for name in classes(element) if name in _STYLES]
    return named[-1] if named else _TAGS.get(str(element.tag), around)
