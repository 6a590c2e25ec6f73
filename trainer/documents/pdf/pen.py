"""A pen over reportlab's canvas: distances run down from the top of the page, texts choose their own faces."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from trainer.documents import fonts
from trainer.documents.blocks import clean
from trainer.documents.fonts import Face


class Pen:
    """Draws on the pages of one file; lengths in points."""

    def __init__(
        self, title: str, author: str, subject: str, keywords: tuple[str, ...], language: str
    ) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0
        fonts.metrics(Face.TEXT)
        self._file = BytesIO()
        self._canvas: Any = Canvas(
            self._file, invariant=1, pageCompression=1, pdfVersion=(1, 7), lang=language,
            initialFontName=Face.TEXT.value, initialFontSize=10,
        )  # fmt: skip
        self._canvas.setTitle(clean(title))
        self._canvas.setAuthor(clean(author))
        self._canvas.setSubject(clean(subject))
        self._canvas.setKeywords(clean(", ".join(keywords)))
        self._canvas.setCreator("Fabrique")
        self._canvas.setProducer("Fabrique")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._level = -1
        self._marks = 0
        self.width = self.height = 0.0
        self.page_of: dict[str, int] = {}

    def open_page(self, width: float, height: float) -> None:
        """Begin a page of this size."""
        self.width, self.height = width, height
        self._canvas.setPageSize((width, height))

    def close_page(self) -> None:
        """Finish the page begun last."""
        self._canvas.showPage()

    def bytes(self) -> bytes:
        """The finished file."""
        self._canvas.save()
        return self._file.getvalue()

    def text(self, x: float, baseline: float, words: str, face: Face, size: float, colour: str) -> float:
        """Write one line from `x`; returns where it ends."""
        line = self._canvas.beginText(x, self.height - baseline)
        line.setFillColor(_colour(colour))
        for chosen, part in fonts.pieces(words, face):
            line.setFont(chosen.value, size)
            line.textOut(part)
        end: float = line.getX()
        self._canvas.drawText(line)
        return end

    def box(self, x: float, top: float, width: float, height: float, fill: str, radius: float = 0) -> None:
        """A filled rectangle, its corners rounded by `radius`."""
        self._canvas.setFillColor(_colour(fill))
        y = self.height - top - height
        if radius:
            self._canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)
        else:
            self._canvas.rect(x, y, width, height, stroke=0, fill=1)

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str, weight: float = 0.6, dash: bool = False
    ) -> None:
        """A straight line, dashed where one is to cut."""
        self._canvas.setStrokeColor(_colour(colour))
        self._canvas.setLineWidth(weight)
        self._canvas.setDash([3, 3] if dash else [])
        self._canvas.line(x1, self.height - y1, x2, self.height - y2)

    def link(self, address: str, x: float, top: float, width: float, height: float) -> None:
        """Make this place open a web address."""
        place = (x, self.height - top - height, x + width, self.height - top)
        self._canvas.linkURL(address, place, relative=0)

    def jump(self, anchor: str, x: float, top: float, width: float, height: float) -> None:
        """Make this place lead to an anchor of the file."""
        place = (x, self.height - top - height, x + width, self.height - top)
        self._canvas.linkRect("", anchor, place, relative=0, thickness=0)

    def anchor(self, name: str, title: str, level: int, top: float) -> None:
        """Mark this place and list it in the outline, `level` 0 being the outermost."""
        self._canvas.bookmarkHorizontal(name, 0, self.height - top + 6)
        self._level = min(level, self._level + 1)
        self._canvas.addOutlineEntry(title, name, self._level, closed=False)

    def restart_outline(self) -> None:
        """The next outline entry is outermost again."""
        self._level = -1


def _colour(value: str) -> Any:
    from reportlab.lib.colors import Color

    red, green, blue = (int(value[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return Color(red, green, blue)
