"""A timetable to the scale of time as a table of a word processor: rows of exact heights, cells that span them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell

from trainer.documents import format_fr as fr
from trainer.documents.docx import tables
from trainer.documents.docx.xml import borders, hexa, make, put, twips
from trainer.documents.fonts import Face, is_heavy
from trainer.documents.theme import ACCENT, INK, LINE, MUTED, SOFT, Style, tint
from trainer.documents.timescale import BETWEEN, GUTTER, TimeBox, TimeLine, Timescale, box_lines, moments

if TYPE_CHECKING:
    from trainer.documents.docx.write import Writer


class _Hour(NamedTuple):
    """An hour in the margin; `edge` is the start or end of a half-day."""

    minutes: int
    edge: bool


class _Place(NamedTuple):
    """A cell of the grid: first column and row, how many of each, what it holds."""

    column: int
    span: int
    row: int
    rows: int
    content: TimeBox | _Hour


def timescale(writer: Writer, container: Any, block: Timescale, width: float) -> None:
    """The table: a row from each moment to the next, the hours, the boxes; a last row for the hour of the end."""
    at = moments(block)
    heights = [(end - start) * block.scale for start, end in itertools.pairwise(at)] + [block.leading]
    grid, places, lines = _grid(block, width, at)
    made = tables.empty_grid(writer, container, grid, 0)
    put(made._tbl.tblPr, "w:tblCellMar")
    _label_row(writer, made, block, grid)
    held = {
        (row, place.column): place for place in places for row in range(place.row, place.row + place.rows)
    }
    for row, height in enumerate(heights):
        made_row = _row(made, height)
        column = 0
        while column < len(grid):
            place = held.get((row, column))
            span = place.span if place else 1
            room = sum(grid[column : column + span])
            cell = _cell(made, made_row, room, span)
            if place is None:
                tables.gap(cell.paragraphs[0], 1)
            else:
                _merged(writer, cell, place, place.row == row, block, room)
            if (line := lines.get((row, column))) and not (place and isinstance(place.content, TimeBox)):
                borders(cell._tc.get_or_add_tcPr(), "w:tcBorders", top=line)
            column += span
    tables.gap(writer.new(container, Style.BODY), 6)


_Line = tuple[str, float, str]


def _grid(
    block: Timescale, width: float, at: tuple[int, ...]
) -> tuple[list[float], list[_Place], dict[tuple[int, int], _Line]]:
    """The widths of the table's columns, its cells, and above which cells (row, column) there is a line."""
    widths: list[float] = []
    places: list[_Place] = []
    lines: dict[tuple[int, int], _Line] = {}
    rows = {moment: index for index, moment in enumerate(at)}
    for number, (column, room) in enumerate(zip(block.columns, block.widths(width), strict=True)):
        if number:
            widths.append(BETWEEN)
        gutter, parts = len(widths), column.parts
        widths += [GUTTER, *([room / parts] * parts)]
        marks = [mark - column.start for mark in column.marks()]
        for mark, end in zip(marks, [*(rows[one] for one in marks[1:]), len(at)], strict=True):
            edge = column.start + mark in column.edges
            line = ("single", 0.9 if edge else 0.5, MUTED if edge else LINE)
            lines |= {(rows[mark], gutter + part): line for part in range(1 + parts)}
            places.append(_Place(gutter, 1, rows[mark], end - rows[mark], _Hour(column.start + mark, edge)))
        for box in column.boxes:
            first, last = rows[box.start - column.start], rows[box.end - column.start]
            span = parts // box.columns
            places.append(_Place(gutter + 1 + box.column * span, span, first, last - first, box))
    return widths, places, lines


def _label_row(writer: Writer, made: Any, block: Timescale, grid: list[float]) -> None:
    line = _row(made, 0)
    at = 0
    for number, column in enumerate(block.columns):
        if number:
            _empty(_cell(made, line, grid[at], 1))
            at += 1
        _empty(_cell(made, line, grid[at], 1))
        cell = _cell(made, line, sum(grid[at + 1 : at + 1 + column.parts]), column.parts)
        _write(writer, cell.paragraphs[0], TimeLine(column.label, True, INK), 9.5, 14)
        at += 1 + column.parts


def _row(made: Any, height: float) -> Any:
    line = make("w:tr")
    properties = make("w:trPr")
    properties.append(make("w:cantSplit"))
    if height:
        properties.append(make("w:trHeight", val=max(twips(height), 2), hRule="exact"))
    line.append(properties)
    made._tbl.append(line)
    return line


def _cell(made: Any, line: Any, width: float, span: int) -> Any:
    found = make("w:tc")
    properties = make("w:tcPr")
    properties.append(make("w:tcW", w=twips(width), type="dxa"))
    if span > 1:
        properties.append(make("w:gridSpan", val=span))
    found.append(properties)
    found.append(make("w:p"))
    line.append(found)
    return _Cell(found, made)


def _empty(cell: Any) -> None:
    tables.gap(cell.paragraphs[0], 1)


def _merged(writer: Writer, cell: Any, place: _Place, first: bool, block: Timescale, width: float) -> None:
    properties = cell._tc.get_or_add_tcPr()
    if place.rows > 1:
        merge = make("w:vMerge")
        if first:
            merge.set(qn("w:val"), "restart")
        properties.append(merge)
    if isinstance(place.content, TimeBox):
        _dressed(properties, place.content)
        lines = box_lines(place.content, block, width) if first else ()
        _lines(writer, cell, lines, block)
    elif first:
        minutes, edge = place.content
        words = TimeLine(fr.hour(minutes), edge or minutes % 60 == 0, INK if edge else MUTED)
        _write(writer, cell.paragraphs[0], words, min(block.size, 8), block.leading)
    else:
        _empty(cell)


def _dressed(properties: Any, box: TimeBox) -> None:
    white = ("single", 1.0, "#FFFFFF")
    if box.bare:
        line = ("single", 0.7, ACCENT) if box.alarm else None
        borders(properties, "w:tcBorders", top=line, left=line, bottom=line, right=line)
    else:
        bar = ("single", 2.5, box.colour or MUTED)
        borders(properties, "w:tcBorders", top=white, left=bar, bottom=white, right=white)
        fill = SOFT if box.rest else tint(box.colour or INK, 0.13 if box.colour else 0.06)
        put(properties, "w:shd", val="clear", color="auto", fill=hexa(fill))
    sides = put(properties, "w:tcMar")
    sides.append(make("w:left", w=twips(4), type="dxa"))
    sides.append(make("w:right", w=twips(2), type="dxa"))


def _lines(writer: Writer, cell: Any, lines: tuple[TimeLine, ...], block: Timescale) -> None:
    if not lines:
        _empty(cell)
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        _write(writer, paragraph, line, block.size, block.leading)


def _write(writer: Writer, paragraph: Any, line: TimeLine, size: float, leading: float) -> None:
    writer.styled(paragraph, Style.CELL)
    tables.gap(paragraph, leading)
    run = paragraph.add_run(line.words)
    run.font.size = Pt(size)
    run.bold = line.strong and is_heavy(Face.SEMIBOLD)
    run.font.color.rgb = RGBColor.from_string(hexa(writer.look.colour(line.colour)))
