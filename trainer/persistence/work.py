"""A session per operation, the way services use the database, and the optimistic lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError

from trainer.core.errors import NotFound, Stale, Unavailable
from trainer.persistence.engine import WRITING, open_engine
from trainer.persistence.location import shown
from trainer.persistence.tables.base import Base, Versioned

R = TypeVar("R", bound=Base)


class Database:
    """One open database. `read()` and `write()` give a session for one operation."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = open_engine(url)
        self._writing = self.engine.execution_options(**{WRITING: True})

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session whose work is thrown away."""
        with _translated(self.url), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session committed when the block ends without an error, rolled back otherwise."""
        with (
            _translated(self.url),
            Session(self._writing, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


@contextmanager
def _translated(url: str) -> Iterator[None]:
    try:
        yield
    except StaleDataError as error:
        raise Stale(
            "stale",
            "Cet élément a été modifié entre-temps\u00a0: rechargez-le, puis refaites votre changement.",
        ) from error
    except (OperationalError, InterfaceError) as error:
        raise Unavailable(
            "database-unavailable", f"La base {shown(url)} ne répond pas\u00a0: {reason(error)}."
        ) from error


def reason(error: DBAPIError) -> str:
    """The driver's first line, without statement or parameters (they may hold personal data)."""
    lines = str(error.orig).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error.orig).__name__


def found(session: Session, kind: type[R], row_id: int, label: str) -> R:
    """The row, or `NotFound` when it does not exist or was deleted."""
    row = session.get(kind, row_id)
    if row is None or getattr(row, "deleted_at", None) is not None:
        raise NotFound("not-found", f"{label} n° {row_id} n'existe pas (ou a été supprimé·e).", id=row_id)
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
