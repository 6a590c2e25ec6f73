"""Backup and restore across both databases; damaged, foreign and newer files leave the database as it was."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.support import roubaix
from tests.support.rows import rows, rows_at
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import BadFile, Cancelled, InvalidInput, Unavailable
from trainer.partners.records import PartnerFields

Open = Callable[[str], Application]
Prepare = Callable[[Application], object]


@pytest.fixture
def full_url(prepared: Callable[[str, Prepare], str]) -> str:
    """A database with the whole workshop of Roubaix in it."""
    return prepared("roubaix", roubaix.add_all)


@pytest.fixture
def full(full_url: str, open_application: Open) -> Application:
    return open_application(full_url)


def comparable(found: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    """Rows with moments without their zone: SQLite has none."""
    return {
        name: [tuple(v.replace(tzinfo=None) if isinstance(v, datetime) else v for v in row) for row in table]
        for name, table in found.items()
    }


def rewritten(source: Path, target: Path, change: Callable[[Any, Any], object]) -> Path:
    """A copy of a backup whose manifest and tables were changed, its checksums made right again."""
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(parts.pop("manifeste.json"))
    change(manifest, parts)
    if isinstance(manifest.get("sha256"), dict):
        manifest["sha256"] |= {
            name.removesuffix(".jsonl"): hashlib.sha256(content).hexdigest()
            for name, content in parts.items()
        }
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.writestr("manifeste.json", json.dumps(manifest))
    return target


def test_there_and_back_again_every_row_is_equal(
    sqlite_url: str, postgres_url: str, open_application: Open, tmp_path: Path
) -> None:
    """SQLite → PostgreSQL (whose clock is in another zone) → SQLite."""
    first, server, last = (
        open_application(url) for url in (sqlite_url, postgres_url, f"sqlite:///{tmp_path}/last.sqlite3")
    )
    workshop = roubaix.add_all(first)
    first.archive.store(
        key="a",
        kind="run-sheet",
        file_name="été.pdf",
        content=bytes(range(256)),
        issued_at=first.clock(),
        workshop_id=workshop,
    )
    with server.database.write() as session:
        name = session.execute(text("SELECT current_database()")).scalar_one()
        session.execute(text(f"ALTER DATABASE {name} SET timezone TO 'Asia/Tokyo'"))
    server.partners.create(fields=PartnerFields("Disparaît"))
    counts = first.backup(tmp_path / "un.zip")
    before = rows(first.database.engine)
    assert counts == {name: len(table) for name, table in before.items() if name != "alembic_version"}
    kept = server.restore(tmp_path / "un.zip")
    assert kept is not None
    assert kept.is_file()
    server.backup(tmp_path / "deux.zip")
    last.restore(tmp_path / "deux.zip")
    assert rows_at(last.url) == before
    assert server.archive.read("a") == ("été.pdf", bytes(range(256)))
    assert [row.minutes for row in last.attendance.grid(workshop).rows] == [
        row.minutes for row in first.attendance.grid(workshop).rows
    ]
    with server.database.write() as session:
        session.execute(text(f"ALTER DATABASE {name} RESET timezone"))


def test_numbers_continue_after_a_restore(full: Application, tmp_path: Path) -> None:
    before = rows(full.database.engine)
    full.backup(tmp_path / "a.zip")
    full.restore(tmp_path / "a.zip")
    assert comparable(rows(full.database.engine)) == comparable(before)
    partner = full.partners.create(fields=PartnerFields("Suivant")).first(Kind.PARTNER)
    assert partner == len(before["partner"]) + 1
    workshop = roubaix.add_workshop(full, "Suivant")
    assert workshop == 2
    assert not any("restauration" in path.name and path.suffix != ".sqlite3" for path in tmp_path.iterdir())


def test_what_was_replaced_is_kept_and_can_be_restored(full: Application, tmp_path: Path) -> None:
    full.backup(tmp_path / "a.zip")
    partner = full.partners.create(fields=PartnerFields("Après la sauvegarde")).first(Kind.PARTNER)
    kept = full.restore(tmp_path / "a.zip")
    assert kept is not None
    assert partner not in [one.id for one in full.partners.all()]
    if kept.suffix == ".zip":
        full.restore(kept)
        assert full.partners.get(partner).name == "Après la sauvegarde"
    else:
        other = Application(f"sqlite:///{kept}")
        try:
            assert other.partners.get(partner).name == "Après la sauvegarde"
        finally:
            other.close()


@pytest.mark.parametrize("at", ["backup", "restore"])
def test_a_long_job_cancelled_midway_changes_nothing(full: Application, tmp_path: Path, at: str) -> None:
    file = tmp_path / "sauvegarde" / "a.zip"
    full.backup(file)
    content, before, seen = file.read_bytes(), rows(full.database.engine), list[str]()

    def stop_in_the_middle(done: int, total: int, name: str) -> bool:
        seen.append(name)
        return done < total // 2

    job = full.backup if at == "backup" else full.restore
    with pytest.raises(Cancelled):
        job(file, stop_in_the_middle)
    assert len(seen) > 3
    assert file.read_bytes() == content
    assert rows(full.database.engine) == before
    assert [path.name for path in file.parent.iterdir()] == ["a.zip"]
    assert not [path for path in tmp_path.iterdir() if path.name.endswith((".restauration", ".partiel"))]


def test_files_that_are_no_backup_are_refused(full: Application, tmp_path: Path) -> None:
    before = rows(full.database.engine)
    good = tmp_path / "bon.zip"
    full.backup(good)
    whole = good.read_bytes()
    bad = tmp_path / "mauvais.zip"
    contents = [b"", b"PK\x03\x04", whole[: len(whole) // 2], whole[10:], b"nom;prenom\n", whole[:-30]]
    step = max(1, len(whole) // 25)
    contents += [
        whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :]
        for at in range(40, len(whole) * 3 // 4, step)
    ]
    for content in contents:
        bad.write_bytes(content)
        with pytest.raises(BadFile):
            full.restore(bad)
    for missing in (tmp_path / "absent.zip", tmp_path):
        with pytest.raises(BadFile):
            full.restore(missing)
    assert rows(full.database.engine) == before


def _drop(key: str) -> Callable[[Any, Any], object]:
    return lambda manifest, parts: manifest.pop(key)


CHANGES: dict[str, tuple[Callable[[Any, Any], object], type[Exception]]] = {
    "another format": (lambda m, p: m.update(format="autre"), BadFile),
    "no format": (_drop("format"), BadFile),
    "no revision": (_drop("revision"), BadFile),
    "no checksums": (_drop("sha256"), BadFile),
    "no counts": (_drop("rows"), BadFile),
    "checksums that are a list": (lambda m, p: m.update(sha256=[]), BadFile),
    "a revision to come": (lambda m, p: m.update(revision="9998"), Unavailable),
    "a table nobody knows": (
        lambda m, p: (m["rows"].update(inconnue=0), p.update({"inconnue.jsonl": b""})),
        BadFile,
    ),
    "a row without its columns": (lambda m, p: p.update({"partner.jsonl": b'{"id": 1}\n'}), BadFile),
    "a row that is no JSON": (lambda m, p: p.update({"partner.jsonl": b"bonjour\n"}), BadFile),
    "a row that is a list": (lambda m, p: p.update({"partner.jsonl": b"[1]\n"}), BadFile),
    "rows that lead nowhere": (lambda m, p: p.update({"partner.jsonl": b""}), BadFile),
    "the same row twice": (
        lambda m, p: p.update({"partner.jsonl": p["partner.jsonl"] * 2}),
        BadFile,
    ),
}


def test_a_backup_that_lies_is_refused_whole(full: Application, tmp_path: Path) -> None:
    full.backup(tmp_path / "a.zip")
    before = rows(full.database.engine)
    refused = {}
    for name, (change, _) in CHANGES.items():
        lying = rewritten(tmp_path / "a.zip", tmp_path / "b.zip", change)
        with pytest.raises((BadFile, Unavailable)) as caught:
            full.restore(lying)
        assert "Nguyễn" not in str(caught.value)
        refused[name] = caught.type
    assert refused == {name: error for name, (_, error) in CHANGES.items()}
    assert rows(full.database.engine) == before


def test_a_backup_of_a_newer_fabrique_is_called_a_backup(full: Application, tmp_path: Path) -> None:
    full.backup(tmp_path / "a.zip")
    newer = rewritten(tmp_path / "a.zip", tmp_path / "b.zip", CHANGES["a revision to come"][0])
    with pytest.raises(Unavailable) as caught:
        full.restore(newer)
    assert caught.value.code == "newer-backup"
    assert caught.value.message.startswith("La sauvegarde b.zip vient d’une version plus récente")


def test_a_broken_file_can_be_restored_over(sqlite_url: str, open_application: Open, tmp_path: Path) -> None:
    app = open_application(sqlite_url)
    app.partners.create(fields=PartnerFields("Alternatiba"))
    app.backup(tmp_path / "a.zip")
    app.close()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.write_bytes(b"tout casse" * 1000)
    kept = app.restore(tmp_path / "a.zip")
    assert [partner.name for partner in app.partners.all()] == ["Alternatiba"]
    assert kept is not None
    assert kept.read_bytes().startswith(b"tout casse")


def test_a_backup_that_cannot_be_written_says_so(full: Application, tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("")
    with pytest.raises(Unavailable) as caught:
        full.backup(tmp_path / "fichier" / "a.zip")
    assert caught.value.code == "cannot-write"


@pytest.mark.parametrize("end", ["", "-wal"])
def test_a_backup_never_replaces_the_database_itself(
    sqlite_url: str, open_application: Open, tmp_path: Path, end: str
) -> None:
    app = open_application(sqlite_url)
    roubaix.add_workshop(app)
    (tmp_path / "lien").symlink_to(tmp_path)
    with pytest.raises(InvalidInput, match="elle-même"):
        app.backup(tmp_path / "lien" / f"fabrique.sqlite3{end}")
    assert len(app.workshops.all()) == 1


def test_nothing_is_found_wrong_with_a_sound_database(full: Application) -> None:
    assert full.check() == ()


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        ("UPDATE sheet SET text = 'illisible' WHERE id = 1", "broken-sheet"),
        ("UPDATE issued_paper SET sha256 = 'x'", "altered-paper"),
        ("INSERT INTO invoice (id, kind, number, workshop_id, partner_id, vat_case, vat_rate, order_number, net_cents,"
         " vat_cents, total_cents, version, changed_at) VALUES (9, 'invoice', 'F-2026-002', 1, 1, 'training', 0, '', 0,"
         " 0, 0, 1, '2026-12-07 00:00:00')", "hole-in-series"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(full: Application, damage: str, code: str) -> None:
    full.archive.store(
        key="a", kind="booklet", file_name="a.pdf", content=b"a", issued_at=full.clock(), workshop_id=1
    )
    with full.database.write() as session:
        session.execute(text(damage))
    (finding,) = full.check()
    assert finding.code == code
    assert finding.what.endswith(".")
    assert finding.advice


def test_a_broken_link_in_the_file_is_found(sqlite_url: str, open_application: Open) -> None:
    app = open_application(sqlite_url)
    roubaix.add_workshop(app)
    with app.database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute("DELETE FROM partner")
        driver.execute("PRAGMA foreign_keys=ON")
    assert [finding.code for finding in app.check()] == ["broken-link"]
