"""« Tenir en 2 h »: which blocks give minutes up, or take some, so that a part of the plan lasts what it must.

Least harm first: what lasts longer than usual comes back to it, then optional steps of the sheets fall away, then the
pauses, the welcome and the closing become short. Room is given back in the other order: up to the usual length first,
then to the long one of the sheets. Within a stage everyone gives in proportion to what they have, in steps of five
minutes. No block moves, no pin is touched, nothing is shorter than its sheet allows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial

from curriculum.model import MethodSheet, Step
from trainer.core.errors import InvalidInput, Refused
from trainer.planning import edits
from trainer.planning.records import Block, BlockKind, Plan, SheetLook, Source
from trainer.planning.spread import spread
from trainer.planning.times import runs

FLOORS = {BlockKind.BREAK: 10, BlockKind.MEAL: 45, BlockKind.WELCOME: 10, BlockKind.CLOSING: 10}
USUAL = {BlockKind.BREAK: 15, BlockKind.MEAL: 75, BlockKind.WELCOME: 15, BlockKind.CLOSING: 20}
"""The shortest and the usual minutes of a block that is no sheet."""


class Why(StrEnum):
    """Why a block can change as it does."""

    SURPLUS = "surplus"
    """It lasted longer than usual."""
    OPTIONAL = "optional"
    """It lasts less than usual: optional steps fall away."""
    PAUSE = "pause"
    """A pause, a welcome or a closing, down to what people need."""
    RESTORED = "restored"
    """Up to its usual length, or nearer to it."""
    ROOM = "room"
    """Beyond its usual length: the sheet can use the time."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Another length for a block. `dropped` are the optional steps that it has no time for any more.

    `spare` is what these free beyond what is asked: minutes for its other steps.
    """

    key: str
    title: str
    before: int
    after: int
    why: Why
    dropped: tuple[Step, ...] = ()
    spare: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would make blocks last `target` minutes; they last `before` now and `after` once it is applied.

    `pinned` are those with a start that must hold: a gap or an overlap may open before them.
    """

    keys: tuple[str, ...]
    target: int
    before: int
    after: int
    fits: tuple[Fit, ...]
    pinned: tuple[str, ...] = ()

    @property
    def rest(self) -> int:
        """Minutes that could not be saved; negative: that could not be filled."""
        return self.after - self.target


@dataclass(frozen=True, slots=True)
class Reach:
    """The lengths a block can have: as short as that, as usual, as long as that."""

    short: int
    usual: int
    long: int


def half_keys(plan: Plan, half_id: int) -> tuple[str, ...]:
    """The blocks of a half-day. Raises KeyError."""
    return tuple(block.key for block in plan.half(half_id).blocks)


def day_keys(plan: Plan, day: date) -> tuple[str, ...]:
    """The blocks of a day; its half-days are taken together."""
    return tuple(block.key for half in plan.halves if half.day == day for block in half.blocks)


def lasting(plan: Plan, keys: Collection[str]) -> int:
    """Minutes these blocks take one after the other, those of the longest lane where groups work beside each other."""
    return sum(_length(unit) for unit in _units(plan, set(keys)))


def propose(
    plan: Plan,
    keys: Collection[str],
    target: int,
    looks: Mapping[int, SheetLook],
    sheets: Mapping[Source, MethodSheet],
) -> Proposal:
    """How these blocks come to last `target` minutes, or as near as they can. Raises `InvalidInput` for a length of 0.

    The text a block was prepared with says how short it can be; the library's where that has not been read.
    """
    if target < 1:
        raise InvalidInput("target", "Indiquez une durée d’au moins 1\u00a0minute.")
    wanted = {block.key for half in plan.halves for block in half.blocks} & set(keys)
    blocks = [block for block in plan if block.key in wanted]
    reaches = {block.key: reach(block, looks, sheets) for block in blocks}
    minutes = {block.key: block.minutes for block in blocks}
    units = _units(plan, wanted)
    before = sum(map(_length, units))
    for stage in _stages(blocks, reaches, shrink=target < before):
        asked = target - sum(_length(unit, minutes) for unit in units)
        minutes = _toward(units, minutes, stage, asked)
    fits = tuple(
        _fit(block, minutes[block.key], reaches[block.key], sheets)
        for block in blocks
        if minutes[block.key] != block.minutes
    )
    return Proposal(
        tuple(block.key for block in blocks),
        target,
        before,
        sum(_length(unit, minutes) for unit in units),
        fits,
        tuple(block.key for block in blocks if block.pinned is not None),
    )


def applied(plan: Plan, proposal: Proposal) -> Plan:
    """The plan with the proposal's lengths. Raises `Refused` when one of its blocks is not what it was."""
    minutes = {fit.key: fit for fit in proposal.fits}
    there = {block.key: block.minutes for block in plan}
    if any(there.get(key) != fit.before for key, fit in minutes.items()):
        raise Refused(
            "moved-on",
            "Le déroulé a changé depuis cette proposition\u00a0: regardez la nouvelle, puis recommencez.",
        )
    return edits.change_each(plan, minutes, lambda block: replace(block, minutes=minutes[block.key].after))


