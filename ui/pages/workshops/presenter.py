"""What the list and the head of a workshop say. No Qt in here."""

from __future__ import annotations

from datetime import date

from trainer.workshops.records import HalfDay, Workshop, WorkshopStatus, WorkshopSummary
from ui.kit.french import DAYS, MONTHS, clock_time, hours
from ui.kit.tokens import Tone
from ui.pages.workshops.words import Words

TABS = ("agenda", "people", "attendance", "papers", "sale")
_SHORT = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_TONES = {
    WorkshopStatus.PLANNED: Tone.INFO,
    WorkshopStatus.CONFIRMED: Tone.SUCCESS,
    WorkshopStatus.DONE: Tone.NEUTRAL,
    WorkshopStatus.CANCELLED: Tone.DANGER,
}


def status_tone(status: WorkshopStatus) -> Tone:
    """The colour of a status."""
    return _TONES[status]


def day_name(day: date) -> str:
    """ "sam. 5 déc."."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{DAYS[day.weekday()][:3]}. {number}\u00a0{_SHORT[day.month - 1]}"


class WorkshopWords(Words):
    """Texts of a workshop wherever it is shown."""

    def status(self, status: WorkshopStatus) -> str:
        """The name of a status."""
        return {
            WorkshopStatus.PLANNED: self.tr("En préparation"),
            WorkshopStatus.CONFIRMED: self.tr("Confirmé"),
            WorkshopStatus.DONE: self.tr("Terminé"),
            WorkshopStatus.CANCELLED: self.tr("Annulé"),
        }[status]

    def statuses(self) -> list[tuple[WorkshopStatus, str]]:
        """Every status with its name, for a choice."""
        return [(status, self.status(status)) for status in WorkshopStatus]

    def dates(self, first: date | None, last: date | None) -> str:
        """ "5 et 6 décembre 2026", "du 5 au 8 décembre 2026"; "Sans date" when there is no day."""
        if first is None or last is None:
            return self.tr("Sans date")
        end = f"{self._number(last)}\u00a0{MONTHS[last.month - 1]} {last.year}"
        if first == last:
            return end
        same_month = (first.year, first.month) == (last.year, last.month)
        start = self._number(first)
        if not same_month:
            start += f"\u00a0{MONTHS[first.month - 1]}"
        if first.year != last.year:
            start += f" {first.year}"
        if (last - first).days == 1:
            return self.tr("{0} et {1}").format(start, end)
        return self.tr("du {0} au {1}").format(start, end)

    def short_dates(self, first: date | None, last: date | None) -> str:
        """ "5 – 6 déc. 2026", "12 sept. – 3 oct. 2026"; for a narrow column."""
        if first is None or last is None:
            return self.tr("Sans date")
        end = f"{self._number(last)}\u00a0{_SHORT[last.month - 1]} {last.year}"
        if first == last:
            return end
        start = self._number(first)
        if (first.year, first.month) != (last.year, last.month):
            start += f"\u00a0{_SHORT[first.month - 1]}"
        if first.year != last.year:
            start += f" {first.year}"
        return f"{start} – {end}"

    def _number(self, day: date) -> str:
        return self.tr("1er") if day.day == 1 else str(day.day)

    def people(self, count: int) -> str:
        """ "18 personnes"."""
        if count == 0:
            return self.tr("personne pour l’instant")
        return self.tr("1 personne") if count == 1 else self.tr("{0} personnes").format(count)

    def expected(self, workshop: Workshop) -> str:
        """ "18 personnes" once they are enrolled, "18 personnes attendues" before."""
        if workshop.people or not workshop.fields.expected:
            return self.people(workshop.people)
        if workshop.fields.expected == 1:
            return self.tr("1 personne attendue")
        return self.tr("{0} personnes attendues").format(workshop.fields.expected)

    def length(self, minutes: int) -> str:
        """ "13 h", or a dash when there is no half-day."""
        return hours(minutes) if minutes else "–"

    def subtitle(self, workshop: Workshop) -> str:
        """Partner, dates, place, hours and people on one line."""
        days = [day.day for day in workshop.days]
        parts = [
            workshop.partner or self.tr("sans partenaire"),
            self.dates(min(days, default=None), max(days, default=None)),
            workshop.fields.place,
            hours(workshop.minutes) if workshop.minutes else "",
            self.expected(workshop).replace(" ", "\u00a0"),
        ]
        return "  ·  ".join(part for part in parts if part)

    def count(self, shown: int, words: str) -> str:
        """How many workshops the list shows."""
        if words:
            return self.tr("{0} trouvé(s) pour « {1} »").format(shown, words)
        return self.tr("1 atelier") if shown == 1 else self.tr("{0} ateliers").format(shown)

    def half_day(self, half: HalfDay) -> str:
        """ "Matin" or "Après-midi", by its start."""
        if half.starts_at.hour < 12:
            return self.tr("Matin")
        return self.tr("Après-midi") if half.starts_at.hour < 18 else self.tr("Soirée")

    def half_day_long(self, half: HalfDay) -> str:
        """ "sam. 5 déc., matin"."""
        return self.tr("{0}, {1}").format(day_name(half.day), self.half_day(half).lower())

    def span(self, half: HalfDay) -> str:
        """ "9 h 30 – 12 h 30"."""
        return f"{clock_time(half.starts_at)} – {clock_time(half.ends_at)}"

    def deleted(self, title: str) -> str:
        """The notice after a workshop was put aside."""
        return self.tr("Atelier «\u00a0{0}\u00a0» supprimé.").format(title)

    def saved(self, title: str) -> str:
        """The notice after the form was saved."""
        return self.tr("«\u00a0{0}\u00a0» est enregistré.").format(title)


def when_key(summary: WorkshopSummary) -> tuple[date, int]:
    """What the list is sorted by: undated workshops first among the latest."""
    return summary.first_day or date.max, summary.id
