"""French forms of dates, hours, lengths and money, with the no-break spaces French wants.

Money is whole cents, durations are whole minutes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal

from trainer.core.money import euros

NARROW, NOBREAK, MINUS = "\u202f", "\u00a0", "−"
LOCALE = "fr"


def _month(value: date) -> str:
    from babel.dates import get_month_names

    return str(get_month_names("wide", locale=LOCALE)[value.month])


def _weekday(value: date) -> str:
    from babel.dates import get_day_names

    return str(get_day_names("wide", locale=LOCALE)[value.weekday()])


def day(value: date, *, weekday: bool = False) -> str:
    """ "5 décembre 2026", or "samedi 5 décembre 2026"; the first of a month is "1er"."""
    number = "1er" if value.day == 1 else str(value.day)
    words = f"{number}{NOBREAK}{_month(value)} {value.year}"
    return f"{_weekday(value)} {words}" if weekday else words


def period(first: date, last: date) -> str:
    """ "du 5 au 6 décembre 2026", "du 30 novembre 2026 au 1er décembre 2026", "le 5 décembre 2026"."""
    if first == last:
        return f"le {day(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"du{NOBREAK}{'1er' if first.day == 1 else first.day} au{NOBREAK}{day(last)}"
    return f"du {day(first)} au {day(last)}"


def days(values: Sequence[date]) -> str:
    """ "samedi 5 et dimanche 6 décembre 2026": the days with what they share said once."""
    ordered = sorted(set(values))
    same = len({(value.year, value.month) for value in ordered}) == 1
    if not ordered:
        return ""
    if not same:
        return join([day(value, weekday=True) for value in ordered])
    short = [f"{_weekday(v)}{NOBREAK}{'1er' if v.day == 1 else v.day}" for v in ordered]
    return f"{join(short)} {_month(ordered[0])} {ordered[0].year}"


def join(words: Sequence[str]) -> str:
    """ "a, b et c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} et {words[-1]}" if words else ""


def clock(value: time) -> str:
    """A time of day: "9 h 30", "13 h"."""
    minutes = f"{NOBREAK}{value.minute:02d}" if value.minute else ""
    return f"{value.hour}{NOBREAK}h{minutes}"


def span(start: time, end: time) -> str:
    """ "9 h 30 – 12 h 30"."""
    return f"{clock(start)}{NOBREAK}– {clock(end)}"


def hour(minutes: int) -> str:
    """The same as `clock` for minutes since midnight; past midnight it starts again."""
    return clock(time(minutes // 60 % 24, minutes % 60))


def hours(start: int, end: int) -> str:
    """ "9 h 30 – 12 h 30" from minutes since midnight."""
    return f"{hour(start)}{NOBREAK}– {hour(end)}"


def length(minutes: int) -> str:
    """A duration: "45 min", "3 h 30", "13 h", "0 h"."""
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else ""
    if not hours and rest:
        return f"{sign}{rest}{NOBREAK}min"
    return f"{sign}{hours}{NOBREAK}h" + (f"{NOBREAK}{rest:02d}" if rest else "")


def money(cents: int) -> str:
    """ "1 200,00 €" with U+202F between thousands and U+00A0 before the sign."""
    return euros(cents)


def number(value: Decimal | int) -> str:
    """A number without needless zeros: "2", "1,5", "1 200"."""
    from babel.numbers import format_decimal

    return str(format_decimal(Decimal(value), format="#,##0.######", locale=LOCALE)).replace("-", MINUS)


def rate(percent: Decimal) -> str:
    """ "20 %", "5,5 %"."""
    return f"{number(percent)}{NOBREAK}%"


def siret(value: str) -> str:
    """A SIRET in groups: "123 456 789 00012"; anything else comes back as it is."""
    digits = value.replace(" ", "")
    if len(digits) != 14 or not digits.isdigit():
        return value
    return NOBREAK.join((digits[:3], digits[3:6], digits[6:9], digits[9:]))


def people(count: int) -> str:
    """ "1 personne", "18 personnes"."""
    return f"{count}{NOBREAK}personne{'s' if count > 1 else ''}"


def language(code: str) -> str:
    """ "français" for "fr"; a code that nobody knows stays as it is."""
    from babel import Locale

    return str(Locale(LOCALE).languages.get(code, code))
