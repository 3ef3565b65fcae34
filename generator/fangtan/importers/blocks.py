"""What an import comes to: blocks that hold every character of the source, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from fangtan.findings import Finding

Kind = Literal["turn", "continuation", "heading", "caption", "paragraph", "marker", "note"]
Role = Literal["interviewer", "interviewee", "moderator", "other"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time code: where in the block's text it stood, as it was written, and in seconds."""

    at: int
    written: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the source.

    `label` is what was taken for the speaker's label, exactly as it stood, punctuation included;
    `text` is what follows it, without the time codes, which are in `times`. Label, time codes and
    text together are the source's characters; only white space may differ.
    """

    kind: Kind
    speaker: str | None
    text: str
    line: int
    label: str = ""
    times: tuple[Time, ...] = ()
    level: int = 0
    """Of a heading."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who has turns: the label that names them, all its forms, the role that they play."""

    label: str
    role: Role
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """A document whose turns have been recognised.

    `reasons` say, one sentence each, why it was read as it was.
    """

    language: str
    title: str | None
    speakers: Sequence[Speaker]
    blocks: Sequence[Block]
    findings: Sequence[Finding]
    reasons: Sequence[str] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
