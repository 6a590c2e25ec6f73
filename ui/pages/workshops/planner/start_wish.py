"""What the assistant is asked: briques as chips in the order they are chosen, days and hours, people, trainers.

All but the briques has an answer that one may leave. What a workshop says of itself is asked later (`start_take`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from trainer.core.errors import InvalidInput
from trainer.planning.assistant_records import UNDATED, Wish, WishedHalf
from trainer.planning.records import BriqueLook, Frame, Plan
from trainer.workshops.rules import minutes_of
from trainer.workshops.team import MOST, Team, read_team
from ui.kit.buttons import Button
from ui.kit.form import Form
from ui.kit.layout import FlowLayout
from ui.operations.beginnings import trainers_of
from ui.pages.workshops.naming import named

HOURS = (
    ("starts", time(9, 30)),
    ("noon", time(12, 30)),
    ("resumes", time(13, 45)),
    ("ends", time(17, 15)),
)
MOST_DAYS = 20
ASKED = ("briques", "days", "people", "trainers", "remote")


def _tr(text: str) -> str:
    return QCoreApplication.translate("AssistantWish", text)


class BriqueChips(QWidget):
    """The briques; each chosen one shows its place in the order. `changed` when the choice does."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=6)
        self._titles: dict[str, str] = {}
        self._chips: dict[str, Button] = {}
        self._chosen: list[str] = []

    def set_briques(self, briques: Sequence[BriqueLook], chosen: Sequence[str] = ()) -> None:
        """Show these briques; `chosen` ones are on."""
        self._titles = {one.slug: one.title for one in briques}
        for one in briques:
            chip = named(Button(one.title, look="chip"), f"assistant.brique.{one.slug}")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, slug=one.slug: self._toggle(slug))
            self._chips[one.slug] = chip
            self._flow.addWidget(chip)
            chip.show()  # now, not with the next event: it takes the focus
        self._chosen = [slug for slug in chosen if slug in self._chips]
        self._label()
        self.updateGeometry()
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))

    def value(self) -> tuple[str, ...]:
        """The chosen ones by short name, in the order they were chosen."""
        return tuple(self._chosen)

    def _toggle(self, slug: str) -> None:
        if slug in self._chosen:
            self._chosen.remove(slug)
        else:
            self._chosen.append(slug)
        self._label()
        self.changed.emit()

    def _label(self) -> None:
        for slug, chip in self._chips.items():
            on = slug in self._chosen
            place = f"{self._chosen.index(slug) + 1} · " if on else ""
            chip.setText(f"{place}{self._titles[slug]}")
            chip.setChecked(on)
            state = _tr("choisie, {0}").format(self._chosen.index(slug) + 1) if on else _tr("pas choisie")
            chip.setAccessibleName(f"{self._titles[slug]}, {state}")


class WishForm(Form):
    """The questions. With a plan, its half-days are those to fill and its workshop knows the rest."""

    def __init__(self, plan: Plan | None = None, frame: Frame | None = None) -> None:
        super().__init__(columns=2)
        self._plan = plan
        self.chips = BriqueChips()
        frame = frame or Frame()
        self.custom("briques", _tr("Briques, dans l’ordre"), self.chips, self.chips.value, lambda _: None)
        self.chips.changed.connect(lambda: self.touched("briques"))
        if plan is None:
            self.number("days", _tr("Journées de suite"), value=1, minimum=1, maximum=MOST_DAYS)
        self.number("people", _tr("Personnes attendues"), value=frame.people or None, maximum=500)
        if plan is None:
            for (key, value), title in zip(HOURS, self._hour_titles(), strict=True):
                self.time(key, title, value=value)
            hint = _tr("Des noms, ou un nombre\u202f; sinon, une personne")
            self.text("trainers", _tr("Pour animer"), placeholder=_tr("Awa, Marc"), hint=hint)
        else:
            self.number("trainers", _tr("Pour animer"), value=trainers_of(frame), minimum=1, maximum=MOST)
        self.check("remote", _tr("À distance"), value=frame.remote)
        for key in (*ASKED, *dict(HOURS)):
            if self.has(key):
                self.widget(key).setObjectName(f"assistant.{key}")

    def validate(self) -> bool:
        """As every form, and who runs it can be read."""
        well = super().validate()
        try:
            self._team()
        except InvalidInput as error:
            self.show_error("trainers", error.message)
            if well:
                self.widget("trainers").setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return well

    def trainers(self) -> tuple[str, ...]:
        """Who runs it, by name, as far as they are named."""
        return self._team().names

    def _team(self) -> Team:
        """Who runs it, one person when nothing is said. Raises `InvalidInput`."""
        answer = self.values()["trainers"]
        if isinstance(answer, str):
            return read_team([answer]) or Team(1)
        return Team(answer or 1)

    def wish(self) -> Wish:
        """What the answers mean, once they are valid."""
        values = self.values()
        halves = self._halves(values) if self._plan is None else _halves_of(self._plan)
        return Wish(
            values["briques"],
            halves,
            values["people"] or 0,
            values["remote"],
            self._team().count,
            dated=self._plan is not None,
        )

    def asked(self) -> Wish | None:
        """The wish as far as the answers can be read; None while who runs it cannot."""
        try:
            return self.wish()
        except InvalidInput:
            return None

    def _halves(self, values: dict[str, Any]) -> tuple[WishedHalf, ...]:
        spans = [(values["starts"], values["noon"]), (values["resumes"], values["ends"])]
        found = [
            WishedHalf(UNDATED + timedelta(days=day), minutes_of(start), minutes_of(end))
            for day in range(values["days"] or 1)
            for start, end in spans
            if start is not None and end is not None
        ]
        return tuple(found)

    def _hour_titles(self) -> tuple[str, ...]:
        return (
            _tr("Début du matin"),
            _tr("Fin du matin"),
            _tr("Début de l’après-midi"),
            _tr("Fin de l’après-midi"),
        )


def _halves_of(plan: Plan) -> tuple[WishedHalf, ...]:
    return tuple(WishedHalf(half.day, half.starts, half.ends, half.id) for half in plan.halves)
