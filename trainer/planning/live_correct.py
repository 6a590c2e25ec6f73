"""A day looked back on: each of its blocks as it was given, and its real times put right where a key was forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from trainer.core.errors import InvalidInput
from trainer.planning.live_records import LiveDay, Part, Stage

SpanT = TypeVar("SpanT", Stage, Part)


class Fate(StrEnum):
    """What became of a block."""

    GIVEN = "given"
    RUNNING = "running"
    BROKEN_OFF = "broken-off"
    DROPPED = "dropped"
    TO_COME = "to-come"


class Shift(StrEnum):
    """Whether a block was given in its turn."""

    NONE = ""
    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Given:
    """A block of a day in the order in which it was given; `group` is that it was given in, "" for everyone."""

    key: str
    title: str
    group: str
    planned_start: int
    planned: int
    started: int | None
    ended: int | None
    fate: Fate
    shift: Shift


def given(live: LiveDay) -> Iterator[Given]:
    """Every block of the day."""
    for place, stage in enumerate(live.stages):
        shift = _shift(live.stages, place)
        if not stage.parts:
            for key in stage.keys:
                yield _given(key, "", stage, shift)
        for lane in stage.lanes:
            parts = stage.lane(lane)
            for at, part in enumerate(parts):
                yield _given(part.key, part.group, part, _shift(parts, at) or shift)


def corrected(live: LiveDay, key: str, started: int | None, ended: int | None) -> LiveDay:
    """The day with the real times of one block put right; what was given before and after it makes room.

    Without times it was not given at all; without an end it still runs, which only what runs can. Raises
    `InvalidInput` naming "started" or "ended", with a sentence; KeyError for a block that the day does not have.
    """
    place = next((i for i, one in enumerate(live.stages) if key in one.keys), None)
    if place is None:
        raise KeyError(key)
    stage = live.stages[place]
    part = next((one for one in stage.parts if one.key == key), None)
    _check(part or stage, started, ended)
    if part is None:
        changed = _timed(stage, started, ended)
    else:
        parts = [_timed(one, started, ended) if one.key == key else one for one in stage.parts]
        same = [one for one in parts if one.lane == part.lane]
        roomy = {one.key: one for one in _making_room(same, next(one for one in same if one.key == key))}
        changed = _spanning(stage, [roomy.get(one.key, one) for one in parts])
    stages = [*live.stages[:place], changed, *live.stages[place + 1 :]]
    return replace(live, stages=tuple(_making_room(stages, changed)))


def _check(span: Stage | Part, started: int | None, ended: int | None) -> None:
    if started is None and ended is None:
        return
    if started is None:
        raise InvalidInput("started", "Il manque l’heure du début.")
    if ended is None and not span.running:
        raise InvalidInput("ended", "Il manque l’heure de la fin.")
    if ended is not None and ended < started:
        raise InvalidInput("ended", "La fin est avant le début.")


def _timed(span: SpanT, started: int | None, ended: int | None) -> SpanT:
    if started is None:
        return replace(span, started=None, ended=None, skipped=True)
    return replace(span, started=started, ended=ended, skipped=span.skipped and span.started is not None)


def _spanning(stage: Stage, parts: Sequence[Part]) -> Stage:
    """The stage of these parts: it runs while it did, from the first start to the last end."""
    starts = [one.started for one in parts if one.started is not None]
    ends = [one.ended for one in parts if one.ended is not None]
    if not starts:
        return replace(stage, started=None, ended=None, skipped=True, parts=tuple(parts))
    ended = None if stage.running else max(ends, default=max(starts))
    return replace(stage, started=min(starts), ended=ended, skipped=False, parts=tuple(parts))


def _making_room(spans: Iterable[SpanT], changed: SpanT) -> Iterator[SpanT]:
    """The others end when `changed` begins, or begin when it ends; raises `InvalidInput` where that leaves nothing."""
    begins, ends = changed.started, changed.ended
    for one in spans:
        if one is changed or begins is None or one.started is None:
            yield one
        elif one.started < begins:
            yield _until(one, begins) if one.ended is None or one.ended > begins else one
        elif ends is not None and one.started >= ends:
            yield one
        elif ends is None or (one.ended is not None and one.ended <= ends):
            raise InvalidInput(
                "started" if ends is None else "ended",
                f"«\u00a0{one.title}\u00a0» a été animée pendant ce temps\u00a0: corrigez d’abord ses heures.",
            )
        else:
            yield _since(one, ends)


def _until(span: SpanT, second: int) -> SpanT:
    if isinstance(span, Stage):
        parts = tuple(
            _until(part, second) if part.started is not None and (part.ended or second + 1) > second else part
            for part in span.parts
        )
        return replace(span, ended=second, parts=parts)
    return replace(span, started=min(span.started or 0, second), ended=second)


def _since(span: SpanT, second: int) -> SpanT:
    if isinstance(span, Stage):
        parts = tuple(
            _since(part, second) if part.started is not None and part.started < second else part
            for part in span.parts
        )
        return replace(span, started=second, parts=parts)
    return replace(span, started=second, ended=None if span.ended is None else max(span.ended, second))


def _given(key: str, group: str, span: Stage | Part, shift: Shift) -> Given:
    if span.started is None:
        fate = Fate.DROPPED if span.skipped else Fate.TO_COME
    elif span.ended is None:
        fate = Fate.RUNNING
    else:
        fate = Fate.BROKEN_OFF if span.skipped else Fate.GIVEN
    return Given(
        key, span.title, group, span.planned_start, span.planned, span.started, span.ended, fate, shift
    )


def _shift(spans: Sequence[Stage] | Sequence[Part], place: int) -> Shift:
    """Whether one was moved before or after its turn; what was dropped does not count."""
    own = spans[place].planned_start
    if spans[place].skipped:
        return Shift.NONE
    before = [one.planned_start for one in spans[:place] if not one.skipped]
    after = [one.planned_start for one in spans[place + 1 :] if not one.skipped]
    if any(one < own for one in after):
        return Shift.EARLIER
    return Shift.LATER if any(one > own for one in before) else Shift.NONE
