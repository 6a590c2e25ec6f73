"""Who is enrolled in a workshop."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.core.changes import Changes, Kind
from trainer.core.errors import Refused
from trainer.core.text import fold, tidy
from trainer.people.records import PersonFields
from trainer.people.service import checked_person, new_person, next_number, person_record
from trainer.persistence.tables import DayRow, EnrolmentRow, PersonRow, WorkshopRow
from trainer.persistence.work import Database, editing, found, touch
from trainer.workshops.records import Enrolment, EnrolmentStatus

LABEL = "L’inscription"


class EnrolmentService:
    """The list of people of a workshop."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, workshop_id: int) -> tuple[Enrolment, ...]:
        """Every enrolment in the order of the list, the cancelled ones included."""
        with self._database.read() as session:
            return enrolments_of(session, workshop_id)

    def latest_workshop(self, person_id: int) -> int | None:
        """The workshop with the latest first day that a person is enrolled in, cancelled enrolments included."""
        first = select(func.min(DayRow.day)).where(DayRow.workshop_id == WorkshopRow.id)
        query = (
            select(WorkshopRow.id)
            .join(EnrolmentRow, EnrolmentRow.workshop_id == WorkshopRow.id)
            .where(
                EnrolmentRow.person_id == person_id,
                EnrolmentRow.deleted_at.is_(None),
                WorkshopRow.deleted_at.is_(None),
            )
            .order_by(first.correlate(WorkshopRow).scalar_subquery().desc(), WorkshopRow.id.desc())
        )
        with self._database.read() as session:
            return session.scalars(query.limit(1)).first()

    def add(
        self,
        *,
        workshop_id: int,
        person: PersonFields,
        organisation: str = "",
        role: str = "",
        needs: str = "",
    ) -> Changes:
        """Enrol someone; a person of the same name and e-mail is found again instead of doubled."""
        clean = checked_person(person)
        with self._database.write() as session:
            touch(found(session, WorkshopRow, workshop_id, "L’atelier"))
            row = _same_person(session, clean) or new_person(clean)
            session.add(row)
            session.flush()
            there = session.scalar(
                select(EnrolmentRow).where(
                    EnrolmentRow.workshop_id == workshop_id, EnrolmentRow.person_id == row.id
                )
            )
            if there is not None:
                raise Refused(
                    "already-enrolled",
                    f"{clean.first_name} {clean.last_name} est déjà dans la liste (n° {there.number}).",
                )
            enrolment = EnrolmentRow(
                workshop_id=workshop_id,
                person_id=row.id,
                number=next_number(session, workshop_id),
                organisation=tidy(organisation),
                role=tidy(role),
                needs=needs.strip(),
            )
            session.add(enrolment)
            session.flush()
            return _changes(enrolment)

    def edit(
        self,
        *,
        enrolment_id: int,
        version: int,
        person: PersonFields,
        organisation: str = "",
        role: str = "",
        needs: str = "",
    ) -> Changes:
        """Correct the person and what the enrolment says."""
        clean = checked_person(person)
        with self._database.write() as session:
            row = editing(session, EnrolmentRow, enrolment_id, version, LABEL)
            row.organisation, row.role, row.needs = tidy(organisation), tidy(role), needs.strip()
            for name, value in asdict(clean).items():
                setattr(row.person, name, value)
            row.person.folded = fold(f"{clean.last_name} {clean.first_name}")
            touch(row.person)
            # Forms opened on the same person in other workshops are out of date now.
            others = select(EnrolmentRow).where(
                EnrolmentRow.person_id == row.person_id, EnrolmentRow.id != row.id
            )
            for other in session.scalars(others):
                touch(other)
            return _changes(row)

    def cancel(self, *, enrolment_id: int, version: int) -> Changes:
        """Note that someone will not come; the place in the list stays theirs."""
        return self._set_status(enrolment_id, version, EnrolmentStatus.CANCELLED)

    def restore(self, *, enrolment_id: int, version: int) -> Changes:
        """Take a cancellation back."""
        return self._set_status(enrolment_id, version, EnrolmentStatus.CONFIRMED)

    def _set_status(self, enrolment_id: int, version: int, status: EnrolmentStatus) -> Changes:
        with self._database.write() as session:
            row = editing(session, EnrolmentRow, enrolment_id, version, LABEL)
            row.status = status.value
            touch(found(session, WorkshopRow, row.workshop_id, "L’atelier"))
            return _changes(row)


def _changes(row: EnrolmentRow) -> Changes:
    return (
        Changes.of(Kind.ENROLMENT, row.id)
        | Changes.of(Kind.PERSON, row.person_id)
        | Changes.of(Kind.WORKSHOP, row.workshop_id)
    )


def _same_person(session: Session, clean: PersonFields) -> PersonRow | None:
    name = fold(f"{clean.last_name} {clean.first_name}")
    query = select(PersonRow).where(PersonRow.folded == name, PersonRow.deleted_at.is_(None))
    for row in session.scalars(query.order_by(PersonRow.id)):
        if row.email.casefold() == clean.email.casefold() and row.phone == clean.phone:
            return row
    return None


def enrolments_of(session: Session, workshop_id: int) -> tuple[Enrolment, ...]:
    """The enrolments of a workshop in the order of its list."""
    query = select(EnrolmentRow).where(
        EnrolmentRow.workshop_id == workshop_id, EnrolmentRow.deleted_at.is_(None)
    )
    return tuple(_record(row) for row in session.scalars(query.order_by(EnrolmentRow.number)))


def _record(row: EnrolmentRow) -> Enrolment:
    return Enrolment(
        id=row.id,
        version=row.version,
        number=row.number,
        person=person_record(row.person),
        status=EnrolmentStatus(row.status),
        organisation=row.organisation,
        role=row.role,
        needs=row.needs,
    )
