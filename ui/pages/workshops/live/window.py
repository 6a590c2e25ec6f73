"""The day on the whole screen: now, next, how late; a key for each thing that happens. Every step is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from trainer.core.errors import FabriqueError, InvalidInput
from trainer.planning import live as conduct
from trainer.planning.live_correct import corrected
from trainer.planning.live_records import LiveDay
from trainer.planning.times import schedule
from ui.kit.aloud import announce
from ui.kit.layout import column
from ui.kit.notices import Notices
from ui.kit.page import PageContext
from ui.operations.conduct import Opening
from ui.pages.workshops.live.bar import LiveBar
from ui.pages.workshops.live.board import LiveBoard
from ui.pages.workshops.live.countdown import Countdown
from ui.pages.workshops.live.keeper import DayKeeper
from ui.pages.workshops.live.keys import act_of
from ui.pages.workshops.live.presenter import LiveWords
from ui.pages.workshops.live.review import ReviewView

TICK_MS = 250
GAP = 90
"""Seconds in which nothing was drawn: the machine slept, or its clock was set."""
NOTES = "live.notes"


class LiveWindow(QMainWindow):
    """Shows a day that was opened; `closed` when the trainer leaves it.

    `clock` gives seconds since midnight there; it stands still (`past`) for a day gone by. A rehearsal goes through
    the day from its first minute and keeps nothing; `today` is whether its day has come meanwhile. `told` is said over
    the day until the first key.
    """

    closed = Signal()

    def __init__(
        self,
        context: PageContext,
        workshop_id: int,
        opening: Opening,
        clock: Callable[[], int],
        parent: QWidget | None = None,
        *,
        rehearsal: bool = False,
        past: bool = False,
        told: str = "",
        today: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("live.window")
        self.setWindowTitle(self.tr("{0} – en direct").format(opening.title))
        self._context, self._workshop_id = context, workshop_id
        self._opening, self._clock, self._rehearsal, self._past = opening, clock, rehearsal, past
        self._today = today
        self._words = LiveWords(QCoreApplication.translate)
        self.live = opening.live
        self.lane: int | None = None
        self._before: list[LiveDay] = []
        self._seen = clock()
        self.board = LiveBoard()
        self.board.tell(told)
        self.board.asked.connect(lambda number: self.look_at(number - 1))
        self.stack = QStackedWidget()
        self.notices = Notices(self.stack)  # over the day, not over its buttons
        self.keeper = DayKeeper(context, workshop_id, self.notices)
        self.review = ReviewView(context, workshop_id, opening.live.day, self.notices.error)
        self.review.setAccessibleName(self.tr("Bilan"))
        self.review.forgotten.connect(self._begin_anew)
        self.review.corrected.connect(self._correct)
        self.stack.addWidget(self.board)
        self.stack.addWidget(self.review)
        self.bar = LiveBar(self, opening.live.day if rehearsal else None)
        whole = column(self.stack, self.bar, gap=0)
        whole.setStretch(0, 1)
        body = QWidget()
        body.setLayout(whole)
        self.setCentralWidget(body)
        self._countdown = Countdown()
        for widget in (self, *self.findChildren(QWidget)):
            widget.installEventFilter(self)
        self.board.show_private(context.settings.flag(NOTES, True))
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tell)
        self._timer.start()
        self._tell()
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    # What happens

    def forward(self) -> None:
        """Begin, or go to the next block: of the group looked at, else of the group whose turn comes first."""
        if self.live.over:
            return
        lane = self.moving(self._clock())
        if lane is None:
            self._do(conduct.start)
        else:
            self._do(lambda day, now: conduct.advance(day, lane, now))

    def moving(self, now: int) -> int | None:
        """The group that the next step forward is about; None when it is about everyone."""
        stage = self.live.running
        if stage is None or not any(part.running or part.to_come for part in stage.parts):
            return None
        return self.lane if self.lane is not None else conduct.due_lane(self.live, now)

    def longer(self, minutes: int) -> None:
        """More time, or less, for what runs."""
        self._do(lambda day, _: conduct.longer(day, minutes, self.lane))

    def skip_next(self) -> None:
        """Drop the next block."""
        if (lane := self.lane) is not None:
            self._do(lambda day, _: conduct.skip_in(day, lane))
        elif self.live.coming:
            self._do(lambda day, now: conduct.skip(day, day.coming[0], now))

    def swap_next(self) -> None:
        """Have the next two blocks change places."""
        if (lane := self.lane) is not None:
            self._do(lambda day, _: conduct.swap_in(day, lane))
        elif self.live.coming:
            self._do(lambda day, _: conduct.swap(day, day.coming[0]))

    def take_back(self) -> None:
        """Take the last thing back."""
        if self._before:
            self._show(replace(self._before.pop(), turned=self.live.turned))

    @property
    def can_take_back(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self._before)

    def look_at(self, lane: int | None) -> None:
        """Show one of the groups alone, all of them for None; the group that is shown already: all again."""
        stage = self.live.running
        if stage is None or not stage.parts or (lane is not None and lane not in stage.lanes):
            return
        self.lane = None if lane == self.lane else lane
        self._tell()

    def toggle_notes(self) -> None:
        """Hide what is for the trainers alone from the projector, or show it again; the next day opens so too."""
        self.board.show_private(not self.board.private)
        self._context.settings.set(NOTES, self.board.private)
        self._tell()
        announce(self.bar, self.tr("Notes montrées") if self.board.private else self.tr("Notes cachées"))

    def toggle_review(self) -> None:
        """What was planned and what was done, or back to the day."""
        if self.stack.currentWidget() is self.board:
            self.review.load()
            self.stack.setCurrentWidget(self.review)
            self.review.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.review.keep()
            self.stack.setCurrentWidget(self.board)
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def turn(self, by: int) -> None:
        """Show the words of another step; those of the time again once it is theirs."""
        found = self._words.due(self._opening, self.live, self._clock(), self.lane)
        if found is None:
            return
        key, due = found
        place = max(0, min(len(due.steps) - 1, self._turned.get(key, due.place) + by))
        turned = conduct.turned_to(self.live, key, None if place == due.place else place)
        if turned != self.live:
            self._show(turned)

    def follow(self, opening: Opening) -> None:
        """The plan was changed beside the day: what is to come goes by it, also in what can be taken back."""
        times = schedule(opening.plan)
        self._opening = opening
        self._before = [conduct.taken_up(day, opening.plan, times) for day in self._before]
        day = conduct.taken_up(self.live, opening.plan, times)
        if day.begun and day != self.live:
            self._show(day)
        else:
            self.live = day
            self._tell()

    # Parts

    @property
    def _turned(self) -> dict[str, int]:
        return {one.key: one.step for one in self.live.turned}

    @property
    def steps_shown(self) -> bool:
        """Whether there are steps to turn to."""
        return self._words.due(self._opening, self.live, self._seen, self.lane) is not None

    def _begin_anew(self) -> None:
        """The day as planned, nothing begun."""
        self.keeper.forget()
        day = self._opening.live.day
        self.live = conduct.begin(self._opening.plan, schedule(self._opening.plan), day)
        self._before, self.lane = [], None
        self._tell()

    def _correct(self, key: str, started: int | None, ended: int | None) -> None:
        """Put real times right, looking back."""

        def act(day: LiveDay, now: int) -> LiveDay:
            for name, second in (("started", started), ("ended", ended)):
                if second is not None and second > now and not self._past:
                    raise InvalidInput(name, self.tr("Cette heure n’est pas encore passée."))
            return corrected(day, key, started, ended)

        if self._do(act):
            self.review.load()
            if not self.keeper.behind:
                self.notices.clear()

    def _do(self, act: Callable[[LiveDay, int], LiveDay]) -> bool:
        try:
            after = act(self.live, self._clock())
        except FabriqueError as error:
            if self.stack.currentWidget() is self.review:
                self.notices.error(error)  # it stays as long as what is wrong stands in its field
            else:
                self.notices.say(error.message)
            return False
        self._before.append(self.live)
        self.board.tell("")
        self._show(after)
        return True

    def _show(self, day: LiveDay) -> None:
        before = self.board.accessibleName()
        if day.now != self.live.now:
            self.lane = None
        self.live = day
        if not self._rehearsal:
            self.keeper.keep(day)
        self._tell()
        times, spoken = self.board.say_times(), self.board.accessibleName()
        if spoken == before:
            announce(self.board, times)
        elif not self.board.hasFocus():  # otherwise it tells that it is another one
            announce(self.board, f"{spoken}. {times}")

    def _tell(self) -> None:
        """Draw what is true now; a closed lid costs nothing, for it is the clock that counts."""
        now = self._clock()
        self._tell_gap(now)
        seen = conduct.outlook(self.live, now)
        face = self._words.face(self._opening, self.live, seen, now, turned=self._turned, lane=self.lane)
        self.board.show_face(face)
        for pane in self._countdown.due(face.groups or (face.pane,)):
            words = pane.aloud if pane.seconds else self.tr("C’est l’heure")
            announce(
                self.board, f"{words}\u00a0: {' '.join(part for part in (pane.name, pane.title) if part)}"
            )
        self.bar.follow(now, looking_back=self.stack.currentWidget() is self.review)

    def _tell_gap(self, now: int) -> None:
        """Say that the machine slept, or that its clock was set."""
        before, self._seen = self._seen, now
        if abs(now - before) < GAP:
            return
        times = (self._words.clock(before), self._words.clock(now))
        if now < before:
            words = self.tr("L’horloge de l’ordinateur est revenue de {0} à {1}.").format(*times)
        else:
            words = self.tr("L’ordinateur a dormi de {0} à {1}.").format(*times)
            if self.live.running is not None:
                words += " " + self.tr(
                    "La séquence a continué\u00a0; finie avant, elle se corrige dans le bilan (B)."
                )
        if self._rehearsal and self._today():
            words = self.tr(
                "C’est le jour même, et une répétition ne garde rien\u00a0: quittez-la (Échap), puis animez (F5)."
            )
        self.board.tell(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One key for each thing, wherever the focus is, but for a field that is typed in."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(watched, QWidget)
        ):
            act = act_of(self, watched, event)
            if act is not None:
                self.board.tell("")
                act()
                return True
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Back to the workshop; the day goes on where it is."""
        self.review.keep()
        if not self.keeper.may_leave(self):
            event.ignore()
            return
        self._timer.stop()
        self.closed.emit()
        super().closeEvent(event)
