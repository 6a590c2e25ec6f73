"""What the home page says is waiting: convocations, attendance, certificates, invoices, payments."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.support import roubaix
from tests.trainer.conftest import SetClock
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.papers.records import PaperKind
from trainer.reports import home
from trainer.reports.records import Todo, TodoKind


def kinds(app: Application) -> list[TodoKind]:
    return [one.kind for one in app.reports.home().todo]


def at(clock: SetClock, day: date) -> None:
    clock.now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def write(app: Application, workshop: int, kind: PaperKind, folder: Path, only: tuple[str, ...] = ()) -> None:
    app.papers.write(kinds=(kind,), workshop_id=workshop, formats=("pdf",), folder=folder, only=only)


@pytest.fixture
def workshop(app: Application) -> int:
    """Roubaix on 5 and 6 December with two people, nothing entered."""
    from trainer.people.records import PersonFields

    app.settings.save_body(version=0, fields=roubaix.BODY)
    made = roubaix.add_workshop(app)
    for first, last in (("Ana", "Martin"), ("Zoé", "Petit")):
        app.enrolments.add(workshop_id=made, person=PersonFields(last, first))
    return made


def test_convocations_wait_from_fifteen_days_before_until_all_are_given(
    app: Application, workshop: int, clock: SetClock, tmp_path: Path
) -> None:
    at(clock, roubaix.SATURDAY - timedelta(days=16))
    assert kinds(app) == []
    at(clock, roubaix.SATURDAY - timedelta(days=15))
    (todo,) = app.reports.home().todo
    assert todo == Todo(
        TodoKind.CONVOCATIONS_TO_SEND, workshop, "Lancer un éco-syndicat dans son quartier", roubaix.SATURDAY
    )
    write(app, workshop, PaperKind.CONVOCATIONS, tmp_path, only=("Convocation\u00a0: Ana Martin",))
    assert kinds(app) == [TodoKind.CONVOCATIONS_TO_SEND]
    write(app, workshop, PaperKind.CONVOCATIONS, tmp_path)
    assert kinds(app) == []
    at(clock, roubaix.SATURDAY)
    assert kinds(app) == []


def test_someone_who_cancelled_is_not_waited_for(
    app: Application, workshop: int, clock: SetClock, tmp_path: Path
) -> None:
    at(clock, roubaix.SATURDAY - timedelta(days=3))
    write(app, workshop, PaperKind.CONVOCATIONS, tmp_path, only=("Convocation\u00a0: Ana Martin",))
    last = app.enrolments.of(workshop)[1]
    app.enrolments.cancel(enrolment_id=last.id, version=last.version)
    assert kinds(app) == []


def test_certificates_wait_once_attendance_is_entered_until_all_are_given(
    app: Application, workshop: int, clock: SetClock, tmp_path: Path
) -> None:
    at(clock, roubaix.SUNDAY)
    assert kinds(app) == [TodoKind.ATTENDANCE_MISSING]
    grid = app.attendance.grid(workshop)
    ids = tuple(half.id for half in grid.half_days)
    app.attendance.all_present(workshop_id=workshop, version=grid.version, half_day_ids=ids)
    assert kinds(app) == [TodoKind.CERTIFICATES_TO_GIVE]
    write(app, workshop, PaperKind.CERTIFICATES, tmp_path, only=("Certificat\u00a0: Zoé Petit",))
    assert kinds(app) == [TodoKind.CERTIFICATES_TO_GIVE]
    write(app, workshop, PaperKind.CERTIFICATES, tmp_path)
    assert kinds(app) == []


def test_certificates_of_long_ago_are_no_longer_asked_for(
    app: Application, workshop: int, clock: SetClock
) -> None:
    grid = app.attendance.grid(workshop)
    ids = tuple(half.id for half in grid.half_days)
    app.attendance.all_present(workshop_id=workshop, version=grid.version, half_day_ids=ids)
    at(clock, roubaix.SUNDAY + home.CERTIFIED_WITHIN)
    assert kinds(app) == [TodoKind.CERTIFICATES_TO_GIVE]
    clock.pass_days(1)
    assert kinds(app) == []


def test_invoices_to_issue_and_late_payments(app: Application, workshop: int, clock: SetClock) -> None:
    quote = app.sales.create_quote(workshop_id=workshop).first(Kind.QUOTE)
    app.sales.accept_quote(quote_id=quote, version=app.sales.quote(quote).version)
    at(clock, roubaix.SUNDAY)
    assert TodoKind.INVOICE_TO_ISSUE in kinds(app)
    invoice = app.sales.draft_invoice(quote_id=quote).first(Kind.INVOICE)
    assert TodoKind.INVOICE_TO_ISSUE in kinds(app)
    app.sales.issue_invoice(invoice_id=invoice, version=app.sales.invoice(invoice).version)
    assert TodoKind.INVOICE_TO_ISSUE not in kinds(app)
    clock.pass_days(roubaix.BODY.payment_days + 1)
    (late, *_) = app.reports.home().todo
    assert (late.kind, late.amount) == (TodoKind.PAYMENT_LATE, 240_000)


def test_many_things_of_one_kind_leave_room_for_the_others() -> None:
    day = date(2026, 12, 7)
    late = [Todo(TodoKind.PAYMENT_LATE, i, f"F-{i}", day, 100) for i in range(9)]
    papers = [Todo(TodoKind.CERTIFICATES_TO_GIVE, i, f"A-{i}", day) for i in range(3)]
    people = [Todo(TodoKind.PEOPLE_MISSING, 1, "B", day)]
    shown = home._shared((late, papers, [], people))
    assert shown == (*late[:3], *papers[:2], *people)
    assert len(shown) == home.LISTED
    assert home._shared((late, [], [], [])) == tuple(late[: home.LISTED])
