"""The whole form: sections one under the other, each field in its box; knows where to go, not what it means.

The first section is made with the first sheet, the others field by field while the person reads, or when they are
asked for. A field that is not made yet shows nothing and changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from curriculum.model import MethodSheet
from trainer.library.rules import Remark
from ui.kit.layout import column
from ui.kit.theme import current
from ui.pages.library.edit.base import FieldEditor
from ui.pages.library.edit.figures import wanted_sections
from ui.pages.library.edit.mark import FieldBox
from ui.pages.library.edit.section import Section
from ui.pages.library.edit.sections import hint, makers, sections

E = TypeVar("E", bound=FieldEditor)


class Boxes(Mapping[str, FieldBox]):
    """Every field by its name, made when it is asked for."""

    def __init__(self, form: EditForm) -> None:
        self._form = form
        self._names = [name for spec in sections() for name in spec.fields]

    def __getitem__(self, name: str) -> FieldBox:
        """The field; KeyError for an unknown name."""
        if name not in self._names:
            raise KeyError(name)
        return self._form.make(name)

    def __iter__(self) -> Iterator[str]:
        """The names, from top to bottom."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many."""
        return len(self._names)


class EditForm(QScrollArea):
    """`edited(field, value, where, typed)` tells an edit by the person; `at_section` where the top of the view is."""

    edited = Signal(str, object, str, bool)
    at_section = Signal(str)
    at_field = Signal(str)

    def __init__(self, attachments: Callable[[], FieldEditor]) -> None:
        super().__init__()
        self.setObjectName("edit.form")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._makers = makers() | {"attachments": attachments}
        self._made: dict[str, FieldBox] = {}
        self._told: dict[tuple[str, str], Callable[[Any], object]] = {}
        self._sheet: MethodSheet | None = None
        self._remarks: dict[str, list[str]] = {}
        self._errors: set[str] = set()
        self.boxes: Mapping[str, FieldBox] = Boxes(self)
        self.sections = {spec.key: Section(spec) for spec in sections()}
        for section in self.sections.values():
            section.opened.connect(lambda section=section: self._opened(section))
        self.inner = QWidget()
        whole = column(*self.sections.values(), None, gap=14)
        whole.setContentsMargins(2, 2, 10, 120)
        self.inner.setLayout(whole)
        self.setWidget(self.inner)
        self.inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.at_section.emit(self.top_section()))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._make_next)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def editor(self, name: str, kind: type[E]) -> E:
        """The editor of a field, of the kind it is known to be; made now if it was not."""
        found = self.boxes[name].editor
        assert isinstance(found, kind)
        return found

    def tell(self, name: str, kind: type[E], what: str, action: Callable[[E], object]) -> None:
        """Do something with the editor of a field, now or when it is made; `what` replaces what waits under it."""
        if name in self._made:
            action(self.editor(name, kind))
        else:
            self._told[name, what] = action

    def make(self, name: str) -> FieldBox:
        """The field with its label; made now, with what comes before it in its section, if it was not."""
        if name not in self._made:
            section = self.section_of(name)
            with self._steady():
                while name not in self._made:
                    self._make(section)
        return self._made[name]

    @property
    def complete(self) -> bool:
        """True when nothing that shows is left to make."""
        return self._next() is None

    def show_sheet(self, sheet: MethodSheet) -> None:
        """Show a sheet; what stays the same is left alone."""
        self._sheet = sheet
        for name, box in self._made.items():
            box.editor.show_value(getattr(sheet, name))
        self.open_wanted(sheet)
        first = next(iter(self.sections.values()))
        self._fill(first)
        self._later.start(0)

    def open_wanted(self, sheet: MethodSheet) -> None:
        """Open the sections that this kind of sheet has; what is open stays so."""
        for key in wanted_sections(sheet):
            if not self.sections[key].is_open:
                self.sections[key].show_open(True)
                self._later.start(0)

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
            self._fill(section)
            _lay_out()
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
        self._remarks = {}
        for remark in remarks:
            self._remarks.setdefault(remark.field, []).append(remark.text)
        for name, box in self._made.items():
            box.show_remarks(self._remarks.get(name, []))

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
        for box in self._made.values():
            box.editor.restyle()

    def _next(self) -> Section | None:
        """The first section that shows and lacks fields."""
        return next((one for one in self.sections.values() if one.is_open and one.missing), None)

    def _make_next(self) -> None:
        if (section := self._next()) is not None:
            with self._steady():
                self._make(section)
            self._later.start(0)

    def _fill(self, section: Section) -> None:
        if section.missing:
            self.make(section.spec.fields[-1])

    def _make(self, section: Section) -> None:
        """Make the next field of a section, with all that was said about it meanwhile."""
        name = section.missing[0]
        editor = self._makers[name]()
        self._made[name] = box = FieldBox(name, editor, hint=hint(name), alone=len(section.spec.fields) == 1)
        section.put(box)
        self._chain(box)
        for key in [key for key in self._told if key[0] == name]:
            self._told.pop(key)(editor)
        if self._sheet is not None:
            editor.show_value(getattr(self._sheet, name))
        box.show_remarks(self._remarks.get(name, []))
        editor.edited.connect(lambda value, where, typed: self._edited(name, value, where, typed))

    def _chain(self, box: FieldBox) -> None:
        """Have Tab come to a new field after what stands above it; the buttons of closed sections were there first."""
        ends = [pair for section in self.sections.values() for pair in section.ends()]
        place = ends.index(box.ends)
        if place:
            box.tab_after(ends[place - 1][1])
        else:
            box.tab_after(ends[1][0])
            QWidget.setTabOrder(box.ends[1], ends[1][0])

    @contextmanager
    def _steady(self) -> Iterator[None]:
        """What is seen stays where it is while something over it is made."""
        bar, seen = self.verticalScrollBar(), self._seen()
        before = bar.value()
        offset = before - self._top(seen)
        yield
        if before:
            _lay_out()
            wanted = self._top(seen) + offset
            # The area itself learns only later how high it has become.
            bar.setMaximum(max(bar.maximum(), wanted))
            bar.setValue(wanted)

    def _seen(self) -> QWidget:
        """Where the person is, else the first section that shows."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is not None and self.inner.isAncestorOf(focused) and not focused.visibleRegion().isEmpty():
            return focused
        return self.sections[self.top_section()]

    def _top(self, widget: QWidget) -> int:
        return widget.mapTo(self.inner, QPoint(0, 0)).y()

    def _opened(self, section: Section) -> None:
        self._fill(section)
        section.boxes[0].editor.focus_at()

    def _edited(self, name: str, value: Any, where: str, typed: bool) -> None:
        if name in self._errors:
            self.boxes[name].show_error("")
            self._errors.discard(name)
        self.edited.emit(name, value, where, typed)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.inner.isAncestorOf(new):
            QTimer.singleShot(0, new, lambda: self._reveal_focused(new))  # a new row has its place only then
            inside = (name for name, box in self._made.items() if box.isAncestorOf(new))
            if (name := next(inside, None)) is not None:
                self.at_field.emit(name)

    def _reveal_focused(self, widget: QWidget) -> None:
        """Bring a field into view unless the person has gone on since."""
        if self.window().focusWidget() is widget:
            self._reveal(widget)

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


def _lay_out() -> None:
    """Give what was just made its place, now."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
