"""How models read: the columns of their list, and what stands in one, half-day by half-day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from trainer.core.errors import FabriqueError
from trainer.workshops.rules import clock_time
from ui.kit.errors import sentence
from ui.kit.french import clock_time as clock
from ui.kit.french import duration
from ui.kit.labels import label
from ui.kit.layout import clear, column, scrolling
from ui.kit.table import Column
from ui.pages.workshops.naming import named

if TYPE_CHECKING:
    from trainer.planning.template_service import OpenTemplate, TemplateSummary
    from trainer.planning.templates import Model, ModelHalf

Translate = Callable[[str, str], str]


def model_columns(translate: Translate) -> list[Column[TemplateSummary]]:
    """The list of models."""

    def tr(text: str) -> str:
        return translate("Models", text)

    def content(one: TemplateSummary) -> str:
        if one.scope == "day":
            return tr("Une journée")
        return tr("Atelier, 1\u00a0jour") if one.days == 1 else tr("Atelier, {0}\u00a0jours").format(one.days)

    return [
        Column("title", tr("Titre"), lambda one: one.title, strong=True, tip=lambda one: one.title),
        Column("scope", tr("Contenu"), content, width=128, sort=lambda one: (one.scope, one.days)),
        Column(
            "length",
            tr("Durée"),
            lambda one: duration(one.minutes),
            align="right",
            width=80,
            sort=lambda one: one.minutes,
        ),
    ]


class ModelView(QWidget):
    """What stands in a model. `area` scrolls, with the arrows too."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=6)
        whole = column(self._lines, None)
        whole.setContentsMargins(12, 2, 14, 2)
        self.setLayout(whole)
        self.area: QScrollArea = named(scrolling(self), "models.view", self.tr("Contenu du modèle choisi"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def clear(self) -> None:
        """Nothing is chosen, or it is being read."""
        clear(self._lines)
        self.area.setAccessibleDescription("")

    def show_error(self, error: FabriqueError) -> None:
        """Why it cannot be read."""
        self.clear()
        words = sentence(error)
        self._add(" ".join(part for part in (words.what, words.advice) if part), "error")

    def show_model(self, opened: OpenTemplate) -> None:
        """The half-days with their sequences, what is set aside, the sheets that this library lacks."""
        self.clear()
        titles = {block.key: block.title for block in opened.model.clip.blocks}
        minutes = {block.key: block.minutes for block in opened.model.clip.blocks}
        for half in opened.model.halves:
            self._add(self._half(opened.model, half), "strong")
            for key in half.keys:
                self._add(self.tr("{0} · {1}").format(duration(minutes[key]), titles[key]))
        if opened.model.parked:
            self._add(self.tr("Mis de côté"), "strong")
            for key in opened.model.parked:
                self._add(titles[key])
        if opened.missing:
            self._add(
                self.tr("Fiches absentes de cette bibliothèque\u00a0: {0}.").format(
                    ", ".join(opened.missing)
                ),
                "error",
            )
        self.area.setAccessibleDescription(", ".join(titles.values()))
        self.area.verticalScrollBar().setValue(0)

    def _half(self, model: Model, half: ModelHalf) -> str:
        hours = self.tr("{0} – {1}").format(clock(clock_time(half.starts)), clock(clock_time(half.ends)))
        if model.days == 1:
            return hours
        days = sorted({one.day for one in model.halves})
        return self.tr("Jour {0}, {1}").format(days.index(half.day) + 1, hours)

    def _add(self, text: str, role: str = "") -> None:
        self._lines.addWidget(label(text, role, wrap=True))  # type: ignore[arg-type]
