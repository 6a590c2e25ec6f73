"""The form of one person of a workshop."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from trainer.people.records import PersonFields
from trainer.workshops.records import Enrolment
from ui.kit.form import Form
from ui.operations.enrolments import PersonInput


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonForm", text)


def person_form(enrolment: Enrolment | None = None) -> Form:
    """An empty form, or the one of someone who is enrolled."""
    form = Form(columns=2)
    form.text("last_name", _tr("Nom"), required=True)
    form.text("first_name", _tr("Prénom"), required=True)
    form.text("email", _tr("Courriel"))
    form.text("phone", _tr("Téléphone"))
    form.text("organisation", _tr("Association"))
    form.text("role", _tr("Fonction"))
    form.area(
        "needs",
        _tr("Besoins particuliers"),
        hint=_tr("Accès, garde d’enfants, interprétation, gros caractères…"),
        lines=3,
    )
    for key in ("last_name", "first_name", "email", "phone", "organisation", "role", "needs"):
        form.widget(key).setObjectName(f"person.{key.replace('_', '-')}")
    form.widget("needs").setMaximumHeight(form.widget("needs").minimumHeight())
    if enrolment is not None:
        person = enrolment.person
        form.set_values(
            {
                "last_name": person.last_name,
                "first_name": person.first_name,
                "email": person.email,
                "phone": person.phone,
                "organisation": enrolment.organisation,
                "role": enrolment.role,
                "needs": enrolment.needs,
            }
        )
    return form


def person_input(values: dict[str, Any]) -> PersonInput:
    """The record that the form means."""
    person = PersonFields(values["last_name"], values["first_name"], values["email"], values["phone"])
    return PersonInput(person, values["organisation"], values["role"], values["needs"])
