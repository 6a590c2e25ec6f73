"""What the home page decides, without Qt: greeting, first steps, how dates and figures read, where a click leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from trainer.core.money import euros
from trainer.reports.records import HomeSummary, NextWorkshop, Todo, TodoKind
from ui.kit.french import MONTHS, duration, hours, long_date, thousands
from ui.kit.page import Route

EVENING = 18
ICONS = {
    TodoKind.CONVOCATIONS_TO_SEND: ("mail", "warning"),
    TodoKind.CERTIFICATES_TO_GIVE: ("award", "info"),
    TodoKind.ATTENDANCE_MISSING: ("clipboard-check", "warning"),
    TodoKind.INVOICE_TO_ISSUE: ("receipt-euro", "info"),
    TodoKind.PAYMENT_LATE: ("triangle-alert", "danger"),
    TodoKind.PEOPLE_MISSING: ("user-plus", "neutral"),
}
PARTS = {
    TodoKind.CONVOCATIONS_TO_SEND: "papers",
    TodoKind.CERTIFICATES_TO_GIVE: "papers",
    TodoKind.ATTENDANCE_MISSING: "attendance",
    TodoKind.INVOICE_TO_ISSUE: "sale",
    TodoKind.PAYMENT_LATE: "sale",
    TodoKind.PEOPLE_MISSING: "people",
}


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """Which of the three first steps are behind."""

    body: bool
    partner: bool
    workshop: bool

    @property
    def current(self) -> int:
        """The place of the first one not done, 3 when all are."""
        return next(
            (place for place, done in enumerate((self.body, self.partner, self.workshop)) if not done), 3
        )


def first_steps(summary: HomeSummary) -> FirstSteps:
    """How far a new user is."""
    return FirstSteps(summary.body_named, summary.partners > 0, summary.workshops > 0)


def is_new(summary: HomeSummary) -> bool:
    """True until a workshop exists: the first steps are shown instead of the figures."""
    return summary.workshops == 0


def is_evening(now: datetime) -> bool:
    """True when one says « Bonsoir »."""
    return now.hour >= EVENING or now.hour < 4


def capital(text: str) -> str:
    """The first letter in upper case."""
    return text[:1].upper() + text[1:]


def today_text(day: date) -> str:
    """ "Jeudi 12 mars 2026"."""
    return capital(long_date(day))


def month_short(day: date) -> str:
    """The month over the day's number: at most four letters."""
    name = MONTHS[day.month - 1]
    return name if len(name) <= 4 else {"janvier": "janv.", "juillet": "juil."}.get(name, name[:3] + ".")


def span(workshop: NextWorkshop) -> str:
    """ "jeudi 12 mars 2026", or "12 – 13 mars 2026", or both days in full over two months."""
    first, last = workshop.first_day, workshop.last_day
    if first == last:
        return capital(long_date(first))
    end = long_date(last, weekday=False)
    if (first.year, first.month) == (last.year, last.month):
        return f"{'1er' if first.day == 1 else first.day}\u2013{end}"
    return f"{long_date(first, weekday=False)} \u2013 {end}"


def place_line(workshop: NextWorkshop) -> str:
    """Partner and place, whichever are known."""
    return " · ".join(part for part in (workshop.partner, workshop.place) if part)


def days_until(workshop: NextWorkshop, today: date) -> int:
    """Days from today to the first day; 0 or less when it has begun."""
    return (workshop.first_day - today).days


def length(workshop: NextWorkshop) -> str:
    """ "14 h"."""
    return duration(workshop.minutes)


def figures(summary: HomeSummary) -> tuple[str, str, str, str]:
    """Hours attended, people, sold, due: as they are shown."""
    f = summary.figures
    return hours(f.person_minutes), thousands(f.people), money(f.sold), money(f.due)


def money(cents: int) -> str:
    """Whole euros without ",00": a figure is read from afar."""
    return euros(cents).replace(",00", "")


def todo_route(todo: Todo) -> Route:
    """Where a thing to do is done."""
    return Route("workshops", todo.workshop_id, PARTS[todo.kind])
