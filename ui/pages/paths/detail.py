"""One path: its stages beside its fields, with what one does with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError, InvalidInput, Stale
from trainer.library.path_records import PathLook, PathPart, PathRecord
from trainer.partners.records import Partner
from ui.kit.buttons import ghost, icon_button, primary, quiet
from ui.kit.cards import Card
from ui.kit.dialogs import FormDialog
from ui.kit.errors import sentence
from ui.kit.labels import Pill, label
from ui.kit.layout import column, row, scrolling
from ui.kit.page import PageContext
from ui.kit.theme import current
from ui.kit.tokens import Tone
from ui.operations import paths as operations
from ui.pages.paths.papers import PathPapers
from ui.pages.paths.path_form import path_form
from ui.pages.paths.presenter import Draft, Words, values_of
from ui.pages.paths.stages import Stages
from ui.pages.paths.start import open_start


class Detail(QWidget):
    """Reads and writes one path. What was typed stays until it is saved or given up."""

    back = Signal()
    saved = Signal(int)
    delete_wanted = Signal()
    duplicate_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._words = Words(QCoreApplication.translate)
        self.draft = Draft.of(None)
        self.path_id: int | None = None
        self._asked = 0
        self._filling = False
        self.papers = PathPapers(context, self)
        self.start_dialog: FormDialog | None = None
        self.stages = Stages()
        self.form = path_form()
        self._form_card = Card(self.form, margins=16)
        self._lay_out()
        self.form.changed.connect(self._typed)
        self.stages.added.connect(self._add)
        self.stages.moved.connect(self._move)
        self.stages.removed.connect(self._remove)
        self.stages.timed.connect(self._time)
        self._name_fields()

    # What is shown

    def show_new(self) -> None:
        """An empty path."""
        self.path_id = None
        self._fill(Draft.of(None))
        operations.list_parts(self._context, done=self.stages.set_parts)
        self.form.focus_first()

    def forget(self) -> None:
        """What was shown is no more."""
        self.path_id = None
        self._fill(Draft.of(None))

    def load(self, path_id: int) -> None:
        """A path as it is kept."""
        self.path_id = path_id
        operations.list_parts(self._context, done=self.stages.set_parts)
        operations.load_path(self._context, path_id=path_id, done=self._loaded, failed=self._gone)

    def _loaded(self, record: PathRecord) -> None:
        if record.id == self.path_id:
            self._fill(Draft.of(record))

    def _gone(self, error: FabriqueError) -> None:
        self._context.notices.error(error)
        self.back.emit()

    def _fill(self, draft: Draft) -> None:
        self.draft = draft
        self._filling = True
        self.form.set_values(values_of(draft))
        self.stages.clear_search()
        for line in self.form.findChildren(QLineEdit):
            line.setCursorPosition(0)
        self._filling = False
        self._complain("")
        if draft.stored is not None:
            self._asked += 1
            self.stages.show_look(draft.stored.look, draft.path.minutes)
        else:
            self._look()
        self._show_state()

    def _show_state(self) -> None:
        stored, dirty = self.draft.stored, self.draft.dirty
        self.heading.setText(self.draft.path.title or self.tr("Nouveau parcours"))
        self.state.setVisible(dirty)
        self.save_button.setEnabled(dirty)
        self.discard_button.setEnabled(dirty and stored is not None)
        for button in (self.delete_button, self.copy_button, self.start_button):
            button.setVisible(stored is not None)
        self.start_button.setEnabled(not dirty)
        tip = self.tr("Enregistrez d’abord le parcours.") if dirty else ""
        self.start_button.setToolTip(tip)

    def _look(self, place: int | None = None) -> None:
        """Ask what the stages come to, then aim at one; an answer overtaken by a newer question is dropped."""
        self._asked += 1
        asked, path = self._asked, self.draft.path

        def show(look: PathLook) -> None:
            if asked == self._asked:
                self.stages.show_look(look, path.minutes)
                if place is not None:
                    self.stages.aim(place)

        operations.look_at(self._context, path=path, done=show)

    # Stages

    def _add(self, part: PathPart) -> None:
        place = self.draft.add(part)
        self._changed_stages(place)

    def _move(self, place: int, target: int) -> None:
        if self.draft.move(place, target - place):
            self._changed_stages(target)

    def _remove(self, place: int) -> None:
        before = self.draft.path.items
        title = self.stages.list.item(place).text()
        self.draft.remove(place)
        self._changed_stages(min(place, len(self.draft.path.items) - 1))
        stored = self.draft.stored

        def put_back() -> None:
            if self.draft.stored is stored:
                self.draft.put(before)
                self._changed_stages(place)

        self._context.notices.undo(self.tr("Étape enlevée\u00a0: {0}.").format(title), put_back)

    def _time(self, place: int, minutes: int) -> None:
        self.draft.set_minutes(place, minutes)
        self._changed_stages(place)

    def _changed_stages(self, place: int) -> None:
        self._show_state()
        self._look(place)

    def _typed(self) -> None:
        if self._filling:
            return
        before = (self.draft.path.minutes, self.draft.path.days, self.draft.path.group)
        self.draft.take(self.form.values())
        self._show_state()
        if before != (self.draft.path.minutes, self.draft.path.days, self.draft.path.group):
            self._look()

    # What the person does

    def save(self) -> None:
        """Keep what is on screen."""
        self._write(fresh=False)

    def _save_over(self) -> None:
        self._write(fresh=True)

    def _write(self, *, fresh: bool) -> None:
        if not self.save_button.isEnabled() or not self.form.validate():
            return
        self._complain("")
        self.save_button.setEnabled(False)
        stored, path, price = self.draft.stored, self.draft.path, self.draft.price
        if stored is None:
            operations.create_path(
                self._context, path=path, price=price, done=self._kept, failed=self._refused
            )
            return
        operations.edit_path(
            self._context,
            path_id=stored.id,
            version=None if fresh else stored.version,
            path=path,
            price=price,
            done=self._kept,
            failed=self._refused,
        )

    def _kept(self, changes: Changes) -> None:
        title = self.draft.path.title
        path_id = changes.first(Kind.PATH)
        self._context.notices.say(self.tr("«\u00a0{0}\u00a0» est enregistré.").format(title))
        self.path_id = path_id
        operations.load_path(self._context, path_id=path_id, done=self._reloaded)

    def _reloaded(self, record: PathRecord) -> None:
        self._fill(Draft.of(record))
        self.saved.emit(record.id)

    def _refused(self, error: FabriqueError) -> None:
        self._show_state()
        if isinstance(error, InvalidInput) and self.form.has(error.field):
            self.form.show_error(error.field, error.message)
            self.form.widget(error.field).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        words = sentence(error)
        self._complain(" ".join((words.what, words.advice)).strip(), stale=isinstance(error, Stale))

    def discard(self) -> None:
        """Give up what was typed; the notice puts it back."""
        typed, stored = self.draft, self.draft.stored
        if stored is None:
            return

        def type_again() -> None:
            if self.draft.stored is stored:
                self._fill(typed)
                self._look()

        self._fill(Draft.of(stored))
        self._context.notices.undo(self.tr("Modifications abandonnées."), type_again)

    def reload(self) -> None:
        """Take what is kept now, in the place of what was typed."""
        if self.path_id is not None:
            self.load(self.path_id)

    def preview(self) -> None:
        """Show the programme of what is on screen, saved or not."""
        self.papers.programme(self.draft.path, self.draft.price)

    def start(self) -> None:
        """Ask for the partner and the hours of a workshop."""
        operations.list_partners(self._context, done=self._ask_start)

    def _ask_start(self, partners: tuple[Partner, ...]) -> None:
        if self.draft.stored is not None:
            self.start_dialog = open_start(self._context, self.draft.stored, partners)

    # How it is laid out

    def _lay_out(self) -> None:
        self._build_head()
        content = QWidget()
        self._panes = QHBoxLayout(content)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(16)
        self._area = scrolling(self._form_card)
        self._panes.addWidget(self.stages, 4)
        self._panes.addWidget(self._area, 5)
        self._error = label("", "error", wrap=True)
        self._error.setObjectName("paths.error")
        self.reload_button = quiet(self.tr("Recharger"), self.reload, icon="refresh-cw")
        self.keep_button = quiet(self.tr("Garder la mienne"), self._save_over, icon="save")
        self.discard_button = ghost(self.tr("Abandonner"), self.discard, icon="undo-2")
        self.save_button = primary(self.tr("Enregistrer"), self.save, icon="check", shortcut="Ctrl+S")
        for button, name in (
            (self.reload_button, "stale.reload"),
            (self.keep_button, "stale.keep"),
            (self.discard_button, "discard"),
            (self.save_button, "save"),
        ):
            button.setObjectName(f"paths.{name}")
        foot = row(self._error, self.reload_button, self.keep_button, self.discard_button, self.save_button)
        foot.setStretch(0, 1)
        whole = column(self._head, scrolling(content), foot, gap=14)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._complain("")

    def _build_head(self) -> None:
        back = icon_button("arrow-left", self.tr("Tous les parcours"), self.back.emit)
        back.setObjectName("paths.back")
        self.heading = label("", "title", wrap=True)
        self.state = Pill(self.tr("Non enregistré"), Tone.WARNING)
        self.copy_button = icon_button("copy", self.tr("Dupliquer ce parcours"), self.duplicate_wanted.emit)
        self.delete_button = icon_button("trash-2", self.tr("Supprimer ce parcours"), self.delete_wanted.emit)
        self.preview_button = ghost(self.tr("Aperçu"), self.preview, icon="eye", shortcut="Ctrl+P")
        self.start_button = ghost(
            self.tr("Créer un atelier"), self.start, icon="calendar-plus", shortcut="Ctrl+Shift+N"
        )
        for button, name in (
            (self.copy_button, "copy"),
            (self.delete_button, "delete"),
            (self.preview_button, "preview"),
            (self.start_button, "start"),
        ):
            button.setObjectName(f"paths.{name}")
        self._head = row(
            back,
            self.heading,
            self.state,
            self.copy_button,
            self.delete_button,
            self.preview_button,
            self.start_button,
            gap=10,
        )
        self._head.setStretch(1, 1)

    def _name_fields(self) -> None:
        for key in values_of(self.draft):
            self.form.widget(key).setObjectName(f"paths.form.{key}")
        keys = QShortcut(
            QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        keys.activated.connect(self.save)

    def _complain(self, text: str, *, stale: bool = False) -> None:
        self._error.setText(text)
        self.reload_button.setVisible(stale)
        self.keep_button.setVisible(stale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stages beside the form, or above it, all in one scroll, when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < current().scale.px(820)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._panes.direction() != direction:
            self._panes.setDirection(direction)
            self._area.setMinimumHeight(self._form_card.sizeHint().height() if narrow else 0)
