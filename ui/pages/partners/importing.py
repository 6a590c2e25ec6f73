"""The dialog that takes a file of partners in: a path, typed or chosen, and what is wrong with the file beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.core.changes import Changes, Kind
from trainer.core.errors import BadFile, FabriqueError, InvalidInput
from ui.kit.buttons import ghost
from ui.kit.dialogs import FormDialog, file_filter
from ui.kit.errors import sentence
from ui.kit.form import Form
from ui.kit.layout import row
from ui.kit.page import PageContext
from ui.operations import partners as operations


def _tr(text: str) -> str:
    return QCoreApplication.translate("partners", text)


class ImportForm(Form):
    """One field: the path of the file, with a button that looks for it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._dialogs = context.dialogs
        self.path = QLineEdit()
        self.path.setPlaceholderText(self.tr("partenaires.csv"))
        self.path.setAccessibleName(self.tr("Fichier à importer"))
        self.path.setObjectName("partners.import.path")
        self.path.textEdited.connect(lambda: self.touched("path"))
        self.browse = ghost(self.tr("Parcourir…"), self.choose, icon="folder-open")
        self.browse.setObjectName("partners.import.browse")
        line = row(self.path, self.browse)
        line.setStretch(0, 1)
        holder = QWidget()
        holder.setLayout(line)
        holder.setFocusProxy(self.path)
        self.custom(
            "path",
            self.tr("Fichier CSV"),
            holder,
            lambda: self.path.text().strip(),
            self.path.setText,
            required=True,
            hint=self.tr(
                "Une ligne de titres, puis une organisation par ligne. Seule la colonne «\u00a0nom\u00a0» est "
                "nécessaire\u00a0; sont lues aussi\u00a0: type, adresse, code postal, ville, pays, site, contact, "
                "courriel, téléphone, SIRET, RNA, notes."
            ),
        )

    def choose(self) -> None:
        """Look for the file."""
        found = self._dialogs.open_file(
            self.tr("Liste de partenaires"), file_filter(self.tr("Tableur CSV"), ["csv", "txt"])
        )
        if found is not None:
            self.path.setText(str(found))
            self.touched("path")
            self.path.setFocus()


def open_import(context: PageContext) -> FormDialog:
    """Show the dialog; it closes when the file is in, and tells how many partners were added."""
    form = ImportForm(context)
    dialog = context.dialogs.form(
        _tr("Importer une liste de partenaires"),
        form,
        action=_tr("Importer"),
        text=_tr("Ceux qui sont déjà là (même nom) sont laissés tels quels."),
    )
    dialog.setObjectName("partners.import")
    dialog.action.setObjectName("partners.import.run")

    def done(changes: Changes) -> None:
        dialog.finish()
        context.notices.say(counted(len(changes.ids(Kind.PARTNER))))

    def failed(error: FabriqueError) -> None:
        if isinstance(error, BadFile):
            words = sentence(error)
            error = InvalidInput("path", f"{words.what} {words.advice}")
        dialog.fail(error)

    def run(values: dict[str, str]) -> None:
        operations.import_partners(
            context,
            path=Path(values["path"]).expanduser(),
            done=done,
            failed=failed,
            busy=_tr("Import des partenaires…"),
        )

    dialog.submitted.connect(run)
    return dialog


def counted(added: int) -> str:
    """The sentence that tells how many partners came in."""
    if not added:
        return _tr("Rien à ajouter\u00a0: tous les partenaires du fichier sont déjà là.")
    if added == 1:
        return _tr("1 partenaire ajouté.")
    return _tr("{0} partenaires ajoutés.").format(added)
