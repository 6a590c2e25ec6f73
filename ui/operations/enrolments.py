"""What a person does with the list of people of a workshop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.core.changes import Changes
from trainer.people.records import ImportPlan, PersonFields
from trainer.workshops.records import Enrolment
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write

if TYPE_CHECKING:
    from trainer.app import Application


@dataclass(frozen=True, slots=True)
class PersonInput:
    """What the form of a person holds."""

    person: PersonFields
    organisation: str = ""
    role: str = ""
    needs: str = ""


def list_people(
    context: PageContext, *, workshop_id: int, done: Callable[[tuple[Enrolment, ...]], None]
) -> Job:
    """The people of a workshop, the cancelled ones included."""
    return read(context, lambda app: app.enrolments.of(workshop_id), done=done)


def add_person(
    context: PageContext, *, workshop_id: int, given: PersonInput, done: Done, failed: Failed
) -> Job:
    """Enrol one person."""
    return write(
        context,
        lambda app: app.enrolments.add(
            workshop_id=workshop_id,
            person=given.person,
            organisation=given.organisation,
            role=given.role,
            needs=given.needs,
        ),
        done=done,
        failed=failed,
    )


def edit_person(
    context: PageContext, *, enrolment: Enrolment, given: PersonInput, done: Done, failed: Failed
) -> Job:
    """Correct a person and what their enrolment says."""
    return write(
        context,
        lambda app: app.enrolments.edit(
            enrolment_id=enrolment.id,
            version=enrolment.version,
            person=given.person,
            organisation=given.organisation,
            role=given.role,
            needs=given.needs,
        ),
        done=done,
        failed=failed,
    )


def cancel_enrolment(
    context: PageContext, *, enrolment: Enrolment, done: Done, failed: Failed | None = None
) -> Job:
    """Note that someone will not come."""
    return write(
        context,
        lambda app: app.enrolments.cancel(enrolment_id=enrolment.id, version=enrolment.version),
        done=done,
        failed=failed,
    )


def restore_enrolment(
    context: PageContext,
    *,
    workshop_id: int,
    enrolment_id: int,
    done: Done | None = None,
    failed: Failed | None = None,
) -> Job:
    """Note that someone comes after all, whatever was changed since."""

    def work(app: Application) -> Changes:
        now = next((one for one in app.enrolments.of(workshop_id) if one.id == enrolment_id), None)
        version = now.version if now is not None else 0
        return app.enrolments.restore(enrolment_id=enrolment_id, version=version)

    return write(context, work, done=done, failed=failed)


def plan_import(
    context: PageContext,
    *,
    workshop_id: int,
    path: Path,
    done: Callable[[ImportPlan], None],
    failed: Failed,
    busy: str = "",
) -> Job:
    """Read a file and say what importing it would do; nothing is written."""
    return read(
        context,
        lambda app: app.people.plan(workshop_id=workshop_id, path=path),
        done=done,
        failed=failed,
        busy=busy,
    )


def run_import(
    context: PageContext, *, workshop_id: int, plan: ImportPlan, done: Done, failed: Failed, busy: str = ""
) -> Job:
    """Enrol everyone of a plan, or no one."""
    return write(
        context,
        lambda app: app.people.run(workshop_id=workshop_id, plan=plan),
        done=done,
        failed=failed,
        busy=busy,
    )
