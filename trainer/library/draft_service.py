"""Writing sheets: drafts kept as typed, editions published, compared and taken up again, translations."""

from __future__ import annotations

import json
from dataclasses import replace

from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from curriculum.header import SheetTextError
from curriculum.model import MethodSheet, Translation
from curriculum.plain import as_plain
from curriculum.sheet_text import read_sheet
from curriculum.sheet_write import fingerprint, write_sheet
from curriculum.tidying import tidied
from trainer.core.changes import Changes, Kind
from trainer.core.clock import Clock, system_clock
from trainer.core.errors import InvalidInput, NotFound, Refused, Stale
from trainer.core.text import slug, tidy_line
from trainer.library import rules, search_rows, sheet_rows
from trainer.library.comparison import FieldChange, compare_sheets
from trainer.library.records import Draft, EditionRecord, TranslationRecord
from trainer.persistence.tables import DraftRow, EditionRow, SheetRow
from trainer.persistence.work import Database, editing, found, touch

LONGEST_NOTE = 500
LONGEST_DRAFT = 2_000_000
LABEL = sheet_rows.LABEL


class DraftService:
    """One draft at most per sheet; a sheet that was never published is but its draft."""

    def __init__(self, database: Database, clock: Clock = system_clock) -> None:
        self._database = database
        self._clock = clock

    # Drafts

    def start(self, *, sheet: MethodSheet) -> Changes:
        """A new sheet that is only a draft; its short name is made from its title, or freed of clashes."""
        with self._database.write() as session:
            return Changes.of(Kind.SHEET, start(session, sheet).id)

    def open(self, sheet_id: int) -> Draft:
        """The draft under way, else the published text, to begin one from."""
        with self._database.read() as session:
            row = found(session, SheetRow, sheet_id, LABEL)
            draft = session.get(DraftRow, sheet_id)
            if draft is None:
                return Draft(row.id, 0, row.edition, row.edition, read_sheet(row.text, row.slug), None)
            sheet = sheet_rows.drafted_sheet(draft)
            return Draft(row.id, draft.version, draft.based_on, row.edition, sheet, draft.changed_at)

    def save(self, *, sheet_id: int, version: int, sheet: MethodSheet) -> int:
        """Keep the draft as typed, complete or not; gives its new version. `version` is the one last seen, 0 for none.

        Raises `Stale` when another window saved since.
        """
        with self._database.write() as session:
            row = found(session, SheetRow, sheet_id, LABEL)
            draft = session.get(DraftRow, sheet_id)
            if (draft.version if draft is not None else 0) != version:
                raise Stale("stale", "Ce brouillon a été modifié entre-temps, dans une autre fenêtre.")
            if draft is None:
                draft = DraftRow(sheet_id=sheet_id, based_on=row.edition)
                session.add(draft)
            else:
                set_committed_value(draft, "version", version)
                touch(draft)
            draft.data = _as_data(replace(sheet, slug=row.slug))
            if row.edition == 0:
                _mirror(session, row, sheet)
            session.flush()
            return draft.version

    def propose(self, *, sheet_id: int, sheet: MethodSheet) -> Changes:
        """Begin a draft from a text that was changed elsewhere (for one workshop).

        Raises `Refused` when a draft is under way already: it is left as it is.
        """
        with self._database.write() as session:
            row = found(session, SheetRow, sheet_id, LABEL)
            if row.edition == 0 or session.get(DraftRow, sheet_id) is not None:
                raise Refused(
                    "draft-under-way",
                    "Un brouillon de cette fiche est déjà en cours\u00a0: publiez-le ou abandonnez-le dans la "
                    "bibliothèque, puis recommencez. Il n’a pas été touché.",
                )
            data = _as_data(replace(sheet, slug=row.slug))
            session.add(DraftRow(sheet_id=sheet_id, based_on=row.edition, data=data))
        return Changes.of(Kind.SHEET, sheet_id)

    def discard(self, *, sheet_id: int) -> Changes:
        """Forget the draft; a sheet that was never published goes with it."""
        with self._database.write() as session:
            row = found(session, SheetRow, sheet_id, LABEL)
            if row.edition == 0:
                row.deleted_at = self._clock()
            else:
                session.execute(delete(DraftRow).where(DraftRow.sheet_id == sheet_id))
        return Changes.of(Kind.SHEET, sheet_id)

    def bring_back(self, *, sheet_id: int, sheet: MethodSheet) -> Changes:
        """Undo `discard`: the draft as it was."""
        with self._database.write() as session:
            row = session.get(SheetRow, sheet_id)
            if row is None:
                raise NotFound("not-found", "Cette fiche n’existe plus.")
            row.deleted_at = None
            if session.get(DraftRow, sheet_id) is None:
                session.add(DraftRow(sheet_id=sheet_id, based_on=row.edition, data=_as_data(sheet)))
        return Changes.of(Kind.SHEET, sheet_id)

    # Editions

    def publish(self, *, sheet_id: int, version: int, note: str = "") -> Changes:
        """Make the draft the new edition. Raises `InvalidInput` at the field that stops it, `Stale` as `save` does."""
        with self._database.write() as session:
            row = found(session, SheetRow, sheet_id, LABEL)
            draft = session.get(DraftRow, sheet_id)
            if draft is None:
                raise Refused("no-draft", "Il n’y a pas de brouillon à publier\u00a0: rien n’a changé.")
            if draft.version != version:
                raise Stale("stale", "Ce brouillon a été modifié entre-temps, dans une autre fenêtre.")
            if draft.based_on != row.edition:
                raise Stale(
                    "stale-edition",
                    f"La version {row.edition} de cette fiche a paru depuis\u00a0: comparez avant de publier.",
                )
            sheet = checked(sheet_rows.drafted_sheet(draft))
            self._publish(session, row, sheet, note)
            session.delete(draft)
        return Changes.of(Kind.SHEET, sheet_id)

    def rebase(self, *, sheet_id: int, version: int) -> int:
        """Keep the draft although a newer edition came out: it will follow that one. Gives the draft's new version."""
        with self._database.write() as session:
            row = found(session, SheetRow, sheet_id, LABEL)
            draft = editing_draft(session, sheet_id, version)
            draft.based_on = row.edition
            session.flush()
            return draft.version

    def history(self, sheet_id: int) -> tuple[EditionRecord, ...]:
        """The editions, the newest first."""
        with self._database.read() as session:
            found(session, SheetRow, sheet_id, LABEL)
            query = (
                select(EditionRow.number, EditionRow.made_at, EditionRow.note)
                .where(EditionRow.sheet_id == sheet_id)
                .order_by(EditionRow.number.desc())
            )
            return tuple(EditionRecord(*row) for row in session.execute(query))

    def edition(self, sheet_id: int, number: int) -> MethodSheet:
        """What edition `number` said."""
        with self._database.read() as session:
            return _edition(session, sheet_id, number)

    def compare(self, sheet_id: int, *, before: int, after: int | None) -> tuple[FieldChange, ...]:
        """What changed from edition `before` to edition `after`, or to the draft under way when None."""
        with self._database.read() as session:
            old = _edition(session, sheet_id, before)
            if after is not None:
                return compare_sheets(old, _edition(session, sheet_id, after))
            draft = session.get(DraftRow, sheet_id)
            return compare_sheets(old, sheet_rows.drafted_sheet(draft)) if draft is not None else ()

    def restore(self, *, sheet_id: int, number: int) -> Changes:
        """A new edition that says what edition `number` said; a draft under way stays."""
        with self._database.write() as session:
            row = found(session, SheetRow, sheet_id, LABEL)
            if number == row.edition:
                raise Refused("same-edition", f"La version {number} est déjà celle que vous lisez.")
            self._publish(
                session, row, _edition(session, sheet_id, number), f"Reprise de la version {number}"
            )
        return Changes.of(Kind.SHEET, sheet_id)

    def retire(self, *, sheet_id: int, version: int) -> Changes:
        """Take a sheet out of the lists; it stays where it is used."""
        with self._database.write() as session:
            editing(session, SheetRow, sheet_id, version, LABEL).retired = True
        return Changes.of(Kind.SHEET, sheet_id)

    def unretire(self, *, sheet_id: int, version: int) -> Changes:
        """Put a retired sheet back in the lists."""
        with self._database.write() as session:
            editing(session, SheetRow, sheet_id, version, LABEL).retired = False
        return Changes.of(Kind.SHEET, sheet_id)

    # Copies and languages

    def duplicate(self, *, sheet_id: int) -> Changes:
        """A new draft that says the same."""
        sheet = self.open(sheet_id).sheet
        copy = replace(sheet, slug="", title=f"Copie de «\u00a0{sheet.title}\u00a0»", tested=())
        return self.start(sheet=copy)

    def translate(self, *, sheet_id: int, language: str) -> Changes:
        """A new draft in another language ("en", "ar", "pt-BR"), bound to what the master says today."""
        language = tidy_line(language)
        with self._database.write() as session:
            row = found(session, SheetRow, sheet_id, LABEL)
            if row.translation_of or row.edition == 0:
                raise Refused("not-a-master", "On traduit une fiche publiée, depuis sa langue d’origine.")
            master = read_sheet(row.text, row.slug)
            if not language or language == master.language:
                raise InvalidInput("language", "Choisissez une autre langue que celle de la fiche.")
            if any(one.language == language for one in _translations(session, row.slug)):
                raise Refused("translated", f"Cette fiche a déjà une version en « {language} ».")
            sheet = replace(
                master,
                slug=f"{row.slug}-{slug(language)}",
                language=language,
                translation=Translation(row.slug, fingerprint(master)),
                tested=(),
            )
            return Changes.of(Kind.SHEET, start(session, sheet).id, sheet_id)

    def translations(self, sheet_id: int) -> tuple[TranslationRecord, ...]:
        """The sheet in every language it has, its master first; empty when there is but one."""
        with self._database.read() as session:
            row = found(session, SheetRow, sheet_id, LABEL)
            name = row.translation_of or row.slug
            master = session.scalars(
                select(SheetRow).where(SheetRow.slug == name, SheetRow.deleted_at.is_(None))
            ).one_or_none()
            others = _translations(session, name)
            if not others:
                return ()
            today = fingerprint(read_sheet(master.text, name)) if master is not None and master.text else ""
            first = (
                [TranslationRecord(master.id, master.language, master.title, None, True)] if master else []
            )
            return (*first, *(_translation(session, one, today) for one in others))

    def master(self, sheet_id: int) -> MethodSheet | None:
        """The sheet that this one translates, as published today."""
        with self._database.read() as session:
            row = found(session, SheetRow, sheet_id, LABEL)
            query = select(SheetRow).where(SheetRow.slug == row.translation_of, SheetRow.deleted_at.is_(None))
            master = session.scalars(query).one_or_none() if row.translation_of else None
            return read_sheet(master.text, master.slug) if master is not None and master.text else None

    def follow_master(self, *, sheet_id: int, version: int) -> int:
        """Say that the draft of a translation is up to date with its master. Gives the draft's new version."""
        master = self.master(sheet_id)
        draft = self.open(sheet_id)
        if master is None:
            raise Refused("no-master", "Cette fiche n’est la traduction d’aucune autre.")
        bound = replace(draft.sheet, translation=Translation(master.slug, fingerprint(master)))
        return self.save(sheet_id=sheet_id, version=version, sheet=bound)

    def _publish(self, session: Session, row: SheetRow, sheet: MethodSheet, note: str) -> None:
        note = tidy_line(note)
        if len(note) > LONGEST_NOTE:
            raise InvalidInput("note", f"La note tient en {LONGEST_NOTE} caractères au plus.")
        touch(row)
        briques = sheet_rows.brique_ids(session)
        sheet_rows.publish(session, row, replace(sheet, slug=row.slug), briques, note, self._clock)


