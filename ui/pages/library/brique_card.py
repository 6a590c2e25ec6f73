"""One brique of the wall: a tile of its colour with number, icon, name, tagline, and what it holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from trainer.library.records import BriqueRecord
from ui.kit.buttons import Button, ContentButton, icon_button
from ui.kit.icons import pixmap, set_icon
from ui.kit.labels import label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.kit.tokens import contrast, mix, readable
from ui.pages.library.words import brique_count, brique_spoken, icon_of

_ARROWS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
}


@dataclass(frozen=True, slots=True)
class CardActions:
    """What can be done with a brique of the wall."""

    open: Callable[[int], object]
    edit: Callable[[int], object]
    move: Callable[[int, int], object]
    retire: Callable[[int], object]


class BriqueCard(ContentButton):
    """Enter or a click opens; the arrows ask `stepped`; while the wall is arranged, tools stand at the bottom."""

    stepped = Signal(str)

    def __init__(self, brique: BriqueRecord, number: int, last: bool, actions: CardActions) -> None:
        super().__init__(look="tile")
        self.brique, self.number, self._last, self._actions = brique, number, last, actions
        self.arranging = False
        self.setObjectName(f"library.brique.{brique.slug}")
        self.setAccessibleName(brique_spoken(brique, number))
        self.clicked.connect(lambda: actions.open(brique.id))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._texts: list[tuple[QLabel, bool]] = []
        self.tools = self._make_tools()
        self.tools.hide()
        self._build()
        self._dress()

    def arrange(self, on: bool) -> None:
        """Show or hide the tools."""
        self.arranging = on
        self.tools.setVisible(on)
        self._foot.setVisible(not on)

    def menu(self) -> QMenu:
        """What a right click, the Menu key or Shift+F10 offers."""
        brique, actions = self.brique, self._actions
        menu = QMenu(self)
        entries: list[tuple[str, str, Callable[[], object], bool]] = [
            (self.tr("Ouvrir"), "", lambda: actions.open(brique.id), True),
            (self.tr("Modifier…"), "F2", lambda: actions.edit(brique.id), True),
            (self.tr("Avancer d’une place"), "", lambda: actions.move(brique.id, -1), self.number > 1),
            (self.tr("Reculer d’une place"), "", lambda: actions.move(brique.id, 1), not self._last),
            (self.tr("Retirer du mur"), "", lambda: actions.retire(brique.id), True),
        ]
        for text, keys, run, possible in entries:
            action = QAction(text, menu)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(possible)
            action.triggered.connect(lambda _=False, run=run: run())
            menu.addAction(action)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the actions where the pointer or the card is."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Keep Alt and an arrow for moving the brique while the wall is arranged."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._moves(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, F2; Alt with an arrow moves the brique while the wall is arranged."""
        key = Qt.Key(event.key())
        if self._moves(event):
            self._actions.move(self.brique.id, -1 if key in (Qt.Key.Key_Left, Qt.Key.Key_Up) else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._actions.open(self.brique.id)
        elif key == Qt.Key.Key_F2:
            self._actions.edit(self.brique.id)
        elif key in _ARROWS and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.stepped.emit(_ARROWS[key])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of a new theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_foot"):
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tile of colour, the large icon cut by its corner, and the ring of the focus."""
        fill, _ = self.colours()
        ground = mix("#000000", fill, 0.16) if self.isDown() else fill
        if self.underMouse() and not self.isDown():
            ground = mix("#000000", fill, 0.08)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(self.rect()), 14, 14)
            self._paint_shade(painter)
            if self.property("ring"):
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(current().palette.paper), 6))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 13, 13)
                painter.setPen(QPen(QColor(current().palette.focus), 3))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 13, 13)

    def _paint_shade(self, painter: QPainter) -> None:
        """The icon once more, large and faint, where a tall tile has room for it."""
        wall = self.parentWidget()
        cards = wall.findChildren(BriqueCard) if wall is not None else [self]
        spare = min(card.height() - card.heightForWidth(card.width()) for card in cards)  # on all or on none
        side = min(spare, round(self.width() * 0.5), current().scale.px(150))
        if side < current().scale.px(64):
            return
        painter.setOpacity(0.2)
        below = self.height() - side - current().scale.px(48)
        name = icon_of(self.brique.fields.icon)
        painter.drawPixmap(self.width() - side - 18, below, pixmap(name, "#FFFFFF", side))
        painter.setOpacity(1)

    def colours(self) -> tuple[str, str]:
        """The (ground, softer white) of the tile; both readable."""
        deep = mix(self.brique.colour, "#14100D", 0.80) if current().palette.dark else self.brique.colour
        fill = readable(deep, "#FFFFFF", 4.8)
        for share in (0.82, 0.88, 0.94, 1.0):
            if contrast(mix("#FFFFFF", fill, share), fill) >= 4.5:
                return fill, mix("#FFFFFF", fill, share)
        return fill, "#FFFFFF"

    def _moves(self, event: QKeyEvent) -> bool:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return self.arranging and alt and Qt.Key(event.key()) in _ARROWS

    def _build(self) -> None:
        brique = self.brique
        number = self._text(str(self.number), "figure")
        self._icon = QLabel()
        top = row(self._icon, None, number)
        self._title = self._text(brique.title, "lead", wrap=True)
        tagline = self._text(brique.fields.tagline, "", wrap=True, soft=True)
        count = self._text(brique_count(brique.sheets, brique.drafts), "strong")
        badge = _Badge(self.tr("proposition")) if brique.fields.proposition else None
        if badge is not None and brique.drafts:  # side by side both would be cut off
            foot: QBoxLayout = column(row(badge, None), count, gap=4)
        else:
            foot = row(count, None)
            if badge is not None:
                foot.addWidget(badge)
        self._foot = QWidget()
        foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setLayout(foot)
        whole = column(top, 8, self._title, tagline, None, 6, self._foot, self.tools, gap=4)
        whole.setContentsMargins(18, 16, 18, 14)
        self.setLayout(whole)
        for text, _ in self._texts:
            text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _text(self, text: str, role: str, *, wrap: bool = False, soft: bool = False) -> QLabel:
        made = label(text, role, wrap=wrap)  # type: ignore[arg-type]
        self._texts.append((made, soft))
        return made

    def _dress(self) -> None:
        look, (_, soft) = current(), self.colours()
        head = f'font-family: "{look.display}"; ' if look.display else ""
        title = f"{head}font-size: {look.scale.px(18)}px; font-weight: 700; "
        for text, is_soft in self._texts:
            wanted = f"{title if text is self._title else ''}color: {soft if is_soft else '#FFFFFF'};"
            if text.styleSheet() != wanted:
                text.setStyleSheet(wanted)
        side = current().scale.px(30)
        self._icon.setPixmap(pixmap(icon_of(self.brique.fields.icon), "#FFFFFF", side))

    def _make_tools(self) -> QWidget:
        brique, actions = self.brique, self._actions
        tools = [
            (
                "earlier",
                "arrow-left",
                self.tr("Avancer «\u00a0{0}\u00a0»"),
                lambda: actions.move(brique.id, -1),
            ),
            (
                "later",
                "arrow-right",
                self.tr("Reculer «\u00a0{0}\u00a0»"),
                lambda: actions.move(brique.id, 1),
            ),
            ("edit", "pencil", self.tr("Modifier «\u00a0{0}\u00a0»"), lambda: actions.edit(brique.id)),
            ("retire", "archive", self.tr("Retirer «\u00a0{0}\u00a0»"), lambda: actions.retire(brique.id)),
        ]
        bar = QWidget()
        line = row(gap=2)
        for key, icon, text, run in tools:
            button = self._tool(key, icon, text.format(brique.title), run)
            button.setEnabled(
                not ((key == "earlier" and self.number == 1) or (key == "later" and self._last))
            )
            line.addWidget(button)
        line.addStretch(1)
        bar.setLayout(line)
        return bar

    def _tool(self, key: str, icon: str, text: str, run: Callable[[], object]) -> Button:
        button = icon_button(icon, text, run)
        button.setObjectName(f"library.brique.{self.brique.slug}.{key}")
        set_icon(button, icon, "#FFFFFF")
        button.setStyleSheet(
            "QPushButton { border-radius: 8px; padding: 6px; }"
            "QPushButton:hover { background: rgba(0,0,0,60); }"
            "QPushButton:disabled { background: transparent; }"
            'QPushButton[ring="true"] { border: 2px solid #FFFFFF; padding: 5px; }'
        )
        return button


class _Badge(QLabel):
    """The mark "proposition": white outline on the colour."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(
            f"color: #FFFFFF; border: 1px solid #FFFFFF; border-radius: {current().scale.px(9)}px;"
            f"padding: 1px 8px; font-size: {current().scale.caption}px; font-weight: 600;"
        )
