"""Calendar files read back: the moments in UTC for each place, the clocks that change, nothing that is private."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from typing import Any

import pytest
from icalendar import Calendar

from trainer.core.errors import InvalidInput
from trainer.documents.calendar_file import CalendarEvent, CalendarFile, calendar_file, zone

STAMP = datetime(2026, 11, 22, 12, tzinfo=UTC)
SUMMER, WINTER = date(2026, 7, 4), date(2026, 12, 5)
OFFSETS = {
    "Europe/Paris": (2, 1), "Africa/Tunis": (1, 1), "Africa/Douala": (1, 1), "America/Toronto": (-4, -5),
    "Indian/Reunion": (4, 4),
}  # fmt: skip


def made(timezone: str, *days: date, **more: Any) -> bytes:
    events = tuple(
        CalendarEvent(f"{number}@fabrique", day, 570, 750, "Lancer ; « é », suite", "9 h 30  Tour\nPause", 15)
        for number, day in enumerate(days)
    )
    return calendar_file(
        CalendarFile("Lancer", timezone, events, STAMP, 3, "12 rue du Pile, Roubaix", **more)
    )


def calendar(content: bytes) -> Any:
    """The file as a calendar program reads it."""
    return Calendar.from_ical(content)


@pytest.mark.parametrize("timezone", OFFSETS)
def test_the_moments_are_those_of_the_place(timezone: str) -> None:
    read = calendar(made(timezone, SUMMER, WINTER))
    for event, offset in zip(read.events, OFFSETS[timezone], strict=True):
        day = event.start.date()
        assert event.start.astimezone(UTC) == datetime(
            day.year, day.month, day.day, 9, 30, tzinfo=UTC
        ) - timedelta(hours=offset)
        assert event.end - event.start == timedelta(hours=3)
        assert event["DTSTART"].params["TZID"] == timezone
    assert [one.tz_name for one in read.timezones] == [timezone]


def test_the_zone_s_own_rules_give_the_same_moments() -> None:
    """What a calendar that knows no time zones computes from VTIMEZONE, around the nights when the clocks change."""
    (rules,) = calendar(made("Europe/Paris", SUMMER, WINTER)).timezones
    told = rules.to_tz(lookup_tzid=False)
    for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)):
        for hour in (0, 1, 4, 12, 23):
            local = datetime(day.year, day.month, day.day, hour)
            assert (
                local.replace(tzinfo=told).utcoffset()
                == local.replace(tzinfo=zone("Europe/Paris")).utcoffset()
            )
    onsets = {
        part.name: part["DTSTART"].dt for part in rules.subcomponents if part["DTSTART"].dt.month in (3, 10)
    }
    assert onsets == {"DAYLIGHT": datetime(2026, 3, 29, 2), "STANDARD": datetime(2026, 10, 25, 3)}


def test_long_words_with_accents_are_folded_between_letters() -> None:
    words = "Été « à l’école » ; déroulé, matériel " * 9
    event = CalendarEvent("u", WINTER, 570, 750, words.strip(), "9\u00a0h\u00a030  Goûter\n" * 9)
    content = calendar_file(CalendarFile("é" * 90, "Africa/Tunis", (event,), STAMP))
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all("\ufffd" not in line.decode() for line in lines)
    (read,) = calendar(content).events
    assert (read["SUMMARY"], read["DESCRIPTION"]) == (event.title, event.description)


def test_what_an_event_says() -> None:
    (event,) = calendar(made("Europe/Paris", WINTER)).events
    assert (event["SUMMARY"], event["LOCATION"]) == ("Lancer ; « é », suite", "12 rue du Pile, Roubaix")
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("0@fabrique", 3, "CONFIRMED")
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(minutes=-15)
    assert event["DTSTAMP"].dt == STAMP


def test_at_a_distance_the_link_is_the_place() -> None:
    (event,) = calendar(made("Africa/Tunis", WINTER, link="https://visio.invalid/1", remote=True)).events
    assert event["LOCATION"] == event["URL"] == "https://visio.invalid/1"
    assert str(event["DESCRIPTION"]).startswith("https://visio.invalid/1\n")


def test_one_called_off_says_so_without_an_alarm() -> None:
    (event,) = calendar(made("Africa/Tunis", WINTER, cancelled=True)).events
    assert event["STATUS"] == "CANCELLED"
    assert event.walk("VALARM") == []


def test_a_half_day_may_end_after_midnight() -> None:
    event = CalendarEvent("u", WINTER, 1200, 1500, "Nuit")
    (read,) = calendar(calendar_file(CalendarFile("x", "Africa/Douala", (event,), STAMP))).events
    assert read.end.astimezone(UTC) == datetime(2026, 12, 6, 0, 0, tzinfo=UTC)


def test_zones_come_from_the_package_where_the_machine_has_none() -> None:
    path = zoneinfo.TZPATH
    try:
        zoneinfo.reset_tzpath(to=())
        zoneinfo.ZoneInfo.clear_cache()
        for name in OFFSETS:
            assert zone(name).utcoffset(datetime(2026, 12, 5, 12)) == timedelta(hours=OFFSETS[name][1])
            assert files("tzdata.zoneinfo").joinpath(*name.split("/")).is_file()
    finally:
        zoneinfo.reset_tzpath(to=path)
        zoneinfo.ZoneInfo.clear_cache()


def test_an_unknown_zone_is_told() -> None:
    with pytest.raises(InvalidInput, match="Fuseau horaire inconnu"):
        zone("Europe/Roubaix")
