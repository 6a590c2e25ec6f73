"""Composed blocks -> the plain ones both writers know: facts, key/value lists and signatures become tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trainer.documents.blocks import (
    Align,
    Block,
    Cell,
    Facts,
    Grid,
    KeepTogether,
    KeyValues,
    ListBlock,
    Paragraph,
    Row,
    Signatures,
    Table,
    cell,
    para,
    text,
)
from trainer.documents.theme import Style


def expand(block: Block) -> Block:
    """`block` itself, or the table it stands for."""
    match block:
        case Facts():
            return _facts(block)
        case KeyValues():
            return _key_values(block)
        case Signatures():
            return _signatures(block)
        case _:
            return block


def _facts(block: Facts) -> Table:
    cells = tuple(
        Cell(
            (
                Paragraph(text(label), Style.LABEL),
                Paragraph(text(value, colour=block.colour), Style.CELL_STRONG),
            )
        )
        for label, value in block.items
    )
    widths = tuple(max(len(label), min(len(value), 30), 11) + 4.0 for label, value in block.items)
    return Table(widths, (Row(cells),), grid=Grid.ROWS, padding=2, flush=True, keep_whole=True)


def _key_values(block: KeyValues) -> Table:
    rows = tuple(
        Row((cell(key, Style.CELL_HEAD), Cell((Paragraph(value, Style.CELL),)))) for key, value in block.pairs
    )
    return Table((block.key_share, 1 - block.key_share), rows, padding=1.3, flush=True)


def _signatures(block: Signatures) -> Table:
    cells = tuple(
        Cell(
            (
                Paragraph(text(party.label), Style.CELL_STRONG),
                *(para(line, Style.SMALL) for line in party.lines),
            )
        )
        for party in block.parties
    )
    height = max(party.height + 7 + 4.5 * len(party.lines) for party in block.parties)
    row = Row(cells, min_height=height)
    return Table((1.0,) * len(cells), (row,), grid=Grid.FULL, padding=2.5, keep_whole=True)


def right(value: str, style: Style = Style.CELL) -> Cell:
    """A cell for a figure: at the right of its column."""
    return cell(value, style, Align.RIGHT)


def end_together(content: Sequence[Block], count: int = 4) -> tuple[Block, ...]:
    """The same blocks with the last `count` lines of the whole kept on one page: no page begins with a lone line."""
    blocks = list(content)
    last = blocks[-1] if blocks else None
    if isinstance(last, ListBlock) and len(last.items) > count:
        blocks.pop()
        before = len(last.items) - count
        blocks.append(replace(last, items=last.items[:before]))
        rest = replace(last, items=last.items[before:], start=last.start + before)
        return (*blocks, KeepTogether((rest,)))
    return (*blocks[:-count], KeepTogether(tuple(blocks[-count:]))) if blocks else ()
