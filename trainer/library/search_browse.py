"""Lists without words, in the order of the wall. A page costs a page; the facets of all the sheets are counted by the
database and remembered while nothing changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainer.library import search_rows
from trainer.library.search_facets import facets, facets_of_many, passing
from trainer.library.search_records import Facets, Facts, SheetQuery
from trainer.persistence.tables import BriqueRow
from trainer.persistence.work import Database

REMEMBERED = 32
FACTS = "s.home_id, s.kind, s.minutes, s.remote, s.tested_on IS NOT NULL, s.language"
GUEST = "s.id IN (SELECT sheet_id FROM sheet_brique WHERE position > 0 AND brique_id IN :briques)"


@dataclass(frozen=True, slots=True)
class Page:
    """The ids up to the end of the page asked for, how many there are in all, and the facets."""

    ids: Sequence[int]
    total: int
    facets: Facets


class Browsing:
    """The lists of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[SheetQuery, tuple[int, Facets]] = {}
        self._known_at: object = None

    def page(self, session: Session, query: SheetQuery) -> Page:
        """The sheets that pass the filters: in the order of `ids` when there are any, else in that of the wall.

        Of the briques asked for, the sheets at home there come first, then their guests.
        """
        if query.ids is not None:
            return _chosen(session, query)
        total, counted = self._counted(session, replace(query, words="", limit=0, offset=0))
        return Page(list(_walk(session, query, query.offset + query.limit)), total, counted)

    def _counted(self, session: Session, query: SheetQuery) -> tuple[int, Facets]:
        now = self._database.moment(session)
        if now != self._known_at or len(self._known) >= REMEMBERED:
            self._known, self._known_at = {}, now
        if query not in self._known:
            self._known[query] = _count(session, query)
        return self._known[query]


def _chosen(session: Session, query: SheetQuery) -> Page:
    found = search_rows.facts(session, query)
    links = search_rows.links(session, [one.id for one in found])
    kept = {one.id for one in found if passing(one, links, query)}
    return Page(
        [i for i in dict.fromkeys(query.ids or ()) if i in kept], len(kept), facets(found, links, query)
    )


def _walk(session: Session, query: SheetQuery, most: int) -> Iterator[int]:
    """The first `most` ids."""
    positions = select(BriqueRow.id).order_by(BriqueRow.position, BriqueRow.id)
    homes: list[int | None] = [*session.scalars(positions), None]
    wanted = [home for home in homes if home in query.brique_ids] if query.brique_ids else homes
    plain = replace(query, brique_ids=())
    left = most
    for home in wanted:
        test = "s.home_id = :home" if home is not None else "s.home_id IS NULL"
        for sheet_id in _ids(session, plain, [test], {"home": home} if home is not None else {}, left):
            left -= 1
            yield sheet_id
        if left <= 0:
            return
    if query.brique_ids:
        away = [GUEST, "(s.home_id IS NULL OR s.home_id NOT IN :briques)"]
        yield from _ids(session, plain, away, {"briques": list(query.brique_ids)}, left)


def _ids(
    session: Session, query: SheetQuery, more: list[str], values: dict[str, Any], most: int
) -> Sequence[int]:
    tests, given = search_rows.all_conditions(query)
    statement = search_rows.expanded(
        f"SELECT s.id FROM sheet AS s WHERE {' AND '.join((*more, *tests))} ORDER BY s.order_key, s.id LIMIT {most}",
        given | values,
    )
    return session.scalars(statement, given | values).all()


def _count(session: Session, query: SheetQuery) -> tuple[int, Facets]:
    """Total and facets. The other filters that have a facet are applied here, to each set of shared facts."""
    here = replace(query, brique_ids=(), kinds=(), languages=(), remote=None, tested=None)
    here = replace(here, minutes_min=None, minutes_max=None)
    seen = replace(query, group=None, tags=())
    everywhere = list(_shared(session, here, languages=query.languages))
    inside = (
        list(_shared(session, replace(here, brique_ids=query.brique_ids), languages=query.languages))
        if query.brique_ids
        else everywhere
    )
    wide = facets_of_many(everywhere, {}, replace(seen, brique_ids=()))
    counted = facets_of_many(inside, {}, replace(seen, brique_ids=()))
    total = sum(number for one, number in inside if passing(one, {}, replace(seen, brique_ids=())))
    briques = dict(wide.briques)
    for brique_id, number in _guests(session, query):
        briques[brique_id] = briques.get(brique_id, 0) + number
    languages = counted.languages if query.languages else _languages(session, query)
    return total, replace(counted, briques=briques, tags=_tags(session, query), languages=languages)


def _shared(session: Session, query: SheetQuery, languages: tuple[str, ...]) -> Iterator[tuple[Facts, int]]:
    tests, values = search_rows.all_conditions(query, any_language=bool(languages))
    statement = search_rows.expanded(
        f"SELECT {FACTS}, count(*) FROM sheet AS s WHERE {' AND '.join(tests)} GROUP BY {FACTS}", values
    )
    for home, kind, minutes, remote, tested, language, number in session.execute(statement, values):
        yield Facts(0, home, kind, minutes, 0, 0, remote, tested, language, ""), number


def _guests(session: Session, query: SheetQuery) -> Iterator[tuple[int, int]]:
    tests, values = search_rows.all_conditions(replace(query, brique_ids=()))
    statement = search_rows.expanded(
        "SELECT l.brique_id, count(*) FROM sheet_brique AS l JOIN sheet AS s ON s.id = l.sheet_id"
        f" WHERE l.position > 0 AND {' AND '.join(tests)} GROUP BY l.brique_id",
        values,
    )
    yield from ((row[0], row[1]) for row in session.execute(statement, values))


def _languages(session: Session, query: SheetQuery) -> dict[str, int]:
    """What each language would leave, translations too: they are listed once their language is asked for."""
    tests, values = search_rows.all_conditions(query, any_language=True)
    statement = search_rows.expanded(
        f"SELECT s.language, count(*) FROM sheet AS s WHERE {' AND '.join(tests)} GROUP BY s.language", values
    )
    return {row[0]: row[1] for row in session.execute(statement, values)}


def _tags(session: Session, query: SheetQuery) -> dict[str, int]:
    tests, values = search_rows.all_conditions(query)
    statement = search_rows.expanded(
        f"SELECT s.tags, count(*) FROM sheet AS s WHERE s.tags <> '' AND {' AND '.join(tests)} GROUP BY s.tags",
        values,
    )
    counted: dict[str, int] = {}
    for tags, number in session.execute(statement, values):
        for tag in tags.split("\n"):
            counted[tag] = counted.get(tag, 0) + number
    return counted
