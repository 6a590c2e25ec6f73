"""A room drawn to scale, as a PNG that both file formats take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, Any

import resources
from trainer.documents.format_fr import NOBREAK
from trainer.documents.room_layout import Room, Shape, Thing
from trainer.documents.theme import ACCENT, INK, MUTED, SOFT, WHITE, tint

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 250.0, 112.0
"""Of the picture on paper, in millimetres."""
SCALES = (20, 25, 30, 35, 40, 45, 50, 60, 70, 75, 80, 90, 100, 125, 150, 200, 250, 300, 400, 500)
_DOTS, _FINE = 6.4, 3
_EDGE = 9.0
_WAY = tint("#1D6FA5", 0.14)
_WAY_INK = "#14567F"


@dataclass(frozen=True, slots=True)
class Picture:
    """The PNG and its scale: 50 is 1:50 when it is printed `WIDTH` millimetres wide."""

    content: bytes
    scale: int


def draw(room: Room) -> Picture:
    """The room as large as it fits at a usual scale."""
    from PIL import Image, ImageDraw

    scale = next(
        (
            one
            for one in SCALES
            if room.width * 1000 / one <= WIDTH - 3 * _EDGE and room.depth * 1000 / one <= HEIGHT - 2 * _EDGE
        ),
        SCALES[-1],
    )
    size = (round(WIDTH * _DOTS * _FINE), round(HEIGHT * _DOTS * _FINE))
    image = Image.new("RGB", size, WHITE)
    _Drawing(ImageDraw.Draw(image), room, scale).all()
    small = image.resize((size[0] // _FINE, size[1] // _FINE), Image.Resampling.LANCZOS)
    stream = BytesIO()
    small.quantize(colors=128).save(stream, "PNG", optimize=False)
    return Picture(stream.getvalue(), scale)


@lru_cache(maxsize=8)
def _font(millimetres: float) -> Any:
    from PIL import ImageFont

    file = str(resources.path("fonts/SourceSans3-SemiBold.ttf"))
    return ImageFont.truetype(file, round(millimetres * _DOTS * _FINE))


class _Drawing:
    """Draws one room; lengths on paper are millimetres."""

    def __init__(self, pen: ImageDraw, room: Room, scale: int) -> None:
        self._pen, self._room = pen, room
        self._dot = _DOTS * _FINE
        self._metre = 1000 / scale * self._dot
        self._left = (WIDTH * self._dot - room.width * self._metre) / 2
        self._top = (HEIGHT * self._dot - room.depth * self._metre) / 2

    def all(self) -> None:
        """Floor, ways, furniture, walls, words."""
        for thing in (Thing.WAY, Thing.ZONE, Thing.TABLE, Thing.CHAIR, Thing.TRAINER, Thing.RESERVED):
            for shape in self._room.all(thing):
                self._shape(shape)
        self._walls()
        self._words()

    def _box(self, shape: Shape) -> tuple[float, float, float, float]:
        x, y = self._left + shape.x * self._metre, self._top + shape.y * self._metre
        return x, y, x + shape.width * self._metre, y + shape.depth * self._metre

    def _shape(self, shape: Shape) -> None:
        box, thin = self._box(shape), round(0.3 * self._dot)
        if shape.thing is Thing.WAY:
            self._pen.rectangle(box, fill=_WAY)
        elif shape.thing is Thing.ZONE:
            self._pen.rectangle(box, fill=SOFT, outline=MUTED, width=thin)
        elif shape.thing is Thing.TABLE:
            self._pen.rectangle(box, fill=tint(INK, 0.1), outline=INK, width=thin)
        elif shape.thing is Thing.RESERVED:
            self._pen.rounded_rectangle(box, 0.1 * self._metre, fill=WHITE, outline=_WAY_INK, width=2 * thin)
        else:
            fill = ACCENT if shape.thing is Thing.TRAINER else WHITE
            self._pen.ellipse(box, fill=fill, outline=INK, width=thin)

    def _walls(self) -> None:
        thick = round(0.9 * self._dot)
        right = self._left + self._room.width * self._metre
        bottom = self._top + self._room.depth * self._metre
        outer = (self._left - thick, self._top - thick, right + thick, bottom + thick)
        self._pen.rectangle(outer, outline=INK, width=thick)
        for door in self._room.all(Thing.DOOR):
            x1, y1, x2, _ = self._box(door)
            self._pen.rectangle((x1, y1 - 1, x2, y1 + thick + 1), fill=_WAY)
        for screen in self._room.all(Thing.SCREEN):
            self._pen.rectangle(self._box(screen), fill=INK)

    def _words(self) -> None:
        room, metre = self._room, self._metre
        bottom = self._top + room.depth * metre
        for screen in self._room.all(Thing.SCREEN):
            x1, _, x2, y2 = self._box(screen)
            self._say((x1 + x2) / 2, y2 + 2.4 * self._dot, "Écran")
        for door in self._room.all(Thing.DOOR):
            x1, y1, x2, _ = self._box(door)
            self._say((x1 + x2) / 2, y1 + 3.6 * self._dot, f"Porte, 90{NOBREAK}cm", colour=_WAY_INK)
        middle = self._left + room.width * metre / 2
        way = max(room.all(Thing.WAY), key=lambda shape: shape.y)
        self._say(
            middle, self._top + (way.y + way.depth / 2) * metre, f"Passage, 90{NOBREAK}cm", colour=_WAY_INK
        )
        for shape in room.all(Thing.RESERVED):
            x1, y1, x2, y2 = self._box(shape)
            self._say((x1 + x2) / 2, (y1 + y2) / 2, "R", size=min(3.0, shape.depth * 0.8 * metre / self._dot))
        self._say(middle, self._top - 4.2 * self._dot, f"{metres(room.width)}{NOBREAK}m")
        self._say(self._left - 7.5 * self._dot, (self._top + bottom) / 2, f"{metres(room.depth)}{NOBREAK}m")

    def _say(self, x: float, y: float, words: str, *, colour: str = INK, size: float = 3.0) -> None:
        self._pen.text((x, y), words, fill=colour, font=_font(size), anchor="mm")


def metres(value: float) -> str:
    """Metres, rounded up to a tenth: a room smaller than told would be too small."""
    return f"{ceil(round(value * 10, 6)) / 10:.1f}".replace(".", ",")
