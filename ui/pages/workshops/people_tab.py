"""The tab « Participant·es »: who is enrolled, one by one or from a file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError
from trainer.workshops.records import Enrolment, EnrolmentStatus, Workshop
from ui.kit.buttons import ghost, primary, quiet
from ui.kit.cards import EmptyState
from ui.kit.dialogs import FormDialog
from ui.kit.labels import label
from ui.kit.layout import FlowLayout, column, row
from ui.kit.page import PageContext
from ui.kit.table import Table
from ui.operations import enrolments
from ui.operations.workshops import Seen
from ui.pages.workshops.columns import people_columns
from ui.pages.workshops.naming import named
from ui.pages.workshops.people_form import person_form, person_input
from ui.pages.workshops.people_import import ImportPanel
from ui.pages.workshops.people_presenter import PeopleWords
from ui.pages.workshops.stale import fail_in_dialog, show_error


class PeopleTab(QWidget):
    """The table, or the import panel in its place."""

    def __init__(self, context: PageContext, seen: Seen) -> None:
        super().__init__()
        self._context = context
        self._seen = seen
        self._words = PeopleWords(QCoreApplication.translate)
        self._dialog: FormDialog | None = None
        self._wanted: int | None = None
        self.add = named(primary(self.tr("Ajouter une personne"), self._add, icon="user-plus"), "people.add")
        self.import_file = named(
            ghost(self.tr("Importer un fichier CSV…"), self._import, icon="file-spreadsheet"), "people.import"
        )
        self.edit = named(quiet(self.tr("Modifier"), self._edit_current, icon="pencil"), "people.edit")
        self.cancel = named(quiet(self.tr("Désinscrire"), self._cancel_current, icon="x"), "people.cancel")
        self._count = named(label("", "soft"), "people.count")
        empty = EmptyState(
            "users",
            self.tr("Personne n’est encore inscrit"),
            self.tr(
                "Importez l’export de votre formulaire d’inscription, ou ajoutez les personnes une à une."
            ),
            action=self.tr("Importer un fichier CSV…"),
            on_action=self._import,
            action_icon="file-spreadsheet",
        )
        self.table: Table[Enrolment] = Table(
            people_columns(self._words), empty, name=self.tr("Participant·es"), sort_by="number"
        )
        if empty.button is not None:
            named(empty.button, "people.empty.import")
        named(self.table.view, "people.table", self.tr("Participant·es"))
        self.panel = ImportPanel(context, seen.workshop_id)
        self._stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        tools = QWidget()
        flow = FlowLayout(tools)
        for button in (self.add, self.import_file, self.edit, self.cancel):
            flow.addWidget(button)
        bar = row(tools, self._count)
        bar.setStretch(0, 1)
        listing = QWidget()
        listing.setLayout(column(bar, self.table, gap=12))
        self._stack.addWidget(listing)
        self._stack.addWidget(self.panel)
        self.setLayout(column(self._stack))
        self.setFocusProxy(self.table.view)
        self.panel.closed.connect(self._close_panel)
        self.table.opened.connect(self._edit)
        self.table.chosen.connect(self._choose)
        self.table.menu = self._menu
        drop = QShortcut(QKeySequence("Del"), self.table.view, context=Qt.ShortcutContext.WidgetShortcut)
        drop.activated.connect(self._cancel_current)
        self._choose(None)

    # What is shown

    def load(self) -> None:
        """Ask for the people."""
        enrolments.list_people(self._context, workshop_id=self._seen.workshop_id, done=self._show)

    def show_workshop(self, workshop: Workshop) -> None:
        """The people come by `load`."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "panel"):
            self.table.restyle()
            self.panel.table.restyle()

    def _show(self, people: tuple[Enrolment, ...]) -> None:
        self._count.setText(self._words.count(people) if people else "")
        self.table.set_records(people, keep=lambda one: one.id)
        if self._wanted is not None:
            self.table.select(lambda one: one.id == self._wanted)
            self._wanted = None
        self._choose(self.table.current())

    def _choose(self, one: Enrolment | None) -> None:
        self.edit.setEnabled(one is not None)
        self.cancel.setEnabled(one is not None)
        gone = one is not None and one.status is EnrolmentStatus.CANCELLED
        self.cancel.setText(self.tr("Réinscrire") if gone else self.tr("Désinscrire"))
        self.cancel.setAccessibleName(self.cancel.text())

    def _menu(self, one: Enrolment) -> QMenu:
        menu = QMenu()
        menu.addAction(self.tr("Modifier"), lambda: self._edit(one))
        gone = one.status is EnrolmentStatus.CANCELLED
        menu.addAction(self.tr("Réinscrire") if gone else self.tr("Désinscrire"), lambda: self._toggle(one))
        return menu

    # What the person does

    def _import(self) -> None:
        self._stack.setCurrentWidget(self.panel)
        self.panel.start()

    def _close_panel(self) -> None:
        self._stack.setCurrentIndex(0)
        self.table.view.setFocus()

    def _add(self) -> None:
        dialog = self._context.dialogs.form(
            self.tr("Ajouter une personne"), person_form(), action=self.tr("Inscrire")
        )
        dialog.setObjectName("person.dialog")
        dialog.submitted.connect(partial(self._submit, None))
        self._dialog = dialog

    def _edit_current(self) -> None:
        one = self.table.current()
        if one is not None:
            self._edit(one)

    def _edit(self, one: Enrolment) -> None:
        dialog = self._context.dialogs.form(
            self.tr("N° {0}, {1}").format(one.number, one.person.name),
            person_form(one),
            action=self.tr("Enregistrer"),
        )
        dialog.setObjectName("person.dialog")
        dialog.submitted.connect(partial(self._submit, one))
        self._dialog = dialog

    def _submit(self, one: Enrolment | None, values: dict[str, str]) -> None:
        if self._dialog is None:
            return
        given = person_input(values)
        if one is None:
            enrolments.add_person(
                self._context,
                workshop_id=self._seen.workshop_id,
                given=given,
                done=self._saved,
                failed=self._dialog.fail,
            )
        else:
            enrolments.edit_person(
                self._context,
                enrolment=one,
                given=given,
                done=self._saved,
                failed=partial(self._not_saved, one),
            )

    def _not_saved(self, one: Enrolment, error: FabriqueError) -> None:
        """The dialog keeps what was typed; a stale one can be saved over the change made elsewhere."""
        if self._dialog is not None:
            fail_in_dialog(self._dialog, error, reload=self._reload, keep=partial(self._save_over, one.id))

    def _reload(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()
            self._dialog = None
        self.load()

    def _save_over(self, enrolment_id: int) -> None:
        def again(people: tuple[Enrolment, ...]) -> None:
            now = next((one for one in people if one.id == enrolment_id), None)
            if now is not None and self._dialog is not None:
                self._submit(now, self._dialog.form.values())

        enrolments.list_people(self._context, workshop_id=self._seen.workshop_id, done=again)

    def _saved(self, changes: Changes) -> None:
        if self._dialog is not None:
            self._dialog.finish()
            self._dialog = None
        self._wanted = changes.first(Kind.ENROLMENT)
        self.load()

    def _cancel_current(self) -> None:
        one = self.table.current()
        if one is not None:
            self._toggle(one)

    def _toggle(self, one: Enrolment) -> None:
        if one.status is EnrolmentStatus.CANCELLED:
            self._restore(one.id)
            return

        def gone(changes: Changes) -> None:
            self._context.notices.undo(
                self.tr("{0} est désinscrit·e.").format(one.person.name), lambda: self._restore(one.id)
            )

        enrolments.cancel_enrolment(self._context, enrolment=one, done=gone, failed=self._refused)

    def _restore(self, enrolment_id: int) -> None:
        enrolments.restore_enrolment(
            self._context,
            workshop_id=self._seen.workshop_id,
            enrolment_id=enrolment_id,
            failed=self._refused,
        )

    def _refused(self, error: FabriqueError) -> None:
        show_error(self._context, error, reload=self.load)
