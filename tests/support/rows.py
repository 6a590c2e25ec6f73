"""Every row of a database, to compare before and after."""

from __future__ import annotations

from sqlalchemy import Engine, MetaData, create_engine

from trainer.persistence.tables.search import PREFIX

Rows = dict[str, list[tuple[object, ...]]]


def rows(engine: Engine) -> Rows:
    """Every row of every table but the search index, in the order of their keys."""
    metadata = MetaData()
    with engine.connect() as connection:
        metadata.reflect(connection, only=lambda name, _: not name.startswith(PREFIX))
        return {
            table.name: [
                tuple(row) for row in connection.execute(table.select().order_by(*table.primary_key.columns))
            ]
            for table in metadata.sorted_tables
        }


def rows_at(url: str) -> Rows:
    """The rows of the database at `url`."""
    engine = create_engine(url)
    try:
        return rows(engine)
    finally:
        engine.dispose()
