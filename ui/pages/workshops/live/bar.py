"""The buttons under the day: each has its key, and does what the key does."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.planning import live as conduct
from ui.kit.buttons import ghost, primary
from ui.kit.french import long_date
from ui.kit.labels import label
from ui.kit.layout import row
from ui.pages.workshops.naming import named

if TYPE_CHECKING:
    from ui.pages.workshops.live.window import LiveWindow

FIVE = 5
LONGEST_NAME = 18
"""Characters of a group's name on the button that moves it on."""


class LiveBar(QWidget):
    """Follows the window it stands in; `rehearsal` is the day that is only tried out."""

    def __init__(self, window: LiveWindow, rehearsal: date | None) -> None:
        super().__init__()
        self._window = window
        self._looking_back = False
        self.go = named(primary("", window.forward, icon="play"), "live.go")
        self.more = named(ghost(self.tr("+5 min"), partial(window.longer, FIVE)), "live.more")
        self.less = named(ghost(self.tr("−5 min"), partial(window.longer, -FIVE)), "live.less")
        self.skip = named(ghost(self.tr("Passer la suivante"), window.skip_next), "live.skip")
        self.swap = named(ghost(self.tr("Échanger les deux suivantes"), window.swap_next), "live.swap")
        self.undo = named(ghost(self.tr("Annuler"), window.take_back, icon="undo-2"), "live.undo")
        self.notes = named(ghost(self.tr("Notes"), window.toggle_notes, icon="eye"), "live.notes")
        self.look = named(ghost(self.tr("Bilan"), window.toggle_review, icon="clipboard-list"), "live.review")
        self.leave = named(ghost(self.tr("Quitter"), window.close, icon="x"), "live.leave")
        keys = {
            self.go: "Espace", self.more: "+", self.less: "−", self.skip: "P", self.swap: "E", self.undo: "Ctrl+Z",
            self.notes: "N", self.look: "B", self.leave: "Échap",
        }  # fmt: skip
        for button, key in keys.items():
            button.setToolTip(f"{button.text()} ({key})" if button.text() else key)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._rehearsal = ""
        if rehearsal is not None:
            words = self.tr("Répétition du {0}\u00a0: rien n’est gardé")
            self._rehearsal = words.format(long_date(rehearsal))
        self.hint = label("", "strong" if rehearsal is not None else "caption")
        line = row(
            self.go, self.more, self.less, self.skip, self.swap, self.undo, None, self.hint, gap=8, margins=10
        )
        for button in (self.notes, self.look, self.leave):
            line.addWidget(button)
        self._line = line
        self.setLayout(line)
        # It never asks for more than the screen has: its words give way.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fitted: tuple[object, ...] = ()

    def follow(self, now: int, *, looking_back: bool) -> None:
        """Say what can be done at this moment."""
        window = self._window
        live, lane = window.live, window.lane
        stage = live.running
        for button in (self.go, self.more, self.less, self.skip, self.swap, self.undo, self.notes):
            button.setVisible(not looking_back)
        self._looking_back = looking_back
        self.go.setText(self._forward(now))
        parts = stage.lane(lane) if stage is not None and lane is not None else ()
        to_come = sum(part.to_come for part in parts) if parts else len(live.coming)
        if stage is not None and stage.parts:
            runs = any(part.running for part in parts or stage.parts)
        else:
            runs = stage is not None
        waiting = bool(parts) and not (runs or to_come) and window.moving(now) is not None
        self.go.setEnabled(not live.over and not waiting)
        self.more.setEnabled(runs)
        self.less.setEnabled(runs)
        self.skip.setEnabled(to_come > 0)
        self.swap.setEnabled(to_come > 1)
        self.undo.setEnabled(window.can_take_back)
        self._say_keys()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, or less, for the words."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Narrower than its words: they give way."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        """The longest words that there is room for."""
        state = (
            self.width(),
            self.go.fontMetrics().height(),
            self.go.text(),
            self.hint.text(),
            self._looking_back,
            self._window.board.private,
        )
        if state == self._fitted:
            return
        self._fitted = state
        back = self.tr("Revenir au direct") if self._looking_back else self.tr("Bilan")
        notes = self.tr("Notes") if self._window.board.private else self.tr("Notes cachées")
        long = (self.tr("Passer la suivante"), self.tr("Échanger les deux suivantes"))
        short = (self.tr("Passer"), self.tr("Échanger"))
        rest = (self.tr("Annuler"), notes, back, self.tr("Quitter"))
        for words, hinted in (
            ((*long, *rest), True),
            ((*short, *rest), False),
            ((*short, "", notes, "", ""), False),
        ):
            for button, text in zip(
                (self.skip, self.swap, self.undo, self.notes, self.look, self.leave), words, strict=True
            ):
                button.setText(text)
            self.hint.setVisible((hinted or bool(self._rehearsal)) and not self._looking_back)
            if self._line.sizeHint().width() <= self.width():
                return

    def _forward(self, now: int) -> str:
        """What the next step forward is."""
        window = self._window
        stage = window.live.running
        if window.live.over:
            return self.tr("Terminer")
        if stage is None:
            return self.tr("Reprendre") if window.live.begun else self.tr("Commencer")
        lane = window.moving(now)
        if lane is not None:
            name = _short(stage.lane(lane)[0].group)
            coming = any(part.to_come for part in stage.lane(lane))
            text = self.tr("{0}\u00a0: suivante") if coming else self.tr("{0} a fini")
            return text.format(name)
        if not window.live.coming:
            return self.tr("Terminer")
        if conduct.pauses(window.live, now):
            return self.tr("Finir, puis pause")
        return self.tr("Suivante, ensemble") if stage.parts else self.tr("Suivante")

    def _say_keys(self) -> None:
        """The keys that no button has, where they do something."""
        window = self._window
        stage = window.live.running
        said = [self._rehearsal] if self._rehearsal else []
        if stage is not None and stage.parts:
            count = len(stage.lanes)
            if window.lane is None:
                said.append(self.tr("1 à {0}\u00a0: un groupe").format(count))
            else:
                said.append(self.tr("0\u00a0: tous"))
        if not self._rehearsal and window.steps_shown:
            said.append(self.tr("← → étapes"))
        text = " · ".join(said)
        if self.hint.text() != text:
            self.hint.setText(text)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
