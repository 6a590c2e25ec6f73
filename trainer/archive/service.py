"""The archive of issued papers: bytes written once with their SHA-256, checked at every reading."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from trainer.archive.records import IssuedPaper
from trainer.core.errors import Unavailable
from trainer.persistence.tables import PaperRow
from trainer.persistence.work import Database


def keep(
    session: Session,
    *,
    key: str,
    kind: str,
    file_name: str,
    content: bytes,
    issued_at: datetime,
    workshop_id: int | None = None,
    invoice_id: int | None = None,
) -> None:
    """Store a paper inside the caller's transaction; a key is stored once and never again."""
    session.add(
        PaperRow(
            key=key,
            kind=kind,
            file_name=file_name,
            workshop_id=workshop_id,
            invoice_id=invoice_id,
            issued_at=issued_at,
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
        )
    )


class ArchiveService:
    """Reading the archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def store(
        self, *, key: str, kind: str, file_name: str, content: bytes, issued_at: datetime, workshop_id: int
    ) -> None:
        """Store one paper of a workshop, unless its key is there already."""
        with self._database.write() as session:
            if session.scalar(select(PaperRow.id).where(PaperRow.key == key)) is None:
                keep(
                    session,
                    key=key,
                    kind=kind,
                    file_name=file_name,
                    content=content,
                    issued_at=issued_at,
                    workshop_id=workshop_id,
                )

    def read(self, key: str) -> tuple[str, bytes] | None:
        """File name and bytes of a paper, None when it was never issued; raises `Unavailable` if they were altered."""
        with self._database.read() as session:
            row = session.scalar(
                select(PaperRow).where(PaperRow.key == key).options(undefer(PaperRow.content))
            )
            if row is None:
                return None
            if hashlib.sha256(row.content).hexdigest() != row.sha256:
                raise Unavailable(
                    "altered-paper",
                    f"Le document archivé « {row.file_name} » a été altéré\u00a0: restaurez une sauvegarde.",
                )
            return row.file_name, row.content

    def give(self, key: str, now: datetime) -> bool:
        """Note that a paper leaves the program; True the first time."""
        with self._database.write() as session:
            row = session.scalar(select(PaperRow).where(PaperRow.key == key).with_for_update())
            if row is None or row.given_at is not None:
                return False
            row.given_at = now
            return True

    def of_workshop(self, workshop_id: int) -> tuple[IssuedPaper, ...]:
        """What was issued for a workshop, oldest first."""
        with self._database.read() as session:
            rows = session.scalars(
                select(PaperRow).where(PaperRow.workshop_id == workshop_id).order_by(PaperRow.id)
            )
            return tuple(
                IssuedPaper(r.id, r.key, r.kind, r.file_name, r.issued_at, r.given_at, r.sha256) for r in rows
            )
