"""Which wording is in force, and where the database is, without Qt."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from trainer.settings.records import Wording, WordingCode
from ui.pages.settings.presenter import backup_name, database_file, database_place, history, in_force

TODAY = date(2026, 11, 22)
CODE = WordingCode.DISCOUNT
OLD = Wording(1, CODE, date(2019, 1, 1), "ancienne")
NOW = Wording(2, CODE, TODAY, "actuelle")
NEXT = Wording(3, CODE, TODAY + timedelta(days=1), "à venir")
OTHER = Wording(4, WordingCode.NDA, date(2019, 1, 1), "autre")


def test_the_latest_begun_is_in_force() -> None:
    shown = history((OLD, NOW, NEXT, OTHER), CODE, TODAY)
    assert [(d.wording.text, d.in_force, d.to_come) for d in shown] == [
        ("à venir", False, True),
        ("actuelle", True, False),
        ("ancienne", False, False),
    ]
    assert in_force((OLD, NEXT), CODE, TODAY) is OLD
    assert in_force((NEXT,), CODE, TODAY) is None


def test_the_place_of_the_database_never_shows_a_password() -> None:
    assert database_place("sqlite:////data/fabrique.sqlite3") == "/data/fabrique.sqlite3"
    assert database_file("sqlite:////data/fabrique.sqlite3") == Path("/data/fabrique.sqlite3")
    url = "postgresql+psycopg://ana:secret@base.example/fabrique"
    assert database_place(url) == "postgresql+psycopg://ana:…@base.example/fabrique"
    assert database_file(url) is None


def test_a_backup_is_named_after_its_day() -> None:
    assert backup_name(TODAY) == "fabrique-2026-11-22.zip"
