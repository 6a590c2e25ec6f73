"""Bring a database to the newest schema: backup first, a newer file refused, foreign keys checked afterwards."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, inspect, text
from sqlalchemy.exc import DBAPIError

from trainer.core.errors import Unavailable
from trainer.persistence import backup
from trainer.persistence.engine import WRITING
from trainer.persistence.location import shown, sqlite_file
from trainer.persistence.revision import HEAD
from trainer.persistence.work import reason, translated

LOCK = 7_331_042


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without an ini file."""
    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    made.attributes["connection"] = connection
    return made


def current(connection: Connection) -> str | None:
    """The revision of the database, None when it is empty."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine, url: str, target: str = "head") -> Path | None:
    """Upgrade to `target`; gives the backup that was made first, None when there was nothing to keep."""
    try:
        with engine.connect() as connection:
            refuse_foreign(connection, url)
            before = current(connection)
    except DBAPIError as error:
        raise Unavailable(
            "database-unavailable", f"La base {shown(url)} ne peut pas être ouverte{reason(error)}."
        ) from error
    refuse_unknown(before, url)
    if before == HEAD and target == "head":
        return None
    kept = keep(engine, url)
    with translated(url), engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            _run_on_sqlite(connection, target)
        else:
            with connection.begin():
                run(connection, target)
    return kept


def refuse_foreign(connection: Connection, url: str) -> None:
    """Raise `Unavailable` for a database that holds tables of another program."""
    if inspect(connection).get_table_names() and current(connection) is None:
        raise Unavailable(
            "foreign-database",
            f"La base {shown(url)} contient les données d’un autre programme\u00a0: choisissez-en une autre.",
        )


def known(revision: str) -> bool:
    """True for a revision that this Fabrique knows how to bring to the newest."""
    return any(
        script.revision == revision for script in ScriptDirectory.from_config(config()).walk_revisions()
    )


def refuse_unknown(revision: str | None, url: str) -> None:
    """Raise `Unavailable` for a database written by a newer Fabrique."""
    if revision is not None and not known(revision):
        raise Unavailable(
            "newer-database",
            f"La base {shown(url)} vient d’une version plus récente de Fabrique\u00a0: mettez Fabrique à jour.",
        )


def run(connection: Connection, target: str) -> None:
    """Run the migrations inside the caller's transaction; on a server only one program does so at a time."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    command.upgrade(config(connection), target)


def _run_on_sqlite(connection: Connection, target: str) -> None:
    # A batch migration drops and renames tables: with foreign keys on, that would fire ON DELETE CASCADE.
    # Taking the write lock at once makes a second program wait for the first instead of failing.
    connection = connection.execution_options(**{WRITING: True})
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            run(connection, target)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                raise Unavailable(
                    "broken-links", "La mise à jour laisserait des liens rompus\u00a0: rien n’a été changé."
                )
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def drop_all(connection: Connection) -> None:
    """Drop every table, inside the caller's transaction."""
    metadata = MetaData()
    metadata.reflect(connection)
    metadata.drop_all(connection)


def keep(engine: Engine, url: str) -> Path | None:
    """Back the database up before it is changed; None when it is empty."""
    with engine.connect() as connection:
        revision = current(connection)
    if revision is None:
        return None
    file = sqlite_file(url)
    if file is not None:
        folder = file.parent / "sauvegardes"
    else:
        from platformdirs import user_data_path

        folder = user_data_path("fabrique", appauthor=False) / "sauvegardes"
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    target = folder / f"avant-changement-{revision}-{stamp}.zip"
    backup.write(engine, target)
    return target
