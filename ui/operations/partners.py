"""What a person does with the partner organisations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from trainer.partners.records import Partner, PartnerFields
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations.acting import Done, Failed, read, write


def list_partners(context: PageContext, *, done: Callable[[tuple[Partner, ...]], None]) -> Job:
    """Every partner, by name."""
    return read(context, lambda app: app.partners.all(), done=done)


def create_partner(context: PageContext, *, fields: PartnerFields, done: Done, failed: Failed) -> Job:
    """Add a partner."""
    return write(context, lambda app: app.partners.create(fields=fields), done=done, failed=failed)


def update_partner(
    context: PageContext, *, partner_id: int, version: int, fields: PartnerFields, done: Done, failed: Failed
) -> Job:
    """Change a partner as it was read at `version`."""
    return write(
        context,
        lambda app: app.partners.update(partner_id=partner_id, version=version, fields=fields),
        done=done,
        failed=failed,
    )


def delete_partner(
    context: PageContext, *, partner_id: int, version: int, done: Done, failed: Failed | None = None
) -> Job:
    """Put a partner aside."""
    return write(
        context,
        lambda app: app.partners.delete(partner_id=partner_id, version=version),
        done=done,
        failed=failed,
    )


def restore_partner(context: PageContext, *, partner_id: int, done: Done) -> Job:
    """Bring a deleted partner back."""
    return write(context, lambda app: app.partners.restore(partner_id=partner_id), done=done)


def import_partners(context: PageContext, *, path: Path, done: Done, failed: Failed, busy: str) -> Job:
    """Add the partners of a CSV file that are not there yet."""
    return write(
        context, lambda app: app.partners.import_file(path=path), done=done, failed=failed, busy=busy
    )
