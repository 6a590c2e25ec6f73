"""Notices over the window: what was done, with « Annuler », and errors with what to do. No dialog for either."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from trainer.core.errors import FabriqueError
from ui.kit.aloud import announce
from ui.kit.buttons import Button, icon_button
from ui.kit.errors import Sentence, sentence
from ui.kit.icons import set_icon
from ui.kit.labels import icon_label, label
from ui.kit.layout import column, row
from ui.kit.theme import current

EDGE = 16
"""Pixels between a notice and the edge of its host."""


def _both(first: Callable[[], object], then: Callable[[], object]) -> None:
    first()
    then()


class Notice(QFrame):
    """One notice: a text, perhaps an action, and a cross."""

    def __init__(
        self, text: str, action: str, on_action: Callable[[], object] | None, close: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setProperty("look", "notice")
        self.text = label(text, wrap=True)
        self.text.setAccessibleName(text)
        cross = icon_button("x", self.tr("Fermer l’avis"), close)
        set_icon(cross, "x", "on_notice")
        parts: list[QWidget] = [self.text]
        self.button: Button | None = None
        if action and on_action is not None:
            self.button = Button(action)
            run = on_action
            self.button.clicked.connect(lambda: _both(close, run))
            parts.append(self.button)
        line = row(*parts, cross, gap=8)
        line.setStretch(0, 1)
        line.setContentsMargins(16, 6, 6, 6)
        self.setLayout(line)


class Alert(QFrame):
    """An error: title, what happened, what to do; it stays until closed."""

    def __init__(
        self, words: Sentence, close: Callable[[], None], actions: list[tuple[str, Callable[[], object]]]
    ) -> None:
        super().__init__()
        self.setProperty("look", "alert")
        self.words = words
        self.setAccessibleName(" ".join((words.title, words.what, words.advice)))
        texts = column(label(words.title, "lead", wrap=True), label(words.what, wrap=True), gap=4)
        if words.advice:
            texts.addWidget(label(words.advice, "soft", wrap=True))
        if actions:
            buttons = row(gap=8)
            for text, action in actions:
                button = Button(text)
                button.clicked.connect(lambda _=False, run=action: _both(close, run))
                buttons.addWidget(button)
            buttons.addStretch(1)
            texts.addSpacing(4)
            texts.addLayout(buttons)
        cross = icon_button("x", self.tr("Fermer l’avis"), close)
        mark = icon_label("triangle-alert", "danger", 22)
        line = row(mark, texts, cross, gap=12)
        line.setStretch(1, 1)
        for widget in (mark, cross):
            line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
        line.setContentsMargins(16, 12, 8, 12)
        self.setLayout(line)


class Notices(QObject):
    """Shows one notice and one alert at a time at the bottom of its host widget.

    Over what has the keyboard there, they go to the top, and stay there until they are gone.
    """

    SHOWN_MS = 8000

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._bar = QWidget(host)
        self._bar.hide()
        self._stack = QVBoxLayout(self._bar)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(8)
        self.notice: Notice | None = None
        self.alert: Alert | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.SHOWN_MS)
        self._timer.timeout.connect(self._expire)
        self._at_top = False
        host.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._keep_clear)  # type: ignore[union-attr]

    def say(self, text: str, *, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Tell what was done, for some seconds, with an action if there is one."""
        self._drop_notice()
        self.notice = Notice(text, action, on_action, self._drop_notice)
        self._stack.addWidget(self.notice)
        self.notice.show()
        self._timer.start()
        self._place()
        announce(self._host, text)

    def undo(self, text: str, on_undo: Callable[[], object]) -> None:
        """Tell what was done and offer « Annuler »."""
        self.say(text, action=self.tr("Annuler"), on_action=on_undo)

    def error(
        self, error: FabriqueError, actions: list[tuple[str, Callable[[], object]]] | None = None
    ) -> None:
        """Show a typed error; `actions` are ways out (text, callable)."""
        self.show_sentence(sentence(error), actions)

    def show_sentence(
        self, words: Sentence, actions: list[tuple[str, Callable[[], object]]] | None = None
    ) -> None:
        """Show an error already worded."""
        self._drop_alert()
        self.alert = Alert(words, self._drop_alert, actions or [])
        self._stack.insertWidget(0, self.alert)
        self.alert.show()
        self._place()
        announce(self._host, self.alert.accessibleName(), urgent=True)

    def clear(self) -> None:
        """Take everything away."""
        self._drop_notice()
        self._drop_alert()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom when the host is resized."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _expire(self) -> None:
        focused = QApplication.focusWidget()
        if self.notice is not None and focused is not None and self.notice.isAncestorOf(focused):
            self._timer.start()
        else:
            self._drop_notice()

    def _drop_notice(self) -> None:
        self._timer.stop()
        self._drop(self.notice)
        self.notice = None
        self._place()

    def _drop_alert(self) -> None:
        self._drop(self.alert)
        self.alert = None
        self._place()

    def _drop(self, widget: QWidget | None) -> None:
        if widget is not None:
            self._stack.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _keep_clear(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._bar.isVisible():
            self._place()

    def _covers(self, place: QRect) -> bool:
        """Whether what has the keyboard would be under a notice there."""
        focused = QApplication.focusWidget()
        inside = focused is not None and self._host.isAncestorOf(focused)
        if focused is None or not inside or self._bar.isAncestorOf(focused):
            return False
        at = _where_typed(focused)
        return place.intersects(QRect(focused.mapTo(self._host, at.topLeft()), at.size()))

    def _place(self) -> None:
        if self.notice is None and self.alert is None:
            self._bar.hide()
            self._at_top = False
            return
        width = min(current().scale.px(620), self._host.width() - 32)
        width = max(width, 200)
        self._bar.setFixedWidth(width)
        self._bar.show()
        self._stack.activate()
        height = self._stack.totalHeightForWidth(self._bar.width())
        self._bar.setFixedHeight(max(height, self._stack.minimumSize().height()))
        left, low = (self._host.width() - width) // 2, self._host.height() - self._bar.height() - EDGE
        places = [QRect(QPoint(left, top), self._bar.size()) for top in (low, EDGE)]
        if self._covers(places[self._at_top]) and not self._covers(places[not self._at_top]):
            self._at_top = not self._at_top
        self._bar.move(places[self._at_top].topLeft())
        self._bar.raise_()


def _where_typed(focused: QWidget) -> QRect:
    """The part of a widget where the keyboard is, in its coordinates: a line of a text, an item of a list."""
    if isinstance(focused, QPlainTextEdit | QTextEdit):
        return focused.cursorRect().translated(focused.viewport().pos())
    if isinstance(focused, QAbstractItemView):
        item = focused.visualRect(focused.currentIndex()) & focused.viewport().rect()
        return item.translated(focused.viewport().pos())
    return focused.rect()
