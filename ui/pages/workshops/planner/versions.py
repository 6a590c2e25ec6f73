"""About the text a block was prepared with: a newer edition to compare, keep or take; changes for this workshop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from curriculum.model import MethodSheet
from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError
from trainer.library.comparison import FieldChange
from trainer.planning import adapting, edits
from trainer.planning.records import Block, SheetLook, Source
from ui.kit.buttons import Button, ghost, primary, quiet
from ui.kit.compared import changes_html, legend_html
from ui.kit.labels import label
from ui.kit.layout import FlowLayout, column, row
from ui.kit.page import Route
from ui.kit.reading import ReadingView
from ui.kit.theme import current
from ui.operations import planning
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.adapt_dialog import AdaptDialog
from ui.pages.workshops.planner.desk import PlanDesk


class NewerEdition(QWidget):
    """The three ways when the library has moved on since the block was prepared."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk, self._key = desk, ""
        self.compare = named(ghost(self.tr("Comparer"), self._compare), "block.version.compare")
        self.keep = named(ghost(self.tr("Garder la mienne"), self._keep), "block.version.keep")
        self.take = named(ghost(self.tr("Prendre la nouvelle"), self._take), "block.version.take")
        flow = FlowLayout(self, gap=6)
        for button in (self.compare, self.keep, self.take):
            flow.addWidget(button)

    def show_block(self, block: Block) -> None:
        """Speak of this block."""
        self._key = block.key

    def _keep(self) -> None:
        if (both := self._both()) is None:
            return
        block, look = both
        said = self.tr("version gardée de «\u00a0{0}\u00a0»").format(block.title)
        self._desk.do(said, lambda plan: edits.change(plan, adapting.kept(plan.block(block.key), look)))

    def _take(self) -> None:
        if (both := self._both()) is None:
            return
        block, look = both
        plain = self._desk.sheets.get(Source(look.sheet_id, block.edition))
        said = self.tr("nouvelle version de «\u00a0{0}\u00a0»").format(block.title)
        self._desk.do(
            said, lambda plan: edits.change(plan, adapting.taken(plan.block(block.key), look, plain))
        )

    def _compare(self) -> None:
        if (both := self._both()) is None:
            return
        block, look = both
        planning.compare_editions(
            self._desk.context,
            sheet_id=look.sheet_id,
            before=block.edition,
            after=look.edition,
            done=partial(self._show, block),
            failed=self._desk.context.notices.error,
        )

    def _show(self, block: Block, changes: tuple[FieldChange, ...]) -> None:
        title = self.tr("Ce qui a changé dans «\u00a0{0}\u00a0»").format(block.title)
        html = legend_html() + changes_html(changes)
        if not changes:
            html = self.tr("<p>Le texte est le même\u00a0: seule la version a changé de numéro.</p>")
        ways = ((self.tr("Garder la mienne"), self._keep), (self.tr("Prendre la nouvelle"), self._take))
        self._desk.context.dialogs.show(ComparedDialog(title, html, ways))

    def _both(self) -> tuple[Block, SheetLook] | None:
        block = self._desk.found(self._key)
        look = self._desk.looks.get(block.sheet_id or 0) if block is not None else None
        return (block, look) if block is not None and look is not None else None


class ComparedDialog(QDialog):
    """What differs, in type, with the ways on under it."""

    def __init__(self, title: str, html: str, ways: tuple[tuple[str, Callable[[], None]], ...]) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setObjectName("block.version.dialog")
        view = ReadingView(title)
        view.show_html(html)
        buttons = row(None, ghost(self.tr("Fermer"), self.reject))
        for place, (words, act) in enumerate(ways):
            make = primary if place == len(ways) - 1 else ghost
            buttons.addWidget(make(words, partial(self._go, act)))
        whole = column(label(title, "heading", wrap=True), view, buttons, gap=12, margins=24)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.resize(min(current().scale.px(720), 1280), min(current().scale.px(560), 680))

    def _go(self, act: Callable[[], None]) -> None:
        act()
        self.accept()


