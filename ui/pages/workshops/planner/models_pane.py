"""What stands in a model, half-day by half-day, changed in place: each edit is kept at once, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError, InvalidInput
from ui.kit.buttons import icon_button
from ui.kit.errors import sentence
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.page import PageContext
from ui.kit.theme import current
from ui.operations import models
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.models_words import half_title, read_minutes

if TYPE_CHECKING:
    from trainer.planning.records import Plan
    from trainer.planning.template_service import OpenTemplate
    from trainer.planning.templates import Model

KEY = Qt.ItemDataRole.UserRole
TITLE, MINUTES = 0, 1
STEP = 5
NO_EDIT = Qt.ItemFlag.ItemIsEnabled
CHOOSE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def _tr(text: str) -> str:
    return QCoreApplication.translate("ModelPane", text)


class ModelPane(QWidget):
    """Alt+↑↓ moves a sequence, Suppr takes it out, + and − change its length, F2 its words, Ctrl+Z takes back.

    `failed` tells why an edit was not kept, `kept` that one was.
    """

    failed = Signal(object)
    kept = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._id, self._version = 0, 0
        self._model: Model | None = None
        self._before: list[Model] = []
        self._missing: frozenset[str] = frozenset()
        self._words = label("", "soft", wrap=True)
        self.tree = named(QTreeWidget(), "models.view", _tr("Contenu du modèle choisi"))
        self.buttons = [
            named(icon_button(icon, _tr(words), act), f"models.{name}")
            for name, icon, words, act in (
                ("up", "arrow-up", "Monter (Alt + ↑)", lambda: self.shift(-1)),
                ("down", "arrow-down", "Descendre (Alt + ↓)", lambda: self.shift(1)),
                ("shorter", "minus", "Cinq minutes de moins (−)", lambda: self.lengthen(-1)),
                ("longer", "plus", "Cinq minutes de plus (+)", lambda: self.lengthen(1)),
                ("remove", "trash-2", "Retirer du modèle (Suppr)", self.remove),
                ("undo", "undo-2", "Annuler (Ctrl + Z)", self.undo),
            )
        ]
        for button in self.buttons:
            button.setAutoDefault(False)
        self._set_up_tree()
        whole = column(self._words, self.tree, row(*self.buttons, None), gap=6)
        whole.setStretch(1, 1)
        whole.setContentsMargins(12, 0, 0, 0)
        self.setLayout(whole)
        self.clear()

    def _set_up_tree(self) -> None:
        tree = self.tree
        tree.setHeaderLabels([_tr("Séquence"), _tr("Minutes")])
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(MINUTES, current().scale.px(84))
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setIndentation(0)
        tree.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        tree.itemChanged.connect(self._typed)
        tree.currentItemChanged.connect(lambda *_: self._enable())
        for keys, act in (
            ("Alt+Up", lambda: self.shift(-1)),
            ("Alt+Down", lambda: self.shift(1)),
            ("-", lambda: self.lengthen(-1)),
            ("+", lambda: self.lengthen(1)),
            ("Del", self.remove),
            ("Ctrl+Z", self.undo),
        ):
            shortcut = QShortcut(QKeySequence(keys), tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # What is shown

    @property
    def about(self) -> str:
        """What is said of the model on screen."""
        return self._model.about if self._model is not None else ""

    def clear(self) -> None:
        """Nothing is chosen, or it is being read."""
        self._id, self._version, self._model = 0, 0, None
        self._before.clear()
        self.tree.clear()
        self._words.hide()
        self._enable()

    def show_error(self, error: FabriqueError) -> None:
        """Why it cannot be read."""
        self.clear()
        words = sentence(error)
        self._say(" ".join(part for part in (words.what, words.advice) if part))

    def show_model(self, opened: OpenTemplate) -> None:
        """The half-days with their sequences, what is set aside, the sheets that this library lacks."""
        again = opened.summary.id == self._id
        if again and opened.summary.version < self._version:
            return  # read before what was edited since was kept
        self._missing = frozenset(opened.missing)
        if not again or opened.model != self._model:
            self._before.clear()
            self._model = opened.model
        self._id, self._version = opened.summary.id, opened.summary.version
        self._say(
            _tr("Fiches absentes de cette bibliothèque\u00a0: {0}.").format(", ".join(opened.missing))
            if opened.missing
            else ""
        )
        self._fill()

    def _say(self, text: str) -> None:
        self._words.setText(text)
        self._words.setVisible(bool(text))

    def _fill(self, key: str = "") -> None:
        """Write the lines anew; the line of `key`, else the one that was current, is current."""
        model, wanted = self._model, key or self._current()
        at = self._place()
        self.tree.blockSignals(True)
        self.tree.clear()
        blocks = {block.key: block for block in model.clip.blocks} if model is not None else {}
        parts = [(half_title(model, half), half.keys) for half in model.halves] if model is not None else []
        if model is not None and model.parked:
            parts.append((_tr("Mis de côté"), model.parked))
        lines: list[QTreeWidgetItem] = []
        for title, keys in parts:
            head = QTreeWidgetItem(self.tree, [title])
            head.setFlags(NO_EDIT)
            font = head.font(TITLE)
            font.setBold(True)
            head.setFont(TITLE, font)
            head.setFirstColumnSpanned(True)
            for one in keys:
                block = blocks[one]
                item = QTreeWidgetItem(head, [block.title, str(block.minutes)])
                item.setData(TITLE, KEY, one)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                item.setTextAlignment(MINUTES, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                lines.append(item)
            head.setExpanded(True)
        chosen = next((one for one in lines if one.data(TITLE, KEY) == wanted), None)
        if chosen is None and lines:
            chosen = lines[min(at, len(lines) - 1)]
        if chosen is not None:
            self.tree.setCurrentItem(chosen, TITLE, CHOOSE)
        self.tree.blockSignals(False)
        self._enable()

    def _enable(self) -> None:
        chosen = bool(self._current())
        for button in self.buttons[:-1]:
            button.setEnabled(chosen)
        self.buttons[-1].setEnabled(bool(self._before))

    def _current(self) -> str:
        item = self.tree.currentItem()
        return str(item.data(TITLE, KEY) or "") if item is not None else ""

    def _place(self) -> int:
        """Which of the sequences is current, counted over the whole model."""
        keys = [block.key for block in self._model.clip.blocks] if self._model is not None else []
        return keys.index(self._current()) if self._current() in keys else 0

    # What the person does

    def shift(self, by: int) -> None:
        """Move the chosen sequence past the one before it, or after it; at an edge, into the next half-day."""
        from trainer.planning.template_edits import shifted

        if key := self._current():
            self._edit(lambda plan: shifted(plan, key, by), key)

    def lengthen(self, by: int) -> None:
        """Make the chosen sequence five minutes longer or shorter, on multiples of five."""
        if (key := self._current()) and self._model is not None:
            before = next(block.minutes for block in self._model.clip.blocks if block.key == key)
            after = (before // STEP + 1) * STEP if by > 0 else (-(-before // STEP) - 1) * STEP
            self._change(key, minutes=max(STEP, after))

    def remove(self) -> None:
        """Take the chosen sequence out of the model."""
        from trainer.planning import edits

        if key := self._current():
            self._edit(lambda plan: edits.remove(plan, [key]))

    def describe(self, text: str) -> None:
        """Say something else of the model."""
        if self._model is not None and text.strip() != self._model.about:
            self._put(replace(self._model, about=text.strip()))

    def undo(self) -> None:
        """Take the last edit back."""
        if self._before:
            self._keep(self._before.pop())
            self._fill()

    def _typed(self, item: QTreeWidgetItem, place: int) -> None:
        key = str(item.data(TITLE, KEY) or "")
        text = item.text(place).strip()
        if place == TITLE:
            self._change(key, title=text)
            return
        minutes = read_minutes(text)
        if minutes is None:
            self._fill(key)
            self.failed.emit(InvalidInput("minutes", _tr("Écrivez une durée, par exemple 45 ou 1 h 15.")))
            return
        self._change(key, minutes=minutes)

    def _change(self, key: str, **values: object) -> None:
        from trainer.planning import edits

        self._edit(lambda plan: edits.change(plan, replace(plan.block(key), **values)), key)  # type: ignore[arg-type]

    def _edit(self, edit: Callable[[Plan], Plan], key: str = "") -> None:
        from trainer.planning.template_edits import edited

        if self._model is None:
            return
        try:
            made = edited(self._model, edit)
        except FabriqueError as error:
            self._fill(key)
            self.failed.emit(error)
            return
        if made != self._model:
            self._put(made)
        self._fill(key)

    def _put(self, made: Model) -> None:
        if self._model is not None:
            self._before.append(self._model)
        self._keep(made)

    def _keep(self, made: Model) -> None:
        self._model = made
        version, self._version = self._version, self._version + 1
        self._enable()

        def done(_: Changes) -> None:
            if shiboken6.isValid(self):
                self.kept.emit()

        def failed(error: FabriqueError) -> None:
            if shiboken6.isValid(self):
                self._version = 0  # what is read next is shown, whatever it is
                self.failed.emit(error)

        models.put_model(
            self._context, template_id=self._id, version=version, model=made, done=done, failed=failed
        )
