"""The warnings of a plan one under the other; those waved off are folded away under them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.planning.check_facts import PlanWarning
from ui.kit.buttons import quiet
from ui.kit.icons import set_icon
from ui.kit.labels import icon_label, label
from ui.kit.layout import column, row
from ui.kit.slices import Slices
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.warning_card import WarningCard

FEW = 8
"""How many are shown before one asks for more."""


class WarningList(QWidget):
    """Signals of the cards, passed on. Cards are made a turn at a time and kept as long as their matter is there."""

    reveal_wanted = Signal(str)
    waive_wanted = Signal(str)
    unwaive_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._warnings: tuple[PlanWarning, ...] = ()
        self._all = False
        self._unread = named(label("", "soft", wrap=True), "balance.unread")
        self._cards: dict[str, WarningCard] = {}
        self._slices = Slices(self)
        self.title = named(label("", "lead", wrap=True), "balance.count")
        self._fine = self._all_is_well()
        self._open, self._waved = QVBoxLayout(), QVBoxLayout()
        for lines in (self._open, self._waved):
            lines.setSpacing(4)
            lines.setContentsMargins(0, 0, 0, 0)
        self.more = named(quiet("", self._show_all), "balance.more")
        self.fold = named(quiet("", self._toggle, icon="chevron-right"), "balance.waived")
        self._waved_box = QWidget()
        self._waved_box.setLayout(self._waved)
        self._waved_box.hide()
        more, fold = row(self.more, None), row(self.fold, None)
        whole = column(self.title, self._unread, self._fine, self._open, more, fold, self._waved_box, gap=6)
        self.setLayout(whole)
        self.show_warnings(())

    def show_warnings(self, warnings: Sequence[PlanWarning], unread: str = "") -> None:
        """Show others; a card whose code stays is the same card, with its focus.

        `unread` says why they may not be all there is to say: nothing is called well meanwhile.
        """
        self._warnings = tuple(warnings)
        self._unread.setText(unread)
        self._unread.setVisible(bool(unread))
        self._arrange()

    def _arrange(self) -> None:
        opened = [one for one in self._warnings if not one.reason]
        waved = [one for one in self._warnings if one.reason]
        self.title.setText(self._count(len(opened)))
        self._fine.setVisible(not opened and not self._unread.text())
        shown = opened if self._all else opened[:FEW]
        self.more.setVisible(len(shown) < len(opened))
        self.more.setText(self.tr("Voir les {0} autres").format(len(opened) - len(shown)))
        self.fold.setVisible(bool(waved))
        self.fold.setText(self.tr("Passés outre ({0})").format(len(waved)))
        if not waved:
            self._unfold(False)
        folded = self._waved_box.isHidden()
        wanted = [(self._open, one) for one in shown] + [(self._waved, one) for one in waved if not folded]
        kept = {one.code for _, one in wanted}
        held = self._held()
        for code in [code for code in self._cards if code not in kept]:
            card = self._cards.pop(code)
            card.hide()
            card.deleteLater()
        places: dict[QVBoxLayout, int] = {}
        works = []
        for lines, one in wanted:
            places[lines] = places.get(lines, -1) + 1
            works.append(partial(self._put, lines, places[lines], one))
        self._slices.run(works, partial(self._give_back, held))

    def _put(self, lines: QVBoxLayout, place: int, warning: PlanWarning) -> None:
        card = self._cards.get(warning.code)
        if card is None:
            card = self._cards[warning.code] = WarningCard(warning)
            card.reveal_wanted.connect(self.reveal_wanted)
            card.waive_wanted.connect(self.waive_wanted)
            card.unwaive_wanted.connect(self.unwaive_wanted)
        elif card.warning != warning:
            card.show_warning(warning)
        if lines.indexOf(card) != place:
            lines.insertWidget(place, card)

    def _held(self) -> str:
        """The code of the card that has the keyboard, "" for none."""
        focus: QWidget | None = self.window().focusWidget()
        if focus is None:
            return ""
        return next((code for code, card in self._cards.items() if card.isAncestorOf(focus)), "")

    def _give_back(self, held: str) -> None:
        """The keyboard stays in the list when its card has gone or moved."""
        if not held or held == self._held():
            return
        card = self._cards.get(held) or next((one for one in self._cards.values() if one.isVisible()), None)
        target = card.wave if card is not None else self.fold
        if target.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self, count: int) -> str:
        if not count:
            return self.tr("Avertissements")
        return self.tr("1 point à voir") if count == 1 else self.tr("{0} points à voir").format(count)

    def _all_is_well(self) -> QWidget:
        box = QWidget()
        words = label(self.tr("Rien à redire\u00a0: le programme tient."), "soft", wrap=True)
        line = row(icon_label("circle-check", "success", 18), words, gap=8)
        line.setStretch(1, 1)
        line.setContentsMargins(0, 0, 0, 0)
        box.setLayout(line)
        return box

    def _show_all(self) -> None:
        self._all = True
        self._arrange()

    def _toggle(self) -> None:
        self._unfold(self._waved_box.isHidden())
        self._arrange()

    def _unfold(self, shown: bool) -> None:
        self._waved_box.setVisible(shown)
        set_icon(self.fold, "chevron-down" if shown else "chevron-right", "ink_soft")
        self.fold.setAccessibleDescription(self.tr("dépliés") if shown else self.tr("repliés"))
