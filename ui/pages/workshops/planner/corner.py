"""Beside the tabs of the workshop: whether the plan is kept, undo and redo, the run sheet on paper, the day itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from trainer.planning.wall import moment_in
from ui.kit.buttons import ghost, icon_button
from ui.kit.icons import set_icon
from ui.kit.labels import icon_label, label
from ui.kit.layout import row
from ui.kit.page import Route
from ui.kit.theme import current
from ui.pages.workshops.live.start import LiveStart, day_to_give
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner import model_menu
from ui.pages.workshops.planner.board_keys import keys_of
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.keeper import Kept

ICON_GAP = 4
SIGNS = {
    Kept.CLEAN: ("check", "success"),
    Kept.SAVING: ("upload", "ink_faint"),
    Kept.SAVED: ("check", "success"),
    Kept.FAILED: ("triangle-alert", "danger"),
    Kept.STALE: ("triangle-alert", "danger"),
}
AFTER_MS = 15
"""How long after a change it follows: the board is painted first."""


class Corner(QWidget):
    """Follows the desk."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self.setAutoFillBackground(True)  # what changes here is painted without what lies under it
        self._desk = desk
        self._states = {
            Kept.CLEAN: "",
            Kept.SAVING: self.tr("Enregistrement…"),
            Kept.SAVED: self.tr("Enregistré"),
            Kept.FAILED: self.tr("Pas encore enregistré"),
            Kept.STALE: self.tr("Modifié ailleurs, pas enregistré"),
        }
        self.state = named(label("", "caption"), "agenda.state")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sign = named(icon_label("check", "success"), "agenda.state.sign")
        self.undo = named(icon_button("undo-2", self.tr("Annuler"), desk.undo), "agenda.undo")
        self.redo = named(icon_button("redo-2", self.tr("Rétablir"), desk.redo), "agenda.redo")
        self.print = named(
            icon_button("printer", self.tr("Imprimer le conducteur"), self._print), "agenda.print"
        )
        self.live = LiveStart(desk.context, desk.seen, self)
        self._give_words = self.tr("Animer")
        self.give = named(ghost(self._give_words, self._give, icon="play", shortcut="F5"), "agenda.live")
        self.give.setToolTip(self.tr("La journée en plein écran (F5)"))
        self.more = named(icon_button("ellipsis", self.tr("Proposition et modèles")), "agenda.more")
        self.menu = QMenu(self.more)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.more.setMenu(self.menu)
        line = row(self.state, self.sign, 4, self.undo, self.redo, self.print, self.more, 4, self.give, gap=2)
        self.setLayout(line)
        self._level = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_MS)
        self._later.timeout.connect(self._say)
        for told in (desk.changed, desk.history_changed):
            told.connect(self._later.start)
        desk.state_changed.connect(self._state_changed)
        self._say()

    def rooms(self) -> tuple[int, ...]:
        """Its width with all words, with the state as a sign, and with icons alone."""
        words = self.give.fontMetrics().horizontalAdvance(self._give_words) + ICON_GAP
        fixed = sum(
            part.sizeHint().width() for part in (self.undo, self.redo, self.print, self.more, self.give)
        )
        fixed += 8 + 7 * 2 + (words if not self.give.text() else 0)
        sign = current().scale.px(18)
        return fixed + self.state.width() + 2, fixed + sign + 2, fixed - words + sign + 2

    def show_words(self, level: int) -> None:
        """Say all in words (0), or leave their room to the tabs: that of the state (1), that of the day too (2)."""
        level = level if level >= 0 else len(self.rooms()) - 1
        if level != self._level:
            self._level = level
            self.give.setText(self._give_words if level < 2 else "")
            set_icon(self.give, "play")  # its gap follows the text
            self._say_state()

    def fill_menu(self) -> None:
        """What can be done with the plan as a whole now."""
        self.menu.clear()
        propose = self.menu.addAction(self.tr("Proposer un déroulé…"), self._propose)
        propose.setObjectName("agenda.menu.propose")
        propose.setEnabled(bool(self._desk.plan.halves))
        model_menu.add_to(self.menu, self._desk)

    def _propose(self) -> None:
        from ui.pages.workshops.planner.start import propose_into

        propose_into(self._desk)

    def changeEvent(self, event: QEvent) -> None:
        """The room for the state follows the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "state"):
            self._keep_room()

    def _keep_room(self) -> None:
        """Room for the usual states whichever it is: what stands beside it does not move at every edit."""
        state = self.state
        state.ensurePolished()
        texts = [self._states[one] for one in (Kept.SAVING, Kept.SAVED)] + [state.text()]
        width = max(state.fontMetrics().horizontalAdvance(text) for text in texts)
        state.setFixedSize(width + 2, state.fontMetrics().height() + 2)

    def _say(self) -> None:
        self._say_history()
        self._say_state()
        self.give.setEnabled(any(half.blocks for half in self._desk.plan.halves))

    def _state_changed(self) -> None:
        if self._desk.state is Kept.SAVING:
            self._later.start()
        else:
            self._say_state()

    def _say_history(self) -> None:
        desk = self._desk
        for button, on, word, text, keys in (
            (self.undo, desk.can_undo, self.tr("Annuler"), desk.undo_text, keys_of("undo")),
            (self.redo, desk.can_redo, self.tr("Rétablir"), desk.redo_text, keys_of("redo")),
        ):
            shown = self.tr("{0}\u00a0: {1}").format(word, text) if on and text else word
            if (button.isEnabled(), button.toolTip()) != (on, f"{shown} ({keys})"):
                button.setEnabled(on)
                button.setToolTip(f"{shown} ({keys})")
                button.setAccessibleDescription(text if on else "")

    def _say_state(self) -> None:
        words = self._states[self._desk.state]
        if words != self.state.text():
            self.state.setText(words)
            self._keep_room()
            self.sign.setToolTip(words)
            self.sign.setAccessibleName(words)
            set_icon(self.sign, *SIGNS[self._desk.state])
        self.state.setVisible(not self._level)
        self.sign.setVisible(bool(self._level and words))

    def _give(self) -> None:
        desk = self._desk
        if not desk.leave() or desk.context.services is None:
            return
        wall = moment_in(desk.frame.timezone, desk.context.services.clock)
        if (day := day_to_give(desk.plan, wall)) is not None:
            self.live.open(day)

    def _print(self) -> None:
        self._desk.context.navigate(Route("workshops", self._desk.seen.workshop_id, "papers"))
