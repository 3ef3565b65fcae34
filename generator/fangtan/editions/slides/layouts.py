"""How slides are laid out: what they have places for, and where those are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Colour = Literal["tx1", "tx2", "accent1"]
"""A role in the theme: text, text that steps back, the publication’s colour."""

EMU = 12_700
"""The unit of PowerPoint: so many to a point."""
WIDTH, HEIGHT = 960, 540
"""A slide in points, 16:9."""
BAND = 10
_EDGE = 56
_INSIDE = WIDTH - 2 * _EDGE
_GAP = 28
SMALLEST = 18
"""No text is smaller but for the foot, which nobody has to read."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A place for text: where it is in points, and the sizes of type to try, the largest first.

    `key` is what its name in the interface is called.
    """

    key: str
    kind: Literal["ctrTitle", "title", "body", "ftr", "sldNum"]
    index: int
    left: int
    top: int
    width: int
    height: int
    sizes: tuple[int, ...]
    colour: Colour = "tx1"
    is_bold: bool = False
    anchor: Literal["t", "ctr", "b"] = "t"

    @property
    def x(self) -> int:
        """How far it is from the left, in EMU."""
        return self.left * EMU

    @property
    def y(self) -> int:
        """How far it is from the top, in EMU."""
        return self.top * EMU

    @property
    def cx(self) -> int:
        """How wide it is, in EMU."""
        return self.width * EMU

    @property
    def cy(self) -> int:
        """How high it is, in EMU."""
        return self.height * EMU


FOOT = (
    Holder("slides_foot", "ftr", 30, _EDGE, 504, _INSIDE - 80, 22, (14,), "tx2", anchor="ctr"),
    Holder(
        "slides_number", "sldNum", 31, WIDTH - _EDGE - 60, 504, 60, 22, (14,), "tx2",
        anchor="ctr",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """An arrangement of a slide; `bodies` hold the matter, one for each language.

    They go down their sizes together, and so many of the first are `weighed` for fewer slides.
    """

    key: str
    title: Holder
    above: Holder
    bodies: tuple[Holder, ...]
    below: Holder | None = None
    foot: tuple[Holder, ...] = FOOT
    weighed: int = 1

    @property
    def holders(self) -> tuple[Holder, ...]:
        """All places, in the order in which they are read."""
        around = (self.below,) if self.below else ()
        return (self.title, self.above, *self.bodies, *around, *self.foot)


_ABOVE = Holder(
    "slides_above", "body", 13, _EDGE, 30, _INSIDE, 28, (20, 18), "accent1", is_bold=True
)
_TITLE = Holder(
    "slides_title", "title", 0, _EDGE, 60, _INSIDE, 48, (34, 30, 26, 22, 18), is_bold=True
)
_BODY = Holder(
    "slides_body", "body", 14, _EDGE, 122, _INSIDE, 300, (44, 40, 36, 32, 28, 24, 20, 18)
)
_SECOND = replace(_BODY, key="slides_second", index=15, colour="tx2")
_BELOW = Holder("slides_below", "body", 16, _EDGE, 436, _INSIDE, 58, (20, 18), "tx2", anchor="b")
_TEXT = replace(_BODY, top=118, height=374, sizes=(24, 22, 20, 18))
_LEADING = 456

OPENING = Layout(
    "slides_opening",
    replace(
        _TITLE, kind="ctrTitle", top=120, height=170, sizes=(48, 44, 40, 36, 30, 24), anchor="b"
    ),
    replace(_ABOVE, top=48),
    (replace(_BODY, top=300, height=110, sizes=(30, 26, 22, 18), colour="tx2"),),
    replace(_BELOW, top=414, height=100),
    foot=(),
)
QUESTION = Layout("slides_question", _TITLE, _ABOVE, (_BODY,), _BELOW)
QUESTION_IN_TWO = Layout(
    "slides_question_in_two",
    _TITLE,
    _ABOVE,
    (
        replace(_BODY, top=118, height=160, sizes=(34, 32, 30, 28, 24, 20, 18)),
        replace(_SECOND, top=292, height=138, sizes=(26, 24, 24, 22, 20, 18, 18)),
    ),
    _BELOW,
)
TEXT = Layout("slides_text", _TITLE, _ABOVE, (_TEXT,), weighed=2)
TEXT_IN_TWO = Layout(
    "slides_text_in_two",
    _TITLE,
    _ABOVE,
    (
        replace(_TEXT, width=_LEADING, sizes=(24, 22, 22, 20, 18)),
        replace(
            _SECOND,
            left=_EDGE + _LEADING + _GAP,
            width=_INSIDE - _LEADING - _GAP,
            top=_TEXT.top,
            height=_TEXT.height,
            sizes=(20, 20, 18, 18, 18),
        ),
    ),
    weighed=3,
)

_OF_ONE = (OPENING, QUESTION, TEXT)
_OF_TWO = (OPENING, QUESTION_IN_TWO, TEXT_IN_TWO)


@dataclass(frozen=True, slots=True)
class Layouts:
    """The layouts of one deck."""

    opening: Layout
    question: Layout
    text: Layout

    @property
    def master(self) -> tuple[Holder, ...]:
        """The places that the master has for all layouts."""
        body = replace(self.text.bodies[0], index=1, left=_EDGE, width=_INSIDE)
        return (self.question.title, body, *self.question.foot)

    @property
    def all(self) -> tuple[Layout, ...]:
        """All of them, in the order in which PowerPoint offers them."""
        return (self.opening, self.question, self.text)


def layouts(languages: int, *, is_leftward: bool) -> Layouts:
    """Return the layouts of a deck in one language or in two, the first written leftward or not."""
    found = _OF_ONE if languages == 1 else _OF_TWO
    return Layouts(*(map(_mirrored, found) if is_leftward else found))


def _mirrored(layout: Layout) -> Layout:
    return replace(layout, bodies=_across(layout.bodies), foot=_across(layout.foot))


def _across(holders: tuple[Holder, ...]) -> tuple[Holder, ...]:
    return tuple(replace(it, left=WIDTH - it.left - it.width) for it in holders)
