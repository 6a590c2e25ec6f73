"""The panel of materials: what to have in the rooms, ticked while packing, and what to print, in one go."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QFocusEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from curriculum.model import Provenance
from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError
from trainer.planning.packing import Item, OwnLine, new_own_key
from trainer.planning.print_runs import PrintRun
from ui.kit.buttons import ghost, primary
from ui.kit.cards import Segments
from ui.kit.errors import Sentence
from ui.kit.labels import label, rule
from ui.kit.layout import column, row
from ui.kit.progress import ProgressPanel
from ui.operations import packing
from ui.operations.packing import Planned, Prepared
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner import deeds
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.history import Step
from ui.pages.workshops.planner.materials_add import AddLine
from ui.pages.workshops.planner.materials_list import PackingView
from ui.pages.workshops.planner.materials_runs import RunsView

if TYPE_CHECKING:
    from trainer.papers.print_papers import RunPapers
    from trainer.papers.records import LeftOut, Written

LISTED = 4
DUPLEX = "materials-duplex"
LIST, RUNS = "list", "runs"


class MaterialsPanel(QWidget):
    """Follows the desk; the list is counted on the worker, and only while it is on screen."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk = desk
        self._stale, self._asking = True, False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._ask)
        self.count = named(label("", "lead", wrap=True), "materials.count")
        self.hint = named(label("", "soft", wrap=True), "materials.hint")
        self.list = PackingView()
        self.add = AddLine()
        self.runs = RunsView()
        self._list_part, self._print_part = QWidget(), QWidget()
        self.parts = named(
            Segments(
                [(LIST, self.tr("À préparer")), (RUNS, self.tr("Tirages"))],
                name=self.tr("Partie du matériel"),
            ),
            "materials.parts",
        )
        self.duplex = named(QCheckBox(self.tr("Recto-verso")), "materials.duplex", self.tr("Recto-verso"))
        self.duplex.setChecked(desk.context.settings.text(DUPLEX, "1") == "1")
        self.print_button = named(
            primary(self.tr("Imprimer le tout"), self.print_all, icon="printer"), "materials.print"
        )
        self.save_button = named(
            ghost(self.tr("Enregistrer en PDF…"), self.save_all, icon="folder-open"), "materials.save"
        )
        self.progress = named(ProgressPanel(self.tr("Préparation des tirages")), "materials.progress")
        named(self.progress.stop, "materials.progress.stop")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        buttons = column(self.duplex, self.print_button, self.save_button, gap=6)
        self._print_part.setLayout(column(buttons, self.progress, rule(), self.runs, gap=8))
        self._list_part.setLayout(column(self.count, self.list, self.add, gap=10))
        whole = column(row(self.parts, None), self.hint, self._list_part, self._print_part, None, gap=10)
        whole.setContentsMargins(14, 4, 14, 8)
        self.setLayout(whole)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _connect(self) -> None:
        self._desk.changed.connect(self._changed)
        self._desk.sheets_changed.connect(self._changed)
        self._desk.packed.connect(self._changed)
        self._desk.stepped.connect(self._stepped)
        self.list.toggled.connect(self._tick)
        self.list.removed.connect(self._remove)
        self.add.wanted.connect(self._add)
        self.runs.asked.connect(self._copies)
        self.parts.chosen.connect(self._turn)
        self._turn(LIST)
        self.duplex.toggled.connect(lambda on: self._desk.context.settings.set(DUPLEX, "1" if on else "0"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The panel itself has nothing to type in: the keyboard goes to the first thing in it."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.focusNextChild()

    # What is shown

    def _turn(self, part: str) -> None:
        self._list_part.setVisible(part == LIST)
        self._print_part.setVisible(part == RUNS)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with the plan; others may have ticked too."""
        super().showEvent(event)
        self._changed()

    def _changed(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._later.start()

    def _ask(self) -> None:
        if self._asking or not self._desk.loaded:
            return
        self._stale, self._asking = False, True
        desk = self._desk
        planned = Planned(desk.plan, desk.times, dict(desk.sheets), desk.frame)
        packing.prepare(
            desk.context,
            workshop_id=desk.seen.workshop_id,
            planned=planned,
            done=partial(self._show, planned),
            failed=self._unread,
        )

    def _unread(self, error: FabriqueError) -> None:
        self._asking = False
        self._desk.context.notices.error(error, [(self.tr("Réessayer"), self._changed)])

    def _show(self, planned: Planned, prepared: Prepared) -> None:
        self._asking = False
        self.list.show_items(prepared.items)
        self.runs.show_runs(prepared.runs)
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(self.runs.wanted) and self.progress.isHidden())
        self._tell(planned, prepared.items)
        if self._stale:
            self._changed()

    def _tell(self, planned: Planned, items: tuple[Item, ...]) -> None:
        done = sum(item.done for item in items)
        self.count.setText(self.tr("{0} sur {1} prêts").format(done, len(items)) if items else "")
        self.count.setVisible(bool(items))
        blocks = [block for half in planned.plan.halves for block in half.blocks if block.source]
        reading = any(block.source not in planned.sheets for block in blocks)
        hint = ""
        if reading:
            hint = self.tr("Lecture des fiches…")
        elif not planned.frame.people:
            hint = self.tr(
                "Dites dans l’atelier combien de personnes vous attendez\u00a0: les quantités seront comptées."
            )
        elif not items:
            hint = self.tr(
                "Rien à prévoir pour l’instant\u00a0: ajoutez des fiches au déroulé, ou une ligne ici."
            )
        else:
            hint = self.tr("Pour {0} personnes.").format(planned.frame.people)
        self.hint.setText(hint)

    # What the person does

    def _tick(self, item: Item, ticked: bool) -> None:
        self._desk.act(deeds.ticked(item, ticked))

    def _add(self, words: str, quantity: str, provenance: Provenance) -> None:
        step = deeds.added(OwnLine(new_own_key(), words, quantity, provenance))
        step.keep(self._desk, True, partial(self._added, step), self.add.fail)

    def _added(self, step: deeds.Listing, _: Changes) -> None:
        self._desk.done(step)
        self.add.added()
        self._changed()

    def _remove(self, item: Item) -> None:
        self.add.what.setFocus()
        self._desk.act(deeds.removed(item))

    def _copies(self, run: PrintRun, copies: int | None) -> None:
        self._desk.act(deeds.copies(run, copies))

    def _stepped(self, step: Step, _: bool) -> None:
        """What was undone or done again is shown."""
        if step.place == deeds.MATERIALS:
            self.parts.choose(RUNS if isinstance(step, deeds.Copying) else LIST)

    # Printing

    def print_all(self) -> None:
        """Every run to the printer, each in its number."""
        self._busy(True)
        job = packing.make_runs(
            self._desk.context,
            workshop_id=self._desk.seen.workshop_id,
            wanted=self.runs.wanted,
            done=self._print,
            failed=self._stopped,
            progress=self.progress.report,
            busy=self.tr("Préparation des tirages…"),
        )
        self.progress.follow(job)

    def _print(self, made: RunPapers) -> None:
        from ui.pages.workshops.planner.printer import send

        self._busy(False)
        self._tell_left_out(made.left_out)
        if made.papers:
            send(made.papers, self._desk.context.dialogs, self, duplex=self.duplex.isChecked())

    def save_all(self) -> None:
        """Every run as a PDF with its copies, in a folder that the person chooses."""
        folder = self._desk.context.dialogs.choose_folder(self.tr("Dossier où ranger les tirages"))
        if folder is None:
            return
        self._busy(True)
        job = packing.write_runs(
            self._desk.context,
            workshop_id=self._desk.seen.workshop_id,
            wanted=self.runs.wanted,
            folder=folder,
            duplex=self.duplex.isChecked(),
            done=partial(self._written, folder),
            failed=self._stopped,
            progress=self.progress.report,
            busy=self.tr("Écriture des tirages…"),
        )
        self.progress.follow(job)

    def _written(self, folder: Path, written: Written) -> None:
        self._busy(False)
        self._tell_left_out(written.left_out)
        words = self.tr("{0} fichiers écrits dans {1}.").format(len(written.files), folder)
        self._desk.context.notices.say(
            words,
            action=self.tr("Ouvrir le dossier"),
            on_action=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )

    def _tell_left_out(self, left_out: tuple[LeftOut, ...]) -> None:
        if left_out:
            lines = [f"{one.label}. {one.why}" for one in left_out[:LISTED]]
            if len(left_out) > LISTED:
                lines.append(self.tr("… et {0} de plus.").format(len(left_out) - LISTED))
            title = self.tr("Tirages laissés de côté\u00a0: {0}").format(len(left_out))
            self._desk.context.notices.show_sentence(Sentence(title, "\n".join(lines)), [])

    def _busy(self, busy: bool) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(not busy)
        if not busy:
            self.progress.finish()

    def _stopped(self, error: FabriqueError) -> None:
        self._busy(False)
        self._desk.context.notices.error(error)
