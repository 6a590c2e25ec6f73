"""Reading a few rows through the bare driver, without SQLAlchemy: the first page is filled before it is imported.

Statements must be plain SQL that SQLite and PostgreSQL both understand, without parameters.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from trainer.persistence.location import sqlite_file
from trainer.persistence.revision import HEAD

Rows = list[tuple[Any, ...]]


def read(url: str, statements: Mapping[str, str]) -> dict[str, Rows] | None:
    """The rows of each statement in one snapshot; None when the database is absent or not at the newest schema."""
    file = sqlite_file(url)
    if file is not None:
        return _read_sqlite(file.as_uri() + "?mode=ro", statements) if file.is_file() else None
    return _read_postgres(url, statements)


def _read_sqlite(uri: str, statements: Mapping[str, str]) -> dict[str, Rows] | None:
    try:
        connection = sqlite3.connect(uri, uri=True, timeout=5, isolation_level=None)
        try:
            connection.execute("BEGIN")
            return _run(connection.cursor(), statements)
        finally:
            connection.close()
    except sqlite3.Error:
        return None


def _read_postgres(url: str, statements: Mapping[str, str]) -> dict[str, Rows] | None:
    import psycopg

    try:
        with psycopg.connect(url.replace("+psycopg", "", 1), connect_timeout=10) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            connection.read_only = True
            return _run(connection.cursor(), statements)
    except psycopg.Error:
        return None


def _run(cursor: Any, statements: Mapping[str, str]) -> dict[str, Rows] | None:
    cursor.execute("SELECT version_num FROM alembic_version")
    if cursor.fetchall() != [(HEAD,)]:
        return None
    found: dict[str, Rows] = {}
    for name, statement in statements.items():
        cursor.execute(statement)
        found[name] = [tuple(row) for row in cursor.fetchall()]
    return found
