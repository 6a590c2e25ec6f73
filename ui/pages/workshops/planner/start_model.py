"""A model put into the days of a workshop: one step to undo, nothing that stood there is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from trainer.planning.keys import new_keys
from trainer.planning.records import SheetLook
from trainer.planning.templates import names_needed, place_day
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.french import long_date
from ui.operations import beginnings
from ui.operations.beginnings import TEMPLATE, Choice
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.start_words import no_model

if TYPE_CHECKING:
    from trainer.planning.template_service import OpenTemplate


def _tr(text: str) -> str:
    return QCoreApplication.translate("ModelInto", text)


def model_into(desk: PlanDesk, model_id: int | None = None) -> None:
    """Ask for a model (one is proposed) and a day, then place it in one step."""

    def listed(choices: tuple[Choice, ...]) -> None:
        if choices:
            _ask(desk, choices, model_id)
        else:
            desk.context.notices.say(no_model())

    beginnings.list_choices(desk.context, way=TEMPLATE, done=listed)


def aimed_day(desk: PlanDesk) -> date | None:
    """The day where something new goes; None without any, or where blocks are set aside."""
    return next((half.day for half in desk.plan.halves if half.id == desk.aimed), None)


def _form(desk: PlanDesk, choices: tuple[Choice, ...], model_id: int | None) -> Form:
    """Which model, where, beside or instead of what is there. A model of one day aims at the day one works at."""
    days = list(dict.fromkeys(half.day for half in desk.plan.halves))
    targets: list[tuple[date | None, str]] = [(None, _tr("Toutes les journées"))]
    targets += [(day, long_date(day).capitalize()) for day in days]
    filled = any(half.blocks for half in desk.plan.halves)
    form = Form()
    form.choice(
        "source", _tr("Modèle"), [(one.id, one.title) for one in choices], value=model_id, required=True
    )
    form.choice("day", _tr("Où le placer"), targets)
    if filled:
        ways = [(False, _tr("Le mettre de côté")), (True, _tr("Le garder, le modèle vient à la suite"))]
        form.choice("after", _tr("Ce qui s’y trouve déjà"), ways, value=False)
    for key in ("source", "day", "after"):
        if form.has(key):
            form.widget(key).setObjectName(f"model-into.{key}")
    of_one_day = {one.id for one in choices if one.days == 1}

    def aim() -> None:
        day = aimed_day(desk) if filled and form.values()["source"] in of_one_day else None
        form.set_values({"day": day})

    source = form.widget("source")
    assert isinstance(source, QComboBox)
    source.currentIndexChanged.connect(aim)
    aim()
    return form


def _ask(desk: PlanDesk, choices: tuple[Choice, ...], model_id: int | None) -> FormDialog:
    form = _form(desk, choices, model_id)
    dialog = desk.context.dialogs.form(
        _tr("Placer un modèle"),
        form,
        action=_tr("Placer le modèle"),
        text=_tr("Rien n’est perdu, et «\u00a0Annuler\u00a0» reprend tout en une fois."),
    )
    dialog.setObjectName("model-into")
    dialog.action.setObjectName("model-into.run")

    def run(values: dict[str, Any]) -> None:
        def done(found: tuple[OpenTemplate, dict[int, SheetLook]]) -> None:
            if shiboken6.isValid(dialog):
                _place(desk, dialog, values["day"], bool(values.get("after")), *found)

        beginnings.open_model(desk.context, template_id=values["source"], done=done, failed=dialog.fail)

    dialog.submitted.connect(run)
    return dialog


def _place(
    desk: PlanDesk,
    dialog: FormDialog,
    day: date | None,
    after: bool,
    opened: OpenTemplate,
    looks: dict[int, SheetLook],
) -> None:
    keys = new_keys(names_needed(opened.model))
    desk.know(looks)
    if desk.do(
        _tr("Placer un modèle"),
        lambda plan: place_day(plan, day, opened.model, opened.known, keys, after=after),
    ):
        dialog.finish()
        if opened.missing:
            desk.context.notices.say(
                _tr("Fiches absentes de cette bibliothèque, placées sans fiche\u00a0: {0}.").format(
                    ", ".join(opened.missing)
                )
            )
    else:
        dialog.action.setEnabled(True)
