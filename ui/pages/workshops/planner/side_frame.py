"""The room at the right of the board: one panel at a time, the last one remembered, or none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QWidget

from ui.kit.buttons import Button, ContentButton, ghost, icon_button
from ui.kit.labels import icon_label, label
from ui.kit.layout import column, row, scrolling, stack
from ui.kit.theme import current
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.side import Side, sides

SETTING = "planner-panel"
NONE = "none"
FIRST = "block"
WIDTH, WIDE_HEAD = 320, 400
"""Widths, at 100 % text: of a panel beside the board; from which its title has room beside the way back."""
QWIDGETSIZE_MAX = 16_777_215


class SideButtons(QWidget):
    """One button per panel; pressing that of the panel on screen puts it away. `pressed(key)`."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[str, Button] = {}
        line = row(gap=2)
        for side in sides():
            button = named(_button(side), f"agenda.side.{side.key}", side.title)
            button.setCheckable(True)
            button.setToolTip(side.title)
            button.clicked.connect(lambda _=False, key=side.key: self.pressed.emit(key))
            line.addWidget(button)
            self._buttons[side.key] = button
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # a button is never cut

    def show_chosen(self, key: str) -> None:
        """Mark the button of the panel on screen."""
        for one, button in self._buttons.items():
            button.setChecked(one == key)


def _button(side: Side) -> Button:
    """The icon of a panel with its word under it."""
    button, centre = ContentButton(look="segment"), Qt.AlignmentFlag.AlignHCenter
    icon, word = icon_label(side.icon), label(side.word, "caption")
    inner = column(icon, word, gap=1)
    inner.setContentsMargins(7, 2, 7, 2)
    for part in (icon, word):
        inner.setAlignment(part, centre)
    button.setLayout(inner)
    return button


class SideFrame(QFrame):
    """Makes a panel at its first visit (`made`). `changed` tells which is on screen ("" for none), `left` Escape in
    it."""

    changed = Signal(str)
    made = Signal(QWidget)
    left = Signal()

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._desk = desk
        self._sides: dict[str, Side] = {side.key: side for side in sides()}
        self._made: dict[str, QWidget] = {}
        self._areas: dict[str, QWidget] = {}
        self.key = ""
        self._title = label("", "lead", wrap=True)
        self.close_button = named(
            icon_button("x", self.tr("Fermer le panneau"), self.put_away), "agenda.side.close"
        )
        self.back_button = named(
            ghost(self.tr("Retour au déroulé (Échap)"), self.put_away, icon="arrow-left"), "agenda.side.back"
        )
        self.back_button.hide()
        self._stack = QStackedWidget()
        self._head = row(self._title, self.close_button, self.back_button, gap=4)
        self._head.setStretch(0, 1)
        self._head.setContentsMargins(14, 8, 6, 0)
        whole = column(self._head, self._stack, gap=4)
        whole.setContentsMargins(1, 1, 1, 8)
        whole.setStretchFactor(self._stack, 1)
        self.setLayout(whole)
        self.hide()

    def reserve(self) -> None:
        """Take the room of the panel that was on screen last time, so that nothing moves when `restore` makes it."""
        wanted = self._desk.context.settings.text(SETTING, FIRST)
        if wanted in self._sides and not self.key:
            self._title.setText(self._sides[wanted].title)
            self.show()

    def prepare(self) -> None:
        """Make the panel ahead that `restore` will show, when it does nothing before it is shown."""
        if self._desk.context.settings.text(SETTING, FIRST) == FIRST:
            self.panel(FIRST)

    def restore(self) -> None:
        """Show the panel that was on screen last time."""
        wanted = self._desk.context.settings.text(SETTING, FIRST)
        if wanted in self._sides:
            self.show_side(wanted)

    def panel(self, key: str) -> QWidget:
        """The panel of a key, made now if it was not. Raises KeyError."""
        if key not in self._made:
            panel = self._made[key] = self._sides[key].make()(self._desk)
            area = self._areas[key] = scrolling(panel)
            self._stack.addWidget(area)
            self.made.emit(panel)
        return self._made[key]

    def show_side(self, key: str) -> QWidget:
        """Show a panel and remember it."""
        panel = self.panel(key)
        self.key = key
        self._title.setText(self._sides[key].title)
        self.setAccessibleName(self._sides[key].title)
        self._stack.setCurrentWidget(self._areas[key])
        self.show()
        self._tell(key)
        return panel

    def toggle(self, key: str) -> None:
        """Show a panel, or put it away when it is on screen."""
        if self.key == key:
            self.put_away()
        else:
            self.show_side(key).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """No panel."""
        self.key = ""
        self.hide()
        self._tell("")
        self.left.emit()

    def fit(self, width: int) -> None:
        """Be as wide as a panel in a tab of this width, and leave room for the board.

        0: take all there is, in place of the board, and say how to come back to it.
        """
        self.back_button.setVisible(not width)
        self.close_button.setVisible(bool(width))
        most = min(current().scale.px(WIDTH), width * 45 // 100)
        self.setMinimumWidth(most)
        self.setMaximumWidth(most or QWIDGETSIZE_MAX)
        self._fit_head()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The way back stands under the title where it would be cut beside it."""
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        stack(self._head, not self.back_button.isHidden() and self.width() < current().scale.px(WIDE_HEAD))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives the keyboard back to the board."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, key: str) -> None:
        self._desk.context.settings.set(SETTING, key or NONE)
        self.changed.emit(key)
