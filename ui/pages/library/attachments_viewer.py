"""A picture or a PDF of a sheet, seen in full; saved as a copy or handed to another program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QKeySequence, QPainter, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QGraphicsScene, QGraphicsView, QWidget

from ui.kit.buttons import ghost, icon_button
from ui.kit.labels import label
from ui.kit.layout import FlowLayout, column
from ui.kit.theme import current

if TYPE_CHECKING:
    from ui.kit.pdf_pages import PdfPages

ZOOM_STEP = 1.2
SMALLEST, LARGEST = 0.02, 20.0


class Ways:
    """What can be done with a file besides looking at it; None where it cannot."""

    def __init__(
        self, *, save: Callable[[], object] | None = None, elsewhere: Callable[[], object] | None = None
    ) -> None:
        self.save, self.elsewhere = save, elsewhere


class PictureView(QGraphicsView):
    """A picture as large as the view until zoomed; the mouse or the arrows move it."""

    def __init__(self, image: QImage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scene = QGraphicsScene(self)
        self._item = scene.addPixmap(QPixmap.fromImage(image))
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._fitted = True
        self.setScene(scene)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setBackgroundBrush(QColor(current().palette.sunken))

    def enlarge(self) -> None:
        """One step larger."""
        self._zoom(ZOOM_STEP)

    def reduce(self) -> None:
        """One step smaller."""
        self._zoom(1 / ZOOM_STEP)

    def fit(self) -> None:
        """The whole picture, never larger than it is."""
        self._fitted = True
        self.resetTransform()
        picture = self._item.boundingRect()
        room = self.viewport().size()
        share = min(room.width() / picture.width(), room.height() / picture.height(), 1.0)
        self.scale(share, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted picture stays fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def _zoom(self, factor: float) -> None:
        now = self.transform().m11()
        wanted = max(SMALLEST, min(LARGEST, now * factor))
        self._fitted = False
        self.scale(wanted / now, wanted / now)


class Viewer(QDialog):
    """A view under a bar: the title, zoom, and the ways out."""

    def __init__(
        self, title: str, caption: str, make: Callable[[QWidget], PictureView | PdfPages], ways: Ways
    ) -> None:
        super().__init__()
        self.setObjectName("attachments.viewer")
        self.setWindowTitle(title)
        self.view = view = make(self)
        view.setObjectName("attachments.view")
        view.setAccessibleName(title)
        view.setAccessibleDescription(caption)
        words = column(label(title, "lead", wrap=True), gap=0)
        if caption and caption != title:
            words.addWidget(label(caption, "caption", wrap=True))
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in self._zooms(view) + self._ways(ways):
            flow.addWidget(button)
        bar = column(words, buttons, gap=8)
        bar.setContentsMargins(16, 12, 16, 12)
        whole = column(bar, view, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        room = self.screen().availableGeometry()
        scale = current().scale
        self.resize(min(scale.px(1000), room.width() - 60), min(scale.px(760), room.height() - 60))
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return does nothing here; Escape closes."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _zooms(self, view: PictureView | PdfPages) -> list[QWidget]:
        smaller = icon_button("minus", self.tr("Plus petit"), view.reduce, shortcut="Ctrl+-")
        larger = icon_button("plus", self.tr("Plus grand"), view.enlarge, shortcut="Ctrl++")
        fit = ghost(self.tr("Ajuster"), view.fit, shortcut="Ctrl+0")
        QShortcut(QKeySequence("Ctrl+="), self).activated.connect(view.enlarge)
        return [smaller, larger, fit]

    def _ways(self, ways: Ways) -> list[QWidget]:
        buttons: list[QWidget] = []
        if ways.elsewhere is not None:
            elsewhere = ghost(self.tr("Ouvrir avec un autre programme"), ways.elsewhere, icon="external-link")
            elsewhere.setObjectName("attachments.elsewhere")
            buttons.append(elsewhere)
        if ways.save is not None:
            save = ghost(self.tr("Enregistrer une copie…"), ways.save, icon="download", shortcut="Ctrl+S")
            save.setObjectName("attachments.save")
            buttons.append(save)
        return buttons


def pdf_viewer(title: str, caption: str, path: Path, ways: Ways) -> Viewer | None:
    """The pages of a PDF; None when it cannot be opened (protected, or broken where a first look does not see)."""
    from PySide6.QtPdf import QPdfDocument

    from ui.kit.pdf_pages import PdfPages

    viewer = Viewer(title, caption, PdfPages, ways)
    assert isinstance(viewer.view, PdfPages)
    if viewer.view.pdf.load(str(path)) != QPdfDocument.Error.None_:
        viewer.deleteLater()
        return None
    viewer.finished.connect(viewer.view.release)
    return viewer
