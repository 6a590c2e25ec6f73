"""Briques and sheets: reading, searching, editing the wall of briques, taking in the shipped library."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.orm import Session

from curriculum.brique_text import read_brique, write_brique
from curriculum.model import Brique, MethodSheet
from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import write_sheet
from trainer.core.changes import Changes, Kind
from trainer.core.clock import Clock, system_clock
from trainer.core.errors import InvalidInput, NotFound, Refused
from trainer.core.text import slug, tidy_line
from trainer.library import reading, sheet_rows
from trainer.library.records import BriqueFields, BriqueRecord, SheetRecord, SheetSummary
from trainer.library.search_records import SheetQuery
from trainer.library.search_service import SheetSearch
from trainer.persistence.tables import BriqueRow, DraftRow, FactRow, SheetBriqueRow, SheetRow
from trainer.persistence.work import Database, editing, found, touch

FACT = "shipped-library"
COLUMNS, COLUMNS_VERSION = "sheet-columns", "3"
LONGEST = 20_000
BRIQUE = "La brique"


class LibraryService:
    """The ten briques and their sheets."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock
        self._counted: tuple[object, dict[int, tuple[int, int]]] = (None, {})

    # Reading

    def briques(self, include_retired: bool = False) -> tuple[BriqueRecord, ...]:
        """Every brique in its order."""
        with self._database.read() as session:
            counts = self._counts(session)
            rows = session.scalars(
                select(BriqueRow)
                .where(BriqueRow.deleted_at.is_(None))
                .order_by(BriqueRow.position, BriqueRow.id)
            )
            return tuple(
                _brique_record(row, counts.get(row.id, (0, 0)))
                for row in rows
                if include_retired or not row.retired
            )

    def brique(self, brique_id: int) -> BriqueRecord:
        """One brique."""
        with self._database.read() as session:
            row = found(session, BriqueRow, brique_id, BRIQUE)
            return _brique_record(row, self._counts(session).get(row.id, (0, 0)))

    def _counts(self, session: Session) -> dict[int, tuple[int, int]]:
        """Sheets and drafts by brique, counted again only when something was written since."""
        now = self._database.moment(session)
        if self._counted[0] != now:
            self._counted = now, _counts(session)
        return self._counted[1]

    def sheets(
        self, *, words: str = "", brique_id: int | None = None, kind: str | None = None, language: str = ""
    ) -> tuple[SheetSummary, ...]:
        """The published sheets, in the order of the wall; with words, those that `SheetSearch` finds, best first.

        Without a language ("fr", "en"), masters only.
        """
        if words.strip():
            return self._found(words, brique_id, kind, language)
        tests: list[ColumnElement[bool]] = [*sheet_rows.published(language)]
        if brique_id is not None:
            tests.append(SheetRow.briques.any(SheetBriqueRow.brique_id == brique_id))
        if kind is not None:
            tests.append(SheetRow.kind == kind)
        with self._database.read() as session:
            return tuple(sheet_rows.summaries(session, tests))

    def _found(
        self, words: str, brique_id: int | None, kind: str | None, language: str
    ) -> tuple[SheetSummary, ...]:
        briques = (brique_id,) if brique_id is not None else ()
        kinds, languages = (kind,) if kind else (), (language,) if language else ()
        query = SheetQuery(words=words, brique_ids=briques, kinds=kinds, languages=languages)
        ids = SheetSearch(self._database).ranked(query)
        with self._database.read() as session:
            found = {one.id: one for one in sheet_rows.summaries(session, [SheetRow.id.in_(ids)])}
        return tuple(found[i] for i in ids if i in found)

    def languages(self) -> tuple[str, ...]:
        """The languages of the sheets, "fr" among them."""
        with self._database.read() as session:
            return tuple(session.scalars(select(SheetRow.language).distinct().order_by(SheetRow.language)))

    def sheet(self, sheet_id: int) -> SheetRecord:
        """One whole sheet."""
        with self._database.read() as session:
            return sheet_rows.sheet_record(session, found(session, SheetRow, sheet_id, sheet_rows.LABEL))

    def sheet_by_slug(self, name: str) -> SheetRecord:
        """The sheet with this short name."""
        with self._database.read() as session:
            row = session.scalars(select(SheetRow).where(SheetRow.slug == name)).one_or_none()
            if row is None or row.deleted_at is not None:
                raise NotFound("not-found", f"Aucune fiche ne s’appelle « {name} ».")
            return sheet_rows.sheet_record(session, row)

    def ids_of(self, names: Sequence[str]) -> tuple[int, ...]:
        """The sheets with these short names, in that order; those that are gone are left out."""
        with self._database.read() as session:
            found = select(SheetRow.slug, SheetRow.id).where(
                SheetRow.slug.in_(names), SheetRow.deleted_at.is_(None)
            )
            ids = dict(session.execute(found).all())
        return tuple(ids[name] for name in names if name in ids)

    def drafted(self) -> tuple[int, ...]:
        """The sheets of which a draft is under way, the one written last first."""
        with self._database.read() as session:
            query = select(SheetRow.id).join(DraftRow, DraftRow.sheet_id == SheetRow.id)
            query = query.where(SheetRow.deleted_at.is_(None))
            return tuple(session.scalars(query.order_by(DraftRow.changed_at.desc(), SheetRow.id)))

    def text(self, sheet_id: int) -> str:
        """The Markdown of a sheet."""
        with self._database.read() as session:
            return found(session, SheetRow, sheet_id, sheet_rows.LABEL).text

    # The wall of briques

    def add_brique(self, *, fields: BriqueFields) -> Changes:
        """Add a brique at the end of the wall."""
        _check_brique(fields)
        with self._database.write() as session:
            position = (session.scalar(select(func.max(BriqueRow.position))) or 0) + 1
            name = _free_slug(session, slug(fields.title))
            row = BriqueRow(slug=name, position=position)
            _fill_brique(row, fields)
            session.add(row)
            session.flush()
            return Changes.of(Kind.BRIQUE, row.id)

    def edit_brique(self, *, brique_id: int, version: int, fields: BriqueFields) -> Changes:
        """Rename a brique or change what it says."""
        _check_brique(fields)
        with self._database.write() as session:
            _fill_brique(editing(session, BriqueRow, brique_id, version, BRIQUE), fields)
        return Changes.of(Kind.BRIQUE, brique_id)

    def retire_brique(self, *, brique_id: int, version: int) -> Changes:
        """Take a brique off the wall; its sheets stay where they are used."""
        with self._database.write() as session:
            editing(session, BriqueRow, brique_id, version, BRIQUE).retired = True
        return Changes.of(Kind.BRIQUE, brique_id)

    def unretire_brique(self, *, brique_id: int, version: int) -> Changes:
        """Put a retired brique back on the wall."""
        with self._database.write() as session:
            editing(session, BriqueRow, brique_id, version, BRIQUE).retired = False
        return Changes.of(Kind.BRIQUE, brique_id)

    def reorder_briques(self, *, ids: tuple[int, ...]) -> Changes:
        """Give the briques this order; the ones left out follow."""
        with self._database.write() as session:
            rows = {row.id: row for row in session.scalars(select(BriqueRow).order_by(BriqueRow.position))}
            if len(set(ids)) != len(ids) or not set(ids) <= set(rows):
                raise Refused(
                    "wrong-order", "L’ordre demandé nomme une brique inconnue ou deux fois la même."
                )
            ordered = [*ids, *(i for i in rows if i not in ids)]
            for position, brique_id in enumerate(ordered, start=1):
                if rows[brique_id].position != position:
                    rows[brique_id].position = position
                    touch(rows[brique_id])
        return Changes.of(Kind.BRIQUE, *ids)

    # The shipped library

    def take_in_shipped(self, folder: Path) -> Changes:
        """Add what is new in the shipped library and refresh what nobody changed; the rest is left alone."""
        with self._database.read() as session:
            facts = [session.get(FactRow, name) for name in (FACT, COLUMNS)]
            if [fact and fact.value for fact in facts] == [reading.digest(folder), COLUMNS_VERSION]:
                return Changes()
        shipped = reading.read(folder)
        with self._database.write_alone() as session:
            briques = _take_in_briques(session, shipped.briques)
            _derive_columns(session, sheet_rows.brique_ids(session))
            sheets = _take_in_sheets(session, shipped.sheets, self._clock)
            session.merge(FactRow(name=FACT, value=shipped.digest))
            session.flush()
            return Changes.of(Kind.BRIQUE, *(r.id for r in briques)) | Changes.of(
                Kind.SHEET, *(r.id for r in sheets)
            )


