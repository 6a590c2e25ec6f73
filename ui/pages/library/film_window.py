"""The film window: the picture, its controls under it, chapters and questions beside it; everything by keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtMultimediaWidgets import QGraphicsVideoItem
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QGraphicsScene,
    QGraphicsView,
    QSlider,
    QStackedWidget,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)

from curriculum.model import Chapter
from ui.kit.buttons import ghost, icon_button
from ui.kit.icons import set_icon
from ui.kit.labels import IconDisc, icon_label, label
from ui.kit.layout import column, row
from ui.kit.theme import current
from ui.kit.tokens import Tone
from ui.pages.library.attachments_viewer import Ways
from ui.pages.library.film_player import SKIP_MS, VOLUME_STEP, FilmPlayer, Trouble
from ui.pages.library.film_side import FilmSide
from ui.pages.library.film_words import film_time, spoken_time, trouble_words


class Screen(QGraphicsView):
    """The picture, as large as the room lets it be, on black."""

    def __init__(self) -> None:
        super().__init__()
        self.item = QGraphicsVideoItem()
        scene = QGraphicsScene(self)
        scene.addItem(self.item)
        self.setScene(scene)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setBackgroundBrush(QColor("#000000"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 135)
        self.setObjectName("film.screen")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The film follows."""
        super().resizeEvent(event)
        size = self.viewport().size()
        self.item.setSize(size)
        self.setSceneRect(QRectF(0, 0, size.width(), size.height()))


