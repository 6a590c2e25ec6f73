"""What can be done with the sheet on screen: buttons for the usual, a menu for the rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from trainer.library.records import SheetRecord
from ui.kit.buttons import Button, ghost, icon_button, primary
from ui.kit.icons import set_icon
from ui.kit.layout import FlowLayout, column
from ui.kit.theme import current

if TYPE_CHECKING:
    from ui.pages.library.reader import ReaderActions


WORDED = 590
"""Width, at 100 % text, from which every button has its words."""


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One line of a sheet's menu. `main` gives it a button of its own; `possible` decides by the sheet.

    `keys` only tells the shortcut, which the page holds.
    """

    name: str
    text: str
    run: Callable[[SheetRecord], object]
    icon: str = ""
    keys: str = ""
    main: bool = False
    possible: Callable[[SheetRecord], bool] = lambda record: True


class ReaderBar(QWidget):
    """`sheet` gives the one on screen."""

    def __init__(self, actions: ReaderActions, sheet: Callable[[], SheetRecord | None]) -> None:
        super().__init__()
        self._actions, self._sheet = actions, sheet
        self.preview_button = primary(
            self.tr("Aperçu"), lambda: self._with(actions.preview), icon="printer", shortcut="Ctrl+P"
        )
        self.preview_button.setToolTip(self.tr("Aperçu et impression (Ctrl+P)"))
        self.preview_button.setObjectName("library.sheet.preview")
        self.workshop_button = ghost(
            self.tr("À un atelier…"), lambda: self._with(actions.add_to_workshop), icon="calendar-plus"
        )
        self.workshop_button.setToolTip(self.tr("Ajouter à un atelier"))
        self.workshop_button.setAccessibleName(self.tr("Ajouter à un atelier"))
        self.workshop_button.setObjectName("library.sheet.add_to_workshop")
        self.star_button = icon_button("star", "", lambda: self._with(actions.star))
        self.star_button.setObjectName("library.sheet.star")
        self.star_button.setCheckable(True)
        self.export_button = icon_button("download", self.tr("Exporter (Ctrl+E)"))
        self.export_button.setObjectName("library.sheet.export")
        self.export_button.setMenu(self._export_menu())
        self.more_button = icon_button("ellipsis", self.tr("Autres actions"))
        self.more_button.setObjectName("library.sheet.more")
        self.menu = QMenu(self.more_button)
        self.menu.aboutToShow.connect(self._fill)
        self.more_button.setMenu(self.menu)
        self._flow = FlowLayout(gap=4)
        buttons: list[Button] = [self.preview_button, *self._main_buttons(), self.workshop_button]
        for button in (*buttons, self.star_button, self.export_button, self.more_button):
            self._flow.addWidget(button)
        lines = column(self._flow)
        lines.setContentsMargins(23, 14, 23, 10)
        self.setLayout(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line of buttons: with little room, the workshop's has its icon alone."""
        super().resizeEvent(event)
        text = self.tr("À un atelier…") if self.width() >= current().scale.px(WORDED) else ""
        if self.workshop_button.text() != text:
            self.workshop_button.setText(text)
            set_icon(self.workshop_button, "calendar-plus", "ink_soft")

    def show_sheet(self, record: SheetRecord) -> None:
        """A sheet is on screen: its actions are there."""
        self.more_button.setVisible(bool(self._actions.more()))
        for button, entry in self._mains:
            button.setVisible(entry.possible(record))
        self.show_star()
        self.show()

    def show_star(self) -> None:
        """Show whether the sheet is a favourite."""
        record = self._sheet()
        on = record is not None and self._actions.starred(record.summary.slug)
        text = self.tr("Enlever des favorites") if on else self.tr("Garder parmi les favorites")
        self.star_button.setChecked(on)
        self.star_button.setAccessibleName(text)
        self.star_button.setToolTip(self.tr("{0} (Ctrl+D)").format(text))
        set_icon(self.star_button, "star", "warning" if on else "ink_soft")

    def _main_buttons(self) -> list[Button]:
        self._mains: list[tuple[Button, SheetEntry]] = []
        for entry in self._actions.more():
            if entry.main:
                button = ghost(entry.text, partial(self._with, entry.run), icon=entry.icon)
                button.setObjectName(f"library.sheet.{entry.name}")
                if entry.keys:
                    native = QKeySequence(entry.keys).toString(QKeySequence.SequenceFormat.NativeText)
                    button.setToolTip(f"{entry.text} ({native})")
                self._mains.append((button, entry))
        return [button for button, _ in self._mains]

    def _fill(self) -> None:
        """The entries as they are possible for the sheet on screen."""
        self.menu.clear()
        record = self._sheet()
        if record is None:
            return
        for entry in self._actions.more():
            if not entry.main and entry.possible(record):
                action = QAction(entry.text, self.menu)
                action.setObjectName(f"library.sheet.{entry.name}")
                action.setShortcut(QKeySequence(entry.keys))
                action.triggered.connect(lambda _=False, run=entry.run: self._with(run))
                self.menu.addAction(action)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self.export_button)
        for file_format, text in (
            ("pdf", self.tr("En PDF…")),
            ("docx", self.tr("En document Word…")),
            ("md", self.tr("En Markdown…")),
        ):
            action = QAction(text, menu)
            action.setObjectName(f"library.sheet.export.{file_format}")
            action.triggered.connect(
                lambda _=False, chosen=file_format: self._with(
                    lambda record: self._actions.export(record, chosen)
                )
            )
            menu.addAction(action)
        return menu

    def _with(self, run: Callable[[SheetRecord], object]) -> None:
        record = self._sheet()
        if record is not None:
            run(record)
