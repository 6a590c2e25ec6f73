"""The line that adds to the plan: type the name of a sheet, or « pause », and Return; then the next one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QListWidget, QSizePolicy, QWidget

from trainer.planning.keys import new_key
from trainer.planning.records import Block
from ui.kit.aloud import announce
from ui.kit.buttons import ghost
from ui.kit.inputs import CalmCombo, Line
from ui.kit.side_icon import SideIcon
from ui.kit.theme import current
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.board_words import parking_title
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.typed import Choice, Typed, best, matching, own_words, read_line
from ui.pages.workshops.planner.words import half_name

ASIDE = -1
"""The parking among the half-days, whose ids are positive."""
ONE_LINE = 400
"""Width, at 100 % text, from which what is added and where it goes stand beside each other."""


class AddBar(QWidget):
    """Asks the desk to add; the keyboard stays in the field. `left` when the person goes down to the board."""

    left = Signal()

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: list[Choice] = []
        self.list = named(QListWidget(self), "agenda.add.list", self.tr("Propositions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.hide()
        self.field = named(
            Line(self.tr("Ajouter\u00a0: fiche, pause…")),
            "agenda.add.name",
            self.tr("Ajouter au déroulé\u00a0: nom d’une fiche, pause, repas…"),
        )
        self.field.setToolTip(
            self.tr(
                "«\u00a013:45 Repas\u00a0» fixe l’heure, «\u00a0Pause 10 min\u00a0» la durée. Entrée ajoute, "
                "Pg suiv et Pg préc changent de demi-journée, Échap mène au déroulé, Ctrl+J ramène ici."
            )
        )
        self.field.setAccessibleDescription(self.field.toolTip())
        self.field.setClearButtonEnabled(True)
        self.mark = SideIcon(self.field, "plus")
        self.target = named(CalmCombo(), "agenda.add.half-day", self.tr("Où ajouter"))
        self.target.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.target.setMinimumContentsLength(8)  # less than its words only where there is no room
        self.add = named(ghost(self.tr("Ajouter"), self._take_typed), "agenda.add.button")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)
        self._narrow: bool | None = None
        self._arrange(False)
        self.setFocusProxy(self.field)
        self._connect()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._suggest)
        self.field.installEventFilter(self)
        self.field.returnPressed.connect(self._take_typed)
        self.list.itemClicked.connect(lambda item: self._take_row(self.list.row(item)))
        self.target.activated.connect(self._aimed)
        self._desk.changed.connect(self._fill_target)
        self._desk.aim_changed.connect(self._show_aim)
        self._fill_target()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The field has a line of its own where half of it would be hidden beside the half-day."""
        super().resizeEvent(event)
        self._arrange(self.width() < current().scale.px(ONE_LINE))

    def _arrange(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for part in (self.field, self.target, self.add):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.field, 0, 0, 1, 3 if narrow else 1)
        self._grid.addWidget(self.target, int(narrow), 0 if narrow else 1, 1, 2 if narrow else 1)
        self._grid.addWidget(self.add, int(narrow), 2)

    def hold(self, words: str) -> None:
        """Have words ready: only Return is left to press."""
        self.field.setText(words)
        self.list.hide()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # Where it goes

    def _fill_target(self) -> None:
        wanted = [(half_name(half), half.id) for half in self._desk.plan.halves]
        if wanted:
            wanted.append((parking_title(), ASIDE))
        there = [(self.target.itemText(i), self.target.itemData(i)) for i in range(self.target.count())]
        if there != wanted:
            self.target.clear()
            for text, half_id in wanted:
                self.target.addItem(text, half_id)
            self._widen_list()
        self.setEnabled(bool(wanted) or not self._desk.loaded)
        self._show_aim()

    def _widen_list(self) -> None:
        """The list is as wide as what it says, however narrow the box is; the box, where there is room."""
        view = self.target.view()
        metrics = view.fontMetrics()
        texts = [self.target.itemText(place) for place in range(self.target.count())]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        view.setMinimumWidth(widest + current().scale.px(48))
        self.target.setMaximumWidth(widest + current().scale.px(84))

    def _show_aim(self) -> None:
        aimed = ASIDE if self._desk.aimed is None else self._desk.aimed
        self.target.setCurrentIndex(self.target.findData(aimed))
        self.target.setToolTip(self.target.currentText())

    def _aimed(self) -> None:
        half_id = self.target.currentData()
        self._desk.aim(None if half_id == ASIDE else half_id)

    def _aim_beside(self, by: int) -> None:
        """Add to the next half-day, or the one before; the parking comes after the last."""
        place = self.target.currentIndex() + by
        if 0 <= place < self.target.count():
            self.target.setCurrentIndex(place)
            self._aimed()
            announce(self.target, self.target.currentText())

    # Suggestions

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the field: the arrows go through the suggestions, Escape and leaving put them away.

        The Page keys go from half-day to half-day; without suggestions, down and Escape lead to the board.
        """
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.list.hide()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._aim_beside(1 if key == Qt.Key.Key_PageDown else -1)
            return True
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Escape) and not self.list.isVisible():
            self.left.emit()
            return True
        if not self.list.isVisible() or key not in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape):
            return False
        if key == Qt.Key.Key_Escape:
            self.list.hide()
        else:
            step = 1 if key == Qt.Key.Key_Down else -1
            start = -1 if step > 0 else 0
            place = self.list.currentRow() if self.list.currentRow() >= 0 else start
            self.list.setCurrentRow((place + step) % self.list.count())
            announce(self.field, self._shown[self.list.currentRow()].spoken)
        return True

    def _suggest(self) -> None:
        self._shown = matching(self._desk.catalogue.choices, read_line(self.field.text()).words)
        self.list.clear()
        self.list.addItems([choice.text for choice in self._shown])
        shown = bool(self._shown) and self.field.hasFocus()
        self.list.setVisible(shown)
        if shown:
            self._place()

    def _place(self) -> None:
        """Over the page, under the field."""
        if self.list.parentWidget() is not self.window():
            self.list.setParent(self.window())
        corner = self.field.mapTo(self.window(), self.field.rect().bottomLeft())
        height = self.list.sizeHintForRow(0) * self.list.count() + 2 * self.list.frameWidth() + 2
        room = self.window().height() - corner.y() - 12
        width = max(self.field.width(), min(current().scale.px(520), self.window().width() - corner.x() - 12))
        self.list.setGeometry(corner.x(), corner.y() + 4, width, min(height, room))
        self.list.show()
        self.list.raise_()

    # Adding

    def _take_row(self, place: int) -> None:
        if 0 <= place < len(self._shown) and self._desk.loaded:
            self._send(self._shown[place], read_line(self.field.text()))

    def _take_typed(self) -> None:
        line = self.field.text().strip()
        if not line or not self._desk.loaded:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.list.isVisible() and self.list.currentRow() >= 0:
            self._take_row(self.list.currentRow())
        else:
            choices = self._desk.catalogue.choices
            whole = next((one for one in choices if one.title == line), None)
            typed = Typed(line) if whole is not None else read_line(line)
            self._send(whole or best(choices, typed.words) or own_words(typed.words), typed)

    def _send(self, choice: Choice, typed: Typed) -> None:
        self.field.clear()
        self.list.hide()

        def fit(block: Block) -> Block:
            minutes = block.minutes if typed.minutes is None else typed.minutes
            return replace(block, minutes=minutes, pinned=typed.start)

        plain = Block(new_key(), choice.kind, choice.title, choice.minutes)
        thing: int | Block = plain if choice.sheet_id is None else choice.sheet_id
        self._desk.add([thing], fit=fit)
        QTimer.singleShot(0, self.field, lambda: self.field.setFocus(Qt.FocusReason.OtherFocusReason))
