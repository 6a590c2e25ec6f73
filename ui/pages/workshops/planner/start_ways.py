"""« Commencer par… »: a path, a model, a past workshop or the assistant, beside the empty form of a new workshop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QWidget

from trainer.core.changes import Changes, Kind
from trainer.partners.records import Partner
from ui.kit.buttons import ghost, quiet
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.labels import label
from ui.kit.layout import FlowLayout
from ui.kit.page import PageContext, Route
from ui.operations import beginnings, workshops
from ui.operations.beginnings import PATH, TEMPLATE, WORKSHOP, Beginning, Choice
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.models import show_models
from ui.pages.workshops.planner.start import open_assistant
from ui.pages.workshops.planner.start_taken import tell_taken_over
from ui.pages.workshops.planner.start_words import no_model

MORNING, AFTERNOON = time(9, 30), time(13, 45)


def _tr(text: str) -> str:
    return QCoreApplication.translate("StartWays", text)


class StartWays(QWidget):
    """The buttons. Each opens its dialog; the workshop it makes opens on its agenda."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        flow = FlowLayout(self, gap=8)
        self._lead = label(_tr("Ou partir\u00a0:"), "soft")
        flow.addWidget(self._lead)
        for way, icon, title in (
            (PATH, "route", _tr("d’un parcours")),
            (TEMPLATE, "copy", _tr("d’un modèle")),
            (WORKSHOP, "history", _tr("d’un atelier passé")),
        ):
            button = ghost(title, partial(self.open, way), icon=icon)
            flow.addWidget(named(button, f"workshop.start.{way}", _tr("Partir {0}").format(title)))
        assistant = ghost(_tr("d’une proposition"), lambda: open_assistant(context), icon="sparkles")
        flow.addWidget(
            named(assistant, "workshop.start.assistant", _tr("Partir d’une proposition de l’assistant"))
        )
        models = quiet(
            _tr("Voir les modèles"), lambda: show_models(context, partial(begin_with, context)), icon="copy"
        )
        flow.addWidget(named(models, "workshop.start.models", _tr("Voir, renommer ou supprimer les modèles")))
        self._lead.setMinimumHeight(assistant.sizeHint().height())

    def open(self, way: str) -> None:
        """Ask what there is to begin from, then show the dialog."""

        def listed(choices: tuple[Choice, ...]) -> None:
            if not choices:
                self._context.notices.say(nothing(way))
                return
            workshops.list_partners(self._context, done=partial(self._ask, way, choices))

        beginnings.list_choices(self._context, way=way, done=listed)

    def _ask(self, way: str, choices: tuple[Choice, ...], partners: tuple[Partner, ...]) -> None:
        open_way(self._context, way, choices, partners)


def nothing(way: str) -> str:
    """The sentence when there is nothing to begin from."""
    if way == TEMPLATE:
        return no_model()
    if way == PATH:
        return _tr("Pas encore de parcours\u00a0: la page Parcours en crée.")
    return _tr("Pas encore d’atelier dont reprendre le déroulé.")


def begin_with(context: PageContext, model_id: int) -> None:
    """The dialog of a new workshop from a model, with this one chosen."""

    def listed(choices: tuple[Choice, ...]) -> None:
        def asked(partners: tuple[Partner, ...]) -> None:
            open_way(context, TEMPLATE, choices, partners, model_id)

        workshops.list_partners(context, done=asked)

    beginnings.list_choices(context, way=TEMPLATE, done=listed)


def open_way(
    context: PageContext,
    way: str,
    choices: Sequence[Choice],
    partners: Sequence[Partner],
    source_id: int | None = None,
) -> FormDialog:
    """The dialog of one way; once the workshop is made, go to its agenda. `source_id` is proposed."""
    form = _form(way, choices, partners)
    if source_id is not None:
        form.set_values({"source": source_id})
    if way == WORKSHOP:
        tell_taken_over(context, form)
    dialog = context.dialogs.form(_heading(way), form, action=_tr("Créer l’atelier"), text=_hint(way))
    dialog.setObjectName("start")
    dialog.action.setObjectName("start.run")

    def done(changes: Changes) -> None:
        dialog.finish()
        context.notices.say(_tr("L’atelier est créé, son déroulé est rempli."))
        context.navigate(Route("workshops", changes.first(Kind.WORKSHOP), "agenda"))

    def run(values: dict[str, Any]) -> None:
        asked = Beginning(
            way,
            values["source"],
            values["title"],
            values["partner_id"],
            values["place"],
            values["first_day"],
            values.get("starts_at") or MORNING,
            values.get("resumes_at") or AFTERNOON,
            values["remote"],
        )
        beginnings.begin_workshop(context, asked=asked, done=done, failed=dialog.fail)

    dialog.submitted.connect(run)
    return dialog


def _form(way: str, choices: Sequence[Choice], partners: Sequence[Partner]) -> Form:
    form = Form(columns=2)
    names = [(one.id, f"{one.title} · {one.detail}" if one.detail else one.title) for one in choices]
    source = QComboBox()
    for source_id, name in names:
        source.addItem(name, source_id)
    source.setMinimumContentsLength(16)
    source.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    form.custom(
        "source",
        _source(way),
        source,
        source.currentData,
        lambda wanted: source.setCurrentIndex(max(0, source.findData(wanted))),
        required=True,
    )
    form.date("first_day", _tr("Première journée"), required=True)
    form.text("title", _tr("Titre"), placeholder=_tr("Le même"))
    form.text("place", _tr("Lieu"), placeholder=_tr("Le même") if way == WORKSHOP else "")
    nobody = [(None, _tr("Pas encore de partenaire"))]
    form.choice(
        "partner_id", _tr("Association partenaire"), [*nobody, *((one.id, one.name) for one in partners)]
    )
    if way == PATH:
        form.time("starts_at", _tr("Début"), value=MORNING, required=True)
        form.time("resumes_at", _tr("Reprise après le repas"), value=AFTERNOON, required=True)
    as_before = [(None, _tr("Comme l’autre atelier"))] if way == WORKSHOP else []
    form.choice("remote", _tr("Mode"), [*as_before, (False, _tr("En présence")), (True, _tr("À distance"))])
    for key in ("source", "first_day", "title", "place", "partner_id", "remote", "starts_at", "resumes_at"):
        if form.has(key):
            form.widget(key).setObjectName(f"start.{key}")
    return form


def _source(way: str) -> str:
    return {PATH: _tr("Parcours"), TEMPLATE: _tr("Modèle"), WORKSHOP: _tr("Atelier")}[way]


def _heading(way: str) -> str:
    return {
        PATH: _tr("Nouvel atelier depuis un parcours"),
        TEMPLATE: _tr("Nouvel atelier depuis un modèle"),
        WORKSHOP: _tr("Nouvel atelier d’après un autre"),
    }[way]


def _hint(way: str) -> str:
    if way == PATH:
        return _tr("Les journées et les heures viennent du parcours, les pauses sont posées.")
    if way == TEMPLATE:
        return _tr("Les journées, les heures et les séquences sont celles du modèle.")
    return _tr(
        "Repris\u00a0: le déroulé avec ses heures, ses groupes, ses notes et les textes adaptés\u202f; qui anime "
        "l’atelier, les briques promises, l’accueil, la salle. Pas repris\u00a0: les personnes et leurs présences, qui "
        "mène chaque séquence, les notes de l’atelier, la vente, ce qui s’est passé en direct."
    )
