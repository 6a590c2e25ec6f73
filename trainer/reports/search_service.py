"""One box for everything: sheets by their words, partners, people, workshops, papers and learning paths by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, String, cast, func, literal, select, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from trainer.core.progress import Report, no_report
from trainer.core.text import fold
from trainer.library import search_text
from trainer.library.search_records import Piece, SheetHits, SheetQuery
from trainer.library.search_service import SheetSearch
from trainer.persistence import entries
from trainer.persistence.tables import (
    DayRow,
    LearningPathRow,
    PaperRow,
    PartnerRow,
    PersonRow,
    WorkshopRow,
)
from trainer.persistence.work import Database
from trainer.reports.search_records import Found, FoundGroup, FoundKind

LOOKED_AT, MOST_WORDS = 60, 8
"""Things of one kind that are put in order, and words of a question that are looked at."""


class SearchService:
    """Searching the whole database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sheets = SheetSearch(database)

    def sheets(self, query: SheetQuery) -> SheetHits:
        """A page of the sheets that answer the query."""
        return self._sheets.sheets(query)

    def rebuild(self, report: Report = no_report) -> int:
        """Make the whole index anew; gives how many sheets it holds."""
        return self._sheets.rebuild(report)

    def everywhere(self, words: str, limit: int = 5) -> tuple[FoundGroup, ...]:
        """The best of each kind, at most `limit`, in groups; kinds of which nothing was found are left out."""
        asked = entries.words(words[: search_text.LONGEST_QUESTION])[:MOST_WORDS]
        if not asked:
            return ()
        groups = [self._sheet_group(words, limit)]
        with self._database.read() as session:
            ids = _matching(session, asked)
            groups += [_group(session, kind, ids.get(kind.value, []), asked, limit) for kind in _DETAILS]
        return tuple(group for group in groups if group.items)

    def _sheet_group(self, words: str, limit: int) -> FoundGroup:
        found = self._sheets.first(SheetQuery(words=words, limit=limit + 1))
        items = tuple(
            Found(FoundKind.SHEET, hit.summary.id, hit.title, hit.summary.brique_title)
            for hit in found[:limit]
        )
        return FoundGroup(FoundKind.SHEET, items, len(found) > limit)


def _matching(session: Session, asked: Sequence[str]) -> dict[str, list[int]]:
    server = session.get_bind().dialect.name == "postgresql"
    parts, values = [], {}
    for number, kind in enumerate(entries.LETTERS):
        tokens = [entries.token(kind, word) for word in asked]
        if server:
            values[f"m{number}"] = " & ".join(f"'{token}':*" for token in tokens)
            test = f"search @@ CAST(:m{number} AS tsquery)"
            source, key = "search_entry AS e", "e.id"
        else:
            values[f"m{number}"] = " AND ".join(f'"{token}" *' for token in tokens)
            test = f"search_entry_fts MATCH :m{number}"
            source, key = "search_entry_fts AS f CROSS JOIN search_entry AS e ON e.id = f.rowid", "f.rowid"
        parts.append(
            f"SELECT * FROM (SELECT e.kind, e.item_id FROM {source} WHERE {test}"
            f" ORDER BY {key} LIMIT {LOOKED_AT}) AS k{number}"
        )
    found: dict[str, list[int]] = {}
    for kind_found, item_id in session.execute(text(" UNION ALL ".join(parts)), values):
        found.setdefault(kind_found, []).append(item_id)
    return found


def _group(
    session: Session, kind: FoundKind, ids: Sequence[int], asked: Sequence[str], limit: int
) -> FoundGroup:
    if not ids:
        return FoundGroup(kind, (), False)
    statement, key = _DETAILS[kind]
    rows = session.execute(statement.where(key.in_(ids))).all()
    best = sorted(rows, key=lambda row: _order(row, asked))
    pattern = _pattern(asked)
    items = tuple(
        Found(kind, row.id, _marked(row.title, pattern), str(row.detail or ""), row.owner)
        for row in best[:limit]
    )
    return FoundGroup(kind, items, len(best) > limit)


def _order(row: Row[Any, Any, Any, Any], asked: Sequence[str]) -> tuple[object, ...]:
    """First what begins as was typed, then what holds whole words, then by name."""
    words = entries.words(row.title)
    begins = words[:1] and words[0].startswith(asked[0])
    return not begins, -sum(word in words for word in asked), fold(row.title), row.id


def _pattern(asked: Sequence[str]) -> re.Pattern[str]:
    either = {"oe": "(?:oe|ø)", "ae": "(?:ae|æ)"}
    begins = sorted({re.escape(word) for word in asked}, key=len, reverse=True)
    joined = "|".join(begins)
    for letters, pattern in either.items():
        joined = joined.replace(letters, pattern)
    return re.compile(rf"(?<![^\W_])(?:{joined})")


def _marked(title: str, pattern: re.Pattern[str]) -> tuple[Piece, ...]:
    pieces, at = [], 0
    for match in pattern.finditer(search_text.flat(title)):
        start, end = match.span()
        if start > at:
            pieces.append(Piece(title[at:start]))
        pieces.append(Piece(title[start:end], marked=True))
        at = end
    if at < len(title):
        pieces.append(Piece(title[at:]))
    return tuple(pieces)


_FIRST_DAY = (
    select(func.min(DayRow.day))
    .where(DayRow.workshop_id == WorkshopRow.id)
    .correlate(WorkshopRow)
    .scalar_subquery()
)
_NOBODY = literal(None).label("owner")
_DETAILS: dict[FoundKind, tuple[Select[Any, Any, Any, Any], InstrumentedAttribute[int]]] = {
    FoundKind.PARTNER: (
        select(PartnerRow.id, PartnerRow.name.label("title"), PartnerRow.city.label("detail"), _NOBODY),
        PartnerRow.id,
    ),
    FoundKind.PERSON: (
        select(
            PersonRow.id,
            (PersonRow.first_name + " " + PersonRow.last_name).label("title"),
            literal("").label("detail"),
            _NOBODY,
        ),
        PersonRow.id,
    ),
    FoundKind.WORKSHOP: (
        select(WorkshopRow.id, WorkshopRow.title, cast(_FIRST_DAY, String).label("detail"), _NOBODY),
        WorkshopRow.id,
    ),
    FoundKind.PAPER: (
        select(
            PaperRow.id,
            PaperRow.file_name.label("title"),
            func.coalesce(WorkshopRow.title, "").label("detail"),
            PaperRow.workshop_id.label("owner"),
        ).outerjoin(WorkshopRow, WorkshopRow.id == PaperRow.workshop_id),
        PaperRow.id,
    ),
    FoundKind.PATH: (
        select(LearningPathRow.id, LearningPathRow.title, literal("").label("detail"), _NOBODY),
        LearningPathRow.id,
    ),
}
