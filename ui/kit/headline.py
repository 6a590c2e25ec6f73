"""A text over a page that may be long: it wraps, and ends with « … » after some lines, whole in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.kit.labels import Role


class Headline(QLabel):
    """A plain text of at most `lines` lines, with one of the roles of the type scale."""

    def __init__(self, text: str = "", role: Role = "", *, lines: int = 2) -> None:
        super().__init__()
        self._whole, self._lines = "", lines
        self._broken: dict[int, list[int]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_text(text)

    @property
    def whole(self) -> str:
        """The text, none of it left out."""
        return self._whole

    def show_text(self, text: str) -> None:
        """Show a text; as much of it as fits."""
        if text == self._whole:
            return
        self._whole = text
        self._broken.clear()
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def show_lines(self, lines: int) -> None:
        """Have at most so many lines from now on."""
        if lines != self._lines:
            self._lines = lines
            self._broken.clear()
            self._fit()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """One line if there is the room, else as many as it may have."""
        metrics = self.fontMetrics()
        width = min(metrics.horizontalAdvance(self._whole) + 2, 40 * metrics.averageCharWidth())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine: a long word is cut like a long text."""
        metrics = self.fontMetrics()
        return QSize(8 * metrics.averageCharWidth(), metrics.lineSpacing())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines at that width."""
        return max(1, len(self._starts(width))) * self.fontMetrics().lineSpacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text, other lines."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_broken"):
            self._broken.clear()
            self._fit()
            self.updateGeometry()

    def _starts(self, width: int) -> list[int]:
        """Where each line begins at that width; the last one may hold more than it can show."""
        if width not in self._broken:
            self._broken[width] = self._break(width)
        return self._broken[width]

    def _break(self, width: int) -> list[int]:
        layout = QTextLayout(self._whole, self.font())
        layout.setTextOption(QTextOption())
        starts: list[int] = []
        layout.beginLayout()
        while len(starts) < self._lines and (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            starts.append(line.textStart())
            if line.naturalTextWidth() > width:  # a word longer than the line
                break
        layout.endLayout()
        return starts

    def _fit(self) -> None:
        starts = self._starts(self.width())
        kept = starts[-1] if starts else 0
        rest = self._whole[kept:]
        shown = self._whole
        if self.fontMetrics().horizontalAdvance(rest) > self.width():
            shown = self._whole[:kept] + self.fontMetrics().elidedText(
                rest, Qt.TextElideMode.ElideRight, self.width()
            )
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
