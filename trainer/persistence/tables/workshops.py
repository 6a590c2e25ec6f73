"""Workshops: days, half-days, agenda, trainers, enrolments, attendance."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import Date, ForeignKey, Integer, String, Text, Time, UniqueConstraint
from sqlalchemy import (
    text as sql,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.persistence.tables.base import Base, SoftDeleted, Versioned
from trainer.persistence.tables.partners import PersonRow


class WorkshopRow(Versioned, SoftDeleted, Base):
    """What a partner books."""

    __tablename__ = "workshop"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    partner_id: Mapped[int | None] = mapped_column(ForeignKey("partner.id"), index=True, default=None)
    status: Mapped[str] = mapped_column(String(20), default="planned")
    place: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(String(300), default="")
    access: Mapped[str] = mapped_column(Text, default="")
    bring: Mapped[str] = mapped_column(Text, default="")
    remote: Mapped[bool] = mapped_column(default=False)
    link: Mapped[str] = mapped_column(String(500), default="")
    trainers: Mapped[str] = mapped_column(Text, default="")
    expected: Mapped[int] = mapped_column(Integer, default=0)
    doors_minutes: Mapped[int] = mapped_column(Integer, default=15)
    day_price_cents: Mapped[int] = mapped_column(Integer, default=0)
    counts_in_bpf: Mapped[bool] = mapped_column(default=True)
    notes: Mapped[str] = mapped_column(Text, default="")
    timezone: Mapped[str] = mapped_column(
        String(60), default="Europe/Paris", server_default=sql("'Europe/Paris'")
    )
    tools: Mapped[str] = mapped_column(Text, default="", server_default=sql("''"))
    promised: Mapped[str] = mapped_column(Text, default="", server_default=sql("''"))
    sold_minutes: Mapped[int] = mapped_column(Integer, default=0, server_default=sql("0"))
    room_setup: Mapped[str] = mapped_column(String(20), default="", server_default=sql("''"))
    days: Mapped[list[DayRow]] = relationship(cascade="all, delete-orphan", order_by="DayRow.day")


class DayRow(Base):
    """A calendar day of a workshop."""

    __tablename__ = "workshop_day"
    __table_args__ = (UniqueConstraint("workshop_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    day: Mapped[date] = mapped_column(Date)
    half_days: Mapped[list[HalfDayRow]] = relationship(
        cascade="all, delete-orphan", order_by="HalfDayRow.starts_at"
    )


class HalfDayRow(Base):
    """A half-day with its hours; attendance is signed per half-day. Its blocks outlive it, parked."""

    __tablename__ = "half_day"

    id: Mapped[int] = mapped_column(primary_key=True)
    day_id: Mapped[int] = mapped_column(ForeignKey("workshop_day.id", ondelete="CASCADE"), index=True)
    starts_at: Mapped[time] = mapped_column(Time)
    ends_at: Mapped[time] = mapped_column(Time)
    blocks: Mapped[list[BlockRow]] = relationship(order_by="BlockRow.position")


class BlockRow(Base):
    """A block of the agenda, parked without a half-day; its start is computed from the ones before it.

    `key` names it for good, `pinned_at` is minutes since midnight; for the rest see `trainer.planning.records`.
    """

    __tablename__ = "agenda_block"
    __table_args__ = (UniqueConstraint("workshop_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    half_day_id: Mapped[int | None] = mapped_column(
        ForeignKey("half_day.id", ondelete="SET NULL"), index=True, default=None
    )
    key: Mapped[str] = mapped_column(String(16))
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    minutes: Mapped[int] = mapped_column(Integer)
    sheet_id: Mapped[int | None] = mapped_column(ForeignKey("sheet.id"), index=True, default=None)
    lead: Mapped[str] = mapped_column(String(120), default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    edition: Mapped[int] = mapped_column(Integer, default=0, server_default=sql("0"))
    kept: Mapped[int] = mapped_column(Integer, default=0, server_default=sql("0"))
    adapted: Mapped[str] = mapped_column(Text, default="", server_default=sql("''"))
    pinned_at: Mapped[int | None] = mapped_column(Integer, default=None)
    room: Mapped[str] = mapped_column(String(80), default="", server_default=sql("''"))
    group_key: Mapped[str] = mapped_column(String(16), default="", server_default=sql("''"))
    parallel_key: Mapped[str] = mapped_column(String(16), default="", server_default=sql("''"))
    lane: Mapped[int] = mapped_column(Integer, default=0, server_default=sql("0"))


class EnrolmentRow(Versioned, SoftDeleted, Base):
    """A person in a workshop; `number` is their place in its list."""

    __tablename__ = "enrolment"
    __table_args__ = (UniqueConstraint("workshop_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    status: Mapped[str] = mapped_column(String(20), default="confirmed")
    organisation: Mapped[str] = mapped_column(String(200), default="")
    role: Mapped[str] = mapped_column(String(100), default="")
    needs: Mapped[str] = mapped_column(Text, default="")
    person: Mapped[PersonRow] = relationship(lazy="joined")
    attendance: Mapped[list[AttendanceRow]] = relationship(cascade="all, delete-orphan")


class AttendanceRow(Base):
    """Who was there for one half-day; no row means that it was not entered yet."""

    __tablename__ = "attendance"

    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), primary_key=True
    )
    half_day_id: Mapped[int] = mapped_column(
        ForeignKey("half_day.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    state: Mapped[str] = mapped_column(String(10))
    arrived_at: Mapped[time | None] = mapped_column(Time, default=None)
    left_at: Mapped[time | None] = mapped_column(Time, default=None)
