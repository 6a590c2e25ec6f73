"""Inputs for long forms: texts as tall as what they hold, boxes that a wheel does not change, one undo for all."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

_REDO = (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


def asks_history(event: QKeyEvent) -> bool:
    """True for the keys of undo and redo (Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y)."""
    return (
        event.matches(QKeySequence.StandardKey.Undo)
        or event.matches(QKeySequence.StandardKey.Redo)
        or (event.modifiers(), event.key()) == _REDO
    )


class HistoryKeys(QObject):
    """Leaves undo and redo to the shortcuts of the form: an input would keep them for its own text."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse to take the keys of undo and redo."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and asks_history(event)
        ):
            event.ignore()
            return True
        return False


def share_history(widget: QWidget) -> None:
    """Have a text input obey the undo and redo of the form it stands in."""
    widget.installEventFilter(HistoryKeys(widget))


class Line(QLineEdit):
    """A line of text that shares the form's undo."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        share_history(self)

    def show_text(self, text: str) -> None:
        """Show a text from its beginning; the cursor stays when it is the one shown already."""
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)


class CalmCombo(QComboBox):
    """A choice that the wheel leaves alone: in a form, it scrolls the form."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Hand the wheel on."""
        event.ignore()

    def set_editable(self) -> None:
        """Let the person type something that is not in the list."""
        self.setEditable(True)
        self.setStyleSheet("QComboBox { padding-right: 4px }")  # the arrow has its room already
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self.lineEdit()
        if line is not None:
            share_history(line)
            line.setStyleSheet("border: 0; padding: 0; min-height: 0; background: transparent")

    def show_text(self, text: str) -> None:
        """Show a text in an editable choice, from its beginning."""
        if self.currentText() != text:
            self.setCurrentIndex(self.findText(text))
            self.setEditText(text)
            line = self.lineEdit()
            if line is not None and not line.hasFocus():
                line.setCursorPosition(0)


class GrowingText(QPlainTextEdit):
    """A text as tall as what it holds; Tab leaves it. With `single`, Return is not part of the text.

    `typed` comes after each change by the person. With `single`, `returned` tells Return, `emptied` a Backspace in an
    empty text, `pasted` the lines of a text that was more than one.
    """

    typed = Signal()
    returned = Signal()
    emptied = Signal()
    pasted = Signal(list)

    def __init__(self, *, lines: int = 1, single: bool = False, placeholder: str = "") -> None:
        super().__init__()
        self._lines, self._single = lines, single
        self._showing = False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setPlaceholderText(placeholder)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        share_history(self)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self._fit()

    def text(self) -> str:
        """The text, its no-break spaces kept (`toPlainText` makes them plain)."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show a text; the cursor stays when it is the one shown already."""
        if self.text() == text:
            return
        place = self.textCursor().position()
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return and Backspace in a text of a list speak to the list; Page keys go to the form."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        elif self._single and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returned.emit()
        elif self._single and event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Several lines pasted in a text of a list are several texts."""
        lines = [line.strip() for line in source.text().splitlines() if line.strip()]
        if self._single and len(lines) > 1:
            self.pasted.emit(lines)
        elif self._single:
            self.insertPlainText(lines[0] if lines else "")
        else:
            super().insertFromMimeData(source)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Everything is shown: the wheel scrolls the form."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text, another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_lines"):
            self._fit()

    def sizeHint(self) -> QSize:
        """As tall as the text."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine."""
        return QSize(60, self._height())

    def _height(self) -> int:
        lines = max(self._lines, round(self.document().size().height()))
        frame = self.height() - self.viewport().height() if self.isVisible() else 16
        return lines * self.fontMetrics().lineSpacing() + max(16, min(frame, 24)) + 2

    def _changed(self) -> None:
        if not self._showing:
            self.typed.emit()

    def _fit(self) -> None:
        height = self._height()
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
