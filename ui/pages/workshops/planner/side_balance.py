"""The panel of balance: what a good trainer would say of the plan, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from curriculum.model import SheetKind
from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError
from trainer.planning.balance import Balance, Part, Way
from trainer.planning.records import BlockKind
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.labels import label, rule
from ui.kit.layout import column
from ui.kit.tokens import BRIQUE_COLOURS
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner import deeds, words
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.share_chart import Share, ShareChart
from ui.pages.workshops.planner.warning_list import WarningList

KINDS = (
    SheetKind.OPENING, SheetKind.GAME, SheetKind.INPUT, SheetKind.VIDEO, SheetKind.EXERCISE, SheetKind.TOOL,
    SheetKind.ROLEPLAY, SheetKind.CLOSING,
)  # fmt: skip
"""In the order of a session: their colours stay the same from one plan to the next."""
WAYS = (Way.PLENARY, Way.GROUPS, Way.PAIRS, Way.ALONE)
APART = (6, 3, 1, 8)
"""Colours that are told apart, of the ten of the briques."""


class BalancePanel(QWidget):
    """Follows the desk's advisor; while it is not on screen it does nothing."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self._dialog: FormDialog | None = None
        self._shown: Balance | None = None
        self.list = WarningList()
        self.list.reveal_wanted.connect(desk.reveal)
        self.list.waive_wanted.connect(self._ask)
        self.list.unwaive_wanted.connect(self._give_again)
        self.doing = named(ShareChart(self.tr("Écouter, faire")), "balance.doing")
        self.briques = named(ShareChart(self.tr("Par brique")), "balance.briques")
        self.kinds = named(ShareChart(self.tr("Par nature")), "balance.kinds")
        self.ways = named(ShareChart(self.tr("Par façon de travailler")), "balance.ways")
        self._charts = QWidget()
        self._charts.setLayout(
            column(
                rule(),
                label(self.tr("Ce que vit une personne"), "lead", wrap=True),
                self.doing,
                self.briques,
                self.kinds,
                self.ways,
                gap=10,
            )
        )
        whole = column(self.list, self._charts, None, gap=10)
        whole.setContentsMargins(14, 4, 14, 8)
        self.setLayout(whole)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        desk.advisor.changed.connect(self._advised)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the plan."""
        super().showEvent(event)
        self._show()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The panel itself has nothing to type in: the keyboard goes to the first thing in it."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.focusNextChild()

    def _advised(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        advisor = self._desk.advisor
        self.list.show_warnings(advisor.warnings, self._not_yet())
        if advisor.balance == self._shown:
            return
        parts = self._shown = advisor.balance
        self._charts.setVisible(bool(parts.content))
        self.doing.show_shares(self._doing(parts))
        self.briques.show_shares(self._briques(parts.briques))
        self.kinds.show_shares([_kind(part) for part in parts.kinds])
        self.ways.show_shares([self._way(part) for part in parts.ways])

    def _not_yet(self) -> str:
        """Why what is said is not all there is to say yet; "" when it is."""
        if self._desk.advisor.complete:
            placed = any(half.blocks for half in self._desk.plan.halves)
            return "" if placed else self.tr("Rien n’est encore prévu\u00a0: placez des séquences d’abord.")
        if self._desk.texts.lost:
            return self.tr("Des fiches n’ont pas pu être lues\u00a0: il manque ici ce qu’elles disent.")
        return self.tr("Lecture des fiches…")

    # What it is made of

    def _doing(self, parts: Balance) -> list[Share]:
        shares = (
            Share(self.tr("Faire, chercher, dire"), parts.active, BRIQUE_COLOURS[3]),
            Share(self.tr("Écouter, regarder"), parts.listening, BRIQUE_COLOURS[6]),
        )
        return [share for share in shares if share.minutes]

    def _briques(self, parts: Sequence[Part]) -> list[Share]:
        return [
            Share(part.title if part.key else self.tr("Hors brique"), part.minutes, part.colour)
            for part in parts
        ]

    def _way(self, part: Part) -> Share:
        names = {
            Way.PLENARY: self.tr("Plénière"),
            Way.GROUPS: self.tr("Petits groupes"),
            Way.PAIRS: self.tr("À deux"),
            Way.ALONE: self.tr("Seul·e"),
            Way.OTHER: self.tr("Non précisé, autre"),
        }
        way = Way(part.key)
        return Share(names[way], part.minutes, BRIQUE_COLOURS[APART[WAYS.index(way)]] if way in WAYS else "")

    # Waving off

    def _ask(self, code: str) -> None:
        warning = next((one for one in self._desk.advisor.warnings if one.code == code), None)
        if warning is None:
            return
        form = Form()
        form.area(
            "reason",
            self.tr("Pourquoi\u202f?"),
            required=True,
            lines=2,
            hint=self.tr("Gardé avec l’atelier, pour vous et vos collègues."),
        )
        form.widget("reason").setObjectName("waive.reason")
        self._dialog = self._desk.context.dialogs.form(
            self.tr("Passer outre"), form, action=self.tr("Passer outre"), text=warning.what
        )
        self._dialog.setObjectName("waive.dialog")
        self._dialog.submitted.connect(lambda values: self._waive(code, str(values["reason"])))

    def _waive(self, code: str, reason: str) -> None:
        step = deeds.waved_off(code, reason)
        step.keep(self._desk, True, partial(self._waved, step), self._refused)

    def _waved(self, step: deeds.Waving, _: Changes) -> None:
        if self._dialog is not None:
            self._dialog.finish()
            self._dialog = None
        desk, against = self._desk, deeds.given_again(step.code, step.after)
        desk.done(step)
        desk.load()
        desk.context.notices.undo(
            self.tr("Avertissement passé outre."), lambda: desk.take_back(step, against)
        )

    def _refused(self, error: FabriqueError) -> None:
        if self._dialog is not None:
            self._dialog.fail(error)

    def _give_again(self, code: str) -> None:
        reason = next((one.reason for one in self._desk.advisor.warnings if one.code == code), "")
        if reason:
            self._desk.act(deeds.given_again(code, reason))


def _kind(part: Part) -> Share:
    """A kind of sheet with its own colour; what is no sheet is grey."""
    kinds = [kind.value for kind in KINDS]
    if part.key in kinds:
        return Share(
            part.title[:1].upper() + part.title[1:], part.minutes, BRIQUE_COLOURS[kinds.index(part.key)]
        )
    is_block = part.key in {kind.value for kind in BlockKind}
    return Share(words.kind_name(BlockKind(part.key)) if is_block else part.title, part.minutes)
