"""Health check and restore of a whole database."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session, undefer

from curriculum.header import SheetTextError
from curriculum.model import MethodSheet
from curriculum.plain import from_plain
from curriculum.sheet_text import read_sheet
from trainer.core.errors import Unavailable
from trainer.core.progress import Report, no_report
from trainer.core.system_words import because
from trainer.library import attachment_rows
from trainer.library.attachment_rules import size_words
from trainer.maintenance.records import Finding
from trainer.persistence import backup, migrate
from trainer.persistence.engine import open_engine
from trainer.persistence.location import sqlite_file
from trainer.persistence.tables import BlockRow, DraftRow, EditionRow, PaperRow, SheetRow
from trainer.persistence.work import Database, translated

RESTORE = "Restaurez la dernière sauvegarde (fabrique restore FICHIER)."


def check(database: Database) -> tuple[Finding, ...]:
    """Everything wrong with a database: its file, links, papers, sheets, numbering, attachments."""
    with database.read() as session:
        found = [*_file_faults(session.connection())]
        for paper in session.query(PaperRow).options(undefer(PaperRow.content)).yield_per(20):
            if hashlib.sha256(paper.content).hexdigest() != paper.sha256:
                found.append(
                    Finding(
                        "altered-paper", f"Le document archivé « {paper.file_name} » a été altéré.", RESTORE
                    )
                )
        found += _broken_sheets(session)
        found += _holes(session.connection())
        found += _attachments(session)
    return tuple(found)


def _broken_sheets(session: Session) -> Iterator[Finding]:
    texts = session.query(SheetRow.text, SheetRow.slug).filter(SheetRow.edition > 0).yield_per(200)
    editions = session.query(EditionRow.text, SheetRow.slug).join(SheetRow).yield_per(200)
    for words, name in (*texts, *editions):
        try:
            read_sheet(words, name)
        except SheetTextError as error:
            yield Finding("broken-sheet", f"Fiche illisible\u00a0: {error}", RESTORE)
    for draft in session.query(DraftRow).yield_per(200):
        try:
            from_plain(MethodSheet, json.loads(draft.data))
        except (ValueError, TypeError, KeyError) as error:
            yield Finding(
                "broken-draft", f"Brouillon de la fiche n° {draft.sheet_id} illisible\u00a0: {error}", RESTORE
            )
    adapted = select(BlockRow.workshop_id, BlockRow.title, BlockRow.adapted).where(BlockRow.adapted != "")
    for workshop_id, title, words in session.execute(adapted):
        try:
            from_plain(MethodSheet, json.loads(words))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            what = (
                f"Texte adapté de «\u00a0{title}\u00a0» (atelier n° {workshop_id}) illisible\u00a0: {error}"
            )
            yield Finding("broken-adapted", what, RESTORE)


def _file_faults(connection: Connection) -> Iterator[Finding]:
    if connection.dialect.name != "sqlite":
        return
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Finding("broken-file", f"Le fichier de la base est abîmé\u00a0: {line}.", RESTORE)
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(
            "broken-link", f"La ligne {row} de « {table} » renvoie à « {parent} », absent.", RESTORE
        )


def _attachments(session: Session) -> Iterator[Finding]:
    for one in attachment_rows.altered(session):
        what = f"Une pièce jointe de {size_words(one.size)} ({one.sha256[:12]}…) a été altérée."
        yield Finding("altered-attachment", what, RESTORE)
    unused = attachment_rows.unused(session)
    if unused:
        size = size_words(sum(one.size for one in unused))
        what = f"{len(unused)} pièces jointes ({size}) ne sont plus dans aucune fiche."
        if len(unused) == 1:
            what = f"Une pièce jointe ({size}) n’est plus dans aucune fiche."
        yield Finding(
            "unused-attachments", what, "Pour faire de la place\u00a0: fabrique sweep.", fault=False
        )


def _holes(connection: Connection) -> Iterator[Finding]:
    numbers = connection.execute(text("SELECT number FROM invoice WHERE number IS NOT NULL")).scalars().all()
    series: dict[str, list[int]] = {}
    for number in numbers:
        name, _, rank = number.rpartition("-")
        series.setdefault(name, []).append(int(rank))
    for name, ranks in sorted(series.items()):
        missing = sorted(set(range(1, max(ranks) + 1)) - set(ranks))
        if missing:
            yield Finding(
                "hole-in-series",
                f"Il manque le numéro {name}-{missing[0]:03d} dans la suite des factures.",
                "Une facture émise ne disparaît pas\u00a0: comparez avec une sauvegarde.",
            )


def restore(url: str, source: Path, report: Report = no_report) -> Path | None:
    """Replace the database at `url` by a backup, whole or not at all; gives where the old one was kept."""
    manifest = backup.manifest_of(source)
    if not migrate.known(str(manifest["revision"])):
        raise Unavailable(
            "newer-backup",
            f"La sauvegarde {source.name} vient d’une version plus récente de Fabrique\u00a0: mettez Fabrique à jour, "
            "puis restaurez-la.",
        )
    file = sqlite_file(url)
    with translated(url):
        if file is not None:
            return _restore_file(file, source, report)
        return _restore_server(url, source, report)


def _fill(engine_url: str, source: Path, report: Report) -> None:
    manifest = backup.manifest_of(source)
    engine = open_engine(engine_url)
    try:
        migrate.upgrade(engine, engine_url, str(manifest["revision"]))
        with engine.begin() as connection:
            backup.fill(connection, source, manifest, report)
        migrate.upgrade(engine, engine_url)
        if sqlite_file(engine_url) is not None:
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


def _restore_file(file: Path, source: Path, report: Report) -> Path | None:
    fresh = file.with_name(file.name + ".restauration")
    for leftover in _family(fresh):
        leftover.unlink(missing_ok=True)
    try:
        _fill(f"sqlite:///{fresh}", source, report)
        kept = _set_aside(file) if file.exists() else None
        os.replace(fresh, file)
    except OSError as error:
        raise Unavailable(
            "cannot-replace", f"La base {file} ne peut pas être remplacée{because(error)}."
        ) from error
    finally:
        for leftover in _family(fresh):
            leftover.unlink(missing_ok=True)
    return kept


def _set_aside(file: Path) -> Path:
    """Keep the file under another name; it stays in its place too, unless its journal must go with it."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    kept = file.with_name(f"{file.stem}.avant-restauration-{stamp}{file.suffix}")
    try:
        connection = sqlite3.connect(file)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # closing then removes the journal
        finally:
            connection.close()
    except sqlite3.Error:
        pass  # broken: that may be why it is replaced
    if any(member.exists() for member in _family(file)[1:]):
        for old, new in zip(_family(file), _family(kept), strict=True):
            if old.exists():
                os.replace(old, new)
        return kept
    try:
        os.link(file, kept)
    except OSError:
        shutil.copy2(file, kept)
    return kept


def _family(file: Path) -> tuple[Path, Path, Path]:
    return file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")


def _restore_server(url: str, source: Path, report: Report) -> Path | None:
    engine = open_engine(url)
    manifest = backup.manifest_of(source)
    try:
        with engine.connect() as connection:
            migrate.refuse_foreign(connection, url)
        kept = migrate.keep(engine, url)
        with engine.connect() as connection, connection.begin():
            migrate.drop_all(connection)
            migrate.run(connection, str(manifest["revision"]))
            backup.fill(connection, source, manifest, report)
            migrate.run(connection, "head")
    finally:
        engine.dispose()
    return kept