class OwnText(QWidget):
    """The sheet changed for this workshop alone: begun, gone on with, sent to the library, dropped."""

    def __init__(self, desk: PlanDesk) -> None:
        super().__init__()
        self._desk, self._key = desk, ""
        self.state = label("", "soft", wrap=True)
        self.adapt = named(
            quiet(self.tr("Adapter pour cet atelier…"), self._adapt, icon="pencil"), "block.adapt"
        )
        self.send = named(
            quiet(self.tr("Proposer à la bibliothèque"), self._send, icon="send"), "block.adapt.send"
        )
        self.drop = named(
            quiet(self.tr("Reprendre la fiche telle quelle"), self._drop, icon="undo-2"), "block.adapt.drop"
        )
        self._flow = QWidget()
        flow = FlowLayout(self._flow, gap=4)
        for button in (self.adapt, self.send, self.drop):
            flow.addWidget(button)
        self.setLayout(column(self.state, self._flow, gap=2))

    def show_block(self, block: Block) -> None:
        """Speak of this block; there is nothing to say of one that is no sheet."""
        self._key = block.key
        self.setVisible(block.source is not None)
        own = bool(block.adapted)
        self.state.setText(self.tr("Fiche adaptée pour cet atelier") if own else "")
        self.state.setVisible(own)
        words = self.tr("Changer les étapes…") if own else self.tr("Adapter pour cet atelier…")
        self.adapt.setText(words)
        self.adapt.setAccessibleName(words)
        self.send.setVisible(own)
        self.drop.setVisible(own)
        self._flow.updateGeometry()

    def buttons(self) -> tuple[Button, ...]:
        """What can be pressed, from left to right."""
        return self.adapt, self.send, self.drop

    def _texts(self, done: Callable[[Block, MethodSheet, MethodSheet], None]) -> None:
        """The block's text and the edition it comes from, read if they were not."""
        block = self._desk.found(self._key)
        own = block.source if block is not None else None
        if block is None or own is None:
            return
        plain = Source(own.sheet_id, own.edition)

        def got(found: dict[Source, MethodSheet]) -> None:
            if own in found and plain in found:
                done(block, found[own], found[plain])

        planning.read_sheets(
            self._desk.context, sources=(own, plain), done=got, failed=self._desk.context.notices.error
        )

    def _adapt(self) -> None:
        self._texts(self._open)

    def _open(self, block: Block, sheet: MethodSheet, original: MethodSheet) -> None:
        dialog = AdaptDialog(block.title, sheet)
        dialog.submitted.connect(partial(self._changed, block.key, original))
        self._desk.context.dialogs.show(dialog)

    def _changed(self, key: str, original: MethodSheet, sheet: MethodSheet) -> None:
        said = self.tr("adaptation de «\u00a0{0}\u00a0»").format(sheet.title)
        self._desk.do(
            said, lambda plan: edits.change(plan, adapting.adapted(plan.block(key), sheet, original))
        )

    def _drop(self) -> None:
        self._texts(self._plain)

    def _plain(self, block: Block, sheet: MethodSheet, original: MethodSheet) -> None:
        said = self.tr("retour à la fiche «\u00a0{0}\u00a0»").format(block.title)
        self._desk.do(
            said,
            lambda plan: edits.change(plan, adapting.plain_again(plan.block(block.key), sheet, original)),
        )

    def _send(self) -> None:
        self._texts(self._propose)

    def _propose(self, block: Block, sheet: MethodSheet, original: MethodSheet) -> None:
        context, sheet_id = self._desk.context, block.sheet_id or 0

        def done(_: Changes) -> None:
            context.notices.say(
                QCoreApplication.translate(
                    "OwnText", "Un brouillon de «\u00a0{0}\u00a0» vous attend dans la bibliothèque."
                ).format(sheet.title),
                action=QCoreApplication.translate("OwnText", "L’ouvrir"),
                on_action=lambda: context.navigate(Route("library", sheet_id, "edit")),
            )

        def failed(error: FabriqueError) -> None:
            context.notices.error(error)

        planning.send_back(context, sheet_id=sheet_id, sheet=sheet, done=done, failed=failed)
