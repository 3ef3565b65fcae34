"""The shape of every YAML file and block of the content; docs/content.md describes the fields."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from fangtan import model
from fangtan.load.units import Region

EVERY_LANGUAGE = "*"
"""The key under which a value that is the same in every language is kept."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_SESSION = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:00)?")
_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
_DAY = 24 * 60


def _spread(value: object) -> object:
    return {EVERY_LANGUAGE: value} if isinstance(value, str) else value


def _date(value: object) -> str:
    written = value.isoformat() if isinstance(value, dt.date) else str(value)
    if not _DATE.fullmatch(written):
        raise PydanticCustomError("date", "is not a day, month or year such as 2025-03-14")
    return written


def _day(value: object) -> str:
    try:
        return dt.date.fromisoformat(_date(value)).isoformat()
    except ValueError:
        raise PydanticCustomError("day", "is not a day such as 2025-03-14") from None


def _session(value: object) -> dt.datetime:
    written = value.isoformat() if isinstance(value, dt.datetime) else str(value)
    if not _SESSION.fullmatch(written):
        raise PydanticCustomError("session", "is not a day and a time such as 2026-03-02 14:00")
    try:
        return dt.datetime.fromisoformat(written)
    except ValueError:
        raise PydanticCustomError("session", "is no day of the calendar, or no time") from None


def _time_zone(value: str) -> str:
    try:
        zoneinfo.ZoneInfo(value)
    except (KeyError, OSError, ValueError):
        raise PydanticCustomError("time_zone", "is not a time zone such as Asia/Shanghai") from None
    return value


def _range(value: object) -> model.Range:
    written = str(value) if isinstance(value, (int, str)) else ""
    found = _RANGE.fullmatch(written)
    least, most = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if not 0 <= least <= most <= _DAY:
        raise PydanticCustomError("minutes", "is not a number of minutes or a range such as 6-8")
    return model.Range(least, most)


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"]+", value):
        raise PydanticCustomError(
            "address", "is not an address that begins with http:// or https://"
        )
    return value


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise PydanticCustomError("colour", "is not a colour such as #1f5f5b")
    return value.lower()


def _tag(value: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?", value):
        raise PydanticCustomError("language", "is not a language tag such as en or zh-Hans")
    return value


Localized = Annotated[dict[str, str], BeforeValidator(_spread), Field(min_length=1)]
Date = Annotated[str, BeforeValidator(_date)]
Day = Annotated[str, BeforeValidator(_day)]
Session = Annotated[dt.datetime, BeforeValidator(_session)]
TimeZone = Annotated[str, AfterValidator(_time_zone)]
Range = Annotated[model.Range, BeforeValidator(_range)]
Address = Annotated[str, AfterValidator(_address)]
Colour = Annotated[str, AfterValidator(_colour)]
Tag = Annotated[str, AfterValidator(_tag)]
Pair = Annotated[list[Tag], Field(min_length=2, max_length=2)]


class Shape(BaseModel):
    """A mapping with known keys and strict types.

    `stand_ins` take the place of required values that are missing or wrong,
    so that the rest of the content can still be checked in the same run.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    stand_ins: ClassVar[Mapping[str, Any]] = {}


class Look(Shape):
    """`look` of publication.yaml."""

    accent: Colour = "#1f5f5b"


class Terms(Shape):
    """`terms` of publication.yaml."""

    link: bool = True
    enforce: bool = True


class Derivation(Shape):
    """An entry of `derived` in publication.yaml."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"source": "?"}

    source: Annotated[Tag, Field(alias="from")]
    region: Region = "general"


class Publication(Shape):
    """publication.yaml."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"title": "?", "description": "?"}

    title: Localized
    subtitle: Localized | None = None
    description: Localized
    languages: Annotated[list[Tag], Field(min_length=1)]
    pairs: list[Pair] | None = None
    derived: dict[Tag, Derivation] = {}
    institution: Localized | None = None
    editors: list[Localized] = []
    base_url: Address | None = None
    licence: Localized | None = None
    themes: dict[str, Localized] = {}
    paper: model.Paper = "a4"
    publish: model.Demand = "any"
    look: Look = Look()
    terms: Terms = Terms()


class Person(Shape):
    """An entry of people.yaml."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"name": "?", "role": "?"}

    name: Localized
    pinyin: str | None = None
    role: Localized
    note: Localized | None = None
    link: Address | None = None


class Work(Shape):
    """An entry of works.yaml."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"title": "?", "kind": "other"}

    title: Localized
    pinyin: str | None = None
    kind: model.WorkKind
    year: int | None = None
    directors: list[str] = []
    note: Localized | None = None
    link: Address | None = None


class Speaker(Shape):
    """An entry of `speakers` in interview.yaml."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"id": "unnamed", "label": "?", "role": "other"}

    id: str
    label: Localized
    role: model.Role
    person: str | None = None


class Source(Shape):
    """`source` of interview.yaml."""

    publisher: Localized
    title: Localized | None = None
    author: Localized | None = None
    date: Date | None = None
    link: Address | None = None
    language: Tag | None = None


class Interview(Shape):
    """interview.yaml."""

    stand_ins: ClassVar[Mapping[str, Any]] = {
        "speakers": [],
        "fidelity": "digest",
        "rights": "closed",
    }

    original: Tag
    speakers: list[Speaker]
    fidelity: model.Fidelity
    rights: model.Rights
    rights_note: Localized | None = None
    source: Source | None = None
    conducted: Date | None = None
    place: Localized | None = None
    themes: list[str] = []
    authors: list[Localized] = []
    digest_of: str | None = None
    published: Day | None = None
    updated: Day | None = None


class FrontMatter(Shape):
    """The front matter of interview.<lang>.md."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"title": "?", "standfirst": "?"}

    title: str
    standfirst: str
    description: str | None = None


class AboutFrontMatter(Shape):
    """The front matter of about.<lang>.md."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"title": "?"}

    title: str


class Minutes(Shape):
    """`minutes` of a question."""

    think: Range | None = None
    group: Range | None = None
    plenary: Range | None = None
    debrief: Range | None = None


class Question(Shape):
    """The facts of a question."""

    stand_ins: ClassVar[Mapping[str, Any]] = {
        "phase": "explore",
        "inquiry": "interpretive",
        "level": "analyse",
        "function": "probe",
        "lens": ["story"],
        "format": "plenary",
        "minutes": {"plenary": 1},
        "cites": [],
    }

    phase: model.Phase
    inquiry: model.Inquiry
    level: model.Level
    function: model.Function
    lens: Annotated[list[model.Lens], Field(min_length=1)]
    format: model.Format
    group_size: Annotated[int, Field(ge=2)] | None = None
    minutes: Minutes
    cites: list[str]
    themes: list[str] = []
    cut_priority: Annotated[int, Field(ge=1, le=5)] | None = None


class Activity(Question):
    """The facts of an activity: those of a question, and what kind of thing is done."""

    stand_ins: ClassVar[Mapping[str, Any]] = {**Question.stand_ins, "activity": "other"}

    activity: model.ActivityKind
    instead_of: list[str] = []


class RunSheet(Shape):
    """The facts of a run-sheet."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"minutes": 0}

    minutes: int
    group_size: int | None = None
    sessions: list[Session] = []
    time_zone: TimeZone | None = None


class Step(Shape):
    """The facts of a step of a run-sheet."""

    stand_ins: ClassVar[Mapping[str, Any]] = {"minutes": 0, "kind": "input"}

    minutes: Annotated[int, Field(ge=0)]
    kind: model.StepKind
    questions: list[str] = []
    cites: list[str] = []
