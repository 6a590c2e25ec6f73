"""What the texts of sheets tell the assistant, and what a good trainer would say of an agenda it made."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from curriculum.model import MethodSheet
from trainer.core.text import fold
from trainer.planning.assistant_records import Candidate, Facts, Proposal, Wish
from trainer.planning.check_facts import PlanWarning
from trainer.planning.paces import paces
from trainer.planning.records import BriqueLook, Frame, SheetLook, Source
from trainer.planning.times import schedule
from trainer.planning.warnings import warnings

FIRST_HOUR = 60
_TITLE = re.compile(r"«\s*(.+?)\s*»")
_NUMBER = re.compile(r"\bbriques?\s+(\d{1,2})\b")
_DEBRIEF = re.compile(r"d[ée]brief", re.IGNORECASE)


def facts_of(sheet: MethodSheet) -> Facts:
    """What the assistant asks of a text."""
    words = " ".join(sheet.prerequisites)
    debriefed = bool(sheet.debrief.questions) or any(_DEBRIEF.search(step.title) for step in sheet.steps)
    return Facts(frozenset(fold(title) for title in _TITLE.findall(words)), debriefed, _moves(sheet))


def supposed(briques: Sequence[BriqueLook]) -> dict[str, frozenset[str]]:
    """Which briques each one supposes, by short name."""
    by_number = {one.position: one.slug for one in briques}
    return {
        one.slug: frozenset(
            by_number[int(number)]
            for words in one.prerequisites
            for number in _NUMBER.findall(words)
            if int(number) in by_number
        )
        - {one.slug}
        for one in briques
    }


def judged(
    proposal: Proposal,
    wish: Wish,
    candidates: Mapping[int, Candidate],
    texts: Mapping[int, MethodSheet],
    briques: Sequence[BriqueLook],
) -> tuple[PlanWarning, ...]:
    """The warnings that the agenda would get in the planner."""
    plan = proposal.plan(tuple(f"b{place}" for place in range(proposal.blocks)))
    frame = Frame(
        people=wish.people,
        trainers=tuple(f"{place + 1}" for place in range(wish.trainers)),
        remote=wish.remote,
        promised=wish.briques,
        briques=tuple(briques),
    )
    titles = {one.slug: one.title for one in briques}
    sheets = {Source(one, candidates[one].edition): texts[one] for one in proposal.sheets if one in texts}
    looks = {one: look_of(candidates[one], titles) for one in proposal.sheets}
    return warnings(plan, schedule(plan), sheets, looks, frame)


def blamed(found: Collection[PlanWarning], proposal: Proposal) -> set[int]:
    """The sheets that the warnings are about."""
    keys = {key for one in found for key in one.keys}
    blocks = [block for half in proposal.halves for block in half.blocks]
    return {
        block.sheet_id
        for place, block in enumerate(blocks)
        if block.sheet_id is not None and f"b{place}" in keys
    }


def look_of(one: Candidate, titles: Mapping[str, str]) -> SheetLook:
    """What a block shows of a candidate."""
    return SheetLook(
        one.id,
        one.slug,
        one.title,
        one.kind.value,
        titles.get(one.home, ""),
        one.home,
        "",
        one.short,
        one.usual,
        one.long,
        one.edition,
        one.group_min,
        one.group_max,
        one.trainers,
        one.remote,
    )


def _moves(sheet: MethodSheet) -> bool:
    clock = 0.0
    for pace in paces(sheet, sheet.duration.usual):
        if clock < FIRST_HOUR and pace.moving:
            return True
        clock += pace.minutes
    return not sheet.steps
