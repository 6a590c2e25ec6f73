"""The lines under the box of Ctrl+K: titles of groups, and what can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.kit.icons import pixmap
from ui.kit.marked import Piece, lay_out
from ui.kit.route import Route
from ui.kit.theme import body_font, current

AnyIndex = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Line:
    """What can be chosen: it leads to `route`, or is done under the name `command`.

    `marked` is the title in pieces, true for what was typed; `kind` the word for what it is; `person` 0 for none.
    """

    key: str
    icon: str
    marked: tuple[tuple[str, bool], ...]
    detail: str = ""
    kind: str = ""
    keys: str = ""
    route: Route | None = None
    command: str = ""
    person: int = 0

    @property
    def title(self) -> str:
        """The title in one piece."""
        return "".join(text for text, _ in self.marked)

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.kind, self.detail, self.keys) if part)


class PaletteModel(QAbstractListModel):
    """Groups laid flat: a text is a title."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Line | str] = []

    def show(self, lines: list[Line | str]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, what is said, or the whole line."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line if isinstance(line, str) else line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line if isinstance(line, str) else line.spoken
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Titles cannot be chosen."""
        if not index.isValid() or isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class PaletteList(QListView):
    """Driven by the field above it: the focus stays there. `picked` comes from the mouse."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("palette.list")
        self.setAccessibleName(self.tr("Résultats"))
        self.lines = PaletteModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(PaletteDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setStyleSheet("QListView { background: transparent; border: 0; }")
        self.clicked.connect(lambda index: self.picked.emit())

    def show_lines(self, lines: list[Line | str], keep: str) -> None:
        """Show lines; the one with the key `keep` is chosen when it is there, otherwise the first."""
        self.lines.show(lines)
        choices = [row for row, line in enumerate(lines) if isinstance(line, Line)]
        wanted = next((row for row in choices if self._key(row) == keep), choices[0] if choices else -1)
        if wanted >= 0:
            self.setCurrentIndex(self.lines.index(wanted))
            if choices[0] == wanted:
                self.scrollToTop()

    def current(self) -> Line | None:
        """The line chosen."""
        index = self.currentIndex()
        line = self.lines.lines[index.row()] if index.isValid() else None
        return line if isinstance(line, Line) else None

    def step(self, by: int) -> None:
        """Go `by` choices on; one step beyond an end leads to the other end."""
        choices = [row for row, line in enumerate(self.lines.lines) if isinstance(line, Line)]
        if not choices:
            return
        row = self.currentIndex().row()
        place = choices.index(row) if row in choices else -1
        wanted = (place + by) % len(choices) if abs(by) == 1 else max(0, min(len(choices) - 1, place + by))
        self.setCurrentIndex(self.lines.index(choices[wanted]))
        if wanted == 0:
            self.scrollToTop()

    def height_wanted(self) -> int:
        """The height of all lines."""
        return sum(self.sizeHintForRow(row) for row in range(self.lines.rowCount())) + 4

    def _key(self, row: int) -> str:
        line = self.lines.lines[row]
        return line.key if isinstance(line, Line) else ""


class PaletteDelegate(QStyledItemDelegate):
    """Icon, title with what was typed marked, detail, and on the right its shortcut."""

    def __init__(self, view: PaletteList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line of text."""
        height = current().scale.px(40 if isinstance(index.data(LINE), Line) else 30)
        return QSize(max(100, self._view.viewport().width() - 2), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One line."""
        line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Line):
            self._paint_line(painter, option, line)
        else:
            painter.setFont(_font(current().scale.caption, QFont.Weight.DemiBold))
            painter.setPen(QColor(current().palette.ink_faint))
            where = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(option.rect.adjusted(12, 0, -8, -4), where, line)
        painter.restore()

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        palette, scale = current().palette, current().scale
        box = option.rect.adjusted(2, 1, -2, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(palette.accent_soft if chosen else palette.hover))
            painter.drawRoundedRect(box, 8, 8)
        if chosen:
            painter.setBrush(QColor(palette.accent_fill))
            painter.drawRoundedRect(QRect(box.left() + 2, box.top() + 8, 3, box.height() - 16), 1.5, 1.5)
        side = scale.px(18)
        middle = box.center().y()
        ink = palette.accent if chosen else palette.ink_soft
        painter.drawPixmap(box.left() + 14, middle - side // 2, pixmap(line.icon, ink, side))
        left, right = box.left() + 14 + side + 12, box.right() - 12
        right -= self._paint_right(painter, box, right, line.keys)
        pieces = [_piece(text, marked) for text, marked in line.marked]
        if line.detail:
            pieces.append(Piece("   " + line.detail, palette.ink_faint))
        layout = lay_out(pieces, _font(scale.body), max(40, right - left), 1)
        layout.draw(painter, QPointF(left, middle - layout.boundingRect().height() / 2))

    def _paint_right(self, painter: QPainter, box: QRect, right: int, text: str) -> int:
        """The shortcut; gives the room it takes."""
        if not text:
            return 0
        font = _font(current().scale.caption)
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(QColor(current().palette.ink_faint))
        painter.drawText(
            QRect(right - width, box.top(), width + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, text
        )
        return width + 14


def flat(groups: Sequence[tuple[str, Sequence[Line]]]) -> list[Line | str]:
    """Groups (title, lines) as one list, empty ones left out."""
    laid: list[Line | str] = []
    for title, lines in groups:
        if lines:
            laid += [title, *lines]
    return laid


def _piece(text: str, marked: bool) -> Piece:
    palette = current().palette
    return (
        Piece(text, palette.ink, bold=True, ground=palette.warning_soft)
        if marked
        else Piece(text, palette.ink)
    )


def _font(size: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = body_font()
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
