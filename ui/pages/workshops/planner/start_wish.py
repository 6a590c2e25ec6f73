"""What the assistant is asked: briques as chips in the order they are chosen, days and hours, people, trainers.

For a workshop still to be made, also what it says of itself: title, who runs it, place, partner.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from trainer.core.errors import InvalidInput
from trainer.partners.records import Partner
from trainer.planning.assistant_records import Wish, WishedHalf
from trainer.planning.records import BriqueLook, Frame, Plan
from trainer.workshops.records import WorkshopFields
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
ASKED = ("title", "briques", "first_day", "days", "people", "trainers", "place", "partner_id", "remote")


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
        if plan is None:
            self.text("title", _tr("Titre de l’atelier"), required=True, wide=True)
        self.custom("briques", _tr("Briques, dans l’ordre"), self.chips, self.chips.value, lambda _: None)
        self.chips.changed.connect(lambda: self.touched("briques"))
        if plan is None:
            self.date("first_day", _tr("Première journée"), required=True)
            self.number("days", _tr("Journées de suite"), value=1, minimum=1, maximum=MOST_DAYS)
            for (key, value), title in zip(HOURS, self._hour_titles(), strict=True):
                self.time(key, title, value=value)
        self.number("people", _tr("Personnes attendues"), value=frame.people or None, maximum=500)
        if plan is None:
            hint = _tr("Des noms, ou un nombre")
            self.text("trainers", _tr("Pour animer"), placeholder=_tr("Awa, Marc"), hint=hint)
            self._ask_where()
        else:
            self.number("trainers", _tr("Pour animer"), value=trainers_of(frame), minimum=1, maximum=MOST)
        self.check("remote", _tr("À distance"), value=frame.remote)
        for key in (*ASKED, *dict(HOURS)):
            if self.has(key):
                self.widget(key).setObjectName(f"assistant.{key}")

    def _ask_where(self) -> None:
        self.text("place", _tr("Lieu"), wide=True)
        box = QComboBox()
        box.addItem(_tr("Pas encore de partenaire"), None)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._partners = self.custom(
            "partner_id",
            _tr("Association partenaire"),
            box,
            box.currentData,
            lambda wanted: box.setCurrentIndex(max(0, box.findData(wanted))),
        )

    def set_partners(self, partners: Sequence[Partner]) -> None:
        """Who can be chosen as a partner of the workshop to be made."""
        for one in partners:
            self._partners.addItem(one.name, one.id)

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

    def fields(self) -> WorkshopFields:
        """What the workshop to be made says of itself, once the answers are valid."""
        values, team = self.values(), self._team()
        return WorkshopFields(
            title=values["title"],
            partner_id=values["partner_id"],
            place=values["place"],
            trainers=team.names,
        )

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
        return Wish(values["briques"], halves, values["people"] or 0, values["remote"], self._team().count)

    def asked(self) -> Wish | None:
        """The wish as far as the answers can be read; None while the first day or who runs it cannot."""
        if self._plan is None and self.values()["first_day"] is None:
            return None
        try:
            return self.wish()
        except InvalidInput:
            return None

    def _halves(self, values: dict[str, Any]) -> tuple[WishedHalf, ...]:
        first: date = values["first_day"]
        spans = [(values["starts"], values["noon"]), (values["resumes"], values["ends"])]
        found = [
            WishedHalf(first + timedelta(days=day), minutes_of(start), minutes_of(end))
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
