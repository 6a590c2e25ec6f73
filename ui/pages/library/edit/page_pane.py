"""The printed page beside the form: made anew a moment after the last key, the newest state alone, its place kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from curriculum.model import MethodSheet
from trainer.core.errors import FabriqueError
from ui.kit.buttons import icon_button
from ui.kit.cards import Card, EmptyState, Segments
from ui.kit.labels import label
from ui.kit.layout import row
from ui.kit.page import PageContext
from ui.kit.reading import ReadingView
from ui.kit.worker import Job
from ui.operations import drafts

if TYPE_CHECKING:
    from ui.kit.live_pages import LivePages

PAUSE_MS = 400


class PagePane(Card):
    """`want` asks for the page of the sheet as it stands; with a master, « Originale » shows that beside the form."""

    hidden_wanted = Signal()

    def __init__(self, context: PageContext, sheet: Callable[[], MethodSheet | None]) -> None:
        super().__init__(gap=0, margins=1)
        self._context, self._sheet = context, sheet
        self._shown: MethodSheet | None = None
        self._making: MethodSheet | None = None
        self._job: Job | None = None
        self.pages: LivePages | None = None
        self.setObjectName("edit.page")
        self.setAccessibleName(self.tr("La page imprimée"))
        self.count = label("", "caption")
        self.choice = Segments(
            [("page", self.tr("Page")), ("master", self.tr("Originale"))], name=self.tr("À côté")
        )
        self.choice.setObjectName("edit.page.choice")
        self.choice.chosen.connect(self._choose)
        self.smaller = icon_button("minus", self.tr("Plus petit"), self._reduce)
        self.larger = icon_button("plus", self.tr("Plus grand"), self._enlarge)
        self.hide_button = icon_button("x", self.tr("Masquer la page (F9)"), self.hidden_wanted.emit)
        bar = row(self.choice, self.count, None, self.smaller, self.larger, self.hide_button, gap=4)
        bar.setContentsMargins(14, 6, 8, 6)
        self.empty = EmptyState(
            "file-text", self.tr("La page se prépare"), self.tr("Elle suit ce que vous écrivez.")
        )
        self.master = ReadingView(self.tr("La fiche d’origine"))
        self.master.setObjectName("edit.master")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.master)
        head = QWidget()
        head.setLayout(bar)
        self.add(head)
        self.add(self.stack)
        self.body.setStretch(1, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.renew)
        context.worker.crashed.connect(self._crashed)
        self.show_master("")

    def want(self) -> None:
        """The sheet has changed: make its page once the person pauses."""
        self._pause.start()

    def renew(self) -> None:
        """Make the page now, unless nothing changed, nobody looks or one is being made."""
        self._pause.stop()
        sheet = self._sheet()
        if not self.isVisible() or self.choice.current != "page":
            return
        if sheet is None or self._making is not None or sheet is self._shown:
            return
        self._making = sheet
        self._job = drafts.draft_page(self._context, sheet=sheet, done=self._made, failed=self._failed)

    def show_master(self, html: str, accent: str = "") -> None:
        """The sheet that this one translates, or "" for none."""
        self.choice.setVisible(bool(html))
        if html:
            self.master.show_html(html, accent)
        self.choice.choose("master" if html else "page")

    def show_field(self, name: str) -> None:
        """Bring what the master says in a field to the top."""
        if self.choice.current == "master":
            self.master.scrollToAnchor(name)

    def restyle(self) -> None:
        """Follow another theme."""
        if self.pages is not None:
            self.pages.dress()

    def forget(self) -> None:
        """Another sheet is coming."""
        self._shown = None
        self._pause.stop()
        self.stack.setCurrentWidget(self.empty)

    def release(self) -> None:
        """Let the document go."""
        self.forget()
        if self.pages is not None:
            self.pages.release()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shown again: the page may be old."""
        super().resizeEvent(event)
        if self.isVisible():
            self.want()

    def _made(self, content: bytes) -> None:
        sheet, self._making = self._making, None
        try:
            from ui.kit.live_pages import LivePages
        except ImportError:
            self._say(
                self.tr("Pas d’aperçu sur cette machine"), self.tr("Une bibliothèque du système manque.")
            )
            return
        if self.pages is None:
            self.pages = LivePages(self)
            self.pages.setObjectName("edit.page.pages")
            self.pages.setAccessibleName(self.tr("Pages de la fiche"))
            self.stack.addWidget(self.pages)
        fresh = self._shown is None
        self._shown = sheet
        if self.choice.current == "page":
            self.stack.setCurrentWidget(self.pages)
        if fresh:
            self.pages.show_bytes(content)
        else:
            self.pages.renew(content)
        count = self.pages.pdf.pageCount()
        self.count.setText(self.tr("1\u00a0page") if count == 1 else self.tr("{0}\u00a0pages").format(count))
        if self._sheet() is not sheet:
            self.want()

    def _failed(self, error: FabriqueError) -> None:
        self._shown, self._making = self._making, None
        self._say(self.tr("La page ne peut pas être composée"), error.message)

    def _crashed(self, error: object) -> None:
        if self._making is not None and self._job is not None and not self._context.worker.waits(self._job):
            self._shown, self._making = self._making, None
            self._say(self.tr("La page ne peut pas être composée"), self.tr("Votre texte est gardé."))

    def _say(self, title: str, sentence: str) -> None:
        self.empty.set_text(title, sentence)
        self.stack.setCurrentWidget(self.empty)

    def _reduce(self) -> None:
        if self.pages is not None:
            self.pages.reduce()

    def _enlarge(self) -> None:
        if self.pages is not None:
            self.pages.enlarge()

    def _choose(self, key: str) -> None:
        for button in (self.smaller, self.larger, self.count):
            button.setVisible(key == "page")
        if key == "master":
            self.stack.setCurrentWidget(self.master)
        else:
            self.stack.setCurrentWidget(self.pages if self.pages is not None and self._shown else self.empty)
            self.want()
