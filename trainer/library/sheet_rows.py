"""Rows of sheets, for the services of the library: written in one place, read into records in one place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, func, literal_column, select, text
from sqlalchemy.orm import Session

from curriculum.model import MethodSheet
from curriculum.plain import from_plain
from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import write_sheet
from trainer.core.clock import Clock
from trainer.core.text import fold
from trainer.library import search_rows
from trainer.library.records import NO_BRIQUE, SheetRecord, SheetSummary
from trainer.persistence.tables import BriqueRow, DraftRow, EditionRow, SheetBriqueRow, SheetRow

LABEL = "La fiche"
SHOWN = (
    *(
        "id",
        "slug",
        "title",
        "promise",
        "kind",
        "minutes",
        "group_min",
        "group_ideal",
        "group_max",
        "trainers",
    ),
    *("remote", "language", "translation_of", "edition", "retired", "tags", "tested_on", "home_id"),
)


def brique_ids(session: Session) -> dict[str, int]:
    """The briques by short name."""
    return dict(session.execute(select(BriqueRow.slug, BriqueRow.id)).all())


def set_columns(row: SheetRow, sheet: MethodSheet) -> None:
    """Write what lists and facets ask of a sheet."""
    row.title, row.promise, row.kind = sheet.title, sheet.promise, sheet.kind.value
    row.order_key = fold(sheet.title)
    row.minutes, row.short_minutes = sheet.duration.usual, sheet.duration.short
    row.long_minutes, row.trainers = sheet.duration.long, sheet.trainers
    row.group_min, row.group_ideal = sheet.group.minimum, sheet.group.ideal
    row.group_max, row.remote = sheet.group.maximum, bool(sheet.remote)
    row.tags, row.language = "\n".join(sheet.tags), sheet.language
    row.translation_of, row.tested_on = sheet.translation.of, max(sheet.tested, default=None)


def set_briques(session: Session, row: SheetRow, sheet: MethodSheet, briques: dict[str, int]) -> None:
    """Write the briques of a sheet, home first; one that this database lacks is left out."""
    names = [name for name in dict.fromkeys(sheet.briques) if name in briques]
    known = [(briques[name], place) for place, name in enumerate(names)]
    if [(link.brique_id, link.position) for link in row.briques] != known:
        row.briques = []
        session.add(row)
        session.flush()
        row.briques = [SheetBriqueRow(brique_id=i, position=place) for i, place in known]
    row.home_id = known[0][0] if known else None


def set_sheet(
    session: Session, row: SheetRow, sheet: MethodSheet, briques: dict[str, int], text: str = ""
) -> None:
    """Write the text, the columns and the briques of a row, which is flushed; `text` is the sheet's, when known."""
    set_columns(row, sheet)
    row.text = text or write_sheet(sheet)
    set_briques(session, row, sheet, briques)
    session.add(row)
    session.flush()
    search_rows.put(session, row.id, sheet, (link.brique_id for link in row.briques))


def publish(
    session: Session,
    row: SheetRow,
    sheet: MethodSheet,
    briques: dict[str, int],
    note: str,
    clock: Clock,
    text: str = "",
) -> None:
    """Make `sheet` the new edition of a row; `text` is the sheet's, when known."""
    row.edition = (row.edition or 0) + 1
    set_sheet(session, row, sheet, briques, text)
    session.add(EditionRow(sheet_id=row.id, number=row.edition, note=note, text=row.text, made_at=clock()))
    session.flush()


def free_slug(session: Session, wanted: str) -> str:
    """`wanted`, or `wanted-2`, … when a sheet has that short name already."""
    base, number = wanted or "fiche", 1
    pattern = base.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    taken = set(session.scalars(select(SheetRow.slug).where(SheetRow.slug.like(pattern, escape="\\"))))
    name = base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def drafted_sheet(row: DraftRow) -> MethodSheet:
    """The sheet as it stands in a draft."""
    return from_plain(MethodSheet, json.loads(row.data))


def published(language: str = "") -> tuple[ColumnElement[bool], ...]:
    """The tests for a sheet that lists show: published, neither retired nor deleted, and a master.

    With a language: the sheets in it, translations among them.
    """
    master = SheetRow.translation_of == literal_column("''")
    return (
        SheetRow.deleted_at.is_(None),
        ~SheetRow.retired,
        SheetRow.edition > literal_column("0"),  # as the partial index says it, so that it serves
        SheetRow.language == language if language else master,
    )


