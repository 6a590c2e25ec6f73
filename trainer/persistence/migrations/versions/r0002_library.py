"""Drafts, editions, attachments and learning paths; what the facets of the library ask."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SHEET_COLUMNS: tuple[sa.Column[Any], ...] = (
    sa.Column("retired", sa.Boolean(), nullable=False, server_default=sa.false()),
    sa.Column("edition", sa.Integer(), nullable=False, server_default=sa.text("0")),
    sa.Column("language", sa.String(length=35), nullable=False, server_default=sa.text("'fr'")),
    sa.Column("translation_of", sa.String(length=120), nullable=False, server_default=sa.text("''")),
    sa.Column("group_ideal", sa.Integer(), nullable=False, server_default=sa.text("0")),
    sa.Column("trainers", sa.Integer(), nullable=False, server_default=sa.text("1")),
    sa.Column("remote", sa.Boolean(), nullable=False, server_default=sa.false()),
    sa.Column("tested_on", sa.Date(), nullable=True),
)


def upgrade() -> None:
    """Add the columns and tables; the text of every sheet becomes its first edition."""
    for column in SHEET_COLUMNS:
        op.add_column("sheet", column)
    op.create_index(op.f("ix_sheet_translation_of"), "sheet", ["translation_of"])
    _editions_and_drafts()
    _attachments()
    _paths()
    op.execute(
        "INSERT INTO sheet_edition (sheet_id, number, note, text, made_at)"
        " SELECT id, 1, '', text, changed_at FROM sheet"
    )
    op.execute("UPDATE sheet SET edition = 1")


def _editions_and_drafts() -> None:
    op.create_table(
        "sheet_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["sheet.id"], name=op.f("fk_sheet_edition_sheet_id_sheet"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_edition")),
        sa.UniqueConstraint("sheet_id", "number", name=op.f("uq_sheet_edition_sheet_id_number")),
    )
    op.create_table(
        "sheet_draft",
        sa.Column("sheet_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("based_on", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["sheet.id"], name=op.f("fk_sheet_draft_sheet_id_sheet"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sheet_id", name=op.f("pk_sheet_draft")),
    )


def _attachments() -> None:
    op.create_table(
        "attachment",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_attachment")),
    )
    op.create_table(
        "attachment_chunk",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["attachment.sha256"],
            name=op.f("fk_attachment_chunk_sha256_attachment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("sha256", "position", name=op.f("pk_attachment_chunk")),
    )


def _paths() -> None:
    op.create_table(
        "learning_path",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("price_cents", sa.BigInteger(), nullable=True),
        sa.Column("price_unit", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("shipped_sha", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning_path")),
        sa.UniqueConstraint("slug", name=op.f("uq_learning_path_slug")),
    )
