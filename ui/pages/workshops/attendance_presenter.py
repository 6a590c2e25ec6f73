"""What the attendance grid says and what waits to be saved. No Qt in here; times are local, lengths in minutes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer.attendance.records import AttendanceGrid, Mark, PersonAttendance, Presence
from ui.kit.french import clock_time, hours
from ui.kit.tokens import Tone
from ui.pages.workshops.words import Words

Cell = tuple[int, int]
"""An enrolment and a half-day."""
Marks = dict[Cell, Mark | None]


class AttendanceWords(Words):
    """Texts of the attendance."""

    def presence(self, presence: Presence) -> str:
        """The name of what was entered."""
        return {
            Presence.PRESENT: self.tr("Présent·e"),
            Presence.ABSENT: self.tr("Absent·e"),
            Presence.EXCUSED: self.tr("Excusé·e"),
        }[presence]

    def cell(self, mark: Mark | None) -> str:
        """The text of a cell: "Présent·e", "dès 10 h 30", "jusqu’à 12 h", "10 h 30 – 12 h"."""
        if mark is None:
            return ""
        if mark.arrived_at and mark.left_at:
            return f"{clock_time(mark.arrived_at)} – {clock_time(mark.left_at)}"
        if mark.arrived_at:
            return self.tr("dès {0}").format(clock_time(mark.arrived_at))
        if mark.left_at:
            return self.tr("jusqu’à {0}").format(clock_time(mark.left_at))
        return self.presence(mark.presence)

    def spoken(self, mark: Mark | None) -> str:
        """The cell for a screen reader and the tooltip."""
        if mark is None:
            return self.tr("pas encore saisi")
        text = self.presence(mark.presence)
        if mark.arrived_at:
            text += self.tr(", arrive à {0}").format(clock_time(mark.arrived_at))
        if mark.left_at:
            text += self.tr(", part à {0}").format(clock_time(mark.left_at))
        return text

    def certificate(self, row: PersonAttendance) -> str:
        """Whether this person gets a certificate, and why not."""
        return row.refusal or self.tr("Oui")

    def summary(self, grid: AttendanceGrid) -> str:
        """The line under the grid: hours followed in all, certificates."""
        total = sum(row.minutes for row in grid.rows)
        given = sum(not row.refusal for row in grid.rows)
        return self.tr(
            "{0} prévues par personne  ·  {1} suivies en tout  ·  {2} certificat(s) sur {3}"
        ).format(hours(grid.planned_minutes), hours(total), given, len(grid.rows))

    def saved(self, waiting: bool) -> str:
        """The discreet word beside the grid."""
        return self.tr("Enregistrement…") if waiting else self.tr("Enregistré")


def mark_tone(mark: Mark | None) -> Tone:
    """The colour of a cell: late or early is a present person to look at."""
    if mark is None:
        return Tone.NEUTRAL
    if mark.presence is Presence.PRESENT:
        return Tone.WARNING if mark.arrived_at or mark.left_at else Tone.SUCCESS
    return Tone.DANGER if mark.presence is Presence.ABSENT else Tone.INFO


@dataclass(slots=True)
class Outbox:
    """Marks made and not yet saved: one batch at a time is under way, the next gathers meanwhile."""

    waiting: Marks = field(default_factory=dict)
    sent: Marks = field(default_factory=dict)

    @property
    def busy(self) -> bool:
        """Whether anything is not saved yet."""
        return bool(self.waiting or self.sent)

    def add(self, marks: Mapping[Cell, Mark | None]) -> None:
        """Marks just made; the last one of a cell counts."""
        self.waiting.update(marks)

    def take(self) -> Marks:
        """The batch to send now, empty while one is under way or nothing waits."""
        if self.sent or not self.waiting:
            return {}
        self.sent, self.waiting = self.waiting, {}
        return dict(self.sent)

    def confirmed(self) -> None:
        """The batch was saved."""
        self.sent = {}

    def refused(self) -> Marks:
        """The batch was refused: forget everything unsaved and give it back, to be kept if one insists."""
        lost = {**self.sent, **self.waiting}
        self.sent, self.waiting = {}, {}
        return lost

    def shown(self, cell: Cell, stored: Mark | None) -> Mark | None:
        """What a cell shows: the unsaved mark if there is one."""
        if cell in self.waiting:
            return self.waiting[cell]
        return self.sent.get(cell, stored)
