"""Tables of a word processor file, and what is made of tables there: boxes, title bands, cards to cut out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell

from trainer.documents import blocks as b
from trainer.documents.docx.xml import borders, hexa, make, margins, put, twips
from trainer.documents.theme import BLACK, MM, Style

if TYPE_CHECKING:
    from trainer.documents.docx.write import Writer

_STAND = {
    b.VAlign.TOP: WD_CELL_VERTICAL_ALIGNMENT.TOP,
    b.VAlign.MIDDLE: WD_CELL_VERTICAL_ALIGNMENT.CENTER,
    b.VAlign.BOTTOM: WD_CELL_VERTICAL_ALIGNMENT.BOTTOM,
}
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def gap(paragraph: Any, points: float) -> None:
    """Make an empty paragraph exactly this high."""
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(max(points, 1))


def empty_grid(writer: Writer, container: Any, widths: Sequence[float], rows: int) -> Any:
    """An empty table of fixed widths (points) without lines."""
    if container is writer.document or isinstance(container, _Cell):
        made = container.add_table(rows, len(widths))
    else:
        made = container.add_table(rows, len(widths), Pt(sum(widths)))
    made.autofit = False
    properties = made._tbl.tblPr
    put(properties, "w:tblW", w=twips(sum(widths)), type="dxa")
    put(properties, "w:tblInd", w=0, type="dxa")
    put(properties, "w:tblLayout", type="fixed")
    for column, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(twips(width)))
    return made


def _fill(cell: Any, colour: str) -> None:
    if colour:
        put(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=hexa(colour))


def table(writer: Writer, container: Any, block: b.Table, width: float, keep: bool) -> None:
    """A table with its header repeated and its rows whole."""
    total = sum(block.columns)
    widths = [share / total * width for share in block.columns]
    rows = ((block.header,) if block.header else ()) + block.rows
    made = empty_grid(writer, container, widths, len(rows))
    side = max(block.padding * MM, 1.4 * MM)
    line = ("single", 0.6, writer.look.line)
    lined = {
        b.Grid.NONE: (),
        b.Grid.ROWS: ("top", "bottom", "insideH") if not block.header else ("bottom", "insideH"),
        b.Grid.FULL: _SIDES,
    }[block.grid]
    borders(made._tbl.tblPr, "w:tblBorders", **{s: (line if s in lined else None) for s in _SIDES})
    pad = block.padding * MM
    margins(made._tbl.tblPr, "w:tblCellMar", pad, side, max(pad - 2, 0), side)
    for index, row in enumerate(rows):
        heading = bool(block.header) and index == 0
        last = index == len(rows) - 1
        tied = row.keep_with_next or heading or block.keep_whole or index in (1, len(rows) - 2)
        _row(writer, made.rows[index], row, widths, block, heading, keep or (tied and not last))
    gap(writer.new(container, Style.BODY), 6)


def _row(
    writer: Writer, made: Any, row: b.Row, widths: Sequence[float], block: b.Table, heading: bool, tied: bool
) -> None:
    properties = made._tr.get_or_add_trPr()
    properties.append(make("w:cantSplit"))
    if heading:
        properties.append(make("w:tblHeader"))
    if row.min_height:
        made.height, made.height_rule = Pt(row.min_height * MM), WD_ROW_HEIGHT_RULE.AT_LEAST
    cells = list(made.cells)
    side = max(block.padding * MM, 1.4 * MM)
    column = 0
    for content in row.cells:
        cell = cells[column]
        if content.span > 1:
            cell = cell.merge(cells[column + content.span - 1])
        width = sum(widths[column : column + content.span])
        cell.width = Pt(width)
        cell.vertical_alignment = _STAND[content.valign]
        if row.dashed:
            dashes = ("dashed", 0.75, writer.look.line)
            borders(cell._tc.get_or_add_tcPr(), "w:tcBorders", bottom=dashes)
        _fill(cell, writer.look.ground(content.shade))
        if block.flush and column == 0:
            put(cell._tc.get_or_add_tcPr(), "w:tcMar").append(make("w:left", w=0, type="dxa"))
        if content.turned and content.blocks:
            writer.turned(cell, content, width - 2 * side, row.min_height * MM)
        else:
            writer.blocks(cell, content.blocks, width - 2 * side, keep=tied)
        if tied:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True
        column += content.span


def callout(writer: Writer, container: Any, block: b.Callout, width: float) -> None:
    """A tinted box with a bar at its left."""
    made = empty_grid(writer, container, [width], 1)
    frame = ("single", 1.0, BLACK) if writer.look.contrast and block.boxed else None
    sides = dict.fromkeys(("top", "bottom", "right"), frame)
    borders(made._tbl.tblPr, "w:tblBorders", left=("single", 2.5, writer.look.colour(block.colour)), **sides)
    pad = 3 * MM if block.boxed else 0.6 * MM
    margins(made._tbl.tblPr, "w:tblCellMar", pad, 4 * MM, max(pad - 3, 0), 4 * MM)
    cell = made.rows[0].cells[0]
    cell.width = Pt(width)
    _fill(cell, writer.look.ground(block.colour, 0.07) if block.boxed else "")
    if block.label:
        label = writer.paragraph(cell, b.para(block.label, Style.LABEL), keep=True)
        label.runs[0].font.color.rgb = RGBColor.from_string(hexa(writer.look.colour(block.colour)))
    writer.blocks(cell, block.blocks, width - 8 * MM)
    gap(writer.new(container, Style.BODY), 7)


def ground(writer: Writer, container: Any, band: b.Band, width: float) -> Any:
    """The coloured cell of a title band, or of a cover from edge to edge; returns the cell to write in."""
    page, margin = writer.look.page(), writer.look.margins.inner
    full = page[0] if band.cover else width
    made = empty_grid(writer, container, [full], 1)
    if band.cover:
        put(made._tbl.tblPr, "w:tblInd", w=twips(-margin), type="dxa")
        made.rows[0].height = Pt(page[1] * 0.6)
        made.rows[0].height_rule = WD_ROW_HEIGHT_RULE.EXACTLY
    if writer.look.contrast:
        borders(made._tbl.tblPr, "w:tblBorders", **dict.fromkeys(_SIDES[:4], ("single", 1.5, BLACK)))
    side = margin if band.cover else (4 if writer.look.small_page else 7) * MM
    end = 14 * MM if band.cover else 4 * MM
    margins(made._tbl.tblPr, "w:tblCellMar", 5.5 * MM, side, end, side)
    cell = made.rows[0].cells[0]
    cell.width = Pt(full)
    cell.vertical_alignment = _STAND[b.VAlign.BOTTOM if band.cover else b.VAlign.TOP]
    _fill(cell, writer.look.ground(band.colour))
    return cell


def cards(writer: Writer, container: Any, block: b.Cards, width: float) -> None:
    """Cards side by side with dashed lines."""
    columns = block.columns
    rows = -(-len(block.cards) // columns)
    made = empty_grid(writer, container, [width / columns] * columns, rows)
    line = ("dashed", 0.75, writer.look.line)
    borders(made._tbl.tblPr, "w:tblBorders", **dict.fromkeys(_SIDES, line))
    margins(made._tbl.tblPr, "w:tblCellMar", 5 * MM, 5 * MM, 3 * MM, 5 * MM)
    for index, card in enumerate(block.cards):
        row = made.rows[index // columns]
        row.height, row.height_rule = Pt(block.min_height * MM), WD_ROW_HEIGHT_RULE.AT_LEAST
        if not index % columns:
            row._tr.get_or_add_trPr().append(make("w:cantSplit"))
        cell = row.cells[index % columns]
        cell.width = Pt(width / columns)
        inner = width / columns - 10 * MM
        writer.blocks(cell, (b.para(card.title, Style.CARD_TITLE), *card.blocks), inner)
    gap(writer.new(container, Style.BODY), 6)
