"""What a person does with the warnings of a plan: wave one off for a reason, have it given again."""

from __future__ import annotations

from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, write


def waive(
    context: PageContext, *, workshop_id: int, code: str, reason: str, done: Done, failed: Failed
) -> Job:
    """Wave a warning off."""
    return write(
        context,
        lambda app: app.plans.waive(workshop_id=workshop_id, code=code, reason=reason),
        done=done,
        failed=failed,
    )


def unwaive(context: PageContext, *, workshop_id: int, code: str, done: Done, failed: Failed) -> Job:
    """Have a warning given again."""
    return write(
        context,
        lambda app: app.plans.unwaive(workshop_id=workshop_id, code=code),
        done=done,
        failed=failed,
    )
