"""What a plan has to be before it is kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from trainer.core.errors import InvalidInput, Refused
from trainer.planning.checks import check_lanes, checked, heading
from trainer.planning.records import Block, BlockKind, Plan, PlanHalf
from trainer.planning.settling import settled

LONGEST_KEY = 16
SAME_KEY = (
    "Dans ce plan, deux séquences, titres ou groupes ont la même clé, ou aucune\u00a0: rien n’a été changé."
)


def check(plan: Plan) -> None:
    """Raise `InvalidInput` for a block that cannot be, `Refused` for a plan that does not hold together."""
    for block in plan:
        _check(block)
    for things in (tuple(plan), plan.groups, plan.parallels):
        keys = [thing.key for thing in things]
        if len(set(keys)) < len(keys) or not all(0 < len(key) <= LONGEST_KEY for key in keys):
            raise Refused("doubled-key", SAME_KEY)
    for one in plan.parallels:
        check_lanes(one.lanes)
    for group in plan.groups:
        heading(group.title)
    if settled(plan) != plan:
        raise Refused(
            "unsettled",
            "Ce plan ne tient pas ensemble (un titre ou un groupe est coupé ou vide)\u00a0: rien n’a été changé.",
        )


def check_halves(plan: Plan, there: Collection[int]) -> None:
    """Raise `Refused` when the plan does not stand on exactly these half-days."""
    mine = [half.id for half in plan.halves]
    if len(set(mine)) < len(mine) or set(mine) - set(there):
        raise Refused(
            "half-day-gone",
            "Ce plan a une demi-journée que l’atelier n’a pas ou n’a plus\u00a0: rouvrez le déroulé, puis refaites "
            "votre changement. Rien n’a été changé.",
        )
    if set(there) - set(mine):
        raise Refused(
            "half-day-missing",
            "L’atelier a une demi-journée que ce plan ne connaît pas\u00a0: rouvrez le déroulé, puis refaites votre "
            "changement. Rien n’a été changé.",
        )


def moved_to(plan: Plan, halves: Sequence[PlanHalf]) -> Plan:
    """The plan on these half-days: each keeps its blocks, those of half-days that are gone are set aside in order."""
    before = {half.id: half.blocks for half in plan.halves}
    kept = {half.id for half in halves}
    gone = [block for half in plan.halves if half.id not in kept for block in half.blocks]
    return settled(
        replace(
            plan,
            halves=tuple(replace(half, blocks=before.get(half.id, ())) for half in halves),
            parked=(*plan.parked, *(replace(block, pinned=None) for block in gone)),
        )
    )


def _check(block: Block) -> None:
    checked(block)
    if (block.kind is BlockKind.SHEET) != (block.sheet_id is not None):
        raise InvalidInput("sheet_id", "Une séquence de fiche a besoin d’une fiche, une autre n’en a pas.")
    if min(block.edition, block.kept) < 0:
        raise InvalidInput("edition", "Une édition de fiche est un nombre positif.")
