"""Pictures and QR codes on a page."""

from __future__ import annotations

from trainer.documents.blocks import QrCode
from trainer.documents.pdf.boxes import Box
from trainer.documents.pdf.pen import Pen
from trainer.documents.pictures import Picture, qr_rows
from trainer.documents.theme import MM


class PictureBox(Box):
    """A picture as wide as asked, less where it would be higher than `room` or coarser than 72 points an inch."""

    def __init__(self, picture: Picture, width: float, room: float) -> None:
        self.picture = picture
        scale = min(width / picture.width, room / picture.height, 1.0)
        self.width, self.height = picture.width * scale, picture.height * scale
        self.before = self.after = 6

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Place the picture."""
        pen.picture(self.picture, x, top, self.width, self.height)


class QrBox(Box):
    """The squares of a code; the code itself opens the address."""

    def __init__(self, block: QrCode) -> None:
        self.address = block.address
        self.rows = qr_rows(block.address)
        self.height = block.size * MM

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the squares."""
        pen.squares(x, top, self.height / len(self.rows), self.rows)
        pen.link(self.address, x, top, self.height, self.height)
