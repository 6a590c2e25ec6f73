"""Looking back on the days: each block as planned and as it went, with a note that its sheet will remember."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError, InvalidInput
from trainer.planning.live_correct import Fate
from ui.kit.buttons import quiet
from ui.kit.cards import EmptyState
from ui.kit.dialogs import ConfirmDialog
from ui.kit.french import long_date
from ui.kit.labels import label
from ui.kit.layout import clear, column, row, scrolling
from ui.kit.page import PageContext
from ui.kit.worker import alive
from ui.operations import conduct as operations
from ui.pages.workshops.live.presenter import LiveWords
from ui.pages.workshops.naming import named

if TYPE_CHECKING:
    from trainer.planning.conduct_service import Run
    from ui.pages.workshops.live.review_line import ReviewLine

COLUMNS = 7


class ReviewView(QWidget):
    """The table of every day that was begun; a note or a time is kept when its field is left.

    `forgotten` tells that `day` is to be begun anew: its times and notes are gone. `corrected` asks for the times of a
    block of `day` to be put right (key, start, end); those of other days are kept here. `failed` is shown what went
    wrong.
    """

    forgotten = Signal()
    corrected = Signal(str, object, object)

    def __init__(
        self, context: PageContext, workshop_id: int, day: date, failed: Callable[[FabriqueError], None]
    ) -> None:
        super().__init__()
        self.setObjectName("live.review.view")
        self._context, self._workshop_id, self._day, self._failed = context, workshop_id, day, failed
        self._words = LiveWords(QCoreApplication.translate)
        self._lines: list[ReviewLine] = []
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(COLUMNS - 1, 3)
        self._empty = EmptyState(
            "clock",
            self.tr("Rien n’a encore été animé"),
            self.tr("Les durées réelles s’inscrivent ici à mesure que la journée avance."),
        )
        self._area = scrolling(self._content)
        self._sum = label("", "soft")
        self._hint = label(
            self.tr(
                "Une touche oubliée\u202f? Corrigez le début ou la fin\u00a0: les séquences voisines suivent."
            ),
            "caption",
            wrap=True,
        )
        self.forget = named(
            quiet(self.tr("Recommencer cette journée…"), self._forget, icon="refresh-cw"), "live.forget"
        )
        top = row(label(self.tr("Prévu et réel"), "title"), None, self.forget)
        whole = column(top, self._sum, self._hint, self._empty, self._area, gap=10, margins=24)
        whole.setStretch(4, 1)
        self.setLayout(whole)

    def load(self) -> None:
        """Read what was done."""
        operations.review_days(self._context, workshop_id=self._workshop_id, done=self._fill)

    def keep(self) -> None:
        """Keep the notes that are being typed."""
        for line in self._lines:
            line.keep_note()

    def texts(self) -> list[str]:
        """Every text of the table, line by line."""
        return [found.text() for found in self._content.findChildren(QLabel)]

    def _fill(self, runs: tuple[Run, ...]) -> None:
        self.forget.setEnabled(any(run.day == self._day for run in runs))
        for widget in (self._area, self._sum, self._hint):
            widget.setVisible(bool(runs))
        self._empty.setVisible(not runs)
        ended = [run for run in runs if run.given.fate is Fate.GIVEN]
        self._sum.setText(self._words.summed(len(ended), sum(run.overran for run in ended)))
        if [(line.run.day, line.run.key) for line in self._lines] == [(run.day, run.key) for run in runs]:
            for line, run in zip(self._lines, runs, strict=True):
                line.show(run)
        else:
            self._build(runs)

    def _build(self, runs: tuple[Run, ...]) -> None:
        """Other blocks than before: the table anew."""
        from ui.pages.workshops.live.review_line import ReviewLine

        clear(self._grid)
        self._lines = []
        titles = (
            self.tr("Séquence"),
            self.tr("Prévu"),
            self.tr("Début"),
            self.tr("Fin"),
            self.tr("Durée"),
            self.tr("Écart"),
            self.tr("À retenir"),
        )
        for place, words in enumerate(titles):
            self._grid.addWidget(label(words, "caption"), 0, place)
        at = 0
        for day, given in groupby(runs, key=lambda run: run.day):
            at += 1
            self._grid.addWidget(label(long_date(day).capitalize(), "lead"), at, 0, 1, COLUMNS)
            for run in given:
                at += 1
                line = ReviewLine(run, self._words, self._grid, at)
                line.corrected.connect(self._correct)
                line.noted.connect(partial(self._note, line))
                line.wrong.connect(lambda words: self._failed(InvalidInput("time", words)))
                self._lines.append(line)
        for past in range(at + 1, self._grid.rowCount()):
            self._grid.setRowStretch(past, 0)
        self._grid.setRowStretch(at + 1, 1)

    def _correct(self, run: Run, started: int | None, ended: int | None) -> None:
        if run.day == self._day:
            self.corrected.emit(run.key, started, ended)
            return
        operations.correct_run(
            self._context,
            workshop_id=self._workshop_id,
            day=run.day,
            key=run.key,
            started=started,
            ended=ended,
            done=self._reload,
            failed=self._failed,
        )

    def _note(self, line: ReviewLine, run: Run, text: str) -> None:
        def failed(error: FabriqueError) -> None:
            line.unkept()  # it is told again when its field is left, or the page
            (self._failed if alive(self._failed) else self._context.notices.error)(error)

        operations.note_run(
            self._context,
            workshop_id=self._workshop_id,
            day=run.day,
            key=run.key,
            text=text,
            failed=failed,
        )

    def _forget(self) -> None:
        """Ask, then drop the times and notes of the day on screen."""
        # Over this window: the one behind has no place on a full screen.
        question = ConfirmDialog(
            self.tr("Recommencer cette journée\u202f?"),
            self.tr(
                "Les durées réelles et les notes du {0} seront effacées. Le déroulé reste tel quel."
            ).format(long_date(self._day)),
            self.tr("Effacer et recommencer"),
            danger=True,
            parent=self.window(),
        )
        if self._context.dialogs.run(question):
            clear(self._grid)
            self._lines = []
            operations.forget_day(
                self._context,
                workshop_id=self._workshop_id,
                day=self._day,
                done=self._forgot,
                failed=self._failed,
            )

    def _reload(self, _: Changes) -> None:
        self.load()

    def _forgot(self, _: Changes) -> None:
        self.load()
        self.forgotten.emit()
