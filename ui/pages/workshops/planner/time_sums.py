"""The figures of the panel of time: the whole, each day, each half-day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trainer.planning.totals import DayTotal, HalfTotal, Sum, Totals
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.kit.tokens import Tone
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner import time_words as words
from ui.pages.workshops.planner.words import part_of_day
from ui.pages.workshops.presenter import day_name

W = TypeVar("W", bound=QWidget)
ROLES = {Tone.DANGER: "error", Tone.WARNING: "caution"}


class Pool(QWidget, Generic[W]):
    """As many widgets of a kind as are wanted, under each other; those there are kept and filled anew."""

    def __init__(self, make: Callable[[], W], *, gap: int = 8) -> None:
        super().__init__()
        self._make = make
        self._made: list[W] = []
        self._column: QVBoxLayout = column(gap=gap)
        self.setLayout(self._column)

    def want(self, count: int) -> Sequence[W]:
        """The first `count` of them, on screen; the others are not."""
        while len(self._made) < count:
            self._made.append(self._make())
            self._column.addWidget(self._made[-1])
        for place, widget in enumerate(self._made):
            if widget.isHidden() == (place < count):
                widget.setVisible(place < count)
        if self.isHidden() == (count > 0):
            self.setVisible(count > 0)
        return self._made[:count]


class Bar(QWidget):
    """How full hours are; what goes beyond them is red. The words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._planned, self._hours = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_sum(self, part: Sum) -> None:
        """Show what is planned in the hours there are."""
        shown = (part.planned, max(part.hours, 1))
        if shown != (self._planned, self._hours):
            self._planned, self._hours = shown
            self.update()

    def sizeHint(self) -> QSize:
        """Thin."""
        return QSize(60, current().scale.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hours, what is planned in them, and what is too much at the end."""
        palette = current().palette
        whole = max(self._planned, self._hours)
        box = QRectF(self.rect())
        parts = [(box.width(), palette.pressed)]
        if self._planned > self._hours:
            parts.append((box.width(), palette.danger))
        parts.append((box.width() * min(self._planned, self._hours) / whole, palette.ink_faint))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for width, colour in parts:
                if width >= 1:
                    painter.setBrush(QColor(colour))
                    radius = box.height() / 2
                    painter.drawRoundedRect(QRectF(0, 0, width, box.height()), radius, radius)


class HalfRow(QWidget):
    """A half-day: its name, how full it is, what is left."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._of = label("", "soft"), label("", "soft")
        self._bar = Bar()
        self._room = label("", "caption")
        self.setLayout(column(row(self._name, None, self._of), self._bar, self._room, gap=3))

    def show_half(self, half: HalfTotal) -> None:
        """Show a half-day."""
        text, tone = words.room(half.sum)
        self._name.setText(part_of_day(half.half))
        self._of.setText(words.of_hours(half.sum))
        self._bar.show_sum(half.sum)
        self._room.setText(text)
        restyle(self._room, ROLES.get(tone, "caption"))
        named(self, f"time.half.{half.half.id}", f"{self._name.text()}, {self._of.text()}, {text}")


class DayRow(QWidget):
    """A day and its half-days."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._of = label("", "strong"), label("", "strong")
        self._halves = Pool(HalfRow, gap=8)
        self.setLayout(column(row(self._name, None, self._of), self._halves, gap=6))

    def show_day(self, day: DayTotal) -> None:
        """Show a day."""
        self._name.setText(day_name(day.day))
        self._of.setText(words.of_hours(day.sum) if len(day.halves) > 1 else "")
        for line, half in zip(self._halves.want(len(day.halves)), day.halves, strict=True):
            line.show_half(half)


class Summary(QWidget):
    """The whole workshop: what is planned, against what was sold, and what each person has."""

    def __init__(self) -> None:
        super().__init__()
        self.planned = named(label("", "heading", wrap=True), "time.planned")
        self.sold = named(label("", "strong", wrap=True), "time.sold")
        self.made_of = named(label("", "caption", wrap=True), "time.made_of")
        self.person = named(label("", "", wrap=True), "time.person")
        self._bar = Bar()
        self._waits = Pool(lambda: label("", "caption", wrap=True), gap=2)
        self.setLayout(
            column(self.planned, self._bar, self.made_of, self.sold, self.person, self._waits, gap=5)
        )

    def show_totals(self, totals: Totals) -> None:
        """Show the sums of a workshop."""
        self.planned.setText(words.planned(totals.sum))
        made_of = words.made_of(totals)
        self.made_of.setText(made_of)
        self.made_of.setVisible(bool(made_of))
        text, tone = words.sold(totals)
        self.sold.setText(text)
        self.sold.setVisible(bool(text))
        restyle(self.sold, ROLES.get(tone, "strong"))
        self.person.setText(words.per_person(totals.sum))
        self._bar.show_sum(totals.sum)
        told = [text for day in totals.days for half in day.halves for text in words.waits(half)]
        for line, text in zip(self._waits.want(len(told)), told, strict=True):
            line.setText(text)


def restyle(widget: QWidget, role: str) -> None:
    """Give a label another role of the type scale."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
