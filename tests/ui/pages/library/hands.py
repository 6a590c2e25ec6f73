"""Hands for the editor of sheets: typing with accents, opening a sheet, waiting until its draft is kept."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from curriculum.model import MethodSheet, SheetKind
from tests.ui.pages.library.conftest import Desk
from trainer.core.changes import Kind
from ui.kit.inputs import GrowingText
from ui.kit.page import Route
from ui.pages.library.edit.base import FieldEditor
from ui.pages.library.edit.keeper import Kept
from ui.pages.library.edit.new_sheet import blank_sheet
from ui.pages.library.edit.view import EditView


def type_in(widget: QWidget, text: str) -> None:
    """Type letter after letter at the end, as a keyboard does."""
    widget.setFocus()
    if isinstance(widget, QLineEdit) and not widget.hasSelectedText():
        widget.end(False)
    elif isinstance(widget, GrowingText) and not widget.textCursor().hasSelection():
        widget.moveCursor(QTextCursor.MoveOperation.End)
    for letter in text:
        key, shown = (Qt.Key.Key_Return, "\r") if letter == "\n" else (Qt.Key(0), letter)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, shown)
            QApplication.sendEvent(widget, event)


def retype(widget: QWidget, text: str) -> None:
    """Type over what is there."""
    widget.setFocus()
    assert isinstance(widget, QLineEdit | GrowingText)
    widget.selectAll()
    type_in(widget, text)


def choose(box: QComboBox, value: object) -> None:
    """Choose in a list by its data."""
    place = box.findData(value)
    assert place >= 0, value
    box.setFocus()
    box.setCurrentIndex(place)


def press(desk: Desk, name: str) -> None:
    """Press a button that is there and on."""
    button = desk.find(name)
    assert isinstance(button, QAbstractButton)
    assert button.isVisible(), name
    assert button.isEnabled(), name
    button.click()


def focused(desk: Desk) -> QWidget:
    """Where the keyboard is."""
    found: QWidget | None = desk.window.focusWidget()
    assert found is not None
    return found


def new_draft(desk: Desk, *, title: str = "Zibeline", brique: str = "mobiliser") -> int:
    """A new sheet, opened in the editor."""
    sheet = blank_sheet(title, SheetKind.TOOL, brique)
    sheet_id = desk.app.drafts.start(sheet=sheet).first(Kind.SHEET)
    write(desk, sheet_id)
    return sheet_id


def open_slug(desk: Desk, slug: str) -> int:
    """A shipped sheet, opened in the editor."""
    sheet_id = desk.app.library.sheet_by_slug(slug).id
    write(desk, sheet_id)
    return sheet_id


def write(desk: Desk, sheet_id: int) -> None:
    """Open a sheet in the editor."""
    desk.qtbot.waitUntil(desk.window.isActiveWindow)  # shortcuts wait for it
    desk.go(Route("library", sheet_id, "edit"))
    desk.qtbot.waitUntil(lambda: view(desk).history.loaded and view(desk).keeper.sheet_id == sheet_id)
    desk.settle()


def view(desk: Desk) -> EditView:
    """The editor."""
    editor = desk.page.room.editor
    assert editor is not None
    return editor


def editor_of(desk: Desk, name: str) -> FieldEditor:
    """The editor of a field, its section open."""
    form = view(desk).form
    form.section_of(name).show_open(True)
    return form.boxes[name].editor


def kept(desk: Desk, sheet_id: int) -> MethodSheet:
    """The draft as it was committed, without waiting for the pause after the last key."""
    keeper = view(desk).keeper
    keeper.flush()
    desk.qtbot.waitUntil(lambda: not keeper.dirty and keeper.state is Kept.SAVED, timeout=10_000)
    desk.settle()
    return desk.app.drafts.open(sheet_id).sheet
