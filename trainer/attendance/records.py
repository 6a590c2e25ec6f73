"""Attendance per half-day and hours per person. Hours are minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from trainer.workshops.records import Enrolment, HalfDay


class Presence(StrEnum):
    """What was entered for one person and one half-day."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell of the attendance grid; None times mean the whole half-day."""

    presence: Presence
    arrived_at: time | None = None
    left_at: time | None = None


@dataclass(frozen=True, slots=True)
class PersonAttendance:
    """One row of the grid: `marks` follows the half-days, None where nothing was entered."""

    enrolment: Enrolment
    marks: tuple[Mark | None, ...]
    minutes: int
    refusal: str
    """Why no certificate can be given ("" when one can), a French sentence."""


@dataclass(frozen=True, slots=True)
class AttendanceGrid:
    """The attendance of a workshop."""

    workshop_id: int
    version: int
    title: str
    half_days: tuple[HalfDay, ...]
    rows: tuple[PersonAttendance, ...]
    planned_minutes: int

    @property
    def entered(self) -> bool:
        """Whether every cell is filled."""
        return bool(self.rows) and all(mark is not None for row in self.rows for mark in row.marks)
