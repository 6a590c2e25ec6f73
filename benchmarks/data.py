"""A database as after years of work: 500 workshops with people, attendance and invoices, 2,000 sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import write_sheet
from trainer.app import Application
from trainer.core.text import fold
from trainer.persistence import tables as t

WORKSHOPS, SHEETS, PARTNERS, PEOPLE, PER_WORKSHOP = 500, 2_000, 60, 1_500, 12
TODAY = date.today()


def build(file: Path) -> str:
    """Write the database to `file`; its URL."""
    app = Application(f"sqlite:///{file}")
    try:
        with app.database.write() as session:
            _sheets(session)
            _organisations(session)
            _workshops(session)
            _sales(session)
    finally:
        app.close()
    return app.url


def _sheets(session) -> None:  # type: ignore[no-untyped-def]
    shipped = list(session.scalars(select(t.SheetRow)))
    homes = {row.id: row.briques[0].brique_id for row in shipped}
    now = datetime.now(UTC)
    sheets, links = [], []
    for number in range(SHEETS - len(shipped)):
        model = shipped[number % len(shipped)]
        sheet = replace(
            read_sheet(model.text, model.slug), slug=f"{model.slug}-{number}", title=f"{model.title} {number}"
        )
        sheet_id = 10_000 + number
        columns = (
            "promise",
            "kind",
            "minutes",
            "short_minutes",
            "long_minutes",
            "group_min",
            "group_max",
            "tags",
        )
        sheets.append(
            {name: getattr(model, name) for name in columns}
            | {"id": sheet_id, "slug": sheet.slug, "title": sheet.title, "folded": fold(sheet.title)}
            | {"text": write_sheet(sheet), "version": 1, "changed_at": now}
        )
        links.append({"sheet_id": sheet_id, "brique_id": homes[model.id], "position": 0})
    session.execute(insert(t.SheetRow), sheets)
    session.execute(insert(t.SheetBriqueRow), links)


def _organisations(session) -> None:  # type: ignore[no-untyped-def]
    now = datetime.now(UTC)
    session.execute(
        insert(t.PartnerRow),
        [
            {"id": i, "name": f"Association {i}", "city": "Roubaix", "version": 1, "changed_at": now}
            for i in range(1, PARTNERS + 1)
        ],
    )
    session.execute(
        insert(t.PersonRow),
        [
            {
                "id": i,
                "last_name": f"Nom{i}",
                "first_name": f"Prénom{i}",
                "folded": f"nom{i} prenom{i}",
                "version": 1,
            }
            | {"changed_at": now}
            for i in range(1, PEOPLE + 1)
        ],
    )


def _workshops(session) -> None:  # type: ignore[no-untyped-def]
    now = datetime.now(UTC)
    workshops, days, halves, enrolments, attendance = [], [], [], [], []
    for i in range(1, WORKSHOPS + 1):
        first = TODAY + timedelta(days=30 - i * 3)
        workshops.append(
            {
                "id": i,
                "title": f"Atelier {i}",
                "partner_id": i % PARTNERS + 1,
                "place": "Roubaix",
                "version": 1,
            }
            | {"changed_at": now}
        )
        for n in range(2):
            day_id = i * 2 + n
            days.append({"id": day_id, "workshop_id": i, "day": first + timedelta(days=n)})
            for m, (start, end) in enumerate(((time(9, 30), time(12, 30)), (time(13, 45), time(17, 15)))):
                halves.append({"id": day_id * 2 + m, "day_id": day_id, "starts_at": start, "ends_at": end})
        for n in range(PER_WORKSHOP):
            enrolment_id = i * PER_WORKSHOP + n
            person = (i * PER_WORKSHOP + n) % PEOPLE + 1
            enrolments.append(
                {"id": enrolment_id, "workshop_id": i, "person_id": person, "number": n + 1, "version": 1}
                | {"changed_at": now}
            )
            if first < TODAY:
                attendance += [
                    {"enrolment_id": enrolment_id, "half_day_id": (i * 2 + d) * 2 + m, "state": "present"}
                    for d in range(2)
                    for m in range(2)
                ]
    for table, rows in (
        (t.WorkshopRow, workshops),
        (t.DayRow, days),
        (t.HalfDayRow, halves),
        (t.EnrolmentRow, enrolments),
        (t.AttendanceRow, attendance),
    ):
        session.execute(insert(table), rows)


def _sales(session) -> None:  # type: ignore[no-untyped-def]
    now = datetime.now(UTC)
    invoices, payments = [], []
    for i in range(11, WORKSHOPS + 1):
        issued = TODAY + timedelta(days=32 - i * 3)
        invoices.append(
            {"id": i, "number": f"F-{issued.year}-{i:04d}", "workshop_id": i, "partner_id": i % PARTNERS + 1}
            | {"issued_on": issued, "due_on": issued + timedelta(days=30), "vat_case": "training"}
            | {"net_cents": 240_000, "total_cents": 240_000, "version": 1, "changed_at": now}
        )
        if i % 5:
            payments.append(
                {
                    "id": i,
                    "invoice_id": i,
                    "paid_on": issued + timedelta(days=9),
                    "amount_cents": 240_000,
                    "version": 1,
                }
                | {"changed_at": now}
            )
    session.execute(insert(t.InvoiceRow), invoices)
    session.execute(insert(t.PaymentRow), payments)
