"""Rows of learning paths, for the services that read them: a row as a record, and what its stages stand for."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, defer

from curriculum.brique_text import read_brique
from curriculum.model import LearningPath, PathItem
from curriculum.path_text import read_path
from curriculum.sheet_text import read_sheet
from trainer.library import path_rules, sheet_rows
from trainer.library.path_records import PathLook, PathPart, PathRecord, Price, PriceUnit
from trainer.persistence.tables import BriqueRow, LearningPathRow, SheetBriqueRow, SheetRow

LABEL = "Le parcours"


def path_record(session: Session, row: LearningPathRow) -> PathRecord:
    """A whole path."""
    path = read_path(row.text, row.slug)
    return PathRecord(row.id, row.version, path, price(row), look(session, path))


def price(row: LearningPathRow) -> Price:
    """The price of a path."""
    return Price(row.price_cents, PriceUnit(row.price_unit or PriceUnit.WHOLE))


def look(session: Session, path: LearningPath) -> PathLook:
    """What a path comes to in this database, prerequisites read."""
    return path_rules.look(path, parts_of(session, path.items, whole=True))


def parts_of(session: Session, items: Iterable[PathItem], *, whole: bool = False) -> dict[PathItem, PathPart]:
    """What the items stand for; `whole` reads the prerequisites of the sheets from their texts too."""
    wanted = {path_rules.bare(item) for item in items}
    names = {item.sheet for item in wanted if item.sheet}
    query = _sheets().where(SheetRow.slug.in_(names)) if names else None
    found = {
        part.item: part
        for part in (*_briques(session), *(_parts(session, query, whole) if query is not None else ()))
    }
    return {item: found[item] for item in wanted if item in found}


def choices(session: Session) -> tuple[PathPart, ...]:
    """Everything that can become a stage: the briques of the wall, then the published sheets in its order."""
    query = _sheets().where(*sheet_rows.published()).order_by(BriqueRow.position, SheetRow.title, SheetRow.id)
    return (*(one for one in _briques(session) if not one.retired), *_parts(session, query, False))


def sheets_of(session: Session, brique: str) -> tuple[PathPart, ...]:
    """The published sheets that are at home in a brique, by title."""
    return tuple(one for one in choices(session) if not one.is_brique and one.home_slug == brique)


def _briques(session: Session) -> tuple[PathPart, ...]:
    rows = session.scalars(
        select(BriqueRow).where(BriqueRow.deleted_at.is_(None)).order_by(BriqueRow.position, BriqueRow.id)
    )
    return tuple(_brique(row) for row in rows)


def _brique(row: BriqueRow) -> PathPart:
    brique = read_brique(row.text, row.slug)
    return PathPart(
        slug=row.slug,
        is_brique=True,
        id=row.id,
        title=row.title,
        promise=brique.tagline,
        minutes=brique.usual_minutes,
        colour=row.colour,
        home=row.title,
        home_slug=row.slug,
        home_position=row.position,
        retired=row.retired,
        prerequisites=brique.prerequisites,
    )


def _sheets() -> Select[SheetRow, BriqueRow]:
    return (
        select(SheetRow, BriqueRow)
        .outerjoin(SheetBriqueRow, (SheetBriqueRow.sheet_id == SheetRow.id) & (SheetBriqueRow.position == 0))
        .outerjoin(BriqueRow, BriqueRow.id == SheetBriqueRow.brique_id)
        .where(SheetRow.deleted_at.is_(None), SheetRow.edition > 0)
    )


def _parts(session: Session, query: Select[SheetRow, BriqueRow], whole: bool) -> tuple[PathPart, ...]:
    if not whole:
        query = query.options(defer(SheetRow.text))
    return tuple(_sheet(row, brique, whole) for row, brique in session.execute(query))


def _sheet(row: SheetRow, brique: BriqueRow | None, whole: bool) -> PathPart:
    return PathPart(
        slug=row.slug,
        is_brique=False,
        id=row.id,
        title=row.title,
        promise=row.promise,
        minutes=row.minutes,
        colour=brique.colour if brique is not None else "",
        home=brique.title if brique is not None else "",
        home_slug=brique.slug if brique is not None else "",
        home_position=brique.position if brique is not None else 0,
        group_min=row.group_min,
        group_max=row.group_max,
        retired=row.retired,
        kind=row.kind,
        prerequisites=read_sheet(row.text, row.slug).prerequisites if whole else (),
    )
