"""The files of a sheet on the screen: adding, naming, reordering, refusals at the place; cards that open."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from curriculum.model import Attachment, Audience
from tests.ui.pages.office import Desk, open_desk
from trainer.app import Application
from ui.kit.layout import column
from ui.kit.page import Page, PageContext
from ui.pages.library import outside
from ui.pages.library.attachments_editor import AttachmentsEditor
from ui.pages.library.attachments_strip import AttachmentStrip
from ui.pages.library.attachments_viewer import PictureView, Viewer
from ui.pages.library.attachments_words import link_problem

DATA = Path(__file__).parents[3] / "data"


class Bench(Page):
    """The editor over the strip."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.editor = AttachmentsEditor(context)
        self.strip = AttachmentStrip(context)
        self.told: list[tuple[Attachment, ...]] = []
        self.editor.changed.connect(self.told.append)
        self.setLayout(column(self.editor, self.strip, None))


@pytest.fixture
def desk(app: Application, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk[Bench]]:
    """The two of them in a window."""
    with open_desk(Bench, app, qapp, qtbot, tmp_path) as opened:
        yield opened


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A picture, a PDF, a film and a text."""
    folder = tmp_path / "files"
    folder.mkdir()
    Image.new("RGB", (300, 200), "#2C6738").save(folder / "plan.png")
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_blank_page(200, 200)
    writer.write(folder / "guide.pdf")
    (folder / "film.mp4").write_bytes((DATA / "film.mp4").read_bytes())
    (folder / "notes.txt").write_text("bonjour")
    return {path.name: path for path in folder.iterdir()}


def add(desk: Desk[Bench], *paths: Path) -> None:
    desk.page.editor.add_paths(paths)
    desk.settle()


def mime(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(urls)
    return data


def drop(editor: QWidget, *urls: QUrl) -> bool:
    """Drop addresses on a widget as a file manager does; whether it took them."""
    data, place = mime(*urls), QPoint(10, 10)
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, left, none)
    enter.ignore()
    QApplication.sendEvent(editor, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(editor, QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, left, none))
    return True


def test_a_file_chosen_is_kept_shown_and_told(desk: Desk[Bench], files: dict[str, Path]) -> None:
    editor = desk.page.editor
    desk.dialogs.file = files["plan.png"]
    desk.find("attachments.add-file", QWidget).setFocus()
    desk.click("attachments.add-file")
    (piece,) = editor.value()
    assert (piece.name, piece.audience) == ("plan.png", Audience.TRAINER)
    assert desk.app.attachments.read(piece.sha256) == files["plan.png"].read_bytes()
    assert desk.page.told == [(piece,)]
    assert desk.window.focusWidget() is desk.find("attachments.caption", QLineEdit)
    (row,) = editor._rows()
    assert row.figures.text().startswith("Image · ")
    assert row.face.pictured
    assert editor.total.text().endswith("en tout")
    desk.type("attachments.caption", "Le quartier")
    row.audience.setCurrentIndex(1)
    assert editor.value() == (replace(piece, caption="Le quartier", audience=Audience.PARTICIPANT),)
    assert desk.page.told[-1] == editor.value()


def test_what_is_refused_is_said_under_the_list_and_the_others_are_added(
    desk: Desk[Bench], files: dict[str, Path]
) -> None:
    editor = desk.page.editor
    add(desk, files["notes.txt"], files["plan.png"], files["film.mp4"].parent, files["guide.pdf"])
    assert [piece.name for piece in editor.value()] == ["plan.png", "guide.pdf"]
    said = editor.error.text().splitlines()
    assert editor.error.isVisibleTo(editor)
    assert len(said) == 2
    assert "notes.txt" in said[0]
    assert "pas un fichier" in said[1]
    add(desk, files["plan.png"])
    assert len(editor.value()) == 2
    assert editor.error.text() == "«\u00a0plan.png\u00a0» est déjà dans cette fiche."
    assert desk.context.notices.alert is None


def test_files_and_addresses_are_dropped(desk: Desk[Bench], files: dict[str, Path]) -> None:
    editor = desk.page.editor
    local = QUrl.fromLocalFile(str(files["film.mp4"]))
    assert drop(
        editor, local, QUrl("https://exemple.org/a/charte%20commune.pdf"), QUrl("ftp://exemple.org/b")
    )
    desk.settle()
    assert {(one.name, one.link) for one in editor.value()} == {
        ("film.mp4", ""),
        ("charte commune.pdf", "https://exemple.org/a/charte%20commune.pdf"),
    }
    empty = QMimeData()
    empty.setText("du texte")
    event = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        empty,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(editor, event)
    assert not event.isAccepted()


def test_a_link_is_checked_at_its_place(desk: Desk[Bench]) -> None:
    editor = desk.page.editor
    desk.click("attachments.add")
    line = desk.find("attachments.link", QLineEdit)
    assert desk.window.focusWidget() is line
    assert editor.value() == ()
    desk.type("attachments.link", "exemple.org/charte")
    QTest.keyClick(line, Qt.Key.Key_Return)
    error = editor._rows()[0].error
    desk.qtbot.waitUntil(error.isVisible)
    assert error.text() == line.accessibleDescription() == editor.problem()
    desk.type("attachments.link", "https://exemple.org/charte")
    assert error.isHidden()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert editor.value() == (Attachment("charte", link="https://exemple.org/charte"),)
    assert editor.problem() == ""
    assert desk.page.told[-1] == editor.value()


@pytest.mark.parametrize(
    "link",
    ["", "exemple.org", "ftp://a.org/x", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b/",
     "https://a.org/" + "x" * 2000],
)  # fmt: skip
def test_addresses_that_no_sheet_keeps(link: str) -> None:
    assert link_problem(link) != ""


def test_rows_move_by_keyboard_and_mouse_and_go(desk: Desk[Bench], files: dict[str, Path]) -> None:
    editor = desk.page.editor
    add(desk, files["plan.png"], files["guide.pdf"], files["film.mp4"])
    names = desk.window.findChildren(QLineEdit, "attachments.name")
    QTest.keyClick(names[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    names[0].setFocus()
    QTest.keyClick(names[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    order = [one.name for one in editor.value()]
    assert order in (["guide.pdf", "plan.png", "film.mp4"], ["guide.pdf", "film.mp4", "plan.png"])
    assert desk.window.focusWidget() is names[0]
    assert [one.name for one in desk.page.told[-1]] == order
    QTest.keyClick(names[0], Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert "plan.png" not in [one.name for one in editor.value()]
    assert len(editor.value()) == 2
    assert names[1].accessibleName() == "Pièces jointes, 1 sur 2, nom"


def test_a_value_set_from_outside_is_shown_and_not_told(desk: Desk[Bench], files: dict[str, Path]) -> None:
    editor = desk.page.editor
    kept = desk.app.attachments.put(path=files["plan.png"])
    pieces = (
        Attachment("plan.png", "Le plan", sha256=kept.sha256, audience=Audience.BOTH),
        Attachment("perdu.png", sha256="a" * 64),
        Attachment("Charte", link="https://exemple.org/charte"),
    )
    editor.set_value(pieces)
    desk.settle()
    assert editor.value() == pieces
    assert desk.page.told == []
    shown = [row.figures.text().split(" · ")[0] for row in editor._rows()]
    assert shown == ["Image", "Absente de cette base", "Lien"]
    assert [row.lines["link"].isVisibleTo(row) for row in editor._rows()] == [False, False, True]
    editor.set_value(pieces[1:])
    assert [row.figures.text().split(" · ")[0] for row in editor._rows()] == ["Absente de cette base", "Lien"]
    assert not editor._rows()[0].face.pictured
    editor.set_value(())
    assert editor.value() == ()


def test_stopping_leaves_the_rest_of_the_queue_out(desk: Desk[Bench], files: dict[str, Path]) -> None:
    editor = desk.page.editor
    editor.add_paths([files["film.mp4"], files["plan.png"]])
    assert editor._job is not None
    editor.progress.follow(editor._job)
    editor.progress.stop.click()
    desk.settle()
    assert editor.value() == ()
    assert not editor.error.isVisibleTo(editor)
    assert not editor.progress.isVisibleTo(editor)
    assert desk.app.attachments.kept() == (0, 0)


def test_a_large_file_shows_how_far_it_is(desk: Desk[Bench], files: dict[str, Path]) -> None:
    editor = desk.page.editor
    with files["film.mp4"].open("ab") as out:
        out.write(bytes(6_000_000))
    told: list[int] = []
    bar = editor.progress.findChild(QProgressBar)
    assert bar is not None
    bar.valueChanged.connect(told.append)
    add(desk, files["film.mp4"])
    assert told == sorted(told)
    assert max(told) > 50
    assert not editor.progress.isVisibleTo(editor)
    assert editor._rows()[0].figures.text() == "Film · 6,0\u00a0Mo"


# Under the sheet


@pytest.fixture
def pieces(desk: Desk[Bench], files: dict[str, Path]) -> tuple[Attachment, ...]:
    """One of each, shown under the sheet."""
    hashes = {
        name: desk.app.attachments.put(path=path).sha256
        for name, path in files.items()
        if name != "notes.txt"
    }
    pieces = (
        Attachment("plan.png", "Le plan", sha256=hashes["plan.png"]),
        Attachment("guide.pdf", sha256=hashes["guide.pdf"]),
        Attachment("film.mov", "L’assemblée", sha256=hashes["film.mp4"]),
        Attachment("Charte", link="https://exemple.org/charte"),
        Attachment("perdu.png", sha256="a" * 64),
        Attachment("piège", link="javascript:alert(1)"),
    )
    sheet = desk.app.library.sheet_by_slug("tour-des-cles").sheet
    desk.page.strip.show_sheet(replace(sheet, attachments=pieces))
    desk.settle()
    return pieces


def press(desk: Desk[Bench], place: int) -> None:
    card = desk.page.strip.cards[place]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Space)
    desk.settle()


def viewer(desk: Desk[Bench]) -> Viewer:
    dialog = desk.page.strip.opener.dialog
    assert isinstance(dialog, Viewer)
    desk.qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def outgoing(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What would have been handed to the system."""
    urls: list[QUrl] = []

    def take(url: QUrl) -> bool:
        urls.append(url)
        return True

    monkeypatch.setattr(outside, "_open", take)
    return urls


