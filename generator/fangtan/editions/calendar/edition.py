"""The calendar of an interview's seminars: a date for each session that a run-sheet names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from fangtan import urls
from fangtan.edition import Artifact
from fangtan.editions.calendar.zones import described, named
from fangtan.markup import plain
from fangtan.model import Language, Localized, Names, RunSheet, Seminar, Step, given, slices

_LINE = 75
"""Octets a line may have, without its end."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The seminars on one interview that have a date."""

    slug: str
    title: Names
    run_sheets: tuple[RunSheet, ...]


@dataclass(frozen=True, slots=True)
class CalendarEdition:
    """Calendars of seminars for the instructor."""

    name: str = "calendar"
    summary: str = "the sessions of the run-sheets as iCalendar, where they have dates; private"

    def plan(self, seminar: Seminar, beside: Sequence[Artifact]) -> Iterator[Artifact]:
        """Yield a calendar for each language that the run-sheets are there in."""
        del beside
        for interview in seminar.publication.interviews:
            teaching = seminar.teaching[interview.slug]
            dated = [sheet for sheet in teaching.run_sheets if sheet.sessions]
            for language in teaching.run_sheet_languages if dated else ():
                sheets = tuple(slices.run_sheet(sheet, (language,)) for sheet in dated)
                yield Artifact(
                    urls.calendar(interview.slug, language), self.name, "instructor",
                    interview.slug, (language,), make,
                    (Calendar(interview.slug, interview.title, sheets), language),
                )  # fmt: skip


EDITION = CalendarEdition()


def make(calendar: Calendar, language: Language) -> bytes:
    """Return the calendar as RFC 5545 has it."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fangtan//Seminars//EN"]
    for zone, moments in _zones(calendar):
        lines += described(zone, moments)
    for sheet in calendar.run_sheets:
        for number, begins in enumerate(sheet.sessions, start=1):
            lines += _event(calendar, sheet, number, begins, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _zones(calendar: Calendar) -> Iterator[tuple[ZoneInfo, list[dt.datetime]]]:
    """Yield the zones of the sessions, each with its sessions."""
    found: dict[ZoneInfo, list[dt.datetime]] = {}
    for sheet in calendar.run_sheets:
        for begins in sheet.sessions:
            if zone := named(begins):
                found.setdefault(zone, []).append(begins)
    yield from sorted(found.items(), key=lambda it: it[0].key)


def _event(
    calendar: Calendar, sheet: RunSheet, number: int, begins: dt.datetime, language: Language
) -> Iterator[str]:
    title = calendar.title[given(calendar.title, language)]
    yield "BEGIN:VEVENT"
    # A session that is moved keeps its place in the list, and so its name: calendars move it too.
    yield f"UID:{calendar.slug}.{sheet.id}.{number}@fangtan"
    # A build knows no time of day: the stamp is the session's own, later when it is put off.
    yield f"DTSTAMP:{_moment(begins)}"
    zone = named(begins)
    local = f";TZID={zone.key}:{begins:%Y%m%dT%H%M%S}" if zone else f":{_moment(begins)}"
    yield f"DTSTART{local}"
    yield f"DURATION:PT{sheet.minutes}M"
    yield f"SUMMARY;LANGUAGE={language}:{_escaped(f'{title} · {_words(sheet.title, language)}')}"
    steps = "\n".join(_step(step, begins, language) for step in sheet.steps)
    if steps:
        yield f"DESCRIPTION;LANGUAGE={language}:{_escaped(steps)}"
    yield "END:VEVENT"


def _step(step: Step, begins: dt.datetime, language: Language) -> str:
    """Return when a step begins by the clock of the place, and what it is."""
    utc = begins.astimezone(dt.UTC) + dt.timedelta(minutes=step.starts)
    return f"{utc.astimezone(begins.tzinfo):%H:%M} {_words(step.title, language)}"


def _words(text: Localized, language: Language) -> str:
    return plain(text[language].markdown)


def _moment(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line in pieces that are short enough in UTF-8, each but the first after a space."""
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > _LINE:
            pieces.append("")
            size = 1
        pieces[-1] += character
        size += width
    return "\r\n ".join(pieces)
