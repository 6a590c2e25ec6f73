"""The fields of a workshop and of a quick partner, and their way to the services' records."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from trainer.partners.records import PartnerFields
from trainer.workshops.records import WorkshopFields, WorkshopStatus
from ui.kit.buttons import icon_button
from ui.kit.form import Form
from ui.pages.workshops.editor_fields import BriquesField, ZoneField, room_setups
from ui.pages.workshops.naming import named
from ui.pages.workshops.presenter import WorkshopWords


def _tr(text: str) -> str:
    return QCoreApplication.translate("WorkshopForm", text)


def workshop_form(words: WorkshopWords, partner: PartnerField) -> Form:
    """The form of a workshop."""
    form = Form(columns=2)
    title = form.text(
        "title", _tr("Titre"), required=True, placeholder=_tr("Lancer un éco-syndicat…"), wide=True
    )
    form.custom("partner_id", _tr("Association partenaire"), partner, partner.value, partner.set_value)
    partner.box.activated.connect(lambda: form.touched("partner_id"))
    form.text("place", _tr("Lieu"), placeholder=_tr("Roubaix, grande salle"))
    form.choice("status", _tr("État"), words.statuses(), value=WorkshopStatus.PLANNED)
    form.text("address", _tr("Adresse"), wide=True)
    form.area("access", _tr("Accès"), hint=_tr("Plain-pied, transports, stationnement…"), lines=2)
    form.area(
        "trainers",
        _tr("Formateurs et formatrices"),
        hint=_tr("Un nom par ligne, ou séparés par des virgules."),
        lines=2,
    )
    form.number("expected", _tr("Personnes attendues"), value=0, maximum=500)
    form.number(
        "doors_minutes",
        _tr("Accueil avant le début"),
        value=15,
        maximum=240,
        hint=_tr("En minutes."),
    )
    form.money("day_price_cents", _tr("Prix par journée"), value=0)
    form.hours("sold_minutes", _tr("Durée vendue"), hint=_tr("Vide\u00a0: celle des demi-journées."))
    form.check("remote", _tr("À distance"))
    form.text("link", _tr("Lien pour suivre à distance"), placeholder="https://…")
    form.text("tools", _tr("Outils"), placeholder=_tr("Zoom, un tableau partagé…"))
    zone = ZoneField()
    form.custom("timezone", _tr("Fuseau horaire"), zone, zone.zone, zone.set_zone, wide=False)
    zone.activated.connect(lambda: form.touched("timezone"))
    form.choice("room_setup", _tr("Disposition de la salle"), room_setups(), value="")
    promised = BriquesField()
    form.custom("promised", _tr("Briques promises"), promised, promised.slugs, promised.set_slugs)
    promised.changed.connect(lambda: form.touched("promised"))
    form.area("bring", _tr("À apporter"), hint=_tr("Une chose par ligne, pour la convocation."), lines=2)
    for key in (
        *("title", "place", "status", "address", "access", "trainers", "expected", "day_price_cents"),
        *("link", "bring", "remote", "tools", "room_setup", "timezone", "sold_minutes", "promised"),
    ):
        form.widget(key).setObjectName(f"workshop.{key.replace('_', '-')}")
    form.widget("doors_minutes").setObjectName("workshop.doors-minutes")
    for key in ("access", "trainers", "bring"):
        area = form.widget(key)
        area.setMaximumHeight(area.minimumHeight())
    form.changed.connect(lambda: show_places(form))
    show_places(form)
    title.setMaxLength(200)
    form.setFocusProxy(title)
    return form


def show_places(form: Form) -> None:
    """Show the fields that make sense where the workshop takes place: in a room, at a distance, or both."""
    values = form.values()
    remote = bool(values["remote"])
    for key, shown in (
        *((key, remote or bool(values[key])) for key in ("link", "tools")),
        *((key, not remote) for key in ("address", "access", "room_setup")),
    ):
        form.show_field(key, shown)


class PartnerField(QWidget):
    """The choice of a partner with, beside it, the way to a new one."""

    def __init__(self, new_partner: Callable[[], object]) -> None:
        super().__init__()
        self.box = named(QComboBox(), "workshop.partner", _tr("Association partenaire"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(20)
        new = named(icon_button("plus", _tr("Nouveau partenaire"), new_partner), "workshop.partner.new")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.box, 1)
        line.addWidget(new)
        self.setFocusProxy(self.box)
        self._wanted: int | None = None
        self.set_partners(())
        self.box.activated.connect(self._chosen)

    def set_partners(self, partners: Sequence[tuple[int, str]]) -> None:
        """The partners to choose from, as (id, name); the choice stays."""
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem(_tr("Pas encore de partenaire"), None)
            for partner_id, name in partners:
                self.box.addItem(name, partner_id)
        self.set_value(self._wanted)

    def value(self) -> int | None:
        """The chosen partner, known in the list or not yet."""
        return self._wanted

    def set_value(self, partner_id: int | None) -> None:
        """Choose a partner; the list may come later."""
        self._wanted = partner_id
        place = self.box.findData(partner_id) if partner_id is not None else 0
        self.box.setCurrentIndex(max(0, place))

    def _chosen(self, index: int) -> None:
        self._wanted = self.box.itemData(index)


def values_of(fields: WorkshopFields) -> dict[str, Any]:
    """What the form shows of a workshop."""
    return {
        "title": fields.title,
        "partner_id": fields.partner_id,
        "place": fields.place,
        "status": fields.status,
        "address": fields.address,
        "access": fields.access,
        "bring": "\n".join(fields.bring),
        "link": fields.link,
        "trainers": "\n".join(fields.trainers),
        "expected": fields.expected,
        "day_price_cents": fields.day_price_cents,
        "doors_minutes": fields.doors_minutes,
        "remote": fields.remote,
        "tools": fields.tools,
        "room_setup": fields.room_setup,
        "timezone": fields.timezone,
        "sold_minutes": fields.sold_minutes or None,
        "promised": fields.promised,
    }


def workshop_fields(values: dict[str, Any], before: WorkshopFields | None = None) -> WorkshopFields:
    """The record that the form means; what the form does not show stays as `before` had it."""
    return replace(
        before or WorkshopFields(title=""),
        title=values["title"],
        partner_id=values["partner_id"],
        place=values["place"],
        status=values["status"],
        address=values["address"],
        access=values["access"],
        bring=tuple(values["bring"].split("\n")),
        link=values["link"],
        trainers=names(values["trainers"]),
        expected=values["expected"] or 0,
        day_price_cents=values["day_price_cents"] or 0,
        remote=values["remote"],
        tools=values["tools"],
        room_setup=values["room_setup"] or "",
        timezone=values["timezone"],
        sold_minutes=values["sold_minutes"] or 0,
        promised=values["promised"],
        doors_minutes=values["doors_minutes"] if values["doors_minutes"] is not None else 0,
    )


def names(text: str) -> tuple[str, ...]:
    """Names one per line or between commas."""
    return tuple(name.strip() for name in re.split(r"[\n,;]", text) if name.strip())


def partner_form() -> Form:
    """The few fields a partner needs to be chosen."""
    form = Form(columns=2)
    form.text("name", _tr("Nom"), required=True, wide=True)
    form.text("address", _tr("Adresse"), wide=True)
    form.text("postcode", _tr("Code postal"))
    form.text("city", _tr("Ville"))
    form.text("email", _tr("Courriel"))
    form.text("website", _tr("Site"))
    for key in ("name", "address", "postcode", "city", "email", "website"):
        form.widget(key).setObjectName(f"partner.{key}")
    return form


def partner_fields(values: dict[str, Any]) -> PartnerFields:
    """The record that the quick form means."""
    return PartnerFields(**{key: str(value) for key, value in values.items()})
