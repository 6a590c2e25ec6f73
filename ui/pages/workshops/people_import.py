"""The panel that imports people: a path, what each row will become, then one button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError, Stale
from trainer.people.records import ImportPlan, PlannedRow
from ui.kit.buttons import ghost, primary
from ui.kit.cards import Card, EmptyState
from ui.kit.dialogs import file_filter
from ui.kit.errors import sentence
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.page import PageContext
from ui.kit.table import Table
from ui.operations import enrolments
from ui.pages.workshops.columns import plan_columns
from ui.pages.workshops.naming import named
from ui.pages.workshops.people_presenter import PeopleWords


class ImportPanel(QWidget):
    """Emits `closed` when the import is done or given up."""

    closed = Signal()

    def __init__(self, context: PageContext, workshop_id: int) -> None:
        super().__init__()
        self._context = context
        self._workshop_id = workshop_id
        self._words = PeopleWords(QCoreApplication.translate)
        self.plan: ImportPlan | None = None
        self.path = named(QLineEdit(), "people.import.path", self.tr("Chemin du fichier CSV"))
        self.path.setPlaceholderText(
            self.tr("Chemin du fichier, par exemple Téléchargements/inscriptions.csv")
        )
        self.browse = named(
            ghost(self.tr("Parcourir…"), self._browse, icon="folder-open"), "people.import.browse"
        )
        self.preview = named(ghost(self.tr("Aperçu"), self._preview, icon="eye"), "people.import.preview")
        self.error = named(label("", "error", wrap=True), "people.import.error")
        self.counts = named(label("", "lead", wrap=True), "people.import.counts")
        self._ignored = label("", "hint", wrap=True)
        self.run = named(primary("", self._run, icon="user-plus"), "people.import.run")
        self.cancel = named(ghost(self.tr("Annuler"), self.closed.emit), "people.import.cancel")
        self.table: Table[PlannedRow] = Table(
            plan_columns(self._words),
            EmptyState(
                "file-spreadsheet",
                self.tr("Choisissez un fichier"),
                self.tr(
                    "Un export de Framaforms ou de HelloAsso, ou toute liste CSV avec les colonnes Nom et Prénom. "
                    "Rien n’est écrit avant que vous ayez vu ce que deviendra chaque ligne."
                ),
            ),
            name=self.tr("Aperçu de l’import"),
            sort_by="line",
        )
        named(self.table.view, "people.import.table")
        self._lay_out()
        self.path.returnPressed.connect(self._preview)
        self.path.textEdited.connect(lambda: self._show(None))
        self._show(None)

    def _lay_out(self) -> None:
        line = row(self.path, self.browse, self.preview)
        line.setStretch(0, 1)
        foot = row(self.counts, self.cancel, self.run)
        foot.setStretch(0, 1)
        card = Card(line, self.error, title=self.tr("Importer un fichier CSV"), gap=8, margins=16)
        whole = column(card, self.table, self._ignored, foot, gap=12)
        whole.setStretchFactor(self.table, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.path)

    def start(self) -> None:
        """Begin anew."""
        self.path.clear()
        self._show(None)
        self._complain("")
        self.path.setFocus(Qt.FocusReason.OtherFocusReason)

    def _browse(self) -> None:
        chosen = self._context.dialogs.open_file(
            self.tr("Importer un fichier CSV"), file_filter(self.tr("Tableur"), ["csv", "txt"])
        )
        if chosen is not None:
            self.path.setText(str(chosen))
            self._preview()

    def _preview(self) -> None:
        text = self.path.text().strip().strip("\"'")
        self._show(None)
        if not text:
            self._complain(self.tr("Écrivez le chemin du fichier, ou choisissez-le avec Parcourir."))
            return
        self._complain("")
        enrolments.plan_import(
            self._context,
            workshop_id=self._workshop_id,
            path=Path(text).expanduser(),
            done=self._show,
            failed=self._unreadable,
            busy=self.tr("Lecture du fichier…"),
        )

    def _unreadable(self, error: FabriqueError) -> None:
        words = sentence(error)
        self._complain(" ".join(part for part in (words.what, words.advice) if part))
        self.path.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.path.setAccessibleDescription(text)

    def _show(self, plan: ImportPlan | None) -> None:
        self.plan = plan
        self.table.set_records(plan.rows if plan is not None else ())
        self.counts.setText(self._words.plan(plan) if plan is not None else "")
        self._ignored.setText(self._words.ignored(plan) if plan is not None else "")
        self._ignored.setVisible(bool(self._ignored.text()))
        self.run.setText(self._words.enrol(plan))
        self.run.setAccessibleName(self.run.text())
        self.run.setVisible(plan is not None)
        self.run.setEnabled(plan is not None and bool(plan.enrolments))
        if self.run.isEnabled():
            self.run.setFocus(Qt.FocusReason.OtherFocusReason)

    def _run(self) -> None:
        if self.plan is not None:
            self.run.setEnabled(False)
            enrolments.run_import(
                self._context,
                workshop_id=self._workshop_id,
                plan=self.plan,
                done=self._enrolled,
                failed=self._refused,
                busy=self.tr("Inscription…"),
            )

    def _enrolled(self, changes: Changes) -> None:
        self._context.notices.say(self._words.enrolled(len(changes.ids(Kind.ENROLMENT))))
        self.closed.emit()

    def _refused(self, error: FabriqueError) -> None:
        if isinstance(error, Stale):
            self._preview()
        self._complain(sentence(error).what)
        self.run.setEnabled(self.plan is not None)
