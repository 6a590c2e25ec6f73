"""Someone else changed the plan meanwhile: what differs, and the ways on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from trainer.core.errors import FabriqueError
from trainer.planning.records import Block, Plan
from ui.kit.buttons import ghost, primary
from ui.kit.french import duration
from ui.kit.labels import label
from ui.kit.layout import column, row, scrolling
from ui.kit.theme import current
from ui.operations import planning
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.board_words import parking_title
from ui.pages.workshops.planner.words import half_name

if TYPE_CHECKING:
    from trainer.planning.plan_service import OpenPlan
    from ui.pages.workshops.planner.desk import PlanDesk


def offer(desk: PlanDesk, error: FabriqueError) -> None:
    """Say that someone was faster: compare, reload, or keep what is on screen."""
    actions: list[tuple[str, Callable[[], object]]] = [
        (_tr("Comparer"), lambda: compare(desk)),
        (_tr("Recharger"), desk.reload),
        (_tr("Garder la mienne"), desk.keep_mine),
    ]
    desk.context.notices.error(error, actions)


def compare(desk: PlanDesk) -> None:
    """Show what differs, with both ways on."""

    def show(opened: OpenPlan) -> None:
        desk.context.dialogs.show(_Compared(desk, differences(desk.plan, opened.plan)))

    planning.open_plan(
        desk.context, workshop_id=desk.seen.workshop_id, done=show, failed=desk.context.notices.error
    )


def differences(mine: Plan, theirs: Plan) -> list[str]:
    """A sentence per block that is only here, only there, elsewhere or not the same."""
    ours, others = {block.key: block for block in mine}, {block.key: block for block in theirs}
    found = []
    for key in dict.fromkeys([*ours, *others]):
        if key not in others:
            found.append(_tr("Ici seulement\u00a0: {0}").format(_long(mine, ours[key])))
        elif key not in ours:
            found.append(_tr("Là-bas seulement\u00a0: {0}").format(_long(theirs, others[key])))
        elif _long(mine, ours[key]) != _long(theirs, others[key]):
            here, there = _long(mine, ours[key]), _long(theirs, others[key])
            found.append(_tr("Ici\u00a0: {0}\nLà-bas\u00a0: {1}").format(here, there))
        elif ours[key] != others[key]:
            found.append(_tr("Détails différents\u00a0: {0}").format(_long(mine, ours[key])))
    orders = [
        [block.key for block in plan if block.key in ours and block.key in others] for plan in (mine, theirs)
    ]
    if orders[0] != orders[1]:
        found.append(_tr("L’ordre des séquences n’est pas le même."))
    return found or [_tr("Seuls les horaires, les titres ou les groupes diffèrent.")]


class _Compared(QDialog):
    """The differences, one under the other."""

    def __init__(self, desk: PlanDesk, lines: list[str]) -> None:
        super().__init__()
        title = _tr("Votre déroulé et celui de la base")
        self.setWindowTitle(title)
        self.setObjectName("plan.compared")
        content = QWidget()
        content.setLayout(column(*(label(line, wrap=True) for line in lines), None, gap=10))
        reload = named(
            ghost(_tr("Recharger"), lambda: self._end(desk.reload), icon="refresh-cw"), "stale.reload"
        )
        keep = named(
            primary(_tr("Garder la mienne"), lambda: self._end(desk.keep_mine), icon="save"), "stale.keep"
        )
        later = ghost(_tr("Fermer"), self.reject)
        area = scrolling(content)
        whole = column(
            label(title, "heading", wrap=True), area, row(later, None, reload, keep), gap=12, margins=24
        )
        whole.setStretchFactor(area, 1)
        self.setLayout(whole)
        self.resize(min(current().scale.px(560), 1100), min(current().scale.px(460), 640))

    def _end(self, act: Callable[[], object]) -> None:
        self.accept()
        act()


def _long(plan: Plan, block: Block) -> str:
    half_id = plan.where(block.key).half
    where = parking_title() if half_id is None else half_name(plan.half(half_id))
    return _tr("«\u00a0{0}\u00a0», {1}, {2}").format(block.title, duration(block.minutes), where)


def _tr(text: str) -> str:
    return QCoreApplication.translate("plan", text)
