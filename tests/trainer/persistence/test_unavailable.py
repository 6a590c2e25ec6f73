"""A database that cannot be used gives a sentence, never a secret; a killed program loses nothing confirmed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.support import roubaix
from trainer.app import Application
from trainer.core.errors import InvalidInput, Unavailable
from trainer.persistence import glance
from trainer.persistence.location import database_url, shown
from trainer.reports import home

ROOT = Path(__file__).parents[3]
NOBODY = 65534


@contextmanager
def without_root() -> Iterator[None]:
    """Run as an ordinary user: permissions mean nothing to root."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def refusal(url: str, application: Application | None = None) -> Unavailable:
    application = application or Application(url)
    try:
        with pytest.raises(Unavailable) as caught:
            application.partners.all()
        with pytest.raises(Unavailable):
            application.reports.home()
    finally:
        application.close()
    assert caught.value.message.endswith(".")
    assert "\n" not in caught.value.message
    for english in (
        "denied",
        "refused",
        "unable",
        "not a database",
        "does not exist",
        "failed",
        "No such",
        "File",
    ):
        assert english not in caught.value.message
    return caught.value


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    assert str(tmp_path) in refusal(f"sqlite:///{tmp_path}").message


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    assert refusal(f"sqlite:///{tmp_path}/fichier/base.sqlite3").code == "no-folder"


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    file = tmp_path / "base.sqlite3"
    file.write_bytes(b"Noms et adresses de tout le monde" * 100)
    assert refusal(f"sqlite:///{file}").message.endswith("ce fichier n’est pas une base de données.")
    assert file.read_bytes() == b"Noms et adresses de tout le monde" * 100


def test_a_folder_one_may_not_write_in() -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        Path(name).chmod(0o555)
        # Imported and made before root is given up: nobody else may be allowed to read the program's own folder.
        refusal(f"sqlite:///{name}")
        urls = (f"sqlite:///{name}/base.sqlite3", f"sqlite:///{name}/plus/loin/base.sqlite3")
        applications = [Application(url) for url in urls]
        with without_root():
            refusal(urls[0], applications[0])
            assert refusal(urls[1], applications[1]).code == "no-folder"


def test_a_port_where_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        found = refusal(f"postgresql+psycopg://zoe:s3cr%40t@127.0.0.1:{port}/base")
    assert found.code == "database-unavailable"
    assert found.message.endswith("la connexion est refusée.")
    assert "s3cr" not in found.message
    assert "127.0.0.1" in found.message


def test_a_database_that_the_server_does_not_have(
    postgres_server: object, fresh_postgres_url: Callable[[], str]
) -> None:
    message = refusal(fresh_postgres_url().replace("/essai_", "/absente_")).message
    assert message.endswith("cette base n’existe pas sur le serveur.")


@pytest.mark.parametrize("address", ["postgresql://h:pas-un-port/base", "postgresql://u:s3cret@h:x/base"])
def test_an_address_that_is_none(address: str) -> None:
    assert "s3cret" not in refusal(database_url(address)).message


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite:////tmp/a:b@c.sqlite3", "/tmp/a:b@c.sqlite3"),
        ("postgresql+psycopg://zoe:mot@de:passe@serveur/base", "postgresql+psycopg://zoe:…@serveur/base"),
        (
            "postgresql+psycopg://zoe@serveur/base?password=secret",
            "postgresql+psycopg://zoe@serveur/base?password=…",
        ),
    ],
)
def test_a_password_is_never_shown(url: str, words: str) -> None:
    assert shown(url) == words


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("/tmp/a.sqlite3", "sqlite:////tmp/a.sqlite3"),
        ("sqlite:////tmp/a.sqlite3", "sqlite:////tmp/a.sqlite3"),
        ("postgres://u@h/b", "postgresql+psycopg://u@h/b"),
        ("postgresql+psycopg://u@h/b", "postgresql+psycopg://u@h/b"),
    ],
)
def test_places_are_understood(given: str, url: str) -> None:
    assert database_url(given) == url


