"""A section of the form: its head, and its fields once they are made."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kit.buttons import quiet
from ui.kit.cards import Card
from ui.kit.labels import icon_label, label
from ui.kit.layout import column, row
from ui.pages.library.edit.mark import FieldBox, seen_mark
from ui.pages.library.edit.sections import SectionSpec


class Section(Card):
    """The fields of a section, put in one by one; closed, it only says what it is for."""

    opened = Signal()

    def __init__(self, spec: SectionSpec) -> None:
        super().__init__(gap=16, margins=18)
        self.spec = spec
        self.boxes: list[FieldBox] = []
        self.setObjectName(f"edit.section.{spec.key}")
        head = row(icon_label(spec.icon, "ink_soft", 18), label(spec.title, "heading"), None, gap=8)
        if len(spec.fields) == 1:
            head.addWidget(seen_mark(spec.fields[0]))
        self.add(head)
        self.shut = QWidget()
        if spec.closed:
            self.open_button = quiet(self.tr("Remplir cette partie"), self.open, icon="plus")
            self.open_button.setObjectName(f"edit.open.{spec.key}")
            text = label(spec.closed, "soft", wrap=True)
            self.shut.setLayout(column(text, row(self.open_button, None), gap=4))
            self.add(self.shut)
        self.is_open = True
        self.show_open(not spec.closed)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that are not made yet, in order."""
        return self.spec.fields[len(self.boxes) :]

    def put(self, box: FieldBox) -> None:
        """Append the next field."""
        self.boxes.append(box)
        self.add(box)
        box.setVisible(self.is_open)  # at once: the focus may go there

    def ends(self) -> list[tuple[QWidget, QWidget]]:
        """Where Tab comes in and goes out: the button of a closed section, then each field."""
        button = [(self.open_button, self.open_button)] if self.spec.closed else []
        return button + [box.ends for box in self.boxes]

    def show_open(self, on: bool) -> None:
        """Show the fields, or what they are for."""
        self.is_open = on
        self.shut.setVisible(not on)
        for box in self.boxes:
            box.setVisible(on)

    def open(self) -> None:
        """Show the fields and go to the first."""
        self.show_open(True)
        self.opened.emit()
