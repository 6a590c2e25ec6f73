"""What one does with models, as the menus of the planner offer it: place one, keep a day, see them all."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from ui.kit.french import long_date
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.start_model import aimed_day, model_into


def _tr(text: str) -> str:
    return QCoreApplication.translate("ModelMenu", text)


def add_to(menu: QMenu, desk: PlanDesk) -> None:
    """Add the acts at the end of a menu; those on a day are about the one where something new goes."""
    place = menu.addAction(_tr("Placer un modèle…"), lambda: model_into(desk))
    place.setObjectName("agenda.menu.model")
    place.setEnabled(bool(desk.plan.halves))
    day = aimed_day(desk)
    keep = menu.addAction(_tr("Enregistrer cette journée comme modèle…"), lambda: _keep(desk))
    if day is not None:
        keep.setText(_tr("Enregistrer {0} comme modèle…").format(long_date(day)))
    keep.setObjectName("agenda.menu.keep-day")
    keep.setEnabled(any(half.blocks for half in desk.plan.halves if half.day == day))
    every = menu.addAction(_tr("Modèles…"), lambda: _models(desk))
    every.setObjectName("agenda.menu.models")


def _keep(desk: PlanDesk) -> None:
    from ui.pages.workshops.planner.start import keep_day

    if (day := aimed_day(desk)) is not None:
        keep_day(desk, day)


def _models(desk: PlanDesk) -> None:
    from ui.pages.workshops.planner.models import show_models

    show_models(desk.context, lambda model_id: model_into(desk, model_id))
