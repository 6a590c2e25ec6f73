"""What a person does with the plan of a workshop: one function per action, run on the worker."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from curriculum.model import MethodSheet
from trainer.core.changes import Changes
from trainer.core.errors import Stale
from trainer.planning.edits import settled
from trainer.planning.keys import new_key
from trainer.planning.records import Block, Plan, SheetLook, Source
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write
from ui.operations.workshops import Seen

if TYPE_CHECKING:
    from trainer.app import Application
    from trainer.library.comparison import FieldChange
    from trainer.library.records import SheetSummary
    from trainer.planning.plan_service import OpenPlan

T = TypeVar("T")
PAINT_MS = 30
"""What the window has to show an edit before the worker computes beside it."""
SAVE_MS = 80
"""The same for what is kept: the panel beside the board follows an edit in a turn of its own."""


@dataclass(slots=True)
class Shelf:
    """What the database has, as far as this window knows. `version` 0: nothing was read yet.

    Written by the worker when it has saved, by the window when it takes what was read while nothing is saved.
    """

    version: int = 0
    plan: Plan = field(default_factory=Plan)


@dataclass(frozen=True, slots=True)
class Fetched:
    """New blocks in the order asked for, and how the library shows their sheets."""

    blocks: tuple[Block, ...]
    looks: dict[int, SheetLook]


def open_plan(
    context: PageContext, *, workshop_id: int, done: Callable[[OpenPlan], None], failed: Failed
) -> Job:
    """The plan as it is kept, with what stands around it."""
    return read(context, lambda app: app.plans.open(workshop_id), done=done, failed=failed)


def save_plan(
    context: PageContext,
    *,
    seen: Seen,
    shelf: Shelf,
    wanted: Callable[[], Plan],
    at_once: bool = False,
    done: Callable[[Changes], None],
    failed: Failed,
) -> Job:
    """Keep the plan that is wanted when the worker comes to it; nothing is written when the shelf has it already.

    A workshop that moved on with its plan untouched is no hindrance. Runs even while the window closes.
    """

    def work(app: Application) -> Changes:
        plan, version = wanted(), shelf.version
        if plan == shelf.plan:
            return Changes()
        try:
            changes = app.plans.save(workshop_id=seen.workshop_id, version=version, plan=plan)
        except Stale:
            now = app.plans.open(seen.workshop_id)
            if now.plan != shelf.plan:
                raise
            version = now.version
            changes = app.plans.save(workshop_id=seen.workshop_id, version=version, plan=plan)
        shelf.version, shelf.plan = (
            version + 1,
            plan,
        )  # a save is one step; reading it all again would cost more
        seen.version = shelf.version
        return changes

    job = read(context, work, done=done, failed=failed, after_ms=0 if at_once else SAVE_MS)
    job.essential = True
    return job


def save_over(
    context: PageContext,
    *,
    seen: Seen,
    shelf: Shelf,
    plan: Plan,
    done: Callable[[Changes], None],
    failed: Failed,
) -> Job:
    """Keep this plan over what others made of it; blocks of half-days that are gone are set aside."""

    def work(app: Application) -> Changes:
        now = app.plans.open(seen.workshop_id)
        mine = carried(plan, now.plan)
        changes = app.plans.save(workshop_id=seen.workshop_id, version=now.version, plan=mine)
        shelf.version, shelf.plan = now.version + 1, mine
        seen.version = shelf.version
        return changes

    job = read(context, work, done=done, failed=failed)
    job.essential = True
    return job


def read_sheets(
    context: PageContext,
    *,
    sources: Collection[Source],
    done: Callable[[dict[Source, MethodSheet]], None],
    failed: Failed,
) -> Job:
    """The full texts that blocks were prepared with."""
    wanted = tuple(sources)
    return read(context, lambda app: app.plans.sheets(wanted), done=done, failed=failed, after_ms=PAINT_MS)


def fetch_blocks(
    context: PageContext,
    *,
    things: Sequence[int | Block],
    done: Callable[[Fetched], None],
    failed: Failed,
) -> Job:
    """Blocks for sheets (by id) among others that are made already, in their order."""
    asked = tuple(things)

    def work(app: Application) -> Fetched:
        ids = [one for one in asked if isinstance(one, int)]
        blocks = tuple(app.plans.block_of(one, new_key()) if isinstance(one, int) else one for one in asked)
        return Fetched(blocks, app.plans.looks(ids) if ids else {})

    return read(context, work, done=done, failed=failed)


def find_sheets(
    context: PageContext,
    *,
    slugs: Collection[str],
    done: Callable[[dict[int, SheetLook]], None],
    failed: Failed,
) -> Job:
    """How the library shows the sheets of these short names; those it lacks are left out."""
    wanted = tuple(slugs)
    return read(context, lambda app: app.plans.looks(app.library.ids_of(wanted)), done=done, failed=failed)


def read_looks(
    context: PageContext,
    *,
    ids: Collection[int],
    done: Callable[[dict[int, SheetLook]], None],
    failed: Failed,
) -> Job:
    """How the library shows these sheets now."""
    wanted = tuple(ids)
    return read(context, lambda app: app.plans.looks(wanted), done=done, failed=failed)


def list_sheets(
    context: PageContext,
    *,
    shape: Callable[[tuple[SheetSummary, ...]], T],
    done: Callable[[T], None],
) -> Job:
    """Every sheet that can go into a plan; `shape` makes of them what the screen needs, still on the worker."""
    return read(context, lambda app: shape(app.library.sheets()), done=done)


def carried(mine: Plan, now: Plan) -> Plan:
    """My plan on the half-days there are now; what stood in one that is gone is set aside, nothing is lost."""
    ours = {half.id: half for half in mine.halves}
    halves = tuple(
        replace(half, blocks=ours[half.id].blocks if half.id in ours else ()) for half in now.halves
    )
    there = {half.id for half in now.halves}
    left = tuple(
        replace(block, pinned=None) for half in mine.halves if half.id not in there for block in half.blocks
    )
    return settled(replace(mine, halves=halves, parked=(*mine.parked, *left)))


def compare_editions(
    context: PageContext,
    *,
    sheet_id: int,
    before: int,
    after: int,
    done: Callable[[tuple[FieldChange, ...]], None],
    failed: Failed,
) -> Job:
    """What differs between two editions of a sheet."""
    return read(
        context,
        lambda app: app.drafts.compare(sheet_id, before=before, after=after),
        done=done,
        failed=failed,
    )


def send_back(context: PageContext, *, sheet_id: int, sheet: MethodSheet, done: Done, failed: Failed) -> Job:
    """Begin a draft in the library from a sheet as changed for a workshop."""
    return write(
        context, lambda app: app.drafts.propose(sheet_id=sheet_id, sheet=sheet), done=done, failed=failed
    )
