"""Where tables and people stand in a room, in metres. Pure geometry: `room_picture` draws it.

Every setup is put in a room just large enough, with a way of 90 cm all around that a wheelchair can take, from the door
to the reserved place, and in the front the screen, the trainers' table and room to stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, cos, pi, sin, sqrt

PASSAGE = 0.90
"""The way a wheelchair needs, in metres."""
CHAIR, SEAT = 0.46, 0.70
"""A chair's width, and the room one person has at a table."""
TABLE = (1.40, 0.70)
FRONT = 2.20
"""Depth kept in front of people for the screen and who speaks."""
ISLAND = 5
STANDING = 1.2
"""Square metres for each person who moves about."""


class RoomSetup(StrEnum):
    """How a room is set up; the value is the word of a workshop's form."""

    CIRCLE = "cercle"
    ISLANDS = "îlots"
    U = "U"
    ROWS = "rangs"
    STANDING = "debout"


class Thing(StrEnum):
    """What stands in a room."""

    WAY = "way"
    ZONE = "zone"
    TABLE = "table"
    CHAIR = "chair"
    TRAINER = "trainer"
    RESERVED = "reserved"
    SCREEN = "screen"
    DOOR = "door"


@dataclass(frozen=True, slots=True)
class Shape:
    """A thing with its left upper corner and its size; chairs are round."""

    thing: Thing
    x: float
    y: float
    width: float
    depth: float

    def moved(self, x: float, y: float) -> Shape:
        """The same thing further right and down."""
        return Shape(self.thing, self.x + x, self.y + y, self.width, self.depth)

    def meets(self, other: Shape) -> bool:
        """Whether the two cover some of the same floor."""
        ease = 1e-6
        return (
            self.x + ease < other.x + other.width
            and other.x + ease < self.x + self.width
            and self.y + ease < other.y + other.depth
            and other.y + ease < self.y + self.depth
        )


@dataclass(frozen=True, slots=True)
class Room:
    """A room with all that stands in it; the front is above."""

    width: float
    depth: float
    shapes: tuple[Shape, ...]

    def all(self, thing: Thing) -> tuple[Shape, ...]:
        """Everything of one sort."""
        return tuple(shape for shape in self.shapes if shape.thing is thing)


@dataclass(frozen=True, slots=True)
class _Block:
    width: float
    depth: float
    shapes: tuple[Shape, ...]


def room(setup: RoomSetup, people: int, trainers: int = 1) -> Room:
    """The smallest room for so many people (1 at least) and trainers."""
    people, trainers = max(1, people), max(1, trainers)
    if setup is RoomSetup.CIRCLE:
        return _framed(_circle(people, trainers), 0)
    block = {
        RoomSetup.ISLANDS: _islands,
        RoomSetup.U: _horseshoe,
        RoomSetup.ROWS: _rows,
        RoomSetup.STANDING: _standing,
    }[setup](people)
    return _framed(block, trainers)


# The middle of the room


def _chair(x: float, y: float, thing: Thing = Thing.CHAIR) -> Shape:
    """A chair around its middle."""
    return Shape(thing, x - CHAIR / 2, y - CHAIR / 2, CHAIR, CHAIR)


def _reserved(x: float, y: float, depth: float = PASSAGE) -> Shape:
    """A place for a wheelchair around its middle."""
    return Shape(Thing.RESERVED, x - PASSAGE / 2, y - depth / 2, PASSAGE, depth)


def _circle(people: int, trainers: int) -> _Block:
    """Chairs in a ring, the trainers' in front; at the back the reserved place and, on its right, the way in."""
    seats = people - 1 + trainers
    radius = max(1.3, (seats * SEAT + 2 * PASSAGE) / (2 * pi))
    step = (2 * pi * radius - 2 * PASSAGE) / seats
    middle = radius + PASSAGE / 2
    angles = [pi / 2 + (PASSAGE / 2 + step * (place + 0.5)) / radius for place in range(seats)]
    front = sorted(angles, key=sin)[:trainers]
    chairs = (
        _chair(
            middle + radius * cos(angle),
            middle + radius * sin(angle),
            Thing.TRAINER if angle in front else Thing.CHAIR,
        )
        for angle in angles
    )
    return _Block(2 * middle, 2 * middle, (*chairs, _reserved(middle, middle + radius)))


def _islands(people: int) -> _Block:
    """Tables for five, with a way of 90 cm between the chairs of neighbours."""
    count = ceil(people / ISLAND)
    columns = min(range(1, count + 1), key=lambda one: _uneven(count, one))
    side = TABLE[0] + 2 * (CHAIR + 0.06)
    shapes: list[Shape] = []
    for place in range(count):
        column, line = place % columns, place // columns
        x, y = column * (side + PASSAGE), line * (side + PASSAGE)
        seats = people // count + (place < people % count)
        shapes += _island(x, y, side, seats, reserved=place == count - 1)
    lines = ceil(count / columns)
    between = tuple(
        Shape(Thing.WAY, c * (side + PASSAGE) - PASSAGE, 0, PASSAGE, lines * (side + PASSAGE) - PASSAGE)
        for c in range(1, columns)
    )
    width = columns * (side + PASSAGE) - PASSAGE
    across = tuple(
        Shape(Thing.WAY, 0, line * (side + PASSAGE) - PASSAGE, width, PASSAGE) for line in range(1, lines)
    )
    return _Block(width, lines * (side + PASSAGE) - PASSAGE, (*between, *across, *shapes))


