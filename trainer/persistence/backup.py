"""Backup and restore: one zip for both databases, a JSON line per row, counts and checksums in its manifest.

The tables are reflected, so that any revision can be kept. Restoring builds the schema at the revision of the
backup, fills it, then migrates it to the newest.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, LargeBinary, MetaData, Table, func, insert, select, text
from sqlalchemy.exc import DataError, IntegrityError

from trainer.core.errors import BadFile, InvalidInput, Unavailable
from trainer.core.progress import Report, no_report, step
from trainer.core.system_words import because
from trainer.persistence.location import sqlite_file
from trainer.persistence.tables.search import PREFIX

FORMAT = "fabrique-sauvegarde-1"
MANIFEST = "manifeste.json"
MAX_BYTES = 4_000_000_000
BATCH, BATCH_BYTES = 500, 3_000_000
"""Rows inserted together, and the length of their lines at most: films come in rows of a megabyte."""
UNFOLDING = 20
"""How many times its own size an archive may unfold to, beyond MAX_BYTES: films hardly fold, bombs a thousandfold."""
UNREADABLE = (
    *(OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),
    *(KeyError, ValueError, TypeError, AttributeError),
)


def refuse_target(url: str, target: Path) -> None:
    """Raise `InvalidInput` where no backup may be written: over the database itself, or no file at all."""
    if not target.name:
        raise InvalidInput("target", "Donnez un nom au fichier de la sauvegarde.")
    file = sqlite_file(url)
    if file is None:
        return
    family = {file.resolve(), *(file.resolve().with_name(file.name + end) for end in ("-wal", "-shm"))}
    if target.resolve() in family:
        raise InvalidInput(
            "target", f"{target} est la base elle-même\u00a0: donnez un autre nom à la sauvegarde."
        )


def write(engine: Engine, target: Path, report: Report = no_report) -> dict[str, int]:
    """Write the whole database to `target` (replaced at once when complete); rows per table."""
    partial = target.with_name(target.name + ".partiel")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            engine.connect() as connection,
            zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        ):
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            counts = _write_tables(connection, archive, report)
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        os.replace(partial, target)
    except OSError as error:
        raise Unavailable(
            "cannot-write", f"La sauvegarde ne peut pas être écrite dans {target}{because(error)}."
        ) from error
    finally:
        if partial.is_file():  # cancelled or failed
            partial.unlink()
    return counts


def _write_tables(connection: Connection, archive: zipfile.ZipFile, report: Report) -> dict[str, int]:
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: not name.startswith(PREFIX))
    tables = [table for table in metadata.sorted_tables if table.name != "alembic_version"]
    sums: dict[str, str] = {}
    counts: dict[str, int] = {}
    for done, table in enumerate(tables):
        step(report, done, len(tables), table.name)
        digest = hashlib.sha256()
        counts[table.name] = 0
        with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as out:
            query = select(table).order_by(*table.primary_key.columns)
            at_once = 4 if any(isinstance(one.type, LargeBinary) for one in table.columns) else BATCH
            for row in connection.execute(query, execution_options={"yield_per": at_once}).mappings():
                line = json.dumps(dict(row), default=_plain, ensure_ascii=False).encode() + b"\n"
                digest.update(line)
                out.write(line)
                counts[table.name] += 1
                if counts[table.name] % at_once == 0:
                    step(report, done, len(tables), table.name)
        sums[table.name] = digest.hexdigest()
    revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    manifest = {
        "format": FORMAT,
        "revision": revision,
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
        "rows": counts,
        "sha256": sums,
    }
    archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return counts


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return moment.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return {"base64": base64.b64encode(bytes(value)).decode()}
    raise TypeError(type(value).__name__)


def manifest_of(source: Path) -> dict[str, Any]:
    """The manifest of a backup whose checksums were verified; raises `BadFile`."""
    try:
        with zipfile.ZipFile(source) as archive:
            unfolded = sum(info.file_size for info in archive.infolist())
            if unfolded > max(MAX_BYTES, UNFOLDING * source.stat().st_size):
                raise BadFile("Sauvegarde refusée\u00a0: une fois dépliée elle dépasserait 4 Go.")
            manifest = json.loads(archive.read(MANIFEST))
            if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
                raise BadFile("Ce fichier n’est pas une sauvegarde de Fabrique.")
            if not isinstance(manifest["revision"], str) or set(manifest["rows"]) != set(manifest["sha256"]):
                raise BadFile("Sauvegarde abîmée\u00a0: son manifeste est incomplet.")
            for name, expected in manifest["sha256"].items():
                digest = hashlib.sha256()
                with archive.open(f"{name}.jsonl") as lines:
                    while chunk := lines.read(1 << 20):
                        digest.update(chunk)
                if digest.hexdigest() != expected:
                    raise BadFile(
                        f"Sauvegarde abîmée\u00a0: la table « {name} » ne correspond pas à sa somme de contrôle."
                    )
    except UNREADABLE as error:
        raise BadFile("Ce fichier n’est pas une sauvegarde de Fabrique, ou il est abîmé.") from error
    return manifest


def fill(connection: Connection, source: Path, manifest: dict[str, Any], report: Report = no_report) -> None:
    """Insert the rows of a backup into an empty schema of the same revision, inside the caller's transaction."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _: not name.startswith(PREFIX))
    tables = [table for table in metadata.sorted_tables if table.name in manifest["rows"]]
    missing = set(manifest["rows"]) - {table.name for table in tables}
    if missing:
        raise BadFile(f"Sauvegarde refusée\u00a0: table inconnue « {sorted(missing)[0]} ».")
    with zipfile.ZipFile(source) as archive:
        for done, table in enumerate(tables):
            step(report, done, len(tables), table.name)
            connection.execute(table.delete())
            try:
                for batch in _batches(archive, table):
                    step(report, done, len(tables), table.name)
                    connection.execute(insert(table), batch)
            except (IntegrityError, DataError) as error:
                raise BadFile(
                    f"Sauvegarde illisible\u00a0: lignes contradictoires dans « {table.name} »."
                ) from error
            _continue_sequence(connection, table)


def _batches(archive: zipfile.ZipFile, table: Table) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    length = 0
    with archive.open(f"{table.name}.jsonl") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
                batch.append(
                    {column.name: _typed(table, column.name, row[column.name]) for column in table.columns}
                )
            except (ValueError, KeyError, TypeError) as error:
                raise BadFile(f"Sauvegarde illisible dans « {table.name} ».", line=number) from error
            length += len(line)
            if len(batch) == BATCH or length > BATCH_BYTES:
                yield batch
                batch, length = [], 0
    if batch:
        yield batch


def _typed(table: Table, name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return base64.b64decode(value["base64"], validate=True)
    if isinstance(value, str):
        kind = table.columns[name].type.python_type
        if kind in (datetime, date, time):
            return kind.fromisoformat(value)
    if isinstance(value, int) and table.columns[name].type.python_type is bool:
        return bool(value)
    return value


def _continue_sequence(connection: Connection, table: Table) -> None:
    if connection.dialect.name != "postgresql" or "id" not in table.columns:
        return
    highest = connection.execute(select(func.max(table.columns["id"]))).scalar()
    if highest is not None:
        connection.execute(
            text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"),
            {"name": table.name, "last": highest},
        )
