"""Fixtures for every test: a quiet Qt, folders of their own, real databases, no thread left behind."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.postgres import PostgresServer, running_postgres
from tests.support.ready import make_ready, ready_file

# Before Qt starts: no screen, no warning about locale or runtime folder, whatever machine runs the tests.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
if "XDG_RUNTIME_DIR" not in os.environ:
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="fabrique-tests-")
    atexit.register(shutil.rmtree, os.environ["XDG_RUNTIME_DIR"], ignore_errors=True)


# The same code gets the same answer, here and on another machine. HYPOTHESIS_PROFILE=explore looks for new cases.
settings.register_profile("steady", derandomize=True, database=None)
settings.register_profile("explore", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No test sees or touches the user's own data, settings or database."""
    home = tmp_path_factory.mktemp("home")
    for variable, name in (("DATA", "data"), ("CONFIG", "config"), ("CACHE", "cache"), ("STATE", "state")):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(home / name))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("FABRIQUE_DATABASE", raising=False)
    return home


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """A test that ends while a thread it started still runs has failed. Qt reports its own threads."""
    before = set(threading.enumerate())
    yield
    started = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in started:
        thread.join(timeout=2)
    assert [thread.name for thread in started if thread.is_alive()] == [], "threads left running"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """One PostgreSQL server for the session, started when the first test asks for it."""
    with running_postgres() as server:
        yield server


@pytest.fixture
def fresh_postgres_url(postgres_server: PostgresServer) -> Iterator[Callable[[], str]]:
    """A function that makes an empty PostgreSQL database and gives its URL; dropped after the test."""
    names: list[str] = []

    def fresh() -> str:
        names.append(postgres_server.create())
        return postgres_server.url(names[-1])

    yield fresh
    for name in names:
        postgres_server.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """Which database the test runs on: once each."""
    return str(request.param)


@pytest.fixture
def database_url(
    backend: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The URL of a fresh empty database: the test runs once on SQLite and once on PostgreSQL."""
    if backend == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('base')}/fabrique.sqlite"
    fresh: Callable[[], str] = request.getfixturevalue("fresh_postgres_url")
    return fresh()


@pytest.fixture(scope="session")
def ready_sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file at the newest schema with the shipped library, to be copied and never written."""
    return ready_file(tmp_path_factory)


@pytest.fixture
def ready_url(
    backend: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Like `database_url`, at the newest schema and with the shipped library: a copy, so it is quick."""
    if backend == "sqlite":
        file = tmp_path_factory.mktemp("base") / "fabrique.sqlite"
        shutil.copy(request.getfixturevalue("ready_sqlite_file"), file)
        yield f"sqlite:///{file}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = server.create(server.template("ready", make_ready))
    yield server.url(name)
    server.drop(name)
