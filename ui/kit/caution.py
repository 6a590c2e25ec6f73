"""A warning that blocks nothing: a mark and a sentence, beside what it is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.kit.labels import icon_label, label
from ui.kit.layout import row


class Caution(QWidget):
    """A warning in one sentence; without a text it takes no room."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.words = label("", "caution", wrap=True)
        mark = icon_label("triangle-alert", "warning", 16)
        line = row(mark, self.words, gap=6)
        line.setStretch(1, 1)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.set_text(text)

    @property
    def text(self) -> str:
        """What it says."""
        return self.words.text()

    def set_text(self, text: str) -> None:
        """Say something, or nothing."""
        self.words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
