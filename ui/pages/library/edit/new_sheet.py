"""A new sheet: its title, its brique, its kind; then straight into the editor."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from curriculum.model import Duration, GroupSize, MethodSheet, SheetKind
from trainer.core.changes import Changes, Kind
from trainer.core.text import slug
from trainer.library.records import BriqueRecord
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.page import PageContext, Route
from ui.operations import drafts
from ui.pages.library.words import kind_word


def blank_sheet(title: str, kind: SheetKind, brique: str) -> MethodSheet:
    """A sheet that has only a title, a kind and its brique."""
    return MethodSheet(
        slug=slug(title),
        title=title,
        promise="",
        kind=kind,
        briques=(brique,) if brique else (),
        duration=Duration(0, 0, 0),
        group=GroupSize(6, 12, 20),
        steps=(),
        objectives=(),
    )


class NewSheet(QObject):
    """One open dialog; goes to the editor when the draft exists."""

    def __init__(
        self, context: PageContext, briques: tuple[BriqueRecord, ...], brique_id: int | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        home = next((one.slug for one in briques if one.id == brique_id), briques[0].slug if briques else "")
        form = Form()
        form.text("title", self.tr("Titre"), required=True, placeholder=self.tr("La carte des colères"))
        form.choice("brique", self.tr("Brique"), [(one.slug, one.title) for one in briques], value=home)
        form.choice("kind", self.tr("Nature"), [(kind, kind_word(kind)) for kind in SheetKind])
        self.form = form
        self.dialog: FormDialog = context.dialogs.form(
            self.tr("Nouvelle fiche"), form, action=self.tr("Commencer à écrire")
        )
        self.dialog.setObjectName("library.sheet.new")
        self.dialog.submitted.connect(self._submit)
        self.dialog.finished.connect(lambda _: self.deleteLater())

    def _submit(self, values: dict[str, Any]) -> None:
        kind = SheetKind(values["kind"])  # a signal carries it as plain text
        sheet = blank_sheet(values["title"], kind, values["brique"] or "")
        drafts.start_sheet(self._context, sheet=sheet, done=self._started, failed=self.dialog.fail)

    def _started(self, changes: Changes) -> None:
        self.dialog.finish()
        self._context.navigate(Route("library", changes.first(Kind.SHEET), "edit"))
