"""A model changed by the edits of a plan: it becomes one on days that are no dates, and comes back from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from trainer.planning.assistant_records import UNDATED
from trainer.planning.edits import move
from trainer.planning.records import Plan, PlanHalf, Spot
from trainer.planning.settling import settled
from trainer.planning.templates import Model, model_of

Edit = Callable[[Plan], Plan]


def plan_of(model: Model) -> Plan:
    """The model as a plan under its own names; its half-days are numbered from 1, its days follow `UNDATED`."""
    blocks = {block.key: block for block in model.clip.blocks}
    halves = tuple(
        PlanHalf(
            number,
            UNDATED + timedelta(days=half.day),
            half.starts,
            half.ends,
            tuple(blocks[key] for key in half.keys),
        )
        for number, half in enumerate(model.halves, start=1)
    )
    parked = tuple(blocks[key] for key in model.parked)
    return settled(Plan(halves, parked, model.clip.groups, model.clip.parallels))


def edited(model: Model, edit: Edit) -> Model:
    """The model after an edit of its plan. Raises what the edit raises, and `Refused` when nothing is left."""
    made = model_of(edit(plan_of(model)), model.slugs)
    first = model.halves[0].day
    halves = tuple(replace(half, day=half.day + first) for half in made.halves)
    return replace(made, halves=halves, about=model.about)


def shifted(plan: Plan, key: str, by: int) -> Plan:
    """The plan with a block moved past its neighbour, up (-1) or down (1); at an edge, into the next half-day.

    It comes under the heading and into the group of the neighbour it takes the place of. At either end of the plan it
    stays.
    """
    spot = plan.where(key)
    there = plan.at(spot.half)
    beside = spot.index + by
    if 0 <= beside < len(there):
        one = there[beside]
        return move(plan, [key], Spot(spot.half, beside, one.group, one.parallel, one.lane))
    order = [half.id for half in plan.halves] + [None]
    after = order.index(spot.half) + by
    if not 0 <= after < len(order):
        return plan
    half = order[after]
    return move(plan, [key], Spot(half, 0 if by > 0 else len(plan.at(half))))
