"""The document tree: what a paper says and how its parts relate, without a file format.

A `Document` is made of sections (a page orientation each) and these of blocks; its `Layout` says how large, on what
pages and in which contrast. All values are frozen. Lengths are millimetres, colours "#RRGGBB", texts plain Unicode: no
markup is ever read from a text.
"""

from __future__ import annotations

from dataclasses import dataclass

from trainer.documents.document import Document as Document
from trainer.documents.document import Lazily as Lazily
from trainer.documents.document import Section as Section
from trainer.documents.inline import Align as Align
from trainer.documents.inline import Grid as Grid
from trainer.documents.inline import Inline as Inline
from trainer.documents.inline import Run as Run
from trainer.documents.inline import VAlign as VAlign
from trainer.documents.inline import clean as clean
from trainer.documents.inline import plain as plain
from trainer.documents.inline import text as text
from trainer.documents.theme import ACCENT, INK, Style
from trainer.documents.timescale import Timescale as Timescale


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside the text, level 1 to 3; kept with what follows, listed in the outline.

    `depth` is its place in the outline where that is not its level; below 0 it is not listed there
    (nor in the contents).
    """

    content: Inline
    level: int = 2
    colour: str = ""
    in_contents: bool = True
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a "\\n" in it is a forced line break. `size` is in points, 0 the size of its style."""

    content: Inline
    style: Style = Style.BODY
    align: Align = Align.LEFT
    keep_with_next: bool = False
    size: float = 0


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item with the lists below it."""

    content: Inline
    children: tuple[ListBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bullet list, or a numbered one that begins at `start`."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    style: Style = Style.BODY
    colour: str = ""
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Checkbox:
    """A box, ticked or empty, and its text."""

    checked: bool
    content: Inline
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: paragraphs and lists; `shade` "" is none. `turned` stands on its head: the back of what is folded.

    A turned cell holds paragraphs of a line each, in a row that says its height.
    """

    blocks: tuple[Block, ...] = ()
    valign: VAlign = VAlign.TOP
    shade: str = ""
    span: int = 1
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row, never cut by a page end unless it is taller than a page; `dashed` is a line below, to fold or cut."""

    cells: tuple[Cell, ...]
    min_height: float = 0
    keep_with_next: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `columns` are shares of the width; `header` is repeated on each page."""

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    header: Row | None = None
    grid: Grid = Grid.ROWS
    padding: float = 1.6
    flush: bool = False
    keep_whole: bool = False


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Facts in two columns: what, and its value."""

    pairs: tuple[tuple[str, Inline], ...]
    key_share: float = 0.3


@dataclass(frozen=True, slots=True)
class Facts:
    """A strip of short facts side by side: small label above, value below."""

    items: tuple[tuple[str, str], ...]
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Callout:
    """A tinted box with a bar of its colour: the words to say, a warning, a private note."""

    blocks: tuple[Block, ...]
    label: str = ""
    colour: str = ACCENT
    boxed: bool = True


@dataclass(frozen=True, slots=True)
class Band:
    """A title on a ground of colour; `cover` fills the upper part of the page from edge to edge.

    With a `level` (1 or 2) the title is a heading: in the contents and in the outline.
    """

    title: str
    kicker: str = ""
    subtitle: str = ""
    lines: tuple[str, ...] = ()
    colour: str = ACCENT
    cover: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Tags:
    """Small coloured labels in a row: (text, colour)."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Room to sign: who signs, known facts above, height of the empty room."""

    label: str
    lines: tuple[str, ...] = ()
    height: float = 24


@dataclass(frozen=True, slots=True)
class Signatures:
    """One to three places to sign, side by side, never parted from each other."""

    parties: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A card to cut out."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side with dashed lines to cut along."""

    cards: tuple[Card, ...]
    colour: str = ACCENT
    min_height: float = 58
    columns: int = 2


@dataclass(frozen=True, slots=True)
class QrCode:
    """The square that a telephone reads: `address` in black on white, `size` millimetres wide."""

    address: str
    size: float = 24


@dataclass(frozen=True, slots=True)
class Illustration:
    """A PNG or JPEG picture, at most `width` millimetres wide, with its caption; `alt` says what it shows.

    The writers raise `Refused` for a file that is no such picture, or an absurd one.
    """

    content: bytes
    width: float = 120
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings of level 1 (and 2) with their pages."""

    levels: int = 1


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that stay on one page where they fit on one."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty height in millimetres."""

    height: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the text; `share` of its width."""

    colour: str = ACCENT
    weight: float = 1
    share: float = 1


Block = (
    Heading | Paragraph | ListBlock | Checkbox | Table | KeyValues | Facts | Callout | Band | Tags | Signatures
    | Cards | Timescale | QrCode | Illustration | Contents | KeepTogether | PageBreak | Spacer | Rule
)  # fmt: skip


def para(value: str, style: Style = Style.BODY, align: Align = Align.LEFT) -> Paragraph:
    """A paragraph of one plain text."""
    return Paragraph(text(value), style, align)


def cell(
    value: str = "",
    style: Style = Style.CELL,
    align: Align = Align.LEFT,
    *,
    valign: VAlign = VAlign.TOP,
    shade: str = "",
    span: int = 1,
) -> Cell:
    """A cell of one plain text; the lines of `value` stay lines."""
    return Cell((para(value, style, align),) if value else (), valign, shade, span)


def bullets(items: tuple[str, ...], style: Style = Style.BODY, colour: str = "") -> ListBlock:
    """A bullet list of plain texts."""
    return ListBlock(tuple(ListItem(text(item)) for item in items), style=style, colour=colour)


def numbered(items: tuple[str, ...], style: Style = Style.BODY, colour: str = "") -> ListBlock:
    """A numbered list of plain texts."""
    return ListBlock(tuple(ListItem(text(item)) for item in items), ordered=True, style=style, colour=colour)
