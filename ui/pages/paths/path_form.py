"""The fields of a path: what its programme announces."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from trainer.library.path_records import PriceUnit
from ui.kit.form import Form
from ui.pages.paths.length_field import LengthField

MOST_DAYS = 365


def _tr(text: str) -> str:
    return QCoreApplication.translate("PathForm", text)


def path_form() -> Form:
    """The form, in the order of the programme."""
    form = Form(columns=3)
    form.text("title", _tr("Titre"), required=True, wide=True).setMaxLength(300)
    form.area("promise", _tr("Promesse"), hint=_tr("Une phrase\u00a0: ce que l’on saura faire."), lines=2)
    length = LengthField()
    form.custom(
        "minutes", _tr("Durée"), length, length.value, length.set_value, required=True, wide=False,
        hint=_tr("Pauses comprises, repas non compris."),
    )  # fmt: skip
    length.textEdited.connect(lambda: form.touched("minutes"))
    length.committed.connect(lambda: form.touched("minutes"))
    length.editingFinished.connect(lambda: form.show_error("minutes", length.problem()))
    form.number("days", _tr("Journées"), value=1, minimum=1, maximum=MOST_DAYS, required=True)
    form.choice(
        "price_unit",
        _tr("Prix"),
        [(PriceUnit.WHOLE, _tr("Pour le groupe")), (PriceUnit.PERSON, _tr("Par personne"))],
    )
    form.money("price", _tr("Montant hors taxes"), hint=_tr("Vide\u00a0: sur devis."))
    form.number("group_min", _tr("Groupe, au moins"), maximum=500)
    form.number("group_ideal", _tr("Groupe idéal"), maximum=500)
    form.number("group_max", _tr("Groupe, au plus"), maximum=500)
    form.text("audience", _tr("Public"), wide=True)
    form.area("prerequisites", _tr("Prérequis"), hint=_tr("Un par ligne."), lines=2)
    form.area("objectives", _tr("Objectifs"), hint=_tr("Un par ligne, avec un verbe d’action."), lines=5)
    for key, title, hint, lines in _texts():
        form.area(key, title, hint=hint, lines=lines)
    return form


def _texts() -> tuple[tuple[str, str, str, int], ...]:
    return (
        ("introduction", _tr("Présentation"), "", 5),
        ("methods", _tr("Méthodes"), "", 3),
        ("means", _tr("Moyens"), _tr("Salle, matériel, équipe, livret…"), 3),
        ("delivery", _tr("Organisation"), _tr("En présence ou à distance, rythme, horaires."), 3),
        ("assessment", _tr("Suivi et évaluation"), "", 3),
        ("outcome", _tr("À l’issue"), _tr("Le certificat remis."), 2),
        ("access_terms", _tr("Délai d’accès"), _tr("Comment et quand s’inscrire."), 2),
        ("funding", _tr("Financement"), "", 2),
        ("accessibility", _tr("Accessibilité"), _tr("Le contact vient des réglages."), 3),
    )
