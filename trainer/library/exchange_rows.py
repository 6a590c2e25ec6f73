"""Incoming texts beside the rows that are here, and their taking in, in the caller’s transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from curriculum.brique_text import read_brique, write_brique
from curriculum.model import Brique, LearningPath, MethodSheet
from curriculum.pack import text_fingerprint
from curriculum.path_text import read_path, write_path
from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import fingerprint
from trainer.core.changes import Changes, Kind
from trainer.core.clock import Clock
from trainer.core.progress import Report, step
from trainer.library import attachment_rows, reading, sheet_rows
from trainer.library.exchange_records import (
    Arrival,
    Arrivals,
    Choice,
    Choices,
    Content,
    Item,
    Piece,
    Preview,
    Seen,
    Sort,
    State,
)
from trainer.library.exchange_rules import choices as allowed
from trainer.library.exchange_rules import sheet_state, usual_choice
from trainer.persistence.tables import BriqueRow, DraftRow, EditionRow, LearningPathRow, SheetRow
from trainer.persistence.work import touch

ASKED_AT_ONCE = 400
Row = SheetRow | BriqueRow | LearningPathRow
_TABLES: dict[Sort, Any] = {Sort.BRIQUE: BriqueRow, Sort.SHEET: SheetRow, Sort.PATH: LearningPathRow}
_KINDS = {Sort.BRIQUE: Kind.BRIQUE, Sort.SHEET: Kind.SHEET, Sort.PATH: Kind.PATH}


def compared(session: Session, arrivals: Arrivals) -> Preview:
    """Every incoming text beside what is here."""
    here = _Here(session, arrivals)
    items = [here.item(one) for one in arrivals.texts]
    items += [
        Item(Sort.SHEET, "", bad.file, bad.file, State.REFUSED, why=bad.why, line=bad.line)
        for bad in arrivals.bad
    ]
    named = {
        one.sha256
        for arrival in arrivals.texts
        if isinstance(arrival.content, MethodSheet)
        for one in arrival.content.attachments
        if one.sha256
    }
    brought = {piece.sha256 for piece in arrivals.pieces}
    absent = named - brought - set(attachment_rows.records(session, named - brought))
    return Preview(arrivals, tuple(items), len(absent))


class _Here:
    """The rows that bear the names of what comes in."""

    def __init__(self, session: Session, arrivals: Arrivals) -> None:
        self._session = session
        self._rows = {
            (sort, row.slug): row
            for sort in Sort
            for row in _rows(session, sort, [one.slug for one in arrivals.texts if one.sort is sort])
        }
        ids = [row.id for (sort, _), row in self._rows.items() if sort is Sort.SHEET]
        self._editions = editions_of(session, ids)
        self._drafts = dict(_drafts(session, ids))
        live = select(BriqueRow.slug).where(BriqueRow.deleted_at.is_(None))
        self._briques = set(session.scalars(live)) | {
            one.slug for one in arrivals.texts if one.sort is Sort.BRIQUE
        }

    def item(self, one: Arrival) -> Item:
        """The line of one incoming text."""
        item = Item(one.sort, one.slug, one.title, one.file, State.NEW, theirs=one.content)
        if isinstance(one.content, MethodSheet) and one.content.briques[0] not in self._briques:
            why = (
                f"sa brique « {one.content.briques[0][:60]} » n’existe pas ici\u00a0: ajoutez-la, ou importez "
                "aussi son fichier brique.md."
            )
            return replace(item, state=State.REFUSED, why=why)
        row = self._rows.get((one.sort, one.slug))
        if row is None:
            return item
        if isinstance(row, SheetRow):
            return self._sheet(item, one, row)
        item = replace(item, seen=Seen(row.id, row.version))
        return item if row.deleted_at is not None else _other(item, row)

    def _sheet(self, item: Item, one: Arrival, row: SheetRow) -> Item:
        draft = self._drafts.get(row.id)
        item = replace(item, seen=Seen(row.id, row.version, draft.version if draft is not None else 0))
        if row.deleted_at is not None or not isinstance(one.content, MethodSheet):
            return item
        published = row.edition > 0
        state, base = sheet_state(
            mine=text_fingerprint(row.text) if published else "",
            theirs=fingerprint(one.content),
            my_editions=self._editions.get(row.id, ()),
            their_editions=(*one.editions, text_fingerprint(one.text)) if one.editions else (),
            drafted=draft is not None,
        )
        mine = (
            sheet_rows.drafted_sheet(draft)
            if draft is not None and not published
            else read_sheet(row.text, row.slug)
        )
        return replace(item, state=state, base=base, mine=mine, drafted=draft is not None)


def _rows(session: Session, sort: Sort, slugs: list[str]) -> Iterator[Any]:
    table = _TABLES[sort]
    for start in range(0, len(slugs), ASKED_AT_ONCE):
        yield from session.scalars(select(table).where(table.slug.in_(slugs[start : start + ASKED_AT_ONCE])))


def editions_of(session: Session, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The fingerprints of every edition of some sheets, oldest first."""
    wanted, found = sorted(ids), dict[int, tuple[str, ...]]()
    for start in range(0, len(wanted), ASKED_AT_ONCE):
        query = (
            select(EditionRow.sheet_id, EditionRow.text)
            .where(EditionRow.sheet_id.in_(wanted[start : start + ASKED_AT_ONCE]))
            .order_by(EditionRow.sheet_id, EditionRow.number)
        )
        for sheet_id, text in session.execute(query):
            found[sheet_id] = (*found.get(sheet_id, ()), text_fingerprint(text))
    return found


