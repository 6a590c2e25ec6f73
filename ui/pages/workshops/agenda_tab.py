"""The tab « Déroulé »: half-days side by side, their blocks with computed times."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from trainer.core.errors import FabriqueError
from trainer.workshops.records import Block, HalfDay, Workshop
from ui.kit.buttons import icon_button
from ui.kit.cards import Card, EmptyState
from ui.kit.dialogs import FormDialog
from ui.kit.form import Form
from ui.kit.labels import Pill, label
from ui.kit.layout import clear, column, row, scrolling
from ui.kit.page import PageContext
from ui.kit.theme import current
from ui.operations import agenda, workshops
from ui.operations.agenda_edits import AddBlock, BlockWords, Edit, EditBlock, MoveBlock, Place, RemoveBlock
from ui.operations.workshops import Seen
from ui.pages.workshops.agenda_add import AddBar
from ui.pages.workshops.agenda_block import BlockCard
from ui.pages.workshops.agenda_history import AgendaHistory
from ui.pages.workshops.agenda_presenter import AgendaWords, Choice, above, after, before, below
from ui.pages.workshops.naming import named
from ui.pages.workshops.presenter import WorkshopWords, day_name
from ui.pages.workshops.stale import fail_in_dialog, show_error

_TARGETS = {"up": above, "down": below, "before": before, "after": after}


class AgendaTab(QWidget):
    """Rebuilt from the services after every edit; the focus stays on the block that was edited."""

    def __init__(self, context: PageContext, seen: Seen) -> None:
        super().__init__()
        self._context = context
        self._seen = seen
        self._words = AgendaWords(QCoreApplication.translate)
        self._names = WorkshopWords(QCoreApplication.translate)
        self._halves: tuple[HalfDay, ...] = ()
        self._cards: list[BlockCard] = []
        self._panels: list[QWidget] = []
        self._focus_id: int | None = None
        self._dialog: FormDialog | None = None
        self._edited: Block | None = None
        self.history = AgendaHistory(context, seen, self)
        self.add_bar = AddBar()
        self.undo = named(
            icon_button("undo-2", self.tr("Annuler"), self.history.undo, shortcut="Ctrl+Z"), "agenda.undo"
        )
        self.redo = named(
            icon_button("redo-2", self.tr("Rétablir"), self.history.redo, shortcut="Ctrl+Shift+Z"),
            "agenda.redo",
        )
        self._empty = EmptyState(
            "calendar-plus",
            self.tr("Pas encore de journée"),
            self.tr(
                "Ajoutez d’abord les journées de l’atelier avec « Modifier », puis remplissez-les de fiches."
            ),
        )
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(14)
        self._area = scrolling(self._content)
        bar = row(self.add_bar, self.undo, self.redo)
        bar.setStretch(0, 1)
        whole = column(bar, self._empty, self._area, gap=14)
        whole.setStretchFactor(self._area, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.add_bar)
        self._connect()

    def _connect(self) -> None:
        self.add_bar.wanted.connect(self._add)
        self.history.done.connect(self._edited_block)
        self.history.refused.connect(self._refused)
        self.history.changed.connect(self._say_history)
        again = QShortcut(QKeySequence("Ctrl+Y"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self.history.redo)
        self._say_history()

    # What is shown

    def load(self) -> None:
        """The sheets to add; the agenda itself comes with the workshop."""
        agenda.list_sheets(self._context, done=self.add_bar.set_sheets)

    def show_workshop(self, workshop: Workshop) -> None:
        """The workshop with its days."""
        self._halves = workshop.half_days
        self.add_bar.set_half_days(self._halves)
        self.add_bar.setVisible(bool(self._halves))
        self._empty.setVisible(not self._halves)
        self._area.setVisible(bool(self._halves))
        had = self._focused()
        clear(self._grid)
        self._cards = []
        self._panels = [self._panel(half) for half in self._halves]
        self._arrange(force=True)
        self._focus(self._focus_id if self._focus_id is not None else had)
        self._focus_id = None

    def _panel(self, half: HalfDay) -> QWidget:
        text, tone = self._words.free(half)
        free = named(Pill(text, tone), f"agenda.half.{half.id}.free", text)
        head = row(
            label(day_name(half.day).capitalize(), "lead"),
            label(self._names.half_day(half), "lead"),
            label(self._names.span(half), "soft"),
            None,
            free,
            gap=8,
        )
        panel = Card(head, gap=6, margins=14)
        named(panel, f"agenda.half.{half.id}", self._names.half_day_long(half))
        for block in half.blocks:
            panel.add(self._card(block))
        if not half.blocks:
            panel.add(
                label(
                    self.tr("Rien encore. Écrivez le nom d’une fiche ci-dessus, puis Entrée."),
                    "hint",
                    wrap=True,
                )
            )
        panel.add(None)
        return panel

    def _card(self, block: Block) -> BlockCard:
        card = BlockCard(block, self._words)
        card.edit_wanted.connect(self._edit)
        card.remove_wanted.connect(self._remove)
        card.move_wanted.connect(self._move)
        card.step_wanted.connect(self._step)
        self._cards.append(card)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Half-days two by two, or one under the other when there is little room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self, *, force: bool = False) -> None:
        columns = 2 if self.width() >= current().scale.px(720) else 1
        if not force and self._grid.property("columns") == columns:
            return
        self._grid.setProperty("columns", columns)
        days = list(dict.fromkeys(half.day for half in self._halves))
        for panel in self._panels:
            self._grid.removeWidget(panel)
        places = dict.fromkeys(days, 0)
        line = -1
        for half, panel in zip(self._halves, self._panels, strict=True):
            place = places[half.day]
            if place % columns == 0:
                line += 1
            self._grid.addWidget(panel, line, place % columns)
            places[half.day] = place + 1
        for index in range(2):
            self._grid.setColumnStretch(index, 1 if index < columns else 0)
        self._grid.setRowStretch(line + 1, 1)

    # Focus

    def _focused(self) -> int | None:
        return next((card.block.id for card in self._cards if card.hasFocus()), None)

    def _focus(self, block_id: int | None) -> None:
        card = next((one for one in self._cards if one.block.id == block_id), None)
        if card is not None and not self.add_bar.isAncestorOf(QApplication.focusWidget() or self):
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(card)

    def _step(self, block: Block, by: int) -> None:
        places = [card.block.id for card in self._cards]
        target = places.index(block.id) + by
        if 0 <= target < len(self._cards):
            self._cards[target].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self._cards[target])
            self.add_bar.aim(self._cards[target].block.half_day_id)

    # Edits

    def _add(self, choice: Choice, half_day_id: int) -> None:
        title = "" if choice.sheet_id is not None else choice.title
        minutes = 0 if choice.sheet_id is not None else choice.minutes
        edit = AddBlock(self._seen.workshop_id, half_day_id, choice.kind, title, minutes, choice.sheet_id)
        self.history.do(edit, self.tr("ajout de « {0} »").format(choice.title))

    def _remove(self, block: Block) -> None:
        places = [card.block.id for card in self._cards]
        index = places.index(block.id)
        neighbours = places[index + 1 : index + 2] or places[max(0, index - 1) : index]
        self._focus_id = neighbours[0] if neighbours else None
        removal = RemoveBlock(self._seen.workshop_id, block)
        self.history.do(removal, self.tr("retrait de « {0} »").format(block.title))
        self._context.notices.undo(
            self.tr("«\u00a0{0}\u00a0» enlevé du déroulé.").format(block.title),
            lambda: self._put_back(removal),
        )

    def _put_back(self, removal: RemoveBlock) -> None:
        self._focus_id = None
        block = removal.block
        back = AddBlock(
            self._seen.workshop_id,
            block.half_day_id,
            block.kind,
            block.title,
            block.minutes,
            block.sheet_id,
            block.position,
            block.lead,
            block.notes,
            handle=removal.handle,
        )
        self.history.do(back, self.tr("retour de « {0} »").format(block.title))

    def _move(self, block: Block, way: str) -> None:
        target = _TARGETS[way](self._halves, block)
        if target is not None and not self.history.pending:
            source = Place(block.half_day_id, block.position)
            self._focus_id = block.id
            self.add_bar.aim(target.half_day_id)
            edit = MoveBlock(self._seen.workshop_id, block.id, source, target)
            self.history.do(edit, self.tr("déplacement de « {0} »").format(block.title))

    def _edit(self, block: Block) -> None:
        form = Form(columns=2)
        form.text("title", self.tr("Titre"), value=block.title, required=True, wide=True)
        form.number(
            "minutes", self.tr("Minutes"), value=block.minutes, required=True, minimum=1, maximum=1440
        )
        form.text("lead", self.tr("Qui anime"), value=block.lead)
        form.area("notes", self.tr("Notes"), value=block.notes, lines=3)
        for key in ("title", "minutes", "lead", "notes"):
            form.widget(key).setObjectName(f"block.{key}")
        self._edited = block
        self._dialog = self._context.dialogs.form(
            self.tr("Modifier la séquence"), form, action=self.tr("Enregistrer")
        )
        self._dialog.setObjectName("block.dialog")
        self._dialog.submitted.connect(self._submit)

    def _submit(self, values: dict[str, object]) -> None:
        block = self._edited
        if block is None:
            return
        words = BlockWords(
            str(values["title"]), int(str(values["minutes"])), str(values["lead"]), str(values["notes"])
        )
        old = BlockWords(block.title, block.minutes, block.lead, block.notes)
        self._focus_id = block.id
        edit = EditBlock(self._seen.workshop_id, block.id, old, words)
        self.history.do(edit, self.tr("changement de « {0} »").format(block.title))

    def _edited_block(self, block_id: int) -> None:
        if self._dialog is not None:
            self._dialog.finish()
            self._dialog = None

    def _refused(self, error: FabriqueError, edit: Edit | None) -> None:
        self._focus_id = None

        def keep() -> None:
            if edit is not None:
                self.history.do(edit, self.tr("changement repris"), fresh=True)

        if self._dialog is not None:
            fail_in_dialog(self._dialog, error, reload=self._reload, keep=keep)
        else:
            show_error(self._context, error, reload=self._reload, keep=keep if edit is not None else None)

    def _reload(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()
            self._dialog = None
        workshops.load_workshop(self._context, seen=self._seen, done=self.show_workshop)

    def _say_history(self) -> None:
        stack, free = self.history.stack, not self.history.pending
        self.undo.setEnabled(free and stack.canUndo())
        self.redo.setEnabled(free and stack.canRedo())
        self.undo.setToolTip(self.tr("Annuler {0} (Ctrl+Z)").format(stack.undoText()).replace("  ", " "))
        self.redo.setToolTip(self.tr("Rétablir {0} (Ctrl+Maj+Z)").format(stack.redoText()).replace("  ", " "))
