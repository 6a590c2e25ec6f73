"""Title bands and covers, rows of tags, and the contents with page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trainer.documents import fonts
from trainer.documents.blocks import Align, Band, Tags, clean
from trainer.documents.blocks import text as run
from trainer.documents.fonts import Face
from trainer.documents.pdf.boxes import Box, Stack
from trainer.documents.pdf.pen import Pen
from trainer.documents.pdf.text import TextBox, set_lines
from trainer.documents.theme import INK, LINE, MM, Look, Spec, Style, tint

_COVER_SHARE = 0.6


class BandBox(Box):
    """A title on colour: a rounded band in the text's width, or a cover from edge to edge."""

    def __init__(self, band: Band, width: float, page: tuple[float, float], look: Look) -> None:
        self.band, self.width, self.page, self._look = band, width, page, look
        self.ink = look.ink_on(band.colour)
        self.padding = 0.0 if band.cover else (4 if look.small_page else 7) * MM
        inner = width - 2 * self.padding
        title = self._box(band.title, self._title_spec(), inner, self.ink)
        parts = [
            self._set(band.kicker, Style.KICKER, inner),
            title,
            self._set(band.subtitle, Style.LEAD, inner),
        ]
        self.title = title
        self.stack = Stack([part for part in parts if part])
        self.lines = Stack([self._box(line, look.specs[Style.LEAD], inner, INK) for line in band.lines])
        cover = page[1] * _COVER_SHARE - look.margins.top
        gap = 12 * MM if band.lines else 0
        self.height = cover + gap + self.lines.height if band.cover else self.stack.height + 11 * MM + gap
        self.after = 12

    def _title_spec(self) -> Spec:
        if self.band.cover:
            return self._look.cover_title
        return self._look.specs[Style.TITLE]

    def anchors(self) -> Iterator[str]:
        """The title's name, where it is listed."""
        return self.title.anchors()

    def _set(self, words: str, style: Style, width: float) -> TextBox | None:
        return self._box(words, self._look.specs[style], width, self.ink) if words else None

    def _box(self, words: str, spec: Spec, width: float, colour: str) -> TextBox:
        own = Spec(spec.face, spec.size, spec.leading, 0, spec.after, colour)
        return TextBox(set_lines(run(words), own, width), own, width, Align.LEFT)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the ground and the title."""
        if self.band.cover:
            bottom = self.page[1] * _COVER_SHARE
            if pen.contrast:
                pen.box(x, bottom - 3, self.width, 3, INK)
            else:
                pen.box(0, 0, pen.width, bottom, self.band.colour)
            self.stack.draw(pen, x, bottom - 16 * MM - self.stack.height)
            self.lines.draw(pen, x, bottom + 12 * MM)
            return
        gap = self.lines.height + 12 * MM if self.band.lines else 0
        pen.ground(x, top, self.width, self.height - gap, self.band.colour, 6)
        self.stack.draw(pen, x + self.padding, top + 5.5 * MM)
        self.lines.draw(pen, x + self.padding, top + self.height - self.lines.height)


class TagsBox(Box):
    """Labels in a row, on as many lines as they need."""

    def __init__(self, tags: Tags, width: float, look: Look) -> None:
        self.rows: list[list[tuple[str, str, float]]] = [[]]
        self.spec = look.specs[Style.LABEL]
        self.line = self.spec.size + 7.25
        used = 0.0
        for words, colour in tags.items:
            label = clean(words)
            size = fonts.width(label, self.spec.face, self.spec.size) + 12
            if used and used + size > width:
                self.rows.append([])
                used = 0
            self.rows[-1].append((label, colour, size))
            used += size + 5
        self.height = (self.line + 4) * len(self.rows) - 4
        self.before = self.after = 7

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the labels."""
        for row in self.rows:
            left = x
            for words, colour, size in row:
                pen.ground(left, top, size, self.line, tint(colour, 0.12), self.line / 2)
                pen.text(left + 6, top + self.line * 0.7, words, self.spec.face, self.spec.size, colour)
                left += size + 5
            top += self.line + 4


class ContentsBox(Box):
    """One line per heading: title, dots, page. It is laid out when all the headings are."""

    def __init__(self, levels: int, width: float, look: Look) -> None:
        self.levels, self.width, self._look = levels, width, look
        self.before = self.after = 8

    def settle(self, headings: Sequence[tuple[str, str, int]]) -> Stack:
        """The lines, once every heading of the document is known as (anchor, title, level)."""
        listed = [entry for entry in headings if entry[2] <= self.levels]
        lines = [_Entry(name, title, level, self.width, self._look) for name, title, level in listed]
        for line, (_, _, below) in zip(lines, listed[1:], strict=False):
            line.keep_next = line.level < below
        return Stack(lines)


class _Entry(Box):
    def __init__(self, name: str, title: str, level: int, width: float, look: Look) -> None:
        self.name, self.width = name, width
        self.spec = look.specs[Style.CONTENTS if level == 1 else Style.CONTENTS_2]
        self.indent = 0.0 if level == 1 else 5 * MM
        room = max(14 * MM, fonts.width("9999", Face.TEXT, self.spec.size))
        self.lines = set_lines(run(title), self.spec, width - self.indent - room)
        self.level = level
        self.height = self.spec.leading * len(self.lines)
        self.before, self.after = self.spec.before, self.spec.after

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw title, leader and page number; the whole line leads to the page."""
        spec = self.spec
        baseline = top + (spec.leading - spec.size) / 2 + spec.size * 0.79
        end = x
        for line in self.lines:
            end = x + self.indent
            for bit in line.bits:
                pen.text(end, baseline, bit.words, bit.face, spec.size, bit.colour)
                end += bit.width
            baseline += spec.leading
        baseline -= spec.leading
        number = str(pen.page_of.get(self.name, ""))
        start = x + self.width - fonts.width(number, Face.TEXT, spec.size)
        pen.line(end + 6, baseline - 1, start - 6, baseline - 1, LINE, 0.6)
        pen.text(start, baseline, number, Face.TEXT, spec.size, spec.colour)
        pen.jump(self.name, x, top, self.width, self.height)
