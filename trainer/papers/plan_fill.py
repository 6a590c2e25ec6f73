"""The plan of a workshop as its papers say it: run sheet, scale of time, participants' agenda, calendar file. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import ceil

from curriculum.fields import BY_NAME
from curriculum.grouping import read_grouping
from curriculum.model import MethodSheet, Step
from curriculum.quantities import needed
from trainer.documents import format_fr as fr
from trainer.documents.plan_parts import (
    Item,
    PlanDay,
    PlanHeading,
    PlanLane,
    PlanLine,
    PlanParallel,
    PlanPart,
    PlanStep,
)
from trainer.library.records import NO_BRIQUE
from trainer.planning.materials import lane_people
from trainer.planning.paces import passed
from trainer.planning.records import PAUSES, BlockKind, Frame, Plan, SheetLook, Source
from trainer.planning.times import Timed, Times, doors_open, late_meal
from trainer.planning.totals import Totals, totals

NOON, EVENING = 12 * 60, 18 * 60


@dataclass(frozen=True, slots=True)
class PlanText:
    """A plan with everything its papers ask: its times, its sheets as prepared, how the library shows them."""

    plan: Plan
    times: Times
    sheets: Mapping[Source, MethodSheet]
    looks: Mapping[int, SheetLook]
    frame: Frame

    @property
    def totals(self) -> Totals:
        """What is planned, by half-day."""
        return totals(self.plan, self.times, self.frame)

    def sheet(self, source: Source | None) -> MethodSheet | None:
        """The text a block was prepared with."""
        return self.sheets.get(source) if source is not None else None

    @property
    def ordered(self) -> tuple[tuple[Source, MethodSheet], ...]:
        """The sheets of the half-days in the order of the plan, each once."""
        sources = (one.block.source for half in self.times.halves for one in half.timed)
        return tuple(
            (source, self.sheets[source])
            for source in dict.fromkeys(source for source in sources if source in self.sheets)
            if source is not None
        )

    def at(self, half_id: int) -> tuple[Timed, ...]:
        """The blocks of a half-day with their times, the earliest first."""
        return tuple(sorted(self.times.half(half_id).timed, key=lambda one: one.start))

    def minutes(self, source: Source) -> int:
        """How long a sheet is planned for one person: groups beside each other count once."""
        found: dict[str, int] = {}
        for half in self.times.halves:
            for block in (one.block for one in half.timed if one.block.source == source):
                lane = f"{block.parallel} {block.lane}" if block.parallel else block.key
                found[lane] = found.get(lane, 0) + block.minutes
        spent: dict[str, int] = {}
        for lane, minutes in found.items():
            spent[lane.split()[0]] = max(spent.get(lane.split()[0], 0), minutes)
        return sum(spent.values())

    def brique(self, source: Source) -> str:
        """The title of a sheet's brique, "" where it has none."""
        look = self.looks.get(source.sheet_id)
        return look.brique if look else ""

    def colour(self, source: Source) -> str:
        """The colour of its brique."""
        look = self.looks.get(source.sheet_id)
        return look.colour if look else NO_BRIQUE


def part_label(starts: int) -> str:
    """« Matin », « Après-midi » or « Soirée »."""
    return "Matin" if starts < NOON else "Après-midi" if starts < EVENING else "Soirée"


def for_trainers(given: PlanText) -> tuple[PlanDay, ...]:
    """The days with everything that those who lead want to know."""
    return tuple(_days(given))


def for_participants(given: PlanText) -> tuple[PlanDay, ...]:
    """The days as the participants may see them: of a sheet only what is for them, no note, no name of a lead."""
    return tuple(_shared_day(day) for day in _days(given))


def _days(given: PlanText) -> Iterator[PlanDay]:
    breaks = {half.half.id: half.sum.breaks for day in given.totals.days for half in day.halves}
    for day, found in groupby(given.times.halves, key=lambda one: one.half.day):
        halves = tuple(found)
        doors = doors_open(halves[0], given.frame.doors) if given.frame.doors else None
        late = [late_meal(half, after) for half, after in pairwise(halves)]
        parts = (
            PlanPart(
                part_label(half.half.starts),
                half.half.starts,
                half.half.ends,
                tuple(_headed(given, half.timed)),
                half.planned,
                breaks[half.half.id],
                half.meals,
                minutes,
            )
            for half, minutes in zip(halves, [*late, 0], strict=True)
        )
        yield PlanDay(day, tuple(parts), doors)


def _headed(given: PlanText, timed: Sequence[Timed]) -> Iterator[Item]:
    for group, found in groupby(timed, key=lambda one: one.block.group):
        items = tuple(_items(given, tuple(found)))
        if group:
            yield PlanHeading(given.plan.group(group).title, items)
        else:
            yield from items


def _items(given: PlanText, timed: Sequence[Timed]) -> Iterator[PlanLine | PlanParallel]:
    for parallel, found in groupby(timed, key=lambda one: one.block.parallel):
        if not parallel:
            yield from (_line(given, one, given.frame.people, "") for one in found)
            continue
        members = tuple(found)
        one = given.plan.parallel(parallel)
        shares = lane_people(one, given.frame.people)
        lanes = tuple(
            PlanLane(
                lane.name or f"Groupe {place + 1}",
                tuple(
                    _line(given, timed, shares[place], lane.lead)
                    for timed in members
                    if timed.block.lane == place
                ),
                lane.room,
                lane.lead,
                shares[place],
            )
            for place, lane in enumerate(one.lanes)
        )
        yield PlanParallel(min(m.start for m in members), max(m.end for m in members), lanes)


