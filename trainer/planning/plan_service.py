"""Plans of workshops: opened, kept, and what the library says of their sheets."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from curriculum.model import MethodSheet
from curriculum.plain import from_plain
from curriculum.sheet_text import read_sheet
from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, NotFound
from trainer.library import sheet_rows
from trainer.persistence.tables import (
    BlockRow,
    DraftRow,
    EditionRow,
    EnrolmentRow,
    SheetRow,
    WaiverRow,
    WorkshopRow,
)
from trainer.persistence.work import Database, editing, found
from trainer.planning import plan_rows, rules
from trainer.planning.records import Block, BlockKind, Frame, Plan, SheetLook, Source

LABEL = "L’atelier"
MOST_SHEETS = 600
"""How many texts are kept as they were read: five full days, and those looked at beside them."""


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan as it is kept, the version of its workshop, and what stands around it."""

    workshop_id: int
    version: int
    plan: Plan
    looks: dict[int, SheetLook]
    frame: Frame


class PlanService:
    """The agenda of a workshop as one value."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sheets: OrderedDict[Source, MethodSheet] = OrderedDict()

    def open(self, workshop_id: int) -> OpenPlan:
        """The plan of a workshop; no text of a sheet is read."""
        with self._database.read() as session:
            row = found(session, WorkshopRow, workshop_id, LABEL)
            plan = plan_rows.read(session, workshop_id)
            looks = plan_rows.looks(session, {block.sheet_id for block in plan if block.sheet_id})
            return OpenPlan(workshop_id, row.version, plan, looks, _frame(session, row))

    def sheets(self, sources: Collection[Source]) -> dict[Source, MethodSheet]:
        """The texts that blocks were prepared with; where the database lacks one, the newest of its sheet.

        Sources of sheets that do not exist are left out, and adapted texts that cannot be read (`fabrique check` says
        which).
        """
        wanted = dict.fromkeys(sources)
        known = {source: self._sheets[source] for source in wanted if source in self._sheets}
        for source in known:
            self._sheets.move_to_end(source)
        missing = [source for source in wanted if source not in known]
        if missing:
            with self._database.read() as session:
                read, lasting = _texts(session, missing)
            known |= read
            self._sheets |= {source: read[source] for source in lasting}
            while len(self._sheets) > MOST_SHEETS:
                self._sheets.popitem(last=False)
        return {source: known[source] for source in wanted if source in known}

    def look(self, sheet_id: int) -> SheetLook:
        """How the library shows a sheet now; raises `NotFound`."""
        if found_one := self.looks([sheet_id]):
            return found_one[sheet_id]
        raise NotFound("not-found", f"La fiche n° {sheet_id} n’existe pas.", id=sheet_id)

    def looks(self, ids: Collection[int]) -> dict[int, SheetLook]:
        """How the library shows sheets now; those it lacks are left out."""
        with self._database.read() as session:
            return plan_rows.looks(session, ids)

    def block_of(self, sheet_id: int, key: str) -> Block:
        """A new block of a sheet: its title, usual minutes and newest edition."""
        with self._database.read() as session:
            found(session, SheetRow, sheet_id, sheet_rows.LABEL)
        look = self.look(sheet_id)
        return Block(key, BlockKind.SHEET, look.title, look.usual, sheet_id, look.edition)

    def save(self, *, workshop_id: int, version: int, plan: Plan) -> Changes:
        """Keep a plan; a block that was there before keeps its row, one that is no longer there is gone.

        The hours of the half-days are the workshop's, whatever the plan says. Raises `InvalidInput` for a block that
        cannot be, `Refused` for a plan that does not hold together or not on the half-days of the workshop, `NotFound`
        for a sheet that does not exist, `Stale`.
        """
        rules.check(plan)
        with self._database.write() as session:
            editing(session, WorkshopRow, workshop_id, version, LABEL)
            session.flush()
            rules.check_halves(plan, plan_rows.half_ids(session, workshop_id))
            _check_texts(session, workshop_id, plan)
            plan_rows.write(session, workshop_id, plan)
        return _changes(workshop_id)

    def waive(self, *, workshop_id: int, code: str, reason: str) -> Changes:
        """Wave a warning off, for a reason; the workshop keeps its version."""
        if not code:
            raise InvalidInput("code", "Choisissez l’avertissement sur lequel passer outre.")
        if not reason.strip():
            raise InvalidInput("reason", "Dites en quelques mots pourquoi passer outre.")
        with self._database.write() as session:
            found(session, WorkshopRow, workshop_id, LABEL)
            session.merge(WaiverRow(workshop_id=workshop_id, code=code, reason=reason.strip()))
        return _changes(workshop_id)

    def unwaive(self, *, workshop_id: int, code: str) -> Changes:
        """Have a warning given again."""
        with self._database.write() as session:
            found(session, WorkshopRow, workshop_id, LABEL)
            if (row := session.get(WaiverRow, (workshop_id, code))) is not None:
                session.delete(row)
        return _changes(workshop_id)


def _changes(workshop_id: int) -> Changes:
    return Changes.of(Kind.AGENDA, workshop_id) | Changes.of(Kind.WORKSHOP, workshop_id)


def _frame(session: Session, row: WorkshopRow) -> Frame:
    enrolled = (
        select(func.count())
        .select_from(EnrolmentRow)
        .where(
            EnrolmentRow.workshop_id == row.id,
            EnrolmentRow.deleted_at.is_(None),
            EnrolmentRow.status != "cancelled",
        )
    )
    waived = select(WaiverRow.code, WaiverRow.reason).where(WaiverRow.workshop_id == row.id)
    return Frame(
        people=session.scalar(enrolled) or row.expected,
        trainers=tuple(row.trainers.split("\n")) if row.trainers else (),
        remote=row.remote,
        promised=tuple(row.promised.split("\n")) if row.promised else (),
        sold=row.sold_minutes,
        timezone=row.timezone,
        doors=row.doors_minutes,
        waived=dict(session.execute(waived.order_by(WaiverRow.code)).all()),
        briques=plan_rows.briques(session),
    )


def _texts(session: Session, sources: Collection[Source]) -> tuple[dict[Source, MethodSheet], list[Source]]:
    """The texts found, and the sources of which the text will never change."""
    read: dict[Source, MethodSheet] = {}
    lasting = [source for source in sources if source.adapted]
    for source in lasting:
        with suppress(InvalidInput):
            read[source] = adapted_sheet(source.adapted)
    plain = [source for source in sources if not source.adapted]
    ids = {source.sheet_id for source in plain}
    query = (
        select(EditionRow.sheet_id, EditionRow.number, EditionRow.text, SheetRow.slug)
        .join(SheetRow, SheetRow.id == EditionRow.sheet_id)
        .where(EditionRow.sheet_id.in_(ids), EditionRow.number.in_({source.edition for source in plain}))
    )
    for sheet_id, edition, text, slug in session.execute(query) if plain else ():
        if (source := Source(sheet_id, edition)) in plain:
            read[source] = read_sheet(text, slug)
            lasting.append(source)
    rest = [source for source in plain if source not in read]
    newest = select(SheetRow.id, SheetRow.slug, SheetRow.text, SheetRow.edition)
    rows = (
        session.execute(newest.where(SheetRow.id.in_({source.sheet_id for source in rest}))) if rest else ()
    )
    now = {sheet_id: (slug, text, edition) for sheet_id, slug, text, edition in rows}
    for source in rest:
        if source.sheet_id in now:
            slug, text, edition = now[source.sheet_id]
            draft = session.get(DraftRow, source.sheet_id) if edition == 0 else None
            read[source] = read_sheet(text, slug) if draft is None else sheet_rows.drafted_sheet(draft)
    return read, [source for source in lasting if source in read]


def adapted_sheet(text: str) -> MethodSheet:
    """The sheet as changed for one workshop; raises `InvalidInput` for anything else."""
    try:
        return from_plain(MethodSheet, json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InvalidInput(
            "adapted",
            "Le texte adapté d’une séquence n’est pas celui d’une fiche\u00a0: rien n’a été changé.",
        ) from error


def _check_texts(session: Session, workshop_id: int, plan: Plan) -> None:
    """Every text that was not kept before is one of a sheet that exists."""
    query = select(BlockRow.sheet_id, BlockRow.edition, BlockRow.adapted)
    kept = {tuple(row) for row in session.execute(query.where(BlockRow.workshop_id == workshop_id))}
    fresh = {block.source for block in plan if block.source is not None and block.source not in kept}
    for text in {source.adapted for source in fresh if source.adapted}:
        adapted_sheet(text)
    ids = {source.sheet_id for source in fresh}
    there = set(session.scalars(select(SheetRow.id).where(SheetRow.id.in_(ids)))) if ids else set()
    if gone := ids - there:
        raise NotFound(
            "not-found", f"La fiche n° {min(gone)} n’existe pas\u00a0: rien n’a été changé.", id=min(gone)
        )
