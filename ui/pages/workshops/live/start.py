"""Opening the day on the whole screen, from the planner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError
from trainer.planning.live_records import MINUTE, LiveDay
from trainer.planning.records import Plan
from trainer.planning.wall import Moment, moment_in
from ui.kit.french import long_date
from ui.kit.page import PageContext
from ui.operations import conduct as operations
from ui.operations.conduct import Opening
from ui.operations.workshops import Seen
from ui.pages.workshops.live.figures import LiveFigures
from ui.pages.workshops.live.window import LiveWindow

DAY = 86_400
NIGHT_ENDS = 5 * 3600
EVENING = 20 * 60


def day_to_give(plan: Plan, now: Moment) -> date | None:
    """Today when it is a day of the plan with something on it, else the next such day, else the last one.

    In the small hours it is still the day before that lasts into the evening.
    """
    halves = [half for half in plan.halves if half.blocks]
    days = sorted({half.day for half in halves})
    eve = now.day - timedelta(days=1)
    if now.second < NIGHT_ENDS and any(half.day == eve and half.ends >= EVENING for half in halves):
        return eve
    return next((day for day in days if day >= now.day), days[-1] if days else None)


def seconds_of(day: date, now: Moment) -> int:
    """Seconds since the midnight with which a day began: past the next midnight they go on."""
    return now.second + (now.day - day).days * DAY


def gone_by(live: LiveDay, second: int) -> bool:
    """Whether a day that was begun is over by the calendar: another day, and no longer the night after it."""
    return live.begun and not 0 <= second < DAY + NIGHT_ENDS


def stands_at(live: LiveDay) -> int:
    """Where the clock of a day gone by stands: when what ran last was to end, or ended."""
    begun = [one for one in live.stages if one.started is not None]
    ends = [(one.started or 0) + one.minutes * MINUTE if one.ended is None else one.ended for one in begun]
    return max(ends, default=0)


class LiveStart(QObject):
    """Holds the window of the day while it is open; one at a time, and gone with the window of `host`."""

    def __init__(self, context: PageContext, seen: Seen, host: QWidget) -> None:
        super().__init__(host)
        self._context, self._seen, self._host = context, seen, host
        self.window: LiveWindow | None = None
        self._given = 0
        context.bus.changed.connect(self._changed)

    def open(self, day: date, *, full: bool = True) -> None:
        """Show a day."""
        if self.window is not None:
            self.window.activateWindow()
            return
        operations.open_day(
            self._context,
            workshop_id=self._seen.workshop_id,
            day=day,
            done=partial(self._show, full),
            failed=self._failed,
        )

    def _show(self, full: bool, opening: Opening) -> None:
        if self.window is not None:
            return
        live = opening.live
        now = seconds_of(live.day, self._now(opening))
        past = gone_by(live, now)
        rehearsal = not live.begun and not 0 <= now < DAY
        window = LiveWindow(
            self._context,
            self._seen.workshop_id,
            opening,
            self._clock(opening, rehearsal=rehearsal, past=past),
            self._host.window(),
            rehearsal=rehearsal,
            past=past,
            told=self._told(live, past=past),
            today=lambda: 0 <= seconds_of(live.day, self._now(opening)) < DAY,
        )
        self.window, self._given = window, self._seen.workshop_id
        self._host.window().installEventFilter(self)

        def closed() -> None:
            self.window = None
            self._host.window().removeEventFilter(self)
            window.deleteLater()

        window.closed.connect(closed)
        screen = QApplication.primaryScreen().availableGeometry()
        window.resize(min(1280, screen.width()), min(720, screen.height()))
        if full:
            window.showFullScreen()
        else:
            window.show()
        if past:
            window.toggle_review()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The program is not left while the day has something to keep."""
        if event.type() == QEvent.Type.Close and self.window is not None and not self.window.close():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _changed(self, changes: Changes) -> None:
        """The plan may have been changed beside the day that is given."""
        if self.window is not None and self._given in changes.ids(Kind.WORKSHOP):
            operations.open_day(
                self._context,
                workshop_id=self._given,
                day=self.window.live.day,
                done=self._follow,
                failed=lambda _: None,  # nothing is left in the plan: the day stays as it was opened
            )

    def _follow(self, opening: Opening) -> None:
        if self.window is not None and self.window.live.day == opening.live.day:
            self.window.follow(opening)

    def _now(self, opening: Opening) -> Moment:
        services = self._context.services
        assert services is not None
        return moment_in(opening.zone, services.clock)

    def _clock(self, opening: Opening, *, rehearsal: bool, past: bool) -> Callable[[], int]:
        live = opening.live
        if past:
            stands = stands_at(live)
            return lambda: stands
        # A rehearsal begins when the day will.
        now = seconds_of(live.day, self._now(opening))
        ahead = live.stages[0].planned_start * MINUTE - now if rehearsal else 0
        return lambda: seconds_of(live.day, self._now(opening)) + ahead

    def _told(self, live: LiveDay, *, past: bool) -> str:
        """What is to be known of a day that is taken up again."""
        if past and not live.over:
            words = self.tr(
                "La journée du {0} n’a pas été terminée\u00a0: son heure est arrêtée. Complétez-la dans le bilan (B)."
            )
            return words.format(long_date(live.day))
        stage = live.running
        if stage is None or past:
            return ""
        words = self.tr("La journée reprend\u00a0: «\u00a0{0}\u00a0» est en cours depuis {1}.")
        return words.format(stage.title, LiveFigures().clock(stage.started or 0))

    def _failed(self, error: FabriqueError) -> None:
        self._context.notices.error(error)
