"""The values of a day as it is being given.

Moments are seconds since midnight at the place (more than a day's past midnight); planned times and lengths are
minutes, as everywhere in a plan. Groups that work at the same time are one stage, with a part for each of their blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Part:
    """A block of one of the groups that work at the same time: `lane` is the group's place, `group` its name.

    The rest is as for a stage.
    """

    key: str
    lane: int
    group: str
    title: str
    planned_start: int
    planned: int
    minutes: int
    not_before: int | None = None
    started: int | None = None
    ended: int | None = None
    skipped: bool = False

    @property
    def to_come(self) -> bool:
        """Neither begun nor dropped."""
        return self.started is None and not self.skipped

    @property
    def running(self) -> bool:
        """Begun and not ended."""
        return self.started is not None and self.ended is None


@dataclass(frozen=True, slots=True)
class Stage:
    """One block for everyone, or the blocks that run at the same time.

    `planned` is its length in the plan, `minutes` what it is given now. It never starts before `not_before`: a pin, or
    the start of its half-day. `half` is the half-day's place in the day; `moved` is whether these two were given to it
    on the day. `parts` are the blocks of groups beside each other, lane by lane; a stage for everyone has none.
    """

    keys: tuple[str, ...]
    title: str
    planned_start: int
    planned: int
    minutes: int
    half: int
    not_before: int | None = None
    started: int | None = None
    ended: int | None = None
    skipped: bool = False
    parts: tuple[Part, ...] = ()
    moved: bool = False

    @property
    def to_come(self) -> bool:
        """Neither begun nor dropped."""
        return self.started is None and not self.skipped

    @property
    def running(self) -> bool:
        """Begun and not ended."""
        return self.started is not None and self.ended is None

    @property
    def lanes(self) -> tuple[int, ...]:
        """The places of its groups; () for a stage for everyone."""
        return tuple(sorted({part.lane for part in self.parts}))

    def lane(self, lane: int) -> tuple[Part, ...]:
        """The blocks of one group, in their order."""
        return tuple(part for part in self.parts if part.lane == lane)


@dataclass(frozen=True, slots=True)
class Turned:
    """The step of a block (its place) that is shown instead of that of the time."""

    key: str
    step: int


@dataclass(frozen=True, slots=True)
class LiveDay:
    """The stages of a day in the order in which they are given; `turned` are the steps that were asked for."""

    day: date
    stages: tuple[Stage, ...]
    turned: tuple[Turned, ...] = ()

    @property
    def now(self) -> int | None:
        """The place of the stage that runs."""
        return next((place for place, one in enumerate(self.stages) if one.running), None)

    @property
    def running(self) -> Stage | None:
        """The stage that runs."""
        return None if self.now is None else self.stages[self.now]

    @property
    def coming(self) -> tuple[int, ...]:
        """The places of the stages to come."""
        return tuple(i for i, one in enumerate(self.stages) if one.to_come)

    @property
    def begun(self) -> bool:
        """Whether anything was begun."""
        return any(one.started is not None for one in self.stages)

    @property
    def over(self) -> bool:
        """True when nothing runs and nothing is to come."""
        return self.now is None and not self.coming


@dataclass(frozen=True, slots=True)
class Expected:
    """When a stage, or a block of a group, is expected now, in seconds; `place` is its place in the day (the group)."""

    place: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LaneSeen:
    """One of the groups seen from one moment: what it does (None: it has ended), how long it has done so, what is left.

    `rest` are its blocks to come; places are those in the lane. `ends` is when it is expected back.
    """

    lane: int
    part: Part | None
    elapsed: int
    left: int
    rest: tuple[Expected, ...]
    ends: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The day seen from one moment, in seconds.

    `left` is what remains of the stage that runs (negative: over its time), `late` how much later than planned it will
    end (negative: ahead), `rest` the stages to come, `lanes` the groups of the stage that runs.
    """

    elapsed: int
    left: int
    late: int
    rest: tuple[Expected, ...]
    ends: int
    lanes: tuple[LaneSeen, ...] = ()
