"""The panel of a long job: what it does, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from ui.kit.buttons import ghost
from ui.kit.cards import Card
from ui.kit.labels import label
from ui.kit.layout import row
from ui.kit.worker import Job


class ProgressPanel(Card):
    """Give its `report` to `Worker.submit_long(progress=…)` and the job to `follow`. Hidden until then."""

    cancelled = Signal()

    def __init__(self, title: str) -> None:
        super().__init__(gap=8, margins=16)
        self._title = label(title, "lead")
        self._text = label("", "soft")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._job: Job | None = None
        self.stop = ghost(self.tr("Interrompre"), self._cancel, icon="x")
        line = row(self._title, None, self.stop)
        self.add(line)
        self.add(self._bar)
        self.add(self._text)
        self.hide()

    def follow(self, job: Job) -> None:
        """Show the panel for a job just submitted."""
        self._job = job
        self._bar.setRange(0, 0)
        self._text.setText(self.tr("En attente…"))
        self.stop.setEnabled(True)
        self.show()

    def report(self, done: int, total: int, text: str) -> None:
        """Show how far the job is."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self._text.setText(self.tr("{0} sur {1}\u00a0: {2}").format(done, total, text) if total else text)

    def tell(self, percent: int, text: str) -> None:
        """Show how far the job is, in hundredths, in the caller's own words."""
        self._bar.setRange(0, 100)
        self._bar.setValue(percent)
        self._text.setText(text)

    def finish(self) -> None:
        """The job is over, one way or the other."""
        self._job = None
        self.hide()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.stop.setEnabled(False)
        self._text.setText(self.tr("Interruption demandée…"))
        self.cancelled.emit()