def checked(sheet: MethodSheet) -> MethodSheet:
    """The sheet as its file will hold it. Raises `InvalidInput` at the field that stops a publication."""
    sheet = tidied(sheet)
    for remark in rules.missing(sheet):
        raise InvalidInput(remark.field, remark.text)
    try:
        return read_sheet(write_sheet(sheet), sheet.slug)
    except SheetTextError as error:
        raise InvalidInput("title", f"La fiche ne peut pas être écrite\u00a0: {error.message}") from error


def start(session: Session, sheet: MethodSheet) -> SheetRow:
    """The row of a new sheet that is only a draft."""
    name = sheet_rows.free_slug(session, slug(sheet.slug or sheet.title))
    row = SheetRow(slug=name, edition=0, text="")
    _mirror(session, row, sheet)
    session.add(row)
    session.flush()
    session.add(DraftRow(sheet_id=row.id, based_on=0, data=_as_data(replace(sheet, slug=name))))
    session.flush()
    return row


def editing_draft(session: Session, sheet_id: int, version: int) -> DraftRow:
    """The draft as the window saw it. Raises `Refused` when there is none."""
    draft = session.get(DraftRow, sheet_id)
    if draft is None:
        raise Refused("no-draft", "Il n’y a pas de brouillon de cette fiche.")
    set_committed_value(draft, "version", version)
    touch(draft)
    return draft


