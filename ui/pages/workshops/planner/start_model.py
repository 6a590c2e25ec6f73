"""A model put into the days of a workshop: one step to undo, nothing that stood there is lost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

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


def model_into(desk: PlanDesk) -> None:
    """Ask for a model and a day, then place it; what stood in the day is set aside."""

    def listed(choices: tuple[Choice, ...]) -> None:
        if choices:
            _ask(desk, choices)
        else:
            desk.context.notices.say(no_model())

    beginnings.list_choices(desk.context, way=TEMPLATE, done=listed)


def _ask(desk: PlanDesk, choices: tuple[Choice, ...]) -> FormDialog:
    days = list(dict.fromkeys(half.day for half in desk.plan.halves))
    targets: list[tuple[date | None, str]] = [(None, _tr("Toutes les journées"))]
    targets += [(day, long_date(day).capitalize()) for day in days]
    form = Form()
    form.choice("source", _tr("Modèle"), [(one.id, one.title) for one in choices], required=True)
    form.choice("day", _tr("Où le placer"), targets)
    for key in ("source", "day"):
        form.widget(key).setObjectName(f"model-into.{key}")
    dialog = desk.context.dialogs.form(
        _tr("Placer un modèle"),
        form,
        action=_tr("Placer le modèle"),
        text=_tr("Ce qui est déjà dans ces journées est mis de côté, rien n’est perdu."),
    )
    dialog.setObjectName("model-into")
    dialog.action.setObjectName("model-into.run")

    def run(values: dict[str, Any]) -> None:
        def done(found: tuple[OpenTemplate, dict[int, SheetLook]]) -> None:
            _place(desk, dialog, values["day"], *found)

        beginnings.open_model(desk.context, template_id=values["source"], done=done, failed=dialog.fail)

    dialog.submitted.connect(run)
    return dialog


def _place(
    desk: PlanDesk, dialog: FormDialog, day: date | None, opened: OpenTemplate, looks: dict[int, SheetLook]
) -> None:
    keys = new_keys(names_needed(opened.model))
    desk.know(looks)
    if desk.do(_tr("Placer un modèle"), lambda plan: place_day(plan, day, opened.model, opened.known, keys)):
        dialog.finish()
        if opened.missing:
            desk.context.notices.say(
                _tr("Fiches absentes de cette bibliothèque, placées sans fiche\u00a0: {0}.").format(
                    ", ".join(opened.missing)
                )
            )
    else:
        dialog.action.setEnabled(True)
