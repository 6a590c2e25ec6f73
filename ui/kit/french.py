"""Dates, times and durations as French people write and type them. No Qt in here.

Reading returns None for an empty text and raises ValueError for one that means nothing.
"""

from __future__ import annotations

import re
from datetime import date, time

from trainer.core.text import fold

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
NARROW = "\u202f"
_NUMERIC = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?$")
_ISO = re.compile(r"^(\d{4})[- ](\d{1,2})[- ](\d{1,2})$")
_WORDS = re.compile(r"^(?:[a-z]+\.? )?(\d{1,2})(?:er)? ([a-z]+)\.?(?: (\d{4}))?$")
_TIME = re.compile(r"^(\d{1,2})(?:\s*(?:h|:|\.)\s*(\d{1,2})?)?$|^(\d{2})(\d{2})$")


def parse_date(text: str, today: date) -> date | None:
    """A day from "12/3/2026", "12.03.26", "12 mars", "2026-03-12" …; a missing year is `today`'s."""
    plain = re.sub(r"\s+", " ", fold(text).replace("\u202f", " ")).strip()
    if not plain:
        return None
    if found := _ISO.match(plain):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.match(plain):
        return date(_year(found[3], today), int(found[2]), int(found[1]))
    if (found := _WORDS.match(plain)) and len(found[2]) >= 3:
        months = [i for i, name in enumerate(MONTHS, 1) if fold(name).startswith(found[2])]
        if len(months) == 1:
            return date(_year(found[3], today), months[0], int(found[1]))
    raise ValueError(text)


def _year(text: str | None, today: date) -> int:
    if text is None:
        return today.year
    return int(text) + 2000 if len(text) == 2 else int(text)


def parse_time(text: str) -> time | None:
    """A time of day from "9h30", "9:30", "09 h 30", "14h", "0930"."""
    plain = fold(text).strip()
    if not plain:
        return None
    found = _TIME.match(plain)
    if not found:
        raise ValueError(text)
    if found[3]:
        return time(int(found[3]), int(found[4]))
    return time(int(found[1]), int(found[2] or 0))


def parse_hours(text: str) -> int | None:
    """Minutes of a length such as "13 h", "13h30", "6,5" (hours) or "45 min"; None when empty. Raises ValueError."""
    plain = re.sub(r"\s", "", text).lower().replace(",", ".")
    if not plain:
        return None
    if match := re.fullmatch(r"(\d{1,4})(?:min|mn)", plain):
        return int(match[1])
    if match := re.fullmatch(r"(\d{1,4})(?:h|:)(\d{2})?", plain):
        whole, rest = int(match[1]), int(match[2] or 0)
        if rest < 60:
            return whole * 60 + rest
    if re.fullmatch(r"\d{1,4}(?:\.\d{1,2})?", plain):
        return round(float(plain) * 60)
    raise ValueError(text)


def short_date(day: date) -> str:
    """ "12/03/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def long_date(day: date, *, weekday: bool = True) -> str:
    """ "jeudi 12 mars 2026"; the first of a month is "1er"."""
    number = "1er" if day.day == 1 else str(day.day)
    text = f"{number}\u00a0{MONTHS[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]} {text}" if weekday else text


def clock_time(moment: time) -> str:
    """ "9 h 30" or "14 h", with no-break spaces."""
    minutes = f"{NARROW}{moment.minute:02d}" if moment.minute else ""
    return f"{moment.hour}{NARROW}h{minutes}"


def duration(minutes: int) -> str:
    """ "45 min", "3 h", "2 h 15"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}\u00a0min"
    return f"{hours}{NARROW}h" + (f"{NARROW}{rest:02d}" if rest else "")


def thousands(number: int) -> str:
    """ "1 200" with a narrow no-break space."""
    return f"{number:,}".replace(",", NARROW)


def hours(minutes: int) -> str:
    """Hours for a figure: "234 h", "13 h 30"."""
    whole, rest = divmod(minutes, 60)
    return f"{thousands(whole)}{NARROW}h" + (f"{NARROW}{rest:02d}" if rest else "")
