"""What a person does with what a workshop needs: tick, add, remove, print. One function per action, on the worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from curriculum.model import MethodSheet
from trainer.core.changes import Changes
from trainer.planning.materials import packing
from trainer.planning.packing import Item, OwnLine, packing_list
from trainer.planning.print_runs import PrintRun, print_runs
from trainer.planning.records import Frame, Plan, Source
from trainer.planning.times import Times
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, read_long, write

if TYPE_CHECKING:
    from trainer.app import Application
    from trainer.papers.print_papers import RunPapers
    from trainer.papers.records import Written

PAINT_MS = 30
Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan on screen, whether it is kept or not."""

    plan: Plan
    times: Times
    sheets: Mapping[Source, MethodSheet]
    frame: Frame


@dataclass(frozen=True, slots=True)
class Prepared:
    """What it needs: the packing list and what to print."""

    items: tuple[Item, ...]
    runs: tuple[PrintRun, ...]


def prepare(
    context: PageContext,
    *,
    workshop_id: int,
    planned: Planned,
    done: Callable[[Prepared], None],
    failed: Failed,
) -> Job:
    """What the plan on screen needs, beside what was ticked and added."""

    def work(app: Application) -> Prepared:
        packed = app.packing.of(workshop_id)
        room = bool(app.workshops.head(workshop_id).fields.room_setup)
        given = (planned.plan, planned.times, planned.sheets, planned.frame)
        lines = packing(*given)
        return Prepared(packing_list(lines, packed), print_runs(*given, packed.copies, room=room))

    return read(context, work, done=done, failed=failed, after_ms=PAINT_MS)


def tick(
    context: PageContext, *, workshop_id: int, key: str, count: int | None, done: Done, failed: Failed
) -> Job:
    """Note that so many of a thing are there, or (None) that it is not there after all."""

    def work(app: Application) -> Changes:
        if count is None:
            return app.packing.untick(workshop_id=workshop_id, key=key)
        return app.packing.tick(workshop_id=workshop_id, key=key, count=count)

    return _essential(write(context, work, done=done, failed=failed))


def put_line(context: PageContext, *, workshop_id: int, line: OwnLine, done: Done, failed: Failed) -> Job:
    """Add a line by hand, or put one back."""
    return _essential(
        write(
            context,
            lambda app: app.packing.put(workshop_id=workshop_id, line=line),
            done=done,
            failed=failed,
        )
    )


def remove_line(context: PageContext, *, workshop_id: int, key: str, done: Done, failed: Failed) -> Job:
    """Take a line away that was added by hand."""
    return _essential(
        write(
            context,
            lambda app: app.packing.remove(workshop_id=workshop_id, key=key),
            done=done,
            failed=failed,
        )
    )


def ask_copies(
    context: PageContext,
    *,
    workshop_id: int,
    key: str,
    copies: int | None,
    done: Done,
    failed: Failed,
) -> Job:
    """Print so many of a run from now on (None: as counted)."""
    return _essential(
        write(
            context,
            lambda app: app.packing.ask(workshop_id=workshop_id, key=key, copies=copies),
            done=done,
            failed=failed,
        )
    )


def make_runs(
    context: PageContext,
    *,
    workshop_id: int,
    wanted: Mapping[str, int],
    done: Callable[[RunPapers], None],
    failed: Failed,
    progress: Report,
    busy: str = "",
) -> Job:
    """The runs wanted (copies by key) as PDF in memory, one copy of each."""
    copies = dict(wanted)
    return read_long(
        context,
        lambda app, report: app.print_papers.produce(workshop_id=workshop_id, wanted=copies, report=report),
        done=done,
        failed=failed,
        progress=progress,
        busy=busy,
    )


def write_runs(
    context: PageContext,
    *,
    workshop_id: int,
    wanted: Mapping[str, int],
    folder: Path,
    duplex: bool,
    done: Callable[[Written], None],
    failed: Failed,
    progress: Report,
    busy: str = "",
) -> Job:
    """The runs wanted as files, their copies inside; stopping keeps those that are finished."""
    copies = dict(wanted)
    return read_long(
        context,
        lambda app, report: app.print_papers.write(
            workshop_id=workshop_id, wanted=copies, folder=folder, duplex=duplex, report=report
        ),
        done=done,
        failed=failed,
        progress=progress,
        busy=busy,
    )


def _essential(job: Job) -> Job:
    """What was done is kept even while the window closes."""
    job.essential = True
    return job
