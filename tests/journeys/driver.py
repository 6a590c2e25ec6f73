"""Someone at the real window: a mouse that hits what is under it, a keyboard, eyes that read the screen.

Events enter through the window system's door, so what lies over a button takes its click and a modal dialog blocks
the window below. Nothing waits for time to pass: every wait ends with a signal of the worker or an event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QKeyCombination,
    QObject,
    QPoint,
    QRegularExpression,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QWidget,
)

from ui.kit.settings import Settings
from ui.main.start import Shell, opener

W = TypeVar("W", bound=QWidget)
WIDTH, HEIGHT = 1366, 768
PATIENCE_MS = 60_000
"""After this long without the awaited event something hangs: the journey fails instead of lasting for ever."""
NO_KEY = Qt.KeyboardModifier.NoModifier


def plain(text: str) -> str:
    """A text with every kind of space as one plain space."""
    return re.sub(r"\s+", " ", text).strip()


class Driver:
    """The window of Fabrique on one database; `tick` is called before each click and each key."""

    def __init__(self, url: str, folder: Path, tick: Callable[[], object] = lambda: None) -> None:
        application = QApplication.instance() or QApplication(["fabrique"])
        assert isinstance(application, QApplication)
        application.setApplicationName("fabrique")
        application.setApplicationDisplayName("Fabrique")
        self._folder, self._tick = folder, tick
        self.covered: list[str] = []
        self._closed = False
        self.shell = Shell(application, Settings(folder / "window.json"), opener(url))
        self.window = self.shell.window
        self.window.resize(WIDTH, HEIGHT)
        self.shell.show()
        self.until(lambda: self.window.context is not None and self.window.context.services is not None)
        self.settle()

    def close(self) -> None:
        """Close the window as its cross does; the services are closed and the thread has ended."""
        if self._closed:
            return
        self._closed = True
        self.window.close()
        self.shell.theme.deleteLater()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """A step of a journey; when it fails, what the screen showed is kept in the folder."""
        try:
            yield
        except BaseException as error:
            self._folder.mkdir(parents=True, exist_ok=True)
            stem = re.sub(r"\W+", "-", name)
            for number, top in enumerate(QApplication.topLevelWidgets()):
                if top.isVisible():
                    picture = self._folder / f"echec-{stem}-{number}.png"
                    top.grab().save(str(picture))
                    error.add_note(f"étape « {name} » : {picture}")
            raise

    # Waiting

    def settle(self) -> None:
        """Wait until the worker has delivered every job, and those they caused; an alert fails the step."""
        worker = self.shell.worker
        QApplication.processEvents()
        while worker.pending:
            loop = QEventLoop()
            worker.idle.connect(loop.quit)
            with _patience(loop) as limit:
                loop.exec()
                assert limit.isActive(), "the worker does not answer"
            worker.idle.disconnect(loop.quit)  # a timer may have asked for more: the next round waits for it
            QApplication.processEvents()
        alert = self.shell.context.notices.alert
        assert alert is None, f"alerte : {alert.accessibleName()}"

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is true on screen; a timer of the window may be on its way to it."""
        loop, asked = QEventLoop(), QTimer()
        asked.timeout.connect(lambda: loop.quit() if true() else None)
        asked.start(0)
        with _patience(loop):
            loop.exec()
        assert true(), "what was awaited did not come"

    # Finding

    @property
    def front(self) -> QWidget:
        """The modal dialog in front, otherwise the window."""
        return QApplication.activeModalWidget() or self.window

    def visible(self, name: str) -> bool:
        """True when a widget of that name is on screen, in front."""
        return any(one.isVisible() for one in self.front.findChildren(QWidget, name))

    def find(self, name: str, kind: type[W]) -> W:
        """The widget of that name on screen."""
        found = [one for one in self.front.findChildren(kind, name) if one.isVisible()]
        assert len(found) == 1, f"« {name} » : {len(found)} à l’écran"
        return found[0]

    def all(self, pattern: str, inside: QWidget | None = None) -> list[QWidget]:
        """The widgets on screen whose name matches, from top to bottom and left to right."""
        found = (inside or self.front).findChildren(QWidget, QRegularExpression(pattern))
        shown = [one for one in found if one.isVisible()]
        return sorted(shown, key=lambda one: _corner(one).toTuple()[::-1])

    def button(self, text: str) -> QAbstractButton:
        """The button on screen that says this."""
        buttons = (one for one in self.front.findChildren(QAbstractButton) if one.isVisible())
        found = [one for one in buttons if text in (plain(one.text()), plain(one.accessibleName()))]
        assert len(found) == 1, f"bouton « {text} » : {len(found)} à l’écran"
        return found[0]

    # Mouse

    def click(self, name: str) -> None:
        """Click in the middle of a widget and wait for what it does."""
        self.hit(self.find(name, QWidget))

    def press_button(self, text: str) -> None:
        """Click on the button that says this."""
        self.hit(self.button(text))

    def hit(self, widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
        """Click (twice) on a widget, in its middle or at a point of it, once it is in sight and enabled."""
        self._point(widget, at, NO_KEY, twice=twice)
        self.settle()

    def cell(self, name: str, row: int, column: int, *, twice: bool = False, extend: bool = False) -> None:
        """Click (twice) on a cell of a table; `extend` holds Shift."""
        view = self.find(name, QTableView)
        index = view.model().index(row, column)
        assert index.isValid(), f"« {name} » n’a pas de cellule {row}, {column}"
        view.scrollTo(index)
        keys = Qt.KeyboardModifier.ShiftModifier if extend else NO_KEY
        self._point(view.viewport(), view.visualRect(index).center(), keys, twice=twice)
        self.settle()

    def pick(self, name: str, text: str) -> None:
        """Click on the line of a list that begins with a text."""
        found = self.find(name, QListWidget)
        lines = [found.item(row) for row in range(found.count())]
        line = next((one for one in lines if plain(one.text()).startswith(text)), None)
        assert line is not None, f"« {text} » n’est pas proposé : {[one.text() for one in lines]}"
        found.scrollToItem(line)
        self.hit(found.viewport(), found.visualItemRect(line).center())

    def answer(self, name: str, text: str) -> None:
        """Click on a button that asks first, and answer with the button that says this."""

        def reply() -> None:
            if QApplication.activeModalWidget() is None:
                asked.start(0)
            else:
                self._point(self.button(text), None, NO_KEY)

        asked = QTimer()
        asked.setSingleShot(True)
        asked.timeout.connect(reply)
        asked.start(0)
        self.click(name)

    def give_file(self, act: Callable[[], object], path: Path) -> None:
        """Do what asks for a file, and type its path into the dialog that comes."""

        def reply() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                asked.start(0)
                return
            # The button that asked stays down until the dialog is gone: the keys go straight to the dialog.
            line = self.find("fileNameEdit", QLineEdit)
            line.setCompleter(None)  # type: ignore[arg-type]  # a popup, which an offscreen window cannot raise
            line.setFocus()
            QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            self.type(str(path))
            QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)

        self.shell.context.dialogs.native_files = False
        asked = QTimer()
        asked.setSingleShot(True)
        asked.timeout.connect(reply)
        asked.start(0)
        act()
        self.settle()

    def _point(
        self, widget: QWidget, at: QPoint | None, keys: Qt.KeyboardModifier, *, twice: bool = False
    ) -> None:
        assert widget.isVisible(), f"« {widget.objectName()} » n’est pas à l’écran"
        assert widget.isEnabled(), f"« {widget.objectName()} » est éteint"
        self._reveal(widget)
        self._uncover(widget, at)
        top = self._activate()
        place = widget.mapTo(top, at if at is not None else widget.rect().center())
        under = top.childAt(place)
        assert under is not None, f"« {widget.objectName()} » est hors de la fenêtre"
        over = under is widget or widget.isAncestorOf(under) or under.isAncestorOf(widget)
        assert over, f"« {under.objectName()} » ({type(under).__name__}) couvre « {widget.objectName()} »"
        self._tick()
        QTest.mouseMove(top.windowHandle(), place)
        act = QTest.mouseDClick if twice else QTest.mouseClick
        act(top.windowHandle(), Qt.MouseButton.LeftButton, keys, place)

    def _reveal(self, widget: QWidget) -> None:
        above: QObject | None = widget.parent()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(widget)
            above = above.parent()
        QApplication.processEvents()

    def _uncover(self, widget: QWidget, at: QPoint | None) -> None:
        """A notice that lies over the widget is closed first, as a person would."""
        notice = self.shell.context.notices.notice
        if notice is None or self.front is not self.window or notice.isAncestorOf(widget):
            return
        place = widget.mapTo(self.window, at if at is not None else widget.rect().center())
        under = self.window.childAt(place)
        if under is not None and (under is notice or notice.isAncestorOf(under)):
            self.covered.append(widget.objectName())
            cross = next(b for b in notice.findChildren(QAbstractButton) if not b.text())
            self._point(cross, None, NO_KEY)
            QApplication.processEvents()

    def _activate(self) -> QWidget:
        top = self.front
        if not top.isActiveWindow():
            top.activateWindow()
            assert QTest.qWaitForWindowActive(top), "the window does not come to the front"
        return top

    # Keyboard

    def press(self, *keys: str) -> None:
        """Press keys one after the other ("Ctrl+N", "Return"), waiting for what each does."""
        for name in keys:
            stroke: QKeyCombination = QKeySequence(name)[0]  # type: ignore[index]
            self._tick()
            QTest.keyClick(self._activate().windowHandle(), stroke.key(), stroke.keyboardModifiers())
            if not self._released():
                self.until(self._released)  # a button's own shortcut shows it pressed for a moment
            self.settle()

    def _released(self) -> bool:
        return not any(button.isDown() for button in self.window.findChildren(QAbstractButton))

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        top = self._activate()
        assert QApplication.focusWidget() is not None, "nothing has the focus"
        for letter in text:
            self._tick()
            if letter.isascii():
                QTest.keyClick(top.windowHandle(), ord(letter))
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # QTest knows ASCII alone
                if (focused := QApplication.focusWidget()) is not None:
                    QApplication.sendEvent(focused, QKeyEvent(kind, 0, NO_KEY, letter))

    def fill(self, name: str, text: str) -> None:
        """Click into a field and replace its text by typing."""
        self.click(name)
        self.press("Ctrl+A")
        self.type(text)
        assert plain(self.read(name)) == plain(text), f"« {name} » montre « {self.read(name)} »"

    def focused(self) -> str:
        """The name of the widget that would get the next key."""
        self._activate()
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def tab_to(self, name: str) -> None:
        """Go with the Tab key to a widget."""
        for _ in range(120):
            focused = QApplication.focusWidget()
            if focused is not None and focused.objectName() == name:
                return
            self.press("Tab")
        raise AssertionError(f"la touche Tab ne mène pas à « {name} »")

    def choose(self, name: str, text: str) -> None:
        """Go to a choice with Tab and go down to a text with the arrows."""
        self.tab_to(name)
        box = self.find(name, QComboBox)
        self.press("Home")
        for _ in range(box.count()):
            if plain(box.currentText()) == text:
                return
            self.press("Down")
        raise AssertionError(f"« {name} » ne propose pas « {text} »")

    # Eyes

    def read(self, name: str) -> str:
        """What a field, a choice, a label or a button shows."""
        widget = self.find(name, QWidget)
        if isinstance(widget, QPlainTextEdit):
            return plain(widget.toPlainText())
        if isinstance(widget, QComboBox):
            return plain(widget.currentText())
        assert isinstance(widget, QLineEdit | QLabel | QAbstractButton), f"« {name} » ne se lit pas"
        return plain(widget.text())

    def texts(self, inside: QWidget | None = None) -> list[str]:
        """Every text of the labels and buttons on screen."""
        found: list[str] = []
        for one in (inside or self.front).findChildren(QWidget):
            if one.isVisible() and isinstance(one, QLabel | QAbstractButton) and one.text():
                found.append(plain(one.text()))
        return found

    def see(self, *wanted: str) -> None:
        """Each text must stand in some label or button on screen."""
        shown = self.texts()
        for text in wanted:
            assert any(text in one for one in shown), f"« {text} » n’est pas à l’écran : {shown}"

    def said(self) -> str:
        """The notice on screen."""
        notice = self.shell.context.notices.notice
        return plain(notice.text.text()) if notice is not None and notice.isVisible() else ""

    def rows(self, name: str) -> list[list[str]]:
        """The texts of a table."""
        model = self.find(name, QTableView).model()
        return [
            [plain(str(model.index(row, column).data() or "")) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]


@contextmanager
def _patience(loop: QEventLoop) -> Iterator[QTimer]:
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(loop.quit)
    timer.start(PATIENCE_MS)
    yield timer
    timer.stop()


def _corner(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), QPoint(0, 0))
