"""Records in, inputs of the papers out. Pure: what a paper says is decided here, how it looks in `documents`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from trainer.attendance.records import AttendanceGrid, PersonAttendance, Presence
from trainer.documents import format_fr as fr
from trainer.documents.booklet import AgendaLine, AgendaPart, Booklet, BookletSheet
from trainer.documents.certificate import CompletionCertificate
from trainer.documents.convocation import Convocation, ConvocationSlot
from trainer.documents.letterhead import Letterhead
from trainer.documents.sign_in_sheet import SignInDay, SignInHalfDay, SignInPerson, SignInSheet
from trainer.papers.plan_fill import PlanText
from trainer.planning.records import Block
from trainer.settings.records import BodyFields
from trainer.workshops.records import Enrolment, HalfDay, Workshop
from trainer.workshops.rules import clock_time, minutes_of

NOON, EVENING = time(12), time(18)
MANY = 6
MARKS = {Presence.ABSENT: "Absent·e", Presence.EXCUSED: "Excusé·e"}


@dataclass(frozen=True, slots=True)
class Job:
    """Everything the papers of one workshop are drawn from."""

    workshop: Workshop
    body: BodyFields
    letterhead: Letterhead
    plan: PlanText
    """The agenda with its sheets as they were prepared."""
    people: tuple[Enrolment, ...]
    """Those who did not cancel."""
    installation: str
    """What calendars tell this installation by."""

    @property
    def days(self) -> tuple[date, ...]:
        """The calendar days."""
        return tuple(day.day for day in self.workshop.days)

    @property
    def place(self) -> str:
        """Place and address on one line."""
        return ", ".join(part for part in (self.workshop.fields.place, self.workshop.fields.address) if part)

    @property
    def headcount(self) -> int:
        """People enrolled, or expected while nobody is."""
        return len(self.people) or self.workshop.fields.expected

    @property
    def objectives(self) -> tuple[str, ...]:
        """The first objective of each sheet, without repeats."""
        first = (sheet.objectives[0] for _, sheet in self.plan.ordered if sheet.objectives)
        return tuple(dict.fromkeys(first))


def half_label(half: HalfDay) -> str:
    """« Matin », « Après-midi » or « Soirée »."""
    return "Matin" if half.starts_at < NOON else "Après-midi" if half.starts_at < EVENING else "Soirée"


def booklet(job: Job) -> Booklet:
    """The participants' handout."""
    fields = job.workshop.fields
    return Booklet(
        letterhead=job.letterhead,
        title=fields.title,
        partner=job.workshop.partner,
        place=job.place,
        agenda=tuple(
            AgendaPart(
                half.day,
                half_label(half),
                half.starts_at,
                half.ends_at,
                tuple(
                    AgendaLine(clock_time(one.start), _told(job, one.block)) for one in job.plan.at(half.id)
                ),
            )
            for half in job.workshop.half_days
        ),
        sheets=tuple(
            BookletSheet(sheet, job.plan.brique(source), job.plan.colour(source))
            for source, sheet in job.plan.ordered
        ),
        trainers=fields.trainers,
        subtitle=fr.days(job.days),
        access_contact=job.body.access_contact,
    )


def _told(job: Job, block: Block) -> str:
    """The title of a sequence; of one that is for a group alone, for which, and in which room."""
    if not block.parallel:
        return block.title
    lane = job.plan.plan.parallel(block.parallel).lanes[block.lane]
    room = block.room or lane.room
    group = f"{lane.name or f'Groupe {block.lane + 1}'}{fr.NOBREAK}: {block.title}"
    return f"{group} ({room})" if room else group


def convocation(job: Job, enrolment: Enrolment, issued_on: date) -> Convocation:
    """One person's letter."""
    fields = job.workshop.fields
    return Convocation(
        letterhead=job.letterhead,
        person=enrolment.person.name,
        title=fields.title,
        place=job.place,
        slots=tuple(
            ConvocationSlot(half.day, half_label(half), half.starts_at, half.ends_at)
            for half in job.workshop.half_days
        ),
        issued_on=issued_on,
        issued_at=job.body.city,
        signatory=job.body.signatory or job.body.legal_name,
        capacity=job.body.signatory_capacity,
        organisation=enrolment.organisation,
        partner=job.workshop.partner,
        doors_open=_doors(job),
        access=fields.access,
        bring=fields.bring,
        link=fields.link,
        objectives=job.objectives[:MANY],
        trainers=fields.trainers,
        disability_contact=job.body.access_contact,
    )


def _doors(job: Job) -> str:
    halves, minutes = job.workshop.half_days, job.workshop.fields.doors_minutes
    if not halves or not minutes:
        return ""
    opening = clock_time(max(0, minutes_of(halves[0].starts_at) - minutes))
    return f"Portes ouvertes dès {fr.clock(opening)}"


def sign_in(job: Job, grid: AttendanceGrid) -> SignInSheet:
    """The sheets to sign: nothing is pre-signed, known absences are written in."""
    return SignInSheet(
        letterhead=job.letterhead,
        title=job.workshop.fields.title,
        place=job.place,
        trainers=job.workshop.fields.trainers,
        days=tuple(
            SignInDay(
                day.day,
                tuple(SignInHalfDay(half_label(h), h.starts_at, h.ends_at) for h in day.half_days),
            )
            for day in job.workshop.days
        ),
        people=tuple(
            SignInPerson(
                row.enrolment.person.listed,
                row.enrolment.organisation,
                tuple(MARKS.get(mark.presence, "") if mark is not None else "" for mark in row.marks),
            )
            for row in grid.rows
        ),
    )


def certificate(job: Job, row: PersonAttendance, issued_on: date, undertaking: str) -> CompletionCertificate:
    """One person's certificate, from the minutes attended."""
    return CompletionCertificate(
        letterhead=job.letterhead,
        signatory=job.body.signatory,
        capacity=job.body.signatory_capacity,
        person=row.enrolment.person.name,
        organisation=row.enrolment.organisation,
        title=job.workshop.fields.title,
        first_day=min(job.days),
        last_day=max(job.days),
        minutes=row.minutes,
        place=job.body.city,
        issued_on=issued_on,
        undertaking=undertaking,
    )


def distinct(values: Sequence[str]) -> tuple[str, ...]:
    """The values without repeats and without "Aucun"."""
    return tuple(v for v in dict.fromkeys(values) if v and not v.casefold().startswith("aucun"))