def _uneven(count: int, columns: int) -> float:
    """How far so many columns are from a full, wide room."""
    lines = ceil(count / columns)
    return columns * lines - count + abs(columns / lines - 1.7)


def _island(x: float, y: float, side: float, seats: int, reserved: bool) -> Iterator[Shape]:
    """Two tables as a square: two places at each side, then one in the back."""
    edge = (side - TABLE[0]) / 2
    for half in (0, 1):
        yield Shape(Thing.TABLE, x + edge, y + edge + half * TABLE[1], *TABLE)
    low = edge - CHAIR / 2 - 0.03
    places = [(low, 0.25), (side - low, 0.25), (low, 0.75), (side - low, 0.75)]
    spots = [(a, edge + b * TABLE[0]) for a, b in places] + [(side / 2, side - low)]
    for number in range(seats):
        a, b = spots[len(spots) - 1 - number] if reserved else spots[number]
        if reserved and number == 0:
            yield _reserved(x + a, y + side - edge / 2, edge)
        else:
            yield _chair(x + a, y + b)


def _horseshoe(people: int) -> _Block:
    """Tables on three sides, open to the front, people outside."""
    base = max(2, ceil(people / 3))
    left = (people - base + 1) // 2 if people > base else 0
    right = max(0, people - base - left)
    arm = max(left, right) * SEAT
    deep, chair = TABLE[1], CHAIR + 0.06
    width = base * SEAT + 2 * deep + 2 * chair
    depth = arm + deep + chair
    shapes: list[Shape] = []
    for side, count in ((0, left), (1, right)):
        x = chair if side == 0 else width - chair - deep
        at = CHAIR / 2 if side == 0 else width - CHAIR / 2
        for place in range(max(left, right)):
            shapes.append(Shape(Thing.TABLE, x, place * SEAT, deep, SEAT))
            if place < count:
                shapes.append(_chair(at, (place + 0.5) * SEAT))
    inner = width - 2 * chair
    shapes.append(Shape(Thing.TABLE, chair, arm, inner, deep))
    start = chair + (inner - base * SEAT) / 2
    for place in range(min(base, people)):
        x, y = start + (place + 0.5) * SEAT, depth - CHAIR / 2
        last = place == min(base, people) - 1
        shapes.append(_reserved(x, depth - chair / 2, chair) if last else _chair(x, y))
    return _Block(width, depth, tuple(shapes))


def _rows(people: int) -> _Block:
    """Rows of chairs on both sides of a way in the middle; the reserved place ends the first row."""
    pitch, line = 0.60, 0.95
    half = 3 if people <= 17 else 4 if people <= 39 else 6
    per_row = 2 * half
    lines = ceil((people + 1) / per_row)  # the reserved place takes the room of two chairs
    width, depth = per_row * pitch + PASSAGE, lines * line
    shapes = [Shape(Thing.WAY, half * pitch, 0, PASSAGE, depth), _reserved((half - 1) * pitch, line / 2)]
    for number in [n for n in range(people + 1) if n not in (half - 2, half - 1)][: people - 1]:
        row, place = divmod(number, per_row)
        x = (place + 0.5) * pitch + (PASSAGE if place >= half else 0)
        shapes.append(_chair(x, (row + 0.5) * line))
    return _Block(width, depth, tuple(shapes))


def _standing(people: int) -> _Block:
    """A free floor, with a chair at its end for one person in four."""
    chairs, pitch = max(2, ceil(people / 4)), 0.75
    area = max(9.0, people * STANDING)
    width = max(sqrt(area * 1.6), chairs * pitch + 0.2)
    depth = area / width
    shapes = [Shape(Thing.ZONE, 0, 0, width, depth)]
    start = (width - chairs * pitch) / 2
    for place in range(chairs):
        x, y = start + (place + 0.5) * pitch, depth + CHAIR / 2
        last = place == chairs - 1
        shapes.append(_reserved(x, y, CHAIR) if last else _chair(x, y))
    return _Block(width, depth + CHAIR, tuple(shapes))


# Around it


def _framed(block: _Block, trainers: int) -> Room:
    """The block with ways around, the front with its screen, the door at the back."""
    width = max(block.width + 2 * PASSAGE, 4.6)
    front = FRONT
    depth = front + block.depth + PASSAGE
    left = (width - block.width) / 2
    ways = (
        Shape(Thing.WAY, 0, front, PASSAGE, depth - front - PASSAGE),
        Shape(Thing.WAY, width - PASSAGE, front, PASSAGE, depth - front - PASSAGE),
        Shape(Thing.WAY, 0, depth - PASSAGE, width, PASSAGE),
    )
    screen = min(2.4, width * 0.45)
    shapes = [
        *ways,
        *(shape.moved(left, front) for shape in block.shapes),
        Shape(Thing.SCREEN, (width - screen) / 2, 0.0, screen, 0.12),
        Shape(Thing.DOOR, width - PASSAGE, depth, PASSAGE, 0.0),
    ]
    if trainers:
        x = 0.35
        shapes.append(Shape(Thing.TABLE, x, 0.95, *TABLE))
        seats = min(trainers, 2)
        shapes += [
            _chair(x + TABLE[0] * (place + 0.5) / seats, 0.95 - CHAIR / 2 - 0.03, Thing.TRAINER)
            for place in range(seats)
        ]
    return Room(width, depth, tuple(shapes))
