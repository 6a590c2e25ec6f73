"""The engine of one database: SQLite (WAL, foreign keys, synchronous FULL) or PostgreSQL, behaving alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ArgumentError

from trainer.core.errors import Unavailable
from trainer.core.system_words import because
from trainer.persistence.location import shown, sqlite_file

WRITING = "fabrique_writing"
BUSY_MILLISECONDS = 10_000


def open_engine(url: str) -> Engine:
    """An engine for `url`; creates the folder of an SQLite file. Raises `Unavailable` when that is impossible."""
    file = sqlite_file(url)
    if file is None:
        return _server_engine(url)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            "no-folder", f"Le dossier {file.parent} ne peut pas être créé{because(error)}."
        ) from error
    place = URL.create("sqlite", database=str(file))  # as it is: "?" and "%" are letters of a file name
    engine = create_engine(place, connect_args={"timeout": BUSY_MILLISECONDS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _server_engine(url: str) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except (ArgumentError, ValueError):
        raise Unavailable(
            "bad-address",
            f"L’adresse de la base {shown(url)} n’a pas la forme postgresql://nom@serveur/base.",
        ) from None


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
