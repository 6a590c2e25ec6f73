"""« Tenir en 2 h »: which blocks give minutes up, or take some, so that a part of the plan lasts what it must.

Least harm first: what lasts longer than usual comes back to it, then optional steps of the sheets fall away, then the
pauses, the welcome and the closing become short. Room is given back in the other order: up to the usual length first,
then to the long one of the sheets. Within a stage everyone gives in proportion to what they have, in steps of five
minutes. No block moves, no pin is touched, nothing is shorter than its sheet allows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from curriculum.model import MethodSheet, Step
from trainer.core.errors import InvalidInput, Refused
from trainer.planning import adapting, edits
from trainer.planning.fit_share import FLOORS, USUAL, Reach, changed, length, units_of
from trainer.planning.paces import passed
from trainer.planning.records import PAUSES, Block, Plan, SheetLook, Source
from trainer.planning.spread import spread
from trainer.planning.times import HalfTimes, Times, between, runs, schedule


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

    `pinned` are those with a start that must hold: a gap or an overlap may open before them. `over` is by how much the
    half-days overrun now.
    """

    keys: tuple[str, ...]
    target: int
    before: int
    after: int
    fits: tuple[Fit, ...]
    pinned: tuple[str, ...] = ()
    over: int = 0

    @property
    def rest(self) -> int:
        """Minutes that could not be saved; negative: that could not be filled."""
        return self.after - self.target


def lasting(plan: Plan, keys: Collection[str]) -> int:
    """Minutes these blocks take one after the other, those of the longest lane where groups work beside each other."""
    return sum(length(unit) for unit in units_of(plan, set(keys)))


def spanning(times: Times, halves: Collection[int]) -> int:
    """Minutes from the start of these half-days to the end of what is planned in them: what is not used too."""
    return sum(one.ends - one.half.starts for one in times.halves if one.half.id in halves)


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
    _check(target)
    wanted = {block.key for half in plan.halves for block in half.blocks} & set(keys)
    reaches = _reaches(plan, looks, sheets)
    before = lasting(plan, wanted)
    minutes = changed(plan, wanted, target - before, _minutes(plan), reaches)
    made = _proposal(plan, wanted, target, minutes, reaches, sheets)
    return replace(made, before=before, after=sum(length(unit, minutes) for unit in units_of(plan, wanted)))


def propose_halves(
    plan: Plan,
    halves: Collection[int],
    target: int,
    looks: Mapping[int, SheetLook],
    sheets: Mapping[Source, MethodSheet],
) -> Proposal:
    """How these half-days come to last `target` minutes from their start to the end of what is planned in them.

    Those that overrun give first; nothing is lengthened beyond the hours there are. A start that is fixed stays: only
    what comes after the last one moves the end. Raises `InvalidInput` for a length of 0.
    """
    _check(target)
    times = schedule(plan)
    found = [one for one in times.halves if one.half.id in halves]
    before = spanning(times, halves)
    asked = target - before
    ends = {one.half.id: _at_end(one) for one in found}
    reaches, minutes = _reaches(plan, looks, sheets), _minutes(plan)
    rooms = [max(0, one.free if asked > 0 else -one.free) for one in found]
    sign = 1 if asked > 0 else -1
    for one, share in zip(found, spread(min(abs(asked), sum(rooms)), rooms), strict=True):
        minutes |= changed(plan, ends[one.half.id], sign * share, minutes, reaches)
    if asked < 0:
        every = set().union(*ends.values())
        saved = sum(length(unit) - length(unit, minutes) for unit in units_of(plan, every))
        minutes |= changed(plan, every, asked + saved, minutes, reaches)
    keys = {block.key for one in found for block in one.half.blocks}
    made = _proposal(plan, keys, target, minutes, reaches, sheets)
    after = spanning(schedule(applied(plan, made)), halves)
    pinned = tuple(
        key for key in made.pinned if not between(times.by_key[key], plan.half(plan.where(key).half))
    )
    over = sum(max(0, -one.free) for one in found)
    return replace(made, before=before, after=after, pinned=pinned, over=over)


def applied(plan: Plan, proposal: Proposal, sheets: Mapping[Source, MethodSheet] | None = None) -> Plan:
    """The plan with the proposal's lengths; with `sheets`, its blocks leave out the steps that were named as passed.

    A sheet cut into several blocks keeps its steps: nobody knows which part has them. Raises `Refused` when one of the
    blocks is not what it was.
    """
    fits = {fit.key: fit for fit in proposal.fits}
    there = {block.key: block.minutes for block in plan}
    if any(there.get(key) != fit.before for key, fit in fits.items()):
        raise Refused(
            "moved-on",
            "Le déroulé a changé depuis cette proposition\u00a0: regardez la nouvelle, puis recommencez.",
        )
    uses = Counter(block.source for half in plan.halves for block in half.blocks)

    def fitted(block: Block) -> Block:
        made = replace(block, minutes=fits[block.key].after)
        sheet = sheets.get(block.source) if sheets is not None and block.source is not None else None
        if sheet is None or not fits[block.key].dropped or uses[block.source] > 1:
            return made
        return adapting.without(made, sheet, passed(sheet.steps, made.minutes))

    return edits.change_each(plan, fits, fitted)


