"""What the page says, without Qt."""

from __future__ import annotations

from datetime import date, time

import pytest

from trainer.attendance.records import Mark, Presence
from trainer.people.records import FileRow, ImportPlan, PeopleFile, PlannedRow, RowFate
from trainer.sales.records import Line
from trainer.workshops.records import Hours
from ui.kit.tokens import Tone
from ui.pages.workshops.attendance_presenter import AttendanceWords, Outbox, mark_tone
from ui.pages.workshops.days_draft import AFTERNOON, EVENING, MORNING, DaysDraft
from ui.pages.workshops.editor_form import names
from ui.pages.workshops.people_presenter import PeopleWords
from ui.pages.workshops.presenter import WorkshopWords, day_name
from ui.pages.workshops.sale_presenter import SaleWords, parse_quantity, quantity_text

SATURDAY, SUNDAY = date(2026, 12, 5), date(2026, 12, 6)
WORDS = WorkshopWords()


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (None, None, "Sans date"),
        (SATURDAY, SATURDAY, "5\u00a0décembre 2026"),
        (SATURDAY, SUNDAY, "5 et 6\u00a0décembre 2026"),
        (date(2026, 12, 1), date(2026, 12, 5), "du 1er au 5\u00a0décembre 2026"),
        (date(2026, 11, 30), date(2026, 12, 1), "30\u00a0novembre et 1er\u00a0décembre 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "du 30\u00a0décembre 2026 au 2\u00a0janvier 2027"),
    ],
)
def test_dates_are_said_as_people_say_them(first: date | None, last: date | None, text: str) -> None:
    assert WORDS.dates(first, last) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (None, None, "Sans date"),
        (SATURDAY, SATURDAY, "5\u00a0déc. 2026"),
        (SATURDAY, SUNDAY, "5 – 6\u00a0déc. 2026"),
        (date(2026, 9, 12), date(2026, 10, 3), "12\u00a0sept. – 3\u00a0oct. 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30\u00a0déc. 2026 – 2\u00a0janv. 2027"),
    ],
)
def test_short_dates_fit_a_column(first: date | None, last: date | None, text: str) -> None:
    assert WORDS.short_dates(first, last) == text


def test_a_day_is_named_in_short() -> None:
    assert day_name(SATURDAY) == "sam. 5\u00a0déc."
    assert day_name(date(2026, 4, 1)) == "mer. 1er\u00a0avr."


def test_sentences_go_through_the_translator() -> None:
    asked: list[tuple[str, str]] = []

    def translate(context: str, text: str) -> str:
        asked.append((context, text))
        return text.upper()

    assert WorkshopWords(translate).people(3) == "3 PERSONNES"
    assert asked[-1] == ("WorkshopWords", "{0} personnes")


# Days


def test_the_first_day_has_the_usual_hours_and_the_next_follows() -> None:
    draft = DaysDraft()
    assert draft.following() is None
    draft.add_day(SATURDAY)
    assert draft.minutes == 6 * 60 + 30
    assert draft.following() == SUNDAY
    draft.set_hours(SATURDAY, 0, Hours(time(10), time(12)))
    draft.add_day(SUNDAY)
    assert draft.plans()[1] == (SUNDAY, (Hours(time(10), time(12)), AFTERNOON))
    assert draft.minutes == 2 * (2 * 60 + 3 * 60 + 30)


def test_the_same_day_twice_is_refused_and_days_stay_in_order() -> None:
    draft = DaysDraft()
    draft.add_day(SUNDAY)
    draft.add_day(SATURDAY)
    assert [day.day for day in draft.days] == [SATURDAY, SUNDAY]
    with pytest.raises(ValueError, match="2026"):
        draft.add_day(SUNDAY)
    draft.remove_day(SATURDAY)
    assert not draft.has(SATURDAY)


def test_half_days_are_added_where_there_is_room() -> None:
    draft = DaysDraft([(SATURDAY, (AFTERNOON,))])
    draft.add_half(SATURDAY)
    assert draft.days[0].halves == [MORNING, AFTERNOON]
    draft.add_half(SATURDAY)
    assert draft.days[0].halves[-1] == EVENING
    draft.add_half(SATURDAY)
    assert draft.problem() == ""
    draft.remove_half(SATURDAY, 0)
    assert draft.days[0].halves[0] == AFTERNOON


