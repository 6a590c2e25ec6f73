"""Migrations: from nothing, from every shipped revision with rows in every table, never with a loss."""

from __future__ import annotations

import ast
import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, create_engine, inspect, text

from tests.support import shipped
from tests.support.rows import rows, rows_at
from trainer.app import Application
from trainer.core.errors import Unavailable
from trainer.persistence import backup, migrate
from trainer.persistence.engine import open_engine
from trainer.persistence.revision import HEAD
from trainer.persistence.tables import Base
from trainer.persistence.tables.search import PREFIX, SEARCH

REVISIONS = [script.revision for script in ScriptDirectory.from_config(migrate.config()).walk_revisions()][
    ::-1
]
FOLDER = Path(migrate.__file__).parent / "migrations"


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on an empty database."""
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


def fill_every_table(engine: Engine) -> None:
    """Two rows in every table, whatever the revision, children pointing at the first parent."""
    metadata = MetaData()
    with engine.begin() as connection:
        metadata.reflect(connection, only=lambda name, _: not name.startswith(PREFIX))
        for table in metadata.sorted_tables:
            if table.name == "alembic_version":
                continue
            for number in (1, 2):
                connection.execute(table.insert().values({c.name: _value(c, number) for c in table.columns}))


def _value(column: Any, number: int) -> object:
    if column.foreign_keys:
        return None if column.nullable else number
    kind = column.type.python_type
    samples: dict[type, object] = {
        bool: True,
        int: number,
        str: f"{number}",
        date: date(2026, 12, number),
        datetime: datetime(2026, 12, number, 8, 30),
        time: time(9, number),
        bytes: b"\x00" * number,
    }
    return samples[kind]


def test_the_named_head_is_the_last_revision() -> None:
    assert ScriptDirectory.from_config(migrate.config()).get_heads() == [HEAD]
    assert REVISIONS[-1] == HEAD


def test_an_empty_database_becomes_ready_without_a_backup(engine: Engine, database_url: str) -> None:
    assert migrate.upgrade(engine, database_url) is None
    with engine.connect() as connection:
        assert migrate.current(connection) == HEAD
        tables = set(inspect(connection).get_table_names())
    assert {name for name in tables if not name.startswith(PREFIX)} == {
        *Base.metadata.tables,
        "alembic_version",
    }
    assert {*SEARCH.tables} <= tables
    assert migrate.upgrade(engine, database_url) is None


def test_the_migrated_schema_is_the_one_of_the_tables(engine: Engine, database_url: str) -> None:
    migrate.upgrade(engine, database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_server_default": True,
                "include_name": lambda name, kind, _: kind != "table" or not name.startswith(PREFIX),
            },
        )
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("revision", REVISIONS)
def test_rows_of_every_shipped_revision_survive(engine: Engine, database_url: str, revision: str) -> None:
    migrate.upgrade(engine, database_url, revision)
    fill_every_table(engine)
    before = {name: len(found) for name, found in rows(engine).items()}
    assert all(count == 2 for name, count in before.items() if name != "alembic_version")
    kept = migrate.upgrade(engine, database_url)
    after = {name: len(found) for name, found in rows(engine).items()}
    assert {name: after.get(name) for name in before} == before
    assert (kept is None) == (revision == HEAD)


def test_blocks_of_before_the_planner_get_their_key_workshop_and_edition(
    engine: Engine, database_url: str
) -> None:
    migrate.upgrade(engine, database_url, "0003")
    fill_every_table(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE sheet SET edition = 5 + id"))
        connection.execute(text("UPDATE agenda_block SET kind = 'other'"))
        connection.execute(
            text(
                "INSERT INTO agenda_block (id, half_day_id, position, kind, title, minutes, sheet_id, lead, notes)"
                " VALUES (41, 2, 2, 'sheet', 'Jeu', 20, 2, 'Zoé', 'à voir')"
            )
        )
    before = rows(engine)
    migrate.upgrade(engine, database_url)
    after = rows(engine)
    assert [after[name] for name in ("attendance", "half_day", "enrolment")] == [
        before[name] for name in ("attendance", "half_day", "enrolment")
    ]
    asked = (
        "SELECT id, key, workshop_id, half_day_id, position, kind, title, minutes, sheet_id, lead, notes, edition,"
        " kept, adapted, pinned_at, room, group_key, parallel_key, lane FROM agenda_block ORDER BY id"
    )
    rest = (0, "", None, "", "", "", 0)
    with engine.begin() as connection:
        assert [tuple(row) for row in connection.execute(text(asked))] == [
            (1, "b1", 1, 1, 1, "other", "1", 1, None, "1", "1", 0, *rest),
            (2, "b2", 2, 2, 2, "other", "2", 2, None, "2", "2", 0, *rest),
            (41, "b41", 2, 2, 2, "sheet", "Jeu", 20, 2, "Zoé", "à voir", 7, *rest),
        ]
        connection.execute(text("DELETE FROM attendance"))
        connection.execute(text("DELETE FROM half_day WHERE id = 2"))
        parked = text("SELECT id FROM agenda_block WHERE half_day_id IS NULL ORDER BY id")
        assert connection.execute(parked).scalars().all() == [2, 41]
        zones = connection.execute(text("SELECT DISTINCT timezone, tools, sold_minutes FROM workshop")).all()
        assert [tuple(row) for row in zones] == [("Europe/Paris", "", 0)]


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A revision after the last one, that rebuilds the parent tables in batches; gives its name."""
    folder = tmp_path / "migrations"
    shutil.copytree(FOLDER, folder)
    (folder / "versions" / "r9999_later.py").write_text(
        f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999", "{HEAD}", None, None


def upgrade() -> None:
    rebuilt = "always" if op.get_context().dialect.name == "sqlite" else "never"
    for table in ("workshop", "half_day", "enrolment", "invoice", "sheet"):
        with op.batch_alter_table(table, recreate=rebuilt) as batch:
            batch.add_column(sa.Column("added", sa.Integer(), nullable=False, server_default="7"))
""",
        encoding="utf-8",
    )
    shipped = migrate.config

    def config(connection: Any = None) -> Any:
        made = shipped(connection)
        made.set_main_option("script_location", str(folder))
        return made

    monkeypatch.setattr(migrate, "config", config)
    return "9999"


def test_rebuilding_a_parent_table_takes_no_child_away(engine: Engine, database_url: str, later: str) -> None:
    """With foreign keys on, SQLite deletes the children of a table that a batch migration drops and renames."""
    migrate.upgrade(engine, database_url, HEAD)
    fill_every_table(engine)
    before = {name: len(found) for name, found in rows(engine).items()}
    migrate.upgrade(engine, database_url, later)
    with engine.connect() as connection:
        assert migrate.current(connection) == later
        assert connection.execute(text("SELECT DISTINCT added FROM half_day")).scalars().all() == [7]
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    assert {name: len(found) for name, found in rows(engine).items()} == before


def test_without_the_care_taken_the_children_would_go(tmp_path: Path, later: str) -> None:
    """The test above tests something: such a migration run plainly does delete rows."""
    script = tmp_path / "migrations" / "versions" / "r9999_later.py"
    script.write_text(
        script.read_text().replace(
            '("workshop", "half_day", "enrolment", "invoice", "sheet")', '("half_day",)'
        )
    )
    url = f"sqlite:///{tmp_path / 'plain.sqlite3'}"
    engine = open_engine(url)
    try:
        migrate.upgrade(engine, url, HEAD)
        fill_every_table(engine)
        with engine.connect() as connection, connection.begin():
            command.upgrade(migrate.config(connection), later)
        assert rows(engine)["attendance"] == []
    finally:
        engine.dispose()


def test_a_migration_is_preceded_by_a_backup(engine: Engine, database_url: str, later: str) -> None:
    migrate.upgrade(engine, database_url, HEAD)
    fill_every_table(engine)
    before = rows(engine)
    kept = migrate.upgrade(engine, database_url, later)
    assert kept is not None
    assert kept.parent.name == "sauvegardes"
    manifest = backup.manifest_of(kept)
    assert manifest["revision"] == HEAD
    assert manifest["rows"] == {n: len(found) for n, found in before.items() if n != "alembic_version"}


def test_a_migration_that_fails_leaves_everything(
    engine: Engine, database_url: str, later: str, tmp_path: Path
) -> None:
    script = tmp_path / "migrations" / "versions" / "r9999_later.py"
    script.write_text(script.read_text() + "\n    op.drop_table('payment')\n    raise ZeroDivisionError\n")
    migrate.upgrade(engine, database_url, HEAD)
    fill_every_table(engine)
    before = rows(engine)
    with pytest.raises(ZeroDivisionError):
        migrate.upgrade(engine, database_url, later)
    assert rows(engine) == before


def test_a_migration_that_breaks_links_is_undone(tmp_path: Path, later: str) -> None:
    url = f"sqlite:///{tmp_path / 'links.sqlite3'}"
    script = tmp_path / "migrations" / "versions" / "r9999_later.py"
    script.write_text(script.read_text() + "\n    op.execute('DELETE FROM workshop')\n")
    engine = open_engine(url)
    try:
        migrate.upgrade(engine, url, HEAD)
        fill_every_table(engine)
        before = rows(engine)
        with pytest.raises(Unavailable) as caught:
            migrate.upgrade(engine, url, later)
        assert caught.value.code == "broken-links"
        assert rows(engine) == before
    finally:
        engine.dispose()


def test_a_database_of_a_newer_fabrique_is_refused_untouched(engine: Engine, database_url: str) -> None:
    migrate.upgrade(engine, database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9998'"))
    before = rows(engine)
    application = Application(database_url)
    try:
        with pytest.raises(Unavailable) as caught:
            application.partners.all()
        assert caught.value.code == "newer-database"
        with pytest.raises(Unavailable):
            application.reports.home()
    finally:
        application.close()
    assert rows(engine) == before


def test_a_database_of_another_program_is_refused_untouched(engine: Engine, database_url: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE signets (adresse VARCHAR(100) PRIMARY KEY)"))
        connection.execute(text("INSERT INTO signets VALUES ('a')"))
    application = Application(database_url)
    try:
        with pytest.raises(Unavailable) as caught:
            application.partners.all()
    finally:
        application.close()
    assert caught.value.code == "foreign-database"
    assert rows(engine) == {"signets": [("a",)]}


def test_migrations_import_nothing_of_the_application() -> None:
    files = [*FOLDER.rglob("*.py")]
    assert len(files) >= 4
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert {name.partition(".")[0] for name in names} <= {"alembic", "sqlalchemy", "typing"}, file


def test_a_path_is_taken_as_it_is(tmp_path: Path) -> None:
    """A question mark, a percent sign or a hash in a folder's name is no part of an address."""
    for name in ("été 100 %", "où ?", "n° #1", "a@b:c", "mode=ro&x=%20"):
        file = tmp_path / name / "base.sqlite3"
        application = Application(f"sqlite:///{file}", library=tmp_path)
        try:
            assert application.partners.all() == ()
            assert application.reports.home().workshops == 0
        finally:
            application.close()
        assert file.is_file()
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 5


@contextlib.contextmanager
def connected(file: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(file)
    try:
        yield connection
    finally:
        connection.close()


def test_a_file_without_the_newest_library_is_brought_up_to_date(
    sqlite_url: str, open_application: Callable[[str], Application]
) -> None:
    with connected(Path(sqlite_url.removeprefix("sqlite:///"))) as connection:
        connection.execute("UPDATE database_fact SET value = 'older'")
        connection.commit()
    before = rows_at(sqlite_url)["sheet"]
    assert len(open_application(sqlite_url).library.sheets()) == len(shipped.masters())
    assert rows_at(sqlite_url)["sheet"] == before


def test_an_engine_of_sqlalchemy_alone_reads_the_file(sqlite_url: str) -> None:
    """The file is plain SQLite: other tools can read it."""
    engine = create_engine(sqlite_url)
    try:
        with engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM brique")).scalar_one() == 10
    finally:
        engine.dispose()
