"""The search index: derived from the other tables, so neither backed up nor compared; rebuilt when it is missing.

On SQLite triggers keep an FTS5 table beside each of `search_sheet` and `search_entry`; on PostgreSQL both have a
generated `tsvector` (see revision 0003).
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, String, Table, Text, UniqueConstraint

PREFIX = "search_"
"""Every table whose name begins so can be made anew from the others."""

SEARCH = MetaData()

SHEETS = Table(
    "search_sheet",
    SEARCH,
    Column("id", Integer, primary_key=True),
    Column("tokens", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("plain", Text, nullable=False),
)
ENTRIES = Table(
    "search_entry",
    SEARCH,
    Column("id", Integer, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("item_id", Integer, nullable=False),
    Column("tokens", Text, nullable=False),
    UniqueConstraint("kind", "item_id"),
)
WORDS = Table(
    "search_word",
    SEARCH,
    Column("word", String(80), primary_key=True),
    Column("key", String(80), primary_key=True),
)
STATE = Table(
    "search_state",
    SEARCH,
    Column("name", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
)