def test_reversed_and_overlapping_hours_are_told() -> None:
    reversed_hours = DaysDraft([(SATURDAY, (Hours(time(12), time(9)),))])
    assert "05/12/2026" in reversed_hours.problem()
    assert reversed_hours.minutes == 0
    assert "chevauchent" in DaysDraft([(SATURDAY, (MORNING, Hours(time(12), time(14))))]).problem()


def test_trainers_are_read_line_by_line_or_between_commas() -> None:
    assert names("Awa Diallo, Marc Petit\n\nZoé ;") == ("Awa Diallo", "Marc Petit", "Zoé")


# People


def _plan(*fates: RowFate) -> ImportPlan:
    rows = tuple(PlannedRow(FileRow(i + 3, "N", "P"), fate, "parce que") for i, fate in enumerate(fates))
    return ImportPlan(PeopleFile("Framaforms", "utf-8", (), ("Nom",), ("Numéro", "")), rows)


def test_the_counts_of_a_plan() -> None:
    words = PeopleWords()
    plan = _plan(RowFate.NEW, RowFate.NEW, RowFate.DOUBLE, RowFate.LEFT_OUT)
    assert words.plan(plan) == "Framaforms, 4 lignes\u00a0: 2 nouvelles, 1 double, 1 écartée"
    assert words.enrol(plan) == "Inscrire 2 personnes"
    assert words.enrol(_plan(RowFate.KNOWN)) == "Inscrire 1 personne"
    assert words.enrol(_plan(RowFate.ENROLLED)) == "Personne à inscrire"
    assert words.ignored(plan) == "Colonnes laissées de côté\u00a0: Numéro."


# Attendance


@pytest.mark.parametrize(
    ("mark", "text", "tone"),
    [
        (None, "", Tone.NEUTRAL),
        (Mark(Presence.PRESENT), "Présent·e", Tone.SUCCESS),
        (Mark(Presence.ABSENT), "Absent·e", Tone.DANGER),
        (Mark(Presence.EXCUSED), "Excusé·e", Tone.INFO),
        (Mark(Presence.PRESENT, time(10, 30)), "dès 10\u202fh\u202f30", Tone.WARNING),
        (Mark(Presence.PRESENT, None, time(12)), "jusqu’à 12\u202fh", Tone.WARNING),
        (Mark(Presence.PRESENT, time(10), time(12)), "10\u202fh – 12\u202fh", Tone.WARNING),
    ],
)
def test_a_cell_says_its_mark(mark: Mark | None, text: str, tone: Tone) -> None:
    assert AttendanceWords().cell(mark) == text
    assert mark_tone(mark) is tone


def test_marks_gather_while_a_batch_is_under_way() -> None:
    box, present = Outbox(), Mark(Presence.PRESENT)
    box.add({(1, 1): present})
    assert box.take() == {(1, 1): present}
    box.add({(1, 1): None, (2, 1): present})
    assert box.take() == {}
    assert box.shown((1, 1), present) is None
    assert box.shown((3, 1), present) is present
    box.confirmed()
    assert box.take() == {(1, 1): None, (2, 1): present}
    assert box.busy
    box.add({(4, 1): present})
    assert box.refused() == {(1, 1): None, (2, 1): present, (4, 1): present}
    assert not box.busy


# Sale


@pytest.mark.parametrize(("hundredths", "text"), [(200, "2"), (150, "1,5"), (1000, "10"), (25, "0,25")])
def test_quantities_are_written_and_read_back(hundredths: int, text: str) -> None:
    assert quantity_text(hundredths) == text
    assert parse_quantity(text) == hundredths


@pytest.mark.parametrize("text", ["", "deux", "0", "-1", "1,234", "nan", "inf"])
def test_what_is_no_quantity(text: str) -> None:
    assert parse_quantity(text) is None


def test_a_line_of_a_quote() -> None:
    line = Line("Formation", 200, 120_000, "jour")
    assert SaleWords().line(line) == "2\u00a0jours × 1\u202f200,00\u00a0€"
