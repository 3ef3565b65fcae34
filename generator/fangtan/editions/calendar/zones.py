"""The rules of a time zone, as a calendar has to bring them (RFC 5545, 3.6.5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from zoneinfo import ZoneInfo

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Clock:
    """How the clocks of a zone stand from a moment on."""

    since: dt.datetime
    offset: dt.timedelta
    is_summer: bool
    name: str


def named(moment: dt.datetime) -> ZoneInfo | None:
    """Return the zone that a moment is told in; None where that is UTC."""
    zone = moment.tzinfo
    return zone if isinstance(zone, ZoneInfo) and zone.key != "UTC" else None


def described(zone: ZoneInfo, moments: Iterable[dt.datetime]) -> Iterator[str]:
    """Yield a description of a zone that holds from the year of the first moment to the last.

    Each change of the clocks is told as itself: no rule is guessed for the years after.
    """
    told = [*moments]
    begins = dt.datetime(min(told).astimezone(zone).year, 1, 1, tzinfo=zone)
    clocks = [*_clocks(zone, begins.astimezone(dt.UTC), max(told).astimezone(dt.UTC) + _DAY)]
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone.key}"
    for before, clock in pairwise([clocks[0], *clocks]):
        kind = "DAYLIGHT" if clock.is_summer else "STANDARD"
        yield f"BEGIN:{kind}"
        # A change is told by the clock that it ends.
        yield f"DTSTART:{clock.since + before.offset:%Y%m%dT%H%M%S}"
        yield f"TZOFFSETFROM:{_offset(before.offset)}"
        yield f"TZOFFSETTO:{_offset(clock.offset)}"
        yield f"TZNAME:{clock.name}"
        yield f"END:{kind}"
    yield "END:VTIMEZONE"


def _clocks(zone: ZoneInfo, begins: dt.datetime, ends: dt.datetime) -> Iterator[_Clock]:
    """Yield how the clocks stand at the beginning, and each change of them until the end."""
    clock = _clock(zone, begins)
    yield clock
    day = begins
    while day < ends:
        day, before = day + _DAY, day
        if not _is_same(_clock(zone, day), clock):
            clock = _clock(zone, _change(zone, before, day))
            yield clock


def _change(zone: ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """Return the second at which the clocks have changed between two moments."""
    old = _clock(zone, before)
    while after - before > dt.timedelta(seconds=1):
        middle = (before + (after - before) // 2).replace(microsecond=0)
        before, after = (middle, after) if _is_same(_clock(zone, middle), old) else (before, middle)
    return after


def _clock(zone: ZoneInfo, moment: dt.datetime) -> _Clock:
    local = moment.astimezone(zone)
    nothing = dt.timedelta()
    offset, summer = local.utcoffset() or nothing, local.dst() or nothing
    return _Clock(moment, offset, summer != nothing, local.tzname() or zone.key)


def _is_same(one: _Clock, other: _Clock) -> bool:
    return (one.offset, one.is_summer) == (other.offset, other.is_summer)


def _offset(offset: dt.timedelta) -> str:
    minutes, seconds = divmod(abs(int(offset.total_seconds())), 60)
    written = f"{'-' if offset < dt.timedelta() else '+'}{minutes // 60:02}{minutes % 60:02}"
    return f"{written}{seconds:02}" if seconds else written
