"""Lines of text: words set one after the other into a width, cut only at ordinary spaces.

A no-break space (U+00A0, U+202F) or a hyphen never ends a line; a word longer than the line is cut inside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from trainer.documents import fonts
from trainer.documents.blocks import Align, Inline, Run, clean
from trainer.documents.fonts import Face
from trainer.documents.pdf.boxes import Box
from trainer.documents.pdf.pen import Pen
from trainer.documents.theme import Spec

_CUT_AFTER = "-/_.@?&="


class Bit(NamedTuple):
    """Characters in one dress."""

    words: str
    face: Face
    colour: str
    link: str
    width: float


@dataclass(slots=True)
class _Word:
    bits: list[Bit]
    width: float = 0.0
    space: Bit | None = None

    def add(self, bit: Bit) -> None:
        self.bits.append(bit)
        self.width += bit.width


class TextLine(NamedTuple):
    """One set line."""

    bits: tuple[Bit, ...]
    width: float


def set_lines(content: Inline, spec: Spec, width: float) -> list[TextLine]:
    """Break `content` into lines no wider than `width`; an empty content is one empty line."""
    lines: list[TextLine] = []
    for row in _rows(content):
        plain = _plain_lines(*row[0], spec, width) if len(row) == 1 else None
        lines += _mixed_lines(row, spec, width) if plain is None else plain
    return lines


def _rows(content: Inline) -> list[list[tuple[str, Run]]]:
    """The forced lines of a content, each with its stretches of text."""
    rows: list[list[tuple[str, Run]]] = [[]]
    for run in content:
        words = clean(run.text)
        if "\n" not in words:
            if words:
                rows[-1].append((words, run))
            continue
        for number, part in enumerate(words.split("\n")):
            if number:
                rows.append([])
            if part:
                rows[-1].append((part, run))
    return rows


def _plain_lines(words: str, run: Run, spec: Spec, width: float) -> list[TextLine] | None:
    """The lines of a text in one dress; None where a word is wider than a line."""
    face = fonts.variant(spec.face, run.bold, run.italic)
    colour = run.colour or spec.colour
    lengths, scale = fonts.lengths(face), spec.size / 1000
    room = width / scale
    parts = words.split(" ")
    space = lengths[" "]
    lines: list[TextLine] = []
    start, used = 0, 0.0
    for index, part in enumerate(parts):
        length = lengths[part]
        if length > room:
            return None
        if index == start:
            used = length
            start += not part
        elif used + space + length > room:
            shown = " ".join(parts[start:index])
            lines.append(TextLine((Bit(shown, face, colour, run.link, used * scale),), used * scale))
            start, used = index, length
        else:
            used += space + length
    shown = " ".join(parts[start:])
    lines.append(TextLine((Bit(shown, face, colour, run.link, used * scale),), used * scale))
    return lines


def _mixed_lines(row: list[tuple[str, Run]], spec: Spec, width: float) -> list[TextLine]:
    lines: list[list[Bit]] = [[]]
    used = 0.0
    for word in _words(row, spec):
        gap = word.space.width if word.space and lines[-1] else 0.0
        if lines[-1] and used + gap + word.width > width:
            lines.append([])
            used = gap = 0
        for index, part in enumerate(_fit(word, width, spec.size)):
            if index:
                lines.append([])
                used = 0
            if gap and word.space:
                lines[-1].append(word.space)
                used, gap = used + gap, 0
            lines[-1].extend(part)
            used += sum(bit.width for bit in part)
    return [TextLine(tuple(_merge(bits)), sum(bit.width for bit in bits)) for bits in lines]


def _words(row: list[tuple[str, Run]], spec: Spec) -> Iterator[_Word]:
    current = _Word([])
    for words, run in row:
        face = fonts.variant(spec.face, run.bold, run.italic)
        colour = run.colour or spec.colour
        lengths, scale = fonts.lengths(face), spec.size / 1000
        space = Bit(" ", face, colour, run.link, lengths[" "] * scale)
        for column, part in enumerate(words.split(" ")):
            if column:
                yield current
                current = _Word([], 0.0, space)
            if part:
                current.add(Bit(part, face, colour, run.link, lengths[part] * scale))
    yield current


def _fit(word: _Word, width: float, size: float) -> Iterator[list[Bit]]:
    """The word as it is, or in pieces no wider than the line."""
    if word.width <= width:
        yield word.bits
        return
    line: list[Bit] = []
    room = width
    for bit in word.bits:
        rest = bit.words
        while rest:
            count = _count_that_fits(rest, bit.face, size, room)
            if not count and line:
                yield line
                line, room = [], width
                continue
            part, rest = rest[: count or 1], rest[count or 1 :]
            taken = fonts.width(part, bit.face, size)
            line.append(Bit(part, bit.face, bit.colour, bit.link, taken))
            room -= taken
    yield line


def _count_that_fits(words: str, face: Face, size: float, room: float) -> int:
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if fonts.width(words[:middle], face, size) <= room:
            low = middle
        else:
            high = middle - 1
    if low == len(words):
        return low
    nicer = max((words.rfind(mark, 0, low) for mark in _CUT_AFTER), default=-1) + 1
    return nicer if nicer > low // 2 else low


def _merge(bits: list[Bit]) -> Iterator[Bit]:
    held: Bit | None = None
    for bit in bits:
        if held and (held.face, held.colour, held.link) == (bit.face, bit.colour, bit.link):
            held = Bit(held.words + bit.words, held.face, held.colour, held.link, held.width + bit.width)
            continue
        if held:
            yield held
        held = bit
    if held:
        yield held


class TextBox(Box):
    """Lines of one paragraph, with what stands in its margin (`marker`) and the anchor of a heading."""

    def __init__(self, lines: list[TextLine], spec: Spec, width: float, align: Align = Align.LEFT) -> None:
        self.lines, self.spec, self.width, self.align = lines, spec, width, align
        self.height = len(lines) * spec.leading
        self.before, self.after = spec.before, spec.after
        self.indent = 0.0
        self.marker: tuple[Bit, float] | None = None
        self.anchor: tuple[str, str, int] | None = None

    def bound(self) -> bool:
        """A title is, and a text too short to be cut."""
        return self.keep_next and (self.anchor is not None or len(self.lines) < 4)

    def line_height(self) -> float:
        """The height of one line."""
        return self.spec.leading

    def lead(self) -> float:
        """Two lines, or all where a cut would leave a single one."""
        return self.height if len(self.lines) < 4 else 2 * self.spec.leading

    def split(self, space: float, forced: bool) -> tuple[Box, Box] | None:
        """Cut between lines, two at least on either side."""
        count = min(int(space / self.spec.leading + 1e-6), len(self.lines) - (1 if forced else 2))
        if count < (1 if forced else 2) or len(self.lines) < (2 if forced else 4):
            return None
        first, second = self._part(self.lines[:count]), self._part(self.lines[count:])
        first.marker, first.anchor, second.keep_next = self.marker, self.anchor, self.keep_next
        first.after = second.before = 0
        return first, second

    def _part(self, lines: list[TextLine]) -> TextBox:
        part = TextBox(lines, self.spec, self.width, self.align)
        part.indent, part.before, part.after = self.indent, self.before, self.after
        return part

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Write the lines."""
        spec = self.spec
        if self.anchor:
            pen.anchor(*self.anchor, top)
        baseline = top + (spec.leading - spec.size) / 2 + spec.size * 0.79
        if self.marker:
            bit, offset = self.marker
            pen.text(x + offset, baseline, bit.words, bit.face, spec.size, bit.colour)
        for line in self.lines:
            start = x + self.indent + (self.width - self.indent - line.width) * _SHARE[self.align]
            for bit in line.bits:
                end = start + bit.width
                pen.text(start, baseline, bit.words, bit.face, spec.size, bit.colour)
                if bit.link:
                    pen.line(start, baseline + 1.6, end, baseline + 1.6, bit.colour, 0.4)
                    pen.link(bit.link, start, baseline - spec.size, end - start, spec.leading)
                start = end
            baseline += spec.leading

    def anchors(self) -> Iterator[str]:
        """The heading's name."""
        if self.anchor:
            yield self.anchor[0]


_SHARE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}