class TimeLine(QSlider):
    """Where the film is; a click goes there."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("film.time")
        self.setSingleStep(SKIP_MS)
        self.setPageStep(6 * SKIP_MS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the mouse points, then follow it."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        if not handle.contains(event.position().toPoint()):
            room = max(1, self.width() - handle.width())
            place = round(event.position().x() - handle.width() / 2)
            value = QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, room)
            self.sliderMoved.emit(value)
            self.setValue(value)
        super().mousePressEvent(event)


class FilmWindow(QDialog):
    """Plays `url` at once. Space, ←, →, ↑, ↓ and F do what they do in every player."""

    def __init__(
        self,
        title: str,
        url: QUrl,
        *,
        chapters: tuple[Chapter, ...] = (),
        questions: tuple[str, ...] = (),
        ways: Ways | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("film.window")
        self.setWindowTitle(title)
        self._ways = ways or Ways()
        self.screen_view = Screen()
        self.screen_view.setAccessibleName(self.tr("Film\u00a0: {0}").format(title))
        self.player = FilmPlayer(url, self.screen_view.item, self)
        self.side = FilmSide(chapters, questions)
        self.side.setVisible(bool(chapters or questions))
        self._has_side = bool(chapters or questions)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.screen_view)
        self._make_controls()
        self._lay_out(title)
        self._connect()
        room = self.screen().availableGeometry()
        scale = current().scale
        self.resize(min(scale.px(1180), room.width() - 60), min(scale.px(700), room.height() - 60))
        self.screen_view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.player.open()

    # What it is made of

    def _make_controls(self) -> None:
        self.play_button = icon_button("play", self.tr("Lire (Espace)"), self.player.toggle)
        self.play_button.setObjectName("film.play")
        self.time_line = TimeLine()
        self.time_line.setAccessibleName(self.tr("Position dans le film"))
        self.time_label = label("0:00", "soft")
        self.time_label.setObjectName("film.clock")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setObjectName("film.volume")
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setToolTip(self.tr("Volume (↑, ↓)"))
        self.volume.setRange(0, 100)
        self.volume.setSingleStep(VOLUME_STEP)
        self.volume.setFixedWidth(current().scale.px(90))
        self.volume.setValue(self.player.volume)
        self.full_button = icon_button("maximize", self.tr("Plein écran (F)"), self.toggle_full_screen)
        self.full_button.setObjectName("film.full")
        self.silence = label(
            self.tr("Pas de son\u00a0: aucun haut-parleur n’a été trouvé."), "hint", wrap=True
        )
        self.silence.setObjectName("film.silence")
        self.silence.setVisible(not self.player.sound)

    def _lay_out(self, title: str) -> None:
        speaker = icon_label("volume-2")
        for part in (speaker, self.volume):
            part.setVisible(self.player.sound)
        bar = row(
            self.play_button, self.time_line, self.time_label, 8, speaker, self.volume, self.full_button
        )
        bar.setStretch(1, 1)
        self._controls = QWidget()
        self._controls.setLayout(column(bar, self.silence, gap=2))
        self._head = label(title, "lead", wrap=True)
        left = column(self._head, self.stack, self._controls, gap=8)
        left.setStretch(1, 1)
        self._whole = row(left, self.side, gap=16, margins=16)
        self._whole.setStretch(0, 1)
        self.setLayout(self._whole)

    def _connect(self) -> None:
        player = self.player
        player.moved.connect(self._show_position)
        player.measured.connect(self._show_length)
        player.playing_changed.connect(self._show_playing)
        player.failed.connect(self._show_trouble)
        self.time_line.sliderMoved.connect(player.seek)
        self.time_line.actionTriggered.connect(lambda _: player.seek(self.time_line.sliderPosition()))
        self.volume.valueChanged.connect(player.set_volume)
        self.side.chapters.wanted.connect(self._go)
        for widget in (self, *self.findChildren(QWidget)):
            widget.installEventFilter(self)

    # Keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of a player, wherever the focus is, but for what the widget there needs itself."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            return self._key(watched, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, watched: QObject, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Space and not isinstance(watched, QAbstractButton):
            self.player.toggle()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and watched is not self.volume:
            self.player.skip(SKIP_MS if key == Qt.Key.Key_Right else -SKIP_MS)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not self._scrolls(watched):
            self.volume.setValue(
                self.volume.value() + (VOLUME_STEP if key == Qt.Key.Key_Up else -VOLUME_STEP)
            )
        elif key == Qt.Key.Key_F or (key == Qt.Key.Key_Escape and self.isFullScreen()):
            self.toggle_full_screen()
        else:
            return False
        return True

    def _scrolls(self, watched: QObject) -> bool:
        return isinstance(watched, QWidget) and self.side.isAncestorOf(watched)

    def toggle_full_screen(self) -> None:
        """The film alone with its controls, and back."""
        full = not self.isFullScreen()
        self.side.setVisible(self._has_side and not full)
        self._head.setVisible(not full)
        margin = 0 if full else 16
        self._whole.setContentsMargins(margin, margin, margin, margin)
        self._controls.setContentsMargins(*((16, 0, 16, 8) if full else (0, 0, 0, 0)))
        if full:
            self.showFullScreen()
        else:
            self.showNormal()
        self.screen_view.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the player tells

    def _go(self, position: int) -> None:
        self.player.seek(position)
        self.player.play()

    def _show_position(self, position: int) -> None:
        if not self.time_line.isSliderDown():
            self.time_line.setValue(position)
        self.time_label.setText(f"{film_time(position)}\u00a0/\u00a0{film_time(self.player.length)}")
        self.time_line.setAccessibleDescription(spoken_time(position))
        self.side.chapters.show_position(position)

    def _show_length(self, length: int) -> None:
        self.time_line.setRange(0, length)
        self._show_position(self.player.position)

    def _show_playing(self, playing: bool) -> None:
        words = self.tr("Pause (Espace)") if playing else self.tr("Lire (Espace)")
        set_icon(self.play_button, "pause" if playing else "play", "ink_soft")
        self.play_button.setToolTip(words)
        self.play_button.setAccessibleName(words)

    def _show_trouble(self, trouble: Trouble) -> None:
        what, advice = trouble_words(trouble.value)
        page = QWidget()
        page.setObjectName("film.trouble")
        page.setAccessibleName(f"{what} {advice}")
        lines = QVBoxLayout(page)
        lines.setSpacing(10)
        lines.addStretch(1)
        lines.addWidget(
            IconDisc("triangle-alert", tone=Tone.WARNING, size=56), 0, Qt.AlignmentFlag.AlignHCenter
        )
        for text, role in ((what, "lead"), (advice, "soft")):
            line = label(text, role, wrap=True)  # type: ignore[arg-type]
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            lines.addWidget(line)
        buttons = row(None, gap=8)
        if self._ways.elsewhere is not None:
            other = ghost(
                self.tr("Ouvrir avec un autre programme"), self._ways.elsewhere, icon="external-link"
            )
            other.setObjectName("film.elsewhere")
            buttons.addWidget(other)
        if self._ways.save is not None:
            save = ghost(self.tr("Enregistrer une copie…"), self._ways.save, icon="download")
            save.setObjectName("film.save")
            buttons.addWidget(save)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        lines.addStretch(1)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._controls.setEnabled(False)
        first = page.findChild(QAbstractButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # The end

    def done(self, result: int) -> None:
        """Stop the film with its window."""
        self.player.release()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same, for the window's own cross."""
        self.player.release()
        super().closeEvent(event)
