"""Calendars of seminars, as iCalendar."""

from fangtan.editions.calendar.edition import EDITION, Calendar, make

__all__ = ["EDITION", "Calendar", "make"]
