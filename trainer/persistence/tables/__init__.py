"""Typed tables, all registered on one metadata."""

from trainer.persistence.tables.base import Base
from trainer.persistence.tables.library import (
    AttachmentChunkRow,
    AttachmentRow,
    BriqueRow,
    DraftRow,
    EditionRow,
    LearningPathRow,
    SheetBriqueRow,
    SheetRow,
)
from trainer.persistence.tables.papers import BodyRow, FactRow, PaperRow, WordingRow
from trainer.persistence.tables.partners import PartnerRow, PersonRow
from trainer.persistence.tables.planning import (
    BlockRunRow,
    GroupRow,
    LaneRow,
    LiveDayRow,
    PackingLineRow,
    TemplateRow,
    WaiverRow,
)
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
    "AttachmentChunkRow",
    "AttachmentRow",
    "AttendanceRow",
    "Base",
    "BlockRow",
    "BlockRunRow",
    "BodyRow",
    "BriqueRow",
    "DayRow",
    "DraftRow",
    "EditionRow",
    "EnrolmentRow",
    "FactRow",
    "GroupRow",
    "HalfDayRow",
    "InvoiceLineRow",
    "InvoiceRow",
    "LaneRow",
    "LearningPathRow",
    "LiveDayRow",
    "PackingLineRow",
    "PaperRow",
    "PartnerRow",
    "PaymentRow",
    "PersonRow",
    "QuoteLineRow",
    "QuoteRow",
    "SeriesRow",
    "SheetBriqueRow",
    "SheetRow",
    "TemplateRow",
    "WaiverRow",
    "WordingRow",
    "WorkshopRow",
]
