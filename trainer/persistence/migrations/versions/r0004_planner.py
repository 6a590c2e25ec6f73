"""The planner: blocks with names of their own, parked ones, headings, parallel groups, packing list, templates, runs.

A block that is there gets its key from its id, its workshop from its half-day and the edition its sheet has now.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

NOTHING, ZERO = sa.text("''"), sa.text("0")
WORKSHOP_COLUMNS: tuple[sa.Column[Any], ...] = (
    sa.Column("timezone", sa.String(length=60), nullable=False, server_default=sa.text("'Europe/Paris'")),
    sa.Column("tools", sa.Text(), nullable=False, server_default=NOTHING),
    sa.Column("promised", sa.Text(), nullable=False, server_default=NOTHING),
    sa.Column("sold_minutes", sa.Integer(), nullable=False, server_default=ZERO),
    sa.Column("room_setup", sa.String(length=20), nullable=False, server_default=NOTHING),
)
BLOCK_COLUMNS: tuple[sa.Column[Any], ...] = (
    sa.Column("workshop_id", sa.Integer(), nullable=True),
    sa.Column("key", sa.String(length=16), nullable=True),
    sa.Column("edition", sa.Integer(), nullable=False, server_default=ZERO),
    sa.Column("kept", sa.Integer(), nullable=False, server_default=ZERO),
    sa.Column("adapted", sa.Text(), nullable=False, server_default=NOTHING),
    sa.Column("pinned_at", sa.Integer(), nullable=True),
    sa.Column("room", sa.String(length=80), nullable=False, server_default=NOTHING),
    sa.Column("group_key", sa.String(length=16), nullable=False, server_default=NOTHING),
    sa.Column("parallel_key", sa.String(length=16), nullable=False, server_default=NOTHING),
    sa.Column("lane", sa.Integer(), nullable=False, server_default=ZERO),
)


def upgrade() -> None:
    """Add the columns, name the blocks that are there, make the tables."""
    for column in WORKSHOP_COLUMNS:
        op.add_column("workshop", column)
    _blocks()
    _headings_and_lanes()
    _lists()
    _days()


def _blocks() -> None:
    for column in BLOCK_COLUMNS:
        op.add_column("agenda_block", column)
    op.execute(
        "UPDATE agenda_block SET key = 'b' || CAST(id AS VARCHAR(12)), workshop_id = ("
        "SELECT d.workshop_id FROM half_day AS h JOIN workshop_day AS d ON d.id = h.day_id"
        " WHERE h.id = agenda_block.half_day_id),"
        " edition = COALESCE((SELECT s.edition FROM sheet AS s WHERE s.id = agenda_block.sheet_id), 0)"
    )
    half = op.f("fk_agenda_block_half_day_id_half_day")
    with op.batch_alter_table("agenda_block") as batch:
        batch.alter_column("workshop_id", existing_type=sa.Integer(), nullable=False)
        batch.alter_column("key", existing_type=sa.String(length=16), nullable=False)
        batch.alter_column("half_day_id", existing_type=sa.Integer(), nullable=True)
        batch.drop_constraint(half, type_="foreignkey")
        batch.create_foreign_key(half, "half_day", ["half_day_id"], ["id"], ondelete="SET NULL")
        batch.create_foreign_key(
            op.f("fk_agenda_block_workshop_id_workshop"),
            "workshop",
            ["workshop_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch.create_unique_constraint(op.f("uq_agenda_block_workshop_id_key"), ["workshop_id", "key"])


def _workshop(table: str) -> tuple[Any, ...]:
    return (
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshop.id"],
            name=op.f(f"fk_{table}_workshop_id_workshop"),
            ondelete="CASCADE",
        ),
    )


def _headings_and_lanes() -> None:
    op.create_table(
        "agenda_group",
        *_workshop("agenda_group"),
        sa.Column("key", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "key", name=op.f("pk_agenda_group")),
    )
    op.create_table(
        "agenda_lane",
        *_workshop("agenda_lane"),
        sa.Column("parallel_key", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("room", sa.String(length=80), nullable=False),
        sa.Column("lead", sa.String(length=120), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "parallel_key", "position", name=op.f("pk_agenda_lane")),
    )


def _lists() -> None:
    op.create_table(
        "agenda_waiver",
        *_workshop("agenda_waiver"),
        sa.Column("code", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "code", name=op.f("pk_agenda_waiver")),
    )
    op.create_table(
        "packing_line",
        *_workshop("packing_line"),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("ticked", sa.Boolean(), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("quantity", sa.String(length=200), nullable=False),
        sa.Column("provenance", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "key", name=op.f("pk_packing_line")),
    )
    op.create_table(
        "plan_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_template")),
    )


def _days() -> None:
    op.create_table(
        "live_day",
        *_workshop("live_day"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", "day", name=op.f("pk_live_day")),
    )
    op.create_table(
        "block_run",
        sa.Column("id", sa.Integer(), nullable=False),
        *_workshop("block_run"),
        sa.Column("block_key", sa.String(length=16), nullable=False),
        sa.Column("sheet_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("planned_start", sa.Integer(), nullable=False),
        sa.Column("planned_minutes", sa.Integer(), nullable=False),
        sa.Column("started_second", sa.Integer(), nullable=False),
        sa.Column("ended_second", sa.Integer(), nullable=True),
        sa.Column("skipped", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sheet_id"], ["sheet.id"], name=op.f("fk_block_run_sheet_id_sheet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_block_run")),
        sa.UniqueConstraint(
            "workshop_id", "block_key", "day", name=op.f("uq_block_run_workshop_id_block_key_day")
        ),
    )
    op.create_index(op.f("ix_block_run_sheet_id"), "block_run", ["sheet_id"], unique=False)
