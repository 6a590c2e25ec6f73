"""Issued papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """An issued paper without its bytes; `given_at` is when it first left the program."""

    id: int
    key: str
    kind: str
    file_name: str
    issued_at: datetime
    given_at: datetime | None
    sha256: str
