"""The window « Modèles »: what was kept to begin others with; each is looked into, changed, handed on, used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError
from trainer.core.files import safe_name
from trainer.planning.records import SheetLook
from ui.kit.buttons import ghost, primary
from ui.kit.cards import EmptyState
from ui.kit.dialogs import file_filter
from ui.kit.errors import sentence
from ui.kit.labels import label
from ui.kit.layout import column, row, split
from ui.kit.notices import Notices
from ui.kit.page import PageContext
from ui.kit.table import Table
from ui.kit.theme import current
from ui.operations import beginnings, models
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.models_pane import ModelPane
from ui.pages.workshops.planner.models_words import model_columns

if TYPE_CHECKING:
    from trainer.planning.template_service import OpenTemplate, TemplateSummary

Use = Callable[[int], None]


def show_models(context: PageContext, use: Use) -> ModelsDialog:
    """Open the window; `use(number)` takes the model that is chosen, once the window is closed."""
    dialog = ModelsDialog(context, use)
    context.dialogs.show(dialog)
    return dialog


class ModelsDialog(QDialog):
    """Lists the models with what is in the chosen one. Entrée uses it, F2 renames it, Suppr deletes it."""

    def __init__(self, context: PageContext, use: Use) -> None:
        super().__init__()
        self._context, self._use = context, use
        self._wanted: int | None = None
        self._to_choose = 0
        self._restore: tuple[str, Callable[[], None]] | None = None
        self.setObjectName("models")
        self.setWindowTitle(self.tr("Modèles"))
        self.table: Table[TemplateSummary] = Table(
            model_columns(QCoreApplication.translate),
            self._nothing(),
            name=self.tr("Modèles"),
            sort_by="title",
        )
        named(self.table.view, "models.table", self.tr("Modèles"))
        self.view = ModelPane(context)
        self.title = named(QLineEdit(), "models.title", self.tr("Titre du modèle choisi"))
        self.about = named(QLineEdit(), "models.about", self.tr("Description du modèle choisi"))
        self.export = named(ghost(self.tr("Exporter…"), self._export, icon="upload"), "models.export")
        self.import_ = named(ghost(self.tr("Importer…"), self._import, icon="download"), "models.import")
        self.rename = named(ghost(self.tr("Renommer"), self._rename, icon="pencil"), "models.rename")
        self.delete = named(ghost(self.tr("Supprimer"), self._delete, icon="trash-2"), "models.delete")
        self.use = named(primary(self.tr("Utiliser ce modèle"), self._take, icon="check"), "models.use")
        self.close_button = named(ghost(self.tr("Fermer"), self.reject), "models.close")
        self._error = named(label("", "error", wrap=True), "models.error")
        self._lay_out()
        self._connect()
        self._choose(None)
        self._load()

    def _nothing(self) -> EmptyState:
        return EmptyState(
            "copy",
            self.tr("Pas encore de modèle"),
            self.tr(
                "Un modèle est le déroulé d’un atelier ou d’une journée, gardé pour en commencer d’autres\u00a0: "
                "ouvrez un atelier, puis «\u00a0Modèle\u00a0», en haut."
            ),
        )

    def _lay_out(self) -> None:
        self.title.setMaxLength(200)
        self.title.setPlaceholderText(self.tr("Titre du modèle"))
        self.about.setMaxLength(500)
        self.about.setPlaceholderText(self.tr("Description\u00a0: pour qui, pour quoi"))
        self.rename.setToolTip("F2")
        self.delete.setToolTip(self.tr("Suppr"))
        self.use.setToolTip(self.tr("Entrée"))
        buttons = (self.rename, self.delete, self.use, self.close_button, self.export, self.import_)
        for button in buttons:
            button.setAutoDefault(False)
        line = row(self.title, self.rename, self.delete)
        line.setStretch(0, 1)
        self._edit = QWidget()
        self._edit.setLayout(column(line, self.about, gap=6))
        panes = QWidget()  # under the notices: a splitter would take them for a pane
        panes.setLayout(column(split(self.table, self.view, sizes=(1, 1))))
        self.notices = Notices(panes)
        whole = column(
            label(self.tr("Modèles"), "heading", wrap=True),
            panes,
            self._edit,
            self._error,
            4,
            row(self.import_, self.export, None, self.close_button, self.use),
            gap=10,
            margins=24,
        )
        whole.setStretchFactor(panes, 1)
        self.setLayout(whole)
        self.resize(min(current().scale.px(1020), 1280), min(current().scale.px(620), 700))

    def _connect(self) -> None:
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(lambda _: self._take())
        self.title.returnPressed.connect(self._rename)
        self.about.editingFinished.connect(lambda: self.view.describe(self.about.text()))
        self.view.failed.connect(self._refused)
        self.view.kept.connect(self._calm)
        self.finished.connect(self._keep_notice)
        self._context.bus.changed.connect(self._changed)
        for keys, act in (("F2", self._to_title), ("Del", self._delete), ("Ctrl+Z", self._undo)):
            shortcut = QShortcut(QKeySequence(keys), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # What is shown

    def _load(self) -> None:
        beginnings.list_models(self._context, done=self._list)

    def _changed(self, changes: Changes) -> None:
        if Kind.TEMPLATE in changes.kinds:
            self._load()

    def _list(self, found: tuple[TemplateSummary, ...]) -> None:
        line = self.table.view.currentIndex().row()
        first, typing = line < 0, self.title.hasFocus()
        self.table.set_records(found, keep=lambda one: one.id)
        if self._to_choose:
            self.table.select(lambda one: one.id == self._to_choose)
            self._to_choose = 0
        if self.table.current() is None and found:
            self.table.view.selectRow(min(max(0, line), len(found) - 1))
        for part in (self._edit, self.view, self.use, self.export):
            part.setVisible(bool(found))
        if not found:
            self._choose(None)
        if found and (first or typing):
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not found:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, model: TemplateSummary | None) -> None:
        self.title.setText(model.title if model is not None else "")
        for part in (self.title, self.about, self.rename, self.delete, self.use, self.export):
            part.setEnabled(model is not None)
        wanted = model.id if model is not None else None
        if wanted != self._wanted:
            self._calm()
            self.view.clear()
            self.about.clear()
        self._wanted = wanted
        if model is not None:
            beginnings.open_model(
                self._context, template_id=model.id, done=self._show, failed=self.view.show_error
            )

    def _show(self, found: tuple[OpenTemplate, dict[int, SheetLook]]) -> None:
        if found[0].summary.id == self._wanted:
            self.view.show_model(found[0])
            if not self.about.hasFocus():
                self.about.setText(self.view.about)

    # What the person does

    def _to_title(self) -> None:
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    def _rename(self) -> None:
        model = self.table.current()
        if model is None:
            return
        if self.title.text().strip() == model.title:
            self._to_title()
            return
        beginnings.rename_model(
            self._context,
            template_id=model.id,
            version=model.version,
            title=self.title.text(),
            done=self._renamed,
            failed=self._fail,
        )

    def _delete(self) -> None:
        model, context = self.table.current(), self._context
        if model is None:
            return
        text = self.tr("Le modèle «\u00a0{0}\u00a0» est supprimé.").format(model.title)

        def restore() -> None:
            beginnings.restore_model(context, template_id=model.id)

        def done(_: Changes) -> None:
            if shiboken6.isValid(self):
                self._restore = (text, restore)
                self.notices.undo(text, restore)
            else:
                context.notices.undo(text, restore)

        beginnings.delete_model(self._context, template_id=model.id, done=done, failed=self._fail)

    def _calm(self) -> None:
        self._error.setText("")
        self._error.hide()

    def _renamed(self, changes: Changes) -> None:
        self._calm()
        self._restore = None
        self.notices.say(self.tr("Le modèle a son nouveau titre."))

    def _keep_notice(self) -> None:
        """What was typed is kept; the way back from a deletion that was still offered goes on to the window."""
        self.view.describe(self.about.text())
        if self._restore is not None and self.notices.notice is not None:
            self._context.notices.undo(*self._restore)

    def _undo(self) -> None:
        notice = self.notices.notice
        if notice is not None and notice.button is not None:
            notice.button.click()

    def _take(self) -> None:
        if (model := self.table.current()) is not None:
            self.accept()
            self._use(model.id)

    def _export(self) -> None:
        model = self.table.current()
        if model is None:
            return
        kind = file_filter(self.tr("Modèle"), ["json"])
        name = safe_name(f"{model.title}.json")
        path = self._context.dialogs.save_file(self.tr("Exporter un modèle"), name, kind)
        if path is not None:
            models.export_model(
                self._context, template_id=model.id, path=path, done=self._written, failed=self._fail
            )

    def _import(self) -> None:
        kind = file_filter(self.tr("Modèle"), ["json"])
        path = self._context.dialogs.open_file(self.tr("Importer un modèle"), kind)
        if path is not None:
            models.import_model(self._context, path=path, done=self._taken_in, failed=self._fail)

    def _written(self, path: Path) -> None:
        self._restore = None
        self.notices.say(self.tr("Le modèle est écrit dans «\u00a0{0}\u00a0».").format(path.name))

    def _taken_in(self, opened: OpenTemplate) -> None:
        text = self.tr("Le modèle «\u00a0{0}\u00a0» est repris.").format(opened.summary.title)
        if opened.missing:
            text = self.tr("{0} Fiches absentes, qui seront des séquences libres\u00a0: {1}.").format(
                text, ", ".join(opened.missing)
            )
        self._restore = None
        self.notices.say(text)
        self._to_choose = opened.summary.id
        self._load()

    def _refused(self, error: FabriqueError) -> None:
        """An edit was not kept: say why, and show what is there now."""
        self._load()
        self._fail(error)

    def _fail(self, error: FabriqueError) -> None:
        words = sentence(error)
        self._error.setText(" ".join(part for part in (words.what, words.advice) if part))
        self._error.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "table"):
            self.table.restyle()
