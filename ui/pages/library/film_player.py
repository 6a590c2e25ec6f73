"""The player behind the film window. Imports QtMultimedia: import this only when a film opens."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoFrame
from PySide6.QtMultimediaWidgets import QGraphicsVideoItem

SKIP_MS = 5_000
VOLUME_STEP = 10
_BLIND_MS = 1_500
"""How long a film may run before its first picture until it counts as one that cannot be decoded."""


class Trouble(Enum):
    """Why a film does not play."""

    NO_PLAYER = "no-player"
    UNKNOWN_FORMAT = "unknown-format"
    MISSING = "missing"
    OFFLINE = "offline"
    NO_PICTURE = "no-picture"


class FilmPlayer(QObject):
    """Plays one film into a graphics item. Times are milliseconds, the volume is 0 to 100."""

    moved = Signal(int)
    measured = Signal(int)
    """The film's length, once known."""
    playing_changed = Signal(bool)
    failed = Signal(Trouble)

    def __init__(self, url: QUrl, screen: QGraphicsVideoItem, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._url = url
        self._started_at = 0
        self.pictures = 0
        self.trouble: Trouble | None = None
        self._player = QMediaPlayer(self)
        self._audio: QAudioOutput | None = None
        if QMediaDevices.audioOutputs():  # making one without a device is a warning in the log, and no sound
            self._audio = QAudioOutput(self)
            self._player.setAudioOutput(self._audio)
        self._player.setVideoOutput(screen)
        screen.videoSink().videoFrameChanged.connect(self._pictured)
        self._player.positionChanged.connect(self._position_changed)
        self._player.durationChanged.connect(self._measure)
        self._player.playbackStateChanged.connect(self._state_changed)
        self._player.errorOccurred.connect(self._error)

    def open(self) -> None:
        """Load the film and play."""
        if not self._player.isAvailable():
            self._fail(Trouble.NO_PLAYER)
            return
        self._player.setSource(self._url)
        self.play()

    @property
    def sound(self) -> bool:
        """Whether this machine has somewhere to send sound to."""
        return self._audio is not None

    @property
    def playing(self) -> bool:
        """Whether the film runs."""
        return self._player.playbackState() == QMediaPlayer.PlaybackState.PlayingState

    @property
    def position(self) -> int:
        """Where it is."""
        return self._player.position()

    @property
    def length(self) -> int:
        """How long it is, 0 while unknown."""
        return self._player.duration()

    @property
    def volume(self) -> int:
        """How loud, 100 at most."""
        return round(100 * self._audio.volume()) if self._audio is not None else 0

    def play(self) -> None:
        """Run, from the beginning again at the end."""
        if self.trouble is None:
            self._started_at = self.position
            self._player.play()

    def pause(self) -> None:
        """Stand still."""
        self._player.pause()

    def toggle(self) -> None:
        """Run or stand still."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, position: int) -> None:
        """Go somewhere, within the film."""
        self._started_at = max(0, min(position, self.length or position))
        self._player.setPosition(self._started_at)

    def skip(self, by: int) -> None:
        """Go on or back."""
        self.seek(self.position + by)

    def set_volume(self, volume: int) -> None:
        """As loud as that, 0 to 100."""
        if self._audio is not None:
            self._audio.setVolume(max(0, min(100, volume)) / 100)

    def release(self) -> None:
        """Let the file, the decoders and their threads go."""
        self._player.stop()
        self._player.setSource(QUrl())
        self._player.setVideoOutput(None)  # type: ignore[arg-type]  # the stubs forget that it may be none

    def _position_changed(self, position: int) -> None:
        self.moved.emit(position)
        blind = not self.pictures and self._player.hasVideo() and self.playing
        if blind and position - self._started_at > _BLIND_MS:
            self._fail(Trouble.NO_PICTURE)

    def _measure(self, length: int) -> None:
        self.measured.emit(length)

    def _pictured(self, frame: QVideoFrame) -> None:
        self.pictures += frame.isValid()

    def _state_changed(self, state: QMediaPlayer.PlaybackState) -> None:
        self.playing_changed.emit(state == QMediaPlayer.PlaybackState.PlayingState)

    def _error(self, error: QMediaPlayer.Error, _words: str) -> None:
        if error == QMediaPlayer.Error.NoError:
            return
        if error == QMediaPlayer.Error.FormatError:
            self._fail(Trouble.UNKNOWN_FORMAT)
        else:
            self._fail(Trouble.MISSING if self._url.isLocalFile() else Trouble.OFFLINE)

    def _fail(self, trouble: Trouble) -> None:
        if self.trouble is None:
            self.trouble = trouble
            # Later: it may be told in the midst of starting, which then goes on regardless.
            QTimer.singleShot(0, self._player.stop)
            self.failed.emit(trouble)
