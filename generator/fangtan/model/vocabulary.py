"""The words that facts are chosen from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Language = str
"""A BCP 47 tag such as `en` or `zh-Hans`."""


Names = Mapping[Language, str]
"""Plain text in each language."""


Phrase = str | Mapping[str, str]
"""A string of the interface, or one for each form of the plural that a language has."""


Pair = tuple[Language, Language]
"""Two languages side by side, the first one leading."""


Fidelity = Literal["verbatim", "edited", "excerpt", "digest"]


Rights = Literal["open", "licensed", "closed", "unknown"]


Role = Literal["interviewer", "interviewee", "moderator", "other"]


WorkKind = Literal["film", "series", "micro-drama", "short", "book", "other"]


Phase = Literal["warm-up", "explore", "wrap-up"]


Inquiry = Literal["factual", "interpretive", "evaluative"]


Level = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]


Function = Literal["open", "clarify", "probe", "connect", "challenge", "apply", "synthesise"]


Lens = Literal[
    "story",
    "setting",
    "camera",
    "light",
    "sound",
    "editing",
    "performance",
    "production",
    "distribution",
    "audience",
    "criticism",
    "policy",
    "training",
]


Format = Literal["solo", "pairs", "groups", "fishbowl", "plenary"]


StepKind = Literal[
    "opening", "input", "reading", "question", "activity", "debrief", "break", "closing"
]


ActivityKind = Literal["close-reading", "staging", "game", "debate", "pitch", "other"]


PartKind = Literal["sheet", "passage", "lines", "frames", "table", "cards"]
"""What a part of an activity's sheet is: text, a passage to mark, room to write or to draw in,
a table (an empty cell is room to write), cards to cut out."""


Paper = Literal["a4", "letter"]


State = Literal["original", "missing", "draft", "stale", "reviewed", "same"]
"""How a text stands to its original.

`draft`: nobody has said that it is right; `stale`: the original has changed since somebody did;
`reviewed`: somebody has read it against the original as that is now; `same`: alike by design.
"""
