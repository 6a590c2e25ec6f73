"""The fields of a path: what its programme announces."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from curriculum.model import GroupSize
from trainer.library.path_records import PriceUnit
from ui.kit.fields import NumberField
from ui.kit.form import Form
from ui.kit.length_field import LengthField

MOST_APART, MOST_DAYS, MOST_PEOPLE = 31, 365, 500


def _tr(text: str) -> str:
    return QCoreApplication.translate("PathForm", text)


class PathForm(Form):
    """A form that knows lengths of time."""

    def length(self, key: str, title: str, *, required: bool = False, hint: str = "") -> LengthField:
        """A length; the value is in minutes or None."""
        return self._parsed(key, title, LengthField(), None, required, hint)


def path_form() -> Form:
    """The form, in the order of the programme."""
    form = PathForm(columns=3)
    form.text("title", _tr("Titre"), required=True, wide=True).setMaxLength(300)
    form.area("promise", _tr("Promesse"), hint=_tr("Une phrase\u00a0: ce que l’on saura faire."), lines=2)
    form.length("minutes", _tr("Durée"), required=True, hint=_tr("Pauses comprises, repas non compris."))
    form.number("days", _tr("Journées"), value=1, minimum=1, maximum=MOST_DAYS, required=True)
    every = _tr("1\u00a0: à la suite\u202f; 7\u00a0: une par semaine.")
    form.number(
        "every", _tr("Jours entre deux"), value=1, minimum=1, maximum=MOST_APART, hint=every, required=True
    )
    group = GroupField()
    form.custom(
        "group",
        _tr("Groupe"),
        group,
        group.value,
        group.set_value,
        wide=False,
        hint=_tr("Au moins, idéal, au plus."),
    )
    group.touched.connect(lambda: form.touched("group"))
    units = [(PriceUnit.WHOLE, _tr("Pour le groupe")), (PriceUnit.PERSON, _tr("Par personne"))]
    form.choice("price_unit", _tr("Prix"), units)
    form.money("price", _tr("Montant hors taxes"), hint=_tr("Vide\u00a0: sur devis."))
    form.text("audience", _tr("Public"), wide=True)
    form.area("prerequisites", _tr("Prérequis"), hint=_tr("Un par ligne."), lines=2)
    form.area("objectives", _tr("Objectifs"), hint=_tr("Un par ligne, avec un verbe d’action."), lines=5)
    for key, title, hint, lines in _texts():
        form.area(key, title, hint=hint, lines=lines)
    for area in form.findChildren(QPlainTextEdit):
        area.setMaximumHeight(area.minimumHeight())
    return form


class GroupField(QWidget):
    """Three numbers of people side by side."""

    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        names = (_tr("Groupe, au moins"), _tr("Groupe idéal"), _tr("Groupe, au plus"))
        self.fields = tuple(NumberField(0, MOST_PEOPLE) for _ in names)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for field, name in zip(self.fields, names, strict=True):
            field.setAccessibleName(name)
            field.setToolTip(name)
            field.textEdited.connect(self.touched)
            line.addWidget(field)
        self.setFocusProxy(self.fields[0])

    def value(self) -> GroupSize:
        """The sizes; nothing typed is 0."""
        return GroupSize(*(field.value() or 0 for field in self.fields))

    def set_value(self, group: GroupSize) -> None:
        """Show the sizes."""
        sizes = (group.minimum, group.ideal, group.maximum)
        for field, size in zip(self.fields, sizes, strict=True):
            field.set_value(size)


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
