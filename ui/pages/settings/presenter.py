"""What the settings decide, without Qt: the wording in force, where the database is, names of files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trainer.settings.records import Wording, WordingCode

SECTIONS = ("body", "wordings", "look", "data", "about")
_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True)
class Dated:
    """A wording of one kind: in force today, to come, or over."""

    wording: Wording
    in_force: bool
    to_come: bool


def history(wordings: tuple[Wording, ...], code: WordingCode, today: date) -> tuple[Dated, ...]:
    """The wordings of one kind, the latest first."""
    mine = sorted((w for w in wordings if w.code is code), key=lambda w: w.valid_from, reverse=True)
    current = next((w for w in mine if w.valid_from <= today), None)
    return tuple(Dated(w, w is current, w.valid_from > today) for w in mine)


def in_force(wordings: tuple[Wording, ...], code: WordingCode, today: date) -> Wording | None:
    """The wording of one kind that papers of today carry."""
    return next((d.wording for d in history(wordings, code, today) if d.in_force), None)


def database_file(url: str) -> Path | None:
    """The file of the embedded database, None for a server."""
    return Path(url.removeprefix(_SQLITE)) if url.startswith(_SQLITE) else None


def database_place(url: str) -> str:
    """Where the database is, in words and without a password."""
    file = database_file(url)
    return str(file) if file is not None else re.sub(r"://([^:/@]*):[^@]*@", r"://\1:…@", url)


def backup_name(today: date) -> str:
    """The name offered for a backup."""
    return f"fabrique-{today.isoformat()}.zip"
