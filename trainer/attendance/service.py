"""Attendance of a workshop: the grid, its marks, hours per person."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from trainer.attendance import rules
from trainer.attendance.records import AttendanceGrid, Mark, PersonAttendance, Presence
from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput
from trainer.persistence.tables import AttendanceRow, EnrolmentRow, WorkshopRow
from trainer.persistence.work import Database, editing, found
from trainer.workshops.enrolment_service import enrolments_of
from trainer.workshops.records import EnrolmentStatus
from trainer.workshops.workshop_rows import days_of

Marks = Mapping[tuple[int, int], Mark | None]


class AttendanceService:
    """Who was there."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def grid(self, workshop_id: int) -> AttendanceGrid:
        """The grid of the people who did not cancel, with the minutes each attended."""
        with self._database.read() as session:
            workshop = found(session, WorkshopRow, workshop_id, "L’atelier")
            halves = tuple(half for day in days_of(session, workshop_id) for half in day.half_days)
            query = select(AttendanceRow).join(EnrolmentRow).where(EnrolmentRow.workshop_id == workshop_id)
            marks = {
                (row.enrolment_id, row.half_day_id): Mark(Presence(row.state), row.arrived_at, row.left_at)
                for row in session.scalars(query)
            }
            people = enrolments_of(session, workshop_id)
        rows = []
        for person in people:
            if person.status is EnrolmentStatus.CANCELLED:
                continue
            own = tuple(marks.get((person.id, half.id)) for half in halves)
            rows.append(PersonAttendance(person, own, rules.total(halves, own), rules.refusal(halves, own)))
        return AttendanceGrid(
            workshop_id,
            workshop.version,
            workshop.title,
            halves,
            tuple(rows),
            sum(half.minutes for half in halves),
        )

    def mark(self, *, workshop_id: int, version: int, marks: Marks) -> Changes:
        """Write cells of the grid, keyed by (enrolment, half-day); None empties a cell."""
        grid = self.grid(workshop_id)
        halves = {half.id: half for half in grid.half_days}
        people = {row.enrolment.id for row in grid.rows}
        for (enrolment_id, half_day_id), mark in marks.items():
            if enrolment_id not in people or half_day_id not in halves:
                raise InvalidInput("marks", "Une case saisie n’est plus dans la feuille de présence.")
            if mark is not None:
                rules.check_mark(halves[half_day_id], mark)
        with self._database.write() as session:
            editing(session, WorkshopRow, workshop_id, version, "L’atelier")
            for (enrolment_id, half_day_id), mark in marks.items():
                row = session.get(AttendanceRow, (enrolment_id, half_day_id))
                if mark is None:
                    if row is not None:
                        session.delete(row)
                    continue
                if row is None:
                    row = AttendanceRow(enrolment_id=enrolment_id, half_day_id=half_day_id)
                    session.add(row)
                row.state, row.arrived_at, row.left_at = mark.presence.value, mark.arrived_at, mark.left_at
        return Changes.of(Kind.ATTENDANCE, workshop_id) | Changes.of(Kind.WORKSHOP, workshop_id)

    def all_present(self, *, workshop_id: int, version: int, half_day_ids: tuple[int, ...]) -> Changes:
        """Mark everyone present where nothing was entered yet."""
        grid = self.grid(workshop_id)
        marks = {
            (row.enrolment.id, half.id): Mark(Presence.PRESENT)
            for row in grid.rows
            for half, mark in zip(grid.half_days, row.marks, strict=True)
            if half.id in half_day_ids and mark is None
        }
        return self.mark(workshop_id=workshop_id, version=version, marks=marks)
