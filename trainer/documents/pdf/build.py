"""Blocks -> boxes of a given width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from trainer.documents import blocks as b
from trainer.documents import fonts
from trainer.documents.expand import expand
from trainer.documents.fonts import Face
from trainer.documents.pdf import boxes as layout
from trainer.documents.pdf import table, text
from trainer.documents.pdf.bands import BandBox, ContentsBox, TagsBox
from trainer.documents.pdf.figures import PictureBox, QrBox
from trainer.documents.pdf.text import Bit, TextBox
from trainer.documents.pdf.time_box import TimescaleBox
from trainer.documents.pictures import prepared
from trainer.documents.theme import MM, Look, Spec, Style, tint

_HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}


class Builder:
    """Builds the boxes of some pages; names their headings so that contents and outline can point to them."""

    def __init__(self, prefix: str, page: tuple[float, float], look: Look) -> None:
        self._prefix = prefix
        self._numbers = count()
        self._look = look
        self.page = page
        self.headings: list[tuple[str, str, int]] = []

    def stack(self, blocks: Sequence[b.Block], width: float) -> layout.Stack:
        """The boxes of `blocks`, one below the other."""
        return layout.Stack([box for block in blocks for box in self.boxes(block, width)])

    def boxes(self, block: b.Block, width: float) -> Iterator[layout.Box]:
        """The boxes of one block."""
        block = expand(block)
        match block:
            case b.Heading():
                yield self._heading(block, width)
            case b.Paragraph():
                yield self._paragraph(block, width)
            case b.ListBlock():
                items = _tied(list(self._list(block, width, 0)))
                items[-1].keep_next = block.keep_with_next
                yield from items
            case b.Checkbox():
                yield self._checkbox(block, width)
            case b.Table():
                yield self._table(block, width)
            case b.Callout():
                yield self._callout(block, width)
            case b.Band():
                yield self._band(block, width)
            case b.Tags():
                yield TagsBox(block, width, self._look)
            case b.Cards():
                yield from self._cards(block, width)
            case b.Contents():
                yield ContentsBox(block.levels, width, self._look)
            case b.Timescale():
                yield TimescaleBox(block, width)
            case b.QrCode():
                yield QrBox(block)
            case b.Illustration():
                yield self._illustration(block, width)
            case b.KeepTogether():
                inner = [box for child in block.blocks for box in self.boxes(child, width)]
                yield layout.Stack(inner, whole=True)
            case b.PageBreak():
                yield layout.Break()
            case b.Spacer():
                yield layout.Gap(block.height * MM)
            case b.Rule():
                yield layout.Line(width * block.share, block.colour, block.weight)

    def _heading(self, block: b.Heading, width: float) -> TextBox:
        spec = self._look.specs[_HEADINGS[block.level]]
        if block.colour:
            spec = _recoloured(spec, block.colour)
        box = TextBox(text.set_lines(block.content, spec, width), spec, width)
        box.keep_next = True
        self._name(box, b.plain(block.content), block.level, block.depth or block.level, block.in_contents)
        return box

    def _name(self, box: TextBox, words: str, level: int, depth: int, in_contents: bool) -> None:
        name = f"{self._prefix}h{next(self._numbers)}"
        title = " ".join(b.clean(words).split())
        box.anchor = (name, title, depth - 1 if depth > 0 else -1)
        if in_contents:
            self.headings.append((name, title, level))

    def _band(self, block: b.Band, width: float) -> BandBox:
        box = BandBox(block, width, self.page, self._look)
        if block.level:
            self._name(box.title, block.title, block.level, block.level, True)
        return box

    def _illustration(self, block: b.Illustration, width: float) -> layout.Stack:
        picture = prepared(block.content)
        caption = self._paragraph(b.para(block.caption, Style.SMALL), width) if block.caption else None
        room = self.page[1] * 0.6
        box = PictureBox(picture, min(block.width * MM, width), room)
        return layout.Stack([box, caption] if caption else [box], whole=True)

    def _paragraph(self, block: b.Paragraph, width: float) -> TextBox:
        spec = self._look.specs[block.style]
        if block.size:
            spec = replace(spec, size=block.size, leading=spec.leading * block.size / spec.size)
        box = TextBox(text.set_lines(block.content, spec, width), spec, width, block.align)
        box.keep_next = block.keep_with_next
        return box

    def _list(self, block: b.ListBlock, width: float, depth: int) -> Iterator[TextBox]:
        spec = self._look.specs[block.style]
        step = spec.size * (1.75 if block.ordered else 1.3)
        indent = depth * spec.size * 1.4 + step
        for number, item in enumerate(block.items, block.start):
            lines = text.set_lines(item.content, spec, width - indent)
            box = TextBox(lines, spec, width)
            box.indent = indent
            box.after = min(spec.after, 3)
            mark = f"{number}." if block.ordered else "•"
            box.marker = (_bit(mark, spec, block.colour, heavy=block.ordered), indent - step)
            yield box
            for child in item.children:
                yield from self._list(child, width, depth + 1)

    def _checkbox(self, block: b.Checkbox, width: float) -> TextBox:
        spec = self._look.specs[block.style]
        indent = spec.size * 1.7
        box = TextBox(text.set_lines(block.content, spec, width - indent), spec, width)
        box.indent = indent
        box.after = 3
        box.marker = (Bit("☒" if block.checked else "☐", Face.FALLBACK, spec.colour, "", 0), 0)
        return box

    def _table(self, block: b.Table, width: float) -> table.TableBox:
        total = sum(block.columns)
        widths = [share / total * width for share in block.columns]
        header = self._row(block, block.header, widths) if block.header else None
        rows = [self._row(block, row, widths) for row in block.rows]
        return table.TableBox(rows, header, block.keep_whole)

    def _row(self, block: b.Table, row: b.Row, widths: Sequence[float]) -> table.RowBox:
        padding = block.padding * MM
        side = max(padding, 1.4 * MM)
        cells, column = [], 0
        for cell in row.cells:
            width = sum(widths[column : column + cell.span])
            margin = side if block.flush and column == 0 else 2 * side
            inner = self.stack(cell.blocks, width - margin)
            cells.append(table.CellBox(_untrailed(inner), width, cell.shade, cell.valign, cell.turned))
            column += cell.span
        least = row.min_height * MM
        return table.RowBox(cells, block.grid, padding, least, row.keep_with_next, block.flush, row.dashed)

    def _callout(self, block: b.Callout, width: float) -> layout.Panel:
        padding = (4 * MM, 3 * MM if block.boxed else 0.6 * MM)
        content: list[layout.Box] = []
        if block.label:
            spec = _recoloured(self._look.specs[Style.LABEL], block.colour)
            label = TextBox(text.set_lines(b.text(block.label), spec, width), spec, width)
            label.keep_next = True
            content.append(label)
        content += [box for child in block.blocks for box in self.boxes(child, width - 2 * padding[0])]
        fill = tint(block.colour, 0.07) if block.boxed else ""
        return layout.Panel(
            _untrailed(layout.Stack(content)), width, fill=fill, bar=block.colour, padding=padding
        )

    def _cards(self, block: b.Cards, width: float) -> Iterator[table.CardRow]:
        inner = width / block.columns - 10 * MM
        stacks = [
            self.stack((b.para(card.title, Style.CARD_TITLE), *card.blocks), inner) for card in block.cards
        ]
        for first in range(0, len(stacks), block.columns):
            row = stacks[first : first + block.columns]
            yield table.CardRow(row, width, block.min_height * MM, block.colour, block.columns)


def _tied(items: list[TextBox]) -> list[TextBox]:
    """The first two items stay together, and the last two: no page begins or ends with a lone one."""
    for index in {0, len(items) - 2} if len(items) > 1 else ():
        items[index].keep_next = True
    return items


def _untrailed(stack: layout.Stack) -> layout.Stack:
    return layout.Stack(stack.boxes, stack.whole)


def _recoloured(spec: Spec, colour: str) -> Spec:
    return Spec(spec.face, spec.size, spec.leading, spec.before, spec.after, colour)


def _bit(words: str, spec: Spec, colour: str, heavy: bool) -> Bit:
    face = fonts.variant(spec.face, heavy, False)
    return Bit(words, face, colour or spec.colour, "", fonts.width(words, face, spec.size))