def _derive_columns(session: Session, briques: dict[str, int]) -> None:
    """Read the columns of every sheet anew from its text, once for each change of what they hold."""
    fact = session.get(FactRow, COLUMNS)
    if fact is None or fact.value != COLUMNS_VERSION:
        for row in session.scalars(select(SheetRow).where(SheetRow.edition > 0)):
            sheet_rows.set_sheet(session, row, read_sheet(row.text, row.slug), briques)
        session.merge(FactRow(name=COLUMNS, value=COLUMNS_VERSION))


def _counts(session: Session) -> dict[int, tuple[int, int]]:
    """Published sheets and drafts under way, by brique."""
    sheets = sheet_rows.published_by_brique(session)
    # In this order the few drafts are walked through, not the many sheets.
    statement = text(
        "SELECT s.home_id, count(*) FROM sheet_draft AS d CROSS JOIN sheet AS s"
        " WHERE s.id = d.sheet_id AND s.deleted_at IS NULL GROUP BY s.home_id"
    )
    drafts = {row[0]: row[1] for row in session.execute(statement)}
    return {i: (sheets.get(i, 0), drafts.get(i, 0)) for i in {*sheets, *drafts}}


def _brique_record(row: BriqueRow, counts: tuple[int, int]) -> BriqueRecord:
    brique = read_brique(row.text, row.slug)
    fields = BriqueFields(
        title=brique.title,
        tagline=brique.tagline,
        audience=brique.audience,
        prerequisites=brique.prerequisites,
        usual_minutes=brique.usual_minutes,
        goals=brique.goals,
        introduction=brique.introduction,
        colour=brique.colour,
        icon=brique.icon,
        proposition=brique.proposition,
    )
    return BriqueRecord(row.id, row.version, row.slug, row.position, row.retired, *counts, fields)


