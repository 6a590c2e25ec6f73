"""What a person does with a workshop as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trainer.core.changes import Changes, Kind
from trainer.library.records import BriqueRecord
from trainer.partners.records import Partner, PartnerFields
from trainer.workshops.records import Hours, Workshop, WorkshopFields, WorkshopSummary
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write

if TYPE_CHECKING:
    from trainer.app import Application

DayPlans = Sequence[tuple[date, tuple[Hours, ...]]]


@dataclass(slots=True)
class Seen:
    """A workshop on screen and the version it was read at; only the worker moves it on."""

    workshop_id: int
    version: int = 0

    def follow(self, services: Application) -> None:
        """After a write of one's own: what is on screen is the newest version."""
        self.version = services.workshops.head(self.workshop_id).version


def list_workshops(
    context: PageContext, *, words: str, done: Callable[[tuple[WorkshopSummary, ...]], None]
) -> Job:
    """The workshops that hold every word."""
    return read(context, lambda app: app.workshops.all(words), done=done)


def load_workshop(
    context: PageContext,
    *,
    seen: Seen,
    done: Callable[[Workshop], None],
    failed: Failed | None = None,
) -> Job:
    """One workshop, remembered as seen."""

    def work(app: Application) -> Workshop:
        workshop = app.workshops.head(seen.workshop_id)
        seen.version = workshop.version
        return workshop

    return read(context, work, done=done, failed=failed)


def list_partners(context: PageContext, *, done: Callable[[tuple[Partner, ...]], None]) -> Job:
    """Every partner, for the choice in the form."""
    return read(context, lambda app: app.partners.all(), done=done)


def list_briques(context: PageContext, *, done: Callable[[tuple[BriqueRecord, ...]], None]) -> Job:
    """Every brique, for what is promised in the form."""
    return read(context, lambda app: app.library.briques(), done=done)


def create_partner(context: PageContext, *, fields: PartnerFields, done: Done, failed: Failed) -> Job:
    """Add a partner on the way to a workshop."""
    return write(context, lambda app: app.partners.create(fields=fields), done=done, failed=failed)


def create_workshop(
    context: PageContext, *, fields: WorkshopFields, days: DayPlans, done: Done, failed: Failed
) -> Job:
    """Add a workshop with its days."""
    plans = tuple(days)
    return write(
        context, lambda app: app.workshops.create(fields=fields, days=plans), done=done, failed=failed
    )


def update_workshop(
    context: PageContext,
    *,
    seen: Seen,
    fields: WorkshopFields,
    days: DayPlans,
    fresh: bool = False,
    done: Done,
    failed: Failed,
) -> Job:
    """Save the form. `fresh` keeps one's own version over a change made elsewhere.

    The days go first: they can be refused (attendance would be lost), and then nothing has been written.
    """
    plans = tuple(days)

    def work(app: Application) -> Changes:
        current = app.workshops.head(seen.workshop_id)
        version = current.version if fresh else seen.version
        changes = Changes.of(Kind.WORKSHOP, seen.workshop_id)
        if plans != plans_of(current) or version != current.version:
            changes |= app.workshops.set_days(workshop_id=seen.workshop_id, version=version, days=plans)
            version = app.workshops.head(seen.workshop_id).version
        changes |= app.workshops.update(workshop_id=seen.workshop_id, version=version, fields=fields)
        seen.follow(app)
        return changes

    return write(context, work, done=done, failed=failed)


def delete_workshop(context: PageContext, *, seen: Seen, done: Done, failed: Failed) -> Job:
    """Put a workshop aside; `restore_workshop` brings it back."""
    return write(
        context,
        lambda app: app.workshops.delete(workshop_id=seen.workshop_id, version=seen.version),
        done=done,
        failed=failed,
    )


def restore_workshop(context: PageContext, *, workshop_id: int, done: Done | None = None) -> Job:
    """Undo `delete_workshop`."""
    return write(context, lambda app: app.workshops.restore(workshop_id=workshop_id), done=done)


def plans_of(workshop: Workshop) -> tuple[tuple[date, tuple[Hours, ...]], ...]:
    """The days of a workshop as the services take them."""
    return tuple(
        (day.day, tuple(Hours(half.starts_at, half.ends_at) for half in day.half_days))
        for day in workshop.days
    )


def find_partner_name(context: PageContext, *, partner_id: int, done: Callable[[str], None]) -> Job:
    """The name of a partner, to search its workshops."""
    return read(context, lambda app: app.partners.get(partner_id).name, done=done)


def find_sheet_title(context: PageContext, *, sheet_id: int, done: Callable[[str], None]) -> Job:
    """The title of a sheet that is to be put on an agenda."""
    return read(context, lambda app: app.library.sheet(sheet_id).summary.title, done=done)
