"""Fields that are lists, or pairs of lists, and the ordered choice of briques."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from trainer.library.records import BriqueRecord
from ui.kit.buttons import ghost
from ui.kit.icons import icon
from ui.kit.labels import IconDisc, label
from ui.kit.layout import column, row
from ui.kit.row_parts import Row
from ui.kit.rows import RowsEditor
from ui.kit.theme import current
from ui.kit.tokens import tint
from ui.pages.library.edit.base import REASON, FieldEditor
from ui.pages.library.edit.list_rows import MaterialRow
from ui.pages.library.words import icon_of


class RowsField(FieldEditor):
    """A list; `key` names its widgets."""

    def __init__(self, make: Callable[[], Row], *, name: str, add: str, key: str, gap: int = 6) -> None:
        super().__init__()
        self.list = RowsEditor(make, name=name, add=add, key=key, gap=gap)
        self.list.edited.connect(self.edited)
        self.setLayout(column(self.list))

    def value(self) -> Any:
        """The entries."""
        return self.list.values()

    def show_value(self, value: Any) -> None:
        """Show entries."""
        self.list.show_values(value)

    def focus_at(self, where: str = "") -> None:
        """Go to an entry."""
        self.list.focus_at(where)

    def set_name(self, name: str) -> None:
        """The rows name themselves."""

    def restyle(self) -> None:
        """Follow another text size."""
        self.list.restyle()


class MaterialsField(RowsField):
    """Materials, counted for the ideal group."""

    def __init__(self, *, name: str, add: str) -> None:
        self._group = (0, 1)
        super().__init__(self._row, name=name, add=add, key="materials", gap=14)

    def set_group(self, people: int, trainers: int) -> None:
        """Count for another ideal group."""
        if self._group != (people, trainers):
            self._group = (people, trainers)
            for one in self.list.rows:
                if isinstance(one, MaterialRow):
                    one.set_group(people, trainers)

    def _row(self) -> Row:
        made = MaterialRow()
        made.set_group(*self._group)
        return made


class PairField(FieldEditor):
    """Two lists of sentences that make one value: the débrief, the evaluation."""

    def __init__(
        self,
        parts: Sequence[tuple[str, str, str, Callable[[], Row]]],
        make: Callable[[tuple[str, ...], tuple[str, ...]], Any],
    ) -> None:
        """`parts` are (name in the model, title, text of the button, maker of rows), two of them."""
        super().__init__()
        self._make = make
        self.lists: dict[str, RowsEditor] = {}
        whole = column(gap=6)
        for key, title, add, make_row in parts:
            rows = RowsEditor(make_row, name=title, add=add, key=key)
            rows.edited.connect(lambda _, where, typed, key=key: self._told(key, where, typed))
            self.lists[key] = rows
            whole.addWidget(label(title, "soft"))
            whole.addWidget(rows)
        self.setLayout(whole)

    def value(self) -> Any:
        """What the two lists make."""
        first, second = (rows.values() for rows in self.lists.values())
        return self._make(first, second)

    def show_value(self, value: Any) -> None:
        """Show both lists."""
        for key, rows in self.lists.items():
            rows.show_values(getattr(value, key))

    def focus_at(self, where: str = "") -> None:
        """Go to an entry of one of them: "questions/2"."""
        key, _, rest = where.partition("/")
        self.lists.get(key, next(iter(self.lists.values()))).focus_at(rest)

    def set_name(self, name: str) -> None:
        """The rows name themselves."""

    def _told(self, key: str, where: str, typed: bool) -> None:
        self.edited.emit(self.value(), f"{key}/{where}", typed)


class BriqueRow(Row):
    """A brique chosen: its icon, its name; the first one says that the sheet is at home there."""

    def __init__(self, find: Callable[[str], BriqueRecord | None]) -> None:
        super().__init__()
        self._find, self._slug = find, ""
        self.face = ghost("")
        self.face.setFlat(True)
        self.face.setProperty("look", "quiet")
        self.face.setMinimumWidth(current().scale.px(120))
        self.home = label("", "caption")
        self.disc: IconDisc | None = None
        self._line = row(self.face, self.home, None, gap=8)
        self.setLayout(self._line)

    def value(self) -> Any:
        """The short name of the brique."""
        return self._slug or None

    def show_value(self, value: str) -> None:
        """Show a brique; an unknown one by its short name."""
        if self._slug == value:
            return
        self._slug = value
        brique = self._find(value)
        self.face.setText(brique.title if brique else value)
        if brique is not None:
            if self.disc is not None:
                self._line.removeWidget(self.disc)
                self.disc.deleteLater()
            self.disc = IconDisc(icon_of(brique.fields.icon), colour=brique.colour, size=30)
            self._line.insertWidget(0, self.disc)

    def focus_part(self, part: str = "") -> None:
        """Go there."""
        self.face.setFocus(REASON)

    def name_parts(self, name: str) -> None:
        """Name it; the first one is the home of the sheet."""
        first = ", 1 " in name
        self.home.setText(self.tr("la fiche y est rangée") if first else "")
        self.face.setAccessibleName(self.tr("{0}\u00a0: {1}").format(name, self.face.text()))


class BriquesField(FieldEditor):
    """The briques of a sheet, in order; chosen from the wall in a menu."""

    def __init__(self) -> None:
        super().__init__()
        self._briques: tuple[BriqueRecord, ...] = ()
        self.list = RowsEditor(
            lambda: BriqueRow(self._find),
            name=self.tr("Briques"),
            add=self.tr("Ajouter une brique"),
            key="briques",
        )
        self.list.edited.connect(self.edited)
        self.list.add_button.clicked.disconnect()
        self.list.add_button.clicked.connect(lambda: self.open_menu())
        self.setLayout(column(self.list))

    def set_briques(self, briques: tuple[BriqueRecord, ...]) -> None:
        """The wall to choose from."""
        self._briques = briques

    def value(self) -> Any:
        """The short names in order."""
        return self.list.values()

    def show_value(self, value: Any) -> None:
        """Show briques."""
        self.list.show_values(value)

    def focus_at(self, where: str = "") -> None:
        """Go to one."""
        self.list.focus_at(where)

    def set_name(self, name: str) -> None:
        """The rows name themselves."""

    def choices(self) -> QMenu:
        """The briques that are not chosen yet."""
        menu = QMenu(self)
        chosen = set(self.value())
        for number, brique in enumerate((one for one in self._briques if not one.retired), start=1):
            if brique.slug in chosen:
                continue
            ink = tint(brique.colour, current().palette)[0]
            action = QAction(icon(icon_of(brique.fields.icon), ink), f"{number}. {brique.title}", menu)
            action.triggered.connect(lambda _=False, slug=brique.slug: self.list.add_row(None, slug))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open_menu(self) -> None:
        """Offer them under the button."""
        button = self.list.add_button
        self.choices().popup(button.mapToGlobal(QPoint(0, button.height())))

    def _find(self, slug: str) -> BriqueRecord | None:
        return next((one for one in self._briques if one.slug == slug), None)