def test_the_place_comes_from_the_environment_then_from_the_user_folder(
    monkeypatch: pytest.MonkeyPatch, own_folders: Path
) -> None:
    assert database_url() == f"sqlite:///{own_folders}/data/fabrique/fabrique.sqlite3"
    monkeypatch.setenv("FABRIQUE_DATABASE", "/tmp/b.sqlite3")
    assert database_url() == "sqlite:////tmp/b.sqlite3"
    with pytest.raises(InvalidInput):
        database_url("mysql://h/b")


def test_a_glance_sees_what_the_services_see(
    prepared: Callable[[str, Callable[[Application], object]], str],
    open_application: Callable[[str], Application],
) -> None:
    app = open_application(prepared("roubaix", roubaix.add_all))
    summary = app.reports.home()
    assert (summary.partners, summary.workshops, summary.body_named) == (1, 1, True)
    assert (summary.figures.person_minutes, summary.figures.people) == ((15 * 13 + 10 + 3 + 12) * 60, 18)
    assert [(tile.slug, tile.sheets >= 3) for tile in summary.briques] == [
        (brique.slug, True) for brique in app.library.briques()
    ]


def test_both_databases_give_the_same_summary(
    sqlite_url: str, postgres_url: str, open_application: Callable[[str], Application]
) -> None:
    summaries = []
    for url in (sqlite_url, postgres_url):
        app = open_application(url)
        roubaix.add_all(app)
        roubaix.add_workshop(app, "À venir")
        summaries.append(asdict(app.reports.home()))
    assert summaries[0] == summaries[1]


def test_a_cancelled_enrolment_and_a_deleted_workshop_count_no_hours(
    prepared: Callable[[str, Callable[[Application], object]], str],
    open_application: Callable[[str], Application],
) -> None:
    app = open_application(prepared("roubaix", roubaix.add_all))
    first = app.enrolments.of(1)[0]
    app.enrolments.cancel(enrolment_id=first.id, version=first.version)
    figures = app.reports.home().figures
    assert (figures.people, figures.person_minutes) == (17, (14 * 13 + 10 + 3 + 12) * 60)
    assert figures.person_minutes == sum(row.minutes for row in app.attendance.grid(1).rows)
    app.workshops.delete(workshop_id=1, version=roubaix.version(app, 1))
    assert app.reports.home().figures.person_minutes == 0


def test_a_glance_at_an_older_or_absent_database_sees_nothing(
    app: Application, url: str, tmp_path: Path
) -> None:
    statements = home.statements(app.clock().date())
    assert glance.read(url, statements) is not None
    assert glance.read(f"sqlite:///{tmp_path}/absente.sqlite3", statements) is None
    with app.database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    assert glance.read(url, statements) is None
    with app.database.write() as session:
        session.execute(text("DROP TABLE alembic_version"))
    assert glance.read(url, statements) is None


def test_an_empty_database_shows_its_home_page(database_url: str) -> None:
    application = Application(database_url)
    try:
        summary = application.reports.home()
    finally:
        application.close()
    assert (len(summary.briques), summary.workshops, summary.figures.sold) == (10, 0, 0)


WRITER = """
import sys
from trainer.app import Application
from trainer.partners.records import PartnerFields
app = Application(sys.argv[1])
number = 0
while True:
    number += 1
    app.partners.create(fields=PartnerFields(f"Partenaire {number}", notes="x" * 5000))
    print(number, flush=True)
"""


def test_a_killed_program_loses_nothing_it_confirmed(sqlite_url: str) -> None:
    confirmed = 0
    for stop_after in (1, 7, 30):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, sqlite_url], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            for line in writer.stdout:
                if int(line) == stop_after:
                    writer.send_signal(signal.SIGKILL)
                    break
            rest = [int(line) for line in writer.stdout if line.endswith("\n")]
            confirmed += max([stop_after, *rest])
            assert writer.wait() == -signal.SIGKILL
        application = Application(sqlite_url)
        try:
            names = len(application.partners.all())
            assert application.check() == ()
        finally:
            application.close()
        assert names in (confirmed, confirmed + 1)  # one may have been written and not yet said
        confirmed = names
