"""The database that nearly every test begins with: made once for the whole run, copied from then on."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trainer.app import Application

MADE = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def make_ready(url: str) -> None:
    """Bring a database to the newest schema with the shipped library in it."""
    application = Application(url, clock=lambda: MADE)
    try:
        assert application.library.briques()
    finally:
        application.close()


def ready_file(factory: pytest.TempPathFactory) -> Path:
    """The SQLite file that `make_ready` ran on, once for all the processes of a run. Copy it, never open it."""
    return _once(factory, "ready.sqlite3", lambda file: make_ready(f"sqlite:///{file}"))


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The file `name` of the run: the first process that needs it makes it, the others wait."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    file = folder / name
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            unfinished = folder / f"{name}.unfinished"
            make(unfinished)
            unfinished.rename(file)
    return file
