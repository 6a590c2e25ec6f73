"""What the clock on the wall of a workshop says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from trainer.core.clock import Clock


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the seconds since its midnight, at the place of a workshop."""

    day: date
    second: int


def moment_in(zone: str, clock: Clock) -> Moment:
    """What a clock on the wall says in a time zone ("Africa/Tunis")."""
    local = clock().astimezone(ZoneInfo(zone))
    return Moment(local.date(), (local.hour * 60 + local.minute) * 60 + local.second)
