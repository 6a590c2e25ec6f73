"""How models read: the columns of their list, and what stands in one, half-day by half-day."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.workshops.rules import clock_time
from ui.kit.french import clock_time as clock
from ui.kit.french import duration
from ui.kit.table import Column

if TYPE_CHECKING:
    from trainer.planning.template_service import TemplateSummary
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


def half_title(model: Model, half: ModelHalf) -> str:
    """ "Jour 2, 9 h 30 – 12 h 30", the hours alone in a model of one day."""
    hours = _tr("{0} – {1}").format(clock(clock_time(half.starts)), clock(clock_time(half.ends)))
    if model.days == 1:
        return hours
    days = sorted({one.day for one in model.halves})
    return _tr("Jour {0}, {1}").format(days.index(half.day) + 1, hours)


def read_minutes(text: str) -> int | None:
    """The minutes of "45", "45 min" or "1 h 15"; None for anything else."""
    found = _LENGTH.fullmatch(text.strip().lower())
    if found is None:
        return None
    hours, rest, minutes = found.groups()
    return int(minutes) if minutes else int(hours) * 60 + int(rest or 0)


_LENGTH = re.compile(r"(\d{1,2})\s*h\s*(\d{1,2})?|(\d{1,4})\s*(?:min|mn|minutes?)?")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Models", text)
