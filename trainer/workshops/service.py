"""Workshops: creating and changing them, their days and who is enrolled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, NotFound, Refused
from trainer.core.text import fold, tidy
from trainer.persistence.tables import (
    AttendanceRow,
    DayRow,
    EnrolmentRow,
    HalfDayRow,
    PartnerRow,
    WorkshopRow,
)
from trainer.persistence.work import Database, editing, found, touch
from trainer.planning import plan_rows
from trainer.planning.rules import moved_to
from trainer.workshops.records import (
    FilledWorkshop,
    Hours,
    Workshop,
    WorkshopFields,
    WorkshopStatus,
    WorkshopSummary,
)
from trainer.workshops.rules import DayPlan, checked_days, fitted, minutes_of
from trainer.workshops.workshop_rows import filled_record, workshop_record

LABEL = "L’atelier"
USUAL_ZONE = "Europe/Paris"


class WorkshopService:
    """What partners book."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, words: str = "", year: int | None = None) -> tuple[WorkshopSummary, ...]:
        """The workshops whose title, place or partner holds every word, of one year; the latest first."""
        wanted = fold(words).split()
        with self._database.read() as session:
            summaries = _summaries(session)
        kept = [
            s
            for s in summaries
            if all(word in fold(f"{s.title} {s.place} {s.partner}") for word in wanted)
            and (year is None or (s.first_day is not None and s.first_day.year == year))
        ]
        return tuple(sorted(kept, key=lambda s: (s.first_day or date.max, s.id), reverse=True))

    def get(self, workshop_id: int) -> FilledWorkshop:
        """One workshop with its days and its agenda, times computed."""
        with self._database.read() as session:
            return filled_record(session, found(session, WorkshopRow, workshop_id, LABEL))

    def head(self, workshop_id: int) -> Workshop:
        """One workshop with the hours of its days, without its agenda."""
        with self._database.read() as session:
            return workshop_record(session, found(session, WorkshopRow, workshop_id, LABEL))

    def create(self, *, fields: WorkshopFields, days: Sequence[DayPlan] = ()) -> Changes:
        """Add a workshop, with its days when they are known."""
        plans = checked_days(days)
        with self._database.write() as session:
            row = WorkshopRow()
            fill_workshop(session, row, fields)
            row.days = [_new_day(plan) for plan in plans]
            session.add(row)
            session.flush()
            return Changes.of(Kind.WORKSHOP, row.id)

    def update(self, *, workshop_id: int, version: int, fields: WorkshopFields) -> Changes:
        """Change what a workshop says of itself."""
        with self._database.write() as session:
            fill_workshop(session, editing(session, WorkshopRow, workshop_id, version, LABEL), fields)
        return Changes.of(Kind.WORKSHOP, workshop_id)

    def delete(self, *, workshop_id: int, version: int) -> Changes:
        """Put a workshop aside."""
        with self._database.write() as session:
            editing(session, WorkshopRow, workshop_id, version, LABEL).deleted_at = datetime.now(UTC)
        return Changes.of(Kind.WORKSHOP, workshop_id)

    def restore(self, *, workshop_id: int) -> Changes:
        """Bring a deleted workshop back."""
        with self._database.write() as session:
            row = session.get(WorkshopRow, workshop_id)
            if row is None:
                raise NotFound("not-found", f"{LABEL} n° {workshop_id} n’existe pas.")
            row.deleted_at = None
            touch(row)
        return Changes.of(Kind.WORKSHOP, workshop_id)

    def set_days(self, *, workshop_id: int, version: int, days: Sequence[DayPlan]) -> Changes:
        """Give a workshop its days and half-days.

        A half-day that stays, at its hours or near them, keeps its agenda and attendance. One that goes away is
        refused when attendance was entered for it; its blocks are set aside, after those that were already, without
        their pin, their heading and their parallel group.
        """
        plans = dict(checked_days(days))
        with self._database.write() as session:
            row = editing(session, WorkshopRow, workshop_id, version, LABEL)
            _refuse_lost_attendance(session, row, plans)
            before = plan_rows.read(session, workshop_id)
            for day in list(row.days):
                if day.day in plans:
                    _fit(day, plans.pop(day.day))
                else:
                    row.days.remove(day)
            row.days.extend(_new_day(plan) for plan in plans.items())
            session.flush()
            plan_rows.write(
                session, workshop_id, moved_to(before, plan_rows.read(session, workshop_id).halves)
            )
        return Changes.of(Kind.WORKSHOP, workshop_id) | Changes.of(Kind.AGENDA, workshop_id)


