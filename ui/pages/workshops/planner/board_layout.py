"""Where everything of the board goes: plan and times in, boxes out. Pure; the window only paints it. No Qt in here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from trainer.planning.records import Plan, PlanHalf
from trainer.planning.times import Times
from ui.pages.workshops.planner.board_columns import GAP, days_of, widths
from ui.pages.workshops.planner.board_list import ListFiller, Parts
from ui.pages.workshops.planner.board_scale import Clock, ScaleFiller, clock_of, hours
from ui.pages.workshops.planner.board_shapes import (
    PARKED,
    BoardMode,
    Box,
    ColumnShape,
    Layout,
    Measures,
    half_key,
)


@dataclass(frozen=True, slots=True)
class Room:
    """What the board is laid out in: pixels of the window, the size of its texts, how it is looked at.

    `detailed` are the keys of the blocks that have a second line to show, `noted` of those with a line of notes
    besides; `doors` minutes before the first half-day.
    `aside` keeps the parking open with nothing in it.
    """

    width: int
    height: int
    mode: BoardMode = BoardMode.LIST
    zoom: float = 1.0
    doors: int = 15
    measures: Measures = field(default_factory=Measures)
    detailed: frozenset[str] = frozenset()
    aside: bool = False
    noted: frozenset[str] = frozenset()


class Arranger:
    """Lays the board out; a day in which nothing is different keeps the shapes it has."""

    def __init__(self) -> None:
        self._days: dict[tuple[str, int], _Day] = {}

    def lay_out(self, plan: Plan, times: Times, room: Room) -> Layout:
        """The board. A list is roomy when that fits the height, otherwise blocks for everyone are one line high.

        Where even notes have room, those that have any show how they begin.
        """
        if room.mode is BoardMode.SCALE:
            return self._scale(plan, times, room)
        if room.detailed and _is_long(plan, room):
            return self._list(plan, times, room, roomy=False)
        roomy = self._list(plan, times, room, roomy=True)
        if room.noted and _low(roomy) + _notes_height(plan, room) < room.height:
            return self._list(plan, times, room, roomy=True, noted=room.noted)
        if roomy.height <= room.height or not room.detailed:
            return roomy
        return self._list(plan, times, room, roomy=False)

    def _list(
        self, plan: Plan, times: Times, room: Room, *, roomy: bool, noted: frozenset[str] = frozenset()
    ) -> Layout:
        def filler() -> ListFiller:
            return ListFiller(
                plan, times, room.measures, room.detailed, roomy=roomy, doors=room.doors, noted=noted
            )

        how = f"list {roomy} {bool(noted)}"
        return self._filled(plan, times, replace(room, noted=noted), how, filler, roomy=roomy)

    def _scale(self, plan: Plan, times: Times, room: Room) -> Layout:
        clock = clock_of(times, room.measures, room.zoom, room.doors)

        def filler() -> ScaleFiller:
            return ScaleFiller(plan, times, room.measures, clock, doors=room.doors)

        made = self._filled(plan, times, room, "scale", filler, clock)
        return replace(
            made, hours=hours(clock), first=clock.first, top=clock.top, per_minute=clock.per_minute
        )

    def _filled(
        self,
        plan: Plan,
        times: Times,
        room: Room,
        how: str,
        filler: Callable[[], ListFiller | ScaleFiller],
        clock: Clock | None = None,
        *,
        roomy: bool = False,
    ) -> Layout:
        """Every day by a filler of its own, unless it is as it was; then what is set aside."""
        days = days_of(plan)
        sizes = widths(plan, days, room.width, room.measures, aside=room.aside or bool(plan.parked))
        x, low, whole = 0, clock.low(room.measures) if clock else 0, Parts()
        boxes = []
        for column, (halves, width) in enumerate(zip(days, sizes, strict=False)):
            content = _content(plan, times, halves, room)
            looks = (clock and clock.scale, room.measures, room.doors, x, width, content)
            known = self._days.get((how, column))
            if known is None or known.looks != looks:
                fresh = filler()
                known = self._days[how, column] = _Day(
                    looks, fresh.day(column, halves, x, width), fresh.parts
                )
            low = max(low, known.low)
            whole.add(known.parts)
            boxes.append(Box(x, 0, width, 0))
            x += width + GAP
        park = Box(x, 0, sizes[-1], 0)
        aside = ListFiller(plan, times, room.measures, room.detailed, roomy=roomy, doors=0)
        low = max(low, aside.parking(len(days), plan.parked, park))
        whole.add(aside.parts)
        return _whole(plan, times, room, whole, [*boxes, park], low)


def lay_out(plan: Plan, times: Times, room: Room) -> Layout:
    """The board, laid out from nothing."""
    return Arranger().lay_out(plan, times, room)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day as it was laid out: from what, down to where, and its shapes."""

    looks: object
    low: int
    parts: Parts