def published_by_brique(session: Session) -> dict[int, int]:
    """How many published sheets are at home in each brique, counted in an index alone."""
    hint = " INDEXED BY ix_sheet_wall" if session.get_bind().dialect.name == "sqlite" else ""
    statement = text(
        f"SELECT home_id, count(*) FROM sheet{hint} WHERE deleted_at IS NULL AND NOT retired AND edition > 0"
        " AND translation_of = '' AND home_id IS NOT NULL GROUP BY home_id"
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def summaries(session: Session, tests: Iterable[ColumnElement[bool]]) -> list[SheetSummary]:
    """The sheets that pass every test, in the order of the wall, then by title."""
    query = (
        select(SheetRow, BriqueRow, DraftRow.sheet_id)
        .outerjoin(SheetBriqueRow, (SheetBriqueRow.sheet_id == SheetRow.id) & (SheetBriqueRow.position == 0))
        .outerjoin(BriqueRow, BriqueRow.id == SheetBriqueRow.brique_id)
        .outerjoin(DraftRow, DraftRow.sheet_id == SheetRow.id)
        .where(*tests)
        .order_by(func.coalesce(BriqueRow.position, 10_000), SheetRow.title, SheetRow.id)
    )
    return [summary(row, brique, draft is not None) for row, brique, draft in session.execute(query)]


def summaries_of(session: Session, ids: Sequence[int]) -> dict[int, SheetSummary]:
    """Some sheets by id, without reading their texts."""
    if not ids:
        return {}
    query = (
        f"SELECT {', '.join('s.' + name for name in SHOWN)}, b.slug AS brique_slug, b.title AS brique_title, b.colour,"
        " d.sheet_id AS draft FROM sheet AS s LEFT JOIN brique AS b ON b.id = s.home_id"
        f" LEFT JOIN sheet_draft AS d ON d.sheet_id = s.id WHERE s.id IN ({','.join(str(int(i)) for i in ids)})"
    )
    found = {}
    for row in search_rows.run(session, query, {}):
        values = dict(zip(SHOWN, row, strict=False))
        values |= {name: bool(values[name]) for name in ("remote", "retired")}
        tags, tested, home = values.pop("tags"), values.pop("tested_on"), values.pop("home_id")
        found[row[0]] = SheetSummary(
            **values,
            tags=tuple(tags.split("\n")) if tags else (),
            tested=tested is not None,
            brique_id=home or 0,
            brique_slug=row[-4] or "",
            brique_title=row[-3] or "",
            colour=row[-2] or NO_BRIQUE,
            drafted=row[-1] is not None,
        )
    return found


def summary(row: SheetRow, brique: BriqueRow | None, drafted: bool) -> SheetSummary:
    """A row as it stands in a list; a sheet that belongs to no brique yet has brique 0."""
    return SheetSummary(
        id=row.id,
        slug=row.slug,
        title=row.title,
        promise=row.promise,
        kind=row.kind,
        brique_id=brique.id if brique else 0,
        brique_slug=brique.slug if brique else "",
        brique_title=brique.title if brique else "",
        colour=brique.colour if brique else NO_BRIQUE,
        minutes=row.minutes,
        group_min=row.group_min,
        group_max=row.group_max,
        tags=tuple(row.tags.split("\n")) if row.tags else (),
        group_ideal=row.group_ideal,
        trainers=row.trainers,
        remote=row.remote,
        tested=row.tested_on is not None,
        language=row.language,
        translation_of=row.translation_of,
        edition=row.edition,
        drafted=drafted,
        retired=row.retired,
    )


def sheet_record(session: Session, row: SheetRow) -> SheetRecord:
    """A whole sheet: its published text, or its draft when it has none."""
    found = summaries(session, [SheetRow.id == row.id])[0]
    draft = session.get(DraftRow, row.id) if row.edition == 0 else None
    sheet = drafted_sheet(draft) if draft is not None else read_sheet(row.text, row.slug)
    return SheetRecord(row.id, row.version, found, sheet)
