"""People: found again, and imported from a form's or a ticket shop's file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.core import identifiers
from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, Stale
from trainer.core.text import fold, tidy
from trainer.people import rules
from trainer.people.files import read_people
from trainer.people.records import FileRow, ImportPlan, PeopleFile, Person, PersonFields
from trainer.persistence.tables import EnrolmentRow, PersonRow, WorkshopRow
from trainer.persistence.work import Database, found, touch


class PeopleService:
    """The participants known to the database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, *, workshop_id: int, path: Path) -> ImportPlan:
        """What importing a file into a workshop would do; nothing is written. Raises `BadFile`."""
        file = read_people(path)
        with self._database.read() as session:
            return _plan(session, workshop_id, file)

    def run(self, *, workshop_id: int, plan: ImportPlan) -> Changes:
        """Write a plan, all or nothing; raises `Stale` when the list changed since the plan was made."""
        with self._database.write() as session:
            workshop = found(session, WorkshopRow, workshop_id, "L’atelier")
            if _plan(session, workshop_id, plan.file) != plan:
                raise Stale(
                    "stale-plan", "La liste a changé depuis l’aperçu\u00a0: relancez l’aperçu de l’import."
                )
            touch(workshop)
            highest = next_number(session, workshop_id)
            enrolments, people = [], []
            for offset, planned in enumerate(plan.enrolments):
                person_id = planned.person_id
                if person_id is None:
                    person = new_person(_fields(planned.row))
                    session.add(person)
                    session.flush()
                    person_id = person.id
                    people.append(person_id)
                row = planned.row
                enrolments.append(
                    EnrolmentRow(
                        workshop_id=workshop_id,
                        person_id=person_id,
                        number=highest + offset,
                        organisation=row.organisation,
                        role=row.role,
                        needs=row.needs,
                    )
                )
            session.add_all(enrolments)
            session.flush()
            return (
                Changes.of(Kind.ENROLMENT, *(row.id for row in enrolments))
                | Changes.of(Kind.PERSON, *people)
                | Changes.of(Kind.WORKSHOP, workshop_id)
            )


def next_number(session: Session, workshop_id: int) -> int:
    """The next place in the list of a workshop."""
    query = select(func.max(EnrolmentRow.number)).where(EnrolmentRow.workshop_id == workshop_id)
    return (session.scalar(query) or 0) + 1


def checked_person(given: PersonFields) -> PersonFields:
    """The fields cleaned; raises `InvalidInput` at the one that is wrong."""
    values = {name: tidy(value) for name, value in asdict(given).items()}
    for name, label in (("last_name", "nom"), ("first_name", "prénom")):
        if not values[name]:
            raise InvalidInput(name, f"Il manque le {label}.")
    values["email"] = identifiers.email(values["email"], "email")
    return PersonFields(**values)


def new_person(fields: PersonFields) -> PersonRow:
    """A new row, with the folded name that finds it again."""
    return PersonRow(**asdict(fields), folded=fold(f"{fields.last_name} {fields.first_name}"))


def person_record(row: PersonRow) -> Person:
    """A row as a record."""
    return Person(row.id, row.version, row.last_name, row.first_name, row.email, row.phone)


def _fields(row: FileRow) -> PersonFields:
    return PersonFields(row.last_name, row.first_name, row.email, row.phone)


def _plan(session: Session, workshop_id: int, file: PeopleFile) -> ImportPlan:
    found(session, WorkshopRow, workshop_id, "L’atelier")
    enrolled = set(
        session.scalars(select(EnrolmentRow.person_id).where(EnrolmentRow.workshop_id == workshop_id))
    )
    return rules.plan(file, _known(session, file), enrolled)


def _known(session: Session, file: PeopleFile) -> Sequence[Person]:
    names = {fold(f"{row.last_name} {row.first_name}") for row in file.rows}
    query = select(PersonRow).where(PersonRow.deleted_at.is_(None), PersonRow.folded.in_(names))
    return [person_record(row) for row in session.scalars(query.order_by(PersonRow.id))]
