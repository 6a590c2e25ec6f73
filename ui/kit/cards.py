"""Card, page header, empty state, search field, segmented tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.kit.buttons import Button, primary
from ui.kit.headline import Headline
from ui.kit.labels import IconDisc, label
from ui.kit.layout import Part, column, row
from ui.kit.side_icon import SideIcon


class Card(QFrame):
    """A rounded surface with a hairline border; `body` is its column."""

    def __init__(
        self, *parts: Part, title: str = "", actions: Sequence[QWidget] = (), gap: int = 12, margins: int = 20
    ) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margins, margins, margins, margins)
        self.body.setSpacing(gap)
        if title or actions:
            self.title = label(title, "lead")
            self.body.addLayout(row(self.title, None, *actions))
        for part in parts:
            self.add(part)

    def add(self, part: Part) -> None:
        """Append a widget, a layout, a gap in pixels, or None for a stretch."""
        if part is None:
            self.body.addStretch(1)
        elif isinstance(part, int):
            self.body.addSpacing(part)
        elif isinstance(part, QLayout):
            self.body.addLayout(part)
        else:
            self.body.addWidget(part)


class PageHeader(QWidget):
    """The page's title, a sentence under it and its actions on the right."""

    def __init__(self, title: str, subtitle: str = "", actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._title = Headline(title, "title")
        self._subtitle = Headline(subtitle, "subtitle")
        self._subtitle.setVisible(bool(subtitle))
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        words = column(self._title, self._subtitle, gap=4)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        self._side = column(self._actions, gap=4)
        layout.addLayout(self._side)
        layout.setAlignment(self._side, Qt.AlignmentFlag.AlignTop)
        for action in actions:
            self.add_action(action)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show another title and sentence."""
        self._title.show_text(title)
        self._subtitle.show_text(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def show_lines(self, lines: int) -> None:
        """Give the title and the sentence at most so many lines each."""
        self._title.show_lines(lines)
        self._subtitle.show_lines(lines)

    def add_under(self, widget: QWidget) -> None:
        """Put something under the actions."""
        self._side.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)

    def add_action(self, button: QWidget) -> None:
        """Append an action on the right."""
        self._actions.addWidget(button)


class EmptyState(QWidget):
    """What a list shows when it holds nothing: an icon, what this is, and the way out."""

    def __init__(
        self,
        icon_name: str,
        title: str,
        sentence: str,
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        action_icon: str = "plus",
    ) -> None:
        super().__init__()
        self._title = label(title, "heading", wrap=True)
        self._sentence = label(sentence, "soft", wrap=True)
        for text in (self._title, self._sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inner = QWidget()
        inner.setMaximumWidth(520)
        layout = QVBoxLayout(inner)
        layout.setSpacing(12)
        layout.addWidget(IconDisc(icon_name, size=56), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._title)
        layout.addWidget(self._sentence)
        self.button: Button | None = None
        if action:
            self.button = primary(action, on_action, icon=action_icon)
            layout.addSpacing(4)
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        outer = row(None, inner, None)
        outer.setStretch(1, 10)
        whole = column(None, outer, None, margins=24)
        self.setLayout(whole)

    def set_text(self, title: str, sentence: str) -> None:
        """Say something else (nothing found, rather than nothing yet)."""
        self._title.setText(title)
        self._sentence.setText(sentence)


class SearchField(QLineEdit):
    """A field with a magnifying glass; `searched` comes a moment after the last key, or at once on Return."""

    searched = Signal(str)
    DELAY_MS = 150

    def __init__(self, placeholder: str, *, delay_ms: int = DELAY_MS) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(180)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.glass = SideIcon(self, "search")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(lambda: self._timer.start())
        self.returnPressed.connect(self._tell)

    def flush(self) -> None:
        """Tell now what is still waiting for a last key."""
        if self._timer.isActive():
            self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text().strip())


class Segments(QFrame):
    """A bar of tabs of which one is chosen; the arrows move along it. `chosen` gives the key."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], *, name: str = "") -> None:
        super().__init__()
        self.setProperty("look", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._keys: list[str] = []
        self._buttons = QHBoxLayout(self)
        self._buttons.setContentsMargins(3, 3, 3, 3)
        self._buttons.setSpacing(2)
        for key, text in choices:
            self._add(key, text)
        self._group.idToggled.connect(self._toggled)

    def _add(self, key: str, text: str) -> None:
        button = Button(text, look="segment")
        button.setCheckable(True)
        button.setChecked(not self._keys)
        button.setAutoExclusive(True)  # a screen reader says that it is one of several, not a box to tick
        self._group.addButton(button, len(self._keys))
        self._keys.append(key)
        self._buttons.addWidget(button)

    @property
    def current(self) -> str:
        """The key of the chosen tab."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Choose a tab. Raises ValueError for an unknown key."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def set_text(self, key: str, text: str) -> None:
        """Word a tab anew, for instance with a count."""
        self._group.button(self._keys.index(key)).setText(text)

    def _toggled(self, index: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._keys[index])


class Tabs(QWidget):
    """A segmented bar over a stack of panes, each built the first time it is shown."""

    shown = Signal(str)

    def __init__(self, panes: Sequence[tuple[str, str, Callable[[], QWidget]]], *, name: str = "") -> None:
        super().__init__()
        self.bar = Segments([(key, text) for key, text, _ in panes], name=name)
        self._makers = {key: make for key, _, make in panes}
        self._made: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self.setLayout(column(row(self.bar, None), self._stack, gap=16))
        self.bar.chosen.connect(self._show)
        self._show(self.bar.current)

    def pane(self, key: str) -> QWidget:
        """The pane of a key, built now if it was not. Raises KeyError."""
        if key not in self._made:
            self._made[key] = self._makers[key]()
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def choose(self, key: str) -> None:
        """Show a pane."""
        self.bar.choose(key)

    def _show(self, key: str) -> None:
        self._stack.setCurrentWidget(self.pane(key))
        self.shown.emit(key)
