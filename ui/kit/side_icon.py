"""An icon inside a line of text, as large as the text: Qt's own stays at 16 pixels whatever the size of the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from ui.kit.icons import set_icon
from ui.kit.theme import current

SIZE, GAP = 16, 8


class SideIcon(QObject):
    """Keeps an icon at the left of a line, or a small button at its right when there is something to press."""

    def __init__(
        self,
        line: QLineEdit,
        name: str,
        colour: str = "ink_faint",
        *,
        label: str = "",
        action: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(line)
        self._line = line
        self.mark: QLabel | QToolButton = QLabel(line) if action is None else QToolButton(line)
        if isinstance(self.mark, QToolButton) and action is not None:
            self.mark.setAutoRaise(True)
            self.mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.mark.setCursor(Qt.CursorShape.ArrowCursor)
            self.mark.setToolTip(label)
            self.mark.setAccessibleName(label)
            self.mark.clicked.connect(lambda: action())
        else:
            self.mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_icon(self.mark, name, colour, SIZE)
        line.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the line and the size of the text."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._place()
        return False

    def _place(self) -> None:
        side, gap, line = current().scale.px(SIZE), current().scale.px(GAP), self._line
        room = side + (gap if isinstance(self.mark, QLabel) else 0)
        left, right = (room, 0) if isinstance(self.mark, QLabel) else (0, room)
        margins = line.textMargins()
        if (margins.left(), margins.right()) != (left, right):
            line.setTextMargins(left, 0, right, 0)
        whole = side if isinstance(self.mark, QLabel) else side + 2 * 4
        place = gap + 2 if isinstance(self.mark, QLabel) else line.width() - whole - 4
        self.mark.setGeometry(place, (line.height() - whole) // 2, whole, whole)
