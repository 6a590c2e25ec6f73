"""What the pages are filled with: boxes that know their height, how to be cut, and how to draw themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from trainer.documents.pdf.pen import Pen
from trainer.documents.theme import MM

_SHORT_PANEL = 75 * MM
_LEAST_ABOVE, _LEAST_BELOW = 3.4, 2.6  # lines of a panel that is cut; its label is one of those above


class Box:
    """Something of a known height; `before`/`after` are wished gaps to its neighbours (the larger one counts)."""

    height: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    breaks: bool = False

    def bound(self) -> bool:
        """Whether it stays with the next box as a whole: no page may end inside it or after it."""
        return self.keep_next

    def lead(self) -> float:
        """The least height that may stand at the end of a page."""
        return self.height

    def line_height(self) -> float:
        """The height of a line of its text, 0 where it has none."""
        return 0.0

    def split(self, space: float, forced: bool) -> tuple[Box, Box] | None:
        """Cut so that the first part fits `space`; `forced` cuts what would rather stay whole."""
        return None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw with the upper left corner at (x, top)."""

    def anchors(self) -> Iterator[str]:
        """The names that may be pointed to from elsewhere."""
        return iter(())


class Gap(Box):
    """Empty height."""

    def __init__(self, height: float) -> None:
        self.height = height


class Break(Box):
    """The end of a page."""

    breaks = True


class Line(Box):
    """A rule."""

    def __init__(self, width: float, colour: str, weight: float) -> None:
        self.width, self.colour, self.weight = width, colour, weight
        self.height = weight
        self.before = self.after = 5

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the rule."""
        pen.box(x, top, self.width, self.weight, self.colour)


class Stack(Box):
    """Boxes one below the other. `whole` stays on one page where a page is high enough."""

    def __init__(self, boxes: Sequence[Box], whole: bool = False, outer: bool = True) -> None:
        self.boxes = tuple(boxes)
        self.whole = whole
        self.height = sum(gaps(self.boxes)) + sum(box.height for box in self.boxes)
        if outer and self.boxes:
            self.before, self.after = self.boxes[0].before, self.boxes[-1].after
            self.keep_next = self.boxes[-1].keep_next

    def lead(self) -> float:
        """The first child that can stand alone, or everything where it stays whole."""
        if self.whole or not self.boxes:
            return self.height
        total = 0.0
        for gap, box in zip(gaps(self.boxes), self.boxes, strict=True):
            if not box.keep_next:
                return total + gap + box.lead()
            total += gap + box.height
        return total

    def line_height(self) -> float:
        """The height of its tallest line."""
        return max((box.line_height() for box in self.boxes), default=0.0)

    def split(self, space: float, forced: bool) -> tuple[Box, Box] | None:
        """Cut between children, or inside the one that crosses the end."""
        if self.whole and not forced:
            return None
        used = 0.0
        for index, (gap, box) in enumerate(zip(gaps(self.boxes), self.boxes, strict=True)):
            if used + gap + box.height > space:
                return self._cut(index, space - used - gap, forced)
            used += gap + box.height
        return None

    def _cut(self, index: int, room: float, forced: bool) -> tuple[Box, Box] | None:
        box = self.boxes[index]
        parts = box.split(room, forced and index == 0) if room > 0 else None
        if parts:
            return (
                Stack((*self.boxes[:index], parts[0])),
                Stack((parts[1], *self.boxes[index + 1 :])),
            )
        while index > 0 and self.boxes[index - 1].keep_next:
            index -= 1
        return (Stack(self.boxes[:index]), Stack(self.boxes[index:])) if index else None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the children."""
        for gap, box in zip(gaps(self.boxes), self.boxes, strict=True):
            box.draw(pen, x, top + gap)
            top += gap + box.height

    def anchors(self) -> Iterator[str]:
        """The children's anchors."""
        for box in self.boxes:
            yield from box.anchors()


class Panel(Box):
    """A stack on a ground of colour, with a bar at its left."""

    def __init__(
        self,
        inner: Box,
        width: float,
        *,
        fill: str = "",
        bar: str = "",
        padding: tuple[float, float] = (4 * MM, 3 * MM),
        radius: float = 0,
    ) -> None:
        self.inner, self.width, self.fill, self.bar = inner, width, fill, bar
        self.padding, self.radius = padding, radius
        self.height = inner.height + 2 * padding[1]
        self.before = self.after = 8

    def lead(self) -> float:
        """The first lines of what it holds; a short panel stays whole."""
        if self.height < _SHORT_PANEL:
            return self.height
        least = max(self.inner.lead(), _LEAST_ABOVE * self.inner.line_height())
        return min(self.height, least + 2 * self.padding[1])

    def split(self, space: float, forced: bool) -> tuple[Box, Box] | None:
        """Two panels, where one is long enough to be cut."""
        if self.height < _SHORT_PANEL and not forced:
            return None
        parts = self._parts(space - 2 * self.padding[1], forced)
        if not parts:
            return None
        first, second = (
            Panel(p, self.width, fill=self.fill, bar=self.bar, padding=self.padding, radius=self.radius)
            for p in parts
        )
        return first, second

    def _parts(self, space: float, forced: bool) -> tuple[Box, Box] | None:
        """What it holds in two: three lines at least on either side, where that can be."""
        line = self.inner.line_height()
        for lines in range(4):
            parts = self.inner.split(space - lines * line, forced)
            if parts and parts[0].height > _LEAST_ABOVE * line and parts[1].height > _LEAST_BELOW * line:
                return parts
        return self.inner.split(space, True) if forced else None

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the ground, then the content."""
        if self.fill:
            pen.ground(x, top, self.width, self.height, self.fill, self.radius)
        if self.bar:
            pen.box(x, top, 2.5, self.height, self.bar)
        self.inner.draw(pen, x + self.padding[0], top + self.padding[1])


def gaps(boxes: Sequence[Box]) -> list[float]:
    """The empty height above each box: none above the first, else the larger wish of two neighbours."""
    found = [0.0] if boxes else []
    for upper, lower in pairwise(boxes):
        found.append(max(upper.after, lower.before))
    return found
