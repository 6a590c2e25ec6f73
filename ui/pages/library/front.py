"""The front of the page: title and actions, the search field, then the wall or what the search found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from curriculum.model import SheetKind
from ui.kit.buttons import Button, ghost, primary
from ui.kit.cards import PageHeader, SearchField
from ui.kit.icons import icon
from ui.kit.layout import column, row, scrolling
from ui.pages.library.brique_card import CardActions
from ui.pages.library.presenter import Wall
from ui.pages.library.search_view import SearchView
from ui.pages.library.wall import WallView
from ui.pages.library.words import kind_icon, kind_word


class FrontView(QWidget):
    """`searched` carries the words and the kind (None for all)."""

    searched = Signal(str, object)
    add = Signal()

    def __init__(self, actions: CardActions) -> None:
        super().__init__()
        self._shown = Wall()
        self.arrange_button = self._toggle("library.arrange", self.tr("Organiser"), "pencil")
        self.retired_button = self._toggle("library.show_retired", self.tr("Retirées"), "archive")
        self.retired_button.hide()
        self.add_button = primary(self.tr("Ajouter une brique"), self.add.emit, icon="plus")
        self.add_button.setObjectName("library.add")
        self.header = PageHeader(
            self.tr("Briques et fiches"),
            " ",
            [self.retired_button, self.arrange_button, self.add_button],
        )
        self.search = SearchField(self.tr("Chercher une fiche\u00a0: un mot, un thème, une situation"))
        self.search.setObjectName("library.search")
        self.search.setToolTip(self.tr("Chercher (Ctrl+F)"))
        self.search.installEventFilter(self)
        self.kind = self._kind_box()
        self.wall = WallView(actions)
        self.wall.add.connect(self.add)
        self.results = SearchView()
        self.results.cleared.connect(self.clear_search)
        self.results.list.left_at_top.connect(self.focus_search)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._scrolled(self.wall))
        self.stack.addWidget(self._padded(self.results))
        line = row(self.search, self.kind, gap=12)
        line.setStretch(0, 1)
        line.setContentsMargins(32, 0, 32, 0)
        self.header.setContentsMargins(32, 0, 32, 0)
        whole = column(self.header, line, self.stack, gap=16)
        whole.setContentsMargins(0, 28, 0, 0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._connect()

    def show_wall(self, wall: Wall) -> None:
        """Show the briques."""
        self._shown = wall
        text = self._summary(len(wall.active), sum(brique.fields.proposition for brique in wall.active))
        self.header.set_title(self.tr("Briques et fiches"), text)
        self.retired_button.setText(self.tr("Retirées ({0})").format(len(wall.retired)))
        self.retired_button.setVisible(bool(wall.retired))
        self.wall.show_wall(wall, retired_shown=self.retired_button.isChecked())

    def show_search(self, on: bool) -> None:
        """Show the results, or the wall."""
        self.stack.setCurrentIndex(1 if on else 0)

    def enter(self, brique_id: int | None) -> None:
        """Put the focus where work goes on: in the results, on the brique one comes from, or on the wall."""
        if self.stack.currentIndex() == 1:
            self.results.enter()
        elif brique_id is None or not self.wall.focus_brique(brique_id):
            self.wall.enter()

    def focus_search(self) -> None:
        """Put the focus in the search field, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear_search(self) -> None:
        """Back to the wall, with an empty field."""
        self.kind.setCurrentIndex(0)
        self.search.clear()
        self._tell()
        self.focus_search()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field into what is under it; Escape empties the field."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.enter(None)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.clear_search()
                return True
        return super().eventFilter(watched, event)

    def _summary(self, briques: int, proposed: int) -> str:
        count = self.tr("1\u00a0brique") if briques == 1 else self.tr("{0}\u00a0briques").format(briques)
        if proposed:
            count = self.tr("{0}, dont {1} en proposition").format(count, proposed)
        return self.tr("{0}. Ouvrez-en une, ou cherchez une fiche.").format(count)

    def _connect(self) -> None:
        self.search.searched.connect(self._tell)
        self.kind.currentIndexChanged.connect(self._tell)
        self.arrange_button.toggled.connect(self.wall.arrange)
        self.retired_button.toggled.connect(lambda on: self.wall.show_wall(self._shown, retired_shown=on))

    def _tell(self) -> None:
        self.searched.emit(self.search.text().strip(), self.kind.currentData())

    def _toggle(self, name: str, text: str, icon_name: str) -> Button:
        button = ghost(text, icon=icon_name)
        button.setCheckable(True)
        button.setObjectName(name)
        return button

    def _kind_box(self) -> QComboBox:
        box = QComboBox()
        box.setObjectName("library.kind")
        box.setAccessibleName(self.tr("Nature de fiche"))
        box.addItem(self.tr("Toutes les natures"), None)
        for kind in SheetKind:
            box.addItem(icon(kind_icon(kind)), kind_word(kind), kind.value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return box

    def _scrolled(self, content: QWidget) -> QWidget:
        inner = QWidget()
        layout = column(content)
        layout.setContentsMargins(32, 4, 32, 32)
        inner.setLayout(layout)
        return scrolling(inner)

    def _padded(self, content: QWidget) -> QWidget:
        inner = QWidget()
        layout = column(content)
        layout.setContentsMargins(32, 4, 32, 24)
        inner.setLayout(layout)
        return inner
