"""Keeps the day at every step: what the database did not take is given to it again until it does."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError, Unavailable
from trainer.planning.live_records import LiveDay
from ui.kit.dialogs import ConfirmDialog
from ui.kit.errors import Sentence
from ui.kit.notices import Alert, Notices
from ui.kit.page import PageContext
from ui.kit.worker import Job
from ui.operations import conduct as operations

RETRY_MS = 5000
LEAVE_MS = 15_000
"""How long leaving waits for the database before it asks."""


class DayKeeper(QObject):
    """`behind` while the last step is known not to be kept: `notices` say so, until it is."""

    def __init__(self, context: PageContext, workshop_id: int, notices: Notices) -> None:
        super().__init__(notices)
        self._context, self._workshop_id, self._notices = context, workshop_id, notices
        self.behind = False
        self._day: LiveDay | None = None
        self._job: Job | None = None
        self._alert: Alert | None = None
        self._wait: QEventLoop | None = None
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(self._save)

    def keep(self, day: LiveDay) -> None:
        """The day is this now."""
        self._day = day
        self._save()

    def forget(self) -> None:
        """The day was begun anew: there is nothing to keep."""
        self._settle(behind=False)

    def leave(self) -> bool:
        """Wait until the last step is kept, tried once more if need be; False when it could not be."""
        if self._context.worker.closed or (self._job is None and not self.behind):
            return True
        if self._job is None:
            self._save()
        loop = self._wait = QEventLoop()
        QTimer.singleShot(LEAVE_MS, loop, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._wait = None
        return self._job is None and not self.behind

    def may_leave(self, window: QWidget) -> bool:
        """As `leave`; what could not be kept is given up when the trainer says so, over `window`."""
        if self.leave():
            return True
        question = ConfirmDialog(
            self.tr("Quitter sans enregistrer\u202f?"),
            self.tr(
                "La base ne répond pas\u00a0: les derniers gestes de la journée n’ont pas pu être enregistrés."
            ),
            self.tr("Quitter sans enregistrer"),
            danger=True,
            parent=window,
        )
        return self._context.dialogs.run(question)

    # Parts

    def _save(self) -> None:
        if self._day is None:
            return
        self._retry.stop()
        self._job = operations.keep_day(
            self._context,
            workshop_id=self._workshop_id,
            live=self._day,
            done=self._kept,
            failed=self._lost,
        )

    def _kept(self, _: Changes) -> None:
        if self._ended():
            self._settle(behind=False)

    def _lost(self, error: FabriqueError) -> None:
        if not self._ended():
            return
        if isinstance(error, Unavailable):
            self._tell()
            self._settle(behind=True)
            self._retry.start()
        else:  # nothing that trying again would mend: the workshop is gone
            self._settle(behind=False)
            self._notices.error(error)

    def _ended(self) -> bool:
        """Whether the job that was handed over last has ended; an earlier one speaks of an earlier step."""
        return self._job is None or not self._context.worker.waits(self._job)

    def _settle(self, *, behind: bool) -> None:
        self._job, self.behind = None, behind
        if not behind:
            self._retry.stop()
            if self._alert is not None and self._alert is self._notices.alert:
                self._notices.clear()
            self._alert = None
        if self._wait is not None:
            self._wait.quit()

    def _tell(self) -> None:
        """Once for each outage: closed, it stays closed."""
        if self.behind:
            return
        words = Sentence(
            self.tr("Pas encore enregistré"),
            self.tr("La base ne répond pas\u00a0: vos derniers gestes ne sont gardés que par cette fenêtre."),
            self.tr(
                "Continuez, l’horloge tourne\u00a0: Fabrique réessaie d’elle-même, et cet avis s’en va "
                "dès que tout est gardé."
            ),
        )
        self._notices.show_sentence(words)
        self._alert = self._notices.alert
