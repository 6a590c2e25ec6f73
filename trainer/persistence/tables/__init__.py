"""Typed tables, all registered on one metadata."""

from trainer.persistence.tables.base import Base
from trainer.persistence.tables.library import BriqueRow, SheetBriqueRow, SheetRow
from trainer.persistence.tables.papers import BodyRow, FactRow, PaperRow, WordingRow
from trainer.persistence.tables.partners import PartnerRow, PersonRow
from trainer.persistence.tables.sales import (
    AgreementRow,
    InvoiceLineRow,
    InvoiceRow,
    PaymentRow,
    QuoteLineRow,
    QuoteRow,
    SeriesRow,
)
from trainer.persistence.tables.workshops import (
    AttendanceRow,
    BlockRow,
    DayRow,
    EnrolmentRow,
    HalfDayRow,
    WorkshopRow,
)

__all__ = [
    "AgreementRow",
    "AttendanceRow",
    "Base",
    "BlockRow",
    "BodyRow",
    "BriqueRow",
    "DayRow",
    "EnrolmentRow",
    "FactRow",
    "HalfDayRow",
    "InvoiceLineRow",
    "InvoiceRow",
    "PaperRow",
    "PartnerRow",
    "PaymentRow",
    "PersonRow",
    "QuoteLineRow",
    "QuoteRow",
    "SeriesRow",
    "SheetBriqueRow",
    "SheetRow",
    "WordingRow",
    "WorkshopRow",
]
