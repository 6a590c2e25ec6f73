"""Applications on ready-made databases: the shipped library is taken in once per session, then copied."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from tests.support.postgres import USER, PostgresServer
from tests.support.ready import make_ready
from trainer.app import Application

NOW = datetime(2026, 12, 7, 9, 30, tzinfo=UTC)


class SetClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: int) -> None:
        """Let days go by."""
        self.now += timedelta(days=days)


Prepare = Callable[[Application], object]


class ReadyFiles:
    """SQLite databases made ready once per session, to be copied."""

    def __init__(self, folder: Path, ready: Path) -> None:
        self._folder = folder
        self._files: dict[str, Path] = {"ready": ready}

    def file(self, key: str, prepare: Callable[[str], object]) -> Path:
        """The file on which `prepare(url)` ran, once for each key; copy it, never open it."""
        if key not in self._files:
            file = self._folder / f"{key}.sqlite3"
            shutil.copy(self._files["ready"], file)
            prepare(f"sqlite:///{file}")
            self._files[key] = file
        return self._files[key]


@pytest.fixture(scope="session")
def ready_files(tmp_path_factory: pytest.TempPathFactory, ready_sqlite_file: Path) -> ReadyFiles:
    """The SQLite databases of the session."""
    return ReadyFiles(tmp_path_factory.mktemp("prepared"), ready_sqlite_file)


@pytest.fixture
def sqlite_url(ready_sqlite_file: Path, tmp_path: Path) -> str:
    """The URL of a ready SQLite database of this test's own."""
    return f"sqlite:///{shutil.copy(ready_sqlite_file, tmp_path / 'fabrique.sqlite3')}"


@pytest.fixture
def postgres_copy(postgres_server: PostgresServer) -> Iterator[Callable[[str, Callable[[str], object]], str]]:
    """A function that gives the URL of a copy of a PostgreSQL database prepared once; dropped after the test."""
    names: list[str] = []

    def copy(key: str, prepare: Callable[[str], object]) -> str:
        names.append(postgres_server.create(postgres_server.template(key, prepare)))
        return postgres_server.url(names[-1])

    yield copy
    for name in names:
        postgres_server.drop(name)


class SharedDatabase:
    """One ready PostgreSQL database, emptied of what a test added; a new copy when the library was touched."""

    KEPT = (
        "('alembic_version', 'brique', 'sheet', 'sheet_brique', 'sheet_edition', 'learning_path', 'legal_wording',"
        " 'database_fact', 'search_sheet', 'search_word', 'search_state', 'search_entry')"
    )
    MARK = (
        "SELECT (SELECT string_agg(version_num, ' ') FROM alembic_version),"
        " (SELECT string_agg(name || value, ' ') FROM database_fact), (SELECT count(*) FROM legal_wording),"
        " (SELECT sum(version) FROM brique), (SELECT sum(version) FROM sheet), (SELECT count(*) FROM sheet_brique),"
        " (SELECT count(*) FROM sheet_edition), (SELECT sum(version) FROM learning_path),"
        " (SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public')"
    )

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._name = ""
        self._mark: object = None

    def take(self) -> str:
        """The URL of the database as `make_ready` left it."""
        if not self._name or not self._cleaned():
            if self._name:
                self._server.drop(self._name)
            self._name = self._server.create(self._server.template("ready", make_ready))
            with self._connect() as connection:
                self._mark = connection.execute(self.MARK).fetchone()
        return self._server.url(self._name)

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(host=str(self._server.folder), user=USER, dbname=self._name, autocommit=True)

    def _cleaned(self) -> bool:
        tables = (
            "SELECT string_agg(quote_ident(tablename), ', ') FROM pg_tables"
            f" WHERE schemaname = 'public' AND tablename NOT IN {self.KEPT}"
        )
        with contextlib.suppress(psycopg.Error), self._connect() as connection:
            (names,) = connection.execute(tables).fetchone() or ("",)
            connection.execute(f"TRUNCATE {names} RESTART IDENTITY".encode())
            connection.execute("DELETE FROM search_entry WHERE kind <> 'path'")
            return connection.execute(self.MARK).fetchone() == self._mark
        return False


@pytest.fixture(scope="session")
def shared_database(postgres_server: PostgresServer) -> SharedDatabase:
    """The PostgreSQL database that tests use one after the other."""
    return SharedDatabase(postgres_server)


@pytest.fixture
def postgres_url(shared_database: SharedDatabase) -> str:
    """The URL of a ready PostgreSQL database, this test's alone while it runs."""
    return shared_database.take()


@pytest.fixture(params=["sqlite", "postgresql"])
def prepared(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str, Prepare], str]:
    """A function of (key, prepare) that gives the URL of this test's copy of a ready database.

    `prepare(application)` ran on it once in the session, at the time of `SetClock`; it may do nothing.
    """

    def run(prepare: Prepare, url: str) -> None:
        application = Application(url, clock=SetClock())
        try:
            application.library.briques()
            prepare(application)
        finally:
            application.close()

    def give(key: str, prepare: Prepare) -> str:
        if request.param == "sqlite":
            files: ReadyFiles = request.getfixturevalue("ready_files")
            ready = files.file(key, lambda url: run(prepare, url))
            return f"sqlite:///{shutil.copy(ready, tmp_path / 'fabrique.sqlite3')}"
        copy: Callable[[str, Callable[[str], object]], str] = request.getfixturevalue("postgres_copy")
        return copy(key, lambda url: run(prepare, url))

    return give


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of a ready database: the test runs once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))


@pytest.fixture
def clock() -> SetClock:
    """Monday 7 December 2026, the day after the workshop of Roubaix."""
    return SetClock()


@pytest.fixture
def open_application(clock: SetClock) -> Iterator[Callable[[str], Application]]:
    """A function that opens an application on a database; all are closed after the test."""
    opened: list[Application] = []

    def open_one(url: str) -> Application:
        opened.append(Application(url, clock=clock))
        return opened[-1]

    yield open_one
    for application in opened:
        application.close()


@pytest.fixture
def app(url: str, open_application: Callable[[str], Application]) -> Application:
    """An application on a ready database."""
    return open_application(url)


@pytest.fixture
def other(url: str, app: Application, open_application: Callable[[str], Application]) -> Application:
    """A second application on the database of `app`."""
    return open_application(url)
