"""What a check of the database found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong (or, without `fault`, good to know), and what to do about it: French sentences."""

    code: str
    what: str
    advice: str
    fault: bool = True
