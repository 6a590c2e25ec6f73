"""What runs at the head and the foot of the pages."""

from __future__ import annotations

from trainer.documents.blocks import Align, Document, Section, text
from trainer.documents.pdf.pen import Pen
from trainer.documents.pdf.text import TextBox, TextLine, set_lines
from trainer.documents.theme import LINE, MM, Look, Style

_NUMBER_ROOM = 22 * MM


class Furniture:
    """Header, footer and page numbers of one document."""

    def __init__(self, document: Document, look: Look) -> None:
        self._document, self._look = document, look
        self._spec = look.specs[Style.FURNITURE]
        self._lines: dict[float, list[TextBox]] = {}
        widest = set_lines(text("Page 888 / 888"), self._spec, 1000)[0].width
        self._room = max(_NUMBER_ROOM, widest + 2 * MM) if document.page_numbers else 0.0

    def foot_height(self, section: Section) -> float:
        """How much of the page's end the text leaves free."""
        if not section.furniture:
            return self._look.margins.top
        return self._look.margins.foot + self._height(self._look.text_width(section.landscape)) + 6 * MM

    def draw(self, pen: Pen, section: Section, number: int, total: int, opening: bool) -> None:
        """Header (not where a text of its own opens) and footer of one page."""
        if not section.furniture:
            return
        width, left = self._look.text_width(section.landscape), self._look.left(number)
        if not opening or self._document.first_page_header:
            self._header(pen, section.header or self._document.header, left, width)
        self._footer(pen, left, width, number, total)

    def _header(self, pen: Pen, words: tuple[str, str], start: float, width: float) -> None:
        if not any(words):
            return
        top = self._look.margins.top
        share = 0.6 if all(words) else 1.0
        left, right = (self._fitted(part, width * share) for part in words)
        self._write(pen, left, start, top - 7.5 * MM)
        self._write(pen, right, start + width - right.width, top - 7.5 * MM)
        pen.line(start, top - 5.5 * MM, start + width, top - 5.5 * MM, LINE)

    def _fitted(self, words: str, width: float) -> TextLine:
        """The words on one line; what has no room is told by three dots."""
        lines = set_lines(text(words), self._spec, width)
        while len(lines) > 1:
            words = words.rstrip("… ").rpartition(" ")[0] or words[: len(words) // 2]
            lines = set_lines(text(f"{words}…"), self._spec, width)
        return lines[0]

    def _footer(self, pen: Pen, start: float, width: float, number: int, total: int) -> None:
        lines = self._footer_lines(width)
        top = pen.height - self._look.margins.foot - self._height(width)
        if not (lines or self._room):
            return
        pen.line(start, top - 2.5 * MM, start + width, top - 2.5 * MM, LINE)
        outer_left = self._look.layout.duplex and number % 2 == 0
        line_top = top
        for line in lines:
            line.align = Align.RIGHT if outer_left else Align.LEFT
            line.draw(pen, start + (self._room if outer_left else 0), line_top)
            line_top += line.height
        if self._room:
            shown = set_lines(text(f"Page {number} / {total}"), self._spec, self._room)[0]
            x = start if outer_left else start + width - shown.width
            self._write(pen, shown, x, top + self._spec.size * 0.95)

    def _footer_lines(self, width: float) -> list[TextBox]:
        if width not in self._lines:
            room = width - self._room
            self._lines[width] = [
                TextBox(set_lines(text(line), self._spec, room), self._spec, room)
                for line in self._document.footer
            ]
        return self._lines[width]

    def _height(self, width: float) -> float:
        return max(sum(line.height for line in self._footer_lines(width)), self._spec.leading)

    def _write(self, pen: Pen, line: TextLine, x: float, baseline: float) -> None:
        for bit in line.bits:
            pen.text(x, baseline, bit.words, bit.face, self._spec.size, bit.colour)
            x += bit.width
