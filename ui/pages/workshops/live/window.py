"""The day on the whole screen: now, next, how late; a key for each thing that happens. Every step is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from trainer.core.errors import FabriqueError
from trainer.planning import live as conduct
from trainer.planning.live import LiveDay
from trainer.planning.times import schedule
from ui.kit.buttons import Button, ghost, primary
from ui.kit.french import long_date
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.notices import Notices
from ui.kit.page import PageContext
from ui.operations import conduct as operations
from ui.operations.conduct import Opening
from ui.pages.workshops.live.board import LiveBoard
from ui.pages.workshops.live.presenter import LiveWords
from ui.pages.workshops.live.review import ReviewView
from ui.pages.workshops.naming import named

TICK_MS = 250
FIVE = 5


class LiveWindow(QWidget):
    """Shows a day that was opened; `closed` when the trainer leaves it. `clock` gives seconds since midnight there.

    A rehearsal goes through the day from its first minute and keeps nothing.
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
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("live.window")
        self.setWindowTitle(self.tr("{0} – en direct").format(opening.title))
        self._context, self._workshop_id = context, workshop_id
        self._opening, self._clock, self._rehearsal = opening, clock, rehearsal
        self._words = LiveWords(QCoreApplication.translate)
        self.live = opening.live
        self._before: list[LiveDay] = []
        self._step: int | None = None
        self.board = LiveBoard()
        self.notices = Notices(self)
        self.review = ReviewView(context, workshop_id, opening.live.day)
        self.review.forgotten.connect(self._begin_anew)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.board)
        self.stack.addWidget(self.review)
        self._bar = QWidget()
        self._bar.setLayout(self._buttons())
        whole = column(self.stack, self._bar, gap=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        for widget in (self, *self.findChildren(QWidget)):
            widget.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tell)
        self._timer.start()
        self._tell()
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self) -> QHBoxLayout:
        self.go = named(primary("", self.forward, icon="play"), "live.go")
        self.more = named(ghost(self.tr("+5 min"), partial(self.longer, FIVE)), "live.more")
        self.less = named(ghost(self.tr("−5 min"), partial(self.longer, -FIVE)), "live.less")
        self.skip = named(ghost(self.tr("Passer la suivante"), self.skip_next), "live.skip")
        self.swap = named(ghost(self.tr("Échanger les deux suivantes"), self.swap_next), "live.swap")
        self.undo = named(ghost(self.tr("Annuler"), self.take_back, icon="undo-2"), "live.undo")
        self.notes = named(ghost(self.tr("Notes"), self.toggle_notes, icon="eye"), "live.notes")
        self.look = named(ghost(self.tr("Bilan"), self.toggle_review, icon="clipboard-list"), "live.review")
        self.leave = named(ghost(self.tr("Quitter"), self.close, icon="x"), "live.leave")
        keys = {
            self.go: "Espace", self.more: "+", self.less: "−", self.skip: "P", self.swap: "E", self.undo: "Ctrl+Z",
            self.notes: "N", self.look: "B", self.leave: "Échap",
        }  # fmt: skip
        for button, key in keys.items():
            button.setToolTip(key)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        words = self.tr("Répétition du {0}\u00a0: rien n’est gardé").format(long_date(self._opening.live.day))
        hint = label(
            words if self._rehearsal else self.tr("← → étapes"), "strong" if self._rehearsal else "caption"
        )
        line = row(
            self.go, self.more, self.less, self.skip, self.swap, self.undo, None, hint, gap=8, margins=10
        )
        for button in (self.notes, self.look, self.leave):
            line.addWidget(button)
        return line

    # What happens

    def forward(self) -> None:
        """Begin, or go to the next block."""
        if not self.live.over:
            self._do(lambda day, now: conduct.start(day, now))

    def longer(self, minutes: int) -> None:
        """More time, or less, for what runs."""
        self._do(lambda day, _: conduct.longer(day, minutes))

    def skip_next(self) -> None:
        """Drop the next block."""
        if self.live.coming:
            self._do(lambda day, now: conduct.skip(day, day.coming[0], now))

    def swap_next(self) -> None:
        """Have the next two blocks change places."""
        if self.live.coming:
            self._do(lambda day, _: conduct.swap(day, day.coming[0]))

    def take_back(self) -> None:
        """Take the last thing back."""
        if self._before:
            self._show(self._before.pop())

    def toggle_notes(self) -> None:
        """Hide what is for the trainers alone from the projector, or show it again."""
        self.board.show_private(not self.board.private)
        self.notes.setText(self.tr("Notes") if self.board.private else self.tr("Notes cachées"))

    def toggle_review(self) -> None:
        """What was planned and what was done, or back to the day."""
        if self.stack.currentWidget() is self.board:
            self.review.load()
            self.look.setText(self.tr("Revenir au direct"))
            self.stack.setCurrentWidget(self.review)
            self.review.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.review.keep()
            self.look.setText(self.tr("Bilan"))
            self.stack.setCurrentWidget(self.board)
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_anew(self) -> None:
        """The day as planned, nothing begun."""
        day = self._opening.live.day
        self.live = conduct.begin(self._opening.plan, schedule(self._opening.plan), day)
        self._before, self._step = [], None
        self._tell()

    def turn(self, by: int) -> None:
        """Show the words of another step."""
        steps = self._words.steps(self._opening, self.live)
        if steps:
            seen = conduct.outlook(self.live, self._clock())
            here = self._words.step_at(self._opening, self.live, seen) if self._step is None else self._step
            self._step = max(0, min(len(steps) - 1, here + by))
            self._tell()

    # Parts

    def _do(self, act: Callable[[LiveDay, int], LiveDay]) -> None:
        try:
            after = act(self.live, self._clock())
        except FabriqueError as error:
            self.notices.say(error.message)
            return
        self._before.append(self.live)
        self._show(after)

    def _show(self, day: LiveDay) -> None:
        if day.now != self.live.now:
            self._step = None
        self.live = day
        if self._rehearsal:
            self._tell()
            return
        operations.keep_day(
            self._context,
            workshop_id=self._workshop_id,
            live=day,
            failed=lambda error: self.notices.error(error),
        )
        self._tell()

    def _tell(self) -> None:
        """Draw what is true now; a closed lid costs nothing, for it is the clock that counts."""
        now = self._clock()
        face = self._words.face(self._opening, self.live, conduct.outlook(self.live, now), now, self._step)
        spoken = " ".join((face.kicker, face.title, face.pace, face.step, face.instruction)).strip()
        self.board.show_face(face, spoken)
        running, coming = face.running, bool(self.live.coming)
        words = self.tr("Suivante") if running and coming else self.tr("Commencer")
        if running and not coming:
            words = self.tr("Terminer")
        self.go.setText(words)
        self.go.setEnabled(not face.over)
        self.more.setEnabled(running)
        self.less.setEnabled(running)
        self.skip.setEnabled(coming)
        self.swap.setEnabled(len(self.live.coming) > 1)
        self.undo.setEnabled(bool(self._before))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One key for each thing, wherever the focus is, but for a field that is typed in."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            if self.stack.currentWidget() is self.review:
                self.toggle_review()
            else:
                self.close()
            return True
        if self.stack.currentWidget() is self.review:
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            self.take_back()
            return True
        on_button = isinstance(watched, Button)
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Plus: self.more.click, Qt.Key.Key_Equal: self.more.click, Qt.Key.Key_Minus: self.less.click,
            Qt.Key.Key_P: self.skip.click, Qt.Key.Key_E: self.swap.click, Qt.Key.Key_N: self.notes.click,
            Qt.Key.Key_B: self.look.click, Qt.Key.Key_Right: partial(self.turn, 1),
            Qt.Key.Key_Left: partial(self.turn, -1), Qt.Key.Key_PageDown: self.go.click,
        }  # fmt: skip
        if not on_button:
            acts |= {Qt.Key.Key_Space: self.go.click, Qt.Key.Key_Return: self.go.click}
        if (act := acts.get(event.key())) is None or event.isAutoRepeat():
            return False
        act()
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Back to the workshop; the day goes on where it is."""
        self._timer.stop()
        self.review.keep()
        self.closed.emit()
        super().closeEvent(event)
