"""Leaves -> the file: which lie on one sheet of paper, where places lead, the outline. reportlab writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from trainer.documents import fonts
from trainer.documents.blocks import clean
from trainer.documents.fonts import Face
from trainer.documents.pdf.output import Output
from trainer.documents.pdf.pen import Leaf, Pen
from trainer.documents.theme import Imposition

_OPEN_ENTRIES = 40
Sheet = Sequence[tuple[Leaf | None, float]]


class Binder:
    """One file in the making; `pen` draws its leaves."""

    def __init__(
        self, title: str, author: str, subject: str, keywords: tuple[str, ...], language: str
    ) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0
        fonts.metrics(Face.TEXT)
        self._canvas: Any = Canvas(
            "", invariant=1, pageCompression=1, pdfVersion=(1, 7), lang=language,
            initialFontName=Face.TEXT.value, initialFontSize=10,
        )  # fmt: skip
        self._canvas.setTitle(clean(title))
        self._canvas.setAuthor(clean(author))
        self._canvas.setSubject(clean(subject))
        self._canvas.setKeywords(clean(", ".join(keywords)))
        self._canvas.setCreator("Fabrique")
        self._canvas.setProducer("Fabrique")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._document: Any = self._canvas._doc
        self._output = Output(self._document)
        self.pen = Pen(self._document, self._output)
        self._moves: dict[float, str] = {}

    def bind(self, leaves: Sequence[Leaf], imposition: Imposition, duplex: bool) -> None:
        """Put the leaves of one paper on sheets, list its headings, let go of the leaves."""
        self._outline(leaves)
        if imposition is Imposition.FOLDED:
            self._canvas.setViewerPreference("Duplex", "DuplexFlipShortEdge")
        elif duplex and imposition is Imposition.NONE:
            self._canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge")
        for sheet in _sheets(leaves, imposition):
            self._sheet(sheet)

    def finish(self) -> bytes:
        """The finished file."""
        return self._output.finish(self._canvas)

    def _outline(self, leaves: Sequence[Leaf]) -> None:
        last = -1
        many = sum(len(leaf.anchors) for leaf in leaves) > _OPEN_ENTRIES
        for leaf in leaves:
            for name, title, level, _ in leaf.anchors:
                if level >= 0:
                    last = min(level, last + 1)
                    self._canvas.addOutlineEntry(title, name, last, closed=many and last > 0)

    def _sheet(self, sheet: Sheet) -> None:
        canvas, document = self._canvas, self._document
        held = [(leaf, shift) for leaf, shift in sheet if leaf]
        canvas.setPageSize((held[0][0].width * len(sheet), held[0][0].height))
        pictures = False
        for leaf, shift in held:
            for name, _, _, y in leaf.anchors:
                canvas.bookmarkHorizontalAbsolute(name, y, shift)
            for address, rect in leaf.links:
                canvas.linkURL(address, _moved(rect, shift), relative=0)
            for name, rect in leaf.jumps:
                canvas.linkRect("", name, _moved(rect, shift), relative=0, thickness=0)
            for picture, rect in leaf.pictures:
                x1, y1, x2, y2 = _moved(rect, shift)
                canvas.drawImage(picture.reader(), x1, y1, x2 - x1, y2 - y1)
                pictures = True
        name = document.thisPageName()
        canvas.showPage()
        page = document.idToObject[name]
        streams = list(self._streams(held))
        if pictures:
            streams.append(self._output.stream(page.stream.encode("latin-1"), packed=False))
        self._output.page(name, page, streams)

    def _streams(self, held: Iterable[tuple[Leaf, float]]) -> Iterator[str]:
        for leaf, shift in held:
            if shift:
                yield self._move(f"q 1 0 0 1 {shift:.2f} 0 cm\n", shift)
            yield from leaf.streams
            if shift:
                yield self._move("Q\n", 0)

    def _move(self, operators: str, shift: float) -> str:
        if shift not in self._moves:
            self._moves[shift] = self._output.stream(operators.encode("ascii"), packed=False)
        return self._moves[shift]


def _moved(rect: tuple[float, float, float, float], shift: float) -> tuple[float, float, float, float]:
    return rect[0] + shift, rect[1], rect[2] + shift, rect[3]


def _sheets(leaves: Sequence[Leaf], imposition: Imposition) -> Iterator[Sheet]:
    """The leaves by sheet side, each with its distance from the left edge; None is an empty page."""
    if imposition is Imposition.NONE:
        for leaf in leaves:
            yield ((leaf, 0.0),)
        return
    pages: list[Leaf | None] = list(leaves)
    pages += [None] * (-len(pages) % (4 if imposition is Imposition.FOLDED else 2))
    middle = leaves[0].width
    for number in range(0, len(pages), 2):
        left, right = pages[number], pages[number + 1]
        if imposition is Imposition.FOLDED:
            side = number // 2
            left, right = pages[side], pages[-1 - side]
            if side % 2 == 0:
                left, right = right, left
        yield ((left, 0.0), (right, middle))
