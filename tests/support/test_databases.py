"""The databases that other tests build on are real, empty and apart from each other."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine, create_engine, inspect, text

from tests.support.postgres import PostgresServer
from trainer.app import Application

ROOT = Path(__file__).parents[2]


def _engine(url: str) -> Engine:
    return create_engine(url)


def test_a_fresh_database_is_empty_and_can_be_written(database_url: str) -> None:
    engine = _engine(database_url)
    try:
        with engine.begin() as connection:
            assert inspect(connection).get_table_names() == []
            connection.execute(text("CREATE TABLE essai (nom TEXT)"))
            connection.execute(text("INSERT INTO essai VALUES ('Nguyễn Thị Hồng')"))
        with engine.connect() as connection:
            assert connection.execute(text("SELECT nom FROM essai")).scalar_one() == "Nguyễn Thị Hồng"
    finally:
        engine.dispose()


@pytest.mark.parametrize("turn", [1, 2])
def test_a_ready_database_has_the_library_and_is_nobody_elses(ready_url: str, turn: int) -> None:
    application = Application(ready_url)
    try:
        assert len(application.library.briques()) == 10
        with application.database.write() as session:
            table = f"essai_{turn}"
            session.execute(text(f"CREATE TABLE {table} (nom TEXT)"))
        names = inspect(application.database.engine).get_table_names()
        assert [name for name in names if name.startswith("essai")] == [table]
    finally:
        application.close()


def test_two_fresh_databases_are_apart(fresh_postgres_url: Callable[[], str]) -> None:
    one, other = _engine(fresh_postgres_url()), _engine(fresh_postgres_url())
    try:
        with one.begin() as connection:
            connection.execute(text("CREATE TABLE essai (nom TEXT)"))
        with other.connect() as connection:
            assert inspect(connection).get_table_names() == []
    finally:
        one.dispose()
        other.dispose()


def test_a_template_is_prepared_once_and_copied(postgres_server: PostgresServer) -> None:
    prepared: list[str] = []

    def prepare(url: str) -> None:
        prepared.append(url)
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("CREATE TABLE essai (nom TEXT)")

    names = [postgres_server.create(postgres_server.template("essai", prepare)) for _ in range(2)]
    for name in names:
        with psycopg.connect(postgres_server.url(name).replace("+psycopg", "")) as connection:
            assert connection.execute("SELECT count(*) FROM essai").fetchone() == (0,)
        postgres_server.drop(name)
    assert len(prepared) == 1


def test_the_server_goes_away_when_the_tests_are_killed() -> None:
    script = (
        "import os, signal\n"
        "from tests.support.postgres import running_postgres\n"
        "with running_postgres() as server:\n"
        "    print(server.watcher_pid, server.folder, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    command = [sys.executable, "-c", script]
    killed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    watcher, folder = killed.stdout.split()
    _wait_for_end(int(watcher))
    assert not Path(folder).exists()


def _wait_for_end(process: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        descriptor = os.pidfd_open(process)
        try:
            assert select.select([descriptor], [], [], 60)[0], "the watcher still runs"
        finally:
            os.close(descriptor)
