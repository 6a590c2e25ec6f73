"""« Créer un atelier depuis ce parcours » : partner, day and hours, with the half-days they give shown at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from curriculum.model import WEEK
from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError
from trainer.library.path_records import PathRecord
from trainer.library.path_rules import half_days
from trainer.partners.records import Partner
from ui.kit.dialogs import FormDialog
from ui.kit.errors import sentence
from ui.kit.form import Form
from ui.kit.french import clock_time, duration, long_date
from ui.kit.labels import label
from ui.kit.page import PageContext, Route
from ui.kit.theme import current
from ui.operations import paths as operations
from ui.operations.paths import Start
from ui.pages.paths.presenter import two_halves

if TYPE_CHECKING:
    from trainer.workshops.start_rules import PlannedHalf

DAY_START, DAY_RESUME, EVENING = time(9, 30), time(13, 45), time(18, 30)
EVENING_MINUTES = 210
MOST_LINES, LARGEST = 8, 720


def _tr(text: str) -> str:
    return QCoreApplication.translate("PathStart", text)


class StartForm(Form):
    """The questions, and what the answers give."""

    def __init__(self, context: PageContext, record: PathRecord, partners: Sequence[Partner]) -> None:
        super().__init__(columns=2)
        self._context, self._record = context, record
        self._two = two_halves(record.path)
        evening = record.path.days == 1 and record.path.minutes <= EVENING_MINUTES
        names = [(None, _tr("Pas encore de partenaire")), *((one.id, one.name) for one in partners)]
        self.text("title", _tr("Titre de l’atelier"), value=record.path.title, required=True, wide=True)
        self.choice("partner_id", _tr("Association partenaire"), names)
        self.text("place", _tr("Lieu"))
        self.date("first_day", _tr("Première journée"), required=True, hint=self._days_hint())
        start = EVENING if evening else DAY_START
        self.time("starts_at", _tr("Début"), value=start, required=True)
        if self._two:
            self.time("resumes_at", _tr("Reprise après le repas"), value=DAY_RESUME, required=True)
        self.outlook = label("", "hint", wrap=True)
        self.outlook.setObjectName("paths.start.outlook")
        lines = max(2, half_days(record.path.minutes, record.path.days))
        self.outlook.setMinimumHeight(self.outlook.fontMetrics().lineSpacing() * min(lines, MOST_LINES) + 4)
        self.custom("outlook", "", self.outlook, lambda: None, lambda _: None)
        for key in ("title", "partner_id", "place", "first_day", "starts_at", "resumes_at"):
            if self.has(key):
                self.widget(key).setObjectName(f"paths.start.{key}")
        self.changed.connect(self._foresee)

    def start(self, values: dict[str, Any]) -> Start:
        """What the answers mean."""
        return Start(
            path_id=self._record.id,
            first_day=values["first_day"],
            starts_at=values["starts_at"],
            resumes_at=values.get("resumes_at") or DAY_RESUME,
            partner_id=values["partner_id"],
            title=values["title"],
            place=values["place"],
        )

    def _days_hint(self) -> str:
        days, every = self._record.path.days, self._record.path.every
        if days <= 1:
            return ""
        if every == 1:
            return _tr("{0}\u00a0journées à la suite.").format(days)
        if every == WEEK:
            return _tr("{0}\u00a0séances, une par semaine.").format(days)
        return _tr("{0}\u00a0séances, tous les {1}\u00a0jours.").format(days, every)

    def _foresee(self) -> None:
        values = self.values()
        hours = [values["starts_at"], *([values["resumes_at"]] if self._two else [])]
        if isinstance(values["first_day"], date) and all(isinstance(one, time) for one in hours):
            operations.plan_workshop(
                self._context, start=self.start(values), done=self._show, failed=self._say_why
            )
        else:
            self.outlook.setText("")

    def _show(self, halves: tuple[PlannedHalf, ...]) -> None:
        self.outlook.setText("\n".join(half_line(half) for half in halves[:MOST_LINES]))

    def _say_why(self, error: FabriqueError) -> None:
        self.outlook.setText(sentence(error).what)


def half_line(half: PlannedHalf) -> str:
    """ "samedi 5 décembre 2026, 9 h 30 – 12 h 40 · 3 fiches, 5 min libres"."""
    sheets = sum(1 for block in half.blocks if block.sheet_id is not None)
    hours = f"{clock_time(half.hours.starts_at)} – {clock_time(half.hours.ends_at)}"
    count = _tr("1\u00a0fiche") if sheets == 1 else _tr("{0}\u00a0fiches").format(sheets)
    busy = sum(block.minutes for block in half.blocks)
    begin, end = half.hours.starts_at, half.hours.ends_at
    free = (end.hour - begin.hour) * 60 + end.minute - begin.minute - busy
    rest = _tr(", {0} libres").format(duration(free)) if free else ""
    return _tr("{0}, {1} · {2}{3}").format(long_date(half.day).capitalize(), hours, count, rest)


def open_start(context: PageContext, record: PathRecord, partners: Sequence[Partner]) -> FormDialog:
    """Show the dialog; once the workshop is made, go to its agenda."""
    form = StartForm(context, record, partners)
    dialog = context.dialogs.form(
        _tr("Créer un atelier depuis ce parcours"),
        form,
        action=_tr("Créer l’atelier"),
        text=_tr(
            "Les fiches sont rangées dans l’ordre, les pauses posées\u202f; tout se change ensuite dans le déroulé."
        ),
    )
    dialog.setObjectName("paths.start")
    dialog.action.setObjectName("paths.start.run")
    scale = current().scale
    dialog.resize(scale.px(560), min(form.sizeHint().height() + scale.px(210), LARGEST))
    form.widget("first_day").setFocus()

    def done(changes: Changes) -> None:
        dialog.finish()
        context.notices.say(_tr("L’atelier est créé, son déroulé est rempli."))
        context.navigate(Route("workshops", changes.first(Kind.WORKSHOP), "agenda"))

    def run(values: dict[str, Any]) -> None:
        operations.start_workshop(context, start=form.start(values), done=done, failed=dialog.fail)

    dialog.submitted.connect(run)
    return dialog
