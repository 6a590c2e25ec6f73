"""The calendar file of a workshop (.ics, RFC 5545): an event per half-day, in the time zone of the place. No names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from trainer.core.errors import InvalidInput

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from icalendar import Component

PRODUCT = "-//Fabrique//Atelier//FR"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A half-day. `uid` names it for good; times are minutes since midnight at the place.

    `doors` is how many minutes before the start a calendar should ring, None for no alarm.
    """

    uid: str
    day: date
    start: int
    end: int
    title: str
    description: str = ""
    doors: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The events of a workshop; `sequence` grows each time it is changed, `cancelled` calls it off in calendars."""

    name: str
    timezone: str
    events: tuple[CalendarEvent, ...]
    stamp: datetime
    sequence: int = 0
    place: str = ""
    link: str = ""
    remote: bool = False
    confirmed: bool = True
    cancelled: bool = False


def zone(name: str) -> ZoneInfo:
    """The time zone of this name, from the machine or from the `tzdata` package; raises `InvalidInput`."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidInput(
            "timezone",
            f"Fuseau horaire inconnu\u00a0: «\u00a0{name}\u00a0». Choisissez celui du lieu dans la fiche de l’atelier.",
        ) from None


def calendar_file(data: CalendarFile) -> bytes:
    """The file, in UTF-8 with the line ends that calendars want."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", data.name)
    made.add("x-wr-timezone", data.timezone)
    for one in data.events:
        made.add_component(_event(data, one))
    made.add_missing_timezones(*_years(data))
    for observance in (part for one in made.timezones for part in one.subcomponents):
        _mend_onset(observance, zone(data.timezone))
    return bytes(made.to_ical())


def moments(event: CalendarEvent, timezone: str) -> tuple[datetime, datetime]:
    """Start and end with their time zone; a half-day may end after midnight."""
    place = zone(timezone)
    midnight = datetime(event.day.year, event.day.month, event.day.day)
    start, end = (midnight + timedelta(minutes=minutes) for minutes in (event.start, event.end))
    return start.replace(tzinfo=place), end.replace(tzinfo=place)


def _event(data: CalendarFile, one: CalendarEvent) -> Component:
    from icalendar import Event

    start, end = moments(one, data.timezone)
    made = Event()
    made.add("uid", one.uid)
    made.add("dtstamp", data.stamp.astimezone(UTC))
    made.add("sequence", data.sequence)
    made.add("dtstart", start)
    made.add("dtend", end)
    made.add("summary", one.title)
    made.add("status", "CANCELLED" if data.cancelled else "CONFIRMED" if data.confirmed else "TENTATIVE")
    made.add("transp", "TRANSPARENT" if data.cancelled else "OPAQUE")
    where = data.link if data.remote and data.link else data.place
    if where:
        made.add("location", where)
    if data.link:
        made.add("url", data.link)
    words = "\n\n".join(part for part in (data.link if data.remote else "", one.description) if part)
    if words:
        made.add("description", words)
    if one.doors is not None and not data.cancelled:
        made.add_component(_alarm(data, one.doors))
    return made


def _alarm(data: CalendarFile, minutes: int) -> Component:
    from icalendar import Alarm

    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", "La salle virtuelle ouvre." if data.remote else "Les portes ouvrent.")
    made.add("trigger", timedelta(minutes=-minutes))
    return made


def _mend_onset(observance: Any, place: ZoneInfo) -> None:
    """Have a change of the clocks begin at the hour told by the offset before it, as RFC 5545 3.6.5 wants.

    icalendar 7.3 tells it by the offset after it when the clocks go forward.
    """
    before, after = observance["TZOFFSETFROM"].td, observance["TZOFFSETTO"].td
    onset: datetime = observance["DTSTART"].dt
    moment = (onset - after).replace(tzinfo=UTC)
    around = [(moment - timedelta(seconds=1)).astimezone(place), moment.astimezone(place)]
    if before != after and [one.utcoffset() for one in around] == [before, after]:
        del observance["DTSTART"]
        observance.add("dtstart", onset - after + before)


def _years(data: CalendarFile) -> tuple[date, date]:
    """From the January before the first day to the January after the last: what the time zone must be told for."""
    days = [one.day for one in data.events] or [data.stamp.date()]
    return date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1)
