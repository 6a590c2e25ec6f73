"""The search index, and the columns and indexes by which lists and filters of the library cost the same in a large one.

The index holds nothing of its own: it is filled when the database is opened.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PUBLISHED = "deleted_at IS NULL AND NOT retired AND edition > 0 AND translation_of = ''"

SEEN = ["deleted_at", "retired", "edition", "translation_of"]
FILTERED = ["kind", "minutes", "group_min", "group_max", "remote", "tested_on", "language", "tags"]


def upgrade() -> None:
    """Make the tables of the index; a sheet says its home brique and its place in lists itself."""
    op.drop_column("sheet", "folded")
    op.add_column("sheet", sa.Column("home_id", sa.Integer(), nullable=True))
    op.add_column("sheet", sa.Column("order_key", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.execute(
        "UPDATE sheet SET order_key = lower(title), home_id = (SELECT brique_id FROM sheet_brique"
        " WHERE sheet_brique.sheet_id = sheet.id AND sheet_brique.position = 0)"
    )
    published = sa.text(PUBLISHED)
    op.create_index(
        "ix_sheet_wall",
        "sheet",
        ["home_id", "order_key", "id", *SEEN, *FILTERED],
        sqlite_where=published,
        postgresql_where=published,
    )
    op.create_index(
        "ix_sheet_facts",
        "sheet",
        ["id", *SEEN, "home_id", *FILTERED],
    )
    _tables()
    if op.get_bind().dialect.name == "sqlite":
        _sqlite("search_sheet")
        _sqlite("search_entry")
    else:
        _server("search_sheet")
        _server("search_entry")


def _tables() -> None:
    plain = "C" if op.get_bind().dialect.name == "postgresql" else None
    op.create_table(
        "search_sheet",
        sa.Column("id", sa.Integer(), sa.ForeignKey("sheet.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("tokens", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
    )
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("tokens", sa.Text(), nullable=False),
        sa.UniqueConstraint("kind", "item_id"),
    )
    op.create_table(
        "search_word",
        sa.Column("word", sa.String(80, collation=plain), primary_key=True),
        sa.Column("key", sa.String(80, collation=plain), primary_key=True),
    )
    op.create_table(
        "search_state",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("value", sa.String(200), nullable=False),
    )


def _sqlite(table: str) -> None:
    # As https://www.sqlite.org/fts5.html#external_content_tables says; no position, no size: ranking is ours.
    op.execute(
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5(tokens, content='{table}', content_rowid='id',"
        " detail=none, columnsize=0, tokenize='ascii', prefix='2 3 4 5')"
    )
    gone = f"INSERT INTO {table}_fts({table}_fts, rowid, tokens) VALUES ('delete', old.id, old.tokens);"
    come = f"INSERT INTO {table}_fts(rowid, tokens) VALUES (new.id, new.tokens);"
    op.execute(f"CREATE TRIGGER {table}_insert AFTER INSERT ON {table} BEGIN {come} END")
    op.execute(f"CREATE TRIGGER {table}_delete AFTER DELETE ON {table} BEGIN {gone} END")
    op.execute(f"CREATE TRIGGER {table}_update AFTER UPDATE OF tokens ON {table} BEGIN {gone} {come} END")


def _server(table: str) -> None:
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN search tsvector GENERATED ALWAYS AS"
        " (array_to_tsvector(array_remove(string_to_array(tokens, ' '), ''))) STORED"
    )
    op.execute(f"CREATE INDEX ix_{table}_search ON {table} USING gin (search) WITH (fastupdate = off)")
