"""The papers that are drawn from the plan: run sheets, the scale of time, participants' agendas, the calendar file."""

from __future__ import annotations

from datetime import datetime

from trainer.core.text import slug
from trainer.documents import format_fr as fr
from trainer.documents.agenda import Agenda, AgendaForm
from trainer.documents.calendar_file import CalendarEvent, CalendarFile, calendar_file
from trainer.documents.plan_parts import PlanDay, PlanPart, RemotePlace
from trainer.documents.run_sheet import RunShape, RunSheet
from trainer.papers.fill import Job
from trainer.papers.plan_fill import for_participants, for_trainers
from trainer.papers.records import Paper, PaperKind
from trainer.papers.rendering import render
from trainer.workshops.records import WorkshopStatus

_SHAPES = {
    PaperKind.RUN_SHEET: RunShape.DAYS,
    PaperKind.RUN_SHEET_CONTINUOUS: RunShape.CONTINUOUS,
    PaperKind.RUN_SHEET_DETAILED: RunShape.DETAILED,
    PaperKind.RUN_SHEET_COMPLETE: RunShape.COMPLETE,
    PaperKind.TIMETABLE: RunShape.DAYS,
}
_AGENDAS = {
    PaperKind.AGENDA: AgendaForm.A4,
    PaperKind.AGENDA_LARGE: AgendaForm.LARGE,
    PaperKind.AGENDA_EASY: AgendaForm.EASY,
}
_NAMES = {
    PaperKind.RUN_SHEET: "conducteur",
    PaperKind.RUN_SHEET_CONTINUOUS: "conducteur-continu",
    PaperKind.RUN_SHEET_DETAILED: "conducteur-detaille",
    PaperKind.RUN_SHEET_COMPLETE: "conducteur-complet",
    PaperKind.TIMETABLE: "conducteur-echelle",
    PaperKind.AGENDA: "programme",
    PaperKind.AGENDA_LARGE: "programme-gros-caracteres",
    PaperKind.AGENDA_EASY: "programme-facile-a-lire",
    PaperKind.CALENDAR: "agenda",
}


def paper(job: Job, kind: PaperKind, file_format: str, now: datetime) -> Paper:
    """One of these papers; `now` dates the calendar file."""
    from trainer.documents.agenda import agenda
    from trainer.documents.run_sheet import run_sheet
    from trainer.documents.timetable import timetable

    name = f"{_NAMES[kind]}-{slug(job.workshop.fields.title)[:60]}.{file_format}"
    if kind is PaperKind.CALENDAR:
        return Paper(name, calendar_file(calendar_of(job, now)))
    if kind is PaperKind.TIMETABLE:
        return Paper(name, render(timetable(run_sheet_of(job, kind)), file_format))
    if kind in _SHAPES:
        return Paper(name, render(run_sheet(run_sheet_of(job, kind)), file_format))
    return Paper(name, render(agenda(agenda_of(job, _AGENDAS[kind])), file_format))


def run_sheet_of(job: Job, kind: PaperKind) -> RunSheet:
    """The trainers' timed plan."""
    fields = job.workshop.fields
    return RunSheet(
        letterhead=job.letterhead,
        title=fields.title,
        partner=job.workshop.partner,
        place=job.place,
        trainers=fields.trainers,
        people_count=job.headcount,
        days=for_trainers(job.plan),
        notes=fields.notes,
        remote=RemotePlace(fields.link, fields.tools) if fields.remote else None,
        sold=fields.sold_minutes,
        shape=_SHAPES[kind],
    )


def agenda_of(job: Job, form: AgendaForm) -> Agenda:
    """The participants' agenda."""
    fields = job.workshop.fields
    return Agenda(
        letterhead=job.letterhead,
        title=fields.title,
        place="" if fields.remote else job.place,
        days=for_participants(job.plan),
        partner=job.workshop.partner,
        remote=fields.remote,
        link=fields.link if fields.remote else "",
        tools=fields.tools,
        access="" if fields.remote else fields.access,
        bring=fields.bring,
        trainers=fields.trainers,
        access_contact=job.body.access_contact,
        form=form,
    )


def calendar_of(job: Job, now: datetime) -> CalendarFile:
    """The days as events: what participants may read, no name of anybody."""
    fields = job.workshop.fields
    halves = list(job.plan.times.halves)
    parts = [(day, part) for day in for_participants(job.plan) for part in day.parts]
    return CalendarFile(
        name=fields.title,
        timezone=fields.timezone,
        events=tuple(
            _event(job, half.half.id, day, part, len(parts) > 1)
            for half, (day, part) in zip(halves, parts, strict=True)
        ),
        stamp=now,
        sequence=job.workshop.version,
        place=job.place,
        link=fields.link,
        remote=fields.remote,
        confirmed=fields.status is not WorkshopStatus.PLANNED,
        cancelled=fields.status is WorkshopStatus.CANCELLED,
    )


def _event(job: Job, half_id: int, day: PlanDay, part: PlanPart, several: bool) -> CalendarEvent:
    fields = job.workshop.fields
    label = f" – {part.label.lower()}" if several else ""
    first = part is day.parts[0]
    doors = part.start - day.doors if first and day.doors is not None and day.doors < part.start else None
    return CalendarEvent(
        uid=_uid(job, half_id),
        day=day.day,
        start=part.start,
        end=part.end,
        title=f"{fields.title}{label}",
        description="\n".join(_described(job, part)),
        doors=doors,
    )


def _described(job: Job, part: PlanPart) -> list[str]:
    fields = job.workshop.fields
    said = [f"{fr.hour(line.start)}  {line.title}" for line in sorted(part.lines, key=lambda one: one.start)]
    facts = (
        ("Accès", "" if fields.remote else fields.access),
        ("À apporter", ", ".join(b for b in fields.bring if b)),
    )
    told = [f"{label}{fr.NOBREAK}: {words}" for label, words in facts if words]
    return [*said, *([""] if said and told else []), *told]


def _uid(job: Job, half_id: int) -> str:
    """The same for the same half-day each time, another in every other installation's calendars."""
    return f"{job.workshop.id}-{half_id}-{job.installation}@fabrique"
