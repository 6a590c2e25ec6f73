"""The ways into a plan: the assistant for a new workshop or for one that is there; a plan kept as a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox

from trainer.core.changes import Changes, Kind
from trainer.planning.keys import new_keys
from trainer.planning.records import Plan
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.french import long_date
from ui.kit.page import PageContext, Route
from ui.operations import beginnings, models
from ui.operations.beginnings import Shown
from ui.pages.workshops.planner.start_assistant import AssistantDialog
from ui.pages.workshops.planner.start_take import TakeForm
from ui.pages.workshops.planner.start_wish import WishForm

if TYPE_CHECKING:
    from trainer.planning.template_service import OpenTemplate, TemplateSummary
    from ui.pages.workshops.planner.desk import PlanDesk


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanStart", text)


def open_assistant(context: PageContext) -> AssistantDialog:
    """Propose agendas for a new workshop; the one that is kept gets a title and a day, and opens."""

    def use(dialog: AssistantDialog, shown: Shown) -> None:
        def done(changes: Changes) -> None:
            if shiboken6.isValid(dialog):
                dialog.accept()
            context.notices.say(_tr("L’atelier est créé, son déroulé est rempli."))
            context.navigate(Route("workshops", changes.first(Kind.WORKSHOP), "agenda"))

        beginnings.create_proposed(
            context,
            fields=take.fields(dialog.form.trainers()),
            shown=shown,
            first_day=take.first_day(),
            done=done,
            failed=dialog.fail,
        )

    take = TakeForm()
    dialog = AssistantDialog(context, WishForm(), action=_tr("Créer l’atelier"), use=use, take=take)
    return _shown(context, dialog)


def propose_into(desk: PlanDesk) -> AssistantDialog:
    """Propose agendas for the half-days of a workshop; what stood in them is set aside, in one step to undo."""

    def use(dialog: AssistantDialog, shown: Shown) -> None:
        keys = new_keys(shown.proposal.blocks)
        desk.know(shown.looks)
        if desk.do(_tr("Placer le déroulé proposé"), lambda plan: placed(plan, shown, keys)):
            dialog.accept()
        else:
            dialog.use.setEnabled(True)

    form = WishForm(desk.plan, desk.frame)
    dialog = AssistantDialog(
        desk.context, form, action=_tr("Placer dans le déroulé"), use=use, chosen=desk.frame.promised
    )
    return _shown(desk.context, dialog)


def placed(plan: Plan, shown: Shown, keys: Sequence[str]) -> Plan:
    """The plan with a proposal in its half-days; what stood there is set aside, without pin, heading and groups."""
    made = {half.id: half.blocks for half in shown.proposal.plan(tuple(keys)).halves}
    before = tuple(
        replace(block, pinned=None, group="", parallel="", lane=0)
        for half in plan.halves
        if half.id in made
        for block in half.blocks
    )
    halves = tuple(replace(half, blocks=made.get(half.id, half.blocks)) for half in plan.halves)
    groups = {block.group for half in halves for block in half.blocks}
    lanes = {block.parallel for half in halves for block in half.blocks}
    return Plan(
        halves,
        (*plan.parked, *before),
        tuple(one for one in plan.groups if one.key in groups),
        tuple(one for one in plan.parallels if one.key in lanes),
    )


def keep_day(desk: PlanDesk, day: date) -> None:
    """Keep a day of the plan on screen as a model, once all is saved; its title is still to be found."""
    if not desk.leave():
        return
    days = list(dict.fromkeys(half.day for half in desk.plan.halves))
    save_as_model(desk.context, desk.seen.workshop_id, "", days, day)


def save_as_model(
    context: PageContext, workshop_id: int, title: str, days: Sequence[date], day: date | None = None
) -> None:
    """Keep the plan, or one of its days, as a new model or in the place of one; `day` is proposed."""

    def listed(found: tuple[TemplateSummary, ...]) -> None:
        _ask_model(context, workshop_id, title, days, day, found)

    beginnings.list_models(context, done=listed)


def _ask_model(
    context: PageContext,
    workshop_id: int,
    title: str,
    days: Sequence[date],
    day: date | None,
    found: Sequence[TemplateSummary],
) -> FormDialog:
    form = _model_form(title, days, day, found)
    dialog = context.dialogs.form(
        _tr("Enregistrer comme modèle"),
        form,
        action=_tr("Enregistrer le modèle"),
        text=_tr("Le modèle garde les séquences et leurs heures, sans les personnes ni qui anime."),
    )
    dialog.setObjectName("model.dialog")
    dialog.action.setObjectName("model.save")

    def done(changes: Changes) -> None:
        dialog.finish()
        template_id = changes.first(Kind.TEMPLATE)
        context.notices.undo(
            _tr("Le modèle est enregistré\u00a0: «\u00a0Nouvel atelier\u00a0» le propose."),
            lambda: beginnings.delete_model(context, template_id=template_id),
        )

    def replaced(before: OpenTemplate) -> None:
        dialog.finish()
        context.notices.undo(
            _tr("Le modèle «\u00a0{0}\u00a0» est remplacé.").format(before.summary.title),
            lambda: models.take_back(context, before=before),
        )

    def run(values: dict[str, Any]) -> None:
        if (chosen := values.get("target")) is not None:
            models.replace_model(
                context,
                template_id=chosen,
                workshop_id=workshop_id,
                day=values["day"],
                done=replaced,
                failed=dialog.fail,
            )
            return
        beginnings.save_model(
            context,
            workshop_id=workshop_id,
            title=values["title"],
            day=values["day"],
            done=done,
            failed=dialog.fail,
        )

    dialog.submitted.connect(run)
    return dialog


def _model_form(title: str, days: Sequence[date], day: date | None, found: Sequence[TemplateSummary]) -> Form:
    """What is kept, and whether it is a new model, with its title, or takes the place of one that is there."""
    form = Form()
    form.text("title", _tr("Titre du modèle"), value=title, required=True)
    choices: list[tuple[date | None, str]] = [(None, _tr("Tout l’atelier"))]
    choices += [(day, long_date(day).capitalize()) for day in days]
    form.choice("day", _tr("Ce que l’on garde"), choices, value=day)
    if found:
        targets: list[tuple[int | None, str]] = [(None, _tr("Un nouveau modèle"))]
        targets += [(one.id, _tr("Remplacer «\u00a0{0}\u00a0»").format(one.title)) for one in found]
        form.choice("target", _tr("Enregistrer dans"), targets)
    for key in ("target", "title", "day"):
        if form.has(key):
            form.widget(key).setObjectName(f"model.{key}")
    titles = {one.id: one.title for one in found}
    typed = [title]

    def aim() -> None:
        chosen = form.values()["target"]
        field = form.widget("title")
        if field.isEnabled():
            typed[0] = form.values()["title"]
        field.setEnabled(chosen is None)
        form.set_values({"title": typed[0] if chosen is None else titles[chosen]})

    if found:
        target = form.widget("target")
        assert isinstance(target, QComboBox)
        target.currentIndexChanged.connect(aim)
    return form


def _shown(context: PageContext, dialog: AssistantDialog) -> AssistantDialog:
    dialog.setObjectName("assistant")
    context.dialogs.show(dialog)
    return dialog
