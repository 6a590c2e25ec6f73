"""The whole form: sections one under the other, each field in its box; knows where to go, not what it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from curriculum.model import MethodSheet
from trainer.library.rules import Remark
from ui.kit.buttons import quiet
from ui.kit.cards import Card
from ui.kit.labels import icon_label, label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.pages.library.edit.base import FieldEditor
from ui.pages.library.edit.figures import wanted_sections
from ui.pages.library.edit.mark import FieldBox, seen_mark
from ui.pages.library.edit.sections import SectionSpec, hint, makers, sections

E = TypeVar("E", bound=FieldEditor)


class Section(Card):
    """The fields of a section; closed, it only says what it is for."""

    opened = Signal()

    def __init__(self, spec: SectionSpec, boxes: Sequence[FieldBox]) -> None:
        super().__init__(gap=16, margins=18)
        self.spec, self.boxes = spec, tuple(boxes)
        self.setObjectName(f"edit.section.{spec.key}")
        head = row(icon_label(spec.icon, "ink_soft", 18), label(spec.title, "heading"), None, gap=8)
        if len(boxes) == 1:
            head.addWidget(seen_mark(boxes[0].name))
        self.add(head)
        self.shut = QWidget()
        self.open_button = quiet(self.tr("Remplir cette partie"), self.open, icon="plus")
        self.open_button.setObjectName(f"edit.open.{spec.key}")
        self.shut.setLayout(column(label(spec.closed, "soft", wrap=True), row(self.open_button, None), gap=4))
        self.add(self.shut)
        for box in boxes:
            self.add(box)
        self.show_open(not spec.closed)

    @property
    def is_open(self) -> bool:
        """True when its fields show."""
        return not self.shut.isVisibleTo(self)

    def show_open(self, on: bool) -> None:
        """Show the fields, or what they are for."""
        self.shut.setVisible(not on)
        for box in self.boxes:
            box.setVisible(on)

    def open(self) -> None:
        """Show the fields and go to the first."""
        self.show_open(True)
        self.boxes[0].editor.focus_at()
        self.opened.emit()


class EditForm(QScrollArea):
    """`edited(field, value, where, typed)` tells an edit by the person; `at_section` where the top of the view is."""

    edited = Signal(str, object, str, bool)
    at_section = Signal(str)
    at_field = Signal(str)

    def __init__(self, attachments: FieldEditor) -> None:
        super().__init__()
        self.setObjectName("edit.form")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.boxes: dict[str, FieldBox] = {}
        self.sections: dict[str, Section] = {}
        self._errors: set[str] = set()
        made = makers()
        inner = QWidget()
        whole = column(gap=14)
        whole.setContentsMargins(2, 2, 10, 120)
        for spec in sections():
            boxes = []
            for name in spec.fields:
                editor = attachments if name == "attachments" else made[name]()
                editor.edited.connect(
                    lambda value, where, typed, name=name: self._edited(name, value, where, typed)
                )
                self.boxes[name] = FieldBox(name, editor, hint=hint(name), alone=len(spec.fields) == 1)
                boxes.append(self.boxes[name])
            self.sections[spec.key] = Section(spec, boxes)
            whole.addWidget(self.sections[spec.key])
        whole.addStretch(1)
        inner.setLayout(whole)
        self.inner = inner
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.at_section.emit(self.top_section()))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def editor(self, name: str, kind: type[E]) -> E:
        """The editor of a field, of the kind it is known to be."""
        found = self.boxes[name].editor
        assert isinstance(found, kind)
        return found

    def show_sheet(self, sheet: MethodSheet) -> None:
        """Show a sheet; what stays the same is left alone."""
        for name, box in self.boxes.items():
            box.editor.show_value(getattr(sheet, name))
        self.open_wanted(sheet)

    def open_wanted(self, sheet: MethodSheet) -> None:
        """Open the sections that this kind of sheet has; what is open stays so."""
        for key in wanted_sections(sheet):
            self.sections[key].show_open(True)

    def close_sections(self) -> None:
        """As for a new sheet."""
        for section in self.sections.values():
            section.show_open(not section.spec.closed)

    def go_to(self, field: str, where: str = "") -> None:
        """Put the focus in a field and bring it into view."""
        section = self.section_of(field)
        if not section.is_open:
            section.show_open(True)
        self.boxes[field].editor.focus_at(where)
        focused: QWidget | None = self.window().focusWidget()
        self._reveal(self.boxes[field] if focused is None else focused)

    def go_to_section(self, key: str) -> None:
        """Bring a section to the top and go to its first field."""
        section = self.sections[key]
        if section.is_open:
            section.boxes[0].editor.focus_at()
        else:
            section.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.verticalScrollBar().setValue(section.y() - 4)
        self.at_section.emit(key)

    def section_of(self, field: str) -> Section:
        """The section in which a field stands."""
        return next(one for one in self.sections.values() if field in one.spec.fields)

    def top_section(self) -> str:
        """The section that the top of the view shows."""
        top = self.verticalScrollBar().value() + current().scale.px(60)
        found = [key for key, section in self.sections.items() if section.y() <= top]
        return found[-1] if found else next(iter(self.sections))

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """What its author may want to mend, under each field."""
        by_field: dict[str, list[str]] = {}
        for remark in remarks:
            by_field.setdefault(remark.field, []).append(remark.text)
        for name, box in self.boxes.items():
            box.show_remarks(by_field.get(name, []))

    def show_errors(self, errors: Sequence[Remark]) -> None:
        """What stops a publication, at the fields; goes to the first."""
        for name in self._errors:
            self.boxes[name].show_error("")
        self._errors = {remark.field for remark in errors}
        for remark in reversed(errors):
            self.boxes[remark.field].show_error(remark.text)
        if errors:
            self.go_to(errors[0].field)

    def restyle(self) -> None:
        """Follow another text size."""
        for box in self.boxes.values():
            box.editor.restyle()

    def _edited(self, name: str, value: Any, where: str, typed: bool) -> None:
        if name in self._errors:
            self.boxes[name].show_error("")
            self._errors.discard(name)
        self.edited.emit(name, value, where, typed)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.inner.isAncestorOf(new):
            QTimer.singleShot(0, new, lambda: self._reveal(new))  # a new row has its place only then
            inside = (name for name, box in self.boxes.items() if box.isAncestorOf(new))
            if (name := next(inside, None)) is not None:
                self.at_field.emit(name)

    def _reveal(self, widget: QWidget) -> None:
        inner = self.inner
        if not inner.isAncestorOf(widget):
            return
        place = QRect(widget.mapTo(inner, widget.rect().topLeft()), widget.size())
        bar, room = self.verticalScrollBar(), self.viewport().height()
        above = current().scale.px(36)
        if place.top() - above < bar.value():
            bar.setValue(place.top() - above)
        elif place.bottom() + 16 > bar.value() + room:
            bar.setValue(min(place.top() - above, place.bottom() + 16 - room))