def _line(given: PlanText, timed: Timed, people: int, lead: str) -> PlanLine:
    block = timed.block
    sheet, look = given.sheet(block.source), given.looks.get(block.sheet_id or 0)
    leads = block.lead or lead
    line = PlanLine(
        start=timed.start,
        minutes=block.minutes,
        title=block.title,
        brique=look.brique if look else "",
        colour=look.colour if look else "",
        who=leads or (_everybody(given.frame.trainers) if sheet else ""),
        room=block.room,
        note=block.notes,
        rest=block.kind in PAUSES,
        meal=block.kind is BlockKind.MEAL,
        pinned=block.pinned is not None,
        gap=timed.gap,
    )
    if given.frame.remote and not line.rest:
        who = leads or ", ".join(given.frame.trainers)
        line = replace(line, screen=_screen(who), chat=_chat(given.frame.trainers, who))
    return _with_sheet(given, line, sheet, people) if sheet is not None else line


def _everybody(trainers: Sequence[str]) -> str:
    """Who leads what nobody was named for: the one who comes, or all of them."""
    return "Toute l’équipe" if len(trainers) > 1 else "".join(trainers)


def _with_sheet(given: PlanText, line: PlanLine, sheet: MethodSheet, people: int) -> PlanLine:
    trainers = max(len(given.frame.trainers), sheet.trainers)
    steps, taken = _steps(sheet.steps, line)
    return replace(
        line,
        objective=sheet.objectives[0] if sheet.objectives else "",
        promise=sheet.promise,
        assessment=sheet.evaluation.after,
        steps=steps,
        sheet_minutes=taken,
        debrief=sheet.debrief.questions,
        trainer_notes=sheet.trainer_notes,
        materials=tuple(_counted(one.quantity, one.item, people, trainers) for one in sheet.materials),
        remote=sheet.remote,
        rooms=_rooms(sheet, people),
    )


def _steps(steps: Sequence[Step], line: PlanLine) -> tuple[tuple[PlanStep, ...], int]:
    """The steps, with their starts where those that are not passed fill the sequence; the minutes of these."""
    out = passed(steps, line.minutes)
    taken = sum(step.minutes for place, step in enumerate(steps) if place not in out)
    at = line.start
    found = []
    for place, step in enumerate(steps):
        found.append(
            PlanStep(
                step.title,
                step.minutes,
                step.grouping,
                step.description,
                step.instruction,
                step.trainer_note,
                step.optional,
                at if taken == line.minutes and place not in out else None,
                place in out,
            )
        )
        at += 0 if place in out else step.minutes
    return tuple(found), taken


def _counted(rule: str, item: str, people: int, trainers: int) -> str:
    count = needed(rule, people, trainers) if people else None
    return f"{count if count is not None else rule}{fr.NOBREAK}×{fr.NOBREAK}{item}"


def _rooms(sheet: MethodSheet, people: int) -> tuple[str, ...]:
    """The breakout groups that the steps ask for: "5 salles de 3 ou 4"."""
    sizes = dict.fromkeys(read_grouping(step.grouping).size for step in sheet.steps)
    found = []
    for size in sizes:
        if size < 2 or people < 2:
            continue
        count = ceil(people / size)
        low, high = people // count, ceil(people / count)
        each = str(high) if low == high else f"{low} ou {high}"
        found.append(f"{count}{fr.NOBREAK}salle{'s' if count > 1 else ''} de {each}")
    return tuple(found)


def _screen(who: str) -> str:
    return who.split(",")[0].strip()


def _chat(trainers: Sequence[str], who: str) -> str:
    """Who looks after the chat: those of the team who do not share their screen."""
    screen = _screen(who).casefold()
    others = [name for name in trainers if name.casefold() != screen and name.split()[0].casefold() != screen]
    return ", ".join(others) or "à confier à une personne du groupe"


# For participants


def _shared_day(day: PlanDay) -> PlanDay:
    parts = (replace(part, items=tuple(_shared(item) for item in part.items)) for part in day.parts)
    return replace(day, parts=tuple(parts))


def _shared(item: Item) -> Item:
    match item:
        case PlanHeading():
            return PlanHeading(item.title, tuple(_shared_in(one) for one in item.items))
        case _:
            return _shared_in(item)


def _shared_in(item: PlanLine | PlanParallel) -> PlanLine | PlanParallel:
    if isinstance(item, PlanLine):
        return _shared_line(item)
    lanes = tuple(
        PlanLane(lane.name, tuple(_shared_line(line) for line in lane.lines), lane.room)
        for lane in item.lanes
    )
    return PlanParallel(item.start, item.end, lanes)


def _shared_line(line: PlanLine) -> PlanLine:
    """A new line with what is for participants; what a sheet says follows the audience of its field."""
    return PlanLine(
        start=line.start,
        minutes=line.minutes,
        title=line.title,
        promise=line.promise if BY_NAME["promise"].for_participants else "",
        room=line.room,
        rest=line.rest,
        meal=line.meal,
    )
