"""The box of Ctrl+K over the window: sheets, partners, people, workshops, papers, paths, and actions.

A child of the window, not a window of its own: the focus stays in its field until something is chosen or Escape
gives it back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from trainer.reports.search_records import FoundGroup
from ui.kit.aloud import announce
from ui.kit.cards import Card, SearchField
from ui.kit.labels import label
from ui.kit.layout import column
from ui.kit.page import PageContext
from ui.kit.theme import current
from ui.main.palette_actions import Action, matching
from ui.main.palette_found import action_line, found_groups
from ui.main.palette_list import Line, PaletteList, flat
from ui.main.palette_recent import Recent
from ui.operations.search import LatestSearch

TYPING_MS = 40
LIMIT = 5
"""Things shown of each kind."""
MOST_ACTIONS = 5
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Palette(QWidget):
    """`chosen` carries a `Line`; `offered` gives the actions of this moment."""

    chosen = Signal(object)

    def __init__(
        self, context: PageContext, offered: Callable[[], Sequence[Action]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._host = parent
        self._context, self._offered = context, offered
        self._search = LatestSearch(context)
        self._actions: Sequence[Action] = ()
        self._found: list[tuple[str, list[Line]]] = []
        self._words = ""
        self._touched = False
        self._before: QWidget | None = None
        self._build()
        parent.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self.field = SearchField(
            self.tr("Tout chercher\u00a0: une fiche, une association, une action…"), delay_ms=TYPING_MS
        )
        self.field.setObjectName("palette.field")
        self.field.setAccessibleName(self.tr("Tout chercher, ou dire ce qu’il faut faire"))
        self.field.searched.connect(self._look)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list = PaletteList()
        self.list.picked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._announce)
        self.nothing = label("", "soft", wrap=True)
        self.nothing.setObjectName("palette.nothing")
        self.nothing.setContentsMargins(12, 8, 12, 8)
        self._hint = label(self.tr("↑ ↓ choisir · Entrée ouvrir · Échap fermer"), "caption")
        self._hint.setContentsMargins(12, 2, 12, 2)
        self.panel = Card(gap=8, margins=12)
        self.panel.setParent(self)
        whole = column(self.field, self.list, self.nothing, self._hint, gap=6)
        whole.setStretch(1, 1)
        self.panel.add(whole)

    def open(self) -> None:
        """Over the window, the field empty; a second time closes."""
        if self.isVisible():
            self.close_box()
            return
        self._before = self.window().focusWidget()
        self._actions = self._offered()
        self._found, self._words = [], ""
        self.field.clear()
        self.setGeometry(self._host.rect())
        self._show_lines()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_box(self, *, give_back: bool = True) -> None:
        """Close, and give the focus back to who had it."""
        self._search.drop()
        self.hide()
        before, self._before = self._before, None
        if give_back and before is not None and _alive(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field drive the list; the window's size is ours."""
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._host.rect())
        elif watched is self.field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._press(event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: object) -> None:
        """Keep the panel in the middle, near the top."""
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "panel"):
            self.list.scheduleDelayedItemsLayout()
            self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_box()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The window behind steps back."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(0, 0, 0, 150 if current().palette.dark else 90))

    # Typing

    def _typed(self, text: str) -> None:
        """Actions at once; what the database holds a moment later."""
        if not self.isVisible():
            return
        self._words, self._touched = text.strip(), False
        if not self._words:
            self._found = []
            self._search.drop()
        self._show_lines()

    def _look(self) -> None:
        """Ask the database; a space after the last word says that it is whole."""
        words = self.field.text().lstrip()
        if words.strip() and self.isVisible() and self._context.services is not None:
            self._search.everywhere(words=words, limit=LIMIT, done=self._answered)

    def _answered(self, groups: tuple[FoundGroup, ...]) -> None:
        self._found = found_groups(groups)
        self._show_lines(answered=True)

    def _show_lines(self, *, answered: bool = False) -> None:
        line = self.list.current()
        keep = line.key if line is not None and self._touched else ""
        lines = flat(self._groups())
        self.list.show_lines(lines, keep)
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        if answered:
            self.nothing.setText(
                self.tr("Rien pour «\u00a0{0}\u00a0». Essayez un autre mot, ou le début d’un nom.").format(
                    self._words
                )
            )
        elif not lines:
            self.nothing.setText(self.tr("Recherche…"))
        self._place()

    def _groups(self) -> list[tuple[str, Sequence[Line]]]:
        if self._words:
            found = [action_line(one) for one in matching(self._words, self._actions)]
            return [(self.tr("Actions"), found[:MOST_ACTIONS]), *self._found]
        everything = [action_line(one) for one in self._actions]
        return [(self.tr("Ouvert récemment"), self._recent().lines()), (self.tr("Actions"), everything)]

    def _recent(self) -> Recent:
        services = self._context.services
        return Recent(self._context.settings, services.url if services is not None else "")

    # Choosing

    def _is_ours(self, event: QKeyEvent) -> bool:
        """Keys that must not reach the shortcuts of the page behind; Ctrl+K itself closes."""
        key = (event.key(), event.modifiers())
        return key != (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    def _press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._touched = True
            self.list.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.close_box()
        elif key not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):  # the focus stays in the box
            return False
        return True

    def _choose(self) -> None:
        line = self.list.current()
        if line is not None:
            self._recent().note(line)
            self.close_box(give_back=line.route is None)
            QTimer.singleShot(0, self, lambda: self.chosen.emit(line))

    def _announce(self) -> None:
        """Tell a screen reader what the arrows chose: the focus does not move."""
        line = self.list.current()
        if line is not None and self.isVisible():
            announce(self.field, line.spoken)

    def _place(self) -> None:
        """As high as its lines, at most two thirds of the window."""
        scale = current().scale
        width = min(scale.px(680), self.width() - 32)
        most = self.height() - 2 * (top := min(scale.px(72), self.height() // 8))
        spare = self.field.sizeHint().height() + self._hint.sizeHint().height() + 52
        below = (
            self.list.height_wanted() if not self.list.isHidden() else self.nothing.heightForWidth(width - 24)
        )
        self.panel.setGeometry(QRect((self.width() - width) // 2, top, width, min(most, spare + below)))


def _alive(widget: QWidget) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(widget))
