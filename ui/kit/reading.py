"""The reading view: a long text (a method sheet) well laid out, in the theme's colours."""

from __future__ import annotations

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

    def show_html(self, body: str, accent: str = "") -> None:
        """Show the inside of a <body>; texts of people must already be escaped."""
        self._html, self._accent = body, accent
        document = QTextDocument(self)
        document.setDocumentMargin(24)
        document.setDefaultFont(self.font())
        document.setDefaultStyleSheet(reading_css(accent))
        document.setHtml(f"<body>{body}</body>")
        previous = self.document()
        self.setDocument(document)
        if shiboken6.isValid(previous) and previous.parent() is self:
            previous.deleteLater()
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again in a new theme, at the same place."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_html") and self._html:
            bar = self.verticalScrollBar()
            share = bar.value() / max(1, bar.maximum())
            self.show_html(self._html, self._accent)
            self.scroll_to(share)

    def scroll_to(self, share: float) -> None:
        """Go to a share (0 to 1) of the whole; lays the whole document out first."""
        self.document().pageCount()
        bar = self.verticalScrollBar()
        bar.setValue(round(share * bar.maximum()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure in the middle."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        side = max(0, (self.width() - current().scale.px(self.MEASURE)) // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)
        if (
            self.document().textWidth() != self.viewport().width()
        ):  # Qt forgot to when it was hidden meanwhile
            self.setLineWrapMode(QTextBrowser.LineWrapMode.NoWrap)
            self.setLineWrapMode(QTextBrowser.LineWrapMode.WidgetWidth)
