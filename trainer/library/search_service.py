"""Searching the sheets: SQLite's FTS5 and PostgreSQL find, one ranking in Python orders a bounded number of them.

What a question costs is bounded whatever its words are: sheets are counted up to COUNTED, ranked up to RANKED, taken
first where the words stand best.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from curriculum.header import SheetTextError
from curriculum.sheet_text import read_sheet
from trainer.core.progress import Report, no_report, step
from trainer.library import (
    search_browse,
    search_passages,
    search_rank,
    search_rows,
    search_terms,
    search_text,
    sheet_rows,
)
from trainer.library.search_excerpt import Marker
from trainer.library.search_facets import active, facets, passing
from trainer.library.search_passages import Level
from trainer.library.search_records import Facets, Piece, SheetHit, SheetHits, SheetQuery
from trainer.library.search_terms import Group, Term
from trainer.persistence import entries
from trainer.persistence.tables import DraftRow, SheetBriqueRow, SheetRow
from trainer.persistence.tables.search import STATE
from trainer.persistence.work import Database

VERSION = "2"
"""To be raised with every change of what the index holds: it is then made anew at the next opening."""
COUNTED, RANKED, EXPANDED, FEW = 500, 80, 40, 5
LONGEST_PAGE, TRIED = 500, 4


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of what was found, best first; `total` and `facets` as in SheetHits."""

    ids: Sequence[int]
    total: int | None
    facets: Facets | None
    terms: tuple[Term, ...] = ()
    partial: bool = False


