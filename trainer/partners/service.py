"""Partner organisations."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import fields as fields_of
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainer.core import identifiers
from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, NotFound
from trainer.core.text import fold, tidy
from trainer.partners.files import read_partners
from trainer.partners.records import Partner, PartnerFields
from trainer.persistence.tables import PartnerRow, WorkshopRow
from trainer.persistence.work import Database, editing, found, touch

LABEL = "Le partenaire"
_NAMES = tuple(field.name for field in fields_of(PartnerFields))


class PartnerService:
    """The associations that book trainings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, words: str = "") -> tuple[Partner, ...]:
        """The partners whose name or city holds every word, by name."""
        wanted = fold(words).split()
        with self._database.read() as session:
            counts = _workshop_counts(session)
            rows = session.scalars(select(PartnerRow).where(PartnerRow.deleted_at.is_(None)))
            partners = [_record(row, counts.get(row.id, 0)) for row in rows]
        kept = [p for p in partners if all(w in fold(f"{p.name} {p.fields.city}") for w in wanted)]
        return tuple(sorted(kept, key=lambda p: fold(p.name)))

    def get(self, partner_id: int) -> Partner:
        """One partner."""
        with self._database.read() as session:
            row = found(session, PartnerRow, partner_id, LABEL)
            return _record(row, _workshop_counts(session).get(row.id, 0))

    def create(self, *, fields: PartnerFields) -> Changes:
        """Add a partner; raises `InvalidInput` at the field that is wrong."""
        clean = checked(fields)
        with self._database.write() as session:
            row = PartnerRow(**asdict(clean))
            session.add(row)
            session.flush()
            return Changes.of(Kind.PARTNER, row.id)

    def update(self, *, partner_id: int, version: int, fields: PartnerFields) -> Changes:
        """Change a partner."""
        clean = checked(fields)
        with self._database.write() as session:
            row = editing(session, PartnerRow, partner_id, version, LABEL)
            for name, value in asdict(clean).items():
                setattr(row, name, value)
        return Changes.of(Kind.PARTNER, partner_id)

    def delete(self, *, partner_id: int, version: int) -> Changes:
        """Put a partner aside; its workshops and invoices keep it."""
        with self._database.write() as session:
            editing(session, PartnerRow, partner_id, version, LABEL).deleted_at = datetime.now(UTC)
        return Changes.of(Kind.PARTNER, partner_id)

    def restore(self, *, partner_id: int) -> Changes:
        """Bring a deleted partner back."""
        with self._database.write() as session:
            row = session.get(PartnerRow, partner_id)
            if row is None:
                raise NotFound("not-found", f"{LABEL} n° {partner_id} n’existe pas.")
            row.deleted_at = None
            touch(row)
        return Changes.of(Kind.PARTNER, partner_id)

    def import_file(self, *, path: Path) -> Changes:
        """Add the partners of a CSV file that are not there yet (same name, accents and case ignored)."""
        wanted = [checked(fields) for fields in read_partners(path)]
        with self._database.write() as session:
            there = {
                fold(name)
                for name in session.scalars(select(PartnerRow.name).where(PartnerRow.deleted_at.is_(None)))
            }
            rows = []
            for fields in wanted:
                if fold(fields.name) not in there:
                    there.add(fold(fields.name))
                    rows.append(PartnerRow(**asdict(fields)))
            session.add_all(rows)
            session.flush()
            return Changes.of(Kind.PARTNER, *(row.id for row in rows))


def checked(given: PartnerFields) -> PartnerFields:
    """The fields cleaned; raises `InvalidInput` at the one that is wrong."""
    values = {name: tidy(value) for name, value in asdict(given).items() if name != "notes"}
    if not values["name"]:
        raise InvalidInput("name", "Un partenaire a besoin d’un nom.")
    for name in ("siret", "rna", "email"):
        values[name] = getattr(identifiers, name)(values[name], name)
    values["country"] = values["country"].upper() or "FR"
    if len(values["country"]) != 2 or not values["country"].isalpha():
        raise InvalidInput("country", "Le pays attend son code à deux lettres (FR, TN, CM…).")
    return PartnerFields(**values, notes=given.notes.strip())


def _workshop_counts(session: Session) -> dict[int, int]:
    query = (
        select(WorkshopRow.partner_id, func.count())
        .where(WorkshopRow.deleted_at.is_(None), WorkshopRow.partner_id.is_not(None))
        .group_by(WorkshopRow.partner_id)
    )
    return {partner_id: count for partner_id, count in session.execute(query) if partner_id is not None}


def _record(row: PartnerRow, workshops: int) -> Partner:
    return Partner(
        row.id, row.version, PartnerFields(**{name: getattr(row, name) for name in _NAMES}), workshops
    )
