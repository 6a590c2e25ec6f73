"""The reading view: a long text (a method sheet) well laid out, in the theme's colours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from ui.kit.theme import current


def reading_css(accent: str = "") -> str:
    """The style of a document, for Qt's rich text; `accent` colours the headings' rule (a brique's colour)."""
    look = current()
    p, s = look.palette, look.scale
    head = f'font-family:"{look.display}";' if look.display else ""
    mark = accent or p.accent
    return f"""
body, p, li, td {{ color:{p.ink}; font-size:{s.px(16)}px; line-height:118%; }}
h1 {{ {head} font-size:{s.title}px; font-weight:700; color:{p.ink}; margin:0 0 8px 0; }}
h2 {{ {head} font-size:{s.heading}px; font-weight:700; color:{mark}; margin:28px 0 8px 0; }}
h3 {{ font-size:{s.lead}px; font-weight:600; color:{p.ink}; margin:20px 0 4px 0; }}
p {{ margin:0 0 10px 0; }}
.soft {{ color:{p.ink_soft}; }} .caption {{ color:{p.ink_faint}; font-size:{s.caption}px; }}
.promise {{ font-size:{s.px(18)}px; color:{p.ink_soft}; }}
.quote, blockquote {{ background-color:{p.sunken}; }}
.say {{ background-color:{p.accent_soft}; color:{p.ink}; }}
.note {{ background-color:{p.warning_soft}; color:{p.ink}; }}
th {{ color:{p.ink_faint}; font-size:{s.caption}px; font-weight:600; text-align:left; }}
a {{ color:{p.accent}; }}
"""


class ReadingView(QTextBrowser):
    """Shows HTML at a comfortable measure; gives links to its `anchorClicked`, opens nothing by itself."""

    MEASURE = 760

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        # Texts wrap; a pixel too many must not bring a bar.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._html = ""
        self._accent = ""
        self._look = current()
        self._share, self._holding = 0.0, False
        self.verticalScrollBar().valueChanged.connect(self._moved)

    def show_html(self, body: str, accent: str = "") -> None:
        """Show the inside of a <body>; texts of people must already be escaped."""
        self._html, self._accent, self._look = body, accent, current()
        document = QTextDocument(self)
        document.setDocumentMargin(24)
        document.setDefaultFont(self.font())
        document.setDefaultStyleSheet(reading_css(accent))
        document.setHtml(f"<body>{body}</body>")
        previous = self.document()
        with self._held():
            self.setDocument(document)
        if shiboken6.isValid(previous) and previous.parent() is self:
            previous.deleteLater()
        with self._held():
            self._measure()

    @property
    def share(self) -> float:
        """Where one is reading: the share (0 to 1) of the whole that lies above."""
        return self._share

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again in a new theme, at the same place."""
        if not hasattr(self, "_html"):
            super().changeEvent(event)
            return
        with self._held():
            super().changeEvent(event)
            if event.type() == QEvent.Type.StyleChange and self._html and self._look is not current():
                self.show_html(self._html, self._accent)
                self.scroll_to(self._share)

    def scroll_to(self, share: float) -> None:
        """Go to a share (0 to 1) of the whole; lays the whole document out first."""
        self._share = share
        with self._held():
            if share:
                self.document().pageCount()
            bar = self.verticalScrollBar()
            bar.setValue(round(share * bar.maximum()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure in the middle, and the place where one was reading."""
        inner = self._holding  # margins set on the way resize the viewport again
        with self._held():
            super().resizeEvent(event)
            self._measure()
        if self._share and not inner and event.size().width() != event.oldSize().width():
            self.scroll_to(self._share)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """What moves the bar meanwhile is not the person."""
        before, self._holding = self._holding, True
        try:
            yield
        finally:
            self._holding = before

    def _moved(self, value: int) -> None:
        if not self._holding:
            self._share = value / max(1, self.verticalScrollBar().maximum())

    def _measure(self) -> None:
        side = max(0, (self.width() - current().scale.px(self.MEASURE)) // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)
        if (
            self.document().textWidth() != self.viewport().width()
        ):  # Qt forgot to when it was hidden meanwhile
            self.setLineWrapMode(QTextBrowser.LineWrapMode.NoWrap)
            self.setLineWrapMode(QTextBrowser.LineWrapMode.WidgetWidth)