class SheetSearch:
    """The search of one database's sheets."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._browsing = search_browse.Browsing(database)

    def sheets(self, query: SheetQuery) -> SheetHits:
        """A page of the sheets that answer the query."""
        with self._database.read() as session:
            found = self._find(session, query)
            page = found.ids[query.offset : query.offset + min(query.limit, LONGEST_PAGE)]
            hits = tuple(_hits(session, page, found.terms))
        return SheetHits(query.words, hits, found.total, found.facets, found.partial)

    def first(self, query: SheetQuery) -> tuple[SheetHit, ...]:
        """The best sheets alone, uncounted."""
        with self._database.read() as session:
            found = self._find(session, query, counting=False)
            return tuple(_hits(session, found.ids[: query.limit], found.terms))

    def ranked(self, query: SheetQuery) -> list[int]:
        """The ids of the sheets that answer the query, at most COUNTED, best first."""
        with self._database.read() as session:
            return list(self._find(session, query, counting=False).ids)

    # The index

    def bring_up_to_date(self) -> None:
        """Make the index anew when it is missing or an older program made it."""
        with self._database.read() as session:
            version = session.scalar(select(STATE.c.value).where(STATE.c.name == "version"))
        if version != VERSION:
            self.rebuild()

    def rebuild(self, report: Report = no_report) -> int:
        """Make the whole index anew from the sheets; gives how many it holds."""
        with self._database.write_alone() as session:
            search_rows.clear(session.connection())
            ids = list(session.scalars(select(SheetRow.id).order_by(SheetRow.id)))
            for done, sheet_id in enumerate(ids):
                if done % 100 == 0:
                    step(report, done, len(ids), "")
                    session.expunge_all()
                _put_row(session, sheet_id)
            entries.fill(session.connection())
            if session.get_bind().dialect.name == "sqlite":
                for table in ("search_sheet_fts", "search_entry_fts"):
                    session.execute(text(f"INSERT INTO {table}({table}) VALUES ('optimize')"))
            session.execute(STATE.delete().where(STATE.c.name == "version"))
            session.execute(STATE.insert().values(name="version", value=VERSION))
        return len(ids)

    # Finding

    def _find(self, session: Session, query: SheetQuery, *, counting: bool = True) -> Found:
        asked = search_text.asked(query.words)
        if asked:
            found = _Search(session, query, _understood(session, asked), counting).run()
            if found.ids or not all(one.typed and search_text.may_be_stop(one.folded) for one in asked):
                return found
        page = self._browsing.page(session, query)
        return Found(page.ids, page.total, page.facets)


class _Search:
    """One question put to the index."""

    def __init__(self, session: Session, query: SheetQuery, terms: tuple[Term, ...], counting: bool) -> None:
        self._session, self._query, self._counting = session, query, counting
        self._dialect = session.get_bind().dialect.name
        self._terms = terms
        self._filters = filter_groups(query)
        self._narrowed = bool(active(query))

    def run(self) -> Found:
        """Sheets with every word; when these are few, followed by some that hold the most telling ones."""
        counted = self._counts()
        if 0 in counted[1:]:
            self._relax(counted)
            counted = self._counts()
        weights = [search_rank.rarity(n, max(counted)) for n in counted[1:]]
        everywhere = [term.tokens(Level.TEXT) for term in self._terms]
        found = self._gather(search_terms.every(everywhere, self._dialect), self._stages_all, weights)
        known = [i for i, n in enumerate(counted[1:]) if n]
        if len(found.ids) >= FEW or len(self._terms) == 1 or not known:
            return found
        some = search_terms.some([everywhere[i] for i in known], self._dialect)
        near = self._gather(some, lambda: self._stages_some(known, weights), weights)
        if not found.ids:
            return replace(near, partial=True)
        further = [i for i in near.ids if i not in found.ids][: FEW - len(found.ids)]
        return replace(found, ids=[*found.ids, *further], total=len(found.ids) + len(further))

    def _counts(self) -> list[int]:
        matches = [search_terms.some([term.tokens(Level.TEXT)], self._dialect) for term in self._terms]
        return search_rows.counts(self._session, matches, COUNTED)

    def _relax(self, counted: list[int]) -> None:
        unknown = [term for term, n in zip(self._terms, counted[1:], strict=True) if not n]
        begun = search_rows.vocabulary(self._session, (), [term.folded for term in unknown], EXPANDED)
        self._terms = tuple(
            search_terms.relaxed(term, begun) if term in unknown else term for term in self._terms
        )

    def _gather(
        self, match: str, stages: Callable[[], Iterator[list[Group]]], weights: Sequence[float]
    ) -> Found:
        """Everything that answers `match` when it is not too much; else the best stages first."""
        count = search_rows.count_matching
        if count(self._session, match, self._query, COUNTED + 1, filtered=False) > COUNTED:
            return self._broad(match, stages, weights)
        seen = search_rows.facts_matching(self._session, match, self._query, COUNTED)
        links = search_rows.links(self._session, [one.id for one in seen])
        chosen = [one.id for one in seen if passing(one, links, self._query)]
        counted = facets(seen, links, self._query) if self._counting else None
        ranked = chosen if len(chosen) <= RANKED else self._best(stages(), chosen)
        return self._ordered(ranked, chosen, weights, len(chosen), counted)

    def _broad(
        self, match: str, stages: Callable[[], Iterator[list[Group]]], weights: Sequence[float]
    ) -> Found:
        filtered = self._with_filters(match)
        total: int | None = None
        if self._narrowed:
            counted = search_rows.count_matching
            found = counted(self._session, filtered, self._query, COUNTED + 1, filtered=True)
            total = found if found <= COUNTED else None
        last = min(self._query.offset + self._query.limit, COUNTED)
        ranked = self._best(stages(), ())
        chosen: Sequence[int] = ranked
        if len(ranked) < max(RANKED, last):
            chosen = search_rows.ids_matching(self._session, filtered, self._query, max(RANKED, last))
            ranked = [*ranked, *(i for i in chosen if i not in ranked)][:RANKED]
        return self._ordered(ranked, chosen, weights, total, None)

    def _ordered(
        self,
        ranked: Sequence[int],
        chosen: Sequence[int],
        weights: Sequence[float],
        total: int | None,
        counted: Facets | None,
    ) -> Found:
        order = search_rank.order(self._terms, weights, search_rows.words(self._session, ranked))
        first = set(order)
        return Found([*order, *(i for i in chosen if i not in first)], total, counted, self._terms)

    def _best(self, stages: Iterator[list[Group]], chosen: Sequence[int]) -> list[int]:
        best: dict[int, None] = {}
        for groups in stages:
            match = self._with_filters(search_terms.every(groups, self._dialect))
            best |= dict.fromkeys(search_rows.ids_matching(self._session, match, self._query, RANKED))
            if len(best) >= RANKED:
                break
        best |= dict.fromkeys(chosen[: max(0, RANKED - len(best))])
        return list(best)[:RANKED]

    def _with_filters(self, match: str) -> str:
        if not self._filters:
            return match
        joint = " & " if self._dialect == "postgresql" else " AND "
        return f"({match}){joint}{search_terms.every(self._filters, self._dialect)}"

    def _stages_all(self) -> Iterator[list[Group]]:
        """Every word in the title; in title or head; one in the title and the others anywhere; in the purpose."""
        by_level = [[term.tokens(level) for term in self._terms] for level in Level]
        yield by_level[Level.TITLE]
        yield by_level[Level.HEAD]
        if 1 < len(self._terms) <= TRIED:
            for level in (Level.TITLE, Level.HEAD):
                for i in range(len(self._terms)):
                    yield [by_level[level if i == j else Level.TEXT][j] for j in range(len(self._terms))]
        yield by_level[Level.PURPOSE]

    def _stages_some(self, known: Sequence[int], weights: Sequence[float]) -> Iterator[list[Group]]:
        """All words but one, the commonest left out first; then each alone, the rarest first, best places first."""
        everywhere = {i: self._terms[i].tokens(Level.TEXT) for i in known}
        common = sorted(known, key=lambda i: (weights[i], i))
        if len(known) > 2:
            for left_out in common:
                yield [everywhere[i] for i in known if i != left_out]
        for level in (Level.TITLE, Level.HEAD, Level.TEXT):
            for i in reversed(common[-TRIED if len(common) <= TRIED else -2 :]):
                yield [self._terms[i].tokens(level)]


def filter_groups(query: SheetQuery) -> list[Group]:
    """The filters that are words of the index."""
    groups = [
        [(search_passages.brique_token(i), False) for i in query.brique_ids],
        [(search_passages.kind_token(kind), False) for kind in query.kinds],
        [(search_passages.language_token(language), False) for language in query.languages],
        *([(search_passages.tag_token(tag), False)] for tag in query.tags),
    ]
    return [group for group in groups if group]


def _understood(session: Session, asked: Sequence[search_text.Asked]) -> tuple[Term, ...]:
    begun = [one.folded for one in asked if one.typed]
    vocabulary = search_rows.vocabulary(session, [one.folded for one in asked], begun, EXPANDED)
    titles = search_rows.run(session, "SELECT id, title FROM brique WHERE deleted_at IS NULL ORDER BY id", {})
    return search_terms.terms(asked, vocabulary, {row[0]: row[1] for row in titles})


def _hits(session: Session, ids: Sequence[int], terms: tuple[Term, ...]) -> Iterator[SheetHit]:
    summaries = sheet_rows.summaries_of(session, ids)
    if not terms:
        yield from (SheetHit(summaries[i], (Piece(summaries[i].title),)) for i in ids if i in summaries)
        return
    marker = Marker(terms)
    plains = search_rows.plains(session, ids)
    for sheet_id in ids:
        if (summary := summaries.get(sheet_id)) is not None:
            field, excerpt = marker.excerpt(plains.get(sheet_id, ""))
            yield SheetHit(summary, marker.marked(summary.title), excerpt, field)


def _put_row(session: Session, sheet_id: int) -> None:
    """Index a sheet as it stands: its published text, or its draft; one that cannot be read is left out."""
    row = session.get_one(SheetRow, sheet_id)
    briques = session.scalars(
        select(SheetBriqueRow.brique_id)
        .where(SheetBriqueRow.sheet_id == sheet_id)
        .order_by(SheetBriqueRow.position)
    )
    try:
        if row.edition:
            sheet = read_sheet(row.text, row.slug)
        elif (draft := session.get(DraftRow, sheet_id)) is not None:
            sheet = sheet_rows.drafted_sheet(draft)
        else:
            return
    except SheetTextError:
        return
    search_rows.put(session, sheet_id, sheet, briques)