def _drafts(session: Session, ids: list[int]) -> Iterator[tuple[int, DraftRow]]:
    for start in range(0, len(ids), ASKED_AT_ONCE):
        query = select(DraftRow).where(DraftRow.sheet_id.in_(ids[start : start + ASKED_AT_ONCE]))
        yield from ((row.sheet_id, row) for row in session.scalars(query))


def _other(item: Item, row: Row) -> Item:
    """A brique or a path has no editions: the text that Fabrique shipped is the one that both had."""
    theirs, mine = _text(item.theirs), row.text
    content: Content = (
        read_brique(mine, row.slug) if isinstance(row, BriqueRow) else read_path(mine, row.slug)
    )
    item = replace(item, mine=content)
    if _text(content) == theirs:
        return replace(item, state=State.SAME)
    shipped = row.shipped_sha
    if shipped == reading.text_sha(mine):
        return replace(item, state=State.THERE)
    if shipped == reading.text_sha(_text(item.theirs, placed=True)):
        return replace(item, state=State.HERE)
    return replace(item, state=State.CONFLICT)


def _text(content: Content | None, placed: bool = False) -> str:
    """The text of a brique or a path; the place of a brique on the wall is each one's own."""
    if isinstance(content, Brique):
        return write_brique(content if placed else replace(content, position=0))
    return write_path(content) if isinstance(content, LearningPath) else ""


def decided(preview: Preview, choices: Choices) -> list[tuple[Item, Choice]]:
    """What is to be taken in, and how; briques first, then sheets, then paths."""
    order = list(Sort)
    found: list[tuple[Item, Choice]] = []
    for item in sorted(preview.items, key=lambda one: order.index(one.sort)):
        wanted = choices.get(item.key, usual_choice(item))
        if wanted in allowed(item) and wanted is not Choice.MINE and wanted is not None:
            found.append((item, wanted))
    return found


class Taking:
    """The taking in of a preview, in one session."""

    def __init__(
        self, session: Session, preview: Preview, clock: Clock, content: Callable[[Piece], Iterable[bytes]]
    ) -> None:
        self._session, self._clock, self._content = session, clock, content
        arrivals = preview.arrivals
        who = arrivals.made_by or arrivals.source.name
        self._note = (f"Reçue de {who}" if arrivals.pack else f"Importée de {who}")[:500]
        self._copy = f" (version de {arrivals.made_by})" if arrivals.made_by else " (version reçue)"
        self._pieces = {piece.sha256: piece for piece in arrivals.pieces}

    def run(self, wanted: list[tuple[Item, Choice]], report: Report) -> Changes:
        """Write everything; raises `Cancelled` when asked to stop."""
        changes = Changes()
        for done, (item, choice) in enumerate(wanted):
            step(report, done, len(wanted), item.title)
            changes |= Changes.of(_KINDS[item.sort], self._take(item, choice))
        step(report, len(wanted), len(wanted), "")
        return changes

    def _take(self, item: Item, choice: Choice) -> int:
        if isinstance(item.theirs, MethodSheet):
            return self._sheet(item.theirs, choice)
        if isinstance(item.theirs, Brique):
            return self._brique(item.theirs)
        assert isinstance(item.theirs, LearningPath)
        return self._path(item.theirs, choice)

    def _sheet(self, sheet: MethodSheet, choice: Choice) -> int:
        session = self._session
        for one in sheet.attachments:
            if one.sha256 in self._pieces:
                piece = self._pieces[one.sha256]
                attachment_rows.store(session, piece.sha256, self._content(piece), one.name)
        if choice is Choice.BOTH:
            free = sheet_rows.free_slug(session, sheet.slug)
            sheet = replace(sheet, slug=free, title=sheet.title[: 300 - len(self._copy)] + self._copy)
        row = session.scalars(select(SheetRow).where(SheetRow.slug == sheet.slug)).one_or_none()
        if row is None:
            row = SheetRow(slug=sheet.slug)
        elif row.deleted_at is not None:
            row.deleted_at, row.retired = None, False
            session.execute(delete(DraftRow).where(DraftRow.sheet_id == row.id))
        touch(row)
        briques = sheet_rows.brique_ids(session)
        sheet_rows.publish(session, row, sheet, briques, self._note, self._clock)
        return row.id

    def _brique(self, brique: Brique) -> int:
        session = self._session
        row = session.scalars(select(BriqueRow).where(BriqueRow.slug == brique.slug)).one_or_none()
        if row is None:
            places = set(session.scalars(select(BriqueRow.position)))
            free = brique.position not in places
            row = BriqueRow(slug=brique.slug, position=brique.position if free else max(places) + 1)
            session.add(row)
        row.deleted_at = None
        row.title, row.colour, row.icon = brique.title, brique.colour, brique.icon
        row.proposition, row.text = brique.proposition, write_brique(brique)
        touch(row)
        session.flush()
        return row.id

    def _path(self, path: LearningPath, choice: Choice) -> int:
        session = self._session
        if choice is Choice.BOTH:
            taken, number = set(session.scalars(select(LearningPathRow.slug))), 2
            while f"{path.slug}-{number}" in taken:
                number += 1
            title = path.title[: 300 - len(self._copy)] + self._copy
            path = replace(path, slug=f"{path.slug}-{number}", title=title)
        query = select(LearningPathRow).where(LearningPathRow.slug == path.slug)
        row = session.scalars(query).one_or_none()
        if row is None:
            last = session.scalar(select(func.max(LearningPathRow.position))) or 0
            row = LearningPathRow(slug=path.slug, position=last + 1)
            session.add(row)
        row.deleted_at = None
        row.title, row.minutes, row.text = path.title, path.minutes, write_path(path)
        touch(row)
        session.flush()
        return row.id
