"""The warnings a good trainer would give about a plan: one per matter, each with what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from curriculum.model import MethodSheet
from trainer.planning import check_clock, check_content, check_people, check_rhythm
from trainer.planning.check_facts import Facts, PlanWarning, gather
from trainer.planning.records import Frame, Plan, SheetLook, Source
from trainer.planning.times import Times

Check = Callable[[Facts], Iterator[PlanWarning]]

CHECKS: tuple[Check, ...] = (
    check_clock.overlaps,
    check_clock.overruns,
    check_people.twice_at_once,
    check_people.trainers,
    check_people.group_sizes,
    check_content.promised,
    check_content.frame,
    check_content.order,
    check_rhythm.breaks,
    check_rhythm.long_days,
    check_rhythm.listening,
    check_rhythm.after_meal,
    check_content.debriefs,
    check_clock.gaps,
    check_clock.waiting,
    check_clock.lengths,
    check_content.remote,
    check_clock.sold,
)
"""Every check, in the order of what is said first."""


def warnings(
    plan: Plan,
    times: Times,
    sheets: Mapping[Source, MethodSheet],
    looks: Mapping[int, SheetLook],
    frame: Frame,
) -> tuple[PlanWarning, ...]:
    """What there is to say of a plan, the grave first; those waved off carry the reason.

    `times` are those of the same plan. Codes are unique, and stay while what they are about does.
    """
    facts = gather(plan, times, sheets, looks, frame)
    return finished((found for check in CHECKS for found in check(facts)), frame)


def finished(found: Iterable[PlanWarning], frame: Frame) -> tuple[PlanWarning, ...]:
    """Warnings as they are told: each code once, the grave first, with the reasons of those waved off."""
    unique: dict[str, PlanWarning] = {}
    for one in found:
        unique.setdefault(one.code, replace(one, reason=frame.waived.get(one.code, "")))
    return tuple(sorted(unique.values(), key=lambda one: not one.grave))
