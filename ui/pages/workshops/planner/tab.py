"""The tab « Déroulé »: the board between what adds to it and what tells about it."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from trainer.workshops.records import Workshop
from ui.kit.buttons import Button, icon_button
from ui.kit.cards import EmptyState, Segments
from ui.kit.layout import column, row
from ui.kit.page import PageContext, Route
from ui.kit.theme import current
from ui.operations.workshops import Seen
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner import menu
from ui.pages.workshops.planner.add_bar import AddBar
from ui.pages.workshops.planner.asks import AskBar
from ui.pages.workshops.planner.board import ZOOM_STEP, PlanBoard
from ui.pages.workshops.planner.board_keys import act_word, keys_of
from ui.pages.workshops.planner.board_shapes import BoardMode
from ui.pages.workshops.planner.corner import Corner
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.history import Step, Trail
from ui.pages.workshops.planner.side_block import BlockPanel
from ui.pages.workshops.planner.side_frame import SideButtons, SideFrame
from ui.pages.workshops.planner.start_hint import StartHint
from ui.pages.workshops.planner.teller import Teller

MODE = "planner-mode"
ONE_LINE = 980
"""Width, at 100 % text, from which the tools stand on one line with what adds."""
LETTERS = (12, 19)
"""Letters of a half-day for which there is room on one line of tools, and on two."""
ROOM, ZOOM_ROOM = 500, 90
"""Width, at 100 % text, from which views and panels share a line, and what the buttons of the zoom add to it."""
NARROW = 700
"""Width, at 100 % text, under which a panel takes the place of the board."""


class PlannerTab(QWidget):
    """Everything in it speaks to `desk`; `corner` stands beside the tabs of the workshop."""

    def __init__(self, context: PageContext, seen: Seen, trail: Trail | None = None) -> None:
        super().__init__()
        self.setAutoFillBackground(True)  # what changes in it is painted without what lies under it
        self._context = context
        self.desk = PlanDesk(context, seen, self, trail=trail)
        self.add_bar = AddBar(self.desk)
        self.ask_bar = AskBar(self.desk)
        self.board = PlanBoard(self.desk)
        self.teller = Teller(self.desk, self.board)
        self.side = SideFrame(self.desk)
        self.corner = Corner(self.desk)
        self._views = named(
            Segments(
                [("list", self.tr("Liste")), ("scale", self.tr("À l’échelle"))],
                name=self.tr("Vue du déroulé"),
            ),
            "agenda.view",
        )
        for button, key in zip(self._views.findChildren(Button), ("list", "scale"), strict=True):
            named(button, f"agenda.view.{key}")
        self._zoom = self._zoom_buttons()
        self._panels = SideButtons()
        self._hint = StartHint(self.desk)
        self._left = QWidget()
        self._left.setLayout(row(self._views, self._zoom, gap=6))
        self._tools = QGridLayout()
        self._lines = 0
        self._first = True
        self._empty = self._no_days()
        self._body = QWidget()
        self._build()
        self._connect()
        self._begun = bool(seen.workshop_id)
        if self._begun:
            self.desk.load()

    def _build(self) -> None:
        self._tools.setContentsMargins(0, 0, 0, 0)
        self._tools.setSpacing(8)
        middle = row(self.board, self.side, gap=12)
        middle.setStretch(0, 1)
        whole = column(self._tools, self.ask_bar, self._hint, middle, gap=10)
        whole.setStretchFactor(middle, 1)
        self._body.setLayout(whole)
        outer = column(self._empty, self._body)
        outer.setStretchFactor(self._body, 1)
        self.setLayout(outer)
        self._empty.hide()
        self._arrange()
        stops: list[QWidget] = [self.add_bar.field, self.add_bar.target, self.add_bar.add]
        stops += [*self._views.findChildren(Button), *self._zoom.findChildren(Button)]
        stops += [
            *self._panels.findChildren(Button),
            self.board,
            self.side.close_button,
            self.side.back_button,
        ]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _connect(self) -> None:
        self.board.unveiled.connect(self._restore_side)
        self._views.chosen.connect(self.board.set_mode)
        self.board.mode_changed.connect(self._looked)
        self.board.set_mode(self._context.settings.text(MODE, self.board.mode.value))
        self._looked(self.board.mode.value)
        self._panels.pressed.connect(self.side.toggle)
        self.side.changed.connect(self._panels.show_chosen)
        self.side.made.connect(self._made)
        self.side.changed.connect(lambda _: self._fit())
        self.side.left.connect(self._to_board)
        self.ask_bar.closed.connect(self._to_board)
        self.add_bar.left.connect(self._to_board)
        self.board.edit_wanted.connect(self._edit)
        self.board.menu_wanted.connect(self._menu)
        self.board.ask_wanted.connect(self._ask)
        self.desk.changed.connect(self._show_days)
        self.desk.stepped.connect(self._tell_step)
        self.desk.warned_changed.connect(lambda: self.board.set_warned(self.desk.warned))
        for keys, act in (
            ("Ctrl+Z", self.desk.undo),
            ("Ctrl+Shift+Z", self.desk.redo),
            ("Ctrl+Y", self.desk.redo),
            ("Ctrl+J", self._to_add),
        ):
            # They reach beyond the tab: its buttons stand beside the tabs of the workshop too.
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    # What is shown

    def prepare(self) -> None:
        """Before there is a plan: what can be added to any, and the panel that is shown most."""
        self.desk.catalogue.load()
        self.side.prepare()

    def begin(self, trail: Trail) -> None:
        """Read the plan of the workshop that `seen` names now, for a tab that was made before there was one."""
        self.desk.history.take(trail)
        self.desk.load()
        self._begun = True

    def load(self) -> None:
        """Read the plan (the first time it is under way since the tab was made), then what can be added to it."""
        if self._begun:
            self._begun = False
        else:
            self.desk.load()
        self.desk.catalogue.load()

    def show_workshop(self, workshop: Workshop) -> None:
        """The head of the workshop has been read: the plan is read by itself."""

    def leave(self) -> bool:
        """Before something else is shown: what is typed counts, and all is kept; False when it could not be."""
        focused = QApplication.focusWidget()
        if focused is not None and self.side.isAncestorOf(focused):
            focused.clearFocus()
        return self.desk.leave()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to the board (a focus proxy would break the order of Tab)."""
        if self._empty.button is not None and self._empty.isVisible():
            self._empty.button.setFocus(event.reason())
        else:
            (self.board if self.board.isVisible() else self.add_bar.field).setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads to the board from wherever nothing else is done with it."""
        if event.key() == Qt.Key.Key_Escape and not self.board.hasFocus():
            self._to_board()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line of tools or two, and a panel that leaves room for the board."""
        super().resizeEvent(event)
        self._arrange()
        if self._first and self.width() >= current().scale.px(NARROW):
            self._first = False
            self.side.reserve()
        self._fit()

    def _fit(self) -> None:
        """A panel beside the board, or in its place where there is no room for both."""
        narrow = self.width() < current().scale.px(NARROW)
        instead = narrow and bool(self.side.key)
        self.board.setVisible(not instead)
        self.add_bar.setVisible(not instead)
        self._hint.give_way(instead)
        self.side.fit(0 if narrow else self.width())

    def _arrange(self) -> None:
        px = current().scale.px
        room = px(ROOM) + (0 if self._zoom.isHidden() else px(ZOOM_ROOM))
        lines = 1 if self.width() >= px(ONE_LINE) else 2 if self.width() >= room else 3
        if lines == self._lines:
            return
        self._lines = lines
        for part in (self._left, self.add_bar, self._panels):
            self._tools.removeWidget(part)
        self.add_bar.target.setMinimumContentsLength(LETTERS[lines > 1])
        self._tools.addWidget(self._left, 0, 0)
        if lines == 1:
            self._tools.addWidget(self.add_bar, 0, 1)
        else:
            self._tools.addWidget(self.add_bar, lines - 1, 0, 1, 3)
        if lines == 3:
            self._tools.addWidget(self._panels, 1, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        else:
            self._tools.addWidget(self._panels, 0, 2, Qt.AlignmentFlag.AlignRight)
        self._tools.setColumnStretch(1, 1)

    def _show_days(self) -> None:
        there = bool(self.desk.plan.halves)
        focus = QApplication.focusWidget()
        held = self.isVisible() if focus is None else self._body.isAncestorOf(focus)  # None: just disabled
        waited = focus is not None and self._empty.isAncestorOf(focus)
        self._empty.setVisible(not there)
        self._body.setVisible(there)
        if held and not there:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif waited and there:  # the first days have come
            self.add_bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore_side(self) -> None:
        """The panel of last time, once the plan is on screen."""
        if not self.side.key and self.width() >= current().scale.px(NARROW):
            self.side.restore()

    def _no_days(self) -> EmptyState:
        def add_days() -> None:
            self._context.navigate(Route("workshops", self.desk.seen.workshop_id, "days"))

        empty = EmptyState(
            "calendar-plus",
            self.tr("Pas encore de journée"),
            self.tr("Ajoutez d’abord les journées de l’atelier, puis remplissez-les de fiches."),
            action=self.tr("Ajouter les journées"),
            on_action=add_days,
        )
        if empty.button is not None:
            named(empty.button, "agenda.days")
        return empty

    def _zoom_buttons(self) -> QWidget:
        both = QWidget()
        line = row(gap=0)
        for icon, act in (("minus", "zoom-out"), ("plus", "zoom-in")):
            words = f"{act_word(act)} ({keys_of(act)})"
            line.addWidget(named(icon_button(icon, words, partial(self._run, act)), f"agenda.{act}"))
        both.setLayout(line)
        return both

    def _looked(self, key: str) -> None:
        """The board is looked at in this way, whoever asked for it."""
        self._views.choose(key)
        self._zoom.setVisible(key == BoardMode.SCALE)
        self._arrange()
        self._context.settings.set(MODE, key)

    def _run(self, act: str) -> None:
        """Do an act of the keys: one of the tab's own, or of the board."""
        if act == "add":
            self._to_add()
        elif act in ("zoom-in", "zoom-out"):
            self.board.set_zoom(self.board.zoom * ZOOM_STEP ** (1 if act == "zoom-in" else -1))
        else:
            self.board.acts.run(act)

    def _tell_step(self, step: Step, again: bool) -> None:
        """What was taken back is told: on screen too when it happened out of sight."""
        words = (self.tr("Rétabli\u00a0: {0}.") if again else self.tr("Annulé\u00a0: {0}.")).format(step.text)
        if step.place and step.place != self.side.key:
            self._context.notices.say(words)
        else:
            self.teller.stepped(words)

    # What the board and the panels ask for

    def _made(self, panel: QWidget) -> None:
        if isinstance(panel, BlockPanel):
            panel.wanted.connect(self.board.acts.run)

    def _to_board(self) -> None:
        if self.board.isHidden() and self.side.key:
            self.side.put_away()  # comes back here
            return
        there = self if self._body.isHidden() else self.board  # without days there is no board
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_add(self) -> None:
        """To the line that adds; a panel in its place goes."""
        if self.board.isHidden():
            self.side.put_away()
        self.add_bar.setFocus()

    def _edit(self, key: str) -> None:
        if key not in self.desk.chosen:
            self.desk.choose((key,))
        panel = self.side.show_side("block")
        if isinstance(panel, BlockPanel):
            panel.focus_first()

    def _ask(self, what: str) -> None:
        if what == "lanes":
            panel = self.side.show_side("block")
            if isinstance(panel, BlockPanel):
                panel.focus_lanes()
        else:
            self.ask_bar.ask(what)

    def _menu(self, place: QPoint, key: str) -> None:
        if key and key not in self.desk.chosen:
            self.desk.choose((key,))
        made = menu.build(self.desk, self._run, self, scale=self.board.mode is BoardMode.SCALE)
        made.aboutToHide.connect(made.deleteLater)
        made.popup(place)