def _check_brique(fields: BriqueFields) -> None:
    if not tidy_line(fields.title):
        raise InvalidInput("title", "Une brique a besoin d’un nom.")
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", fields.colour):
        raise InvalidInput("colour", f"« {fields.colour} » n’est pas une couleur comme #D9482B.")
    if not re.fullmatch(r"[a-z0-9-]+", fields.icon):
        raise InvalidInput("icon", f"« {fields.icon} » n’est pas le nom d’une icône.")
    if not 0 <= fields.usual_minutes < 100_000:
        raise InvalidInput("usual_minutes", "La durée est un nombre de minutes, 0 au moins.")
    if len(fields.introduction) > LONGEST:
        raise InvalidInput("introduction", f"La présentation tient en {LONGEST} caractères au plus.")


def _free_slug(session: Session, wanted: str) -> str:
    base, number = wanted or "brique", 1
    taken = set(session.scalars(select(BriqueRow.slug)))
    name = base
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


def _fill_brique(row: BriqueRow, fields: BriqueFields) -> None:
    brique = Brique(
        slug=row.slug,
        title=tidy_line(fields.title),
        position=row.position,
        tagline=tidy_line(fields.tagline) or tidy_line(fields.title),
        audience=tidy_line(fields.audience),
        prerequisites=tuple(tidy_line(one) for one in fields.prerequisites if tidy_line(one)),
        usual_minutes=fields.usual_minutes,
        goals=tuple(tidy_line(goal) for goal in fields.goals if tidy_line(goal)),
        introduction=fields.introduction.replace("\r\n", "\n").strip(),
        colour=fields.colour,
        icon=fields.icon,
        proposition=fields.proposition,
    )
    _set_brique(row, brique)


def _set_brique(row: BriqueRow, brique: Brique) -> None:
    row.title, row.colour, row.icon = brique.title, brique.colour, brique.icon
    row.proposition = brique.proposition
    row.text = write_brique(brique)


def _take_in_briques(session: Session, briques: tuple[Brique, ...]) -> list[BriqueRow]:
    taken = []
    rows = {row.slug: row for row in session.scalars(select(BriqueRow))}
    for brique in briques:
        sha = reading.text_sha(write_brique(brique))
        row = rows.get(brique.slug)
        if row is None:
            row = BriqueRow(slug=brique.slug, position=brique.position)
            session.add(row)
        elif row.shipped_sha == sha or row.shipped_sha != reading.text_sha(row.text):
            continue
        _set_brique(row, brique)
        row.shipped_sha = sha
        taken.append(row)
    session.flush()
    return taken


def _take_in_sheets(session: Session, sheets: tuple[MethodSheet, ...], clock: Clock) -> list[SheetRow]:
    taken = []
    rows = {row.slug: row for row in session.scalars(select(SheetRow))}
    briques = sheet_rows.brique_ids(session)
    for sheet in sheets:
        text = write_sheet(sheet)
        sha = reading.text_sha(text)
        row = rows.get(sheet.slug)
        if row is not None and (row.shipped_sha == sha or row.shipped_sha != reading.text_sha(row.text)):
            continue
        note = "Bibliothèque de Fabrique" if row is None else "Mise à jour de la bibliothèque de Fabrique"
        row = row or SheetRow(slug=sheet.slug)
        sheet_rows.publish(session, row, sheet, briques, note, clock, text)
        row.shipped_sha = sha
        taken.append(row)
    session.flush()
    return taken