def reach(block: Block, looks: Mapping[int, SheetLook], sheets: Mapping[Source, MethodSheet]) -> Reach:
    """How short, usual and long a block can be; one nothing is known of stays as it is."""
    source = block.source
    if source is None:
        usual = USUAL.get(block.kind, block.minutes)
        return Reach(FLOORS.get(block.kind, block.minutes), usual, max(usual, block.minutes))
    found = sheets[source].duration if source in sheets else looks.get(source.sheet_id)
    if found is None or not found.usual:
        return Reach(block.minutes, block.minutes, block.minutes)
    return Reach(found.short, found.usual, found.long)


def dropped(sheet: MethodSheet, missing: int) -> tuple[Step, ...]:
    """The optional steps to leave out so that `missing` minutes are saved: as few minutes as do it, the last first.

    All of them when they are not enough.
    """
    best: dict[int, tuple[int, ...]] = {0: ()}
    optional = [(place, step.minutes) for place, step in enumerate(sheet.steps) if step.optional]
    for place, minutes in reversed(optional):
        for saved, places in list(best.items()):
            best.setdefault(saved + minutes, (*places, place))
    enough = min((saved for saved in best if saved >= missing), default=max(best))
    return tuple(sheet.steps[place] for place in sorted(best[enough]))


# Parts

Unit = tuple[tuple[Block, ...], ...]
"""What follows one another: the lanes of parallel groups, or one lane for everybody."""


def _units(plan: Plan, keys: set[str]) -> list[Unit]:
    units: list[Unit] = []
    for half in plan.halves:
        if keys.isdisjoint(block.key for block in half.blocks):
            continue
        for run in runs(half.blocks):
            lanes: dict[int, list[Block]] = {}
            for block in run:
                if block.key in keys:
                    lanes.setdefault(block.lane, []).append(block)
            if lanes:
                units.append(tuple(map(tuple, lanes.values())))
    return units


def _length(unit: Unit, minutes: Mapping[str, int] | None = None) -> int:
    if len(unit) == 1:
        return _lane_length(unit[0], minutes)
    return max(_lane_length(lane, minutes) for lane in unit)


def _lane_length(lane: Iterable[Block], minutes: Mapping[str, int] | None = None) -> int:
    return sum(block.minutes if minutes is None else minutes[block.key] for block in lane)


def _stages(blocks: Sequence[Block], reaches: Mapping[str, Reach], *, shrink: bool) -> list[dict[str, int]]:
    """For each stage the length every block may go to, the least harmful first."""
    sheets = {block.key for block in blocks if block.kind not in FLOORS}
    usual = {key: found.usual for key, found in reaches.items()}
    if not shrink:
        return [usual, {key: found.long if key in sheets else usual[key] for key, found in reaches.items()}]
    short = {key: found.short for key, found in reaches.items()}
    return [usual, {key: short[key] if key in sheets else usual[key] for key in usual}, short]


def _toward(
    units: Sequence[Unit], minutes: Mapping[str, int], stage: Mapping[str, int], asked: int
) -> dict[str, int]:
    """New minutes after one stage; `asked` more (or fewer, when negative) are wanted in all."""
    if not asked:
        return dict(minutes)
    sign = 1 if asked > 0 else -1
    room = {key: max(0, sign * (stage[key] - now)) for key, now in minutes.items()}
    shares = spread(abs(asked), [_unit_room(unit, minutes, room, sign) for unit in units])
    found = dict(minutes)
    for unit, share in zip(units, shares, strict=True):
        if not share:
            continue
        length = _length(unit, minutes)
        for lane in unit:
            own = _lane_length(lane, minutes)
            part = share if sign > 0 else max(0, own - (length - share))
            rooms = [room[block.key] for block in lane]
            for block, given in zip(lane, spread(min(part, sum(rooms)), rooms), strict=True):
                found[block.key] += sign * given
    return found


def _unit_room(unit: Unit, minutes: Mapping[str, int], room: Mapping[str, int], sign: int) -> int:
    """By how much the unit can change: it is as long as its longest lane."""
    length = _length(unit, minutes)
    lanes = [(_lane_length(lane, minutes), sum(room[block.key] for block in lane)) for lane in unit]
    if sign > 0:
        return max(free for own, free in lanes if own == length)
    return length - max(own - free for own, free in lanes)


def _fit(block: Block, after: int, found: Reach, sheets: Mapping[Source, MethodSheet]) -> Fit:
    make = partial(Fit, block.key, block.title, block.minutes, after)
    sheet = sheets.get(block.source) if block.source is not None else None
    missing = found.usual - after
    left = dropped(sheet, missing) if sheet is not None and missing > 0 else ()
    spare = max(0, sum(step.minutes for step in left) - missing)
    if after > block.minutes:
        return make(Why.RESTORED if after <= found.usual else Why.ROOM, left, spare)
    if missing <= 0:
        return make(Why.SURPLUS)
    return make(Why.PAUSE if block.kind in FLOORS else Why.OPTIONAL, left, spare)
