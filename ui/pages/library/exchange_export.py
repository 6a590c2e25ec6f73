"""Choosing what to hand on, and in which form: a pack for another trainer, or Markdown files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from trainer.core.errors import Cancelled, FabriqueError
from trainer.core.text import slug
from trainer.library.exchange_records import Exported, Selection
from trainer.library.path_records import PathSummary
from trainer.library.records import BriqueRecord, SheetSummary
from ui.kit.buttons import ghost, primary, quiet
from ui.kit.cards import Segments
from ui.kit.dialogs import file_filter
from ui.kit.labels import label
from ui.kit.layout import FlowLayout, row
from ui.kit.page import PageContext
from ui.kit.progress import ProgressPanel
from ui.kit.worker import Job
from ui.operations import exchange as operations
from ui.pages.library.exchange_pane import Pane
from ui.pages.library.outside import open_folder

_ID = int(Qt.ItemDataRole.UserRole)
_CHECKED, _PARTLY, _OFF = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


class ExportPane(Pane):
    """The library as a tree with boxes to tick. `closed` comes when the person is done."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(
            context,
            self.tr("Exporter un paquet"),
            self.tr(
                "Un paquet passe des fiches à quelqu’un d’autre, avec leurs pièces jointes et leur histoire."
            ),
        )
        self._job: Job | None = None
        self.tree = QTreeWidget()
        self.tree.setObjectName("library.export.tree")
        self.tree.setAccessibleName(self.tr("Ce qui sera exporté"))
        self.tree.setHeaderHidden(True)
        self.tree.itemChanged.connect(lambda item, column: self._tell())
        everything = quiet(self.tr("Tout cocher"), lambda: self._tick(_CHECKED))
        everything.setObjectName("library.export.all")
        nothing = quiet(self.tr("Tout décocher"), lambda: self._tick(_OFF))
        nothing.setObjectName("library.export.none")
        self.form = Segments(
            [
                ("pack", self.tr("Paquet Fabrique")),
                ("zip", self.tr("Markdown en zip")),
                ("folder", self.tr("Dossier Markdown")),
            ],
            name=self.tr("Forme"),
        )
        tools = QWidget()
        flow = FlowLayout(tools, gap=8)
        for widget in (self.form, everything, nothing):
            flow.addWidget(widget)
        self.progress = ProgressPanel(self.tr("Écriture"))
        self.summary = label("", "strong", wrap=True)
        self.write = primary(self.tr("Exporter…"), self._ask, icon="upload")
        self.write.setObjectName("library.export.write")
        foot = row(self.summary, ghost(self.tr("Annuler"), self.close_pane), self.write, gap=12)
        foot.setStretch(0, 1)
        self._lay_out(tools, self.tree, self.progress, foot, stretch=1)

    def open(self) -> None:
        """Show the library, everything ticked."""
        self.tree.clear()
        self.write.setEnabled(False)
        operations.load_stock(self.context, done=self._show)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_pane(self) -> None:
        """Back to the library; a writing under way is stopped and leaves no file."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self.closed.emit()

    def chosen(self) -> Selection:
        """What is ticked."""
        sheets: list[int] = []
        briques: list[int] = []
        paths: list[int] = []
        whole = True
        for branch in self._branches():
            kind, brique = branch.data(0, _ID)
            leaves = _leaves(branch)
            ticked = [leaf.data(0, _ID) for leaf in leaves if leaf.checkState(0) is _CHECKED]
            whole = whole and branch.checkState(0) is _CHECKED
            if kind == "paths":
                paths += ticked
            elif branch.checkState(0) is _CHECKED:
                briques.append(brique)
            else:
                sheets += ticked
        return Selection() if whole else Selection(tuple(sheets), tuple(briques), tuple(paths))

    def _branches(self) -> list[QTreeWidgetItem]:
        found = (self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _show(
        self, stock: tuple[tuple[BriqueRecord, ...], tuple[SheetSummary, ...], tuple[PathSummary, ...]]
    ) -> None:
        briques, sheets, paths = stock
        self.tree.blockSignals(True)
        for brique in briques:
            own = [(sheet.title, sheet.id) for sheet in sheets if sheet.brique_id == brique.id]
            self._branch(brique.title, ("brique", brique.id), own)
        if paths:
            self._branch(self.tr("Parcours"), ("paths", 0), [(path.title, path.id) for path in paths])
        self.tree.blockSignals(False)
        if self._branches():
            self.tree.setCurrentItem(self._branches()[0])
        self._tell()

    def _branch(self, title: str, key: tuple[str, int], leaves: list[tuple[str, int]]) -> None:
        branch = QTreeWidgetItem(self.tree, [title])
        branch.setData(0, _ID, key)
        branch.setFlags(branch.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        branch.setCheckState(0, _CHECKED)
        for text, leaf_id in leaves:
            leaf = QTreeWidgetItem(branch, [text])
            leaf.setData(0, _ID, leaf_id)
            leaf.setFlags(leaf.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            leaf.setCheckState(0, _CHECKED)

    def _tick(self, state: Qt.CheckState) -> None:
        for branch in self._branches():
            branch.setCheckState(0, state)

    def _tell(self) -> None:
        ticked = sum(
            leaf.checkState(0) is _CHECKED for branch in self._branches() for leaf in _leaves(branch)
        )
        one, many = self.tr("1\u00a0texte choisi."), self.tr("{0}\u00a0textes choisis.")
        self.summary.setText(
            (many if ticked > 1 else one).format(ticked) if ticked else self.tr("Rien de choisi.")
        )
        any_branch = any(branch.checkState(0) is not _OFF for branch in self._branches())
        self.write.setEnabled(any_branch and self._job is None)

    def _ask(self) -> None:
        path = self._target()
        if path is None:
            return
        export = operations.export_pack if self.form.current == "pack" else operations.export_markdown
        self._job = export(
            self.context,
            path=path,
            chosen=self.chosen(),
            done=self._done,
            failed=self._failed,
            progress=self.progress.report,
        )
        self.write.setEnabled(False)
        self.progress.follow(self._job)

    def _target(self) -> Path | None:
        dialogs, name = self.context.dialogs, slug(self.tr("fiches Fabrique"))
        if self.form.current == "folder":
            return dialogs.choose_folder(self.tr("Où écrire les fiches"))
        if self.form.current == "zip":
            kind = file_filter(self.tr("Archive zip"), ["zip"])
            return dialogs.save_file(self.tr("Exporter en Markdown"), f"{name}.zip", kind)
        kind = file_filter(self.tr("Paquet Fabrique"), ["fabrique"])
        return dialogs.save_file(self.tr("Exporter un paquet"), f"{name}.fabrique", kind)

    def _done(self, exported: Exported) -> None:
        self.progress.finish()
        place = exported.files[0] if exported.files else exported.path
        one = self.tr("1\u00a0fiche exportée dans «\u00a0{1}\u00a0».")
        many = self.tr("{0}\u00a0fiches exportées dans «\u00a0{1}\u00a0».")
        text = (many if exported.sheets > 1 else one).format(exported.sheets, exported.path.name)
        if not exported.sheets:
            text = self.tr("Exporté dans «\u00a0{0}\u00a0».").format(exported.path.name)
        if exported.absent:
            one = self.tr("1\u00a0pièce jointe était introuvable.")
            many = self.tr("{0}\u00a0pièces jointes étaient introuvables.")
            text += " " + (many if exported.absent > 1 else one).format(exported.absent)
        self.context.notices.say(
            text, action=self.tr("Ouvrir le dossier"), on_action=lambda: open_folder(place)
        )
        if self._job is not None:
            self._job = None
            self.closed.emit()

    def _failed(self, error: FabriqueError) -> None:
        self._job = None
        self.progress.finish()
        self._tell()
        if isinstance(error, Cancelled):
            self.context.notices.say(self.tr("Interrompu\u00a0: aucun fichier n’a été écrit."))
        else:
            self.context.notices.error(error)


def _leaves(branch: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (branch.child(place) for place in range(branch.childCount()))
    return [leaf for leaf in found if leaf is not None]
