"""The calendar of seminars, read by another program: times, names, and that it stays private."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest

from fangtan.editions.calendar import Calendar, make
from fangtan.findings import Finding, Place
from fangtan.load import load
from fangtan.model import RunSheet, Text
from publishing import SLUG, dated, edit, made

SHEET = f"interviews/{SLUG}/seminar.en.md"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dated(tmp_path_factory.mktemp("calendar"))


@pytest.fixture(scope="module")
def out(content: Path) -> Path:
    return made(content, "calendar")


def events(out: Path, language: str = "en") -> list[icalendar.Event]:
    file = out / f"instructor/{SLUG}/{SLUG}-calendar.{language}.ics"
    return list(icalendar.Calendar.from_ical(file.read_bytes()).events)


def test_a_session_begins_at_its_hour_by_the_clock_of_its_place(out: Path) -> None:
    # In London the clocks went forward between the two, on 29 March 2026.
    first, second = events(out)
    assert first.start == dt.datetime(2026, 3, 23, 14, 0, tzinfo=dt.UTC)
    assert second.start == dt.datetime(2026, 3, 30, 13, 0, tzinfo=dt.UTC)
    assert second.end - second.start == dt.timedelta(minutes=20)
    assert str(first["description"]) == "14:00 Look\n14:05 Talk"
    assert str(second["description"]) == "14:00 Look\n14:05 Talk"


def test_a_session_is_told_by_the_clock_of_its_place(out: Path) -> None:
    raw = (out / f"instructor/{SLUG}/{SLUG}-calendar.en.ics").read_bytes()
    assert raw.count(b"BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n") == 1
    assert b"DTSTART;TZID=Europe/London:20260323T140000\r\n" in raw
    change = (
        b"BEGIN:DAYLIGHT\r\nDTSTART:20260329T010000\r\n"
        b"TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:BST\r\nEND:DAYLIGHT"
    )
    assert change in raw


@pytest.mark.parametrize(
    "name",
    ["Europe/London", "Asia/Shanghai", "Australia/Sydney", "America/St_Johns", "Asia/Tehran"],
)
def test_the_rules_of_a_zone_hold_from_the_first_session_to_the_last(name: str) -> None:
    zone = ZoneInfo(name)
    sessions = (
        dt.datetime(2021, 1, 1, 0, 30, tzinfo=zone),
        dt.datetime(2023, 11, 20, 14, 0, tzinfo=zone),
    )
    sheet = RunSheet("s", {"en": Text("T", Place("x"))}, 90, None, (), (), sessions)
    raw = make(Calendar("x", {"en": "T"}, (sheet,)), "en")
    calendar = icalendar.Calendar.from_ical(raw)
    # The reader goes by what stands there, and not by the name, which it knows.
    read = calendar.timezones[0].to_tz(lookup_tzid=False)
    hours = (sessions[0] + dt.timedelta(hours=7 * step) for step in range(3600))
    for hour in (hour.replace(tzinfo=None) for hour in hours):
        moment = hour.replace(tzinfo=read)
        expected = hour.replace(tzinfo=zone)
        if expected.utcoffset() == expected.replace(fold=1).utcoffset():  # an hour that is once
            assert moment.utcoffset() == expected.utcoffset(), hour


def test_each_language_has_its_own_words_and_the_same_sessions(out: Path) -> None:
    english, chinese = events(out), events(out, "zh-Hans")
    assert [it["uid"] for it in english] == [it["uid"] for it in chinese]
    assert str(english[0]["summary"]) == "The window is a lamp · Twenty minutes"
    assert chinese[0]["summary"].params["language"] == "zh-Hans"
    assert chinese[0]["summary"] != english[0]["summary"]


def test_a_session_that_is_put_off_keeps_its_name_and_has_a_later_stamp(
    out: Path, tmp_path: Path
) -> None:
    content = dated(tmp_path)
    edit(content / SHEET, "2026-03-30 14:00", "2026-04-13 15:30")
    before, after = events(out), events(made(content, "calendar"))
    assert [it["uid"] for it in before] == [it["uid"] for it in after]
    assert after[0] == before[0]
    assert after[1].start == dt.datetime(2026, 4, 13, 14, 30, tzinfo=dt.UTC)
    assert after[1].stamp > before[1].stamp


def test_a_calendar_has_what_rfc_5545_asks_for(out: Path, content: Path, tmp_path: Path) -> None:
    for file in out.glob("instructor/**/*.ics"):
        raw = file.read_bytes()
        assert raw.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        assert raw.count(b"\n") == raw.count(b"\r\n")
        assert max(map(len, raw.split(b"\r\n"))) <= 75
        calendar = icalendar.Calendar.from_ical(raw)
        assert [name for name, _ in calendar.errors] == []
        for event in calendar.events:
            assert {"UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY"} <= set(event)
    shutil.copytree(content, tmp_path / "content")
    again = made(tmp_path / "content", "calendar")
    assert [it.read_bytes() for it in sorted(out.glob("instructor/**/*.ics"))] == [
        it.read_bytes() for it in sorted(again.glob("instructor/**/*.ics"))
    ]


def test_signs_that_mean_something_to_calendars_come_back_as_they_were() -> None:
    title = "A; b, c\\n “长" + "长" * 60 + "”: d"
    words = {"en": Text("T, 1", Place("x"))}
    sheet = RunSheet("s", words, 90, None, (), (), (dt.datetime(2026, 1, 1, tzinfo=dt.UTC),))
    raw = make(Calendar("x", {"en": title}, (sheet,)), "en")
    assert max(map(len, raw.split(b"\r\n"))) == 75
    (event,) = icalendar.Calendar.from_ical(raw).events
    assert str(event["summary"]) == f"{title} · T, 1"
    assert event.end == dt.datetime(2026, 1, 1, 1, 30, tzinfo=dt.UTC)


def test_calendars_are_for_the_instructor_and_only_where_there_are_dates(
    out: Path, tmp_path: Path
) -> None:
    assert {it.suffix for it in out.rglob("*") if it.is_file()} == {".json", ".ics"}
    assert not (out / "site").exists()
    content = dated(tmp_path)
    edit(content / SHEET, "sessions: [2026-03-23 14:00, 2026-03-30 14:00]\n", "")
    assert not list(made(content, "calendar").rglob("*.ics"))


def found(content: Path) -> list[Finding]:
    return [it for it in load(content).findings if it.place.path == SHEET]


@pytest.mark.parametrize(
    ("old", "new", "rule", "said"),
    [
        ("time_zone: Europe/London\n", "", "key-is-present", "time_zone"),
        ("Europe/London", "Europe/Nowhere", "value-is-valid", "is not a time zone"),
        ("Europe/London", "../../etc/passwd", "value-is-valid", "is not a time zone"),
        ("2026-03-30 14:00", "2026-03-30", "value-is-valid", "a day and a time"),
        ("2026-03-30 14:00", "2026-02-30 14:00", "value-is-valid", "no day of the calendar"),
        ("2026-03-30 14:00", "'2026-03-30 14:00+08:00'", "value-is-valid", "a day and a time"),
    ],
)
def test_what_is_wrong_with_a_session_is_a_finding(
    tmp_path: Path, old: str, new: str, rule: str, said: str
) -> None:
    content = dated(tmp_path)
    edit(content / SHEET, old, new)
    (finding,) = found(content)
    assert str(finding.rule) == rule
    assert said in finding.message
    assert finding.place.line in {4, 5}
