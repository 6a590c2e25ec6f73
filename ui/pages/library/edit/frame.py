"""How the editor stands in the room there is: rail, form and page side by side, or one of them at a time."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.kit.layout import column, row, split
from ui.kit.page import PageContext
from ui.kit.theme import current
from ui.pages.library.attachments_editor import AttachmentsEditor
from ui.pages.library.edit.form import EditForm
from ui.pages.library.edit.header import EditHeader, HeaderActions
from ui.pages.library.edit.history import SheetHistory
from ui.pages.library.edit.page_pane import PagePane
from ui.pages.library.edit.rail import SectionBox, SectionRail
from ui.pages.library.edit.remarks import RemarksPanel
from ui.pages.library.edit.sections import sections

PAGE_HIDDEN = "edit-page-hidden"
ROOM_FOR_PAGE = 900
ROOM_FOR_RAIL = 1000


class EditFrame(QWidget):
    """The parts of the editor; `toggle_page` shows or hides the printed page."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._wide = True
        self.setObjectName("edit")
        self.history = SheetHistory(self)

    def build(self, actions: HeaderActions) -> None:
        """Make the parts and put them in their places."""
        self.header = EditHeader(actions)
        specs = sections()
        self.rail, self.jump = SectionRail(specs), SectionBox(specs)
        self.form = EditForm(lambda: AttachmentsEditor(self._context))
        self.remarks = RemarksPanel()
        self.remarks.hide()
        self.pane = PagePane(self._context, lambda: self.history.sheet if self.history.loaded else None)
        self.middle = QWidget()
        lines = column(self.jump, self.remarks, self.form, gap=8)
        lines.setStretch(2, 1)
        self.middle.setLayout(lines)
        self.splitter: QSplitter = split(self.middle, self.pane, sizes=(6, 5))
        body = row(self.rail, self.splitter, gap=12)
        body.setStretch(1, 1)
        whole = column(self.header, body, gap=10)
        whole.setContentsMargins(20, 12, 16, 12)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_form(self) -> None:
        """Where there is room for one only, the form."""
        if not self._wide and self.pane.isVisibleTo(self):
            self._swap(False)

    def toggle_page(self) -> None:
        """Show or hide the page; where there is room for one only, it takes the form's place."""
        if self._wide:
            hidden = self.pane.isVisibleTo(self)
            self._context.settings.set(PAGE_HIDDEN, hidden)
            self._arrange()
        else:
            self._swap(not self.pane.isVisibleTo(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The rail and the page are there when there is room."""
        super().resizeEvent(event)
        self._arrange()

    def restyle(self) -> None:
        """Follow another theme or text size."""
        self.rail.restyle()
        self.form.restyle()
        self.pane.restyle()
        self._arrange()

    def _arrange(self) -> None:
        scale, width = current().scale, self.width()
        self._wide = width >= scale.px(ROOM_FOR_PAGE)
        railed = width >= scale.px(ROOM_FOR_RAIL)
        self.rail.setVisible(railed)
        self.jump.setVisible(not railed)
        if self._wide:
            hidden = self._context.settings.flag(PAGE_HIDDEN)
            self.middle.show()
            self.pane.setVisible(not hidden)
        else:
            self._swap(False)
        self.header.page.setChecked(self.pane.isVisibleTo(self))
        self.pane.want()

    def _swap(self, page: bool) -> None:
        self.middle.setVisible(not page)
        self.pane.setVisible(page)
        self.header.page.setChecked(page)
        self.pane.want()
