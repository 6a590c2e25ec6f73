"""A session per operation, the way services use the database, and the optimistic lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Integer, String, event, text
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError

from trainer.core.errors import InvalidInput, NotFound, Stale, Unavailable
from trainer.core.system_words import database_because
from trainer.persistence.engine import WRITING, open_engine
from trainer.persistence.location import shown
from trainer.persistence.tables.base import Base, Versioned

import trainer.persistence.entries  # noqa: F401, isort: skip  # keeps the index of names in step

R = TypeVar("R", bound=Base)
LARGEST = 2**31 - 1
FILLING = 7_331_043


class Database:
    """One open database. `read()` and `write()` give a session for one operation."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = open_engine(url)
        self._writes = 0
        self._writing = self.engine.execution_options(**{WRITING: True})

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session whose work is thrown away."""
        with translated(self.url), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session committed when the block ends without an error, rolled back otherwise."""
        with (
            translated(self.url),
            Session(self._writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            event.listen(session, "before_flush", _refuse_what_does_not_fit)
            yield session
        self._writes += 1

    @contextmanager
    def write_alone(self) -> Iterator[Session]:
        """Like `write`, one program at a time: for filling a database that others may be filling too."""
        with self.write() as session:
            if self.engine.dialect.name == "postgresql":
                session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": FILLING})
            yield session

    def moment(self, session: Session) -> object:
        """Something that is equal as long as nobody, here or in another program, has changed the database."""
        connection = session.connection()
        if connection.dialect.name == "postgresql":
            return connection.exec_driver_sql("SELECT pg_current_snapshot()::text").scalar_one()
        changes = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        return self._writes, id(connection.connection.driver_connection), changes

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


@contextmanager
def translated(url: str) -> Iterator[None]:
    """Turn the driver's faults into `Stale` and `Unavailable`, without statement or parameters."""
    try:
        yield
    except StaleDataError as error:
        raise Stale(
            "stale",
            "Cet élément a été modifié entre-temps\u00a0: rechargez-le, puis refaites votre changement.",
        ) from error
    except (DatabaseError, InterfaceError) as error:
        # The bare class is SQLite's word for a broken file; its other children are mistakes of ours.
        if type(error) not in (DatabaseError, OperationalError, InterfaceError):
            raise
        raise Unavailable(
            "database-unavailable", f"La base {shown(url)} ne répond pas{reason(error)}."
        ) from error


def reason(error: DBAPIError) -> str:
    """ " : why", in French, from what the driver said; "" when that is not known. Holds no personal data."""
    return database_because(str(error.orig))


def _refuse_what_does_not_fit(session: Session, _context: object, _rows: object) -> None:
    # PostgreSQL refuses what SQLite would keep: both refuse it here, at the field.
    for row in (*session.new, *session.dirty):
        for column in row.__table__.columns:
            value = row.__dict__.get(column.key)
            if isinstance(value, str) and isinstance(column.type, String):
                _check_text(column.key, value, column.type.length)
            elif isinstance(value, int) and isinstance(column.type, Integer) and abs(value) > LARGEST:
                raise InvalidInput(column.key, "Ce nombre est trop grand.", "too-large")


def _check_text(field: str, value: str, longest: int | None) -> None:
    if longest is not None and len(value) > longest:
        raise InvalidInput(
            field, f"Texte trop long\u00a0: {len(value)} caractères, {longest} au plus.", "too-long"
        )
    try:
        whole = "\x00" not in value and bool(value.encode() or True)
    except UnicodeEncodeError:
        whole = False
    if not whole:
        raise InvalidInput(
            field, "Ce texte contient un caractère qui ne peut pas être gardé.", "bad-character"
        )


def found(session: Session, kind: type[R], row_id: int, label: str) -> R:
    """The row, or `NotFound` when it does not exist or was deleted."""
    row = session.get(kind, row_id) if 0 < row_id <= LARGEST else None
    if row is None or getattr(row, "deleted_at", None) is not None:
        raise NotFound("not-found", f"{label} n° {row_id} n’existe pas (ou a été supprimé·e).", id=row_id)
    return row


def editing(session: Session, kind: type[R], row_id: int, version: int, label: str) -> R:
    """The row as the form saw it: writing fails with `Stale` when it moved on since `version`."""
    row = found(session, kind, row_id, label)
    set_committed_value(row, "version", version)
    touch(row)
    return row


def touch(row: Base) -> None:
    """Count a change of the row even when only its children change."""
    if isinstance(row, Versioned):
        row.changed_at = datetime.now(UTC)
