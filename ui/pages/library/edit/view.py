"""The editor of a sheet: the form, its sections at the left, the printed page at the right, the draft kept."""

from __future__ import annotations

from collections import Counter
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from curriculum.model import MethodSheet
from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError
from trainer.library.records import BriqueRecord, SheetRecord
from trainer.library.rules import Remark, warnings
from ui.kit.page import PageContext, Route
from ui.operations import drafts
from ui.operations.drafts import Desk
from ui.pages.library.edit import figures
from ui.pages.library.edit.acts import SheetActs, Told
from ui.pages.library.edit.collision import Collision
from ui.pages.library.edit.frame import EditFrame
from ui.pages.library.edit.header import HeaderActions
from ui.pages.library.edit.history import Place
from ui.pages.library.edit.keeper import DraftKeeper, Kept
from ui.pages.library.edit.list_fields import BriquesField, MaterialsField
from ui.pages.library.edit.master import MasterSide
from ui.pages.library.edit.steps_field import StepsField
from ui.pages.library.edit.words import remarks_count, status_words

THINK_MS = 250


class EditView(EditFrame):
    """`open` begins with a sheet; `leave` keeps what is typed. Goes elsewhere through routes."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._desk: Desk | None = None
        self._fresh = False
        self.keeper = DraftKeeper(context, lambda: self.history.sheet, self)
        self.acts = SheetActs(
            context,
            self.keeper,
            Told(self._sheet, self._record, self._show_errors, lambda _: self.collision.meet(), self.go_back),
            self,
        )
        self.build(
            HeaderActions(
                back=self.go_back,
                undo=self.undo,
                redo=self.redo,
                remarks=self._toggle_remarks,
                page=self.toggle_page,
                history=self._open_history,
                publish=self.acts.publish,
                discard=self.acts.discard,
                duplicate=self.acts.duplicate,
                translate=self.acts.translate,
                languages=self._open_history,
                retire=self.acts.retire,
            )
        )
        self.master = MasterSide(self.form, self.pane, self.history, self)
        self.collision = Collision(context, self.keeper, self.history, self.form, self)
        self._think = QTimer(self)
        self._think.setSingleShot(True)
        self._think.setInterval(THINK_MS)
        self._think.timeout.connect(self._remark)
        self._connect()

    # Opening and leaving

    def open(self, sheet_id: int) -> None:
        """Begin, or go on, with a sheet."""
        same = self._desk is not None and self._desk.record.id == sheet_id
        if same and (self.keeper.dirty or self._fresh):
            return
        drafts.open_desk(
            self._context,
            sheet_id=sheet_id,
            done=self._begin,
            failed=self._lost,
            busy=self.tr("Ouverture de la fiche…"),
        )

    def leave(self) -> None:
        """The person goes elsewhere: what is typed is handed to the worker."""
        self.keeper.flush()
        if self._fresh and self._desk is not None:
            drafts.tell_draft(self._context, sheet_id=self._desk.record.id)
        self._fresh = False

    def go_back(self) -> None:
        """To the sheet as one reads it, or to the wall when there is none to read."""
        record = self._record()
        self.leave()
        if record.summary.edition or self.keeper.seen.version:
            self._context.navigate(Route("library", record.id, "sheet"))
        else:
            self._context.navigate(Route("library"))

    def on_changes(self, changes: Changes) -> None:
        """A brique was renamed, the sheet was retired: show it; what is typed stays."""
        if self._desk is not None and not self.keeper.dirty:
            own = self._desk.record.id in changes.ids(Kind.SHEET)
            if own or Kind.BRIQUE in changes.kinds:
                drafts.open_desk(
                    self._context, sheet_id=self._desk.record.id, done=self._freshen, failed=self._lost
                )

    def undo(self) -> None:
        """Take the last step back."""
        self.history.undo()

    def redo(self) -> None:
        """Do it again."""
        self.history.redo()

    def next_remark(self) -> None:
        """Go to the next field that is worth a look."""
        if (remark := self.remarks.next()) is not None:
            self.form.go_to(remark.field)

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.at_section.connect(self.rail.show_current)
        self.form.at_section.connect(self.jump.show_current)
        self.rail.chosen.connect(self.form.go_to_section)
        self.jump.chosen.connect(self.form.go_to_section)
        self.remarks.chosen.connect(lambda remark: self.form.go_to(remark.field))
        self.history.changed.connect(self._changed)
        self.history.moved.connect(self._moved)
        self.history.stack.indexChanged.connect(self._stack_moved)
        self.keeper.changed.connect(self._show_status)
        self.keeper.stale.connect(self.collision.meet)
        self.keeper.told.connect(self._context.notices.error)
        self.pane.hidden_wanted.connect(self.toggle_page)
        self.form.tell("steps", StepsField, "total", lambda it: it.total_wanted.connect(self._take_total))
        self._context.theme.changed.connect(self.restyle)
        for keys, action in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Y", self.redo),
            ("F8", self.next_remark),
            ("F9", self.toggle_page),
            ("Ctrl+PgUp", lambda: self._next_section(-1)),
            ("Ctrl+PgDown", lambda: self._next_section(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _begin(self, desk: Desk) -> None:
        draft = desk.draft
        again = self._desk is not None and self._desk.record.id == desk.record.id
        self._desk, self._fresh = desk, False
        if not again or draft.sheet != self.history.sheet:
            self.history.load(draft.sheet)
        self.keeper.begin(desk.record.id, draft.version, draft.sheet, draft.changed_at)
        self._show_briques(desk.briques)
        if not again:
            self.form.close_sections()
            self.form.verticalScrollBar().setValue(0)
            self.pane.forget()
        self.form.show_errors(())
        self.form.show_sheet(draft.sheet)
        self.master.begin(desk)
        self._show_sheet_state(desk)
        self.header.show_history(self.history.stack)
        self._show_sheet_wide()
        self._remark()
        self._show_status()
        self.pane.want()
        if not again:
            self.form.go_to("promise" if draft.sheet.title else "title")
            self.form.verticalScrollBar().setValue(0)

    def _freshen(self, desk: Desk) -> None:
        """What stands around the draft, read anew."""
        if self._desk is not None and desk.record.id == self._desk.record.id:
            self._desk = desk
            self._show_briques(desk.briques)
            self._show_sheet_state(desk)
            self._show_status()

    def _lost(self, error: FabriqueError) -> None:
        self._context.notices.error(error)
        self._context.navigate(Route("library"))

    def _show_sheet_state(self, desk: Desk) -> None:
        summary = desk.record.summary
        self.header.show_sheet_state(
            published=summary.edition > 0,
            retired=summary.retired,
            translatable=summary.edition > 0 and not summary.translation_of,
        )

    # What the sheet says now

    def _sheet(self) -> MethodSheet:
        return self.history.sheet

    def _record(self) -> SheetRecord:
        assert self._desk is not None
        return self._desk.record

    def _edited(self, name: str, value: Any, where: str, typed: bool) -> None:
        if self.history.loaded and name != "slug":
            self.history.put(name, value, where=where, typed=typed)

    def _changed(self) -> None:
        self._fresh = True
        self.keeper.touch()
        self.pane.want()
        self._think.start()
        self._show_sheet_wide()

    def _moved(self, place: Place) -> None:
        self.form.show_sheet(self.history.sheet)
        if place.field:
            self.form.go_to(place.field, place.where)

    def _stack_moved(self) -> None:
        if shiboken6.isValid(self) and shiboken6.isValid(self.history.stack):  # it tells even while it dies
            self.header.show_history(self.history.stack)

    def _show_sheet_wide(self) -> None:
        """What one field shows of another: the title, the group, the durations."""
        sheet = self.history.sheet
        self.header.title.show_text(sheet.title or self.tr("Fiche sans titre"))
        group = (sheet.group.ideal, sheet.trainers)
        self.form.tell("materials", MaterialsField, "group", lambda it: it.set_group(*group))
        self.form.tell("steps", StepsField, "durations", lambda it: it.set_durations(sheet.duration))

    def _show_briques(self, briques: tuple[BriqueRecord, ...]) -> None:
        self.form.tell("briques", BriquesField, "briques", lambda it: it.set_briques(briques))

    def _remark(self) -> None:
        sheet = self.history.sheet
        remarks = warnings(sheet)
        self.form.show_remarks(remarks)
        self.remarks.show_remarks(remarks)
        self.header.remarks.setText(remarks_count(len(remarks)))
        if not remarks:
            self.remarks.hide()
            self.header.remarks.setChecked(False)
        self.header.remarks.setVisible(bool(remarks))
        self.rail.show_counts(Counter(self.form.section_of(one.field).spec.key for one in remarks))
        self.form.open_wanted(sheet)
        self.master.show_state(sheet)

    def _show_status(self) -> None:
        if self._desk is not None:
            fresh = self._fresh or self.keeper.state is not Kept.CLEAN
            words = status_words(
                self.keeper.state, self.keeper.saved_at, self._desk.record.summary.edition, fresh
            )
            self.header.status.setText(words)

    def _take_total(self) -> None:
        sheet = figures.with_total(self.history.sheet)
        self.history.put("duration", sheet.duration)
        self.form.show_sheet(sheet)

    def _toggle_remarks(self) -> None:
        self.remarks.setVisible(self.header.remarks.isChecked())
        if self.remarks.isVisible():
            self.remarks.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_errors(self, errors: tuple[Remark, ...]) -> None:
        self.show_form()
        self.form.show_errors(errors)

    def _next_section(self, step: int) -> None:
        keys = list(self.form.sections)
        place = keys.index(self.rail.current) + step
        if 0 <= place < len(keys):
            self.form.go_to_section(keys[place])

    def _open_history(self) -> None:
        self.leave()
        self._context.navigate(Route("library", self._record().id, "history"))
