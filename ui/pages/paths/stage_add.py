"""The line that adds a stage: type the name of a brique or a sheet, and Return."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from trainer.library.path_records import PathPart
from ui.kit.buttons import ghost
from ui.kit.icons import icon
from ui.kit.layout import row
from ui.operations.paths import Parts
from ui.pages.paths.presenter import Words, matching


class AddBar(QWidget):
    """Emits `wanted(part)`. The suggestions lie over the page, without a window of their own."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._words = Words(QCoreApplication.translate)
        self._parts: Parts = ()
        self._shown: list[PathPart] = []
        self.list = QListWidget(self)
        self.list.setObjectName("paths.add.list")
        self.list.setAccessibleName(self.tr("Propositions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.field = QLineEdit()
        self.field.setObjectName("paths.add.name")
        self.field.setAccessibleName(self.tr("Ajouter une étape\u00a0: nom d’une brique ou d’une fiche"))
        self.field.setPlaceholderText(self.tr("Ajouter\u00a0: nom d’une brique ou d’une fiche…"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(icon("plus", "ink_faint"), QLineEdit.ActionPosition.LeadingPosition)
        self.add = ghost(self.tr("Ajouter"), self._take_typed, icon="plus")
        self.add.setObjectName("paths.add.button")
        line = row(self.field, self.add)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(self._suggest)
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self._take_typed)
        self.list.itemClicked.connect(lambda item: self._take_row(self.list.row(item)))

    def set_parts(self, parts: Parts) -> None:
        """What can be added."""
        self._parts = parts

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field: the arrows go through the suggestions, Escape and leaving put them away."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
        if not self.list.isVisible() or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.list.hide()
            return True
        if event.key() not in steps:
            return False
        self.list.setCurrentRow((self.list.currentRow() + steps[event.key()]) % self.list.count())
        return True

    def _suggest(self, text: str) -> None:
        self._shown = matching(self._parts, text)
        self.list.clear()
        self.list.addItems([self._words.part(part) for part in self._shown])
        self.list.setVisible(bool(self._shown))
        if self._shown:
            self.list.setCurrentRow(0)
            self._place()

    def _place(self) -> None:
        if self.list.parentWidget() is not self.window():
            self.list.setParent(self.window())
        corner = self.field.mapTo(self.window(), self.field.rect().bottomLeft())
        height = self.list.sizeHintForRow(0) * self.list.count() + 2 * self.list.frameWidth() + 2
        room = self.window().height() - corner.y() - 12
        self.list.setGeometry(corner.x(), corner.y() + 4, self.field.width(), min(height, room))
        self.list.show()
        self.list.raise_()

    def _take_typed(self) -> None:
        if self.list.isVisible():
            self._take_row(self.list.currentRow())
        else:
            self._suggest(self.field.text())
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_row(self, place: int) -> None:
        if 0 <= place < len(self._shown):
            part = self._shown[place]
            self.list.hide()
            self.field.clear()
            self.wanted.emit(part)
