"""Tables on pages: rows that are never cut, a header that comes again, cards to cut out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.documents.blocks import Grid, VAlign
from trainer.documents.pdf.boxes import Box, Stack
from trainer.documents.pdf.pen import Pen
from trainer.documents.theme import LINE, MM

_SHIFT = {VAlign.TOP: 0.0, VAlign.MIDDLE: 0.5, VAlign.BOTTOM: 1.0}


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell: its content, width, ground, where the content stands, whether on its head."""

    inner: Stack
    width: float
    fill: str = ""
    valign: VAlign = VAlign.TOP
    turned: bool = False


class RowBox(Box):
    """One row of cells."""

    def __init__(
        self,
        cells: Sequence[CellBox],
        grid: Grid,
        padding: float,
        minimum: float = 0,
        keep_next: bool = False,
        flush: bool = False,
        dashed: bool = False,
    ) -> None:
        self.cells, self.grid, self.padding, self.minimum = tuple(cells), grid, padding, minimum
        self.flush, self.dashed = flush, dashed
        self.keep_next = keep_next
        tallest = max((cell.inner.height for cell in cells), default=0)
        self.height = max(minimum, tallest + 2 * padding)

    def split(self, space: float, forced: bool) -> tuple[Box, Box] | None:
        """Only a row taller than a page is cut: every cell at the same height."""
        room = space - 2 * self.padding
        if not forced or room <= 0:
            return None
        upper, lower = [], []
        for cell in self.cells:
            first, second = _cut(cell.inner, room)
            upper.append(CellBox(first, cell.width, cell.fill, cell.valign))
            lower.append(CellBox(second, cell.width, cell.fill, cell.valign))
        if all(cell.inner.height == 0 for cell in upper) or all(cell.inner.height == 0 for cell in lower):
            return None
        first_row = RowBox(upper, self.grid, self.padding, 0, False, self.flush)
        return first_row, RowBox(lower, self.grid, self.padding, 0, self.keep_next, self.flush, self.dashed)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw grounds, contents, then lines."""
        left = x
        for cell in self.cells:
            if cell.fill and not pen.contrast:
                pen.box(left, top, cell.width, self.height, cell.fill)
            room = self.height - 2 * self.padding - cell.inner.height
            side = 0 if self.flush and cell is self.cells[0] else max(self.padding, 1.4 * MM)
            if cell.turned:
                pen.turn(left + cell.width / 2, top + self.height / 2)
            cell.inner.draw(pen, left + side, top + self.padding + room * _SHIFT[cell.valign])
            if cell.turned:
                pen.turn_back()
            left += cell.width
        self._lines(pen, x, top, left)

    def _lines(self, pen: Pen, x: float, top: float, right: float) -> None:
        bottom = top + self.height
        if self.grid is not Grid.NONE:
            pen.line(x, bottom, right, bottom, LINE)
        if self.dashed:
            pen.line(x, bottom, right, bottom, LINE, 0.7, dash=True)
        if self.grid is Grid.FULL:
            pen.line(x, top, right, top, LINE)
            left = x
            for cell in self.cells:
                pen.line(left, top, left, bottom, LINE)
                left += cell.width
            pen.line(right, top, right, bottom, LINE)


def _cut(inner: Stack, room: float) -> tuple[Stack, Stack]:
    if inner.height <= room:
        return inner, Stack(())
    parts = inner.split(room, True)
    if not parts:
        return Stack(()), inner
    first, second = (part if isinstance(part, Stack) else Stack((part,)) for part in parts)
    return first, second


class TableBox(Box):
    """Rows with a header repeated on each page; never fewer than two rows on either side of a cut."""

    def __init__(self, rows: Sequence[RowBox], header: RowBox | None, whole: bool) -> None:
        self.rows, self.header, self.whole = tuple(rows), header, whole
        self.head_height = header.height if header else 0.0
        self.height = self.head_height + sum(row.height for row in rows)
        self.before = self.after = 6

    def lead(self) -> float:
        """The header and the first rows that belong together."""
        if self.whole:
            return self.height
        count = self._first_cut()
        return self.head_height + sum(row.height for row in self.rows[:count])

    def _first_cut(self) -> int:
        return next((n for n in range(1, len(self.rows)) if self._may_cut(n)), len(self.rows))

    def _may_cut(self, count: int) -> bool:
        """Whether the table may end a page after `count` rows."""
        rows = self.rows
        if rows[count - 1].keep_next:
            return False
        return (
            len(rows) < 3
            or 2 <= count <= len(rows) - 2
            or any(r.height > 60 * MM for r in (rows[0], rows[-1]))
        )

    def split(self, space: float, forced: bool) -> tuple[Box, Box] | None:
        """Cut after the last row that fits."""
        if self.whole and not forced:
            return None
        fits, used = 0, self.head_height
        for row in self.rows:
            if used + row.height > space + 0.01:
                break
            used += row.height
            fits += 1
        count = next((n for n in range(min(fits, len(self.rows) - 1), 0, -1) if self._may_cut(n)), 0)
        if count:
            return self._two(self.rows[:count], self.rows[count:])
        return self._force(fits, space - used) if forced else None

    def _force(self, fits: int, room: float) -> tuple[Box, Box] | None:
        if fits:
            return self._two(self.rows[:fits], self.rows[fits:])
        parts = self.rows[0].split(space_of(room), True)
        if not parts or not isinstance(parts[0], RowBox) or not isinstance(parts[1], RowBox):
            return None
        return self._two((parts[0],), (parts[1], *self.rows[1:]))

    def _two(self, first: Sequence[RowBox], second: Sequence[RowBox]) -> tuple[Box, Box] | None:
        if not first or not second:
            return None
        return TableBox(first, self.header, self.whole), TableBox(second, self.header, self.whole)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw header and rows."""
        if self.header:
            self.header.draw(pen, x, top)
            top += self.header.height
        elif self.rows and self.rows[0].grid is Grid.ROWS:
            pen.line(x, top, x + sum(cell.width for cell in self.rows[0].cells), top, LINE)
        for row in self.rows:
            row.draw(pen, x, top)
            top += row.height

    def anchors(self) -> Iterator[str]:
        """The anchors inside the cells."""
        for row in self.rows:
            for cell in row.cells:
                yield from cell.inner.anchors()


