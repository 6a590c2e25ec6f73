"""The time of day as a dependency, so that a test or a reprint can fix it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, with the local time zone."""
    return datetime.now(UTC).astimezone()


def today(clock: Clock) -> date:
    """The calendar day where the trainer is."""
    return clock().date()