def _content(plan: Plan, times: Times, halves: list[PlanHalf], room: Room) -> tuple[object, ...]:
    """All that the shapes of a day come from: its times, headings and lanes, and which blocks say more."""
    blocks = [block for half in halves for block in half.blocks]
    groups = dict.fromkeys(block.group for block in blocks if block.group)
    beside = dict.fromkeys(block.parallel for block in blocks if block.parallel)
    return (
        [times.half(half.id) for half in halves],
        [plan.group(key) for key in groups],
        [plan.parallel(key) for key in beside],
        [(block.key in room.detailed, block.key in room.noted) for block in blocks],
    )


def _notes_height(plan: Plan, room: Room) -> int:
    """By how much a list grows at most when a line of notes stands with each block that has some."""
    days = days_of(plan)
    most = max(
        (sum(block.key in room.noted for half in halves for block in half.blocks) for halves in days),
        default=0,
    )
    return most * room.measures.small


def _low(layout: Layout) -> int:
    """The y under the last half-day."""
    return max((half.end.bottom for half in layout.halves), default=0)


def _is_long(plan: Plan, room: Room) -> bool:
    """Whether two lines for each block are plainly too many, without laying them out."""
    high = room.measures.line + room.measures.small
    alone = (
        [block for half in halves for block in half.blocks if not block.parallel] for halves in days_of(plan)
    )
    return max((len(blocks) for blocks in alone), default=0) * high > room.height


def _whole(plan: Plan, times: Times, room: Room, parts: Parts, boxes: list[Box], low: int) -> Layout:
    height = max(low, room.height)
    columns = [
        _day(times, halves, _tall(box, height)) for halves, box in zip(days_of(plan), boxes, strict=False)
    ]
    park = _tall(boxes[-1], height)
    minutes = sum(block.minutes for block in plan.parked)
    columns.append(ColumnShape(None, park, planned=minutes, count=len(plan.parked)))
    items: dict[str, Box] = {}
    for shape in parts.halves:
        items[half_key(shape.half.id)] = shape.head
        items.update((block.key, parts.blocks[block.key].box) for block in shape.half.blocks)
    if not plan.parked:
        items[PARKED] = park
    items.update((block.key, parts.blocks[block.key].box) for block in plan.parked)
    return Layout(
        room.mode, park.right, height, tuple(columns), tuple(parts.halves), park, parts.blocks, tuple(parts.gaps),
        tuple(parts.headings), tuple(parts.lanes), tuple(parts.meals), items=items,
    )  # fmt: skip


def _day(times: Times, halves: list[PlanHalf], box: Box) -> ColumnShape:
    found = [times.half(half.id) for half in halves]
    planned = sum(one.planned for one in found)
    over = sum(max(0, -one.free) for one in found)
    free = sum(one.hours for one in found) - planned
    return ColumnShape(halves[0].day, box, planned, max(0, free), over)


def _tall(box: Box, height: int) -> Box:
    return Box(box.x, box.y, box.w, height)
