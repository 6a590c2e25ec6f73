"""What can be done with the sheet under edit besides writing: publish, abandon, copy, translate, retire."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from curriculum.model import MethodSheet
from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError, InvalidInput, Stale
from trainer.library.records import SheetRecord
from trainer.library.rules import Remark, missing
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.page import PageContext, Route
from ui.operations import drafts
from ui.pages.library.edit import writing
from ui.pages.library.edit.identity import languages
from ui.pages.library.edit.keeper import DraftKeeper


@dataclass(frozen=True, slots=True)
class Told:
    """What the acts ask of the form."""

    sheet: Callable[[], MethodSheet]
    record: Callable[[], SheetRecord]
    errors: Callable[[tuple[Remark, ...]], object]
    stale: Callable[[FabriqueError], object]
    gone: Callable[[], object]


class SheetActs(QObject):
    """Every act keeps what is typed first; results are told through the notices."""

    def __init__(self, context: PageContext, keeper: DraftKeeper, told: Told, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._keeper, self._told = context, keeper, told
        self.dialog: FormDialog | None = None

    def publish(self) -> None:
        """Say at the fields what is missing, or ask for a note and publish."""
        self._keeper.flush()
        lacking = missing(self._told.sheet())
        if lacking:
            self._told.errors(lacking)
            self._context.notices.say(self.tr("Pas encore publiable\u00a0: {0}").format(lacking[0].text))
            return
        form = Form()
        form.text(
            "note",
            self.tr("Ce qui change, en une ligne"),
            placeholder=self.tr("Consigne de l’étape 2 plus courte"),
            hint=self.tr("Vous la retrouverez dans les versions de la fiche."),
        )
        self.dialog = self._context.dialogs.form(
            self.tr("Publier la fiche"),
            form,
            action=self.tr("Publier"),
            text=self.tr(
                "La version publiée est celle qu’on lit, qu’on imprime et qu’on met dans un atelier."
            ),
        )
        self.dialog.setObjectName("edit.publish.form")
        self.dialog.submitted.connect(self._publish)

    def discard(self) -> None:
        """Forget the draft; the notice brings it back."""
        sheet, record = self._told.sheet(), self._told.record()
        self._keeper.stop()

        def done(_: Changes) -> None:
            published = record.summary.edition > 0
            words = self.tr("Brouillon abandonné.") if published else self.tr("Fiche abandonnée.")
            self._context.notices.undo(words, lambda: self._bring_back(record.id, sheet))
            self._told.gone()

        drafts.discard_draft(self._context, sheet_id=record.id, done=done)

    def duplicate(self) -> None:
        """Go on in a copy."""
        self._keeper.flush()
        writing.duplicate(self._context, self._told.record())

    def translate(self) -> None:
        """Ask for the language and go on in the translation."""
        self._keeper.flush()
        own = self._told.sheet().language
        form = Form()
        offered = [(code, word) for code, word in languages() if code != own]
        form.choice("language", self.tr("Langue"), offered, value="en")
        self.dialog = self._context.dialogs.form(
            self.tr("Traduire la fiche"),
            form,
            action=self.tr("Commencer la traduction"),
            text=self.tr("Une fiche liée à celle-ci, que vous écrivez avec l’originale à côté."),
        )
        self.dialog.setObjectName("edit.translate.form")
        self.dialog.submitted.connect(self._translate)

    def retire(self) -> None:
        """Take the sheet out of the lists, or put it back."""
        record = self._told.record()
        writing.retire(self._context, record, retired=not record.summary.retired)

    def _publish(self, values: dict[str, Any]) -> None:
        record, dialog = self._told.record(), self.dialog
        assert dialog is not None

        def done(_: Changes) -> None:
            dialog.finish()
            self._keeper.stop()
            number = record.summary.edition + 1
            self._context.notices.say(
                self.tr("Version {0} publiée.").format(number),
                action=self.tr("Versions"),
                on_action=lambda: self._context.navigate(Route("library", record.id, "history")),
            )
            self._told.gone()

        def failed(error: FabriqueError) -> None:
            if isinstance(error, InvalidInput) and error.field != "note":
                dialog.finish()
                self._told.errors((Remark(error.field, error.message),))
            elif isinstance(error, Stale):
                dialog.finish()
                self._told.stale(error)
            else:
                dialog.fail(error)

        self._keeper.flush()
        drafts.publish_draft(
            self._context,
            sheet_id=record.id,
            seen=self._keeper.seen,
            note=values["note"],
            done=done,
            failed=failed,
        )

    def _translate(self, values: dict[str, Any]) -> None:
        dialog = self.dialog
        assert dialog is not None

        def done(sheet_id: int) -> None:
            dialog.finish()
            self._go(sheet_id, self.tr("Traduisez champ par champ\u00a0: l’originale est à côté."))

        drafts.translate_sheet(
            self._context,
            sheet_id=self._told.record().id,
            language=values["language"],
            done=done,
            failed=dialog.fail,
        )

    def _bring_back(self, sheet_id: int, sheet: MethodSheet) -> None:
        drafts.bring_back_draft(
            self._context,
            sheet_id=sheet_id,
            sheet=sheet,
            done=lambda _: self._context.navigate(Route("library", sheet_id, "edit")),
        )

    def _go(self, sheet_id: int, words: str) -> None:
        self._context.navigate(Route("library", sheet_id, "edit"))
        self._context.notices.say(words)
