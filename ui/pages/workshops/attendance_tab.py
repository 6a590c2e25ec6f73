"""The tab « Présences »: every mark is saved at once, hours and certificates follow."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex
from PySide6.QtWidgets import QWidget

from trainer.attendance.records import AttendanceGrid, Mark, Presence
from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError
from trainer.workshops.records import Workshop
from ui.kit.buttons import Button, ghost, quiet
from ui.kit.cards import Card, EmptyState
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.french import clock_time
from ui.kit.labels import label
from ui.kit.layout import FlowLayout, column, row
from ui.kit.page import PageContext
from ui.operations import attendance
from ui.operations.workshops import Seen
from ui.pages.workshops.attendance_grid import GridModel, GridView
from ui.pages.workshops.attendance_presenter import AttendanceWords, Cell, Marks, Outbox
from ui.pages.workshops.naming import named
from ui.pages.workshops.presenter import WorkshopWords
from ui.pages.workshops.stale import fail_in_dialog, show_error


class AttendanceTab(QWidget):
    """The grid with its keys, and the same marks as buttons."""

    def __init__(self, context: PageContext, seen: Seen) -> None:
        super().__init__()
        self._context = context
        self._seen = seen
        self._words = AttendanceWords(QCoreApplication.translate)
        self._names = WorkshopWords(QCoreApplication.translate)
        self.outbox = Outbox()
        self._dialog: FormDialog | None = None
        self.model = GridModel(self._words, self._names, self.outbox, self)
        self.view = named(GridView(self.model, self.tr("Présences")), "attendance.grid", self.tr("Présences"))
        self._buttons = self._make_buttons()
        self.saved = named(label("", "caption"), "attendance.saved")
        self.summary = named(label("", "soft", wrap=True), "attendance.summary")
        self._hint = label(
            self.tr(
                "P présent·e · A absent·e · E excusé·e · Suppr vide · Entrée arrivée et départ · T tout le monde"
            ),
            "hint",
            wrap=True,
        )
        self._empty = EmptyState(
            "clipboard-check",
            self.tr("Rien à pointer encore"),
            self.tr(
                "Il faut des journées (bouton « Modifier ») et des participant·es pour saisir les présences."
            ),
        )
        self._lay_out()
        self.view.marked.connect(self.mark_selected)
        self.view.times_wanted.connect(self._ask_times)
        self.view.all_wanted.connect(self._all_present)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.model.modelReset.connect(self._begin)

    def _make_buttons(self) -> list[Button]:
        present = Mark(Presence.PRESENT)
        specs = (
            (
                "present",
                quiet(self.tr("Présent·e"), lambda: self.mark_selected(present), icon="circle-check"),
            ),
            (
                "absent",
                quiet(self.tr("Absent·e"), lambda: self.mark_selected(Mark(Presence.ABSENT)), icon="x"),
            ),
            (
                "excused",
                quiet(self.tr("Excusé·e"), lambda: self.mark_selected(Mark(Presence.EXCUSED)), icon="mail"),
            ),
            ("clear", quiet(self.tr("Effacer"), lambda: self.mark_selected(None), icon="minus")),
            ("times", quiet(self.tr("Arrivée, départ…"), self._ask_times, icon="clock")),
        )
        self.everyone = named(
            ghost(self.tr("Tout le monde présent"), self._all_present, icon="users"), "attendance.all-present"
        )
        return [named(button, f"attendance.{key}") for key, button in specs]

    def _lay_out(self) -> None:
        tools = QWidget()
        flow = FlowLayout(tools, gap=2)
        for button in self._buttons:
            flow.addWidget(button)
        flow.addWidget(self.everyone)
        bar = row(tools, self.saved)
        bar.setStretch(0, 1)
        self._body = QWidget()
        card = Card(self.view, gap=0, margins=6)
        whole = column(bar, card, self.summary, self._hint, gap=8)
        whole.setStretchFactor(card, 1)
        self._body.setLayout(whole)
        self.setLayout(column(self._empty, self._body))
        self.setFocusProxy(self.view)

    # What is shown

    def load(self) -> None:
        """Ask for the grid."""
        attendance.load_grid(self._context, seen=self._seen, done=self.show_grid)

    def show_workshop(self, workshop: Workshop) -> None:
        """The grid comes by `load`."""

    def show_grid(self, grid: AttendanceGrid) -> None:
        """Show a grid as stored, unsaved marks over it."""
        self.model.set_grid(grid)
        there = bool(grid.rows and grid.half_days)
        self._empty.setVisible(not there)
        self._body.setVisible(there)
        self.summary.setText(self._words.summary(grid))
        self.summary.setAccessibleName(self.summary.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_body"):
            self.view.fit()

    def _begin(self) -> None:
        if self.model.half_days() and self.model.rowCount():
            self.view.go(0, 0)

    def _current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        grid = self.model.grid
        if grid is not None and 0 <= now.column() < len(grid.half_days):
            name = self._names.half_day_long(grid.half_days[now.column()])
            self.everyone.setText(self.tr("Tout le monde présent\u00a0: {0}").format(name))
            self.everyone.setAccessibleName(self.everyone.text())

    # Marks

    def mark_selected(self, mark: Mark | None) -> None:
        """Mark the selected cells; sent at once, or with the next batch when one is under way."""
        self.outbox.add(dict.fromkeys(self.view.cells(), mark))
        self.model.refresh()
        self._send()

    def _send(self, *, fresh: bool = False) -> None:
        batch = self.outbox.take()
        self.saved.setText(self._words.saved(waiting=self.outbox.busy))
        if batch:
            attendance.mark(
                self._context,
                seen=self._seen,
                marks=batch,
                fresh=fresh,
                done=self._confirmed,
                failed=self._refused,
            )

    def _confirmed(self, changes: Changes) -> None:
        if self.outbox.waiting:
            self.outbox.confirmed()
            self._send()
        else:
            attendance.load_grid(self._context, seen=self._seen, done=self._settled)

    def _settled(self, grid: AttendanceGrid) -> None:
        self.outbox.confirmed()
        self.show_grid(grid)
        self._send()

    def _refused(self, error: FabriqueError) -> None:
        lost = self.outbox.refused()
        self.model.refresh()
        self.saved.setText(self.tr("Pas enregistré"))
        show_error(self._context, error, reload=self.load, keep=lambda: self._insist(lost))

    def _insist(self, marks: Marks) -> None:
        self.outbox.add(marks)
        self._send(fresh=True)
        self.model.refresh()

    def _all_present(self) -> None:
        grid = self.model.grid
        columns = {index.column() for index in self.view.selectionModel().selectedIndexes()}
        if grid is None or self.outbox.busy:
            return
        ids = tuple(half.id for place, half in enumerate(grid.half_days) if place in columns)
        if ids:
            self.saved.setText(self._words.saved(waiting=True))
            attendance.all_present(
                self._context, seen=self._seen, half_day_ids=ids, done=self._filled, failed=self._refused
            )

    def _filled(self, changes: Changes) -> None:
        attendance.load_grid(self._context, seen=self._seen, done=self._settled)

    # Arrival and departure

    def _ask_times(self) -> None:
        index = self.view.currentIndex()
        cell = self.model.cell(index.row(), index.column())
        grid = self.model.grid
        if cell is None or grid is None:
            return
        mark = self.model.mark(index.row(), index.column())
        half, person = grid.half_days[index.column()], grid.rows[index.row()].enrolment.person
        form = Form(columns=2)
        form.time("arrived", self.tr("Arrive à"), value=mark.arrived_at if mark else None)
        form.time("left", self.tr("Part à"), value=mark.left_at if mark else None)
        form.widget("arrived").setObjectName("attendance.arrived")
        form.widget("left").setObjectName("attendance.left")
        text = self.tr("{0}, de {1} à {2}. Laissez vide pour toute la demi-journée.").format(
            self._names.half_day_long(half).capitalize(), clock_time(half.starts_at), clock_time(half.ends_at)
        )
        dialog = self._context.dialogs.form(person.name, form, action=self.tr("Enregistrer"), text=text)
        dialog.setObjectName("attendance.times")
        dialog.submitted.connect(lambda values: self._submit_times(cell, values))
        self._dialog = dialog

    def _submit_times(self, cell: Cell, values: dict[str, time | None], *, fresh: bool = False) -> None:
        def refused(error: FabriqueError) -> None:
            if self._dialog is not None:
                fail_in_dialog(
                    self._dialog,
                    error,
                    reload=self._reload,
                    keep=lambda: self._submit_times(cell, values, fresh=True),
                )

        attendance.mark(
            self._context,
            seen=self._seen,
            marks={cell: Mark(Presence.PRESENT, values["arrived"], values["left"])},
            fresh=fresh,
            done=self._timed,
            failed=refused,
        )

    def _reload(self) -> None:
        self._close_dialog()
        self.load()

    def _timed(self, changes: Changes) -> None:
        self._close_dialog()
        attendance.load_grid(self._context, seen=self._seen, done=self._settled)

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.finish()
            self._dialog = None
            self.view.setFocus()