def test_cards_say_what_they_are(desk: Desk[Bench], pieces: tuple[Attachment, ...]) -> None:
    strip = desk.page.strip
    assert strip.isVisibleTo(desk.page)
    said = [card.accessibleName() for card in strip.cards]
    assert said[0].startswith("Le plan. plan.png. Image · ")
    assert said[1].startswith("guide.pdf. PDF · ")
    assert said[2].startswith("L’assemblée. film.mov. Film · ")
    assert said[3] == "Charte. Lien · exemple.org."
    assert said[4] == "perdu.png. Absente de cette base."
    assert [card.face.pictured for card in strip.cards] == [True, False, False, False, False, False]
    sheet = desk.app.library.sheet_by_slug("tour-des-cles").sheet
    strip.show_sheet(sheet)
    assert not strip.isVisibleTo(desk.page)
    assert strip.cards == []


def test_a_picture_opens_zooms_and_is_saved_under_its_true_kind(
    desk: Desk[Bench], pieces: tuple[Attachment, ...], files: dict[str, Path], tmp_path: Path
) -> None:
    press(desk, 0)
    view = viewer(desk).view
    assert isinstance(view, PictureView)
    before = view.transform().m11()
    QTest.keyClick(viewer(desk), Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert view.transform().m11() == pytest.approx(before * 1.2)
    QTest.keyClick(viewer(desk), Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    desk.qtbot.waitUntil(lambda: view.transform().m11() == pytest.approx(before))
    desk.dialogs.file = tmp_path / "copie.png"
    desk.click("attachments.save")
    assert (tmp_path / "copie.png").read_bytes() == files["plan.png"].read_bytes()
    assert desk.dialogs.suggested == "plan.png"
    QTest.keyClick(viewer(desk), Qt.Key.Key_Escape)


def test_a_pdf_opens_with_all_its_pages_and_elsewhere(
    desk: Desk[Bench], pieces: tuple[Attachment, ...], files: dict[str, Path], outgoing: list[QUrl]
) -> None:
    from ui.kit.pdf_pages import PdfPages

    press(desk, 1)
    view = viewer(desk).view
    assert isinstance(view, PdfPages)
    assert view.pdf.pageCount() == 2
    desk.click("attachments.elsewhere")
    (url,) = outgoing
    assert Path(url.toLocalFile()).read_bytes() == files["guide.pdf"].read_bytes()
    assert url.toLocalFile().endswith(".pdf")
    viewer(desk).close()


def test_links_go_to_the_browser_and_nothing_else_does(
    desk: Desk[Bench], pieces: tuple[Attachment, ...], outgoing: list[QUrl]
) -> None:
    press(desk, 3)
    assert outgoing == [QUrl("https://exemple.org/charte")]
    press(desk, 4)
    assert "perdu.png" in desk.said()
    press(desk, 5)
    assert "javascript" in desk.said()
    assert len(outgoing) == 1
    assert desk.page.strip.opener.dialog is None


def test_a_picture_altered_in_the_database_is_told(desk: Desk[Bench], pieces: tuple[Attachment, ...]) -> None:
    from sqlalchemy import text

    other = io.BytesIO()
    Image.new("RGB", (10, 10)).save(other, "PNG")
    with desk.app.database.write() as session:
        session.execute(
            text("UPDATE attachment_chunk SET content = :other WHERE sha256 = :sha"),
            {"other": other.getvalue(), "sha": pieces[0].sha256},
        )
    press(desk, 0)
    assert desk.context.notices.alert is not None
    assert "altérée" in desk.context.notices.alert.words.what
    assert desk.page.strip.opener.dialog is None
