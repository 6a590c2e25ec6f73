"""How a workshop begins: from a path, a model, a past workshop, or what the assistant proposes; and keeping models."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from trainer.core.changes import Changes
from trainer.planning.assistant_records import Proposal, Wish
from trainer.planning.records import BriqueLook, Frame, SheetLook
from trainer.workshops.records import WorkshopFields
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write

if TYPE_CHECKING:
    from trainer.app import Application
    from trainer.planning.template_service import OpenTemplate, TemplateSummary

PATH, TEMPLATE, WORKSHOP = "path", "template", "workshop"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a workshop can begin from; `title` is what the workshop is called when nothing else is said.

    `days` is how many a model has, 0 where it is not known.
    """

    id: int
    title: str
    detail: str = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is asked of someone who begins a workshop from something."""

    way: str
    source_id: int
    title: str
    partner_id: int | None
    place: str
    first_day: date
    starts_at: time
    resumes_at: time
    remote: bool | None = None
    """None: as the workshop it begins from."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What another workshop's plan gives a new one: how many of each; `adapted` texts were changed for it alone."""

    days: int
    blocks: int
    aside: int
    adapted: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A proposal on screen, with how the library shows its sheets."""

    wish: Wish
    proposal: Proposal
    looks: dict[int, SheetLook]


def list_choices(context: PageContext, *, way: str, done: Callable[[tuple[Choice, ...]], None]) -> Job:
    """What a workshop can begin from in this way: paths, models of whole workshops, workshops with the latest first."""

    def work(app: Application) -> tuple[Choice, ...]:
        if way == PATH:
            return tuple(Choice(one.id, one.title) for one in app.paths.all())
        if way == TEMPLATE:
            return tuple(Choice(one.id, one.title, days=one.days) for one in app.templates.all())
        return tuple(
            Choice(one.id, one.title, f"{one.first_day:%d/%m/%Y}")
            for one in app.workshops.all()
            if one.first_day  # without a day there is no agenda to take over
        )

    return read(context, work, done=done)


def begin_workshop(context: PageContext, *, asked: Beginning, done: Done, failed: Failed) -> Job:
    """Create the workshop with its days and its agenda."""

    def work(app: Application) -> Changes:
        if asked.way == PATH:
            return app.starts.from_path(
                path_id=asked.source_id,
                first_day=asked.first_day,
                starts_at=asked.starts_at,
                resumes_at=asked.resumes_at,
                partner_id=asked.partner_id,
                title=asked.title,
                place=asked.place,
                remote=bool(asked.remote),
            )
        if asked.way == TEMPLATE:
            title = asked.title or app.templates.open(asked.source_id).summary.title
            fields = WorkshopFields(
                title=title, partner_id=asked.partner_id, place=asked.place, remote=bool(asked.remote)
            )
            return app.beginnings.from_template(
                template_id=asked.source_id, fields=fields, first_day=asked.first_day
            )
        return app.beginnings.from_workshop(
            workshop_id=asked.source_id,
            title=asked.title,
            partner_id=asked.partner_id,
            place=asked.place,
            first_day=asked.first_day,
            remote=asked.remote,
        )

    return write(context, work, done=done, failed=failed)


def count_taken_over(
    context: PageContext, *, workshop_id: int, done: Callable[[TakenOver], None], failed: Failed
) -> Job:
    """What beginning from a workshop takes over."""

    def work(app: Application) -> TakenOver:
        plan = app.plans.open(workshop_id).plan
        blocks = list(plan)
        return TakenOver(
            len({half.day for half in plan.halves}),
            len(blocks) - len(plan.parked),
            len(plan.parked),
            sum(bool(block.adapted) for block in blocks),
        )

    return read(context, work, done=done, failed=failed)


def list_briques(context: PageContext, *, done: Callable[[tuple[BriqueLook, ...]], None]) -> Job:
    """The briques that the assistant can be asked for."""
    return read(context, lambda app: app.proposals.briques(), done=done)


def propose(
    context: PageContext, *, wish: Wish, attempt: int, done: Callable[[Shown], None], failed: Failed
) -> Job:
    """An agenda for a wish; each attempt is another one."""

    def work(app: Application) -> Shown:
        proposal = app.proposals.propose(wish, attempt)
        return Shown(wish, proposal, app.plans.looks(proposal.sheets))

    return read(context, work, done=done, failed=failed)


def create_proposed(
    context: PageContext,
    *,
    fields: WorkshopFields,
    shown: Shown,
    first_day: date,
    done: Done,
    failed: Failed,
) -> Job:
    """Create a workshop with the agenda on screen, from this day on."""
    return write(
        context,
        lambda app: app.beginnings.from_proposal(
            fields=fields, wish=shown.wish, attempt=shown.proposal.attempt, first_day=first_day
        ),
        done=done,
        failed=failed,
    )


def save_model(
    context: PageContext, *, workshop_id: int, title: str, day: date | None, done: Done, failed: Failed
) -> Job:
    """Keep the plan of a workshop, or of one of its days, as a model."""
    return write(
        context,
        lambda app: app.templates.save(workshop_id=workshop_id, title=title, day=day),
        done=done,
        failed=failed,
    )


def open_model(
    context: PageContext,
    *,
    template_id: int,
    done: Callable[[tuple[OpenTemplate, dict[int, SheetLook]]], None],
    failed: Failed,
) -> Job:
    """A model with how the library shows its sheets."""

    def work(app: Application) -> tuple[OpenTemplate, dict[int, SheetLook]]:
        opened = app.templates.open(template_id)
        return opened, app.plans.looks([sheet_id for sheet_id, _ in opened.known.values()])

    return read(context, work, done=done, failed=failed)


def list_models(context: PageContext, *, done: Callable[[tuple[TemplateSummary, ...]], None]) -> Job:
    """The models by title."""
    return read(context, lambda app: app.templates.all(), done=done)


def rename_model(
    context: PageContext, *, template_id: int, version: int, title: str, done: Done, failed: Failed
) -> Job:
    """Give a model another title."""
    return write(
        context,
        lambda app: app.templates.rename(template_id=template_id, version=version, title=title),
        done=done,
        failed=failed,
    )


def delete_model(
    context: PageContext, *, template_id: int, done: Done | None = None, failed: Failed | None = None
) -> Job:
    """Put a model aside, as it is now."""
    return write(
        context,
        lambda app: app.templates.delete(
            template_id=template_id, version=app.templates.find(str(template_id)).version
        ),
        done=done,
        failed=failed,
    )


def restore_model(context: PageContext, *, template_id: int, done: Done | None = None) -> Job:
    """Bring a deleted model back."""
    return write(context, lambda app: app.templates.restore(template_id=template_id), done=done)


def trainers_of(frame: Frame) -> int:
    """How many trainers a workshop has: at least one."""
    return max(1, len(frame.trainers))
