"""What is kept of packing lists: ticks, lines added by hand, copies asked for. The rest is computed from the plan.

A tick belongs to the thing, by its key (`materials.key_of`): it survives every edit of the plan, and remembers for how
many it was given.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from curriculum.model import Provenance
from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, NotFound
from trainer.core.text import tidy_line
from trainer.persistence.tables import PackingLineRow, WorkshopRow
from trainer.persistence.work import Database, found
from trainer.planning.packing import OWN, OwnLine, Packed, new_own_key
from trainer.planning.print_runs import MOST

LABEL = "L’atelier"
_RUN = "run:"


class PackingService:
    """Packing lists of the workshops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, workshop_id: int) -> Packed:
        """What is kept for a workshop."""
        with self._database.read() as session:
            found(session, WorkshopRow, workshop_id, LABEL)
            query = select(PackingLineRow).where(PackingLineRow.workshop_id == workshop_id)
            rows = list(session.scalars(query.order_by(PackingLineRow.key)))
        own = [row for row in rows if row.key.startswith(OWN)]
        runs = [row for row in rows if row.key.startswith(_RUN)]
        things = [row for row in rows if not row.key.startswith((OWN, _RUN))]
        return Packed(
            ticked={row.key: _number(row.quantity) for row in things if row.ticked},
            own=tuple(
                OwnLine(row.key, row.label, row.quantity, Provenance(row.provenance), row.ticked)
                for row in own
            ),
            copies={row.key: _number(row.quantity) for row in runs},
        )

    def tick(self, *, workshop_id: int, key: str, count: int = 0) -> Changes:
        """Note that it is there, all `count` of it."""
        with self._database.write() as session:
            row = _line(session, workshop_id, key)
            row.ticked = True
            if not key.startswith(OWN):
                row.quantity = str(max(0, count))
        return _changes(workshop_id)

    def untick(self, *, workshop_id: int, key: str) -> Changes:
        """Note that it is not there after all."""
        with self._database.write() as session:
            found(session, WorkshopRow, workshop_id, LABEL)
            row = session.get(PackingLineRow, (workshop_id, key))
            if row is not None and key.startswith(OWN):
                row.ticked = False
            elif row is not None:
                session.delete(row)
        return _changes(workshop_id)

    def add(
        self,
        *,
        workshop_id: int,
        label: str,
        quantity: str = "",
        provenance: Provenance = Provenance.TO_BRING,
    ) -> Changes:
        """Add a line by hand."""
        return self.put(workshop_id=workshop_id, line=OwnLine(new_own_key(), label, quantity, provenance))

    def put(self, *, workshop_id: int, line: OwnLine) -> Changes:
        """Have a line by hand as it is here, new or as it was before it was taken away; InvalidInput("label")."""
        words = tidy_line(line.label)
        if not words:
            raise InvalidInput("label", "Dites ce qu’il faut prévoir, par exemple «\u00a0rallonge\u00a0».")
        with self._database.write() as session:
            row = _line(session, workshop_id, line.key)
            row.label, row.quantity, row.provenance = words, tidy_line(line.quantity), line.provenance.value
            row.ticked = line.ticked
        return _changes(workshop_id)

    def remove(self, *, workshop_id: int, key: str) -> Changes:
        """Take away a line added by hand; what the sheets ask for stays."""
        with self._database.write() as session:
            found(session, WorkshopRow, workshop_id, LABEL)
            row = session.get(PackingLineRow, (workshop_id, key))
            if row is None or not key.startswith(OWN):
                raise NotFound("not-found", "Cette ligne n’est pas dans la liste, ou n’y est plus.")
            session.delete(row)
        return _changes(workshop_id)

    def ask(self, *, workshop_id: int, key: str, copies: int | None) -> Changes:
        """Print so many of a run from now on; None is as counted from the plan."""
        if not key.startswith(_RUN):
            raise NotFound("not-found", "Ce tirage n’existe pas.")
        if copies is not None and not 0 <= copies <= MOST:
            raise InvalidInput("copies", f"Un tirage va de 0 à {MOST} exemplaires.")
        with self._database.write() as session:
            row = _line(session, workshop_id, key)
            if copies is None:
                session.delete(row)
            else:
                row.quantity = str(copies)
        return _changes(workshop_id)


def _line(session: Session, workshop_id: int, key: str) -> PackingLineRow:
    """The line of that key, made where there is none yet."""
    found(session, WorkshopRow, workshop_id, LABEL)
    row = session.get(PackingLineRow, (workshop_id, key))
    if row is None:
        row = PackingLineRow(workshop_id=workshop_id, key=key)
        session.add(row)
        session.flush()
    return row


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else 0


def _changes(workshop_id: int) -> Changes:
    return Changes.of(Kind.PACKING, workshop_id)
