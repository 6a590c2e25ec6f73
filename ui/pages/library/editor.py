"""The form of a brique: adding one, changing one, and what to do when somebody else changed it meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError, Stale
from trainer.library.records import BriqueFields, BriqueRecord
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.page import PageContext
from ui.operations import library as operations
from ui.pages.library.pickers import colour_picker, icon_picker
from ui.pages.library.presenter import differences, fields_of, form_values
from ui.pages.library.stale import StaleDialog
from ui.pages.library.words import icon_of


def brique_form(fields: BriqueFields) -> Form:
    """The fields of a brique; lists are one line each."""
    form, values = Form(columns=2), form_values(fields)
    tr = form.tr
    form.text("title", tr("Nom"), value=values["title"], required=True, wide=True)
    tagline = form.text(
        "tagline", tr("Accroche"), value=values["tagline"], hint=tr("Une phrase, sous le nom."), wide=True
    )
    tagline.setCursorPosition(0)
    colour = colour_picker(fields.colour)
    form.custom("colour", tr("Couleur"), colour, colour.value, colour.set_value)
    icon = icon_picker(icon_of(fields.icon), fields.colour)
    form.custom("icon", tr("Icône"), icon, icon.value, icon.set_value)
    colour.picked.connect(icon.paint_with)
    colour.picked.connect(lambda _: form.touched("colour"))
    icon.picked.connect(lambda _: form.touched("icon"))
    one = tr("Un par ligne.")
    form.area("goals", tr("Objectifs"), value=values["goals"], hint=one, lines=4)
    form.area("introduction", tr("Introduction"), value=values["introduction"], lines=6)
    form.area("audience", tr("Public"), value=values["audience"], lines=2)
    form.area("prerequisites", tr("Prérequis"), value=values["prerequisites"], hint=one, lines=2)
    minutes = tr("En minutes\u00a0: 180 pour une demi-journée.")
    form.number(
        "usual_minutes",
        tr("Durée habituelle"),
        value=fields.usual_minutes or None,
        hint=minutes,
        maximum=6000,
    )
    form.check(
        "proposition",
        tr("Proposition"),
        value=fields.proposition,
        hint=tr("Le nom ou le contenu de cette brique reste à confirmer."),
    )
    return form


class BriqueEditor(QObject):
    """One open form. Give it the brique to change, or None to add one; `done` comes after the work succeeded."""

    def __init__(
        self, context: PageContext, brique: BriqueRecord | None, done: Callable[[int], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._brique, self._done = context, brique, done
        self.form = brique_form(brique.fields if brique else BriqueFields(title=""))
        title = self.tr("Modifier la brique") if brique else self.tr("Nouvelle brique")
        action = self.tr("Enregistrer") if brique else self.tr("Ajouter la brique")
        self.dialog: FormDialog = context.dialogs.form(title, self.form, action=action)
        self.dialog.setObjectName("library.brique.form")
        self.dialog.submitted.connect(self._submit)
        self.dialog.finished.connect(lambda _: self.deleteLater())

    def _submit(self, values: dict[str, Any]) -> None:
        fields = fields_of(values)
        if self._brique is None:
            operations.add_brique(self._context, fields=fields, done=self._saved, failed=self._failed)
        else:
            operations.edit_brique(
                self._context,
                brique_id=self._brique.id,
                version=self._brique.version,
                fields=fields,
                done=self._saved,
                failed=self._failed,
            )

    def _saved(self, changes: Changes) -> None:
        self.dialog.finish()
        self._done(changes.first(Kind.BRIQUE))

    def _failed(self, error: FabriqueError) -> None:
        if isinstance(error, Stale) and self._brique is not None:
            operations.load_brique(
                self._context, brique_id=self._brique.id, done=self._compare, failed=self.dialog.fail
            )
        else:
            self.dialog.fail(error)

    def _compare(self, theirs: BriqueRecord) -> None:
        mine = fields_of(self.form.values())
        self._brique = theirs
        self.dialog.action.setEnabled(True)
        if not differences(mine, theirs.fields):
            self.dialog.finish()
            self._done(theirs.id)
            return
        dialog = StaleDialog(mine, theirs.fields, self.dialog)
        if not self._context.dialogs.run(dialog):
            return
        if dialog.keep_mine:
            self._submit(self.form.values())
        else:
            self.form.set_values(form_values(theirs.fields))
