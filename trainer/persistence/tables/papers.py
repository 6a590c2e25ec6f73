"""Issued papers (bytes kept for ever), the training body, dated legal wordings, facts about the database."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from trainer.persistence.tables.base import Base, Moment, Versioned


class PaperRow(Base):
    """An issued paper: its bytes are never rendered again. `key` says which paper of which kind it is."""

    __tablename__ = "issued_paper"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[str] = mapped_column(String(30))
    file_name: Mapped[str] = mapped_column(String(200))
    workshop_id: Mapped[int | None] = mapped_column(ForeignKey("workshop.id"), index=True, default=None)
    invoice_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"), index=True, default=None)
    issued_at: Mapped[datetime] = mapped_column(Moment)
    given_at: Mapped[datetime | None] = mapped_column(Moment, default=None)
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class BodyRow(Versioned, Base):
    """The training body whose name stands on the papers: one row, id 1."""

    __tablename__ = "training_body"

    id: Mapped[int] = mapped_column(primary_key=True)
    legal_name: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    postcode: Mapped[str] = mapped_column(String(12), default="")
    city: Mapped[str] = mapped_column(String(100), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    siret: Mapped[str] = mapped_column(String(14), default="")
    rna: Mapped[str] = mapped_column(String(10), default="")
    nda: Mapped[str] = mapped_column(String(11), default="")
    nda_region: Mapped[str] = mapped_column(String(60), default="")
    signatory: Mapped[str] = mapped_column(String(120), default="")
    signatory_capacity: Mapped[str] = mapped_column(String(120), default="")
    access_contact: Mapped[str] = mapped_column(String(200), default="")
    iban: Mapped[str] = mapped_column(String(34), default="")
    bic: Mapped[str] = mapped_column(String(11), default="")
    vat_case: Mapped[str] = mapped_column(String(20), default="training")
    payment_days: Mapped[int] = mapped_column(default=30)


class WordingRow(Base):
    """A wording that the law moves, valid from a day on."""

    __tablename__ = "legal_wording"
    __table_args__ = (UniqueConstraint("code", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40))
    valid_from: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(Text)


class FactRow(Base):
    """A fact about the database itself, such as which shipped library it holds."""

    __tablename__ = "database_fact"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))
