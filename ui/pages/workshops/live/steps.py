"""Which step of a sheet is on, while its block is given. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from curriculum.model import Step
from trainer.planning.live_records import MINUTE
from trainer.planning.paces import paced


@dataclass(frozen=True, slots=True)
class Due:
    """The steps that a block has time for, with their minutes and when each ends; `place` is the one that is on."""

    steps: tuple[Step, ...]
    lengths: tuple[float, ...]
    ends: tuple[int, ...]
    place: int


def due(steps: Sequence[Step], planned: int, minutes: int, started: int, now: int) -> Due | None:
    """The steps of a block planned with `planned` minutes and given `minutes` now, begun at `started` (seconds).

    Optional steps for which the plan left no time are not there; None when no step is.
    """
    kept = [(step, length) for step, length in zip(steps, paced(steps, planned), strict=True) if length > 0]
    if not kept:
        return None
    shown, lengths = zip(*kept, strict=True)
    stretch = minutes / sum(lengths)
    ends = tuple(started + round(end * stretch * MINUTE) for end in accumulate(lengths))
    place = next((i for i, end in enumerate(ends) if now < end), len(ends) - 1)
    return Due(tuple(shown), tuple(length * stretch for length in lengths), ends, place)
