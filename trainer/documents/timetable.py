"""Le conducteur à l'échelle du temps: a drawn page per day, its hours down the side, groups beside each other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from trainer.documents import format_fr as fr
from trainer.documents.blocks import Block, Document, Heading, Section, para, text
from trainer.documents.plan_parts import (
    Item,
    PlanDay,
    PlanHeading,
    PlanLane,
    PlanLine,
    PlanParallel,
    PlanPart,
)
from trainer.documents.run_rows import verdict
from trainer.documents.run_sheet import RunSheet, header_of
from trainer.documents.theme import Style
from trainer.documents.timescale import TimeBox, TimeColumn, Timescale, beside

HEIGHT = 396.0
"""Points a landscape page has for the drawing."""
_LEAST, _MOST = 1.56, 3.4
_MOST_COLUMNS, _MOST_BESIDE = 3, 6
_LINE = 8.0


def timetable(data: RunSheet) -> Document:
    """A page per day where it holds one; a longer day continues on the next."""
    return Document(
        title=f"Conducteur à l’échelle – {data.title}",
        subject=data.title,
        author=data.letterhead.legal_name,
        sections=tuple(Section(tuple(page), landscape=True) for day in data.days for page in _pages(day))
        or (Section((para(data.title, Style.TITLE),), landscape=True),),
        header=header_of(data),
        first_page_header=True,
        footer=(" · ".join(part for part in (data.letterhead.legal_name, "Réservé à l’équipe") if part),),
        dated=data.days[0].day if data.days else None,
    )


def _pages(day: PlanDay) -> Iterator[list[Block]]:
    columns = [column for part in day.parts for column in _columns(day, part)]
    title = fr.day(day.day, weekday=True)
    title = title[:1].upper() + title[1:]
    pages = list(_shared_out(columns))
    for number, found in enumerate(pages):
        longest = max(column.minutes for column in found)
        scale = Timescale(tuple(found), min(HEIGHT / longest, _MOST))
        words = title if number == 0 else f"{title} (suite)"
        blocks: list[Block] = [Heading(text(words), 1), scale]
        if number == len(pages) - 1:
            blocks.append(para(_sums(day), Style.SMALL))
        yield blocks


def _shared_out(columns: Sequence[TimeColumn]) -> Iterator[list[TimeColumn]]:
    page: list[TimeColumn] = []
    for column in columns:
        beside_each_other = sum(one.widest for one in page) + column.widest
        if page and (len(page) == _MOST_COLUMNS or beside_each_other > _MOST_BESIDE):
            yield page
            page = []
        page.append(column)
    if page:
        yield page


def _sums(day: PlanDay) -> str:
    said = []
    for part, pause in zip(day.parts, [*day.pauses(), None], strict=True):
        said.append(
            f"{part.label}{fr.NOBREAK}: {fr.length(part.planned)} prévues sur {fr.length(part.hours)}, {verdict(part)}"
        )
        if pause is not None and pause.end > pause.start:
            said.append(f"{pause.name}{fr.NOBREAK}: {fr.hours(pause.start, pause.end)}")
    return "  ·  ".join(said)


def _columns(day: PlanDay, part: PlanPart) -> Iterator[TimeColumn]:
    """A half-day as one column, or as several where it is too long to be read in one."""
    boxes = tuple(_boxes(day, part))
    start = min([part.start, *(box.start for box in boxes)])
    end = max([part.end, *(box.end for box in boxes)])
    label = f"{part.label} · {fr.hours(part.start, part.end)}"
    cuts = [start, *_cuts(boxes, start, end), end]
    for number, (first, last) in enumerate(itertools.pairwise(cuts)):
        inside = tuple(_within(box, first, last) for box in boxes if box.start < last and box.end > first)
        edges = tuple(edge for edge in (part.start, part.end) if first <= edge <= last)
        yield TimeColumn(label if number == 0 else f"{label} (suite)", first, last, inside, edges)


def _within(box: TimeBox, first: int, last: int) -> TimeBox:
    if first <= box.start and box.end <= last:
        return box
    title = box.title if box.start >= first else f"{box.title} (suite)"
    return TimeBox(
        max(box.start, first), min(box.end, last), title, box.facts, box.colour, box.column, box.columns,
        box.rest, box.bare, box.alarm,
    )  # fmt: skip


def _cuts(boxes: Sequence[TimeBox], start: int, end: int) -> list[int]:
    """Where a half-day is cut: between sequences where it can be, in pieces whose shortest box holds a line."""
    shortest = max(min((box.minutes for box in boxes), default=5), 3)
    most = int(HEIGHT / max(_LEAST, min(_LINE / shortest, _LINE / 3)))
    if end - start <= most:
        return []
    moments = {box.start for box in boxes} | {box.end for box in boxes}
    free = [m for m in moments if start < m < end and not any(b.start < m < b.end for b in boxes)]
    near = [m for m in free if m - start <= most and end - m >= 15]
    ideal = start + (end - start) / -(-(end - start) // most)
    cut = min(near, key=lambda m: abs(m - ideal), default=start + most)
    return [cut, *_cuts(boxes, cut, end)]


def _boxes(day: PlanDay, part: PlanPart) -> Iterator[TimeBox]:
    first = min([part.start, *(line.start for line in part.lines)])
    doors: tuple[TimeBox, ...] = ()
    if part is day.parts[0] and day.doors is not None and day.doors < first:
        doors = (TimeBox(day.doors, first, "Portes ouvertes", bare=True),)
    yield from _laid(part.items, doors)


def _laid(items: Sequence[Item], before: Sequence[TimeBox]) -> Iterator[TimeBox]:
    """The boxes of a half-day, none over another: overlapping sequences come beside each other."""
    flat = list(_flat(items, ""))
    in_lanes = [box for box, fixed in flat if fixed]
    loose = sorted(
        [*before, *(box for box, fixed in flat if not fixed)], key=lambda box: (box.start, box.end)
    )
    crossing = _cross(in_lanes, loose)
    if crossing:  # what is pinned into the time of parallel groups: everything finds a place of its own
        loose = sorted([*in_lanes, *loose], key=lambda box: (box.start, box.column))
        in_lanes = []
    yield from in_lanes
    places = beside([(box.start, box.end) for box in loose])
    for box, (place, count) in zip(loose, places, strict=True):
        yield _at(box, place, count)


def _cross(in_lanes: Sequence[TimeBox], loose: Sequence[TimeBox]) -> bool:
    over = any(one.start < two.end and two.start < one.end for one in in_lanes for two in loose)
    return over or any(
        one is not two and one.column == two.column and one.start < two.end and two.start < one.end
        for one in in_lanes
        for two in in_lanes
    )


def _at(box: TimeBox, column: int, columns: int) -> TimeBox:
    return TimeBox(
        box.start, box.end, box.title, box.facts, box.colour, column, columns, box.rest, box.bare, box.alarm
    )


def _flat(items: Sequence[Item], heading: str) -> Iterator[tuple[TimeBox, bool]]:
    """Every box, and whether it has its place already (that of its group)."""
    for item in items:
        match item:
            case PlanHeading():
                yield from _flat(item.items, item.title)
            case PlanParallel():
                for place, lane in enumerate(item.lanes):
                    for line in lane.lines:
                        yield from (
                            (_at(box, place, len(item.lanes)), True) for box in _of(line, heading, lane)
                        )
            case PlanLine():
                yield from ((box, False) for box in _of(item, heading))


def _of(line: PlanLine, heading: str, lane: PlanLane | None = None) -> Iterator[TimeBox]:
    if line.gap > 0:
        yield TimeBox(line.start - line.gap, line.start, "Rien de prévu", bare=True, alarm="!")
    alarm = f"commence {fr.length(-line.gap)} trop tôt" if line.gap < 0 else ""
    who = " · ".join(part for part in (line.who, line.room or (lane.room if lane else "")) if part)
    group = f"{lane.name}{fr.NOBREAK}: " if lane else ""
    steps = tuple(f"{fr.length(step.minutes)} {step.title}" for step in line.steps if not step.passed)
    facts = ("heure fixe" if line.pinned else "", who, heading, line.objective, *steps)
    yield TimeBox(
        line.start,
        line.end,
        f"{group}{line.title}",
        tuple(fact for fact in facts if fact and not line.rest),
        line.colour,
        rest=line.rest,
        alarm=alarm,
    )
