"""The line over the form: which sheet, where its draft stands, undo and redo, remarks, the page, publishing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QUndoStack
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from ui.kit.buttons import Button, icon_button, primary, quiet
from ui.kit.icons import icon
from ui.kit.labels import label
from ui.kit.layout import column, row


@dataclass(frozen=True, slots=True)
class HeaderActions:
    """What the buttons do."""

    back: Callable[[], object]
    undo: Callable[[], object]
    redo: Callable[[], object]
    remarks: Callable[[], object]
    page: Callable[[], object]
    history: Callable[[], object]
    publish: Callable[[], object]
    discard: Callable[[], object]
    duplicate: Callable[[], object]
    translate: Callable[[], object]
    languages: Callable[[], object]
    retire: Callable[[], object]


class OneLine(QLabel):
    """A text that is cut with "…" when there is no room; the whole is its tooltip."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = ""

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._cut()

    @property
    def whole(self) -> str:
        """The text without the cut."""
        return self._whole

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        """Cut anew."""
        self._cut()

    def _cut(self) -> None:
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(self.width(), 40))
        if self.text() != cut:
            self.setText(cut)


class EditHeader(QWidget):
    """Shows what it is told; every button calls its action."""

    def __init__(self, actions: HeaderActions) -> None:
        super().__init__()
        tr = self.tr
        back = icon_button("arrow-left", tr("Revenir à la fiche"), actions.back)
        back.setObjectName("edit.back")
        self.title = OneLine("lead")
        self.status = label("", "caption")
        self.status.setObjectName("edit.status")
        self.undo = icon_button("undo-2", tr("Annuler (Ctrl+Z)"), actions.undo)
        self.redo = icon_button("redo-2", tr("Rétablir (Ctrl+Maj+Z)"), actions.redo)
        self.remarks = quiet("", actions.remarks, icon="lightbulb")
        self.remarks.setCheckable(True)
        self.remarks.setToolTip(tr("Ce qui mérite un coup d’œil (F8 va à la suivante)"))
        self.page = icon_button("eye", tr("La page imprimée, à côté (F9)"), actions.page)
        self.page.setCheckable(True)
        self.history = icon_button("history", tr("Versions et comparaison"), actions.history)
        self.more = icon_button("ellipsis", tr("Autres actions"))
        self.more.setMenu(self._menu(actions))
        self.publish = primary(tr("Publier…"), actions.publish, icon="send")
        for name in ("undo", "redo", "remarks", "page", "history", "more", "publish"):
            getattr(self, name).setObjectName(f"edit.{name}")
        words = column(self.title, self.status, gap=0)
        buttons = (self.undo, self.redo, self.remarks, self.page, self.history, self.more, self.publish)
        line = row(back, 4, words, 8, *buttons, gap=4)
        line.setStretch(2, 1)
        self.setLayout(line)

    def show_history(self, stack: QUndoStack) -> None:
        """What can be undone and redone, by name."""
        for button, able, text, plain in (
            (self.undo, stack.canUndo(), stack.undoText(), self.tr("Annuler")),
            (self.redo, stack.canRedo(), stack.redoText(), self.tr("Rétablir")),
        ):
            self._enable(button, able)
            keys = self.tr("Ctrl+Z") if button is self.undo else self.tr("Ctrl+Maj+Z")
            words = self.tr("{0}\u00a0: {1}").format(plain, text) if able and text else plain
            button.setToolTip(self.tr("{0} ({1})").format(words, keys))
            button.setAccessibleName(words)

    def show_sheet_state(self, *, published: bool, retired: bool, translatable: bool) -> None:
        """Which of the other actions make sense."""
        self.retire_action.setText(self.tr("Remettre la fiche") if retired else self.tr("Retirer la fiche"))
        self.retire_action.setVisible(published)
        self.translate_action.setVisible(translatable)
        self.discard_action.setText(
            self.tr("Abandonner le brouillon") if published else self.tr("Abandonner cette fiche")
        )

    def _enable(self, button: Button, on: bool) -> None:
        if button.isEnabled() != on:
            button.setEnabled(on)

    def _menu(self, actions: HeaderActions) -> QMenu:
        menu = QMenu(self)
        self.duplicate_action = self._entry(
            menu, "duplicate", self.tr("Dupliquer"), "copy", actions.duplicate
        )
        self.translate_action = self._entry(
            menu, "translate", self.tr("Traduire…"), "globe", actions.translate
        )
        self.languages_action = self._entry(
            menu, "languages", self.tr("Autres langues"), "list", actions.languages
        )
        menu.addSeparator()
        self.retire_action = self._entry(
            menu, "retire", self.tr("Retirer la fiche"), "archive", actions.retire
        )
        self.discard_action = self._entry(
            menu, "discard", self.tr("Abandonner le brouillon"), "trash-2", actions.discard
        )
        return menu

    def _entry(self, menu: QMenu, name: str, text: str, icon_name: str, run: Callable[[], object]) -> QAction:
        action = QAction(icon(icon_name), text, menu)
        action.setObjectName(f"edit.{name}")
        action.triggered.connect(lambda: run())
        menu.addAction(action)
        return action
