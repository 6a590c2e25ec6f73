"""The index of what has a name: partners, people, workshops, issued papers, learning paths.

It is kept in step by the flush that writes the row, whatever service did it, in the same transaction. Importing this
module is enough; `trainer.persistence.work` does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, delete, event, insert, select
from sqlalchemy.orm import Mapper

from trainer.core.text import fold
from trainer.persistence.tables import LearningPathRow, PaperRow, PartnerRow, PersonRow, WorkshopRow
from trainer.persistence.tables.search import ENTRIES

LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Folded words in order: "Çelik-Œuvrard, F-2026" gives celik, oeuvrard, f, 2026."""
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text))]


def token(kind: str, word: str) -> str:
    """A word of the index, of one kind of thing."""
    return f"{LETTERS[kind]}{word}"


LETTERS = {"partner": "o", "person": "p", "workshop": "w", "paper": "d", "path": "l"}
"""The first letter of the words of each kind."""

Named = PartnerRow | PersonRow | WorkshopRow | PaperRow | LearningPathRow
KINDS: dict[type[Any], tuple[str, Callable[[Any, str], str]]] = {
    PartnerRow: ("partner", lambda row, _: f"{row.name} {row.city}"),
    PersonRow: ("person", lambda row, _: f"{row.first_name} {row.last_name}"),
    WorkshopRow: ("workshop", lambda row, partner: f"{row.title} {row.place} {partner}"),
    PaperRow: ("paper", lambda row, _: row.file_name),
    LearningPathRow: ("path", lambda row, _: row.title),
}


def put(connection: Connection, row: Any) -> None:
    """Index a row as it is now; a deleted one is forgotten."""
    kind, text = KINDS[type(row)]
    forget(connection, row)
    if getattr(row, "deleted_at", None) is not None:
        return
    partner = ""
    if isinstance(row, WorkshopRow) and row.partner_id is not None:
        names = select(PartnerRow.name).where(PartnerRow.id == row.partner_id)
        partner = connection.execute(names).scalar() or ""
    tokens = " ".join(sorted({token(kind, word) for word in words(text(row, partner))}))
    connection.execute(insert(ENTRIES).values(kind=kind, item_id=row.id, tokens=tokens))


def forget(connection: Connection, row: Any) -> None:
    """Take a row out of the index."""
    kind, _ = KINDS[type(row)]
    connection.execute(delete(ENTRIES).where(ENTRIES.c.kind == kind, ENTRIES.c.item_id == row.id))


def fill(connection: Connection) -> int:
    """Make the index anew from the tables; gives how many things it holds."""
    connection.execute(delete(ENTRIES))
    names = {row.id: row.name for row in connection.execute(select(PartnerRow.id, PartnerRow.name))}
    rows = [entry for kind in KINDS for entry in _entries(connection, kind, names)]
    if rows:
        connection.execute(insert(ENTRIES), rows)
    return len(rows)


def _entries(connection: Connection, table: type[Any], partners: dict[int, str]) -> Iterator[dict[str, Any]]:
    kind, text = KINDS[table]
    columns = [column for column in table.__table__.columns if column.key != "content"]
    for row in connection.execute(select(*columns)):
        if getattr(row, "deleted_at", None) is None:
            partner = partners.get(getattr(row, "partner_id", None) or 0, "")
            found = {token(kind, word) for word in words(text(row, partner))}
            yield {"kind": kind, "item_id": row.id, "tokens": " ".join(sorted(found))}


def _written(_mapper: Mapper[Any], connection: Connection, row: Any) -> None:
    put(connection, row)


def _renamed(_mapper: Mapper[Any], connection: Connection, row: PartnerRow) -> None:
    for workshop in connection.execute(
        select(WorkshopRow.__table__).where(
            WorkshopRow.partner_id == row.id, WorkshopRow.deleted_at.is_(None)
        )
    ).mappings():
        put(connection, WorkshopRow(**workshop))


def _gone(_mapper: Mapper[Any], connection: Connection, row: Any) -> None:
    forget(connection, row)


for _kind in KINDS:
    event.listen(_kind, "after_insert", _written)
    event.listen(_kind, "after_update", _written)
    event.listen(_kind, "after_delete", _gone)
event.listen(PartnerRow, "after_update", _renamed)
