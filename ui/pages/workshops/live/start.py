"""Opening the day on the whole screen, from the planner."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from trainer.core.errors import FabriqueError
from trainer.planning.records import Plan
from trainer.planning.wall import moment_in
from ui.kit.page import PageContext
from ui.operations import conduct as operations
from ui.operations.conduct import Opening
from ui.pages.workshops.live.window import LiveWindow


def day_to_give(plan: Plan, today: date) -> date | None:
    """Today when it is a day of the plan with something on it, else the next such day, else the last one."""
    days = sorted({half.day for half in plan.halves if half.blocks})
    return next((day for day in days if day >= today), days[-1] if days else None)


class LiveStart:
    """Holds the window of the day while it is open; one at a time, and gone with the window of `host`."""

    def __init__(self, context: PageContext, workshop_id: int, host: QWidget) -> None:
        self._context, self._workshop_id, self._host = context, workshop_id, host
        self.window: LiveWindow | None = None

    def open(self, day: date, *, full: bool = True) -> None:
        """Show a day."""
        if self.window is not None:
            self.window.activateWindow()
            return
        operations.open_day(
            self._context,
            workshop_id=self._workshop_id,
            day=day,
            done=partial(self._show, full),
            failed=self._failed,
        )

    def _show(self, full: bool, opening: Opening) -> None:
        services = self._context.services
        assert services is not None
        now = moment_in(opening.zone, services.clock)
        begun = any(stage.started is not None for stage in opening.live.stages)
        rehearsal = now.day != opening.live.day and not begun
        # A rehearsal begins when the day will.
        ahead = opening.live.stages[0].planned_start * 60 - now.second if rehearsal else 0
        window = LiveWindow(
            self._context,
            self._workshop_id,
            opening,
            lambda: moment_in(opening.zone, services.clock).second + ahead,
            self._host.window(),
            rehearsal=rehearsal,
        )
        self.window = window

        def closed() -> None:
            self.window = None
            window.deleteLater()

        window.closed.connect(closed)
        screen = QApplication.primaryScreen().availableGeometry()
        window.resize(min(1280, screen.width()), min(720, screen.height()))
        if full:
            window.showFullScreen()
        else:
            window.show()
        if begun and now.day != opening.live.day:
            window.toggle_review()

    def _failed(self, error: FabriqueError) -> None:
        self._context.notices.error(error)