def _summaries(session: Session) -> list[WorkshopSummary]:
    people = dict(
        session.execute(
            select(EnrolmentRow.workshop_id, func.count())
            .where(EnrolmentRow.deleted_at.is_(None), EnrolmentRow.status != "cancelled")
            .group_by(EnrolmentRow.workshop_id)
        ).all()
    )
    days: dict[int, list[date]] = {}
    minutes: dict[int, int] = {}
    for workshop_id, day in session.execute(select(DayRow.workshop_id, DayRow.day)):
        days.setdefault(workshop_id, []).append(day)
    halves = select(DayRow.workshop_id, HalfDayRow.starts_at, HalfDayRow.ends_at).join(HalfDayRow)
    for workshop_id, start, end in session.execute(halves):
        minutes[workshop_id] = minutes.get(workshop_id, 0) + minutes_of(end) - minutes_of(start)
    query = (
        select(WorkshopRow, PartnerRow.name)
        .join(PartnerRow, PartnerRow.id == WorkshopRow.partner_id, isouter=True)
        .where(WorkshopRow.deleted_at.is_(None))
    )
    return [
        WorkshopSummary(
            id=row.id,
            title=row.title,
            partner_id=row.partner_id,
            partner=partner or "",
            status=WorkshopStatus(row.status),
            place=row.place,
            first_day=min(days.get(row.id, ()), default=None),
            last_day=max(days.get(row.id, ()), default=None),
            minutes=minutes.get(row.id, 0),
            people=people.get(row.id, 0),
        )
        for row, partner in session.execute(query)
    ]


def fill_workshop(session: Session, row: WorkshopRow, fields: WorkshopFields) -> None:
    """Write the fields into a row; raises `InvalidInput` at the one that is wrong."""
    if not tidy(fields.title):
        raise InvalidInput("title", "Un atelier a besoin d’un titre.")
    if fields.partner_id is not None and fields.partner_id != row.partner_id:
        found(session, PartnerRow, fields.partner_id, "Le partenaire")
    if fields.expected < 0 or fields.doors_minutes < 0 or fields.day_price_cents < 0:
        raise InvalidInput("expected", "Un nombre ne peut pas être négatif ici.")
    row.title, row.partner_id, row.status = tidy(fields.title), fields.partner_id, fields.status.value
    row.place, row.address, row.access = tidy(fields.place), tidy(fields.address), fields.access.strip()
    row.remote, row.counts_in_bpf = fields.remote, fields.counts_in_bpf
    row.bring = "\n".join(tidy(thing) for thing in fields.bring if tidy(thing))
    row.link = tidy(fields.link)
    row.trainers = "\n".join(tidy(name) for name in fields.trainers if tidy(name))
    row.expected, row.doors_minutes = fields.expected, fields.doors_minutes
    row.day_price_cents, row.notes = fields.day_price_cents, fields.notes.strip()
    _fill_preparation(row, fields)


def _fill_preparation(row: WorkshopRow, fields: WorkshopFields) -> None:
    if fields.sold_minutes < 0:
        raise InvalidInput("sold_minutes", "La durée vendue ne peut pas être négative.")
    row.timezone = _timezone(fields.timezone)
    row.tools, row.room_setup = fields.tools.strip(), tidy(fields.room_setup)
    row.promised = "\n".join(dict.fromkeys(tidy(slug) for slug in fields.promised if tidy(slug)))
    row.sold_minutes = fields.sold_minutes


def _timezone(name: str) -> str:
    """The name of a time zone, the one of Paris for none."""
    wanted = name.strip() or USUAL_ZONE
    if wanted != USUAL_ZONE:
        try:
            ZoneInfo(wanted)
        except (
            KeyError,
            ValueError,
            OSError,
        ) as error:  # what is no name of a zone may be a folder, or no path
            raise _unknown_zone(wanted) from error
    return wanted


def _unknown_zone(name: str) -> InvalidInput:
    return InvalidInput(
        "timezone",
        f"Le fuseau horaire «\u00a0{name}\u00a0» n’est pas connu\u00a0: écrivez par exemple Europe/Paris, "
        "Africa/Tunis ou Africa/Douala.",
    )


def _new_half(hours: Hours) -> HalfDayRow:
    return HalfDayRow(starts_at=hours.starts_at, ends_at=hours.ends_at)


def _new_day(plan: DayPlan) -> DayRow:
    day, hours = plan
    return DayRow(day=day, half_days=[_new_half(half) for half in hours])


def _fit(day: DayRow, hours: tuple[Hours, ...]) -> None:
    kept = list(day.half_days)
    places = _places(day, hours)
    for half in [half for i, half in enumerate(kept) if i not in places]:
        day.half_days.remove(half)
    for wanted, place in zip(hours, places, strict=True):
        if place is None:
            day.half_days.append(_new_half(wanted))
        else:
            kept[place].starts_at, kept[place].ends_at = wanted.starts_at, wanted.ends_at


def _places(day: DayRow, hours: tuple[Hours, ...]) -> tuple[int | None, ...]:
    return fitted([Hours(half.starts_at, half.ends_at) for half in day.half_days], hours)


def _refuse_lost_attendance(session: Session, row: WorkshopRow, plans: dict[date, tuple[Hours, ...]]) -> None:
    for day in row.days:
        places = _places(day, plans.get(day.day, ()))
        gone = [half.id for i, half in enumerate(day.half_days) if i not in places]
        query = select(func.count()).select_from(AttendanceRow).where(AttendanceRow.half_day_id.in_(gone))
        if gone and session.scalar(query):
            raise Refused(
                "attendance-entered",
                f"Des présences sont saisies pour le {day.day:%d/%m/%Y}\u00a0: effacez-les avant d’enlever "
                "cette demi-journée. Rien n’a été changé.",
            )
