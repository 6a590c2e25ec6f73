"""The room where sheets come in and go out, and the doors to it: the menu, and a file dropped on the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.kit.dialogs import file_filter
from ui.kit.page import PageContext
from ui.pages.library.exchange_pane import Pane

WORD = (".docx", ".docm", ".doc")
SUFFIXES = (".fabrique", ".zip", ".md", ".markdown", *WORD)


class ExchangeRoom(QStackedWidget):
    """One pane at a time, each built at its first visit. `closed` comes when the person goes back."""

    closed = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._panes: dict[str, Pane] = {}

    def open_file(self, path: Path) -> None:
        """Look into a pack, Markdown files or a Word document."""
        if path.suffix.lower() in WORD:
            from ui.pages.library.exchange_word import WordPane

            word = self._panes.get("word")
            if not isinstance(word, WordPane):
                word = WordPane(self._context)
                self._add("word", word)
            self.setCurrentWidget(word)
            word.open(path)
            return
        from ui.pages.library.exchange_merge import MergePane

        merge = self._panes.get("merge")
        if not isinstance(merge, MergePane):
            merge = MergePane(self._context)
            self._add("merge", merge)
        self.setCurrentWidget(merge)
        merge.open(path)

    def open_export(self) -> None:
        """Choose what to hand on."""
        from ui.pages.library.exchange_export import ExportPane

        pane = self._panes.get("export")
        if not isinstance(pane, ExportPane):
            pane = ExportPane(self._context)
            self._add("export", pane)
        self.setCurrentWidget(pane)
        pane.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        pane = self.currentWidget()
        if event.key() == Qt.Key.Key_Escape and isinstance(pane, Pane):
            pane.close_pane()
        else:
            super().keyPressEvent(event)

    def _add(self, name: str, pane: Pane) -> None:
        self._panes[name] = pane
        self.addWidget(pane)
        pane.closed.connect(self.closed)


def ask_file(context: PageContext) -> Path | None:
    """Ask which file to take in."""
    title = QCoreApplication.translate("exchange", "Importer des fiches")
    kinds = QCoreApplication.translate("exchange", "Fiches Markdown, archives, documents Word, paquets")
    return context.dialogs.open_file(title, file_filter(kinds, [one.removeprefix(".") for one in SUFFIXES]))


def ask_pack(context: PageContext) -> Path | None:
    """Ask which pack to open."""
    title = QCoreApplication.translate("exchange", "Ouvrir un paquet")
    kind = QCoreApplication.translate("exchange", "Paquet Fabrique")
    return context.dialogs.open_file(title, file_filter(kind, ["fabrique"]))


def ask_folder(context: PageContext) -> Path | None:
    """Ask which folder of Markdown files to take in."""
    return context.dialogs.choose_folder(
        QCoreApplication.translate("exchange", "Importer un dossier de fiches")
    )


def dropped_file(data: QMimeData) -> Path | None:
    """The one file or folder dropped that can be taken in, None for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) != 1 or not (paths[0].suffix.lower() in SUFFIXES or paths[0].is_dir()):
        return None
    return paths[0]


class DropDoor(QObject):
    """Lets a pack, a sheet, a Word document or a folder be dropped on a widget while `ready` says so."""

    def __init__(self, host: QWidget, ready: Callable[[], bool], take: Callable[[Path], object]) -> None:
        super().__init__(host)
        self._ready, self._take = ready, take
        host.setAcceptDrops(True)
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one file; leave the rest alone."""
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            return False
        assert isinstance(event, QDropEvent)
        path = dropped_file(event.mimeData()) if self._ready() else None
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(path)
        return True
