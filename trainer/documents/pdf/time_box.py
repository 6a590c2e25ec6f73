"""A timetable drawn to the scale of time."""

from __future__ import annotations

from trainer.documents import fonts
from trainer.documents import format_fr as fr
from trainer.documents.fonts import Face
from trainer.documents.pdf.boxes import Box
from trainer.documents.pdf.pen import Pen
from trainer.documents.theme import ACCENT, INK, LINE, MUTED, SOFT, tint
from trainer.documents.timescale import (
    BETWEEN,
    GUTTER,
    LABEL_HEIGHT,
    TimeBox,
    TimeColumn,
    Timescale,
    box_lines,
)

_INSIDE = 6.0


class TimescaleBox(Box):
    """The columns of a timetable, with their hours."""

    def __init__(self, block: Timescale, width: float) -> None:
        self.block, self.width = block, width
        self.height = LABEL_HEIGHT + block.height + 2
        self.before, self.after = 4, 6

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw every column: its label, its lines, its boxes from the earliest on."""
        for column, width in zip(self.block.columns, self.block.widths(self.width), strict=True):
            pen.text(x + GUTTER, top + 9, column.label, Face.SEMIBOLD, 9.5, INK)
            x += GUTTER
            self._column(pen, column, x, top + LABEL_HEIGHT, width)
            x += width + BETWEEN

    def _column(self, pen: Pen, column: TimeColumn, x: float, top: float, width: float) -> None:
        scale = self.block.scale
        for mark in column.marks():
            y = top + (mark - column.start) * scale
            edge = mark in column.edges
            pen.line(x - 4, y, x + width - 1, y, MUTED if edge else LINE, 0.9 if edge else 0.5)
        entries = [(box.start, 1 + box.column / box.columns, box) for box in column.boxes]
        marks = [(mark, 0.0, None) for mark in _labelled(column, self.block)]
        for start, _, box in sorted([*entries, *marks], key=lambda one: one[:2]):
            y = top + (start - column.start) * scale
            if box is None:
                self._hour(pen, start, x - 6, y, start in column.edges)
            else:
                self._box(pen, box, x + width * box.column / box.columns, y, width / box.columns)

        for end in column.edges:  # what runs over the end of a half-day, or begins before it
            if any(box.start < end < box.end for box in column.boxes):
                y = top + (end - column.start) * scale
                pen.line(x - 4, y, x + width - 1, y, ACCENT, 1)

    def _hour(self, pen: Pen, mark: int, right: float, y: float, edge: bool) -> None:
        size = min(self.block.size, 8)
        face = Face.SEMIBOLD if edge or mark % 60 == 0 else Face.TEXT
        words = fr.hour(mark)
        pen.text(
            right - fonts.width(words, face, size), y + size * 0.85, words, face, size, INK if edge else MUTED
        )

    def _box(self, pen: Pen, box: TimeBox, x: float, y: float, width: float) -> None:
        height = box.minutes * self.block.scale
        if not box.bare:
            fill = SOFT if box.rest else tint(box.colour or INK, 0.13 if box.colour else 0.06)
            pen.box(x + 1, y + 0.5, width - 2, max(height - 1, 0.8), fill)
            pen.box(x + 1, y + 0.5, 2.5, max(height - 1, 0.8), box.colour or MUTED)
        elif box.alarm:
            pen.frame(x + 1, y + 0.5, width - 2, max(height - 1, 1.6), ACCENT, 0.7)
        leading, size = self.block.leading, self.block.size
        lines = box_lines(box, self.block, width)
        first = y + max((height - leading) / 2, 0) if len(lines) == 1 and height < 2 * leading else y + 2
        baseline = first + (leading - size) / 2 + size * 0.79
        for line in lines:
            face = Face.SEMIBOLD if line.strong else Face.TEXT
            pen.text(x + _INSIDE, baseline, line.words, face, size, line.colour)
            baseline += leading


def _labelled(column: TimeColumn, block: Timescale) -> list[int]:
    """The marks with their hour beside them: all but those too near to an edge to be read."""
    edges = {*column.edges, column.start}
    near = block.size * 1.2 / block.scale
    return [
        mark for mark in column.marks() if mark in edges or all(abs(mark - edge) >= near for edge in edges)
    ]
