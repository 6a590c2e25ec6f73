"""The film window plays real films: controls, keyboard, chapters, and what it says of films it cannot play."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from curriculum.model import Attachment, Chapter
from tests.ui.pages.office import open_desk
from trainer.app import Application
from ui.kit.layout import column
from ui.kit.page import Page, PageContext
from ui.pages.library.attachments_strip import AttachmentStrip
from ui.pages.library.attachments_viewer import Ways
from ui.pages.library.film_player import Trouble
from ui.pages.library.film_window import FilmWindow
from ui.pages.library.film_words import current_chapter, film_time, spoken_time

ROOT = Path(__file__).parents[4]
DATA = ROOT / "tests" / "data"
FILM = DATA / "film.mp4"
CHAPTERS = (Chapter("00:00", "La porte"), Chapter("00:06", "La colère"), Chapter("00:15", "La suite"))
Open = Callable[..., FilmWindow]


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot) -> Iterator[Open]:
    """A function that opens the window on a film, and waits until it plays or says why not."""
    windows: list[FilmWindow] = []

    def open_one(url: QUrl | Path = FILM, **given: object) -> FilmWindow:
        where = QUrl.fromLocalFile(str(url)) if isinstance(url, Path) else url
        window = FilmWindow("Un film", where, **given)  # type: ignore[arg-type]
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: window.player.length > 0 or window.player.trouble is not None, timeout=20_000)
        return window

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete


def press(window: FilmWindow, key: Qt.Key, target: QWidget | None = None) -> None:
    QTest.keyClick(target or window.screen_view, key)


def test_it_plays_shows_pictures_and_tells_the_time(opened: Open, qtbot: QtBot) -> None:
    window = opened(chapters=CHAPTERS, questions=("Qui parle ?",))
    qtbot.waitUntil(lambda: window.player.pictures > 1 and window.player.position > 200, timeout=20_000)
    assert window.player.trouble is None
    assert window.time_label.text().endswith("/\u00a00:20")
    assert window.time_line.maximum() == window.player.length == 20_000
    colours = {
        window.grab().toImage().pixelColor(window.screen_view.mapTo(window, QPoint(x, 200))).name()
        for x in range(5, window.screen_view.width(), 20)
    }
    assert len(colours) > 3  # the test pattern's bars, not one black rectangle
    assert window.play_button.accessibleName() == "Pause (Espace)"
    assert any(one.text() == "1. Qui parle ?" for one in window.findChildren(QLabel))


@pytest.mark.parametrize("name", ["film.webm", "film.ogv", "film.mkv", "film.mov", "son.mp3", "son.ogg"])
def test_every_kind_that_is_kept_plays(opened: Open, qtbot: QtBot, name: str) -> None:
    window = opened(DATA / name)
    qtbot.waitUntil(lambda: window.player.position > 0, timeout=20_000)
    if name.startswith("film"):
        qtbot.waitUntil(lambda: window.player.pictures > 0, timeout=20_000)
    assert window.player.trouble is None


def test_the_keys_of_every_player(opened: Open, qtbot: QtBot) -> None:
    window = opened(chapters=CHAPTERS)
    press(window, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not window.player.playing)
    assert window.play_button.accessibleName() == "Lire (Espace)"
    start = window.player.position
    press(window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: window.player.position == start + 5_000)
    assert window.time_line.value() == start + 5_000
    press(window, Qt.Key.Key_Right, window.side.chapters)
    qtbot.waitUntil(lambda: window.player.position == start + 10_000)
    press(window, Qt.Key.Key_Left, window.time_line)
    qtbot.waitUntil(lambda: window.player.position == start + 5_000)
    for _ in range(4):
        press(window, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: window.player.position == 0)
    window.volume.setValue(50)
    press(window, Qt.Key.Key_Up)
    assert window.volume.value() == 60
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Down)
    assert window.volume.value() == 40
    press(window, Qt.Key.Key_F)
    assert window.isFullScreen()
    assert not window.side.isVisible()
    press(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    qtbot.waitUntil(window.side.isVisible)
    press(window, Qt.Key.Key_Space, window.side.chapters)
    qtbot.waitUntil(lambda: window.player.playing)
    press(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert not window.player.playing


def test_chapters_are_gone_to_by_keyboard_and_marked(opened: Open, qtbot: QtBot) -> None:
    window = opened(chapters=CHAPTERS)
    chapters = window.side.chapters
    chapters.setFocus()
    window.player.pause()
    assert chapters.count() == 3
    press(window, Qt.Key.Key_Down, chapters)
    assert chapters.currentRow() == 1
    press(window, Qt.Key.Key_Return, chapters)
    qtbot.waitUntil(lambda: window.player.position >= 6_000)
    qtbot.waitUntil(lambda: chapters.on == 1)
    said = [chapters.item(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(3)]
    assert said == ["La porte, 0 secondes", "En cours\u00a0: La colère, 6 secondes", "La suite, 15 secondes"]
    assert [chapters.item(place).font().bold() for place in range(3)] == [False, True, False]
    window.player.pause()
    window.player.seek(16_000)
    qtbot.waitUntil(lambda: chapters.on == 2)
    assert chapters.currentRow() == 1  # somebody is choosing: the list does not jump under their hands


def test_a_click_on_the_time_goes_there(opened: Open, qtbot: QtBot) -> None:
    window = opened()
    window.player.pause()
    line = window.time_line
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=QPoint(line.width() // 2, line.height() // 2))
    qtbot.waitUntil(lambda: abs(window.player.position - 10_000) < 700)


@pytest.mark.qt_log_ignore("No SW decoder found", extend=True)
def test_a_film_coded_in_an_unknown_way_says_so_and_offers_another_program(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.mp4"
    odd.write_bytes(FILM.read_bytes().replace(b"avc1", b"zzz1").replace(b"avcC", b"zzzC"))
    asked: list[str] = []
    ways = Ways(elsewhere=lambda: asked.append("elsewhere"), save=lambda: asked.append("save"))
    window = opened(odd, chapters=CHAPTERS, ways=ways)
    qtbot.waitUntil(lambda: window.player.trouble is Trouble.UNKNOWN_FORMAT, timeout=20_000)
    page = window.stack.currentWidget()
    assert page is not None
    assert page.accessibleName().startswith("Fabrique ne sait pas lire ce film.")
    button = page.findChild(QAbstractButton, "film.elsewhere")
    assert button is not None
    assert window.focusWidget() is button
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert asked == ["elsewhere"]
    qtbot.waitUntil(lambda: not window.player.playing)


@pytest.mark.qt_log_ignore("Could not open media", extend=True)
@pytest.mark.parametrize(
    ("content", "trouble"),
    [(b"", Trouble.UNKNOWN_FORMAT), (b"not a film" * 99, Trouble.UNKNOWN_FORMAT), (None, Trouble.MISSING)],
)
def test_a_file_that_is_no_film_or_is_gone(
    opened: Open, qtbot: QtBot, tmp_path: Path, content: bytes | None, trouble: Trouble
) -> None:
    path = tmp_path / "film.mp4"
    if content is not None:
        path.write_bytes(content)
    window = opened(path)
    qtbot.waitUntil(lambda: window.player.trouble is not None, timeout=20_000)
    assert window.player.trouble is trouble
    assert window.stack.currentWidget() is not window.screen_view
    press(window, Qt.Key.Key_Space)
    assert not window.player.playing


def test_nothing_of_films_or_pdfs_is_imported_before_one_opens() -> None:
    heavy = ("PySide6.QtMultimedia", "PySide6.QtPdf", "PIL", "sqlalchemy")
    modules = "ui.pages.library.attachments_editor, ui.pages.library.attachments_strip"
    script = f"import sys, {modules}; print(*[name for name in {heavy!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (run.stdout.split(), run.stderr) == ([], "")


@pytest.mark.qt_log_ignore("Could not open media", extend=True)
def test_a_film_of_the_web_that_does_not_answer(opened: Open, qtbot: QtBot) -> None:
    """Nothing listens on port 9 of this machine."""
    window = opened(QUrl("http://127.0.0.1:9/film.mp4"))
    qtbot.waitUntil(lambda: window.player.trouble is Trouble.OFFLINE, timeout=20_000)


def test_no_loudspeaker_is_said(opened: Open) -> None:
    window = opened()
    assert window.silence.isVisible() != window.player.sound
    assert window.volume.isVisible() == window.player.sound


def test_a_card_of_the_sheet_opens_the_film_with_its_chapters(
    app: Application, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = app.attachments.put(path=FILM)
    sheet = app.library.sheet_by_slug("tour-des-cles").sheet
    sheet = replace(sheet, chapters=CHAPTERS, attachments=(Attachment("film.mov", sha256=kept.sha256),))

    class Bench(Page):
        def __init__(self, context: PageContext) -> None:
            super().__init__(context)
            self.strip = AttachmentStrip(context)
            self.setLayout(column(self.strip, None))

    with open_desk(Bench, app, qapp, qtbot, tmp_path) as desk:
        desk.page.strip.show_sheet(sheet)
        desk.settle()
        desk.click("attachments.card")
        window = desk.page.strip.opener.dialog
        assert isinstance(window, FilmWindow)
        qtbot.waitUntil(lambda: window.player.pictures > 0, timeout=20_000)
        assert window.side.chapters.count() == 3
        window.close()
        linked = Attachment("film.mp4", link=QUrl.fromLocalFile(str(FILM)).toString())
        desk.page.strip.show_sheet(replace(sheet, attachments=(linked,)))
        desk.click("attachments.card")
        second = desk.page.strip.opener.dialog
        assert isinstance(second, FilmWindow)
        assert second is not window
        qtbot.waitUntil(lambda: second.player.pictures > 0, timeout=20_000)
        second.close()


def test_times_in_words() -> None:
    assert [film_time(ms) for ms in (-5, 0, 65_900, 3_723_000)] == ["0:00", "0:00", "1:05", "1:02:03"]
    assert [spoken_time(ms) for ms in (6_000, 120_000, 150_000)] == [
        "6 secondes",
        "2 minutes",
        "2 minutes 30",
    ]
    assert [current_chapter((5, 10, 10), at) for at in (0, 5, 9, 10)] == [-1, 0, 0, 2]