def reach(block: Block, looks: Mapping[int, SheetLook], sheets: Mapping[Source, MethodSheet]) -> Reach:
    """How short, usual and long a block can be; one nothing is known of stays as it is."""
    source = block.source
    if source is None:
        usual = USUAL.get(block.kind, block.minutes)
        return Reach(FLOORS.get(block.kind, block.minutes), usual, max(usual, block.minutes))
    return _times(block, looks, sheets) or Reach(block.minutes, block.minutes, block.minutes)


def _times(
    block: Block, looks: Mapping[int, SheetLook], sheets: Mapping[Source, MethodSheet]
) -> Reach | None:
    """The lengths of its sheet, None when nobody knows them."""
    source = block.source
    if source is None:
        return None
    found = sheets[source].duration if source in sheets else looks.get(source.sheet_id)
    return Reach(found.short, found.usual, found.long) if found is not None and found.usual else None


# Parts


def _check(target: int) -> None:
    if target < 1:
        raise InvalidInput("target", "Indiquez une durée d’au moins 1\u00a0minute.")


def _minutes(plan: Plan) -> dict[str, int]:
    return {block.key: block.minutes for block in plan}


def _reaches(
    plan: Plan, looks: Mapping[int, SheetLook], sheets: Mapping[Source, MethodSheet]
) -> dict[str, Reach]:
    found = {block.key: reach(block, looks, sheets) for half in plan.halves for block in half.blocks}
    for parts in _cut(plan):
        whole = _times(parts[0], looks, sheets)
        if whole is None or sum(block.minutes for block in parts) > whole.long:  # done several times, not cut
            continue
        shares = (_shared(minutes, parts) for minutes in (whole.short, whole.usual, whole.long))
        for block, short, usual, long in zip(parts, *shares, strict=True):
            found[block.key] = Reach(short, usual, long)
    return found


def _cut(plan: Plan) -> Iterator[list[Block]]:
    """The parts of each sheet that was cut: blocks of one source that follow one another, pauses and nights aside."""
    parts: list[Block] = []
    for block in (one for half in plan.halves for one in half.blocks if one.kind not in PAUSES):
        last = parts[-1] if parts else None
        if last is None or block.source is None or _place(block) != _place(last):
            if len(parts) > 1:
                yield parts
            parts = []
        parts.append(block)
    if len(parts) > 1:
        yield parts


def _place(block: Block) -> tuple[Source | None, str, int]:
    return block.source, block.parallel, block.lane


def _shared(whole: int, parts: Sequence[Block]) -> list[int]:
    """What each part has of the minutes of its sheet, in proportion to its own."""
    total, reached, found = sum(block.minutes for block in parts), 0, list[int]()
    for block in parts:
        before, reached = reached, reached + block.minutes
        found.append(max(1, whole * reached // total - whole * before // total))
    return found


def _proposal(
    plan: Plan,
    keys: Collection[str],
    target: int,
    minutes: Mapping[str, int],
    reaches: Mapping[str, Reach],
    sheets: Mapping[Source, MethodSheet],
) -> Proposal:
    blocks = [block for block in plan if block.key in keys]
    cut = {block.key for parts in _cut(plan) for block in parts}  # nobody knows which part has which steps
    fits = tuple(
        _fit(block, minutes[block.key], reaches[block.key], {} if block.key in cut else sheets)
        for block in blocks
        if minutes[block.key] != block.minutes
    )
    pinned = tuple(block.key for block in blocks if block.pinned is not None)
    return Proposal(tuple(block.key for block in blocks), target, 0, 0, fits, pinned)


def _at_end(half: HalfTimes) -> set[str]:
    """The blocks that move the end of a half-day: from its last fixed start on, or running until the end."""
    timed = {one.block.key: one for one in half.timed}
    found: set[str] = set()
    for run in runs([block for block in half.half.blocks if not between(timed[block.key], half.half)]):
        if any(block.pinned is not None for block in run):
            found = {key for key in found if timed[key].end >= half.ends}
        found |= {block.key for block in run}
    return found


def _fit(block: Block, after: int, found: Reach, sheets: Mapping[Source, MethodSheet]) -> Fit:
    make = partial(Fit, block.key, block.title, block.minutes, after)
    sheet = sheets.get(block.source) if block.source is not None else None
    steps = sheet.steps if sheet is not None else ()
    left = tuple(steps[place] for place in sorted(passed(steps, after)))
    missing = found.usual - after
    spare = max(0, sum(step.minutes for step in left) - missing)
    if after > block.minutes:
        return make(Why.RESTORED if after <= found.usual else Why.ROOM, left, spare)
    if missing <= 0:
        return make(Why.SURPLUS)
    return make(Why.PAUSE if block.kind in FLOORS else Why.OPTIONAL, left, spare)
