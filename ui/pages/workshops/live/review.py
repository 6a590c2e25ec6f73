"""Looking back on the days: each block as planned and as it went, with a note that its sheet will remember."""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from trainer.core.changes import Changes
from ui.kit.buttons import quiet
from ui.kit.cards import EmptyState
from ui.kit.french import long_date
from ui.kit.labels import label
from ui.kit.layout import clear, column, row, scrolling
from ui.kit.page import PageContext
from ui.operations import conduct as operations
from ui.pages.workshops.live.presenter import LiveWords
from ui.pages.workshops.naming import named

if TYPE_CHECKING:
    from trainer.planning.conduct_service import Run


class ReviewView(QWidget):
    """The table of every day that was begun; a note is kept when its field is left.

    `forgotten` tells that `day` is to be begun anew: its times and notes are gone.
    """

    forgotten = Signal()

    def __init__(self, context: PageContext, workshop_id: int, day: date) -> None:
        super().__init__()
        self.setObjectName("live.review.view")
        self._context, self._workshop_id, self._day = context, workshop_id, day
        self._words = LiveWords(QCoreApplication.translate)
        self._fields: list[tuple[QLineEdit, Run]] = []
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(4, 1)
        self._empty = EmptyState(
            "clock",
            self.tr("Rien n’a encore été animé"),
            self.tr("Les durées réelles s’inscrivent ici à mesure que la journée avance."),
        )
        self._area = scrolling(self._content)
        head = label(self.tr("Prévu et réel"), "title")
        self._sum = label("", "soft")
        self.forget = named(
            quiet(self.tr("Recommencer cette journée…"), self._forget, icon="refresh-cw"), "live.forget"
        )
        top = row(head, None, self.forget)
        whole = column(top, self._sum, self._empty, self._area, gap=10, margins=24)
        whole.setStretch(3, 1)
        self.setLayout(whole)

    def load(self) -> None:
        """Read what was done."""
        operations.review_days(self._context, workshop_id=self._workshop_id, done=self._fill)

    def keep(self) -> None:
        """Keep the notes that are being typed."""
        for field, run in self._fields:
            self._note(field, run)

    def _fill(self, runs: tuple[Run, ...]) -> None:
        shown = list(runs)
        clear(self._grid)
        self.forget.setEnabled(any(run.day == self._day for run in shown))
        self._fields = []
        self._empty.setVisible(not shown)
        self._area.setVisible(bool(shown))
        self._sum.setVisible(bool(shown))
        ended = [run for run in shown if run.seconds is not None and not run.skipped]
        self._sum.setText(self._words.summed(len(ended), sum(run.overran for run in ended)))
        titles = (
            self.tr("Séquence"),
            self.tr("Prévu"),
            self.tr("Réel"),
            self.tr("Écart"),
            self.tr("À retenir"),
        )
        for place, words in enumerate(titles):
            self._grid.addWidget(label(words, "caption"), 0, place)
        line = 0
        for day, given in groupby(shown, key=lambda run: run.day):
            line += 1
            self._grid.addWidget(label(long_date(day).capitalize(), "lead"), line, 0, 1, 5)
            for run in given:
                line += 1
                self._line(line, run)
        self._grid.setRowStretch(line + 1, 1)

    def _line(self, line: int, run: Run) -> None:
        words = self._words
        gap = self.tr("passée") if run.skipped else words.difference(run.planned_minutes, run.seconds)
        cells = (
            label(run.title or self.tr("Séquence enlevée du déroulé"), "strong", wrap=True),
            label(words.minutes(run.planned_minutes * 60), "soft"),
            label(words.minutes(run.seconds)),
            label(gap, "caution" if run.overran else "soft"),
        )
        for place, cell in enumerate(cells):
            self._grid.addWidget(cell, line, place, Qt.AlignmentFlag.AlignVCenter)
        field = named(
            QLineEdit(run.note),
            f"live.note.{run.key}",
            self.tr("À retenir de «\u00a0{0}\u00a0»").format(run.title),
        )
        field.setPlaceholderText(self.tr("Ce qu’il faudra se rappeler"))
        field.setMaxLength(2000)
        field.editingFinished.connect(partial(self._note, field, run))
        self._fields.append((field, run))
        self._grid.addWidget(field, line, 4)

    def _note(self, field: QLineEdit, run: Run) -> None:
        text = field.text().strip()
        if text != (field.property("kept") if field.property("kept") is not None else run.note):
            field.setProperty("kept", text)
            operations.note_run(
                self._context, workshop_id=self._workshop_id, day=run.day, key=run.key, text=text
            )

    def _forget(self) -> None:
        """Ask, then drop the times and notes of the day on screen."""
        sure = self._context.dialogs.confirm(
            self.tr("Recommencer cette journée\u202f?"),
            self.tr(
                "Les durées réelles et les notes du {0} seront effacées. Le déroulé reste tel quel."
            ).format(long_date(self._day)),
            action=self.tr("Effacer et recommencer"),
            danger=True,
        )
        if sure:
            self._fields = []
            operations.forget_day(
                self._context, workshop_id=self._workshop_id, day=self._day, done=self._forgot
            )

    def _forgot(self, _: Changes) -> None:
        self.load()
        self.forgotten.emit()

    def texts(self) -> list[str]:
        """Every text of the table, line by line."""
        return [found.text() for found in self._content.findChildren(QLabel)]
