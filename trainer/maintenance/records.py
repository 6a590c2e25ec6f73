"""What a check of the database found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and what to do about it; both are French sentences."""

    code: str
    what: str
    advice: str
