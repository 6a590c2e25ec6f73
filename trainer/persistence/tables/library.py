"""Briques and method sheets. The sheet's Markdown is the truth; the other columns are read from it for lists."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.persistence.tables.base import Base, SoftDeleted, Versioned


class BriqueRow(Versioned, SoftDeleted, Base):
    """A brique; `text` is its canonical Markdown, `shipped_sha` the shipped text it came from."""

    __tablename__ = "brique"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    position: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(200))
    colour: Mapped[str] = mapped_column(String(9))
    icon: Mapped[str] = mapped_column(String(40))
    proposition: Mapped[bool] = mapped_column(default=False)
    retired: Mapped[bool] = mapped_column(default=False)
    text: Mapped[str] = mapped_column(Text)
    shipped_sha: Mapped[str | None] = mapped_column(String(64), default=None)


class SheetRow(Versioned, SoftDeleted, Base):
    """A method sheet."""

    __tablename__ = "sheet"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    title: Mapped[str] = mapped_column(String(300))
    promise: Mapped[str] = mapped_column(String(1000))
    kind: Mapped[str] = mapped_column(String(30))
    minutes: Mapped[int] = mapped_column(Integer)
    short_minutes: Mapped[int] = mapped_column(Integer)
    long_minutes: Mapped[int] = mapped_column(Integer)
    group_min: Mapped[int] = mapped_column(Integer)
    group_max: Mapped[int] = mapped_column(Integer)
    tags: Mapped[str] = mapped_column(Text, default="")
    folded: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    shipped_sha: Mapped[str | None] = mapped_column(String(64), default=None)
    briques: Mapped[list[SheetBriqueRow]] = relationship(
        back_populates="sheet", cascade="all, delete-orphan", order_by="SheetBriqueRow.position"
    )


class SheetBriqueRow(Base):
    """A sheet belongs to one or several briques; position 0 is its home."""

    __tablename__ = "sheet_brique"

    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id", ondelete="CASCADE"), primary_key=True)
    brique_id: Mapped[int] = mapped_column(ForeignKey("brique.id"), primary_key=True, index=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    sheet: Mapped[SheetRow] = relationship(back_populates="briques")