def space_of(room: float) -> float:
    """The height left for a row that begins a page (never negative)."""
    return max(room, 0.0)


class CardRow(Box):
    """Cards side by side, with dashed lines to cut along; `columns` is how many a full row holds."""

    def __init__(
        self, cards: Sequence[Stack], width: float, minimum: float, colour: str, columns: int = 2
    ) -> None:
        self.cards, self.width, self.colour, self.columns = tuple(cards), width, colour, columns
        self.minimum = minimum
        self.height = max(minimum, max(card.height for card in cards) + 10 * MM)

    def split(self, space: float, forced: bool) -> tuple[Box, Box] | None:
        """Only cards taller than a page are cut: each continues on a card below."""
        room = space - 10 * MM
        if not forced or room <= 0:
            return None
        parts = [_cut(card, room) for card in self.cards]
        if all(not first.height for first, _ in parts) or all(not second.height for _, second in parts):
            return None
        upper, lower = (
            CardRow(stacks, self.width, 0, self.colour, self.columns) for stacks in zip(*parts, strict=True)
        )
        return upper, lower

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the cards and the lines around each."""
        half = self.width / self.columns
        bottom = top + self.height
        for index, card in enumerate(self.cards):
            left = x + index * half
            pen.box(left + 5 * MM, top + 5 * MM, 9 * MM, 1.6, self.colour)
            card.draw(pen, left + 5 * MM, top + 6.6 * MM)
            for x1, y1, x2, y2 in (
                (left, top, left + half, top), (left, bottom, left + half, bottom),
                (left, top, left, bottom), (left + half, top, left + half, bottom),
            ):  # fmt: skip
                pen.line(x1, y1, x2, y2, LINE, 0.7, dash=True)
