"""Applications on ready-made databases: the shipped library is taken in once per session, then copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.postgres import PostgresServer
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


def make_ready(url: str) -> None:
    """Bring a database to the newest schema with the shipped library in it."""
    application = Application(url)
    try:
        assert application.library.briques()
    finally:
        application.close()


@pytest.fixture(scope="session")
def ready_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database ready for use, to be copied and never opened."""
    file = tmp_path_factory.mktemp("ready") / "fabrique.sqlite3"
    make_ready(f"sqlite:///{file}")
    return file


@pytest.fixture
def sqlite_url(ready_file: Path, tmp_path: Path) -> str:
    """The URL of a ready SQLite database of this test's own."""
    return f"sqlite:///{shutil.copy(ready_file, tmp_path / 'fabrique.sqlite3')}"


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of a ready PostgreSQL database of this test's own."""
    name = postgres_server.create(postgres_server.template("ready", make_ready))
    yield postgres_server.url(name)
    postgres_server.drop(name)


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
