"""Briques and method sheets. The sheet's Markdown is the truth; the other columns are read from it for lists."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import (
    BigInteger,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy import (
    text as sql,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.persistence.tables.base import Base, Moment, SoftDeleted, Versioned


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


PUBLISHED = sql("deleted_at IS NULL AND NOT retired AND edition > 0 AND translation_of = ''")
SEEN = ("deleted_at", "retired", "edition", "translation_of")
FILTERED = ("kind", "minutes", "group_min", "group_max", "remote", "tested_on", "language", "tags")
"""A page of the wall, and what the filters ask of the sheets that a search found, are read from indexes alone."""


class SheetRow(Versioned, SoftDeleted, Base):
    """A method sheet; `edition` is the number of its last published text, 0 while it is but a draft."""

    __tablename__ = "sheet"
    __table_args__ = (
        Index(
            "ix_sheet_wall",
            *("home_id", "order_key", "id", *SEEN, *FILTERED),
            sqlite_where=PUBLISHED,
            postgresql_where=PUBLISHED,
        ),
        Index("ix_sheet_facts", "id", *SEEN, "home_id", *FILTERED),
    )

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
    text: Mapped[str] = mapped_column(Text)
    shipped_sha: Mapped[str | None] = mapped_column(String(64), default=None)
    retired: Mapped[bool] = mapped_column(default=False, server_default=false())
    edition: Mapped[int] = mapped_column(Integer, default=0, server_default=sql("0"))
    language: Mapped[str] = mapped_column(String(35), default="fr", server_default=sql("'fr'"))
    translation_of: Mapped[str] = mapped_column(String(120), default="", server_default=sql("''"), index=True)
    group_ideal: Mapped[int] = mapped_column(Integer, default=0, server_default=sql("0"))
    trainers: Mapped[int] = mapped_column(Integer, default=1, server_default=sql("1"))
    remote: Mapped[bool] = mapped_column(default=False, server_default=false())
    tested_on: Mapped[date | None] = mapped_column(Date, default=None)
    home_id: Mapped[int | None] = mapped_column(Integer, default=None)
    order_key: Mapped[str] = mapped_column(Text, default="", server_default=sql("''"))
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


class EditionRow(Base):
    """A published text of a sheet, never changed afterwards."""

    __tablename__ = "sheet_edition"
    __table_args__ = (UniqueConstraint("sheet_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(String(500), default="")
    text: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment, default=lambda: datetime.now(UTC))


class DraftRow(Versioned, Base):
    """What is being written on a sheet: plain data in JSON, for it may be incomplete."""

    __tablename__ = "sheet_draft"

    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id", ondelete="CASCADE"), primary_key=True)
    data: Mapped[str] = mapped_column(Text)
    based_on: Mapped[int] = mapped_column(Integer)


class AttachmentRow(Base):
    """A file kept with the sheets, once for all of them, under the SHA-256 of its bytes."""

    __tablename__ = "attachment"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(String(100))


class AttachmentChunkRow(Base):
    """A part of a file: a film is never in memory as a whole."""

    __tablename__ = "attachment_chunk"

    sha256: Mapped[str] = mapped_column(ForeignKey("attachment.sha256", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class LearningPathRow(Versioned, SoftDeleted, Base):
    """A learning path; `text` is its canonical Markdown. The price is for the whole, or per person."""

    __tablename__ = "learning_path"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(120), unique=True)
    position: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(300))
    minutes: Mapped[int] = mapped_column(Integer)
    price_cents: Mapped[int | None] = mapped_column(BigInteger, default=None)
    price_unit: Mapped[str] = mapped_column(String(20), default="")
    text: Mapped[str] = mapped_column(Text)
    shipped_sha: Mapped[str | None] = mapped_column(String(64), default=None)
