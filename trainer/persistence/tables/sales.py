"""Quotes, agreements, invoices, payments. Amounts in cents, quantities in hundredths, rates in basis points."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.persistence.tables.base import Base, Versioned


class QuoteRow(Versioned, Base):
    """A priced proposal to a partner for a workshop."""

    __tablename__ = "quote"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(30), unique=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), index=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), index=True)
    state: Mapped[str] = mapped_column(String(10), default="draft")
    dated: Mapped[date] = mapped_column(Date)
    valid_until: Mapped[date] = mapped_column(Date)
    vat_case: Mapped[str] = mapped_column(String(20))
    notes: Mapped[str] = mapped_column(Text, default="")
    lines: Mapped[list[QuoteLineRow]] = relationship(
        cascade="all, delete-orphan", order_by="QuoteLineRow.position"
    )


class QuoteLineRow(Base):
    """A line of a quote."""

    __tablename__ = "quote_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(String(500))
    quantity: Mapped[int] = mapped_column(Integer)
    unit: Mapped[str] = mapped_column(String(20), default="")
    unit_cents: Mapped[int] = mapped_column(Integer)


class AgreementRow(Versioned, Base):
    """The training agreement drawn from an accepted quote."""

    __tablename__ = "agreement"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(30), unique=True)
    quote_id: Mapped[int] = mapped_column(ForeignKey("quote.id"), unique=True)
    dated: Mapped[date] = mapped_column(Date)
    signed_on: Mapped[date | None] = mapped_column(Date, default=None)


class InvoiceRow(Versioned, Base):
    """An invoice or a credit note; once issued only its payments move."""

    __tablename__ = "invoice"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), default="invoice")
    number: Mapped[str | None] = mapped_column(String(30), unique=True, default=None)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id"), index=True)
    partner_id: Mapped[int] = mapped_column(ForeignKey("partner.id"), index=True)
    quote_id: Mapped[int | None] = mapped_column(ForeignKey("quote.id"), index=True, default=None)
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("invoice.id"), index=True, default=None)
    issued_on: Mapped[date | None] = mapped_column(Date, index=True, default=None)
    due_on: Mapped[date | None] = mapped_column(Date, default=None)
    vat_case: Mapped[str] = mapped_column(String(20))
    vat_rate: Mapped[int] = mapped_column(Integer, default=0)
    order_number: Mapped[str] = mapped_column(String(60), default="")
    net_cents: Mapped[int] = mapped_column(Integer, default=0)
    vat_cents: Mapped[int] = mapped_column(Integer, default=0)
    total_cents: Mapped[int] = mapped_column(Integer, default=0)
    lines: Mapped[list[InvoiceLineRow]] = relationship(
        cascade="all, delete-orphan", order_by="InvoiceLineRow.position"
    )
    payments: Mapped[list[PaymentRow]] = relationship(order_by="PaymentRow.paid_on")


class InvoiceLineRow(Base):
    """A line of an invoice."""

    __tablename__ = "invoice_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(String(500))
    quantity: Mapped[int] = mapped_column(Integer)
    unit: Mapped[str] = mapped_column(String(20), default="")
    unit_cents: Mapped[int] = mapped_column(Integer)


class PaymentRow(Versioned, Base):
    """Money received for an invoice."""

    __tablename__ = "payment"

    id: Mapped[int] = mapped_column(primary_key=True)
    invoice_id: Mapped[int] = mapped_column(ForeignKey("invoice.id"), index=True)
    paid_on: Mapped[date] = mapped_column(Date)
    amount_cents: Mapped[int] = mapped_column(Integer)
    method: Mapped[str] = mapped_column(String(20), default="virement")
    reference: Mapped[str] = mapped_column(String(100), default="")
    cancelled: Mapped[bool] = mapped_column(default=False)


class SeriesRow(Base):
    """The last number given in a series; continuous, given under a row lock."""

    __tablename__ = "number_series"

    name: Mapped[str] = mapped_column(String(30), primary_key=True)
    last: Mapped[int] = mapped_column(Integer)
