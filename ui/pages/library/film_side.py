"""Beside the film: its chapters, which one is on, and the questions to put to the group."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from curriculum.model import Chapter
from ui.kit.icons import icon
from ui.kit.labels import label
from ui.kit.layout import column, scrolling
from ui.kit.theme import current
from ui.pages.library.film_words import chapter_start, current_chapter, film_time, spoken_time

_PADDING = 10
"""Left and right of an item, in the style sheet."""


class ChapterList(QListWidget):
    """Enter or a click goes there; the chapter that is on is marked and said."""

    wanted = Signal(int)
    """A moment in milliseconds."""

    def __init__(self, chapters: tuple[Chapter, ...]) -> None:
        super().__init__()
        self.setObjectName("film.chapters")
        self.setAccessibleName(self.tr("Chapitres"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setIconSize(QSize(current().scale.icon, current().scale.icon))
        self._chapters = chapters
        self.starts = tuple(chapter_start(chapter) for chapter in chapters)
        self.on = -1
        for chapter, start in zip(chapters, self.starts, strict=True):
            self.addItem(QListWidgetItem(f"{film_time(start)}\u2002{chapter.title}"))
        self._mark()
        if chapters:
            self.setCurrentRow(0)
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)

    def show_position(self, position: int) -> None:
        """Mark the chapter of a moment."""
        on = current_chapter(self.starts, position)
        if on != self.on:
            self.on = on
            self._mark()
            if on >= 0 and not self.hasFocus():
                self.setCurrentRow(on)

    def _mark(self) -> None:
        for number in range(self.count()):
            item, on = self.item(number), number == self.on
            font = item.font()
            font.setBold(on)
            item.setFont(font)
            item.setIcon(icon("play" if on else "circle", "accent" if on else "disabled"))
            words = self.tr("En cours\u00a0: {0}, {1}") if on else self.tr("{0}, {1}")
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                words.format(self._chapters[number].title, spoken_time(self.starts[number])),
            )

        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the titles at the new width."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        # The style sheet's padding is not in the list's own reckoning, which would cut long titles short.
        padding = 2 * (_PADDING + 2)
        room = self.viewport().width() - padding - self.iconSize().width() - 8
        for number in range(self.count()):
            item = self.item(number)
            bold = QFont(self.font())
            bold.setBold(True)
            words = QFontMetrics(bold).boundingRect(
                QRect(0, 0, max(40, room), 10_000), Qt.TextFlag.TextWordWrap, item.text()
            )
            item.setSizeHint(QSize(0, words.height() + _PADDING + 6))

    def _go(self, item: QListWidgetItem) -> None:
        self.wanted.emit(self.starts[self.row(item)])


class FilmSide(QWidget):
    """Chapters over questions; either may be missing."""

    def __init__(self, chapters: tuple[Chapter, ...], questions: tuple[str, ...]) -> None:
        super().__init__()
        self.chapters = ChapterList(chapters)
        whole = column(gap=8)
        if chapters:
            whole.addWidget(label(self.tr("Chapitres"), "lead"))
            whole.addWidget(self.chapters, 3)
        if questions:
            whole.addWidget(label(self.tr("Questions sur le film"), "lead"))
            whole.addWidget(self._questions(questions), 2)
        self.setLayout(whole)
        self.setFixedWidth(min(current().scale.px(320), 460))

    def _questions(self, questions: tuple[str, ...]) -> QWidget:
        lines = column(gap=8)
        for number, question in enumerate(questions, start=1):
            lines.addWidget(label(self.tr("{0}. {1}").format(number, question), wrap=True))
        lines.addStretch(1)
        holder = QWidget()
        holder.setLayout(lines)
        area = scrolling(holder)
        area.setObjectName("film.questions")
        area.setAccessibleName(self.tr("Questions sur le film"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return area
