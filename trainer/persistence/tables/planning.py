"""The planner: headings and parallel groups of an agenda, waived warnings, packing, templates, how days went."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from trainer.persistence.tables.base import Base, SoftDeleted, Versioned


class GroupRow(Base):
    """A heading over blocks that follow each other."""

    __tablename__ = "agenda_group"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(16), primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    position: Mapped[int] = mapped_column(Integer)


class LaneRow(Base):
    """One of the groups that work at the same time; `position` is the `lane` of its blocks."""

    __tablename__ = "agenda_lane"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    parallel_key: Mapped[str] = mapped_column(String(16), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    room: Mapped[str] = mapped_column(String(80), default="")
    lead: Mapped[str] = mapped_column(String(120), default="")
    people: Mapped[int] = mapped_column(Integer, default=0)


class WaiverRow(Base):
    """A warning of the planner that was waved off, and why."""

    __tablename__ = "agenda_waiver"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    code: Mapped[str] = mapped_column(String(120), primary_key=True)
    reason: Mapped[str] = mapped_column(Text, default="")


class PackingLineRow(Base):
    """What was ticked, changed or added by hand on a packing list; the rest of the list is computed."""

    __tablename__ = "packing_line"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    ticked: Mapped[bool] = mapped_column(default=False)
    label: Mapped[str] = mapped_column(String(300), default="")
    quantity: Mapped[str] = mapped_column(String(200), default="")
    provenance: Mapped[str] = mapped_column(String(40), default="")


class TemplateRow(Versioned, SoftDeleted, Base):
    """A plan kept to begin others with: a whole workshop or one day; `body` is plain data in JSON."""

    __tablename__ = "plan_template"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    scope: Mapped[str] = mapped_column(String(20))
    days: Mapped[int] = mapped_column(Integer)
    minutes: Mapped[int] = mapped_column(Integer)
    body: Mapped[str] = mapped_column(Text)


class LiveDayRow(Base):
    """How far a day under way has come; `state` is plain data in JSON."""

    __tablename__ = "live_day"

    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    state: Mapped[str] = mapped_column(Text)


class BlockRunRow(Base):
    """When a block really ran: seconds since midnight, beside the minutes that were planned."""

    __tablename__ = "block_run"
    __table_args__ = (UniqueConstraint("workshop_id", "block_key", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workshop_id: Mapped[int] = mapped_column(ForeignKey("workshop.id", ondelete="CASCADE"))
    block_key: Mapped[str] = mapped_column(String(16))
    sheet_id: Mapped[int | None] = mapped_column(ForeignKey("sheet.id"), index=True, default=None)
    day: Mapped[date] = mapped_column(Date)
    planned_start: Mapped[int] = mapped_column(Integer)
    planned_minutes: Mapped[int] = mapped_column(Integer)
    started_second: Mapped[int] = mapped_column(Integer)
    ended_second: Mapped[int | None] = mapped_column(Integer, default=None)
    skipped: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