def _mirror(session: Session, row: SheetRow, sheet: MethodSheet) -> None:
    # A sheet that was never published has no text: its columns show the draft.
    sheet = tidied(sheet)
    short = replace(sheet, title=tidy_line(sheet.title)[:300], promise=tidy_line(sheet.promise)[:1000])
    sheet_rows.set_columns(row, short)
    sheet_rows.set_briques(session, row, sheet, sheet_rows.brique_ids(session))
    session.add(row)
    session.flush()
    search_rows.put(session, row.id, sheet, (link.brique_id for link in row.briques))


def _as_data(sheet: MethodSheet) -> str:
    data = json.dumps(as_plain(sheet), ensure_ascii=False)
    if len(data) > LONGEST_DRAFT:
        raise InvalidInput("title", "Ce brouillon est trop long pour être gardé\u00a0: retirez du texte.")
    return data


def _edition(session: Session, sheet_id: int, number: int) -> MethodSheet:
    query = select(EditionRow.text).where(EditionRow.sheet_id == sheet_id, EditionRow.number == number)
    text = session.scalar(query)
    if text is None:
        raise NotFound("not-found", f"Cette fiche n’a pas de version {number}.")
    return read_sheet(text, f"version {number}")


def _translations(session: Session, name: str) -> list[SheetRow]:
    query = select(SheetRow).where(SheetRow.translation_of == name, SheetRow.deleted_at.is_(None))
    return list(session.scalars(query.order_by(SheetRow.language, SheetRow.id)))


def _translation(session: Session, row: SheetRow, today: str) -> TranslationRecord:
    draft = session.get(DraftRow, row.id)
    sheet = (
        sheet_rows.drafted_sheet(draft)
        if draft is not None and row.edition == 0
        else read_sheet(row.text, "")
    )
    current = sheet.translation.fingerprint == today
    return TranslationRecord(row.id, row.language, row.title, current, row.edition > 0)
