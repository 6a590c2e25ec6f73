"""A pen: writes the operators of one page after the other; distances run down from the top of the page.

A page drawn is a `Leaf`: its operators are in the file already, what reportlab is told when the pages are bound is
kept. So a booklet of many pages needs little memory.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from trainer.documents import fonts
from trainer.documents.fonts import Face
from trainer.documents.theme import BLACK

if TYPE_CHECKING:
    from trainer.documents.pdf.output import Output
    from trainer.documents.pictures import Picture

_FAST = 3
Rect = tuple[float, float, float, float]


@dataclass(slots=True)
class Leaf:
    """A page drawn: references to its operators; places (lower left corner first) that lead somewhere; pictures."""

    width: float
    height: float
    streams: list[str] = field(default_factory=list)
    anchors: list[tuple[str, str, int, float]] = field(default_factory=list)
    links: list[tuple[str, Rect]] = field(default_factory=list)
    jumps: list[tuple[str, Rect]] = field(default_factory=list)
    pictures: list[tuple[Picture, Rect]] = field(default_factory=list)


class Pen:
    """Draws on leaves; `document` is the reportlab document that will hold the fonts. Lengths in points.

    With `contrast`, everything is black and a ground of colour becomes a frame.
    """

    def __init__(self, document: Any, output: Output) -> None:
        self._document, self._output = document, output
        self._codes: dict[Face, _Codes] = {}
        self._parts: list[str] = []
        self._dress = ""
        self.leaf = Leaf(0, 0)
        self.contrast = False
        self.width = self.height = 0.0
        self.page_of: dict[str, int] = {}

    def open(self, leaf: Leaf) -> None:
        """Draw on this leaf from now on, over what it holds."""
        self.leaf, self.width, self.height = leaf, leaf.width, leaf.height
        self._parts, self._dress = [], ""

    def close(self) -> None:
        """Pack what was drawn since the leaf was opened."""
        if self._parts:
            packed = zlib.compress("\n".join(self._parts).encode("latin-1"), _FAST)
            self.leaf.streams.append(self._output.stream(packed))
        self._parts = []

    def text(self, x: float, baseline: float, words: str, face: Face, size: float, colour: str) -> None:
        """Write one line from `x`."""
        try:
            written = words.translate(self._codes_of(face))
        except _Foreign:
            self._slow_text(x, baseline, words, face, size, colour)
            return
        dress = f"{self._codes[face].name} {size:.4g} Tf {self._rgb(colour)} rg "
        if dress == self._dress:
            dress = ""
        else:
            self._dress = dress
        self._parts.append(f"BT {x:.2f} {self.height - baseline:.2f} Td {dress}({written}) Tj ET")

    def _slow_text(self, x: float, baseline: float, words: str, face: Face, size: float, colour: str) -> None:
        """The same for words that need several faces or parts of a face."""
        shown = []
        for chosen, part in fonts.pieces(words, face):
            codes = self._codes_of(chosen)
            for subset, codes_of_part in codes.font.splitString(part, self._document):
                name = codes.font.getSubsetInternalName(subset, self._document)
                inner = "".join(_escaped(code) for code in codes_of_part)
                shown.append(f"{name} {size:.4g} Tf ({inner}) Tj")
        self._dress = ""
        y = self.height - baseline
        self._parts.append(f"BT {x:.2f} {y:.2f} Td {self._rgb(colour)} rg {' '.join(shown)} ET")

    def _codes_of(self, face: Face) -> _Codes:
        if face not in self._codes:
            self._codes[face] = _Codes(face, self._document)
        return self._codes[face]

    def box(self, x: float, top: float, width: float, height: float, fill: str, radius: float = 0) -> None:
        """A filled rectangle, its corners rounded by `radius`."""
        self._dress = ""
        shape = _rectangle(x, self.height - top - height, width, height, radius)
        self._parts.append(f"{self._rgb(fill)} rg {shape} f")

    def ground(self, x: float, top: float, width: float, height: float, fill: str, radius: float = 0) -> None:
        """The ground of a text: a rectangle of colour, or a black frame where contrast is wanted."""
        if self.contrast:
            self.frame(x, top, width, height, BLACK, 1.5)
        else:
            self.box(x, top, width, height, fill, radius)

    def frame(self, x: float, top: float, width: float, height: float, colour: str, weight: float) -> None:
        """An empty rectangle; its line lies inside."""
        half = weight / 2
        shape = _rectangle(x + half, self.height - top - height + half, width - weight, height - weight, 0)
        self._parts.append(f"{self._rgb(colour)} RG {weight:.2f} w [] 0 d {shape} S")

    def squares(
        self, x: float, top: float, side: float, rows: tuple[tuple[tuple[int, int], ...], ...]
    ) -> None:
        """Dark runs of a grid of squares, as (column, length) for each row."""
        self._dress = ""
        shapes = [
            f"{x + column * side:.3f} {self.height - top - (row + 1) * side:.3f} {length * side:.3f} {side:.3f} re"
            for row, runs in enumerate(rows)
            for column, length in runs
        ]
        self._parts.append(f"0 0 0 rg {' '.join(shapes)} f")

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str, weight: float = 0.6, dash: bool = False
    ) -> None:
        """A straight line, dashed where one is to cut."""
        height = self.height
        self._parts.append(
            f"{self._rgb(colour)} RG {weight:.2f} w {'[3 3]' if dash else '[]'} 0 d "
            f"{x1:.2f} {height - y1:.2f} m {x2:.2f} {height - y2:.2f} l S"
        )

    def turn(self, x: float, top: float) -> None:
        """Draw upside down around this point, until `turn_back`: texts, boxes and lines."""
        self._dress = ""
        self._parts.append(f"q -1 0 0 -1 {2 * x:.2f} {2 * (self.height - top):.2f} cm")

    def turn_back(self) -> None:
        """Draw upright again."""
        self._dress = ""
        self._parts.append("Q")

    def picture(self, picture: Picture, x: float, top: float, width: float, height: float) -> None:
        """A picture in this rectangle."""
        self.leaf.pictures.append((picture, self._rect(x, top, width, height)))

    def link(self, address: str, x: float, top: float, width: float, height: float) -> None:
        """Make this place open a web address."""
        self.leaf.links.append((address, self._rect(x, top, width, height)))

    def jump(self, anchor: str, x: float, top: float, width: float, height: float) -> None:
        """Make this place lead to an anchor of the file."""
        self.leaf.jumps.append((anchor, self._rect(x, top, width, height)))

    def anchor(self, name: str, title: str, level: int, top: float) -> None:
        """Mark this place and list it in the outline: `level` 0 is the outermost, below 0 there is nothing to do."""
        if level >= 0:
            self.leaf.anchors.append((name, title, level, self.height - top + 6))

    def _rgb(self, colour: str) -> str:
        return "0 0 0" if self.contrast else _rgb(colour)

    def _rect(self, x: float, top: float, width: float, height: float) -> Rect:
        return x, self.height - top - height, x + width, self.height - top


class _Foreign(Exception):
    """A character that the first part of a face does not hold."""


class _Codes(dict[int, str]):
    """Characters of one face as they are written in the file, found when first asked for."""

    def __init__(self, face: Face, document: Any) -> None:
        from reportlab.pdfbase import pdfmetrics

        self._known, self._document = fonts.metrics(face), document
        self.font: Any = pdfmetrics.getFont(face.value)
        self.name: str = self.font.getSubsetInternalName(0, document)

    def __missing__(self, code: int) -> str:
        if code not in self._known.widths:
            raise _Foreign
        ((subset, codes),) = self.font.splitString(chr(code), self._document)
        if subset:
            raise _Foreign
        self[code] = _escaped(codes[0])
        return self[code]


def _escaped(code: int) -> str:
    character = chr(code)
    if character in "()\\":
        return f"\\{character}"
    return f"\\{code:03o}" if code < 32 or code == 127 else character


def _rectangle(x: float, y: float, width: float, height: float, radius: float) -> str:
    if not radius:
        return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
    from reportlab.pdfgen.pathobject import PDFPathObject

    path: Any = PDFPathObject()
    path.roundRect(x, y, width, height, radius)
    return str(path.getCode())


@lru_cache(maxsize=256)
def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5))
