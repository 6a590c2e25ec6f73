"""Every row of a database, to compare before and after."""

from __future__ import annotations

from sqlalchemy import Engine, MetaData, create_engine

from trainer.persistence.tables.search import PREFIX

Rows = dict[str, list[tuple[object, ...]]]


def reflected(engine: Engine) -> MetaData:
    """The tables of a database but those of the search index, for several calls of `rows`."""
    metadata = MetaData()
    metadata.reflect(engine, only=lambda name, _: not name.startswith(PREFIX))
    return metadata


def rows(engine: Engine, metadata: MetaData | None = None) -> Rows:
    """Every row of every table but the search index, in the order of their keys."""
    metadata = metadata or reflected(engine)
    with engine.connect() as connection:
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
