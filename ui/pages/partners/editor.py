"""The form of one partner, beside the list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QWidget

from trainer.core.errors import FabriqueError, InvalidInput
from trainer.partners.records import Partner, PartnerFields
from ui.kit.buttons import icon_button, link, primary, quiet
from ui.kit.cards import Card
from ui.kit.form import Form
from ui.kit.headline import Headline
from ui.kit.labels import Pill, icon_label, label
from ui.kit.layout import column, row, scrolling
from ui.kit.theme import current
from ui.kit.tokens import Tone
from ui.pages.partners.presenter import KEYS, KINDS, Draft


class ConflictBar(QFrame):
    """Says what changed elsewhere while one was typing, and offers both ways out."""

    reload = Signal()
    keep = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "alert")
        self.text = label("", wrap=True)
        self.reload_button = quiet(self.tr("Recharger"), self.reload.emit, icon="refresh-cw")
        self.keep_button = quiet(self.tr("Garder la mienne"), self.keep.emit, icon="check")
        self.reload_button.setObjectName("partners.conflict.reload")
        self.keep_button.setObjectName("partners.conflict.keep")
        title = label(self.tr("Modifiée entre-temps"), "lead", wrap=True)
        words = column(title, self.text, row(self.reload_button, self.keep_button, None), gap=4)
        mark = icon_label("triangle-alert", "danger", 22)
        line = row(mark, words, gap=12)
        line.setStretch(1, 1)
        line.setContentsMargins(14, 10, 10, 10)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.hide()

    def show_conflict(self, titles: list[tuple[str, str]]) -> None:
        """Name the fields that changed, with their value now; nothing hides the bar."""
        shown = [
            self.tr("{0}\u00a0: «\u00a0{1}\u00a0»").format(title, value)
            if value
            else self.tr("{0}\u00a0: vidé").format(title)
            for title, value in titles
        ]
        text = self.tr("Changé ailleurs pendant votre saisie\u00a0–\u00a0{0}. Rien n’est perdu.").format(
            "\u202f; ".join(shown)
        )
        self.text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(titles))


class PartnerEditor(Card):
    """Shows a partner or the draft of a new one; emits what the person wants done."""

    edited = Signal()
    save = Signal()
    discard = Signal()
    delete = Signal()
    workshops = Signal()

    def __init__(self) -> None:
        super().__init__(gap=12, margins=20)
        self.heading = Headline("", "heading")
        self.state = Pill(self.tr("Non enregistré"), Tone.WARNING)
        self.workshops_link = link("", self.workshops.emit, icon="calendar-days")
        self.workshops_link.setObjectName("partners.workshops")
        self.no_workshop = label(self.tr("Pas encore d’atelier"), "caption")
        self.delete_button = icon_button("trash-2", self.tr("Supprimer ce partenaire"), self.delete.emit)
        self.delete_button.setObjectName("partners.delete")
        top = row(self.heading, self.state, self.delete_button)
        top.setStretch(0, 1)
        self.conflict = ConflictBar()
        self.form = self._form()
        self._area = scrolling(self.form)
        self.save_button = primary(self.tr("Enregistrer"), self.save.emit, icon="save", shortcut="Ctrl+S")
        self.save_button.setObjectName("partners.save")
        self.discard_button = quiet(self.tr("Abandonner les modifications"), self.discard.emit, icon="undo-2")
        self.discard_button.setObjectName("partners.discard")
        for part in (top, row(self.workshops_link, self.no_workshop, None), self.conflict):
            self.add(part)
        self.body.addWidget(self._area, 1)
        self.add(row(self.save_button, self.discard_button, None))
        self._filling = False
        self.form.changed.connect(self._edited)

    def show_partner(self, partner: Partner | None, fields: PartnerFields, draft: Draft | None) -> None:
        """Fill the form: with a partner, or (None) with a new one."""
        self._filling = True
        self.form.set_values({key: getattr(fields, key) for key in KEYS})
        for line in self.form.findChildren(QLineEdit):
            line.setCursorPosition(0)
        self._filling = False
        self.show_state(partner, draft)

    def show_state(self, partner: Partner | None, draft: Draft | None) -> None:
        """Title, mark and buttons, without touching what is typed."""
        self.heading.show_text(partner.name if partner is not None else self.tr("Nouveau partenaire"))
        self.state.setVisible(draft is not None)
        self.save_button.setEnabled(draft is not None)
        self.discard_button.setEnabled(draft is not None)
        self.delete_button.setVisible(partner is not None)
        count = partner.workshops if partner is not None else 0
        one, many = self.tr("Voir son atelier"), self.tr("Voir ses {0} ateliers")
        self.workshops_link.setText((one if count == 1 else many).format(count))
        self.workshops_link.setVisible(count > 0)
        self.no_workshop.setVisible(count == 0 and partner is not None)
        conflicts = draft.conflicts if draft is not None else ()
        if draft is not None and draft.theirs is not None and conflicts:
            theirs = draft.theirs.fields
            self.conflict.show_conflict([(self._titles[key], getattr(theirs, key)) for key in conflicts])
        else:
            self.conflict.hide()

    def fields(self) -> PartnerFields:
        """What the form holds."""
        values: dict[str, Any] = self.form.values()
        return PartnerFields(**{key: values[key] for key in KEYS})

    def fail(self, error: FabriqueError) -> bool:
        """Show a refusal under its field; False when it names none."""
        if isinstance(error, InvalidInput) and self.form.has(error.field):
            self.form.show_error(error.field, error.message)
            field = self.form.widget(error.field)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.layout().activate()  # type: ignore[union-attr]
            self._area.ensureWidgetVisible(field.parentWidget() or field, 0, current().scale.px(24))
            return True
        return False

    def _edited(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _form(self) -> Form:
        form = Form(columns=2)
        self._titles = {
            "name": self.tr("Nom"),
            "kind": self.tr("Type"),
            "country": self.tr("Pays"),
            "address": self.tr("Adresse"),
            "postcode": self.tr("Code postal"),
            "city": self.tr("Ville"),
            "contact": self.tr("Personne à contacter"),
            "email": self.tr("Courriel"),
            "phone": self.tr("Téléphone"),
            "website": self.tr("Site web"),
            "siret": self.tr("SIRET"),
            "rna": self.tr("Numéro RNA"),
            "notes": self.tr("Notes"),
        }
        hints = {
            "country": self.tr("Deux lettres\u00a0: FR, BE, TN…"),
            "siret": self.tr("14 chiffres\u00a0; demandé sur les factures."),
            "rna": self.tr("W et 9 chiffres, pour une association."),
        }
        for key, title in self._titles.items():
            if key == "notes":
                form.area(key, title, lines=3)
            else:
                wide = key in ("name", "address", "contact", "website")
                form.text(key, title, required=key == "name", hint=hints.get(key, ""), wide=wide)
        for key in self._titles:
            form.widget(key).setObjectName(f"partners.form.{key}")
        _complete(form.widget("kind"))
        return form


def _complete(field: QWidget) -> None:
    completer = QCompleter(list(KINDS), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field.setCompleter(completer)  # type: ignore[attr-defined]
